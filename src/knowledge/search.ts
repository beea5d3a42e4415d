import lunr from 'lunr';
import type { Knowledge } from './schema.ts';

/** How texts are cut up is handed in, so that indexing and asking share one function and no other part is imported. */
export type Analyser = (text: string, language: 'sv' | 'en') => { stems: string[]; grams: string[] };

export type Search = {
  /** Services that a text seems to be about, the best first, with their share of the best one's score. Pure; never throws, whatever the text. */
  find(text: string, language: 'sv' | 'en', most?: number): { service: string; score: number }[];
};

/** A question that a service answers, in somebody's own words. */
export type Example = { service: string; text: string; language: 'sv' | 'en' };

const mostTokens = 40;
const fields = { name: 3, about: 1, examples: 2, nameGrams: 1, aboutGrams: 0.6, exampleGrams: 1 } as const;

/** Builds the index of all services that may be recommended, as plain JSON that `openSearch` reads. */
export function buildIndex(knowledge: Knowledge, examples: readonly Example[], analyse: Analyser): object {
  const byService = new Map<string, Example[]>();
  for (const example of examples) byService.set(example.service, [...(byService.get(example.service) ?? []), example]);
  const index = lunr(function () {
    this.pipeline.reset();
    this.searchPipeline.reset();
    this.ref('id');
    this.b(0.3);
    for (const [field, boost] of Object.entries(fields)) this.field(field, { boost });
    for (const { actors } of knowledge.regions) {
      for (const actor of actors) {
        for (const service of actor.services) {
          if (service.closed) continue;
          const needs = service.needs.flatMap((need) => knowledge.common.needs[need]?.label ?? []);
          const name = both([service.name, ...needs], analyse);
          const about = both([service.description, ...(service.eligibility ?? []), actor.purpose], analyse);
          const own = [...(service.examples?.sv ?? []).map((text) => analyse(text, 'sv')), ...(service.examples?.en ?? []).map((text) => analyse(text, 'en')), ...(byService.get(service.id) ?? []).map(({ text, language }) => analyse(text, language))];
          this.add({
            id: service.id, name: name.stems, about: about.stems, nameGrams: name.grams, aboutGrams: about.grams,
            examples: own.flatMap(({ stems }) => stems), exampleGrams: own.flatMap(({ grams }) => grams),
          });
        }
      }
    }
  });
  return index.toJSON();
}

/** Opens an index for asking. */
export function openSearch(json: object, analyse: Analyser): Search {
  const index = lunr.Index.load(json);
  return {
    find(text, language, most = 12) {
      const { stems, grams } = analyse(text, language);
      const words = [...new Set(stems)].slice(0, mostTokens);
      const pieces = [...new Set(grams)].slice(0, mostTokens * 3);
      if (words.length + pieces.length === 0) return []; // an empty query would answer with everything
      const hits = index.query((query) => {
        for (const word of words) query.term(word, { usePipeline: false, wildcard: lunr.Query.wildcard.NONE, fields: ['name', 'about', 'examples'] });
        for (const piece of pieces) query.term(piece, { usePipeline: false, wildcard: lunr.Query.wildcard.NONE, fields: ['nameGrams', 'aboutGrams', 'exampleGrams'], boost: 0.5 });
      });
      const best = hits[0]?.score ?? 0;
      return best <= 0 ? [] : hits.slice(0, most).map(({ ref, score }) => ({ service: ref, score: score / best }));
    },
  };
}

function both(texts: readonly { sv: string; en?: string | undefined }[], analyse: Analyser): { stems: string[]; grams: string[] } {
  const cut = texts.flatMap(({ sv, en }) => [analyse(sv, 'sv'), ...(en === undefined ? [] : [analyse(en, 'en')])]);
  return { stems: cut.flatMap(({ stems }) => stems), grams: cut.flatMap(({ grams }) => grams) };
}

import lunr from 'lunr';
import { wordsNear } from './spelling.ts';

/** How texts are cut up is handed in, so that indexing and asking share one function and no other part is imported. */
export type Analyser = (text: string, language: 'sv' | 'en') => { stems: string[]; grams: string[] };

/** A text and the language it is in. */
export type Said = { text: string; language: 'sv' | 'en' };

/** Something to find: what it is called, what is said of it, and questions that it answers in somebody's own words. */
export type Entry = { id: string; names: readonly Said[]; about: readonly Said[]; examples: readonly Said[] };

export type Search = {
  /** Entries that a text seems to be about, the best first. Pure; never throws, whatever the text. */
  find(text: string, language: 'sv' | 'en', most?: number): Found[];
};
/** `score` is the share of the best one's score; `covers` the share of the text's words, weighed by how rare they are, that stand in the entry. */
export type Found = { id: string; score: number; covers: number };

/** At most so many words, and pieces of words, are asked with: the rarest, which tell most. */
const asked = { words: 24, pieces: 32, misspelt: 4 };
/** Stems and 4-grams have fields of their own, since their scores add up best that way; examples count most. */
const fields = { words: { names: 2, about: 1, examples: 4 }, pieces: { names: 0.7, about: 0.4, examples: 2 } } as const;
type Kind = keyof typeof fields;
const fieldOf = (kind: Kind, part: string) => `${kind}.${part}`;
/** How much the length of an entry tells against it (BM25's b): little, since an entry with many examples is not worse. */
const lengthPenalty = 0.3;

/** Builds an index as plain JSON that `openSearch` reads. */
export function buildIndex(entries: readonly Entry[], analyse: Analyser): object {
  const index = lunr(function () {
    this.pipeline.reset();
    this.searchPipeline.reset();
    this.ref('id');
    this.b(lengthPenalty);
    for (const kind of ['words', 'pieces'] as const) {
      for (const [part, boost] of Object.entries(fields[kind])) this.field(fieldOf(kind, part), { boost });
    }
    for (const { id, ...parts } of entries) {
      const document: Record<string, unknown> = { id };
      for (const part of ['names', 'about', 'examples'] as const) {
        const cut = parts[part].map(({ text, language }) => analyse(text, language));
        document[fieldOf('words', part)] = cut.flatMap(({ stems }) => stems);
        document[fieldOf('pieces', part)] = cut.flatMap(({ grams }) => grams);
      }
      this.add(document);
    }
  });
  return index.toJSON();
}

/** Opens an index for asking. */
export function openSearch(json: object, analyse: Analyser): Search {
  const index = lunr.Index.load(json);
  const entries = sizeOf(json);
  const known = { words: termsOf(json, 'words'), pieces: termsOf(json, 'pieces') };
  const near = wordsNear([...known.words.keys()]);
  const rarest = (kind: Kind, candidates: readonly string[], most: number) => [...new Set(candidates)].flatMap((term) => known[kind].get(term) ?? []).sort((a, b) => a.count - b.count).slice(0, most);
  const rarity = (word: string) => Math.log(1 + entries / (known.words.get(word)?.count ?? 0.5));
  return {
    find(text, language, most = 12) {
      const { stems, grams } = analyse(text, language);
      const said = [...new Set(stems)];
      const corrected = said.filter((word) => !known.words.has(word)).slice(0, asked.misspelt).flatMap(near);
      const chosen = [...rarest('words', [...said, ...corrected], asked.words), ...rarest('pieces', grams, asked.pieces)];
      if (chosen.length === 0) return []; // an empty query would answer with everything
      const hits = index.query((query) => {
        for (const { term, fields: own } of chosen) query.term(term, { usePipeline: false, wildcard: lunr.Query.wildcard.NONE, fields: own });
      });
      const best = hits[0]?.score ?? 0;
      if (best <= 0) return [];
      const all = said.reduce((sum, word) => sum + rarity(word), 0) || 1;
      return hits.slice(0, most).map(({ ref, score, matchData }) => {
        const matched = matchData.metadata as Record<string, unknown>;
        return { id: ref, score: score / best, covers: said.reduce((sum, word) => sum + (Object.hasOwn(matched, word) ? rarity(word) : 0), 0) / all };
      });
    },
  };
}

type Term = { term: string; count: number; fields: string[] };
type Postings = [string, Record<string, object | number>][];

/** For each term of a kind, in how many entries it stands, and the fields it stands in, so that no other is asked. */
function termsOf(json: object, kind: Kind): Map<string, Term> {
  const { invertedIndex } = json as { invertedIndex: Postings };
  return new Map(invertedIndex.flatMap(([term, postings]): [string, Term][] => {
    const own = Object.entries(postings).filter(([name, at]) => name.startsWith(`${kind}.`) && typeof at === 'object' && Object.keys(at).length > 0);
    const count = new Set(own.flatMap(([, at]) => Object.keys(at))).size;
    return count === 0 ? [] : [[term, { term, count, fields: own.map(([name]) => name) }]];
  }));
}

function sizeOf(json: object): number {
  const { fieldVectors } = json as { fieldVectors: [string, unknown][] };
  return new Set(fieldVectors.map(([reference]) => reference.slice(reference.indexOf('/') + 1))).size;
}

import type { Knowledge } from './schema.ts';
import type { Entry, Said } from './search.ts';

/** A question that a service answers, in somebody's own words. */
export type Example = Said & { service: string };

/** All services that may be recommended, as entries for the search. */
export function serviceEntries(knowledge: Knowledge, examples: readonly Example[]): Entry[] {
  const asked = new Map<string, Said[]>();
  for (const { service, text, language } of examples) asked.set(service, [...(asked.get(service) ?? []), { text, language }]);
  return knowledge.regions.flatMap(({ actors }) => actors).flatMap((actor) => actor.services.filter(({ closed }) => !closed).map((service) => ({
    id: service.id,
    names: inBoth([service.name, ...service.needs.flatMap((need) => knowledge.common.needs[need]?.label ?? [])]),
    about: inBoth([service.description, ...(service.eligibility ?? []), actor.purpose]),
    examples: [...inEach(service.examples), ...(asked.get(service.id) ?? [])],
  })));
}

/** All short answers to general questions, as entries for the search. */
export function answerEntries({ answers }: Knowledge): Entry[] {
  return answers.map(({ id, question, answer, examples }) => ({ id, names: inBoth([question]), about: inBoth([answer]), examples: inEach(examples) }));
}

function inBoth(texts: readonly { sv: string; en?: string | undefined }[]): Said[] {
  return texts.flatMap(({ sv, en }) => [{ text: sv, language: 'sv' as const }, ...(en === undefined ? [] : [{ text: en, language: 'en' as const }])]);
}

function inEach(examples: { sv: readonly string[]; en: readonly string[] } | undefined): Said[] {
  return [...(examples?.sv ?? []).map((text) => ({ text, language: 'sv' as const })), ...(examples?.en ?? []).map((text) => ({ text, language: 'en' as const }))];
}

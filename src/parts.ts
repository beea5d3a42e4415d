import type { Compiled } from './compiled.ts';
import { reader } from './reading/read.ts';
import { understanding } from './understand.ts';
import type { Understand } from './understand.ts';

/** What reads the texts of companies: the model, the search, and the rules with the names of this knowledge. */
export function understandingOf({ knowledge, model, search, answers }: Pick<Compiled, 'knowledge' | 'model' | 'search' | 'answers'>): Understand {
  const readFacts = reader({
    places: [
      ...knowledge.regions.flatMap(({ region }) => region.municipalities.map(({ name, places }) => ({ municipality: name, region: region.id, county: region.county?.name, names: [name, ...places] }))),
      ...knowledge.elsewhere.map(({ name, county }) => ({ municipality: name, region: undefined, county, names: [name] })),
    ],
    telling: knowledge.regions.flatMap(({ actors }) => actors.flatMap(({ services }) => services.flatMap(({ id, words }) => (words ? [{ service: id, for: words.for, against: words.against }] : [])))),
    actors: knowledge.regions.flatMap(({ actors }) => actors.map(({ id, name, aliases, serves }) => ({ actor: id, names: [name, ...aliases], serves }))),
  });
  return understanding({ model, search, answers, readFacts });
}

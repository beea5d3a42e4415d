import type { Sheet } from './faults.ts';
import type { Actor, Answers, Common, OtherPlaces, Region, Routing, Service, Sources } from './schema.ts';

/** One folder of knowledge. What did not fit its form is missing here and is told of elsewhere. */
export type Folder = {
  name: string;
  region: Sheet<Region> | undefined;
  routing: Sheet<Routing> | undefined;
  places: Sheet<OtherPlaces> | undefined;
  answers: Sheet<Answers> | undefined;
  actors: Sheet<Actor>[];
};

/** All files as they were read, before they are compared with each other. */
export type Tree = {
  common: Sheet<Common> | undefined;
  sources: Sheet<Sources> | undefined;
  folders: Folder[];
  /** Every id written in an actor's file, faulty files included, so that one fault does not breed others. */
  claimed: ReadonlySet<string>;
};

type OwnedService = { service: Service; owner: Sheet<Actor> };

/** What the files refer to each other by. `undefined` where a file could not be read, so that nothing is said about it. */
export type Names = {
  needs: string[] | undefined;
  areas: string[] | undefined;
  sources: string[] | undefined;
  /** Folders with municipalities: those that a company can be in. */
  regions: string[];
  actors: ReadonlyMap<string, Sheet<Actor>>;
  services: ReadonlyMap<string, OwnedService>;
  claimed: ReadonlySet<string>;
  /** The municipalities of a region, where its file could be read. */
  municipalities: ReadonlyMap<string, string[]>;
};

/** Collects the names once, before the checks that compare files. */
export function collectNames(tree: Tree): Names {
  const actors = tree.folders.flatMap((folder) => folder.actors);
  const withRegion = tree.folders.flatMap(({ name, region }) => (region ? [{ name, municipalities: region.value.municipalities.map((m) => m.name) }] : []));
  return {
    needs: tree.common && Object.keys(tree.common.value.needs),
    areas: tree.common && Object.keys(tree.common.value.areas),
    sources: tree.sources && Object.keys(tree.sources.value),
    regions: tree.folders.filter(({ region }) => !region || region.value.municipalities.length > 0).map(({ name }) => name),
    actors: keepFirst(actors.map((actor) => [actor.value.id, actor])),
    services: keepFirst(actors.flatMap((owner) => owner.value.services.map((service): [string, OwnedService] => [service.id, { service, owner }]))),
    claimed: tree.claimed,
    municipalities: new Map(withRegion.map(({ name, municipalities }) => [name, municipalities])),
  };
}

/** Of two with the same id the first counts; the second is told of as a double. */
function keepFirst<T>(entries: readonly [string, T][]): ReadonlyMap<string, T> {
  const kept = new Map<string, T>();
  for (const [id, value] of entries) if (!kept.has(id)) kept.set(id, value);
  return kept;
}

/** Whether an actor serves a region, as far as one can tell: a region it misspelt is told of once, and could be this one. */
export function mayServe(actor: Actor, region: string, { regions }: Names): boolean {
  return actor.serves.includes(region) || actor.serves.some((name) => !regions.includes(name));
}

const gone: readonly Actor['status'][] = ['moved', 'closed', 'unknown'];

/** Whether an actor has closed, left the region or left no trace: it is recognised, and never recommended. */
export function isGone(actor: Actor): boolean {
  return gone.includes(actor.status);
}

import type { Actor, Knowledge, Service } from '../knowledge/schema.ts';
import { isGone, lastChecked, stagesOf } from '../knowledge/match.ts';

/** A text in both languages. */
export type Both = { sv: string; en: string };
/** A service as the pictures know it; `checked` is the date of its latest source. */
export type MapService = { id: string; name: Both; areas: readonly string[]; stages: readonly string[]; needs: readonly string[]; /** Whether anybody is led to it. */ open: boolean; unverified: boolean; checked?: string };
/** An actor with its services. `best` is what it says that it does best, or else what it is for. */
export type MapActor = { id: string; name: string; serves: readonly string[]; national: boolean; gone: boolean; uncertain: boolean; best: Both & { ownWords: boolean; unverified: boolean; checked?: string }; services: readonly MapService[] };
/** Who does what, as the knowledge has it. */
export type DirectoryMap = {
  regions: readonly { id: string; name: Both }[];
  /** The eleven areas of the map that the actors of Örebro drew, and those that have been added. */
  areas: readonly { id: string; name: Both; added: boolean }[];
  stages: readonly { id: string; name: Both }[];
  needs: readonly { id: string; name: Both; area: string }[];
  actors: readonly MapActor[];
};

/** Advice, training, networks, patents, coaching, premises, grants, loans, investment capital, marketing and research. */
const theEleven = ['radgivning', 'utbildning', 'natverk', 'patent', 'coachning', 'lokaler', 'bidrag', 'lan', 'investeringskapital', 'marknadsforing', 'forskning'];

/** The map of who does what. */
export function directoryMap(knowledge: Pick<Knowledge, 'common' | 'sources' | 'regions'>): DirectoryMap {
  const { common, regions } = knowledge;
  const areas = Object.entries(common.areas).map(([id, name]) => ({ id, name: both(name), added: !theEleven.includes(id) }));
  return {
    regions: regions.filter(({ region }) => region.municipalities.length > 0).map(({ region }) => ({ id: region.id, name: both(region.name) })),
    areas: [...areas.filter(({ added }) => !added).sort((a, b) => theEleven.indexOf(a.id) - theEleven.indexOf(b.id)), ...areas.filter(({ added }) => added)],
    stages: Object.entries(common.stages).filter(([id]) => id !== 'internationalisering').map(([id, name]) => ({ id, name: both(name) })),
    needs: Object.entries(common.needs).map(([id, { label, areas: own }]) => ({ id, name: both(label), area: own[0] ?? '' })),
    actors: regions.flatMap(({ region, actors }) => actors.map((actor) => mapActor(knowledge, actor, region.municipalities.length === 0))),
  };
}

function mapActor(knowledge: Pick<Knowledge, 'sources'>, actor: Actor, national: boolean): MapActor {
  const said = actor.best ?? actor.purpose;
  const checked = lastChecked(knowledge, [said]);
  return {
    id: actor.id, name: actor.name, serves: actor.serves, national, gone: isGone(actor), uncertain: actor.status === 'uncertain',
    best: { ...both(said), ownWords: actor.best !== undefined, unverified: said.unverified === true, ...(checked === undefined ? {} : { checked }) },
    services: actor.services.map((service) => mapService(knowledge, actor, service)),
  };
}

function mapService(knowledge: Pick<Knowledge, 'sources'>, actor: Actor, service: Service): MapService {
  const checked = lastChecked(knowledge, [service.description, ...(service.eligibility ?? []), ...(service.limits ?? []), ...(service.cost ? [service.cost] : []), ...(service.apply ? [service.apply] : [])]);
  return {
    id: service.id, name: both(service.name), areas: service.areas, stages: stagesOf(service.stages), needs: service.needs, open: !service.closed && !isGone(actor),
    unverified: service.description.unverified === true || actor.status === 'uncertain', ...(checked === undefined ? {} : { checked }),
  };
}

function both({ sv, en }: { sv: string; en?: string | undefined }): Both {
  return { sv, en: en ?? sv };
}

/** The actors that serve any of some regions, or of all, in alphabetical order, the national ones last. */
export function actorsIn({ actors }: DirectoryMap, regions?: readonly string[]): MapActor[] {
  return actors.filter(({ serves }) => regions === undefined || serves.some((one) => regions.includes(one)))
    .sort((a, b) => Number(a.national) - Number(b.national) || a.name.localeCompare(b.name, 'sv'));
}

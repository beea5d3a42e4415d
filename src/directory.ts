import type { Directory } from '../adapters/adapter.ts';
import { directoryMap } from './pictures/directory.ts';
import type { Actor, Knowledge } from './knowledge/schema.ts';

/** The open directory: what anyone may read of the knowledge, with its sources written out. When an actor has confirmed it is told, and not which person did. */
export function directoryOf(knowledge: Knowledge): Directory {
  const everyone = knowledge.regions.flatMap(({ region, actors }) => actors.map((actor) => ({ region, actor })));
  const regional = (id: string) => everyone.filter(({ actor }) => actor.serves.includes(id)).map(({ actor }) => actor);
  const known = (id: string) => knowledge.regions.some(({ region }) => region.id === id);
  const sourced = <T>(value: T): T => withSources(value, knowledge.sources) as T;
  return {
    map: directoryMap(knowledge),
    regions: knowledge.regions.map(({ region }) => ({ id: region.id, name: region.name, municipalities: region.municipalities.map(({ code, name }) => ({ code, name })), coordinator: region.coordinator?.actor })),
    doors: everyone.filter(({ actor }) => actor.status === 'active' || actor.status === 'uncertain').map(({ region, actor }) => ({
      id: actor.id, name: actor.name, region: region.id, regionName: region.name.sv, language: actor.brand?.language ?? region.language, status: actor.status,
      ...brandOf(actor),
      ...(knowledge.logos[actor.id] === undefined ? {} : { logo: knowledge.logos[actor.id] }),
    })),
    actors: (id) => (known(id) ? regional(id).map(({ services, slack: _slack, assured, ...actor }) => sourced({ ...actor, ...(assured ? { assured: { at: assured.at } } : {}), services: services.map((service) => service.id) })) : undefined),
    services: (id) => (known(id) ? regional(id).flatMap(({ id: actor, name, services }) => services.map((service) => sourced({ ...service, actor, actorName: name }))) : undefined),
  };
}

/** How a door looks and greets; its language stands for itself. */
function brandOf({ brand = {} }: Actor) {
  const { language: _language, ...look } = brand;
  return look;
}

/** Names of sources are written out as title, publisher, address and date, wherever they stand. */
function withSources(value: unknown, sources: Knowledge['sources']): unknown {
  if (Array.isArray(value)) return value.map((one) => withSources(one, sources));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, key === 'sources' && Array.isArray(inner) ? inner.map((name) => sources[String(name)] ?? name) : withSources(inner, sources)]));
}

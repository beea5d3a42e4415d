import { z } from 'zod';
import { Actor, Sources } from '../knowledge/schema.ts';
import type { Knowledge, Routing } from '../knowledge/schema.ts';
import { isGone } from '../knowledge/tree.ts';
import { firstOf } from './order.ts';
import { markOf } from './same.ts';

/**
 * What has been published in the pages, over the knowledge in the files: whole actors and sources by id, and golden conversations by
 * region and name (`null`: taken away). `over` tells what the file's actor was when the change was made, so that one sees when the file has changed since;
 * `homes` to which folder an actor belongs that no file has; `routing` which services come first in a region for a need.
 */
export const Overlay = z.strictObject({
  actors: z.record(z.string(), Actor).default({}),
  over: z.record(z.string(), z.string()).default({}),
  homes: z.record(z.string(), z.string()).default({}),
  sources: Sources.default({}),
  golden: z.record(z.string(), z.string().nullable()).default({}),
  routing: z.record(z.string(), z.record(z.string(), z.array(z.string()))).default({}),
});
export type Overlay = z.infer<typeof Overlay>;

/** With nothing published. */
export const noOverlay: Overlay = { actors: {}, over: {}, homes: {}, sources: {}, golden: {}, routing: {} };

/** The knowledge with what has been published put over it. An actor that no file has comes last in its home; one that has no home any more is left out. Pure. */
export function overlaid(knowledge: Knowledge, overlay: Overlay): Knowledge {
  const isOrdered = Object.keys(overlay.routing).length > 0;
  if (Object.keys(overlay.actors).length === 0 && Object.keys(overlay.sources).length === 0 && !isOrdered) return knowledge;
  const before = new Map(knowledge.regions.flatMap(({ actors }) => actors.map((actor) => [actor.id, actor] as const)));
  const added = Object.values(overlay.actors).filter(({ id }) => !before.has(id));
  const regions = knowledge.regions.map((one) => ({ ...one, actors: [...one.actors.map((actor) => overlay.actors[actor.id] ?? actor), ...added.filter(({ id }) => overlay.homes[id] === one.region.id)] }));
  const now = regions.flatMap(({ actors }) => actors);
  return {
    ...knowledge,
    version: `${knowledge.version}-${markOf({ actors: overlay.actors, homes: overlay.homes, sources: overlay.sources, ...(isOrdered ? { routing: overlay.routing } : {}) }).slice(0, 8)}`,
    sources: { ...knowledge.sources, ...overlay.sources },
    regions: regions.map((one) => ({ ...one, routing: inOrder(rerouted(one.routing, one.region.id, before, now), overlay.routing[one.region.id]) })),
  };
}

/** The ways of a region follow what was changed: a service that is closed, gone or not there leaves them; one that is new, or answers to one more need, comes last. */
function rerouted(routing: Routing, region: string, before: ReadonlyMap<string, Actor>, now: readonly Actor[]): Routing {
  const changed = now.filter((actor) => before.get(actor.id) !== actor);
  if (changed.length === 0) return routing;
  const added: { need: string; service: string }[] = [];
  const left = new Set<string>();
  for (const actor of changed) {
    const was = before.get(actor.id);
    const serves = (one: Actor | undefined) => one !== undefined && one.serves.includes(region) && !isGone(one);
    const open = (one: Actor | undefined) => (serves(one) ? one?.services.filter(({ closed }) => !closed) ?? [] : []);
    const [old, young] = [open(was), open(actor)];
    for (const { id } of was?.services ?? []) if (!young.some((service) => service.id === id)) left.add(id);
    for (const { id, needs } of young) {
      const known = old.find((service) => service.id === id)?.needs ?? [];
      added.push(...needs.filter((need) => !known.includes(need)).map((need) => ({ need, service: id })));
    }
  }
  // A region that has no ways of its own, as the country as a whole, gets none.
  if (Object.keys(routing).length === 0) return routing;
  const kept = Object.entries(routing).map(([need, services]) => [need, services.filter((id) => !left.has(id))] as const);
  const next: Record<string, string[]> = Object.fromEntries(kept.map(([need, services]) => [need, [...services]]));
  for (const { need, service } of added) if (!(next[need] ?? []).includes(service)) next[need] = [...(next[need] ?? []), service];
  return next;
}

/** The ways of a region in the order that was published: nobody comes into them by it, and nobody leaves. */
function inOrder(routing: Routing, order: Overlay['routing'][string] | undefined): Routing {
  if (order === undefined) return routing;
  return Object.fromEntries(Object.entries(routing).map(([need, services]) => [need, firstOf(services, order[need] ?? [])]));
}

/** The actors whose file has changed since what is published over it was made. */
export function outrun(knowledge: Knowledge, { over, actors }: Overlay): string[] {
  return knowledge.regions.flatMap((region) => region.actors).filter(({ id }) => Object.hasOwn(actors, id)).filter((actor) => over[actor.id] !== markOf(actor)).map(({ id }) => id);
}

import { z } from 'zod';
import { Source } from '../knowledge/schema.ts';
import type { Actor, Knowledge, Sources } from '../knowledge/schema.ts';
import { changesBetween } from './changes.ts';
import type { Change } from './changes.ts';
import { formOf } from './check.ts';
import type { Wrong } from './check.ts';
import { overlaid } from './overlay.ts';
import type { Overlay } from './overlay.ts';
import { isSame, markOf } from './same.ts';

/** A draft as far as publishing goes. One of an order is of a region and a need. */
export type Drafted = { kind: 'actor' | 'golden' | 'source' | 'order'; id: string; region: string; body: string };

/** What would hold with some drafts published; or what is wrong with the form of some of them, by their ids. */
export function withDrafts(files: Knowledge, before: Overlay, chosen: readonly Drafted[], all: readonly Drafted[]): { overlay: Overlay } | { wrong: ReadonlyMap<string, Wrong[]> } {
  const actors: Actor[] = [];
  const wrong = new Map<string, Wrong[]>();
  for (const { id, body } of chosen.filter(({ kind }) => kind === 'actor')) {
    const form = formOf(JSON.parse(body));
    if ('wrong' in form) wrong.set(id, form.wrong);
    else actors.push(form.actor);
  }
  if (wrong.size > 0) return { wrong };
  const inFiles = new Map(files.regions.flatMap((one) => one.actors).map((actor) => [actor.id, actor] as const));
  const homeOf = (id: string) => before.homes[id] ?? chosen.find((draft) => draft.kind === 'actor' && draft.id === id)?.region ?? '';
  const next: Overlay = {
    actors: { ...before.actors, ...Object.fromEntries(actors.map((actor) => [actor.id, actor])) },
    over: { ...before.over, ...Object.fromEntries(actors.flatMap(({ id }) => (inFiles.has(id) ? [[id, markOf(inFiles.get(id))]] : []))) },
    homes: Object.fromEntries([...Object.keys(before.actors), ...actors.map(({ id }) => id)].flatMap((id) => (inFiles.has(id) ? [] : [[id, homeOf(id)]]))),
    sources: { ...before.sources, ...sourcesFor(actors, all) },
    routing: before.routing,
    golden: { ...before.golden, ...Object.fromEntries(chosen.flatMap(({ kind, id, body }) => (kind === 'golden' ? [[id, body.trim() === '' ? null : body]] : []))) },
  };
  // Who has gone back to what the file says is not published over it any more.
  const isOver = ([id]: [string, unknown]) => !isSame(next.actors[id], inFiles.get(id));
  const over = { ...next, actors: Object.fromEntries(Object.entries(next.actors).filter(isOver)), over: Object.fromEntries(Object.entries(next.over).filter(isOver)) };
  return { overlay: chosen.reduce((now, { kind, id, body }) => (kind === 'order' ? withOrder(files, now, id, orderIn(body)) : now), over) };
}

/** Which services a draft of an order has, the first first. */
export function orderIn(body: string): string[] {
  return z.array(z.string()).parse(JSON.parse(body));
}

/** By what the order for a need of a region is known, as a draft and in what is told of a publication; and back. */
export const orderId = (region: string, need: string) => `${region}/${need}`;
export const partsOf = (id: string): { region: string; need: string } => { const [region = '', need = ''] = id.split('/'); return { region, need }; };

/** The services that answer a need in a region, in the order in which they are tried; nothing where the region has no ways of its own, or there is no such need. */
export function tried({ regions, common }: Knowledge, region: string, need: string): readonly string[] | undefined {
  const one = regions.find(({ region: { id } }) => id === region);
  return one && one.region.municipalities.length > 0 && Object.hasOwn(common.needs, need) ? (one.routing[need] ?? []) : undefined;
}

/** What is published with an order put in it. One that says what would hold without it is not kept: then the file is what holds. */
function withOrder(files: Knowledge, overlay: Overlay, id: string, order: readonly string[]): Overlay {
  const { region, need } = partsOf(id);
  const { [need]: _, ...others } = overlay.routing[region] ?? {};
  const put = (needs: Overlay['routing'][string]): Overlay => {
    const { [region]: __, ...rest } = overlay.routing;
    return { ...overlay, routing: Object.keys(needs).length === 0 ? rest : { ...rest, [region]: needs } };
  };
  const [without, within] = [put(others), put({ ...others, [need]: [...order] })];
  return isSame(tried(overlaid(files, without), region, need), tried(overlaid(files, within), region, need)) ? without : within;
}

/** The new sources that what is published rests on: they hold together with it. */
export function sourcesFor(actors: readonly Actor[], all: readonly Drafted[]): Sources {
  const said = JSON.stringify(actors);
  return Object.fromEntries(all.flatMap(({ kind, id, body }) => {
    const source = kind === 'source' && said.includes(JSON.stringify(id)) ? Source.safeParse(JSON.parse(body)) : undefined;
    return source?.success ? [[id, source.data]] : [];
  }));
}

/** What one publication changed, by what it was about. */
export type Changed = { kind: Drafted['kind']; id: string; region: string; changes: Change[] };

/** Where an actor belongs, and what its file has where there is one. */
type Home = { id: string; region: string; file: Actor | undefined };

/** What differs between what was published at two times, over the same files. */
export function changedBetween(files: Knowledge, before: Overlay, after: Overlay): Changed[] {
  const inFiles = files.regions.flatMap(({ region, actors: all }) => all.map((file): Home => ({ id: file.id, region: region.id, file })));
  const added = Object.entries({ ...before.homes, ...after.homes }).flatMap(([id, region]): Home[] => (inFiles.some((one) => one.id === id) ? [] : [{ id, region, file: undefined }]));
  const actors = [...inFiles, ...added].flatMap(({ id, region, file }) => {
    const [was, is] = [before.actors[id] ?? file, after.actors[id] ?? file];
    const changes = was === is ? [] : changesBetween(was, is);
    return changes.length === 0 ? [] : [{ kind: 'actor' as const, id, region, changes }];
  });
  const golden = [...new Set([...Object.keys(before.golden), ...Object.keys(after.golden)])].flatMap((id) => (before.golden[id] === after.golden[id] ? []
    : [{ kind: 'golden' as const, id, region: id.split('/')[0] ?? '', changes: [{ field: 'text', from: before.golden[id], to: after.golden[id] }] }]));
  const sources = [...new Set([...Object.keys(before.sources), ...Object.keys(after.sources)])].flatMap((id) => (isSame(before.sources[id], after.sources[id]) ? []
    : [{ kind: 'source' as const, id, region: '', changes: [{ field: 'text', from: before.sources[id], to: after.sources[id] }] }]));
  return [...actors, ...golden, ...sources, ...ordersBetween(files, before, after)];
}

/** The orders that differ between two times, each as the whole list that was tried then. */
function ordersBetween(files: Knowledge, before: Overlay, after: Overlay): Changed[] {
  const named = [before, after].flatMap(({ routing }) => Object.entries(routing).flatMap(([region, needs]) => Object.keys(needs).map((need) => orderId(region, need))));
  const differ = [...new Set(named)].map((id) => ({ id, ...partsOf(id) })).filter(({ region, need }) => !isSame(before.routing[region]?.[need], after.routing[region]?.[need]));
  if (differ.length === 0) return [];
  const [was, is] = [overlaid(files, before), overlaid(files, after)];
  return differ.map(({ id, region, need }) => ({ kind: 'order', id, region, changes: [{ field: 'order', from: tried(was, region, need), to: tried(is, region, need) }] }));
}

/** The regions whose golden conversations have something to say about what was changed. */
export function regionsOf(knowledge: Knowledge, changed: readonly Changed[]): string[] {
  const serves = new Map(knowledge.regions.flatMap(({ actors }) => actors.map((actor) => [actor.id, actor.serves] as const)));
  return [...new Set(changed.flatMap(({ kind, id, region }) => (kind === 'actor' ? [region, ...(serves.get(id) ?? [])] : [region])))].filter((one) => one !== '');
}

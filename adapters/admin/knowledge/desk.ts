import type { Account, Scope } from '../../../src/accounts/account.ts';
import { reaches } from '../../../src/accounts/account.ts';
import { assuranceOf } from '../../../src/editing/assurance.ts';
import { servicesOf } from '../../../src/editing/changes.ts';
import type { Written } from '../../../src/editing/changes.ts';
import { checkWhole, formOf } from '../../../src/editing/check.ts';
import type { Wrong } from '../../../src/editing/check.ts';
import { overlaid } from '../../../src/editing/overlay.ts';
import type { Overlay } from '../../../src/editing/overlay.ts';
import { markOf } from '../../../src/editing/same.ts';
import { Source } from '../../../src/knowledge/schema.ts';
import type { Actor, Knowledge, Sources } from '../../../src/knowledge/schema.ts';
import { isGone } from '../../../src/knowledge/tree.ts';
import type { KeptDraft } from '../../../src/store/editing.ts';
import { NotHere } from '../route.ts';
import type { KnowledgePort } from './port.ts';

/** All that lies on the desk of whoever works with the knowledge: the files, what is published over them, and the drafts. */
export type Desk = { files: Knowledge; overlay: Overlay; id: string | undefined; now: Knowledge; drafts: readonly KeptDraft[]; /** Sources that are in drafts. */ newSources: Sources };

export async function deskOf(port: KnowledgePort): Promise<Desk> {
  const [{ overlay, id }, drafts] = await Promise.all([port.published(), port.editing.drafts()]);
  const files = port.files();
  return { files, overlay, id, now: overlaid(files, overlay), drafts, newSources: sourcesIn(drafts) };
}

function sourcesIn(drafts: readonly KeptDraft[]): Sources {
  return Object.fromEntries(drafts.flatMap(({ kind, id, body }) => {
    const read = kind === 'source' ? Source.safeParse(JSON.parse(body)) : undefined;
    return read?.success ? [[id, read.data]] : [];
  }));
}

/** Every actor on the desk by its id, with the region that it belongs to: those that hold, and those that only a draft has yet. */
export function homesOn({ now, drafts }: Pick<Desk, 'now' | 'drafts'>): ReadonlyMap<string, string> {
  const drafted = drafts.flatMap(({ kind, id, region }) => (kind === 'actor' ? [[id, region] as const] : []));
  return new Map([...drafted, ...now.regions.flatMap(({ region, actors }) => actors.map(({ id }) => [id, region.id] as const))]);
}

/**
 * An actor on the desk: as its file has it and as it holds, where it is there and is not new, and as its draft has it; `mark` is by what one knows
 * that what is shown is still the same.
 */
export type OnDesk = { id: string; name: string; region: string; file: Actor | undefined; holds: Actor | undefined; draft: KeptDraft | undefined; shown: Written; mark: string };

export function actorOn(desk: Desk, id: string): OnDesk {
  const region = homesOn(desk).get(id);
  const of = ({ regions }: Knowledge) => regions.flatMap(({ actors }) => actors).find((actor) => actor.id === id);
  const holds = of(desk.now);
  const draft = desk.drafts.find((one) => one.kind === 'actor' && one.id === id);
  const shown = draft ? JSON.parse(draft.body) as Written : holds;
  if (region === undefined || shown === undefined) throw new NotHere();
  return { id, name: typeof shown['name'] === 'string' ? shown['name'] : (holds?.name ?? id), region, file: of(desk.files), holds, draft, shown, mark: markOf(shown) };
}

/** An actor as somebody may see it: what a draft has, only for those who reach the actor. */
export function actorFor(desk: Desk, id: string, account: Account): OnDesk {
  const one = actorOn(desk, id);
  if (one.draft === undefined || isReached(account, one.draft)) return one;
  return actorOn({ ...desk, drafts: desk.drafts.filter((draft) => draft !== one.draft) }, id);
}

/** An id is part of the name of a channel, which may be so long. */
export const longestId = 60;

/** Whether a service cannot have an id: another has it, in what holds or in any draft, or it is too long. */
export function isServiceTaken({ now, drafts }: Desk, id: string): boolean {
  const drafted = drafts.flatMap(({ kind, body }) => (kind === 'actor' ? [JSON.parse(body) as Written] : []));
  return id.length > longestId || [...now.regions.flatMap(({ actors }) => actors), ...drafted].some((actor) => servicesOf(actor).some((one) => one['id'] === id));
}

/** Whose an actor is: its region's, and its own. */
export function scopeOfActor(desk: Desk, id: string): Scope | undefined {
  const region = homesOn(desk).get(id);
  return region === undefined ? undefined : { regions: [region], actors: [id] };
}

/** What everybody may reach who has the right. */
export function everybodys(desk: Desk): Scope {
  return { regions: desk.now.regions.map(({ region }) => region.id), actors: [...homesOn(desk).keys()] };
}

/** Whose the sheets of a region are: its own, and each of its actors'. */
export function scopeOfRegion(desk: Desk, id: string): Scope | undefined {
  if (!desk.now.regions.some(({ region }) => region.id === id)) return undefined;
  return { regions: [id], actors: [...homesOn(desk)].flatMap(([actor, region]) => (region === id ? [actor] : [])) };
}

/** Whose a draft is. Sources are everybody's who edits. */
export function scopeOfDraft({ kind, id, region }: Pick<KeptDraft, 'kind' | 'id' | 'region'>): Scope {
  return { regions: [region], actors: kind === 'actor' ? [id] : [] };
}

export function isReached(account: Account, draft: KeptDraft): boolean {
  return draft.kind === 'source' || reaches(account, scopeOfDraft(draft));
}

/** The knowledge as it would be with an actor of a region changed or new, new sources included. */
export function withActor({ files, overlay, newSources }: Desk, actor: Actor, region: string): Knowledge {
  return overlaid(files, { ...overlay, sources: { ...overlay.sources, ...newSources }, actors: { ...overlay.actors, [actor.id]: actor }, homes: { ...overlay.homes, [actor.id]: region } });
}

/** The knowledge with all sources that there are, for choosing among them. */
export function withNewSources({ now, newSources }: Desk): Knowledge {
  return { ...now, sources: { ...now.sources, ...newSources } };
}

/** All that is wrong with an actor: its form, and where that is right all that the rest does not bear out, here or elsewhere because of it. */
export function wrongWith(desk: Desk, { shown, region }: Pick<OnDesk, 'shown' | 'region'>): { form: Wrong[]; whole: Wrong[]; knowledge: Knowledge | undefined } {
  const form = formOf(shown);
  if ('wrong' in form) return { form: form.wrong, whole: [], knowledge: undefined };
  const knowledge = withActor(desk, form.actor, region);
  const whole = [...checkWhole(knowledge)].flatMap(([about, wrong]) => wrong.map((one) => (about === form.actor.id ? one : { ...one, path: '', problem: `${about}: ${one.problem}` })));
  return { form: [], whole, knowledge };
}

/** The actors that somebody edits and that have not said for a year that all is right. */
export function toConfirm(knowledge: Knowledge, account: Account, at: string): Actor[] {
  return knowledge.regions.flatMap(({ region, actors }) => actors.filter((actor) => !isGone(actor) && assuranceOf(actor, at) !== 'fresh' && reaches(account, { regions: [region.id], actors: [actor.id] })));
}

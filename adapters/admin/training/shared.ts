import { reaches } from '../../../src/accounts/account.ts';
import type { Account, Scope } from '../../../src/accounts/account.ts';
import type { Label, Source } from '../../../src/intents/label.ts';
import type { Language } from '../../../src/events.ts';
import { labelId } from '../../../src/intents/label.ts';
import { weekly } from '../../../src/intents/queue.ts';
import { filesSource } from '../../../src/learning/example.ts';
import type { KeptExample } from '../../../src/learning/example.ts';
import type { LearningDesk } from '../../../src/learning/desk.ts';
import { keyOf } from '../../../src/learning/queue.ts';
import type { Standing } from '../../../src/learning/queue.ts';
import { swedishDay } from '../../../src/pictures/period.ts';
import { dayStart } from '../time.ts';

declare module 'express-session' {
  interface SessionData {
    /** What was labelled last and how it was before, so that it can be undone; never what was said. */
    labelled: { source: Source; version: number; before?: Omit<KeptExample, 'text'> };
    /** Keys without a modifier do nothing on these pages. */
    keysOff: boolean;
  }
}

/** Where these pages begin. */
export const base = '/admin/traning';

/** Whether an account reaches what belongs to a region; what belongs to none is everybody's. */
export function reachesRegion(account: Account, region: string | undefined): boolean {
  return region === undefined || reaches(account, { regions: [region], actors: [] });
}

/** Whose something is that belongs to all. */
export function everybodys(desk: Pick<LearningDesk, 'regions'>): Scope {
  return { regions: desk.regions(), actors: [] };
}

/** The queue as it is for an account: what it reaches, without what has been judged. `queue` is not there while it is being put in order. */
export async function openQueueFor(desk: LearningDesk, account: Account): Promise<{ queue: Standing[] | undefined; kept: KeptExample[] }> {
  const [standing, kept] = await Promise.all([desk.queue.standing(), desk.store.learning.examples()]);
  const done = new Set(kept.map(({ source }) => keyOf(source)));
  const queue = standing?.flatMap((one) => {
    if (done.has(keyOf(one.said.source)) || one.behind.some(({ source }) => done.has(keyOf(source)))) return [];
    const { said, behind } = one;
    return reachesRegion(account, said.region) ? [{ ...one, behind: behind.filter(({ region }) => reachesRegion(account, region)) }] : [];
  });
  return { queue, kept };
}

/** How far somebody has come with the week's. A week begins on Monday, in Sweden. */
export function weekOf(account: Account, kept: readonly KeptExample[], left: number, at: string): { done: number; all: number; isDone: boolean } {
  const day = swedishDay(at);
  const monday = dayStart(day, -((new Date(day).getUTCDay() + 6) % 7)) ?? at;
  const done = kept.filter(({ account: by, at: when, source }) => by === account.id && when >= monday && source.conversation !== filesSource).length;
  const all = Math.min(weekly, done + left);
  return { done: Math.min(done, all), all, isDone: done >= all };
}

/** What a label is called. */
export function labelName(desk: LearningDesk, label: Label | undefined, language: Language): string {
  if (label === undefined) return '';
  return label.is === 'new' ? (desk.needs(language).find(({ id }) => id === labelId(label))?.name ?? label.name) : desk.named(labelId(label), language);
}

/** Whether an example waits for a need that is not there yet. */
export function isWished(desk: LearningDesk, { state, label }: KeptExample): boolean {
  return state !== 'skipped' && label?.is === 'new' && !desk.needs('sv').some(({ id }) => id === labelId(label));
}

/** The page where something that was said is labelled. */
export function sentencePath({ conversation, message }: Source, from?: string): string {
  return `${base}/mening/${encodeURIComponent(conversation)}/${encodeURIComponent(message)}${from === undefined ? '' : `?fran=${from}`}`;
}

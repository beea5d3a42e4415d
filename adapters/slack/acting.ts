import type { RespondFn } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { setTimeout as sleep } from 'node:timers/promises';
import { NotNow } from '../../src/events.ts';
import type { Promoter } from '../../src/events.ts';
import type { App, HandoverView } from '../adapter.ts';
import { spoken } from './blocks.ts';
import type { Block } from './blocks.ts';
import type { Log } from './log.ts';
import type { SlackUser } from './people.ts';
import { cleanLine, safe } from './safe.ts';
import { sayStanding } from './standing.ts';
import { SlackTrouble, writing } from './trouble.ts';
import type { Words } from './words.ts';

/** What the listeners work with. */
export type Acting = { client: WebClient; app: App; log: Log; now: () => Date; words: Words; promoterOf: (user: SlackUser) => Promise<Promoter> };

type Input = Parameters<App['receive']>[1];
type Act = Extract<Input, { promoter: Promoter }>;
/** An act without what every input has, as it is taken from the union one by one. */
type Bare<T> = T extends unknown ? Omit<T, 'id' | 'at' | 'promoter' | 'handover'> : never;
export type BareAct = Bare<Act>;
/** Somebody who did something somewhere: where an answer that only that person sees can be given. */
export type Where = { user: SlackUser; channel: string | undefined; respond?: RespondFn; request: string };

/** Hands in what a promoter has asked for, and tells the promoter when it is not possible. */
export async function act(acting: Acting, handover: string, where: Where, bare: BareAct): Promise<void> {
  const { app, words, now, promoterOf } = acting;
  const [view, promoter] = await Promise.all([app.read.handover(handover), promoterOf(where.user)]);
  if (!view) return tell(acting, where, words.gone);
  try {
    await app.receive(view.conversation, { ...bare, handover, promoter, id: where.request, at: now().toISOString() });
  } catch (error) {
    if (!(error instanceof NotNow)) throw error;
    await tell(acting, where, await sayNotNow(acting, handover, where, error));
  }
}

async function sayNotNow({ app, words }: Acting, handover: string, where: Where, refusal: NotNow): Promise<string> {
  if (refusal.code === 'taken') return refusal.detail.promoter === where.user.id ? words.takenByYou : words.takenBy(cleanLine(refusal.detail.name ?? ''));
  if (refusal.code === 'just_called') return words.justCalled;
  const undoing = words.undoing(refusal.code, cleanLine(refusal.detail.name ?? ''), cleanLine(refusal.detail.recipient ?? ''));
  if (undoing !== undefined) return undoing;
  if (refusal.code !== 'closed') return words.notNow;
  const view = await app.read.handover(handover);
  return view ? words.notAnyMore(standingOf(app, view, words)) : words.gone;
}

/** Opens a dialog, or asks to try again where it came too late. */
export async function openDialog(acting: Acting, where: Where, trigger: string, view: Parameters<WebClient['views']['open']>[0]['view']): Promise<void> {
  try {
    await writing(() => acting.client.views.open({ trigger_id: trigger, view }));
  } catch (error) {
    if (!(error instanceof SlackTrouble) || error.kind !== 'trigger') throw error;
    acting.log.warn({ code: error.code }, 'a dialog was opened too late');
    await tell(acting, where, acting.words.tryAgain);
  }
}

/** A trigger lives three seconds: what is not read in one of them is too late to wait for. */
export function inTime<T>(read: Promise<T>): Promise<T | 'late'> {
  return Promise.race([read, sleep(1000, 'late' as const, { ref: false })]);
}

/** Where a case stands, in a sentence. */
export function standingOf(app: App, { handover }: HandoverView, words: Words): string {
  return sayStanding(handover, (actor) => app.read.actors().find(({ id }) => id === actor)?.name ?? actor, words);
}

/** Whatever goes wrong, whoever pressed hears of it, and so do we. */
export async function kindly(acting: Acting, where: Where, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    acting.log.error(error instanceof SlackTrouble ? { code: error.code, request: where.request } : { err: error, request: where.request }, 'what a promoter asked for could not be done');
    await tell(acting, where, acting.words.sorry);
  }
}

/** What one person alone is told, as it is sent. */
export function whisper(words: string): { text: string; blocks: Block[] } {
  return { text: safe(words, 1500), blocks: [spoken(words, 1500)] };
}

/** Says something that only one person sees. Never throws: where it cannot be said, it is logged. */
export async function tell({ client, log }: Acting, { user, channel, respond, request }: Where, words: string): Promise<void> {
  const said = whisper(words);
  try {
    if (!channel) throw new SlackTrouble({ kind: 'channel', code: 'channel_not_found' }, true, undefined);
    await writing(() => client.chat.postEphemeral({ channel, user: user.id, ...said, parse: 'none', link_names: false }));
  } catch (error) {
    const code = error instanceof SlackTrouble ? error.code : 'internal';
    try {
      if (!respond) throw error;
      await respond({ ...said, response_type: 'ephemeral', replace_original: false });
    } catch {
      log.error({ code, request }, 'a promoter could not be told what happened');
    }
  }
}

import type { RespondFn } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { setTimeout as sleep } from 'node:timers/promises';
import { NotNow } from '../../src/events.ts';
import type { Promoter } from '../../src/events.ts';
import type { App, BareAct, HandoverView } from '../adapter.ts';
import { spoken } from './blocks.ts';
import type { Block } from './blocks.ts';
import type { Log } from './log.ts';
import type { SlackUser } from './people.ts';
import { capital, cleanLine, safe } from './safe.ts';
import type { Space, Spaces } from './spaces.ts';
import { sayStanding } from './standing.ts';
import { SlackTrouble, writing } from './trouble.ts';
import type { Words } from './words.ts';

/** What the listeners work with, for one request: the client and the names are those of the workspace that it came from. */
export type Acting = ListeningParts & { space: Space; client: WebClient; promoterOf: (user: SlackUser) => Promise<Promoter> };
/** What is the same for every request. */
export type ListeningParts = { spaces: Spaces; app: App; log: Log; now: () => Date; words: Words };

/** What a listener works with, for the request that Bolt gives it the context of. */
export function actingIn(parts: ListeningParts, context: object): Acting {
  const space = 'space' in context ? (context.space as Space | undefined) : undefined;
  if (!space) throw new Error('a request was handled without a workspace');
  return { ...parts, space, client: space.client, promoterOf: space.promoterOf };
}

/**
 * Does something about a handover for somebody in its own workspace, and tells whoever is in another: an actor's own app signs
 * whatever it likes. What only opens a dialog has a `patience`, since handing it in is looked at again.
 */
export async function whereItBelongs(acting: Acting, handover: string, where: Where, work: () => Promise<void>, patience?: number): Promise<void> {
  const { app, spaces, space, log, words } = acting;
  const belongs = (async () => {
    const place = (await app.read.place(handover)) ?? (await app.read.handover(handover));
    return !place || (await spaces.of(place.team)) === space;
  })();
  if (await (patience === undefined ? belongs : Promise.race([belongs, sleep(patience, true, { ref: false })]))) return work();
  log.warn({ team: space.team(), handover }, 'somebody in another workspace tried to act on a handover');
  return tell(acting, where, words.otherWorkspace);
}

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
  return capital(sayStanding(handover, (actor) => app.read.actors().find(({ id }) => id === actor)?.name ?? actor, words));
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
export function tell(acting: Acting, where: Where, words: string): Promise<void> {
  return whisperTo(acting, where, whisper(words));
}

/** The same of what is ready for Slack. */
export async function whisperTo({ client, log }: Acting, { user, channel, respond, request }: Where, said: { text: string; blocks?: Block[] }): Promise<void> {
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

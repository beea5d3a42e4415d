import type { App as Bolt, BlockAction, ButtonAction, RespondFn } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { setTimeout as sleep } from 'node:timers/promises';
import { NotNow } from '../../src/events.ts';
import type { Promoter } from '../../src/events.ts';
import type { App, HandoverView } from '../adapter.ts';
import { actionIds } from './card.ts';
import { declineDialog, dialogIds, fieldIds, readSubmission, referDialog } from './dialogs.ts';
import type { Submission } from './dialogs.ts';
import type { Log } from './log.ts';
import type { SlackUser } from './people.ts';
import { cleanLine, safe } from './safe.ts';
import { phaseOf, sayStanding } from './standing.ts';
import { SlackTrouble, writing } from './trouble.ts';
import type { Words } from './words.ts';

/** What the listeners work with. */
export type Acting = { client: WebClient; app: App; log: Log; now: () => Date; words: Words; promoterOf: (user: SlackUser) => Promise<Promoter> };

type Input = Parameters<App['receive']>[1];
type Act = Extract<Input, { type: 'handover.accept' | 'handover.refer' | 'handover.decline' }>;
/** An act without what every input has, as it is taken from the union one by one. */
type Bare<T> = T extends unknown ? Omit<T, 'id' | 'at' | 'promoter' | 'handover'> : never;
/** Somebody who did something somewhere: where an answer that only that person sees can be given. */
type Where = { user: SlackUser; channel: string | undefined; respond?: RespondFn; request: string };

/** Buttons and dialogs that have listeners. Whatever a card or a dialog sends is one of these. */
export const listenedTo: ReadonlySet<string> = new Set([...Object.values(actionIds), ...Object.values(fieldIds)]);

/** Registers what follows when a promoter presses a button or hands in a dialog. */
export function listen(bolt: Bolt, acting: Acting): void {
  const pressed = (action: string, work: (handover: string, where: Where, body: BlockAction) => Promise<void>) => {
    bolt.action<BlockAction<ButtonAction>>({ type: 'block_actions', action_id: action }, async ({ ack, action: button, body, respond, context }) => {
      await ack();
      const where = { user: body.user, channel: body.channel?.id, respond, request: requestOf(context) };
      await kindly(acting, where, () => work(button.value ?? '', where, body));
    });
  };
  pressed(actionIds.accept, (handover, where) => act(acting, handover, where, { type: 'handover.accept' }));
  pressed(actionIds.refer, (handover, where, body) => openRefer(acting, handover, where, body.trigger_id));
  pressed(actionIds.decline, (handover, where, body) => openDialog(acting, where, body.trigger_id, declineDialog({ handover, channel: where.channel ?? '' }, acting.words)));

  bolt.action(/.*/, async ({ ack, action }) => {
    await ack();
    const id = 'action_id' in action ? action.action_id : '';
    if (!listenedTo.has(id)) acting.log.warn({ action: id }, 'an unknown button was pressed');
  });
  bolt.command(/.*/, async ({ ack, command }) => {
    await ack();
    acting.log.warn({ command: command.command }, 'an unknown command was written');
  });
  for (const dialog of Object.values(dialogIds)) {
    bolt.view(dialog, async ({ ack, body, context }) => {
      await ack();
      const read = readSubmission(body, acting.words);
      // Faults were answered before we got here, and a dialog with faults changes nothing.
      if (!read || !('submission' in read)) return;
      const where = { user: body.user, channel: read.submission.about.channel || undefined, request: requestOf(context) };
      await kindly(acting, where, () => act(acting, read.submission.about.handover, where, actOf(read.submission)));
    });
  }
}

function actOf(submission: Submission): Bare<Act> {
  if (submission.dialog === 'refer') return { type: 'handover.refer', to: submission.to, reason: submission.reason };
  return { type: 'handover.decline', reason: submission.reason, ...(submission.note ? { note: submission.note } : {}) };
}

async function act(acting: Acting, handover: string, where: Where, bare: Bare<Act>): Promise<void> {
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
  if (refusal.code !== 'closed') return words.notNow;
  const view = await app.read.handover(handover);
  return view ? words.notAnyMore(standingOf(app, view, words)) : words.gone;
}

/** The list of those it can go to is read first, but the trigger lives three seconds: without the list, all are offered. */
async function openRefer(acting: Acting, handover: string, where: Where, trigger: string): Promise<void> {
  const { app, words } = acting;
  const view = await Promise.race([app.read.handover(handover), sleep(1000, 'late' as const, { ref: false })]);
  if (!view) return tell(acting, where, words.gone);
  if (view !== 'late' && phaseOf(view.handover) === 'ended') return tell(acting, where, words.notAnyMore(standingOf(app, view, words)));
  const onward = view === 'late' ? app.read.actors() : view.onward;
  if (!onward.length) return tell(acting, where, words.nobodyOnward);
  await openDialog(acting, where, trigger, referDialog({ handover, channel: where.channel ?? '' }, onward, words, view === 'late' ? 0 : 3));
}

async function openDialog(acting: Acting, where: Where, trigger: string, view: Parameters<WebClient['views']['open']>[0]['view']): Promise<void> {
  try {
    await writing(() => acting.client.views.open({ trigger_id: trigger, view }));
  } catch (error) {
    if (!(error instanceof SlackTrouble) || error.kind !== 'trigger') throw error;
    acting.log.warn({ code: error.code }, 'a dialog was opened too late');
    await tell(acting, where, acting.words.tryAgain);
  }
}

function standingOf(app: App, { handover }: HandoverView, words: Words): string {
  return sayStanding(handover, (actor) => app.read.actors().find(({ id }) => id === actor)?.name ?? actor, words);
}

/** Whatever goes wrong, whoever pressed hears of it, and so do we. */
async function kindly(acting: Acting, where: Where, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    acting.log.error(error instanceof SlackTrouble ? { code: error.code, request: where.request } : { err: error, request: where.request }, 'what a promoter asked for could not be done');
    await tell(acting, where, acting.words.sorry);
  }
}

/** Says something that only one person sees. Never throws: where it cannot be said, it is logged. */
async function tell({ client, log }: Acting, { user, channel, respond, request }: Where, words: string): Promise<void> {
  const text = safe(words, 1500);
  try {
    if (!channel) throw new SlackTrouble({ kind: 'channel', code: 'channel_not_found' }, true, undefined);
    await writing(() => client.chat.postEphemeral({ channel, user: user.id, text, parse: 'none', link_names: false }));
  } catch (error) {
    const code = error instanceof SlackTrouble ? error.code : 'internal';
    try {
      if (!respond) throw error;
      await respond({ text, response_type: 'ephemeral', replace_original: false });
    } catch {
      log.error({ code, request }, 'a promoter could not be told what happened');
    }
  }
}

function requestOf(context: Record<string, unknown>): string {
  return typeof context.request === 'string' ? context.request : '';
}

import type { App as Bolt, BlockAction, ButtonAction, types } from '@slack/bolt';
import type { BareAct, HandoverView } from '../adapter.ts';
import { isTaken } from '../../src/handover/handover.ts';
import { act, actingIn, inTime, kindly, openDialog, standingOf, tell, whereItBelongs } from './acting.ts';
import type { Acting, ListeningParts, Where } from './acting.ts';
import { actionIds } from './card.ts';
import { commandListensTo, commandName } from './commands/pieces.ts';
import { declineDialog, readSubmission, referDialog } from './dialogs.ts';
import type { Submission } from './dialogs.ts';
import { askDialog, closeDialog, giveDialog, joinDialog } from './held-dialogs.ts';
import { dialogIds, fieldIds } from './modal.ts';
import type { About } from './modal.ts';
import { cleanLine } from './safe.ts';
import { phaseOf } from './standing.ts';
import { reading } from './trouble.ts';

/** Buttons and dialogs that have listeners. Whatever a card or a dialog sends is one of these. */
export const listenedTo: ReadonlySet<string> = new Set([...Object.values(actionIds), ...Object.values(fieldIds)]);

/** A trigger lives three seconds: so many milliseconds of them go to looking where a handover belongs. */
const dialogPatience = 500;

/** Registers what follows when a promoter presses a button or hands in a dialog. */
export function listen(bolt: Bolt, parts: ListeningParts): void {
  const pressed = (action: string, work: (acting: Acting, handover: string, where: Where, body: BlockAction) => Promise<void>, patience?: number) => {
    bolt.action<BlockAction<ButtonAction>>({ type: 'block_actions', action_id: action }, async ({ ack, action: button, body, respond, context }) => {
      await ack();
      const where = { user: body.user, channel: body.channel?.id, respond, request: requestOf(context) };
      const acting = actingIn(parts, context);
      const handover = button.value ?? '';
      await kindly(acting, where, () => whereItBelongs(acting, handover, where, () => work(acting, handover, where, body), patience));
    });
  };
  pressed(actionIds.accept, (acting, handover, where) => act(acting, handover, where, { type: 'handover.accept' }));
  pressed(actionIds.refer, (acting, handover, where, body) => openOnward(acting, handover, where, body.trigger_id, referDialog), dialogPatience);
  pressed(actionIds.join, (acting, handover, where, body) => openOnward(acting, handover, where, body.trigger_id, joinDialog, (view) => notHeldBy(acting, view, where)), dialogPatience);
  pressed(actionIds.undo, (acting, handover, where) => act(acting, handover, where, { type: 'handover.undo' }));
  pressed(actionIds.decline, (acting, handover, where, body) => openDecline(acting, handover, where, body.trigger_id), dialogPatience);
  pressed(actionIds.contacting, (acting, handover, where) => act(acting, handover, where, { type: 'handover.contact' }));
  pressed(actionIds.call, (acting, handover, where) => act(acting, handover, where, { type: 'handover.call' }));
  pressed(actionIds.release, (acting, handover, where) => act(acting, handover, where, { type: 'handover.release' }));
  const held = { [actionIds.close]: closeDialog, [actionIds.ask]: askDialog, [actionIds.give]: giveDialog };
  for (const [action, dialog] of Object.entries(held)) {
    pressed(action, (acting, handover, where, body) => openHeld(acting, handover, where, body.trigger_id, dialog({ handover, channel: where.channel ?? '' }, acting.words)), dialogPatience);
  }

  bolt.action(/.*/, async ({ ack, action }) => {
    await ack();
    const id = 'action_id' in action ? action.action_id : '';
    if (!listenedTo.has(id) && !commandListensTo(id)) parts.log.warn({ action: id }, 'an unknown button was pressed');
  });
  bolt.command(/.*/, async ({ ack, command }) => {
    await ack();
    if (command.command !== commandName) parts.log.warn({ command: command.command }, 'an unknown command was written');
  });
  for (const dialog of Object.values(dialogIds)) {
    bolt.view(dialog, async ({ ack, body, context }) => {
      await ack();
      const read = readSubmission(body, parts.words);
      // Faults were answered before we got here, and a dialog with faults changes nothing.
      if (!read || !('submission' in read)) return;
      const where = { user: body.user, channel: read.submission.about.channel || undefined, request: requestOf(context) };
      const acting = actingIn(parts, context);
      await kindly(acting, where, () => whereItBelongs(acting, read.submission.about.handover, where, () => handIn(acting, read.submission, where)));
    });
  }
}

/** What a dialog asks for. A colleague is looked up first: the company is told the name. */
async function handIn(acting: Acting, submission: Submission, where: Where): Promise<void> {
  const { handover } = submission.about;
  if (submission.dialog === 'refer' || submission.dialog === 'decline') {
    const holder = await takenSince(acting, submission.about, where);
    if (holder !== undefined) return tell(acting, where, acting.words.takenBy(cleanLine(holder)));
  }
  if (submission.dialog !== 'give') return act(acting, handover, where, actOf(submission));
  if (!(await isInChannel(acting, submission.user, where))) return tell(acting, where, acting.words.notInChannel);
  await act(acting, handover, where, { type: 'handover.give', to: await acting.promoterOf({ id: submission.user }) });
}

/** Whoever has taken the case while a colleague's dialog was open keeps it: what the colleague read was that nobody had. */
async function takenSince({ app }: Acting, { handover, holder }: About, { user }: Where): Promise<string | undefined> {
  const view = await app.read.handover(handover);
  return view && isTaken(view.handover) && view.handover.promoter.id !== user.id && view.handover.promoter.id !== holder ? view.handover.promoter.name : undefined;
}

function actOf(submission: Exclude<Submission, { dialog: 'give' }>): BareAct {
  switch (submission.dialog) {
    case 'refer':
      return { type: 'handover.refer', to: submission.to, reason: submission.reason, ...(submission.because ? { because: submission.because } : {}) };
    case 'join':
      return { type: 'handover.join', to: submission.to, reason: submission.reason };
    case 'decline':
      return { type: 'handover.decline', reason: submission.reason, ...(submission.note ? { note: submission.note } : {}) };
    case 'close':
      return { type: 'handover.close', outcome: submission.outcome, ...(submission.note ? { note: submission.note } : {}) };
    case 'ask':
      return { type: 'handover.ask', text: submission.text };
  }
}

/** Whoever takes over must see the card. A channel too large to read through is not a reason to refuse anybody. */
async function isInChannel({ client }: Acting, user: string, { channel }: Where): Promise<boolean> {
  if (!channel) return true;
  for (let cursor = '', page = 0; page < 10; page += 1) {
    const { members = [], response_metadata } = await reading(() => client.conversations.members({ channel, limit: 200, ...(cursor ? { cursor } : {}) }));
    if (members.includes(user)) return true;
    cursor = response_metadata?.next_cursor ?? '';
    if (!cursor) return false;
  }
  return true;
}

/** A dialog that only whoever holds the case can hand in: others are told at once who that is. */
async function openHeld(acting: Acting, handover: string, where: Where, trigger: string, dialog: types.ModalView): Promise<void> {
  const { app, words } = acting;
  const view = await inTime(app.read.handover(handover));
  if (!view) return tell(acting, where, words.gone);
  const refused = view === 'late' ? undefined : notHeldBy(acting, view, where);
  if (refused !== undefined) return tell(acting, where, refused);
  await openDialog(acting, where, trigger, dialog);
}

/** What is said to who does not hold the case. */
function notHeldBy({ app, words }: Acting, view: HandoverView, { user }: Where): string | undefined {
  if (!isTaken(view.handover)) return words.notAnyMore(standingOf(app, view, words));
  return view.handover.promoter.id === user.id ? undefined : words.takenBy(cleanLine(view.handover.promoter.name));
}

type OnwardDialog = (about: About, onward: readonly { id: string; name: string }[], words: Acting['words'], likeliest: number) => types.ModalView;

/** The list of those it can go to is read first, but the trigger lives three seconds: without the list, all are offered. */
async function openOnward(acting: Acting, handover: string, where: Where, trigger: string, dialog: OnwardDialog, refuse?: (view: HandoverView) => string | undefined): Promise<void> {
  const { app, words } = acting;
  const view = await inTime(app.read.handover(handover));
  if (!view) return tell(acting, where, words.gone);
  if (view !== 'late' && phaseOf(view.handover) === 'ended') return tell(acting, where, words.notAnyMore(standingOf(app, view, words)));
  const refused = view === 'late' ? undefined : refuse?.(view);
  if (refused !== undefined) return tell(acting, where, refused);
  const onward = view === 'late' ? app.read.actors() : view.onward;
  if (!onward.length) return tell(acting, where, words.nobodyOnward);
  await openDialog(acting, where, trigger, dialog(aboutOf(handover, where, view), onward, words, view === 'late' ? 0 : 3));
}

async function openDecline(acting: Acting, handover: string, where: Where, trigger: string): Promise<void> {
  const view = await inTime(acting.app.read.handover(handover));
  await openDialog(acting, where, trigger, declineDialog(aboutOf(handover, where, view), acting.words));
}

function aboutOf(handover: string, { channel = '' }: Where, view: HandoverView | 'late' | undefined): About {
  return { handover, channel, ...(view && view !== 'late' && isTaken(view.handover) ? { holder: view.handover.promoter.id } : {}) };
}

/** The id of the request that a listener was called for. */
export function requestOf(context: Record<string, unknown>): string {
  return typeof context.request === 'string' ? context.request : '';
}

import { performance } from 'node:perf_hooks';
import { undoMs } from '../../src/handover/handover.ts';
import type { Adapter, HandoverView } from '../adapter.ts';
import { section } from './blocks.ts';
import type { Block } from './blocks.ts';
import { card, restMessages } from './card.ts';
import type { Card } from './card.ts';
import { post } from './channels.ts';
import type { Outlet, Spot } from './channels.ts';
import { findCard, findReplies, noteType } from './history.ts';
import { phaseOf } from './standing.ts';
import { SlackTrouble, writing } from './trouble.ts';
import type { Words } from './words.ts';

/** What showing a handover in Slack takes: the way out, the words, who we are there, and how long to wait in doubt. */
export type Showing = Outlet & {
  words: Words;
  /** Who the app is, so that another's messages are not taken for its own. Undefined while Slack does not say. */
  botId: () => Promise<string | undefined>;
  /** How long after a post without an answer to wait before a look that finds nothing is believed, in milliseconds. */
  settle: number;
  /** Deliveries in doubt, and since when we know of it. A new process begins to count anew. */
  doubtful: Map<string, number>;
  /** The workspace seems not to let us in any more: somebody should look. */
  suspect: () => void;
  /** A channel of it has turned out not to work, and was marked so. */
  broke: (channel: string, code: string) => void;
};

/** One delivery being made: what it is about as it stands now, in the workspace where its card lies, and that where a new one would. */
export type Making = { showing: Showing; anew: Showing; delivery: Parameters<Adapter['deliver']>[0]; view: HandoverView };

/** Stops a delivery with its outcome: it is not to be gone on with now. */
export class Undelivered extends Error {
  readonly outcome: { again: number } | { never: string };
  constructor(outcome: Undelivered['outcome']) {
    super('not delivered');
    this.name = 'Undelivered';
    this.outcome = outcome;
  }
}

/** The card of a handover as it stands now. */
export function cardOf(making: Making): Card {
  const { showing, view } = making;
  return card(view, (actor) => nameOf(showing, actor), showing.words, isUndoable(making));
}

/** Whether a case is over for good: for a minute, what a promoter has ended can be undone. */
export function isOver(making: Making): boolean {
  return phaseOf(making.view.handover) === 'ended' && !isUndoable(making);
}

function isUndoable({ showing, view: { handover: { press } } }: Making): boolean {
  return press !== undefined && showing.now().getTime() - Date.parse(press.at) < undoMs;
}

/** An actor's name for promoters. */
export function nameOf({ read }: Showing, actor: string): string {
  return read.actors().find(({ id }) => id === actor)?.name ?? actor;
}

/** A card that is up. `plain` is the code for which Slack refused it, when a plain one went instead; `mute` says that not even that has buttons. */
export type Put = { spot: Spot; plain?: string; mute?: boolean };

/**
 * Puts a handover's one top-level message into its channel and keeps its place. After a try without an answer it looks
 * for the message first, and posts again only when it is still not there after the time to settle.
 * Undefined when there was nothing to show any more.
 */
export async function putCard(before: Making): Promise<Put | undefined> {
  const making = { ...before, showing: before.anew };
  const { showing, delivery, view } = making;
  if (delivery.again) {
    const found = await findCard(showing, view.channel, view.handover, await showing.botId());
    if (found) {
      await keepSpot(making, found);
      return { spot: (await updateCard(making, found)) ?? found };
    }
    waitForDoubt(showing, delivery.id);
  }
  if (phaseOf(view.handover) === 'ended') return undefined;
  leaveToOthers(making);
  try {
    return await postCard(making);
  } catch (error) {
    if (error instanceof SlackTrouble && error.wrote && inDoubt(error)) showing.doubtful.set(delivery.id, performance.now());
    throw error;
  }
}

/** Whether a trouble leaves open if the thing was done. */
export function inDoubt({ kind, wrote }: SlackTrouble): boolean {
  return wrote && (kind === 'ambiguous' || kind === 'unknown');
}

function waitForDoubt({ doubtful, settle }: Showing, delivery: string): void {
  const now = performance.now();
  const since = doubtful.get(delivery) ?? now;
  doubtful.set(delivery, since);
  const left = Math.ceil(settle - (now - since));
  if (left > 0) throw new Undelivered({ again: left });
}

/** Whoever has taken the delivery over, because it took too long here, posts it. */
function leaveToOthers({ delivery }: Making): void {
  if (delivery.held?.() === false) throw new Undelivered({ again: 0 });
}

async function postCard(making: Making): Promise<Put> {
  const { showing, view } = making;
  const { text, blocks, metadata, plain } = cardOf(making);
  try {
    const spot = await post(showing, view.channel, { text, blocks, metadata });
    await keepSpot(making, spot);
    return { spot };
  } catch (error) {
    if (!(error instanceof SlackTrouble) || error.kind !== 'ours') throw error;
    const marked = error.code.includes('metadata') ? {} : { metadata };
    const { sent: spot, mute } = await sendPlain(making, error, (blocks) => post(showing, view.channel, { text: plain.text, ...(blocks.length ? { blocks } : {}), ...marked }));
    await keepSpot(making, spot);
    return { spot, plain: error.code, mute };
  }
}

/** Sends the plain form of a card that Slack has refused, and where even that is refused a text alone. */
async function sendPlain<T>(making: Making, refusal: SlackTrouble, send: (blocks: Block[]) => Promise<T>): Promise<{ sent: T; mute: boolean }> {
  const { showing, view } = making;
  const about = { code: refusal.code, handover: view.handover.id, detail: detailOf(refusal) };
  showing.log.error(about, 'Slack refused a card; a plain one is sent instead');
  try {
    return { sent: await send(cardOf(making).plain.blocks), mute: false };
  } catch (error) {
    if (!(error instanceof SlackTrouble) || error.kind !== 'ours') throw error;
    showing.log.error({ ...about, code: error.code }, 'Slack refused a plain card too; a text without buttons is sent instead');
    return { sent: await send([]), mute: true };
  }
}

/**
 * Makes the message at a place show the handover as it stands, and answers where it stands now: a message that was taken
 * away is put up anew while the handover is open. Where it cannot be changed any more, its thread says how things stand.
 */
export async function updateCard(making: Making, spot: Spot): Promise<Spot | undefined> {
  const { channel, ts } = spot;
  const { showing, view, delivery } = making;
  const { text, blocks, metadata, plain } = cardOf(making);
  try {
    await writing(() => showing.client.chat.update({ channel, ts, text, blocks, metadata, parse: 'none', link_names: false }));
    return spot;
  } catch (error) {
    if (!(error instanceof SlackTrouble)) throw error;
    if (error.kind === 'message' && error.code === 'message_not_found') return (await putCard(making))?.spot;
    if (error.kind === 'message') {
      await reply(making, spot, `${view.handover.id}:card:${delivery.version}`, text, blocks);
      return spot;
    }
    if (error.kind !== 'ours') throw error;
    await sendPlain(making, error, (blocks) => writing(() => showing.client.chat.update({ channel, ts, text: plain.text, blocks, parse: 'none', link_names: false })));
    throw new Undelivered({ never: showing.words.plainSent(error.code) });
  }
}

/** Writes in the thread of a card, once for each key. Text comes in ready for Slack. */
export async function reply(making: Making, spot: Spot, key: string, text: string, blocks?: Block[]): Promise<void> {
  const { showing, view, delivery } = making;
  if (delivery.again && (await findReplies(showing, spot, await showing.botId())).has(key)) return;
  leaveToOthers(making);
  await postReply(showing, view.channel, spot, key, text, blocks);
}

/** The key of a company's answer in the thread of its case. */
export function answerKey(handover: string, version: number): string {
  return `${handover}:answer:${version}`;
}

/** Sees to it that the thread holds all the company's words when the card could not, and none of them, nor of its answers, when the case is over: what is taken away earlier would not come back when that is undone. */
export async function keepRest(making: Making, spot: Spot): Promise<void> {
  const { showing, view } = making;
  const parts = restMessages(cardOf(making).rest, showing.words);
  const over = isOver(making);
  if (!parts.length && !over) return;
  const prefix = `${view.handover.id}:rest:`;
  const there = await findReplies(showing, spot, await showing.botId());
  for (const [i, text] of parts.entries()) {
    if (!there.has(`${prefix}${i}`)) await postReply(showing, view.channel, spot, `${prefix}${i}`, text);
  }
  for (const [key, ts] of there) {
    if (over && (key.startsWith(prefix) || key.startsWith(`${view.handover.id}:answer:`))) await writing(() => showing.client.chat.delete({ channel: spot.channel, ts }));
  }
}

async function postReply(showing: Showing, channel: string, spot: Spot, key: string, text: string, blocks: Block[] = [section(text)]): Promise<void> {
  const metadata = { event_type: noteType, event_payload: { note: key } };
  await post(showing, channel, { thread_ts: spot.ts, text, blocks, metadata }, spot.channel);
}

async function keepSpot({ showing, delivery, view }: Making, spot: Spot): Promise<void> {
  await showing.read.setPlace(view.handover.id, { handover: view.handover.id, ...spot });
  showing.doubtful.delete(delivery.id);
}

/** Slack says where in the blocks the mistake is; that is about shapes, not about what anybody wrote. */
function detailOf({ cause }: SlackTrouble): string {
  const messages = (cause as { data?: { response_metadata?: { messages?: unknown } } } | undefined)?.data?.response_metadata?.messages;
  return Array.isArray(messages) ? messages.filter((one) => typeof one === 'string').join('; ').slice(0, 500) : '';
}

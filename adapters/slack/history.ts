import type { WebClient } from '@slack/web-api';
import { cardType } from './card.ts';
import { findChannel, joinFor, knownId } from './channels.ts';
import type { Outlet, Spot } from './channels.ts';
import { SlackTrouble, reading } from './trouble.ts';

/** By what our replies in a thread are known again: ids only. */
export const noteType = 'ratt_dorr_note';

/** How long before the handover's own time to begin looking: clocks differ. */
const before = 5 * 60;
const pages = 25;

type Page = { messages?: Message[]; response_metadata?: { next_cursor?: string } };
type Message = { ts?: string; bot_id?: string; metadata?: { event_type?: string; event_payload?: unknown } };

/**
 * Looks in a channel for the card of a handover, after a try to post it that ended without an answer. A message that
 * another app marked with our id is not taken for ours.
 */
export async function findCard(outlet: Outlet, channel: string, handover: { id: string; at: string }, botId: string | undefined): Promise<Spot | undefined> {
  return findMarked(outlet, channel, { type: cardType, key: 'handover', value: handover.id, since: handover.at }, botId);
}

/** Looks in a channel for a message of ours that carries this mark in its metadata and is no older than `since`. */
export async function findMarked(outlet: Outlet, channel: string, mark: { type: string; key: string; value: string; since: string }, botId: string | undefined): Promise<Spot | undefined> {
  const id = (await knownId(outlet.read, channel)) ?? (await findChannel(outlet, channel));
  if (!id) return undefined;
  const oldest = String(Math.floor(Date.parse(mark.since) / 1000) - before);
  const ours = (message: Message) => keyOf(message, mark.type, mark.key, botId) === mark.value;
  const look = async (where: string): Promise<Spot | undefined> => {
    const ts = await search((cursor) => outlet.client.conversations.history({ channel: where, oldest, limit: 200, include_all_metadata: true, ...cursor }), ours);
    return ts ? { channel: where, ts } : undefined;
  };
  try {
    return await look(id);
  } catch (error) {
    if (!(error instanceof SlackTrouble)) throw error;
    const joined = await joinFor(outlet, channel, error);
    if (joined) return look(joined);
    // Better a card too many than a company that nobody reads: when we may not look, the post decides.
    if (error.kind !== 'channel' && error.code !== 'missing_scope') throw error;
    outlet.log.error({ code: error.code, channel, [mark.key]: mark.value }, 'could not look for a message that may have been posted already');
    return undefined;
  }
}

/** Our own replies in a card's thread: where each stands, by its key. */
export async function findReplies({ client }: Outlet, spot: Spot, botId: string | undefined): Promise<Map<string, string>> {
  const keyed = (await repliesIn(client, spot)).map((message) => [keyOf(message, noteType, 'note', botId), message.ts] as const);
  return new Map(keyed.flatMap(([key, ts]) => (key && ts ? [[key, ts] as const] : [])));
}

/** All that is in a card's thread, the card first. */
export async function repliesIn(client: WebClient, { channel, ts }: Spot): Promise<Message[]> {
  const all: Message[] = [];
  await search(
    (cursor) => client.conversations.replies({ channel, ts, limit: 200, include_all_metadata: true, ...cursor }),
    (message) => {
      all.push(message);
      return false;
    },
  );
  return all;
}

async function search(ask: (cursor: { cursor?: string }) => Promise<unknown>, wanted: (message: Message) => boolean): Promise<string | undefined> {
  for (let cursor: string | undefined, page = 0; page < pages; page += 1) {
    const answer = (await reading(() => ask(cursor ? { cursor } : {}))) as Page;
    const found = answer.messages?.find(wanted);
    if (found) return found.ts;
    cursor = answer.response_metadata?.next_cursor;
    if (!cursor) return undefined;
  }
  return undefined;
}

function keyOf({ metadata, bot_id }: Message, type: string, key: string, botId: string | undefined): string | undefined {
  if (metadata?.event_type !== type || (botId && bot_id && bot_id !== botId)) return undefined;
  const payload = metadata.event_payload;
  const value = typeof payload === 'object' && payload !== null ? (payload as Record<string, unknown>)[key] : undefined;
  return typeof value === 'string' ? value : undefined;
}

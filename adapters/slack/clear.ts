import type { WebClient } from '@slack/web-api';
import type { Place } from '../../src/store/store.ts';
import { repliesIn } from './history.ts';
import type { Log } from './log.ts';
import { SlackTrouble, writing } from './trouble.ts';
import type { Words } from './words.ts';

/** Codes that say that there is nothing left to delete. A channel that is not found may be one that the app was put out of. */
const gone: ReadonlySet<string> = new Set(['message_not_found', 'thread_not_found']);

/** What kinds of trouble go away by themselves. */
const passing: ReadonlySet<string> = new Set(['rate', 'wait', 'ambiguous']);

/** What became of clearing a place: nothing of the company is left there, it is to be tried again, or Slack does not let go for this reason. */
export type Cleared = 'done' | 'again' | { left: string };

/** What clearing takes: Slack, who we are there (undefined while Slack does not say), and what is written over what cannot be deleted. */
export type Clearing = { client: WebClient; botId: string | undefined; log: Log; words: Words };

/**
 * Deletes a card and what we wrote in its thread, when the company has asked to be forgotten; what cannot be deleted is written
 * over. What people wrote themselves is theirs to delete.
 */
export async function clearPlace(clearing: Clearing, { channel, ts }: Place): Promise<Cleared> {
  const { client, botId, log } = clearing;
  try {
    const replies = await repliesIn(client, { channel, ts });
    // Whoever does not know which messages are ours would stop at the first that is somebody else's.
    if (botId === undefined) return 'again';
    for (const reply of replies) if (reply.bot_id === botId && reply.ts !== undefined && reply.ts !== ts) await remove(clearing, channel, reply.ts);
    await remove(clearing, channel, ts);
    return 'done';
  } catch (error) {
    if (!(error instanceof SlackTrouble)) throw error;
    if (gone.has(error.code)) return 'done';
    log.warn({ code: error.code, channel, ts }, 'a card of a forgotten conversation could not be removed yet; it is tried again');
    return passing.has(error.kind) ? 'again' : { left: error.code };
  }
}

/** Where Slack will not delete a message of ours, nothing of what it said is left standing in it. Throws why it could do neither. */
async function remove({ client, words }: Clearing, channel: string, ts: string): Promise<void> {
  try {
    await writing(() => client.chat.delete({ channel, ts }));
  } catch (error) {
    if (!(error instanceof SlackTrouble) || passing.has(error.kind)) throw error;
    if (gone.has(error.code)) return;
    await writing(() => client.chat.update({ channel, ts, text: words.erased, blocks: [], metadata: { event_type: 'ratt_dorr_erased', event_payload: {} } }));
  }
}

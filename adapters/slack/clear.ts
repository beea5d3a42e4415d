import type { WebClient } from '@slack/web-api';
import type { Place } from '../../src/store/store.ts';
import type { Log } from './log.ts';
import { SlackTrouble, reading, writing } from './trouble.ts';

/** Codes that say that there is nothing left to delete. */
const gone = new Set(['message_not_found', 'thread_not_found', 'channel_not_found']);

/**
 * Deletes a card and what we wrote in its thread, when the company has asked to be forgotten. What people wrote themselves
 * is theirs to delete. True when nothing of ours is left; false when it has to be tried again.
 */
export async function clearPlace(client: WebClient, { channel, ts }: Place, botId: string | undefined, log: Log): Promise<boolean> {
  try {
    const { messages = [] } = await reading(() => client.conversations.replies({ channel, ts, limit: 200 }));
    const ours = messages.filter((message) => message.ts !== undefined && message.ts !== ts && (botId === undefined || message.bot_id === botId));
    for (const message of ours) await writing(() => client.chat.delete({ channel, ts: message.ts ?? '' })).catch(ignoreGone);
    await writing(() => client.chat.delete({ channel, ts })).catch(ignoreGone);
    return true;
  } catch (error) {
    if (error instanceof SlackTrouble && gone.has(error.code)) return true;
    log.warn({ err: error, channel, ts }, 'a card of a forgotten conversation could not be deleted yet; it is tried again');
    return false;
  }
}

function ignoreGone(error: unknown): void {
  if (!(error instanceof SlackTrouble && (gone.has(error.code) || error.code === 'cant_delete_message'))) throw error;
}

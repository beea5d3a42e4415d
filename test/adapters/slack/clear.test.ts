import { WebClient } from '@slack/web-api';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { clearPlace } from '../../../adapters/slack/clear.ts';
import { slackLogger } from '../../../adapters/slack/log.ts';
import { words } from '../../../adapters/slack/words.ts';
import { fakeSlack } from './fake-slack.ts';
import type { FakeSlack } from './fake-slack.ts';
import { fakeLog } from './fixtures.ts';

let slack: FakeSlack;
let channel = '';
beforeEach(async () => { slack = await fakeSlack(); channel = slack.addChannel('dorr-almi'); });
afterEach(() => slack.close());

/** A card with a line in its thread, and what comes of clearing it. */
function scene({ botId }: { botId: string | undefined } = { botId: 'B1' }) {
  const log = fakeLog();
  const client = new WebClient('xoxb-1', { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 }, rejectRateLimitedCalls: true, logger: slackLogger(log) });
  const put = (ts: string, text: string, bot_id = 'B1', thread_ts?: string) => { slack.messages.push({ ts, channel, text, bot_id, blocks: [{ text }], ...(thread_ts === undefined ? {} : { thread_ts }) }); };
  put('1.1', 'Karin Lind');
  put('1.2', 'Svar från företaget', 'B1', '1.1');
  put('1.3', 'Jag ringer', 'B9', '1.1');
  return { log, clear: () => clearPlace({ client, botId, log, words: words('sv') }, { handover: 'h1', channel, ts: '1.1' }) };
}
const texts = () => slack.messages.map(({ text }) => text);

describe('a card that a company has asked to have removed', () => {
  it('is deleted with what we wrote in its thread, and what people wrote is left to them', async () => {
    expect(await scene().clear()).toBe('done');
    expect(texts()).toEqual(['Jag ringer']);
  });

  it('is written over where Slack will not delete it, and nothing of the company is left', async () => {
    slack.fail('chat.delete', { error: 'cant_delete_message', again: true });
    expect(await scene().clear()).toBe('done');
    expect(texts()).toEqual(['Borttaget på företagets begäran.', 'Borttaget på företagets begäran.', 'Jag ringer']);
    expect(slack.messages[0]?.blocks).toEqual([]);
  });

  it.each(['is_archived', 'token_revoked', 'edit_window_closed', 'channel_not_found', 'compliance_exports_prevent_deletion'])('is left, with the reason, where Slack will do neither (%s)', async (code) => {
    slack.fail('chat.delete', { error: code, again: true });
    slack.fail('chat.update', { error: code, again: true });
    const { clear, log } = scene();
    expect(await clear()).toEqual({ left: code });
    expect(JSON.stringify(log.lines)).not.toContain('Karin');
  });

  it.each([{ error: 'ratelimited' }, { status: 503 }, { retryAfter: 1 }, { dropped: true } as const])('is tried again where that may help (%j)', async (fault) => {
    slack.fail('chat.delete', fault);
    expect(await scene().clear()).toBe('again');
  });

  it('is tried again while Slack does not say which messages are ours', async () => {
    expect(await scene({ botId: undefined }).clear()).toBe('again');
    expect(texts()).toEqual(['Karin Lind', 'Svar från företaget', 'Jag ringer']);
    slack.fail('conversations.replies', { error: 'invalid_auth' });
    expect(await scene({ botId: undefined }).clear()).toEqual({ left: 'invalid_auth' });
  });

  it('goes with all that we wrote, however long its thread is', async () => {
    const page = async ({ cursor }: { cursor?: string }) => (cursor ? { messages: [{ ts: '1.1' }, { ts: '1.9', bot_id: 'B1' }] } : { messages: [{ ts: '1.1' }, { ts: '1.2', bot_id: 'B1' }], response_metadata: { next_cursor: 'more' } });
    const deleted: string[] = [];
    const client = { conversations: { replies: page }, chat: { delete: async ({ ts }: { ts: string }) => void deleted.push(ts) } } as unknown as WebClient;
    expect(await clearPlace({ client, botId: 'B1', log: fakeLog(), words: words('sv') }, { handover: 'h1', channel, ts: '1.1' })).toBe('done');
    expect(deleted).toEqual(['1.2', '1.9', '1.1']);
  });

  it('is gone where somebody has deleted it already', async () => {
    const { clear } = scene();
    slack.messages.splice(0);
    slack.fail('conversations.replies', { error: 'thread_not_found' });
    expect(await clear()).toBe('done');
  });
});

import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { judge } from '../../../adapters/slack/trouble.ts';

const said = (error: string) => new WebAPIPlatformError({ ok: false, error });
const network = (code: string, name = 'TypeError') => new WebAPIRequestError(Object.assign(new Error('fetch failed', { cause: { code } }), { name }));

describe('what an answer from Slack means', () => {
  test.each([
    ['a token that is gone', said('token_revoked'), 'connection'],
    ['a channel that is gone', said('channel_not_found'), 'channel'],
    ['a channel where one only reads', said('restricted_action_read_only_channel'), 'channel'],
    ['a message that is gone', said('message_not_found'), 'message'],
    ['a trigger that is too old', said('expired_trigger_id'), 'trigger'],
    ['too many messages', new WebAPIRateLimitedError(7), 'rate'],
    ['no room for more messages', said('message_limit_exceeded'), 'wait'],
    ['a workspace on the move', said('team_added_to_org'), 'long'],
    ['blocks that are wrong', said('invalid_blocks'), 'ours'],
    ['an error half way', said('internal_error'), 'ambiguous'],
    ['a code of tomorrow', said('a_code_of_tomorrow'), 'unknown'],
    ['a page in place of an answer', said('<html>sorry</html>'), 'ambiguous'],
    ['a server that fails', new WebAPIHTTPError(502, 'Bad Gateway', {}), 'ambiguous'],
    ['a proxy that refuses', new WebAPIHTTPError(403, 'Forbidden', {}), 'wait'],
    ['a name that is not found', network('ENOTFOUND'), 'wait'],
    ['a connection that was refused', network('ECONNREFUSED'), 'wait'],
    ['a connection that broke', network('ECONNRESET'), 'ambiguous'],
    ['an answer that did not come in time', network('', 'TimeoutError'), 'ambiguous'],
    ['something that nobody has thought of', new Error('odd'), 'ambiguous'],
  ])('%s', (_what, error, kind) => {
    expect(judge(error).kind).toBe(kind);
  });

  test('never carries what Slack wrote as if it were a code', () => {
    expect(judge(said('<html>Karin Lind</html>')).code).toBe('unreadable_answer');
  });

  test('says when to come back', () => {
    expect(judge(new WebAPIRateLimitedError(7)).after).toBe(7000);
    expect(judge(new WebAPIRateLimitedError(0)).after).toBe(1000);
  });

  const folder = '../shared/data/slack/methods';
  test(`every code that Slack lists for what we do is known${existsSync(folder) ? '' : ' (not checked: the lists are not here)'}`, () => {
    if (!existsSync(folder)) return;
    // Files, drafts, canvases, streams and the like we do not send; the rest concerns users.info and the ephemeral alone.
    const notOurs = /draft|file|canvas|clip|lists|cards|duplicate_|broadcast|stream|on_behalf|invalid_attachments|metadata_filter|list_record|^user_|too_many_users/;
    for (const method of ['chat.postMessage', 'chat.update', 'chat.delete', 'chat.postEphemeral', 'conversations.join', 'conversations.history', 'conversations.replies', 'conversations.list', 'views.open', 'users.info', 'auth.test']) {
      const { errors } = JSON.parse(readFileSync(`${folder}/${method}.json`, 'utf8')) as { errors: Record<string, unknown> };
      const unknown = Object.keys(errors).filter((code) => judge(said(code)).kind === 'unknown' && !notOurs.test(code));
      expect([method, unknown]).toEqual([method, []]);
    }
  });
});

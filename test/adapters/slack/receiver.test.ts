import express from 'express';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { actionIds } from '../../../adapters/slack/card.ts';
import { slackReceiver } from '../../../adapters/slack/receiver.ts';
import { requestId } from '../../../adapters/slack/requests.ts';
import { signed } from './fake-slack.ts';
import type { FakeSlack } from './fake-slack.ts';
import { fakeApp, until } from './fixtures.ts';
import { pressOf, product, productIn, secret } from './product.ts';
import type { Ours } from './product.ts';

const now = () => Math.floor(Date.now() / 1000);
let slack: FakeSlack;
let ours: Ours;

let close: () => Promise<void>;
beforeEach(async () => {
  ({ slack, ours, close } = await productIn('dorr-almi-dalarna'));
});
afterEach(() => close());

describe('a request that is not Slack’s', () => {
  const body = new URLSearchParams({ payload: '{"type":"block_actions"}' }).toString();
  const bad: [string, Record<string, string>, string][] = [
    ['without a signature', { 'x-slack-signature': '' }, 'signature_missing'],
    ['without a time', { 'x-slack-request-timestamp': '' }, 'signature_missing'],
    ['signed with another secret', signed(body, 'another', now()), 'signature_wrong'],
    ['signed for another body', signed(`${body}x`, secret, now()), 'signature_wrong'],
    ['with an older version of signatures', { 'x-slack-signature': signed(body, secret, now())['x-slack-signature']!.replace('v0', 'v1') }, 'signature_wrong'],
    ['six minutes old', signed(body, secret, now() - 360), 'signature_old'],
    ['from six minutes ahead', signed(body, secret, now() + 360), 'signature_old'],
    ['from tomorrow', signed(body, secret, now() + 86_400), 'signature_old'],
    ['with a time that is no number', { 'x-slack-request-timestamp': 'NaN' }, 'signature_old'],
    ['with a time that is not whole', { 'x-slack-request-timestamp': `${now()}.5` }, 'signature_old'],
  ];

  test.each(bad)('%s is refused with what to do, and kept nowhere', async (_what, headers, code) => {
    const answer = await ours.send(body, headers);
    expect(answer.status).toBe(401);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    const problem = (await answer.json()) as { code: string; detail: string };
    expect(problem.code).toBe(code);
    expect(problem.detail.length).toBeGreaterThan(20);
    expect(ours.kept.size).toBe(0);
  });

  test('four minutes off either way is let through', async () => {
    for (const off of [-240, 240]) {
      const verification = JSON.stringify({ type: 'url_verification', challenge: 'abc' });
      const answer = await ours.send(verification, { 'content-type': 'application/json', ...signed(verification, secret, now() + off) });
      expect(await answer.json()).toEqual({ challenge: 'abc' });
    }
  });

  test('an empty one is refused', async () => {
    expect((await fetch(ours.url, { method: 'POST' })).status).toBe(401);
  });

  test('what is no JSON, too large or compressed is refused with a clear answer', async () => {
    const broken = '{"type":';
    expect((await ours.send(broken, { 'content-type': 'application/json', ...signed(broken, secret, now()) })).status).toBe(400);
    expect((await ours.send('[]', { 'content-type': 'text/plain', ...signed('[]', secret, now()) })).status).toBe(400);
    expect((await ours.send('x'.repeat(300_000))).status).toBe(413);
    const packed = await fetch(ours.url, { method: 'POST', body: gzipSync('payload={}'), headers: { 'content-encoding': 'gzip' } });
    expect(packed.status).toBe(415);
    expect(((await packed.json()) as { code: string }).code).toBe('request_unreadable');
  });
});

test('Slack’s unsigned look at the certificate is answered, and does nothing', async () => {
  const answer = await fetch(ours.url, { method: 'POST', body: new URLSearchParams({ ssl_check: '1', token: 'x' }) });
  expect(answer.status).toBe(200);
  expect(ours.kept.size).toBe(0);
});

test('a receiver mounted behind a parser says so', async () => {
  const server = express().use(express.json()).use('/slack', ours.adapter.router).listen(0, '127.0.0.1');
  await new Promise((listening) => server.once('listening', listening));
  const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`, { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } });
  expect(answer.status).toBe(500);
  expect(((await answer.json()) as { code: string }).code).toBe('mounted_wrong');
  server.closeAllConnections();
  server.close();
});

describe('a request of Slack’s', () => {
  test('is kept before it is answered, and its body deleted when it is handled', async () => {
    const answer = await ours.press(actionIds.accept, { actions: [{ type: 'button', action_id: actionIds.accept, value: 'h1', action_ts: '17.5' }] });
    expect(answer.status).toBe(200);
    const [id = ''] = ours.kept.keys();
    // The company reads ids made from this one, and is not to read who somebody is in Slack.
    expect([ours.kept.size, id]).toEqual([1, expect.stringMatching(/^slack:action:[0-9a-f]{32}$/)]);
    await until('the request is handled', () => ours.kept.get(id) === undefined);
    expect(ours.handovers.get('h1')?.status).toBe('accepted');
  });

  test('is not answered as received when it could not be kept', async () => {
    ours.failing.keep = new Error('disk full');
    const answer = await ours.press(actionIds.accept);
    expect(answer.status).toBe(503);
    expect(ours.handovers.get('h1')?.status).toBe('requested');
    expect(ours.log.lines.some(({ level }) => level === 'error')).toBe(true);
  });

  test('is answered within Slack’s time even when keeping takes too long', async () => {
    const inbox = { keep: () => new Promise<boolean>(() => undefined), answer: () => undefined, handle: () => undefined };
    const router = slackReceiver({ signingSecret: secret, now: () => new Date(), log: ours.log, inbox: () => inbox, patience: 30 });
    const server = express().use('/slack/events', router).listen(0, '127.0.0.1');
    await new Promise((listening) => server.once('listening', listening));
    const body = JSON.stringify({ type: 'event_callback', event_id: 'E1' });
    const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`, { method: 'POST', body, headers: { 'content-type': 'application/json', ...signed(body, secret, now()) } });
    expect(answer.status).toBe(503);
    server.closeAllConnections();
    server.close();
  });

  test('told four times happens once', async () => {
    const payload = pressOf(slack, actionIds.accept);
    const answers = await Promise.all([1, 2, 3, 4].map(() => ours.sendPayload(payload)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    await until('the request is handled', () => ours.handovers.get('h1')?.status === 'accepted');
    await ours.adapter.stop();
    expect(ours.inputs).toHaveLength(1);
    expect(slack.ephemerals).toEqual([]);
  });

  test('told four times opens one dialog', async () => {
    const payload = pressOf(slack, actionIds.decline);
    await Promise.all([1, 2, 3, 4].map(() => ours.sendPayload(payload)));
    await ours.adapter.stop();
    expect(slack.called('views.open')).toHaveLength(1);
  });

  test('leaves neither the card’s text nor Slack’s old token with us', async () => {
    let kept = '';
    const set = ours.kept.set.bind(ours.kept);
    ours.kept.set = (id, body) => ((kept += body ?? ''), set(id, body));
    await ours.press(actionIds.accept);
    expect(kept).toContain('block_actions');
    expect(kept).not.toContain('070-123 45 67');
    expect(kept).not.toContain('old-token');
  });

  test('keeps of a message that somebody chose for the shortcut what it says, and nothing else of it', async () => {
    let kept = '';
    const set = ours.kept.set.bind(ours.kept);
    ours.kept.set = (id, body) => ((kept += body ?? ''), set(id, body));
    await ours.sendPayload({
      type: 'message_action', callback_id: 'lead_message', token: 'old-token', trigger_id: 'chosen-1', team: { id: 'T1' }, user: { id: 'U1' }, channel: { id: 'C1', name: 'tips' }, response_url: slack.responseUrl, message_ts: '1.1',
      message: { type: 'message', ts: '1.1', text: 'ett gjuteri', blocks: [{ type: 'rich_text', elements: ['hidden'] }], bot_id: 'B2' },
    });
    expect(kept).toContain('ett gjuteri');
    expect(kept).not.toMatch(/hidden|old-token/u);
    await until('it is answered', () => slack.responses.length > 0);
    expect(slack.responses).toMatchObject([{ text: expect.stringContaining('skrivet av Rätt dörr') as string, response_type: 'ephemeral' }]);
  });

  test('kept before a stop and not handled is handled at the next start, as the same input', async () => {
    const fake = fakeApp();
    const { message: _message, ...press } = pressOf(slack, actionIds.accept, { actions: [{ type: 'button', action_id: actionIds.accept, value: 'h1', action_ts: '17.9' }] }) as { message: unknown };
    const id = requestId(press);
    fake.kept.set(id, JSON.stringify(press));
    fake.kept.set('slack:event:torn', '{"half');
    const again = await product(slack, { fake });
    await until('both are handled', () => [...fake.kept.values()].every((body) => body === undefined));
    expect(fake.handovers.get('h1')).toMatchObject({ status: 'accepted', promoter: { id: 'U1', name: 'Anna Ek' } });
    expect(fake.inputs.map(({ id }) => id)).toEqual([id]);
    expect((await again.press(actionIds.accept, { actions: [{ type: 'button', action_id: actionIds.accept, value: 'h1', action_ts: '17.9' }] })).status).toBe(200);
    await again.close();
    expect(fake.inputs).toHaveLength(1);
  });

  test('is asked to come back before the product has started and after it has stopped', async () => {
    const early = await product(slack, { started: false });
    expect((await early.press(actionIds.accept)).status).toBe(503);
    await early.close();
    await ours.adapter.stop();
    expect((await ours.press(actionIds.accept)).status).toBe(503);
  });

  test('from another workspace is logged, and whoever pressed is told', async () => {
    await until('we know who we are', () => ours.log.lines.some(({ message }) => message === 'connected to Slack'));
    const answer = await ours.press(actionIds.accept, { team: { id: 'T2', domain: 'other' } });
    expect(answer.status).toBe(200);
    await until('the warning is written', () => ours.log.lines.some(({ level, about }) => level === 'warn' && about.team === 'T2'));
    await until('the promoter is told', () => slack.responses.length === 1);
    expect(slack.responses[0]?.text).toContain('inte kopplad');
    expect(ours.handovers.get('h1')?.status).toBe('requested');
  });

  test('with a button that nobody knows is answered and logged', async () => {
    expect((await ours.press('no_such_button')).status).toBe(200);
    await until('it is logged', () => ours.log.lines.some(({ about }) => about.action === 'no_such_button'));
  });

  test('that says the token is gone makes us look, and say so', async () => {
    slack.fail('auth.test', { error: 'token_revoked', again: true });
    const body = JSON.stringify({ type: 'event_callback', event_id: 'E9', team_id: 'T1', event: { type: 'tokens_revoked', tokens: { bot: ['UBOT'] } } });
    expect((await ours.send(body, { 'content-type': 'application/json', ...signed(body, secret, now()) })).status).toBe(200);
    await until('it is logged', () => ours.log.lines.some(({ level, about }) => level === 'error' && about.code === 'token_revoked'));
    expect(ours.kept.has('slack:event:E9')).toBe(true);
  });
});

test('the product starts although Slack is away, and finds out who it is when Slack is back', async () => {
  slack.fail('auth.test', { status: 503 }, { dropped: true });
  const patient = await product(slack);
  await until('we know who we are', () => patient.log.lines.some(({ message }) => message === 'connected to Slack'));
  await patient.close();
});

import express from 'express';
import type { AddressInfo } from 'node:net';
import { slackAdapter } from '../../../adapters/slack/slack.ts';
import { accessWith } from '../../../adapters/web/access.ts';
import type { SlackOptions } from '../../../adapters/slack/slack.ts';
import { fakeSlack, signed } from './fake-slack.ts';
import type { FakeSlack } from './fake-slack.ts';
import { contact, fakeApp, fakeLog, requested } from './fixtures.ts';
import type { FakeApp } from './fixtures.ts';

export const secret = 'a-signing-secret';
export const productSecret = 'the product’s own secret, long enough to be one';

/** The adapter as the product mounts it, with a memory for everything behind it and a requested handover h1. */
export async function product(slack: FakeSlack, change: Partial<SlackOptions> & { fake?: FakeApp; started?: boolean } = {}) {
  const fake = change.fake ?? fakeApp();
  if (!fake.handovers.size) fake.happen(requested, 'the company');
  const log = fakeLog();
  let origin = '';
  const options: SlackOptions = {
    token: 'xoxb-1', signingSecret: secret, secret: productSecret, publicUrl: () => origin, apiUrl: slack.apiUrl, now: () => new Date(), log, access: accessWith('a secret'),
    settle: 40, gap: 0, timeout: 2000, health: { every: 600_000, sure: 0, spread: 0 }, ...change,
  };
  // Without a key of its own to start with, where a test asks for that.
  const { token, ...withoutToken } = options;
  const adapter = slackAdapter(token === '' ? withoutToken : options);
  const server = express().use('/slack', adapter.router).use(express.json()).listen(0, '127.0.0.1');
  await new Promise((listening) => server.once('listening', listening));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const url = `${origin}/slack/events`;
  if (change.started !== false) await adapter.start(fake.app);

  const send = (body: string, headers: Record<string, string> = {}) =>
    fetch(url, { method: 'POST', body, headers: { 'content-type': 'application/x-www-form-urlencoded', ...signed(body, secret, Math.floor(Date.now() / 1000)), ...headers } });
  const sendPayload = (payload: object) => send(new URLSearchParams({ payload: JSON.stringify(payload) }).toString());
  return {
    ...fake, log, adapter, origin, url, send, sendPayload, contact,
    press: (action: string, change: object = {}) => sendPayload(pressOf(slack, action, change)),
    async close() {
      await adapter.stop();
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

export type Ours = Awaited<ReturnType<typeof product>>;

/** Slack with one channel and the adapter beside it, and what ends both. */
export async function productIn(channel: string) {
  const slack = await fakeSlack();
  slack.addChannel(channel);
  const ours = await product(slack);
  return { slack, ours, async close() { await ours.close(); await slack.close(); } };
}

let presses = 0;

/** The payload of a press on a card's button, as Slack sends it. */
export function pressOf(slack: FakeSlack, action: string, change: object = {}): object {
  presses += 1;
  return {
    type: 'block_actions', token: 'old-token', api_app_id: 'A1', team: { id: 'T1', domain: 'test' }, user: { id: 'U1', username: 'anna.ek', name: 'anna.ek', team_id: 'T1' },
    channel: { id: 'CDORRALMIDALARNA01', name: 'dorr-almi-dalarna' }, container: { type: 'message', message_ts: '1.1', channel_id: 'CDORRALMIDALARNA01' },
    message: { type: 'message', text: 'Karin Lind, 070-123 45 67', ts: '1.1' }, trigger_id: `trigger-${presses}`, response_url: slack.responseUrl,
    actions: [{ type: 'button', action_id: action, block_id: 'b', value: 'h1', text: { type: 'plain_text', text: 'x' }, action_ts: `1760000000.${presses}` }],
    ...change,
  };
}

/** The payload of a dialog handed in, as Slack sends it. */
export function submissionOf(dialog: Record<string, unknown>, values: Record<string, string>, change: object = {}): object {
  const blocks = dialog.blocks as { block_id: string; element: { type: string } }[];
  const state = Object.fromEntries(
    blocks.map(({ block_id, element }) => {
      const value = values[block_id];
      const field = element.type === 'users_select' ? { type: element.type, selected_user: value ?? null } : element.type === 'static_select' ? { type: element.type, selected_option: value ? { value, text: { type: 'plain_text', text: value } } : null } : { type: element.type, value: value ?? null };
      return [block_id, { [block_id]: field }];
    }),
  );
  return {
    type: 'view_submission', token: 'old-token', api_app_id: 'A1', team: { id: 'T1', domain: 'test' }, user: { id: 'U1', username: 'anna.ek', name: 'anna.ek', team_id: 'T1' }, trigger_id: 'x',
    view: { id: 'V1', team_id: 'T1', type: 'modal', callback_id: dialog.callback_id, private_metadata: dialog.private_metadata, hash: '1.a', state: { values: state } },
    ...change,
  };
}

import type { AddressInfo } from 'node:net';
import { verifySlackRequest } from '@slack/bolt';
import { WebClient, type WebClientOptions } from '@slack/web-api';
import express, { type Request, type Response } from 'express';
import { openDesk, type Desk, type DeskOptions } from '../../../../adapters/slack/desk/desk.ts';

/** What the app got from the desk: the payload read, and how it came. */
export type Received = { kind: 'interaction' | 'command' | 'event'; body: Json; headers: Record<string, unknown>; raw: string };
export type Json = Record<string, unknown>;
export type Stand = {
  desk: Desk;
  client: WebClient;
  clientWith: (options: WebClientOptions) => WebClient;
  base: string;
  received: Received[];
  /** What the app answers next; an empty 200 unless said otherwise. */
  answer: (how: (received: Received, response: Response) => void) => void;
  /** The next request that the app gets and that fits. */
  next: (fits: (received: Received) => boolean) => Promise<Received>;
  close: () => Promise<void>;
};

export const token = 'xoxb-desk-test';
export const secret = 'a secret for the tests';

/** An app and a desk in one process, speaking over HTTP. Every request that the app gets has a signature that Bolt accepts. */
export async function openStand(options: Partial<DeskOptions> = {}): Promise<Stand> {
  const app = express();
  const received: Received[] = [];
  let how: (received: Received, response: Response) => void = (_received, response) => void response.status(200).end();
  app.post('/slack/events', express.raw({ type: () => true }), (request, response) => {
    const raw = (request.body as Buffer).toString('utf8');
    verifySlackRequest({
      signingSecret: secret,
      body: raw,
      headers: { 'x-slack-signature': String(request.headers['x-slack-signature']), 'x-slack-request-timestamp': Number(request.headers['x-slack-request-timestamp']) },
      nowMilliseconds: (options.now ?? Date.now)(),
    });
    const arrived = read(request, raw);
    received.push(arrived);
    how(arrived, response);
  });
  const server = app.listen(0, '127.0.0.1');
  await new Promise((ready) => server.once('listening', ready));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const base = `${origin}/desk`;
  const desk = openDesk({ token, signingSecret: secret, eventsUrl: () => `${origin}/slack/events`, publicUrl: () => base, allow: () => true, again: [0, 5, 5], ...options });
  app.use('/desk', desk.router);

  const clientWith = (more: WebClientOptions) => new WebClient(token, { slackApiUrl: `${base}/api/`, retryConfig: { retries: 0 }, rejectRateLimitedCalls: true, logger: silent, ...more });
  return {
    desk,
    base,
    client: clientWith({}),
    clientWith,
    received,
    answer: (next) => {
      how = next;
    },
    next: async (fits) => {
      for (;;) {
        const found = received.find(fits);
        if (found) return found;
        await new Promise((go) => setTimeout(go, 5));
      }
    },
    close: async () => {
      await desk.close();
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

function read(request: Request, raw: string): Received {
  const headers = request.headers;
  if (headers['content-type'] === 'application/json') return { kind: 'event', body: JSON.parse(raw) as Json, headers, raw };
  const form = Object.fromEntries(new URLSearchParams(raw));
  if (form['payload'] === undefined) return { kind: 'command', body: form, headers, raw };
  return { kind: 'interaction', body: JSON.parse(form['payload']) as Json, headers, raw };
}

const quiet = () => undefined;
const silent = { debug: quiet, info: quiet, warn: quiet, error: quiet, setLevel: quiet, setName: quiet, getLevel: () => 'error' as never };

/** The code that Slack refused a call with. */
export async function codeOf(call: Promise<unknown>): Promise<string> {
  const fault = await call.then(
    () => undefined,
    (thrown: unknown) => thrown as Json,
  );
  return String(at(fault, 'data.error') ?? fault?.['code'] ?? 'ok');
}

/** What stands at a path of keys, such as `message.blocks.0.type`. */
export function at(value: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((inner, key) => (typeof inner === 'object' && inner !== null ? (inner as Json)[key] : undefined), value);
}

/** A card with a button and a menu, as an app would post it. */
export const card = [
  { type: 'header', text: { type: 'plain_text', text: 'Någon vill ha hjälp' } },
  { type: 'section', block_id: 'text', text: { type: 'mrkdwn', text: '*Verkstaden* i Mora' } },
  {
    type: 'actions',
    block_id: 'do',
    elements: [
      { type: 'button', action_id: 'take', text: { type: 'plain_text', text: 'Ta ärendet' }, style: 'primary', value: 'h1' },
      { type: 'static_select', action_id: 'pass', placeholder: { type: 'plain_text', text: 'Skicka vidare till' }, options: ['almi', 'ekn'].map((value) => ({ text: { type: 'plain_text', text: value }, value })) },
      { type: 'overflow', action_id: 'more', options: [{ text: { type: 'plain_text', text: 'Inte vi' }, value: 'decline' }] },
    ],
  },
];

/** A dialog with a text that must be filled in and a choice. */
export const dialog = {
  type: 'modal' as const,
  callback_id: 'decline',
  private_metadata: 'h1',
  notify_on_close: true,
  title: { type: 'plain_text' as const, text: 'Inte vi' },
  submit: { type: 'plain_text' as const, text: 'Skicka' },
  blocks: [
    { type: 'input', block_id: 'why', label: { type: 'plain_text', text: 'Varför?' }, element: { type: 'plain_text_input', action_id: 'text', max_length: 20 } },
    {
      type: 'input',
      block_id: 'kind',
      optional: true,
      label: { type: 'plain_text', text: 'Sort' },
      element: { type: 'static_select', action_id: 'choice', options: [{ text: { type: 'plain_text', text: 'Fel län' }, value: 'area' }] },
    },
  ],
};

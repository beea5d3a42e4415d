import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import type { NextFunction, Request, Response } from 'express';
import { actionIds, cardType } from '../../adapters/slack/card.ts';
import { openDesk } from '../../adapters/slack/desk/desk.ts';
import type { Desk, Fault } from '../../adapters/slack/desk/desk.ts';

/** A card as it stands in a channel, with when it was written. */
export type Shown = { handover: string; channel: string; ts: string; at: number; accepting: boolean };

/** A stand-in for Slack that outlives whoever is killed. */
export type FakeSlack = {
  url: string;
  apiUrl: string;
  keys: { token: string; signingSecret: string };
  /** Where the app is at present, or nowhere. */
  appUrl: () => string | undefined;
  desk: Desk;
  /** Cards that Slack has answered for, as promoters come upon them. */
  seen: Shown[];
  /** How many cards Slack has answered for so far. */
  shown: () => number;
  faults: Record<string, number>;
  /** Called once the next time that a card is written, in place of answering. */
  onWritten(what: () => void): void;
  /** Every card in every channel, as it is now: one for each top-level message. */
  cards(): Shown[];
  close(): Promise<void>;
};

export type SlackOptions = { appUrl: () => string | undefined; random: () => number; /** Which share of the calls goes wrong. */ share: number; /** Milliseconds before each new try to reach the app. */ again: readonly number[] };

const keys = { token: 'xoxb-crash-0123456789', signingSecret: 'a-signing-secret-for-the-crash-test' };

/** Opens the stand-in: the desk over HTTP, with faults at random, and redeliveries. */
export async function fakeSlack({ appUrl, random, share, again }: SlackOptions): Promise<FakeSlack> {
  const seen: Shown[] = [];
  const faults: Record<string, number> = {};
  let written: (() => void) | undefined;
  let shown = 0;
  const http = express().disable('x-powered-by');
  const server = createServer(http);
  await new Promise<void>((listening) => { server.listen(0, '127.0.0.1', listening); });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const desk = openDesk({ ...keys, eventsUrl: () => `${url}/relay`, publicUrl: () => url, allow: () => true, again, deadline: 3_000 });

  http.use('/api/:method', (request: Request<{ method: string }>, response: Response, next: NextFunction) => {
    const { method } = request.params;
    const answer = response.json.bind(response);
    const fault = random() < share ? someFault(random) : undefined;
    if (fault) faults[fault.name] = (faults[fault.name] ?? 0) + 1;
    if (fault && 'fault' in fault) desk.faults.add(method, fault.fault);
    response.json = (body: unknown) => {
      const card = method === 'chat.postMessage' ? cardIn(body) : undefined;
      if (card && written) {
        const tell = written;
        written = undefined;
        tell();
        return response;
      }
      if (card) { seen.push(card); shown += 1; }
      if (fault && 'instead' in fault) return fault.instead(response, answer);
      return answer(body);
    };
    next();
  });
  http.post('/relay', express.raw({ type: () => true, limit: '1mb' }), (request, response) => { void relay(request, response); });
  http.use(desk.router);

  /** What the desk sends goes on to the app wherever it is now, and one in twenty times twice, as Slack does when it has not heard the answer. */
  async function relay(request: Request, response: Response): Promise<void> {
    const send = async () => {
      const to = appUrl();
      if (to === undefined) return undefined;
      const headers = Object.fromEntries(['content-type', 'x-slack-request-timestamp', 'x-slack-signature', 'x-slack-retry-num', 'x-slack-retry-reason'].flatMap((name) => (request.get(name) === undefined ? [] : [[name, request.get(name) ?? '']])));
      return fetch(to, { method: 'POST', headers, body: new Uint8Array(request.body as Buffer), signal: AbortSignal.timeout(2_500) }).then(async (answered) => ({ status: answered.status, body: await answered.text() }), () => undefined);
    };
    const twice = random() < 0.05;
    const [first, second] = await Promise.all([send(), ...(twice ? [send()] : [])]);
    const answered = [first, second].find((one) => one?.status === 200) ?? first;
    if (answered) response.status(answered.status).send(answered.body);
    else response.destroy();
  }

  return {
    url, apiUrl: `${url}/api/`, keys, appUrl, desk, seen, shown: () => shown, faults,
    onWritten(what) { written = what; },
    cards: () => desk.state().channels.flatMap(({ id, messages }) => messages.flatMap((message) => {
      const handover = message.thread_ts === undefined && message.gone !== true && message.metadata?.event_type === cardType ? message.metadata.event_payload['handover'] : undefined;
      return typeof handover === 'string' ? [{ handover, channel: id, ts: message.ts, at: Number(message.ts) * 1000, accepting: JSON.stringify(message.blocks ?? []).includes(`"${actionIds.accept}"`) }] : [];
    })),
    async close() {
      await desk.close();
      server.closeAllConnections();
      await new Promise((closed) => { server.close(closed); });
    },
  };
}

function cardIn(body: unknown): Shown | undefined {
  const { ok, channel, ts, message } = body as { ok?: boolean; channel?: string; ts?: string; message?: { thread_ts?: string; metadata?: { event_type?: string; event_payload?: { handover?: string } } } };
  if (ok !== true || channel === undefined || ts === undefined || message?.thread_ts !== undefined || message?.metadata?.event_type !== cardType) return undefined;
  return { handover: message.metadata.event_payload?.handover ?? '', channel, ts, at: Number(ts) * 1000, accepting: true };
}

type Instead = (response: Response, answer: Response['json']) => Response;
type Chosen = { name: string } & ({ fault: Fault } | { instead: Instead });

/** The faults in the mix, each as likely as the others. */
const mix: readonly Chosen[] = [
  { name: '429', fault: { kind: 'rate', retryAfter: 1 } },
  { name: '503', fault: { kind: 'status', status: 503 } },
  { name: '500 after writing', fault: { kind: 'status', status: 500, written: true } },
  { name: 'internal_error after writing', instead: (_response, answer) => answer({ ok: false, error: 'internal_error' }) },
  { name: 'fatal_error after writing', instead: (_response, answer) => answer({ ok: false, error: 'fatal_error' }) },
  { name: 'no answer after writing', fault: { kind: 'hang' } },
  { name: 'cut after writing', fault: { kind: 'lose' } },
  { name: 'cut before writing', fault: { kind: 'drop' } },
  { name: 'a page after writing', instead: (response) => response.status(200).type('html').send('<html><body>We will be right back</body></html>') },
];

function someFault(random: () => number): Chosen {
  return mix[Math.floor(random() * mix.length)] ?? mix[0] as Chosen;
}

import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { addressIn, readyLine } from '../measure.ts';

/** The real server, as `npm start` runs it once everything is built. */
export type Server = { child: ChildProcess; url: string; ended: Promise<number | null> };

export type ServerOptions = { database: string; slack: { apiUrl: string; keys: { token: string; signingSecret: string } }; port?: number };

/** Starts a server that speaks with the stand-in for Slack. Resolves when it listens. */
export async function startServer({ database, slack, port = 0 }: ServerOptions): Promise<Server> {
  const child = fork(join('dist', 'src', 'main.js'), [], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    env: {
      PATH: process.env['PATH'], PORT: String(port), DATABASE_URL: database, SECRET_KEY: 'a-key-that-all-the-processes-share-between-them', LOG_LEVEL: 'info', TRUST_PROXY: '1', HANDOVER_LIVE: 'all',
      SLACK_BOT_TOKEN: slack.keys.token, SLACK_SIGNING_SECRET: slack.keys.signingSecret, SLACK_API_URL: slack.apiUrl,
    },
  });
  const ended = once(child, 'close').then(([code]: unknown[]) => code as number | null);
  const url = await readyLine(child, addressIn);
  return { child, url, ended };
}

/** A company as the server sees it: an address of its own, so that nobody uses up another's share. */
export type Company = { address: string; id: string; token: string };

/** Calls the API. Undefined when there was no answer, or one that says to come back. */
export async function call<Answer>(url: string, address: string, body: unknown, token = ''): Promise<Answer | undefined> {
  const response = await fetch(url, {
    method: 'POST', signal: AbortSignal.timeout(5_000), body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', 'x-forwarded-for': address, ...(token === '' ? {} : { authorization: `Bearer ${token}` }) },
  }).catch(() => undefined);
  if (!response) return undefined;
  const answered = await response.text().catch(() => undefined);
  if (answered === undefined || response.status >= 500) return undefined;
  if (!response.ok) throw new Error(`${url}: ${response.status} ${answered}`);
  return JSON.parse(answered) as Answer;
}

/** Does something until it is answered, with whichever server is there, or until it is no longer wanted. */
export async function untilAnswered<Answer>(wanted: () => boolean, ask: () => Promise<Answer | undefined>): Promise<Answer | undefined> {
  while (wanted()) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await new Promise((again) => { setTimeout(again, 100); });
  }
  return undefined;
}

/** An address that nobody else has. */
export function someAddress(random: () => number): string {
  return [10, 0, 0, 0].map((part) => part || Math.floor(random() * 256)).join('.');
}

/** Asks for a handover until it is acknowledged. Answers its id then. */
export async function handOver(wanted: () => boolean, url: () => string | undefined, { address, id, token }: Company, actor: string): Promise<string | undefined> {
  const handover = crypto.randomUUID();
  const body = { id: handover, actor, contact: { name: 'Åsa Öst', phone: '070-123 45 67' }, consent: true };
  const answer = await untilAnswered(wanted, async () => {
    const to = url();
    return to === undefined ? undefined : call(`${to}/api/conversations/${id}/handovers`, address, body, token);
  });
  return answer === undefined ? undefined : handover;
}

/** Opens a conversation until it is acknowledged. */
export async function openConversation(wanted: () => boolean, url: () => string | undefined, random: () => number): Promise<Company | undefined> {
  const address = someAddress(random);
  const answer = await untilAnswered(wanted, async () => {
    const to = url();
    return to === undefined ? undefined : call<{ conversation: { id: string }; token: string }>(`${to}/api/conversations`, address, { door: 'almi-dalarna' });
  });
  return answer && { address, id: answer.conversation.id, token: answer.token };
}

/** Waits until nothing has been due for three seconds, or so long: a press that was answered may still be on its way to the outbox. */
export async function untilDelivered(url: () => string | undefined, ms: number): Promise<void> {
  for (let [calm, waited] = [0, 0]; calm < 3 && waited < ms; waited += 1_000) {
    calm = await due(url() ?? '') === 0 ? calm + 1 : 0;
    await new Promise((again) => { setTimeout(again, 1_000); });
  }
}

/** How many deliveries the server says are due. */
async function due(url: string): Promise<number> {
  const text = await fetch(`${url}/metrics`).then((response) => response.text(), () => '');
  return Number(/^ratt_dorr_deliveries_due (\d+)/m.exec(text)?.[1] ?? Number.NaN);
}

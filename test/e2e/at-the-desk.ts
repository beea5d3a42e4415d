import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { startApp } from '../../src/app.ts';
import { openCompiled } from '../../src/compiled.ts';
import { readConfig } from '../../src/config.ts';
import type { Store } from '../../src/store/store.ts';
import type { Fault } from '../../adapters/slack/desk/desk.ts';

/** The whole product with the desk for its Slack, over HTTP, and what companies and promoters do there. */
export type Product = Awaited<ReturnType<typeof startProduct>>;
/** A company that asked to be handed over. */
export type Company = { id: string; token: string; handover: string };
type Line = { level: string; about: Record<string, unknown>; text: string };
type Shown = { messages: { text: string }[]; handovers: { id: string; status: string; promoter?: { name: string } }[] };

const compiled = openCompiled('dist/compiled');
const almi = 'almi-dalarna';
/** Where Almi's cards belong. */
export const almiChannel = `dorr-${almi}`;
/** Where there is a business office with a channel of its own. */
const municipalities = ['Mora', 'Falun', 'Borlänge', 'Ludvika', 'Leksand', 'Rättvik', 'Orsa', 'Malung', 'Säter', 'Hedemora', 'Avesta', 'Vansbro', 'Älvdalen', 'Gagnef', 'Smedjebacken'];

/** Starts it over a store that it closes when it stops. Its clock can be moved ahead. */
export async function startProduct(store: Store, { timeout = 1500 } = {}) {
  const lines: Line[] = [];
  const keep = (level: string) => (about: object, text: string) => { lines.push({ level, about: about as Record<string, unknown>, text }); };
  const clock = { ahead: 0 };
  const whole = await startApp({
    config: readConfig({ PORT: '0', DATABASE_URL: 'file::memory:', LOG_LEVEL: 'silent', SECRET_KEY: 'a-key-for-the-tests-of-faults-in-slack' }), compiled, store,
    log: { info: keep('info'), warn: keep('warn'), error: keep('error'), debug: () => undefined }, now: () => new Date(Date.now() + clock.ahead), assets: 'dist/assets', slackPace: { settle: 300, gap: 20, timeout },
  });
  const desk = whole.desk!;
  desk.setChannel(almiChannel);

  async function call<T>(method: string, path: string, body?: unknown, token = ''): Promise<T> {
    const response = await fetch(whole.url + path, { method, headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return JSON.parse(text) as T;
  }

  /** Waits until something holds, or fails with what the log says. */
  async function until(what: string, holds: () => unknown): Promise<void> {
    for (let i = 0; i < 1000; i += 1) {
      if (await holds()) return;
      await new Promise((again) => { setTimeout(again, 20); });
    }
    throw new Error(`it never came to pass that ${what}; the log says:\n${lines.slice(-12).map((line) => `${line.text} ${JSON.stringify(line.about)}`).join('\n')}`);
  }

  /** A company asks to be handed over: to Almi, or to the business office of the municipality of this number. */
  async function handOver(office?: number): Promise<Company> {
    const { conversation, token } = await call<{ conversation: { id: string }; token: string }>('POST', '/api/conversations', { door: 'ekn' });
    const at = `/api/conversations/${conversation.id}`;
    const place = municipalities[office ?? 0] ?? '';
    await call('POST', `${at}/messages`, { id: randomUUID(), text: `Vi har en mekanisk verkstad i ${place}, 12 anställda, och behöver låna till en ny svarv` }, token);
    const handover = randomUUID();
    const actor = office === undefined ? almi : 'kommun-dalarna';
    await call('POST', `${at}/handovers`, { id: handover, actor, contact: { name: 'Anna Ek', phone: '070-123 45 67' }, consent: true, onward: 'ask' }, token);
    return { id: conversation.id, token, handover };
  }

  const messagesIn = (channel: string) => desk.state().channels.find(({ name }) => name === channel)?.messages ?? [];
  const isCard = ({ metadata, thread_ts }: { metadata?: { event_payload: Record<string, unknown> } | undefined; thread_ts?: string | undefined }, handover: string) => thread_ts === undefined && metadata?.event_payload.handover === handover;
  const channelOf = ({ handover }: Company) => desk.state().channels.find(({ messages }) => messages.some((message) => isCard(message, handover)));
  const cards = (company: Company) => channelOf(company)?.messages.filter((message) => isCard(message, company.handover)) ?? [];
  const textOf = (value: unknown) => JSON.stringify(value);

  return {
    whole, store, desk, lines, clock, call, until, handOver, cards, messagesIn,
    channelOf: (company: Company) => channelOf(company)?.name ?? '',
    thread: (company: Company) => { const [card] = cards(company); return channelOf(company)?.messages.filter(({ thread_ts }) => thread_ts === card?.ts).map(textOf).join('\n') ?? ''; },
    shown: ({ id, token }: Company) => call<Shown>('GET', `/api/conversations/${id}`, undefined, token),
    status: async (company: Company) => (await call<Shown>('GET', `/api/conversations/${company.id}`, undefined, company.token)).handovers.find(({ id }) => id === company.handover)?.status ?? '',
    /** The calls of a method in a channel, whether they went well or not, and how each ended. */
    calls: (method: string, channel?: string) => desk.calls().filter((one) => one.method === method && (channel === undefined || [channel, desk.state().channels.find(({ name }) => name === channel)?.id].includes(one.channel))).map(({ ok, error }) => (ok ? 'ok' : error ?? '')),
    fail: (method: string, fault: Fault, times = 1, channel?: string) => { desk.faults.add(method, fault, times, channel); },
    async press(name: string, company: Company, action: string) {
      await until(`the card has ${action}`, () => textOf(cards(company)).includes(action));
      return desk.press({ user: desk.arrive(name).id, at: { channel: channelOf(company)?.id ?? '', ts: cards(company).at(-1)?.ts ?? '' }, action });
    },
    whispersTo: (name: string) => desk.state().whispers.filter((whisper) => whisper.for === desk.arrive(name).id).map(textOf).join('\n'),
    /** A figure as those who watch over the service read it. */
    async figure(name: string): Promise<number> {
      const text = await (await fetch(`${whole.url}/metrics`)).text();
      return Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1]);
    },
    errors: () => lines.filter(({ level }) => level === 'error'),
  };
}

/** One line in the log that says what to do about a code of Slack's, in words and not the code alone. */
export function expectAdvice({ lines }: Product, code: string): void {
  const advice = lines.filter(({ level, about }) => level === 'error' && about.code === code).map(({ about }) => String(about.advice));
  expect(advice.find((one) => one.startsWith('Slack: ') && one.includes(`(${code})`))).toBeDefined();
}

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startWhole } from './running.ts';

let whole: Awaited<ReturnType<typeof startWhole>>;
/** The product's own time: working time at first, and moved on by the test. */
let moved = Date.parse('2026-11-24T09:00:00.000Z') - Date.now();
const now = () => new Date(Date.now() + moved);
beforeAll(async () => { whole = await startWhole({}, undefined, { now }); });
afterAll(async () => { await whole.stop(); });

type Shown = { messages: { text: string; question?: { slot: string; options: { id: string; label: string }[] } }[]; handovers: { id: string; actor: string; status: string; helped?: string }[] };

async function call<T>(method: string, path: string, body?: unknown, token?: string): Promise<T> {
  const response = await fetch(whole.url + path, { method, headers: { 'content-type': 'application/json', ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  return await response.json() as T;
}

async function handedOver() {
  const { conversation, token } = await call<{ conversation: { id: string }; token: string }>('POST', '/api/conversations', { door: 'ekn' });
  const at = `/api/conversations/${conversation.id}`;
  const say = (text: string) => call('POST', `${at}/messages`, { id: randomUUID(), text }, token);
  await say('Vi har en mekanisk verkstad i Mora sen 1998, 12 anställda, och behöver låna till en ny svarv');
  const handover = randomUUID();
  await call('POST', `${at}/handovers`, { id: handover, actor: 'almi-dalarna', contact: { name: 'Anna Ek', email: 'anna@verkstad.example' }, consent: true, onward: 'share' }, token);
  return { at, token, handover, shown: () => call<Shown>('GET', at, undefined, token), press: (option: string) => call('POST', `${at}/messages`, { id: randomUUID(), slot: 'helped', option }, token) };
}

/** Time passes; something that happens elsewhere wakes the outbox, which otherwise looks once a minute. */
async function until(time: string, done: () => boolean | Promise<boolean>): Promise<void> {
  moved = Date.parse(time) - Date.now();
  await handedOver();
  for (let i = 0; i < 400; i++) {
    if (await done()) return;
    await new Promise((resolve) => { setTimeout(resolve, 25); });
  }
  throw new Error(`it did not come about by ${time}`);
}

const threads = () => (whole.desk?.state().channels ?? []).flatMap(({ messages }) => messages.filter(({ thread_ts }) => thread_ts !== undefined).map(({ text }) => text));

it('as time goes by, a case is reminded of, goes on, ends by itself, and the company is asked and answers', async () => {
  const company = await handedOver();
  await until('2026-11-25T07:00:01.000Z', () => threads().some((text) => text.startsWith('En påminnelse')));
  await until('2026-11-25T09:30:00.000Z', async () => (await company.shown()).handovers.length === 2);
  const { handovers: [first, second], messages } = await company.shown();
  expect(first?.status).toBe('expired');
  expect(messages.at(-1)?.text).toContain('har gått vidare till');

  const card = whole.desk?.state().channels.flatMap((channel) => channel.messages.map((message) => ({ channel: channel.id, message }))).find(({ message }) => message.metadata?.event_payload.handover === second?.id);
  const kim = whole.desk?.arrive('Kim').id ?? '';
  for (const [action, status] of [['handover_accept', 'accepted'], ['handover_contact', 'contacted']] as const) {
    await whole.desk?.press({ user: kim, at: { channel: card?.channel ?? '', ts: card?.message.ts ?? '' }, action });
    await until('2026-11-25T10:00:00.000Z', async () => (await company.shown()).handovers[1]?.status === status);
  }
  await until('2026-12-30T10:00:00.000Z', async () => (await company.shown()).handovers[1]?.status === 'completed');
  expect((await company.shown()).messages.at(-1)?.question?.options.map(({ label }) => label)).toEqual(['Ja', 'Delvis', 'Nej', 'Vet inte']);
  await company.press('partly');
  expect((await company.shown()).handovers[1]).toMatchObject({ helped: 'partly' });
}, 60_000);

import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Compiled } from '../../src/compiled.ts';
import type { Sends } from '../../src/events.ts';
import { Database } from '../../src/store/driver.ts';
import { logged, startWhole } from './running.ts';

/** What a company writes of itself, each with a mark that nothing else has. */
const marks = { name: 'Marknamn Ek', company: 'Markbolag AB', email: 'markpost@verkstad.example', phone: '070-555 01 02', text: 'markord svarv', note: 'markhälsning efter tre' };
/** As far as they can be told apart in any writing. */
const marked = /marknamn|markbolag|markpost|markord|markh|555 ?01 ?02|5550102/i;
const address = 'markaktor@almi.example';

/** The content with what some actors are sent, and one that takes its cases by e-mail. */
const writing = (sends: Record<string, Sends>, mail: string) => (compiled: Compiled): Compiled => ({
  ...compiled,
  knowledge: { ...compiled.knowledge, regions: compiled.knowledge.regions.map((region) => ({ ...region, actors: region.actors.map((actor) => ({ ...actor, ...(sends[actor.id] ? { sends: sends[actor.id] ?? 'full' } : {}), ...(actor.id === mail ? { mail: address } : {}) })) })) },
});

const folder = mkdtempSync(join(tmpdir(), 'marked-'));
const file = join(folder, 'ratt-dorr.db');
let whole: Awaited<ReturnType<typeof startWhole>>;
beforeAll(async () => { whole = await startWhole({ DATABASE_URL: `file:${file}` }, writing({ 'almi-dalarna': 'link', ekn: 'summary' }, 'coompanion-dalarna')); }, 60_000);
afterAll(async () => {
  await whole.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function call<T>(method: string, path: string, body?: unknown, token?: string): Promise<T> {
  const response = await fetch(whole.url + path, { method, headers: { 'content-type': 'application/json', ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

async function handedOver(actor: string) {
  const { conversation, token } = await call<{ conversation: { id: string }; token: string }>('POST', '/api/conversations', { door: 'region-dalarna' });
  const at = `/api/conversations/${conversation.id}`;
  await call('POST', `${at}/messages`, { id: randomUUID(), text: `Vi har en verkstad i Mora och behöver låna till en ${marks.text}` }, token);
  const handover = randomUUID();
  const { name, company, email, phone, note } = marks;
  const request = { actor, contact: { name, company, email, phone }, consent: true, onward: 'share', note };
  const { text } = await call<{ text: string }>('POST', `${at}/handovers/preview`, { ...request, consent: undefined }, token);
  await call('POST', `${at}/handovers`, { id: handover, ...request }, token);
  return { at, token, handover, preview: text };
}

const desk = () => { if (!whole.desk) throw new Error('no desk'); return whole.desk; };
const messagesOf = (handover: string) => {
  const all = desk().state().channels.flatMap(({ id, messages }) => messages.map((message) => ({ ...message, channel: id })));
  const card = all.find(({ metadata, thread_ts }) => metadata?.event_payload.handover === handover && thread_ts === undefined);
  return card ? { card, all: all.filter((one) => one.channel === card.channel && (one.ts === card.ts || one.thread_ts === card.ts)) } : undefined;
};
const said = (handover: string) => JSON.stringify(messagesOf(handover)?.all.map(({ text, blocks }) => ({ text, blocks })) ?? []);

async function press(handover: string, action: string) {
  await expect.poll(() => said(handover), { timeout: 10_000 }).toContain(action);
  const card = messagesOf(handover)?.card;
  await desk().press({ user: desk().arrive('Kim').id, at: { channel: card?.channel ?? '', ts: card?.ts ?? '' }, action });
}

describe('a company that has marked all it says of itself', () => {
  it('finds nothing of it in the Slack of an actor that takes a link only, and all of it behind the link', async () => {
    const company = await handedOver('almi-dalarna');
    expect(company.preview).not.toMatch(/markord|marknamn|markh/i);
    await press(company.handover, 'handover_accept');
    await press(company.handover, 'handover_contact');
    await expect.poll(() => said(company.handover)).toContain('Läs frågan');
    await call('POST', `${company.at}/messages`, { id: randomUUID(), text: 'Ännu ett markord' }, company.token);
    expect(said(company.handover)).not.toMatch(marked);
    const url = /"url":"(http[^"]*\/arende\/[^"]*)"/.exec(JSON.stringify(messagesOf(company.handover)?.card.blocks))?.[1] ?? '';
    expect(await (await fetch(url)).text()).not.toMatch(marked);
    const opened = await fetch(url, { method: 'POST', redirect: 'manual', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'gor=oppna' });
    const page = await (await fetch(new URL(opened.headers.get('location') ?? '', whole.url), { headers: { cookie: opened.headers.getSetCookie()[0]?.split(';')[0] ?? '' } })).text();
    for (const part of [marks.name, marks.email, marks.phone, marks.text, marks.note]) expect(page).toContain(part);
    expect(page).toContain('Knapparna finns på kortet i Slack.');
    expect(page).not.toContain('name="engangs"');
  }, 30_000);

  it('finds neither its words nor, before it is taken, its name with one that takes a summary', async () => {
    const company = await handedOver('ekn');
    await expect.poll(() => said(company.handover)).toContain('Ta ärendet');
    expect(said(company.handover)).not.toMatch(marked);
    await press(company.handover, 'handover_accept');
    await expect.poll(() => said(company.handover)).toContain(marks.name);
    expect(said(company.handover)).not.toMatch(/markord|markh/i);
  }, 30_000);

  it('finds nothing of it in what is kept beside the events, in metadata, in subjects, in the log, nor anything of the actor’s address', async () => {
    const company = await handedOver('coompanion-dalarna');
    await expect.poll(async () => (await call<{ handovers: { status: string }[] }>('GET', company.at, undefined, company.token)).handovers[0]?.status).toBe('delivered');
    const metadata = JSON.stringify(desk().state().channels.flatMap(({ messages }) => messages.map((one) => one.metadata)));
    expect(metadata).toContain('handover');
    expect(metadata).not.toMatch(marked);
    const list = await (await fetch(`${whole.url}/desk/mail`)).text();
    const subjects = [...list.matchAll(/<a href="\/desk\/mail\/([0-9a-f]{40})[^>]*>([^<]*)/g)].map(([, id, subject]) => `${id} ${subject}`).join('\n');
    expect(subjects).toContain('Ny fråga');
    expect(subjects).not.toMatch(marked);
    const raw = new Database(file, { readonly: true });
    for (const table of ['deliveries', 'requests', 'places', 'channels', 'handovers', 'mailed', 'spent', 'left_behind', 'settings', 'access', 'conversations']) expect(`${table} ${JSON.stringify(raw.prepare(`select * from ${table}`).all())}`).not.toMatch(marked);
    raw.close();
    expect(logged.filter((line) => marked.test(line) || line.includes('markaktor'))).toEqual([]);
  }, 30_000);
});

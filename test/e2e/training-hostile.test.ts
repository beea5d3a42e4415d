import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../../bench/browser.ts';
import type { TrainingResult } from '../../src/learning/result.ts';
import type { Source } from '../../src/intents/label.ts';
import { signIn } from '../adapters/admin/signed-in.ts';
import type { SignedIn } from '../adapters/admin/signed-in.ts';
import { hostile } from '../hostile.ts';
import { sentencesIn } from '../small-ground.ts';
import { startWhole } from './running.ts';

let whole: Awaited<ReturnType<typeof startWhole>> | undefined;
let csrf = '';
let who: SignedIn;

/** The whole product anew, with an empty queue, and an admin signed in to it. */
async function start(): Promise<void> {
  await whole?.stop();
  whole = await startWhole();
  who = await signIn(whole);
  csrf = '';
}
afterAll(() => whole?.stop());

function there() {
  if (!whole) throw new Error('nothing has been started');
  return whole;
}
const url = () => there().url;

/** What a page is made of: each element with the names of its attributes, and all that is text, in elements and in attributes. */
function read(html: string): { shapes: Set<string>; text: string } {
  const shapes = new Set<string>();
  const texts: string[] = [];
  let at = 0;
  const tag = /<(?:!DOCTYPE html|\/[a-z][a-z0-9]*|([a-z][a-z0-9]*)((?: [a-zA-Z][a-zA-Z0-9:-]*(?:="[^"]*")?)*) ?\/?)>/giy;
  while (at < html.length) {
    const next = html.indexOf('<', at);
    texts.push(html.slice(at, next < 0 ? html.length : next));
    if (next < 0) break;
    tag.lastIndex = next;
    const [whole_ = '', name, attributes = ''] = tag.exec(html) ?? [];
    if (whole_ === '') throw new Error(`a bracket that is no element of ours: ${html.slice(Math.max(0, next - 80), next + 80)}`);
    if (name !== undefined) shapes.add(`${name}[${[...attributes.matchAll(/ ([a-zA-Z][a-zA-Z0-9:-]*)(?:="([^"]*)")?/g)].map(([, attribute = '', value = '']) => { texts.push(value); return attribute; }).join(' ')}]`);
    at = next + whole_.length;
  }
  const signs: Record<string, string> = { lt: '<', gt: '>', quot: '"', amp: '&', '#39': "'" };
  return { shapes, text: texts.join('\n').replace(/&(lt|gt|quot|amp|#39);/g, (_, sign: string) => signs[sign] ?? '') };
}

const asRead = (text: string) => text.replaceAll('\u0000', '').replace(/\r\n?/g, '\n').replace(/\p{Cs}/gu, '\ufffd').normalize('NFC').trim();
/** As something that was typed comes out of a field of one line. */
const inALine = (text: string) => text.replace(/\s+/g, ' ').trim();

/** Pages that are looked at one after the other: all elements that they have, and which of some strings were not seen as text on any of them. */
function looking(strings: readonly string[]) {
  const shapes = new Set<string>();
  const left = new Set(strings);
  return {
    shapes,
    left: () => [...left].filter((one) => asRead(one) !== ''),
    see(html: string): string {
      const page = read(html);
      for (const shape of page.shapes) shapes.add(shape);
      const text = asRead(page.text);
      for (const one of left) if (text.includes(asRead(one))) left.delete(one);
      return page.text;
    },
  };
}

/** Two halves of sentences about different things, so that no model is sure and no two are alike. */
const needs = ['lan', 'patent', 'export', 'lokaler', 'kompetens', 'bidrag', 'upphandling', 'skatt', 'tillstand', 'digitalisering', 'investering', 'natverk'];
const sentences = needs.map((need) => sentencesIn(`intents/sv/${need}.txt`).filter((text) => text.length > 25 && text.length < 60));
const half = (need: number, i: number) => { const own = sentences[need % needs.length] ?? []; return own[i % own.length] ?? ''; };
const about = (i: number) => `${half(i, Math.floor(i / needs.length))} ${half(i + 5 + Math.floor(i / 240), Math.floor(i / needs.length) + 20)}`;

type Said = Source & { text: string };

/** A company says something, as one does over HTTP, and is not content with the answer, so that it is to be learnt from. Answers where it was said and what was kept of it. */
async function say(text: string): Promise<Said> {
  const post = async (path: string, body: object, token = '') => (await fetch(`${url()}/api/conversations${path}`, { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` }, body: JSON.stringify(body) })).json() as Promise<{ conversation: { id: string }; token: string; messages: { id: string; from: string }[] }>;
  const { conversation: { id }, token } = await post('', { door: 'almi-dalarna' });
  const { messages } = await post(`/${id}/messages`, { id: randomUUID(), text }, token);
  await fetch(`${url()}/api/conversations/${id}/messages/${messages.find(({ from }) => from === 'assistant')?.id ?? ''}/rating`, { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` }, body: '{"helpful":false}' });
  const said = (await there().store.load(id)).flatMap(({ event }) => (event.type === 'message.said' ? [event] : []))[0];
  if (!said) throw new Error(`nothing was kept of ${JSON.stringify(text)}`);
  return { conversation: id, message: said.message, text: said.text };
}

const base = '/admin/traning';
async function page(path: string): Promise<string> {
  const { status, text } = await who.get(`${base}${path}`);
  expect(status, path).toBe(200);
  return text;
}
async function pages(path: string, see: (html: string) => unknown): Promise<void> {
  for (let number = 1; ; number++) {
    const html = await page(`${path}${path.includes('?') ? '&' : '?'}sida=${number}`);
    see(html);
    if (!html.includes('>Nästa</a>')) return;
  }
}
/** Sends a form with the key that the session has; a page is loaded for it only once. */
async function send(path: string, form: Record<string, string>): Promise<{ status: number; text: string; to: string }> {
  csrf ||= /name="csrf" value="([^"]+)"/.exec(await page(''))?.[1] ?? '';
  const response = await fetch(`${url()}${base}${path}`, { method: 'POST', redirect: 'manual', headers: { cookie: who.cookie, 'sec-fetch-site': 'same-origin' }, body: new URLSearchParams({ csrf, ...form }) });
  return { status: response.status, text: await response.text(), to: response.headers.get('location') ?? '' };
}

/** Everything that stands in a result of a training, as the pages show it. */
function resultOf(all: readonly string[], from: number, places: readonly Source[]): TrainingResult {
  const at = (i: number) => all[(from + i) % all.length] ?? '';
  const labels = [...new Set(Array.from({ length: 25 }, (_, i) => at(i)))];
  const figures = { count: 9, accuracy: 0.5, labels: labels.map((label) => ({ label, support: 9, precision: 0.5, recall: 0.5, f1: 0.5 })), confusions: labels.map((truth, i) => ({ truth, guess: at(i + 1), count: 50 - i })), confidence: [{ from: 0, to: 1, count: 9, sure: 0.5, right: 0.5 }], calibrationError: 0.1 };
  const change = (label: string) => ({ label, lost: 9, won: 1, p: 0.01, verdict: 'worse' as const });
  return {
    version: at(0), base: at(0), seconds: 1, sentences: 9, examples: [], wished: 1, before: figures, after: figures, whole: change(''), labels: labels.map(change),
    lost: labels.map((label, i) => ({ label, before: at(i + 1), after: at(i + 2), language: 'sv', at: { file: at(i), line: 1, text: at(i) } })), won: places.slice(from, from + 25).map((source) => ({ label: at(0), before: at(1), after: at(2), language: 'sv', at: { source } })),
    golden: { played: 9, broken: labels, mended: labels, before: labels }, refusals: [{ why: 'golden', failures: labels }, ...labels.map((label) => ({ why: 'label' as const, change: change(label) })), { why: 'whole', change: change('') }],
  };
}

/** Short ones two by two, so that all are said in half the time. */
function inPairs(strings: readonly string[]): string[][] {
  const pairs: string[][] = [];
  for (const one of strings) {
    const last = pairs.at(-1);
    if (last?.length === 1 && `${last.join(' ')}${one}`.length < 400) last.push(one); else pairs.push([one]);
  }
  return pairs;
}

/** Goes the whole way with these strings: they are said, stand in the queue, are labelled, become examples and needs that are wished for, and stand in trainings and among the models. Answers every element that the pages had, and where a string was not seen. */
async function everywhere(strings: readonly string[]): Promise<{ shapes: Set<string>; unseen: Record<string, string[]>; places: Source[]; trainings: string[] }> {
  const { store } = there();
  const trainings: string[] = [];
  const unseen: Record<string, string[]> = {};
  const shapes = new Set<string>();
  const during = async (place: string, expected: readonly string[], look: (see: (html: string) => string) => Promise<void>) => {
    const { see, left, shapes: seen } = looking(expected);
    await look(see);
    for (const shape of seen) shapes.add(shape);
    if (left().length > 0) unseen[place] = left();
  };
  const said: Said[] = [];
  const spoken = inPairs(strings);
  for (let i = 0; i < spoken.length; i += 20) said.push(...await Promise.all(spoken.slice(i, i + 20).map((some, k) => say(`${about(i + k)} ${some.join(' ')}`.slice(0, 2000)))));
  const texts = said.map(({ text }) => text);
  while ((await page('/kon')).includes('data-again')) await new Promise((later) => setTimeout(later, 200));
  // What is about no need, or is understood all the same, is not asked about; all the rest is.
  const queue = looking(strings);
  await pages('/kon', queue.see);
  for (const shape of queue.shapes) shapes.add(shape);
  expect(queue.left().length, 'not in the queue').toBeLessThan(0.1 * strings.length);
  await during('the eight of the week', [], async (see) => { see((await who.get(`${base}/veckan`)).text); see(await page('')); });

  const nameOf = (one: string, i: number) => inALine(`B${i} ${one}`).slice(0, 60).trim();
  const names = spoken.map(([one = ''], i) => nameOf(one, i));
  const some = said.filter((_, i) => i % 5 === 0);
  await during('where it is labelled', some.map(({ text }) => text), async (see) => { for (const { conversation, message } of some) see(await page(`/mening/${conversation}/${message}?fran=veckan`)); });
  const bare = strings.filter((one) => !/[\p{L}\p{N}]/u.test(one));
  const [one] = said;
  await during('a name that is not good enough', bare.map((name) => inALine(name).slice(0, 60)), async (see) => { for (const name of bare) see((await send(`/mening/${one?.conversation ?? ''}/${one?.message ?? ''}`, { label: 'new', naming: '1', name, text: 'Vi undrar', version: '0' })).text); });
  await during('what is wrong with it', some.map(({ text }) => inALine(text)), async (see) => { for (const { conversation, message, text } of some) see((await send(`/mening/${conversation}/${message}`, { label: 'need:finns_inte', text, version: '0' })).text); });
  await during('what is told when it is labelled, and the field where it is changed', [...names, ...texts, ...texts.map((text) => inALine(text.slice(0, 600)))], async (see) => {
    for (const [i, { conversation, message, text }] of said.entries()) {
      const { status, to } = await send(`/mening/${conversation}/${message}`, { label: 'new', name: names[i] ?? '', text: text.slice(0, 600), version: '0' });
      expect(status, text).toBe(303);
      see((await who.get(to)).text);
    }
  });
  const kept = (await store.learning.examples()).filter(({ source }) => said.some(({ conversation }) => conversation === source.conversation));
  const safe = kept.flatMap(({ text }) => (text === undefined ? [] : [text]));
  await during('needs that are wished for', [...safe, ...names], (see) => pages('/utkast?visa=onskade', see));
  await during('the names before', names, async (see) => { see((await send(`/mening/${said[0]?.conversation ?? ''}/${said[0]?.message ?? ''}`, { label: 'new', text: 'Vi undrar', version: '1' })).text); });
  const seconds = kept.map(({ source }) => { const i = said.findIndex(({ conversation }) => conversation === source.conversation); return nameOf(spoken[i]?.[1] ?? 'än', i); });
  for (const [i, { version, ...example }] of kept.entries()) await store.learning.putExample({ ...example, label: { is: 'new', name: seconds[i] ?? '' } }, version);
  await during('more needs that are wished for', seconds, (see) => pages('/utkast?visa=onskade', see));
  for (const [state, list] of [['published', 'intranade'], ['draft', 'nya']] as const) {
    for (const { version: _, ...one } of kept) { const now = await store.learning.example(one.source); await store.learning.putExample({ ...one, state, label: { is: 'need', need: 'lan' } }, now?.version ?? 0); }
    await during(`examples that are ${state}`, safe, (see) => pages(`/utkast?visa=${list}`, see));
  }
  for (const { version: _, ...one } of kept.slice(0, 2)) { const now = await store.learning.example(one.source); await store.learning.putExample({ ...one, state: 'skipped' }, now?.version ?? 0); }
  await during('examples that were set aside', [], (see) => pages('/utkast?visa=overhoppade', see));

  await during('what a training changes', [...strings, ...said.map(({ text }) => inALine(text.slice(0, 600)))], async (see) => {
    for (let from = 0; from < strings.length; from += 25) {
      const id = randomUUID();
      expect(await store.learning.beginTraining({ id, at: new Date().toISOString(), name: strings[from] ?? '' }, '')).toBe(true);
      await store.learning.endTraining(id, { at: new Date().toISOString(), state: 'done', result: JSON.stringify(resultOf(strings, from, said)), model: '{}' });
      trainings.push(id);
      see(await page(`/traningar/${id}`));
      expect((await send(`/traningar/${id}/publicera`, { why: '' })).status).toBe(422);
    }
  });
  await during('trainings and whoever began them', strings, async (see) => {
    for (const [i, name] of strings.entries()) {
      const id = randomUUID();
      await store.learning.beginTraining({ id, at: new Date(Date.now() + i).toISOString(), name }, '');
      await store.learning.endTraining(id, { at: new Date().toISOString(), state: 'failed', why: name });
      if (i % 10 === 9 || i === strings.length - 1) see(await page(''));
      if (i % 10 === 0) see(await page(`/traningar/${id}`));
    }
  });
  await during('models, whoever published them and why', strings, async (see) => {
    for (const why of strings) expect(await store.learning.publishModel({ id: randomUUID(), kind: 'model', at: new Date().toISOString(), name: why, base: 'files', body: '{"files":true}', why }, (await store.publications.latest('model'))?.id, [])).toBe(true);
    see(await page('/modeller'));
  });
  return { shapes, unseen, places: said, trainings };
}

/** Pages in a browser, and all that they did which no page of ours does. */
async function tricked(paths: readonly string[]): Promise<string[]> {
  const browser = await openBrowser();
  const found: string[] = [];
  const context = await browser.newContext({ locale: 'sv-SE' });
  const [name = '', value = ''] = who.cookie.split(/=(.*)/s);
  await context.addCookies([{ name, value, domain: '127.0.0.1', path: '/admin' }]);
  const page_ = await context.newPage();
  await page_.exposeFunction('hit', () => { found.push(`a script ran at ${page_.url()}`); });
  page_.on('dialog', (dialog) => { found.push('a dialog'); void dialog.dismiss(); });
  page_.on('console', (message) => { if (/Content.Security/i.test(message.text())) found.push(message.text()); });
  page_.on('request', (request) => { if (!request.url().startsWith(url())) found.push(request.url()); });
  page_.on('framenavigated', (frame) => { if (frame.parentFrame()) found.push('a frame'); });
  for (const path of paths) {
    await page_.goto(`${url()}${base}${path}`);
    await page_.evaluate('for (const one of document.querySelectorAll("details")) one.open = true');
    if (!(await page_.title()).includes('Rätt dörr')) found.push(`another title at ${path}`);
  }
  await browser.close();
  return found;
}

describe('what somebody writes who wants a page to do something', () => {
  it('is shown as the letters that it is on every page for training, all of it, and does nothing in a browser', { timeout: 300_000 }, async () => {
    expect(hostile.length).toBeGreaterThan(500);
    await start();
    const tame = await everywhere([...Array.from({ length: 210 }, (_, i) => `snällt ${i}`), '!?']);
    expect(tame.unseen).toEqual({});
    await start();
    const evil = await everywhere(hostile);
    expect(evil.unseen).toEqual({});
    expect([...evil.shapes].filter((shape) => !tame.shapes.has(shape))).toEqual([]);
    const lists = Array.from({ length: Math.ceil(evil.places.length / 50) }, (_, i) => [`/utkast?visa=nya&sida=${i + 1}`, `/mening/${evil.places[i]?.conversation ?? ''}/${evil.places[i]?.message ?? ''}`]).flat();
    expect(await tricked(['', ...lists, ...evil.trainings.map((id) => `/traningar/${id}`), '/modeller'])).toEqual([]);
  });
});

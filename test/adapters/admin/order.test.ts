import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tried } from '../../../src/editing/publication.ts';
import { readKnowledge } from '../../../src/knowledge/load.ts';
import { startWhole } from '../../e2e/running.ts';
import { signIn } from './signed-in.ts';
import type { SignedIn } from './signed-in.ts';

let whole: Awaited<ReturnType<typeof startWhole>>;
let admin: SignedIn;
let anna: SignedIn;
beforeAll(async () => {
  whole = await startWhole();
  admin = await signIn(whole);
  anna = await signIn(whole, { role: 'editor', region: 'dalarna', name: 'Anna Ek' });
}, 60_000);
afterAll(() => whole.stop());

const page = '/admin/kunskap/ordning/dalarna/export';
const files = readKnowledge('knowledge');
const inFile = [...tried(files, 'dalarna', 'export')!];
const settOf = (html: string) => /name="sett" value="([^"]+)"/.exec(html)?.[1] ?? '';
/** The services in the order in which a page has them. */
const rowsOf = (html: string) => [...html.matchAll(/name="rad" value="([^"]+)"/g)].map(([, id = '']) => id);
const draft = () => whole.store.editing.draft('order', 'dalarna/export');
const inDraft = async () => JSON.parse((await draft())!.body) as string[];

/** Sends the form of a page as somebody with fields of one name does: as often as there are rows. */
async function send(who: SignedIn, html: string, places: Record<string, string> = {}, more: Record<string, string> = {}, to = page) {
  const rows = rowsOf(html);
  const csrf = /name="csrf" value="([^"]+)"/.exec(html)?.[1] ?? '';
  const body = new URLSearchParams([['csrf', csrf], ['sett', settOf(html)], ...rows.flatMap((id, i) => [['rad', id], [`plats:${id}`, places[id] ?? String(i + 1)]]), ...Object.entries(more)] as [string, string][]);
  const response = await fetch(new URL(to, whole.url), { method: 'POST', redirect: 'manual', body, headers: { cookie: who.cookie, 'sec-fetch-site': 'same-origin' } });
  return { status: response.status, to: response.headers.get('location'), text: await response.text() };
}

async function clean(): Promise<void> {
  const kept = await draft();
  if (kept) await whole.store.editing.dropDraft('order', 'dalarna/export', kept.version);
}

type Turn = { conversation: { id: string }; token: string; messages: { question?: { slot: string }; doors?: { service: string; actor: string }[] }[] };

/** The doors that a company is led to that chooses a mentor and says nothing more: who gives them is one service each of three actors. */
async function doors(): Promise<{ service: string; actor: string }[]> {
  const post = async (path: string, body: object, token = '') => (await fetch(`${whole.url}${path}`, { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` }, body: JSON.stringify(body) })).json() as Promise<Turn>;
  const { conversation: { id }, token } = await post('/api/conversations', { door: 'dalarna-science-park', language: 'sv' });
  let turn = await post(`/api/conversations/${id}/messages`, { id: crypto.randomUUID(), text: 'Vi vill ha en mentor' }, token);
  turn = await post(`/api/conversations/${id}/messages`, { id: crypto.randomUUID(), slot: 'need', option: 'mentor' }, token);
  for (let n = 0; n < 8; n++) {
    const last = turn.messages.at(-1);
    if (last?.doors || last?.question === undefined) break;
    turn = await post(`/api/conversations/${id}/messages`, { id: crypto.randomUUID(), slot: last.question.slot, option: 'unknown' }, token);
  }
  return turn.messages.at(-1)?.doors ?? [];
}

describe('the order in which services are tried', () => {
  it('is shown as it holds, with how many answer each need, and may be changed by those who publish in the region', async () => {
    expect(rowsOf((await anna.get(page)).text)).toEqual(inFile);
    expect((await anna.get('/admin/kunskap')).text).toContain('href="/admin/kunskap/ordning/dalarna"');
    expect((await anna.get('/admin/kunskap/ordning/dalarna')).text).toMatch(new RegExp(`ordning/dalarna/export">[^<]+</a></th><td class="number">${inFile.length}<`));
    expect((await anna.get('/admin/kunskap/aktor/business-sweden-dalarna/tjanst/bs-exportradgivare')).text).toContain(`href="${page}"`);
    const [almi, reader, elsewhere] = [await signIn(whole, { role: 'editor', actor: 'almi-dalarna' }), await signIn(whole, { role: 'reader', region: 'dalarna' }), await signIn(whole, { role: 'editor', region: 'orebro' })];
    for (const who of [almi, reader]) {
      const { status, text } = await who.get(page);
      expect([status, rowsOf(text), text.includes('business-sweden-dalarna')]).toEqual([200, [], true]);
      expect((await who.post(page, { sett: 'x' })).status).toBe(403);
    }
    // What is another's and what is not there are one and the same.
    const answers = [];
    for (const path of ['dalarna/export', 'dalarna', 'ingenstans', 'ingenstans/export', 'orebro/inget-behov', 'orebro/constructor', 'nationella/export']) answers.push((await elsewhere.get(`/admin/kunskap/ordning/${path}`)).status);
    expect(answers).toEqual(answers.map(() => 404));
    expect((await elsewhere.post(page, { sett: 'x' })).status).toBe(404);
    expect(await draft()).toBeUndefined();
  }, 60_000);

  it('is changed by writing a place, and a step at a time by a button, which keeps what else was written', async () => {
    const [one = '', two = '', three = ''] = inFile;
    const html = (await anna.get(page)).text;
    expect((await send(anna, html)).to).toBe(page);
    expect(await draft()).toBeUndefined();
    expect((await send(anna, html, { [three]: '1' })).to).toBe(page);
    expect(await inDraft()).toEqual([three, one, two, ...inFile.slice(3)]);
    const last = inFile.at(-1)!;
    expect((await send(anna, (await anna.get(page)).text, { [last]: '1' }, { flytta: `upp:${two}` })).to).toBe(`${page}#plats-${two}`);
    expect(await inDraft()).toEqual([last, three, two, one, ...inFile.slice(3, -1)]);
    await clean();
  }, 60_000);

  it('says at its field which place is no number, keeps what was written, and takes nothing that it does not know', async () => {
    const html = (await anna.get(page)).text;
    const [one = '', two = ''] = inFile;
    for (const place of ['', '0', '-1', 'först', '1e3', '1000']) {
      const answer = await send(anna, html, { [one]: place, [two]: '7' });
      expect([place, answer.status]).toEqual([place, 422]);
      expect(answer.text).toContain('Skriv ett tal, 1 eller högre.');
      expect(answer.text).toMatch(new RegExp(`name="plats:${two}"[^>]*value="7"|value="7"[^>]*name="plats:${two}"`));
    }
    expect((await send(anna, html, {}, { rad: '"><script>', 'plats:"><script>': '1', flytta: 'upp:ingen' })).status).toBe(303);
    expect((await anna.post(page, { sett: settOf(html), mitt: '"><script>alert(1)</script>', val: 'mitt' })).status).toBe(303);
    expect(await draft()).toBeUndefined();
  }, 60_000);

  it('loses nobody\'s work when two change it at once: the second sees both, and chooses', async () => {
    const [one = '', two = '', three = ''] = inFile;
    const [hers, his] = [(await anna.get(page)).text, (await admin.get(page)).text];
    await send(anna, hers, { [two]: '1' });
    const answer = await send(admin, his, { [three]: '1' });
    expect(answer.status).toBe(409);
    expect(answer.text).toContain('Anna Ek ändrade medan du höll på');
    expect(await inDraft()).toEqual([two, one, three, ...inFile.slice(3)]);
    const mitt = [...answer.text.matchAll(/name="mitt" value="([^"]+)"/g)].map(([, id = '']) => id);
    expect(mitt).toEqual([three, one, two, ...inFile.slice(3)]);
    const choose = async (val: string) => {
      const csrf = /name="csrf" value="([^"]+)"/.exec(answer.text)?.[1] ?? '';
      return (await fetch(new URL(page, whole.url), { method: 'POST', redirect: 'manual', headers: { cookie: admin.cookie, 'sec-fetch-site': 'same-origin' }, body: new URLSearchParams([['csrf', csrf], ['sett', settOf(answer.text)], ['val', val], ...mitt.map((id) => ['mitt', id])] as [string, string][]) })).status;
    };
    expect(await choose('deras')).toBe(303);
    expect(await inDraft()).toEqual([two, one, three, ...inFile.slice(3)]);
    expect(await choose('mitt')).toBe(303);
    expect(await inDraft()).toEqual([three, one, two, ...inFile.slice(3)]);
    expect((await admin.post(`${page}/kasta`, { version: 'en annan' })).to).toBe(page);
    expect(await draft()).toBeDefined();
    expect((await admin.post(`${page}/kasta`, { version: (await draft())!.version })).to).toBe(page);
    expect(await draft()).toBeUndefined();
  }, 60_000);

  it('shows companies a new service that was no door among three at once when it is published first, and no longer when one has gone back', async () => {
    const mentors = '/admin/kunskap/ordning/dalarna/mentor';
    const kept = () => whole.store.editing.draft('order', 'dalarna/mentor');
    const before = await doors();
    // A new actor, like the one that comes first in all but that it is new: so nothing but the order tells them apart.
    const first = files.regions.flatMap(({ actors }) => actors).find(({ services }) => services.some(({ id }) => id === before[0]!.service))!;
    const moved = 'tvilling-tjanst';
    const twin = { ...first, id: 'tvilling', name: 'Tvillingen', aliases: [], brand: undefined, services: first.services.filter(({ id }) => id === before[0]!.service).map((service) => ({ ...service, id: moved, needs: ['mentor'] })) };
    await whole.store.editing.putDraft({ kind: 'actor', id: twin.id, region: 'dalarna', version: 'v1', body: JSON.stringify(twin), account: anna.account.id, name: 'Anna Ek', at: '2026-11-26T08:00:00.000Z' }, undefined);
    expect((await anna.post('/admin/kunskap/publicera', { utkast: 'actor:tvilling:v1', skal: 'prov' })).to).toBe('/admin/kunskap/historik');
    expect(rowsOf((await anna.get(mentors)).text).at(-1)).toBe(moved);
    const unmoved = await doors();
    expect(unmoved.map(({ service }) => service)).not.toContain(moved);
    await send(anna, (await anna.get(mentors)).text, { [moved]: '1' }, {}, mentors);
    expect((await doors()).map(({ service }) => service)).toEqual(unmoved.map(({ service }) => service));
    const publish = (await anna.get('/admin/kunskap/publicera')).text;
    expect(publish).toContain('Ordningen: ');
    const published = await anna.post('/admin/kunskap/publicera', { utkast: `order:dalarna/mentor:${(await kept())!.version}`, skal: 'prov' });
    expect(published.to).toBe('/admin/kunskap/historik');
    expect(await kept()).toBeUndefined();
    // What else is known of a company weighs too: there are actors that answer other needs that it may have meant.
    expect((await doors()).map(({ service }) => service)).toContain(moved);
    expect((await anna.get(mentors)).text).toContain('Ordningen är satt här');
    const history = await anna.get('/admin/kunskap/historik');
    expect(history.text).toContain('Ordningen: ');
    expect((await (await signIn(whole, { role: 'editor', region: 'orebro' })).get('/admin/kunskap/historik')).text).not.toContain('Ordningen: ');
    const galler = (await whole.store.publications.latest('knowledge'))!.id;
    expect((await (await signIn(whole, { role: 'editor', region: 'orebro' })).post('/admin/kunskap/historik/filerna/tillbaka', { galler })).status).toBe(403);
    const earlier = (await whole.store.publications.list('knowledge'))[1]!.id;
    expect((await anna.post(`/admin/kunskap/historik/${earlier}/tillbaka`, { galler })).status).toBe(303);
    expect((await doors()).map(({ service }) => service)).toEqual(unmoved.map(({ service }) => service));
    expect(rowsOf((await anna.get(mentors)).text).at(-1)).toBe(moved);
    expect((await whole.store.accounts.audited({ limit: 20 })).map(({ did }) => did)).toEqual(expect.arrayContaining(['order.drafted', 'order.discarded', 'knowledge.published', 'knowledge.went_back']));
  }, 120_000);
});

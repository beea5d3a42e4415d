import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { haveAccount, visitor } from '../adapters/admin/visitor.ts';
import type { Visitor } from '../adapters/admin/visitor.ts';
import { startWhole } from './running.ts';

let whole: Awaited<ReturnType<typeof startWhole>>;
const people: Record<string, Visitor> = {};

beforeAll(async () => {
  whole = await startWhole();
  for (const [name, about] of Object.entries({ admin: { role: 'admin' }, dalarna: { role: 'editor', region: 'dalarna' }, almi: { role: 'editor', actor: 'almi-dalarna' }, reader: { role: 'reader' } } as const)) {
    people[name] = visitor(whole.url);
    await people[name].signIn(await haveAccount(whole.store, about));
  }
}, 60_000);
afterAll(() => whole.stop());

const said = (path: string, sv: string) => ({ [`${path}.sv`]: sv, [`${path}.unverified`]: 'ja' });
/** What somebody fills in about an actor that builds boats. */
const boats = (more: Record<string, string> = {}): Record<string, string> => ({
  region: 'dalarna', name: 'Siljans båtbyggarcentrum', aliases: 'Båtcentrum', ...said('purpose', 'Hjälper den som bygger träbåtar.'), ...said('type', 'Ideell förening'), status: 'active', ...said('statusNote', 'De svarade i telefon.'),
  serves: 'dalarna', 'website.v': 'https://batbygge.example', 'website.unverified': 'ja', gives: 'person', handover: 'live',
  'services.0.name.sv': 'Träbåtsrådgivning', ...said('services.0.description', 'Råd om att bygga och sälja träbåtar, roddbåtar och kyrkbåtar.'), 'services.0.needs': 'export', 'services.0.areas': 'export', 'services.0.stages': 'etablerad', ...more,
});

type Turn = { conversation: { id: string }; token: string; messages: { text: string; question?: { slot: string }; doors?: { actor: string; service: string; name: string; url?: string; unverified: boolean; handover: string }[] }[]; handover?: { status: string } };
const call = async (path: string, body: object, token?: string) => {
  const response = await fetch(`${whole.url}${path}`, { method: 'POST', headers: { 'content-type': 'application/json', ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) }, body: JSON.stringify(body) });
  return { status: response.status, ...(await response.json() as Turn) };
};

/** The doors that a company comes to, whatever it is asked on the way. */
async function ask(text: string) {
  const { conversation: { id }, token } = await call('/api/conversations', { door: 'dalarna-science-park', language: 'sv' });
  let turn = await call(`/api/conversations/${id}/messages`, { id: randomUUID(), text }, token);
  for (let n = 0; n < 8 && turn.messages.at(-1)?.doors === undefined && turn.messages.at(-1)?.question; n++) turn = await call(`/api/conversations/${id}/messages`, { id: randomUUID(), slot: turn.messages.at(-1)!.question!.slot, option: 'unknown' }, token);
  return { id, token, doors: turn.messages.at(-1)?.doors ?? [], text: turn.messages.map((one) => one.text).join(' ') };
}
const wish = 'Vi bygger träbåtar i Mora och vill ha hjälp av Siljans båtbyggarcentrum att sälja dem i Norge';
const directory = async () => JSON.stringify(await (await fetch(`${whole.url}/api/regions/dalarna/actors`)).json());
const draftOf = async (id: string) => (await whole.store.editing.draft('actor', id))!;

describe('an actor that is not there yet', () => {
  it('is added by whoever may publish in its region, and by nobody else', async () => {
    expect((await people['dalarna']!.get('/admin/kunskap/ny-aktor')).text).not.toContain('value="orebro" selected');
    expect((await people['dalarna']!.post('/admin/kunskap/ny-aktor', boats({ region: 'orebro' }))).text).toContain('Den regionen ansvarar du inte för');
    for (const who of ['almi', 'reader']) for (const answer of [await people[who]!.get('/admin/kunskap/ny-aktor'), await people[who]!.post('/admin/kunskap/ny-aktor', boats())]) expect([who, answer.status]).toEqual([who, 403]);
    expect(await whole.store.editing.drafts()).toEqual([]);
  });

  it('is told what is missing, field by field, and what is taken', async () => {
    const bare = await people['dalarna']!.post('/admin/kunskap/ny-aktor', { region: 'dalarna' });
    expect(bare.status).toBe(422);
    for (const field of ['name', 'purpose', 'website', 'services.0.description', 'services.0.needs']) expect([field, bare.text.includes(`id="${field}-fel"`)]).toEqual([field, true]);
    const taken = await people['dalarna']!.post('/admin/kunskap/ny-aktor', boats({ id: 'almi-orebro', 'services.0.id': 'almi-mikrolan' }));
    expect([taken.status, taken.text.includes('«almi-orebro» är upptaget'), taken.text.includes('«almi-mikrolan» är upptaget')]).toEqual([422, true, true]);
    expect((await people['dalarna']!.post('/admin/kunskap/ny-aktor', boats({ id: '../../x' }))).status).toBe(422);
    const nameless = await people['dalarna']!.post('/admin/kunskap/ny-aktor', boats({ name: 'Лодки' }));
    expect([nameless.status, nameless.text.includes('Av namnet går det inte att göra ett id'), nameless.text.includes('id="id-fel"')]).toEqual([422, true, true]);
    expect((await people['dalarna']!.post('/admin/kunskap/ny-aktor', boats({ 'purpose.unverified': '' }))).text).toContain('Uppgiften saknar källa');
    expect(await whole.store.editing.drafts()).toEqual([]);
  });

  it('has an id that ends in no hyphen, however long its name is', async () => {
    const added = await people['dalarna']!.post('/admin/kunskap/ny-aktor', boats({ name: `${'b'.repeat(59)} varv` }));
    expect(added.to).toBe(`/admin/kunskap/aktor/${'b'.repeat(59)}`);
    await whole.store.editing.dropDraft('actor', 'b'.repeat(59), (await draftOf('b'.repeat(59))).version);
  });

  it('is a draft that no company sees, then a door like any other, and gone when it is undone', async () => {
    const at = people['dalarna']!;
    const added = await at.post('/admin/kunskap/ny-aktor', boats());
    expect([added.status, added.to]).toEqual([303, '/admin/kunskap/aktor/siljans-batbyggarcentrum']);
    const page = (await at.get(added.to!)).text;
    expect(page).toContain('Aktören är ny');
    expect(page).toContain('Råd om att bygga och sälja träbåtar');
    expect((await at.get('/admin/kunskap')).text).toContain('Ny, inte publicerad');
    expect((await people['reader']!.get(added.to!)).status).toBe(200);
    expect((await people['almi']!.get(`${added.to!}/andra`)).status).toBe(404);
    expect(await directory()).not.toContain('siljans-batbyggarcentrum');
    expect((await ask(wish)).doors.map(({ actor }) => actor)).not.toContain('siljans-batbyggarcentrum');

    const draft = await draftOf('siljans-batbyggarcentrum');
    expect((await at.post('/admin/kunskap/ny-aktor', boats())).status).toBe(422);
    const published = await at.post('/admin/kunskap/publicera', { utkast: `actor:${draft.id}:${draft.version}` });
    expect(published.to, published.text).toBe('/admin/kunskap/historik');
    expect(await directory()).toContain('siljans-batbyggarcentrum');
    expect((await at.get('/admin/kunskap/historik')).text).toContain('Siljans båtbyggarcentrum');

    const company = await ask(wish);
    const door = company.doors.find(({ actor }) => actor === 'siljans-batbyggarcentrum')!;
    expect(door).toMatchObject({ name: 'Siljans båtbyggarcentrum', url: 'https://batbygge.example', unverified: true, handover: 'live' });
    const asked = await call(`/api/conversations/${company.id}/handovers`, { id: randomUUID(), actor: door.actor, service: door.service, contact: { name: 'Anna Ek', email: 'anna@varv.example' }, consent: true }, company.token);
    expect([asked.status, asked.handover?.status]).toEqual([201, 'requested']);

    const holds = (await whole.store.publications.latest('knowledge'))!.id;
    expect((await at.post('/admin/kunskap/historik/filerna/tillbaka', { galler: holds })).status).toBe(303);
    expect(await directory()).not.toContain('siljans-batbyggarcentrum');
    expect((await at.get('/admin/kunskap/aktor/siljans-batbyggarcentrum')).status).toBe(404);
    expect((await ask(wish)).doors.map(({ actor }) => actor)).not.toContain('siljans-batbyggarcentrum');
    const kept = await fetch(`${whole.url}/api/conversations/${company.id}`, { headers: { authorization: `Bearer ${company.token}` } });
    expect(kept.status).toBe(200);
    expect((await call(`/api/conversations/${company.id}/messages`, { id: randomUUID(), text: 'Tack, och hur går det med frågan?' }, company.token)).status).toBe(200);
  }, 60_000);

  it('is changed, given one more service and closed like any other: then it is never led to, and whoever asks is told', async () => {
    const at = people['admin']!;
    const publish = async () => { const draft = await draftOf('siljans-batbyggarcentrum'); const { to, text } = await at.post('/admin/kunskap/publicera', { utkast: `actor:${draft.id}:${draft.version}` }); expect(to, text).toBe('/admin/kunskap/historik'); };
    const settOf = (html: string) => /name="sett" value="([^"]+)"/.exec(html)?.[1] ?? '';
    expect((await at.post('/admin/kunskap/ny-aktor', boats())).status).toBe(303);
    await publish();
    const to = '/admin/kunskap/aktor/siljans-batbyggarcentrum';
    const { 'services.0.name.sv': _, ...own } = boats();
    expect((await at.post(`${to}/ny-tjanst`, { sett: settOf((await at.get(`${to}/ny-tjanst`)).text), id: 'batlan', 'name.sv': 'Båtlån', ...said('description', 'Lån till en båt.'), needs: 'lan', areas: 'lan', stages: 'etablerad' })).status).toBe(303);
    await publish();
    expect((await at.get(to)).text).toContain('Båtlån');
    expect(JSON.stringify(await (await fetch(`${whole.url}/api/regions/dalarna/services`)).json())).toContain('batlan');
    const form = { ...own, sett: settOf((await at.get(`${to}/andra`)).text), status: 'closed', ...said('statusNote', 'Föreningen är upplöst.') };
    expect((await at.post(`${to}/andra`, form)).status).toBe(303);
    expect((await at.get(to)).text).toContain('Välj «Företaget får vägen dit»');
    expect((await at.post(`${to}/andra`, { ...form, sett: settOf((await at.get(`${to}/andra`)).text), handover: 'link', leadsTo: 'bs-exportradgivare' })).status).toBe(303);
    await publish();
    const { doors, text } = await ask(wish);
    expect(doors.map(({ actor }) => actor)).not.toContain('siljans-batbyggarcentrum');
    expect(text).toContain('Siljans båtbyggarcentrum');
  }, 60_000);
});

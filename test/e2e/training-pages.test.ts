import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWhole } from './running.ts';

/** The second stands in the files, under loans. */
const spoken = ['Vi undrar över en sak', 'Kan aktiebolaget låna trots att jag personligen inte vill gå i borgen för nåt?', 'Kan aktiebolaget låna trots att jag personligen inte vill gå i borgen för nånting?'];

let whole: Awaited<ReturnType<typeof startWhole>>;
let cookie = '';
const talks: { id: string; message: string; text: string }[] = [];

beforeAll(async () => {
  whole = await startWhole();
  for (const text of spoken) {
    const post = async <T>(path: string, body: unknown, token = '') => await (await fetch(whole.url + path, { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` }, body: JSON.stringify(body) })).json() as T;
    const { conversation: { id }, token } = await post<{ conversation: { id: string }; token: string }>('/api/conversations', { door: 'almi-dalarna' });
    await post(`/api/conversations/${id}/messages`, { id: randomUUID(), text }, token);
    const said = (await whole.store.load(id)).flatMap(({ event }) => (event.type === 'message.said' ? [event] : []))[0];
    talks.push({ id, message: said?.message ?? '', text: said?.text ?? '' });
  }
  const welcome = whole.firstLink ?? '';
  await send(welcome.slice(whole.url.length), { name: 'Nina', login: 'nina@region.example', password: 'en lång och trygg mening' }, await csrfOf(welcome.slice(whole.url.length)));
}, 240_000);
afterAll(() => whole.stop());

async function get(path: string): Promise<{ status: number; html: string }> {
  const response = await fetch(whole.url + path, { headers: { cookie }, redirect: 'manual' });
  keep(response);
  const to = response.headers.get('location');
  return to === null ? { status: response.status, html: await response.text() } : get(new URL(to, whole.url + path).href.slice(whole.url.length));
}
function keep(response: Response): void {
  const set = response.headers.getSetCookie()[0];
  if (set !== undefined) cookie = set.split(';')[0] ?? '';
}
async function csrfOf(path: string): Promise<string> {
  return /name="csrf" value="([^"]+)"/.exec((await get(path)).html)?.[1] ?? '';
}
async function send(path: string, fields: Record<string, string>, csrf: string): Promise<{ status: number; to: string; html: string }> {
  const response = await fetch(whole.url + path, { method: 'POST', redirect: 'manual', headers: { cookie, 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' }, body: new URLSearchParams({ csrf, ...fields }).toString() });
  keep(response);
  return { status: response.status, to: response.headers.get('location') ?? '', html: await response.text() };
}
const sentence = (i = 0) => `/admin/traning/mening/${talks[i]?.id ?? ''}/${talks[i]?.message ?? ''}`;

describe('the pages for training', () => {
  it('say what is much the same and stands elsewhere before anything is chosen, and only what it contradicts after', async () => {
    // The sentences are opened in a thread the first time.
    await expect.poll(async () => (await get(sentence(1))).html, { timeout: 30_000, interval: 300 }).toContain('Samma mening finns redan under Låna pengar.');
    const near = 'Nästan samma mening finns redan under Låna pengar: ”Kan aktiebolaget låna trots att jag personligen inte vill gå i borgen för nåt?”.';
    expect((await get(sentence(2))).html).toContain(near);
    expect((await get(sentence())).html).not.toContain('finns redan under');
    const csrf = await csrfOf(sentence(1));
    expect((await send(sentence(1), { label: 'need:lan', text: talks[1]?.text ?? '', version: '0' }, csrf)).status).toBe(303);
    expect((await get(sentence(1))).html).not.toContain('finns redan under');
    expect((await send(sentence(), { label: 'need:export', text: talks[2]?.text ?? '', version: '0', fran: 'kon' }, csrf)).status).toBe(303);
    expect((await get(sentence())).html).toContain('Tänk på: nästan samma mening står som Låna pengar');
    const { html } = await get(sentence(2));
    expect(html).toContain('Samma mening finns redan under Komma igång med export.');
    expect(html).toContain(near);
  });

  it('answer what is absent or not well-formed plainly', async () => {
    const csrf = await csrfOf(sentence());
    expect((await get('/admin/traning/mening/finns/inte')).status).toBe(404);
    expect((await get('/admin/traning/mening/files/inte')).status).toBe(404);
    expect((await get('/admin/traning/traningar/inte')).status).toBe(404);
    expect((await send('/admin/traning/traningar/inte/publicera', {}, csrf)).status).toBe(404);
    expect((await send('/admin/traning/modeller/inte/tillbaka', {}, csrf)).status).toBe(404);
    expect((await get('/admin/traning/kon?sida=-4')).status).toBe(200);
    expect((await get('/admin/traning/kon?sida=tre')).status).toBe(200);
    for (const fields of [{ label: 'need:finns_inte' }, { label: '' }, { label: 'other', other: '__proto__' }, { label: 'need:lan', text: '   ' }, { label: 'need:lan', text: 'å'.repeat(601) }, { label: 'need:lan', text: '!?' }, { label: 'new', name: '  ', naming: '1' }]) {
      expect((await send(sentence(1), { text: 'hej', version: '1', ...fields }, csrf)).status, JSON.stringify(fields)).toBe(422);
    }
    expect((await send(sentence(1), { label: 'need:lan', text: 'hej', version: '1' }, 'fel')).status).toBe(403);
    expect((await send('/admin/traning/genvagar', { keys: 'off', till: 'https://ond.example/' }, csrf)).to).toBe('/admin/traning');
  });

  it('take what points out a person from what is typed, say who was first, undo, and turn the keys off', async () => {
    const csrf = await csrfOf(sentence(1));
    const stale = await send(sentence(1), { label: 'need:export', text: 'annat', version: '0' }, csrf);
    expect(stale.to).toContain(sentence(1));
    expect((await get(sentence(1))).html).toContain('Någon annan hann före');
    expect((await send(sentence(1), { label: 'need:export', text: 'Ring Eva på 070-123 45 67', version: '1', fran: 'utkast' }, csrf)).status).toBe(303);
    expect((await get('/admin/traning/utkast')).html).toContain('Ring Eva på [telefonnummer borttaget]');
    await send('/admin/traning/angra', {}, csrf);
    const [first] = talks.slice(1, 2);
    expect(await whole.store.learning.example({ conversation: first?.id ?? '', message: first?.message ?? '' })).toMatchObject({ label: { is: 'need', need: 'lan' }, version: 3 });
    await send('/admin/traning/genvagar', { keys: 'on', till: sentence(1) }, csrf);
    expect((await get(sentence(1))).html).toContain('data-key="1"');
    await send('/admin/traning/genvagar', { keys: 'off', till: sentence(1) }, csrf);
    expect((await get(sentence(1))).html).not.toContain('data-key');
  });
});

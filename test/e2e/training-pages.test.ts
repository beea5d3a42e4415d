import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWhole } from './running.ts';

/** What an attacker writes where somebody will read it. */
const hostile = [
  '<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '"><svg onload=alert(1)>', "' onmouseover='alert(1)", '{{constructor.constructor("alert(1)")()}}', '</textarea><script>alert(1)</script>', '</title><script>alert(1)</script>',
  '<a href="javascript:alert(1)">här</a>', '&lt;script&gt;', '<!-- ', ']]>', '\u202Etxet', '<b>fet</b>', '<style>*{display:none}</style>', '<form action=//x><button>',
];

let whole: Awaited<ReturnType<typeof startWhole>>;
let cookie = '';
const talks: { id: string; message: string; text: string }[] = [];

beforeAll(async () => {
  whole = await startWhole();
  for (const text of hostile) {
    const post = async <T>(path: string, body: unknown, token = '') => await (await fetch(whole.url + path, { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` }, body: JSON.stringify(body) })).json() as T;
    const { conversation: { id }, token } = await post<{ conversation: { id: string }; token: string }>('/api/conversations', { door: 'almi-dalarna' });
    await post(`/api/conversations/${id}/messages`, { id: randomUUID(), text: `vi undrar över ${text}` }, token);
    const said = (await whole.store.load(id)).flatMap(({ event }) => (event.type === 'message.said' ? [event] : []))[0];
    talks.push({ id, message: said?.message ?? '', text: said?.text ?? '' });
  }
  const welcome = whole.firstLink ?? '';
  await send(welcome.slice(whole.url.length), { name: '<i>Nina</i>', login: 'nina@region.example', password: 'en lång och trygg mening' }, await csrfOf(welcome.slice(whole.url.length)));
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
/** No element or attribute that somebody wrote: every angle bracket of theirs is shown as one. */
function isText(html: string): boolean {
  return !/<script>alert|<img src=x|<svg onload|' onmouseover='alert\(1\)\s*>|<a href="javascript|<style>\*|<form action=\/\/x|<i>Nina|<b>fet/.test(html);
}
const sentence = (i = 0) => `/admin/traning/mening/${talks[i]?.id ?? ''}/${talks[i]?.message ?? ''}`;

describe('the pages for training', () => {
  it('show what was said as text, wherever it stands', async () => {
    for (const [i, { text }] of talks.entries()) {
      const { status, html } = await get(sentence(i));
      expect(status).toBe(200);
      expect(isText(html), text).toBe(true);
      const csrf = await csrfOf(sentence(i));
      const label = i % 3 === 0 ? { label: 'new', name: `Behov ${hostile[i] ?? ''}` } : { label: 'need:lan' };
      expect((await send(sentence(i), { ...label, text, version: '0' }, csrf)).status).toBe(303);
    }
    for (const path of ['', '/kon', '/utkast', '/utkast?visa=onskade', '/modeller', '/veckan']) expect(isText((await get(`/admin/traning${path}`)).html), path).toBe(true);
    expect((await get('/admin/traning/utkast?visa=onskade')).html).toContain('&lt;script>alert(1)&lt;/script>');
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

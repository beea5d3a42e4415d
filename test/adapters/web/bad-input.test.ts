import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import type { ClientRequest } from 'node:http';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handoverBody, openSite } from './site.ts';
import type { Site } from './site.ts';

let site: Site;
let id: string;
let token: string;
beforeAll(async () => {
  site = await openSite();
  ({ id, token } = await site.open());
});
afterAll(() => site.close());

const send = (raw: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) => site.call('POST', `/api/conversations/${id}/messages`, { token, raw, headers });
const refused = async (raw: string | Uint8Array<ArrayBuffer>, headers?: Record<string, string>) => { const { status, body } = await send(raw, headers); return [status, body.code]; };

describe('bad input', () => {
  it('is refused when it is not JSON, or says that it is something else', async () => {
    for (const raw of ['not JSON', '{"id":', '{', '', ' ', 'undefined', '{"text":"a",}', new Uint8Array([0xff, 0xfe, 0x7b])]) {
      const [status] = await refused(raw);
      expect(status).toBe(400);
    }
    expect(await refused(JSON.stringify({ id: randomUUID(), text: 'a' }), { 'content-type': 'text/plain' })).toEqual([400, 'not_json']);
  });

  it('is refused when it is larger than 32 kB, whether it says so or not', async () => {
    expect(await refused(JSON.stringify({ id: randomUUID(), text: 'a'.repeat(33 * 1024) }))).toEqual([413, 'too_large']);
    const chunked = open({ 'transfer-encoding': 'chunked' });
    for (let i = 0; i < 40; i++) chunked.request.write('a'.repeat(1024));
    expect(await chunked.status).toBe(413);
    chunked.request.destroy();
  });

  it('is read no further than that: whoever goes on sending is hung up on', async () => {
    const endless = open({ 'transfer-encoding': 'chunked' });
    const gone = new Promise((resolve) => endless.request.once('close', resolve));
    const push = setInterval(() => { if (!endless.request.destroyed) endless.request.write('a'.repeat(256 * 1024)); }, 5);
    expect(await endless.status).toBe(413);
    await gone;
    clearInterval(push);
  });

  it('takes 32 kB', async () => {
    const [status, code] = await refused(JSON.stringify({ id: randomUUID(), text: 'a'.repeat(32 * 1024 - 60) }));
    expect([status, code]).toEqual([400, 'not_valid']);
  });

  it('is refused when it nests ten thousand levels, in lists and in objects', async () => {
    expect(await refused('['.repeat(10_000) + ']'.repeat(10_000))).toEqual([400, 'too_deep']);
    expect(await refused(`{"id":"${randomUUID()}","text":${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}}`)).toEqual([400, 'too_deep']);
    expect((await send(JSON.stringify({ id: randomUUID(), text: `${'[{'.repeat(500)} "\\" ${'}'.repeat(9)}` }))).status).toBe(200);
  });

  it('is refused when it reaches for the prototype, and changes nothing', async () => {
    const bad = [
      `{"id":"${randomUUID()}","text":"a","__proto__":{"admin":true}}`, `{"id":"${randomUUID()}","text":"a","constructor":{"prototype":{"admin":true}}}`, `{"__proto__":{"id":"${randomUUID()}","text":"a"}}`,
    ];
    for (const raw of bad) {
      const { status, body } = await send(raw);
      expect([status, body.code]).toEqual([400, 'not_valid']);
      expect(body.errors.map(({ path }: { path: string }) => path).join()).toMatch(/__proto__|constructor/);
    }
    const nested = JSON.stringify(handoverBody()).replace('"contact":{', '"contact":{"__proto__":{"email":"x@y.example"},');
    const { status, body } = await site.call('POST', `/api/conversations/${id}/handovers`, { token, raw: nested });
    expect([status, body.errors[0].path]).toEqual([400, 'contact.__proto__']);
    expect(({} as { admin?: unknown }).admin).toBeUndefined();
  });

  it('says what is missing, too long, unknown or of the wrong kind', async () => {
    const errorsOf = async (body: unknown) => (await send(JSON.stringify(body))).body.errors;
    expect(await errorsOf({})).toEqual([{ path: 'id', detail: 'Saknas. Fyll i det.' }, { path: 'text', detail: 'Saknas. Fyll i det.' }]);
    expect(await errorsOf({ id: '1', text: '' })).toMatchObject([{ path: 'id', detail: expect.stringContaining('UUID') }, { path: 'text', detail: 'Får inte vara tomt.' }]);
    expect(await errorsOf({ id: randomUUID(), text: 'a'.repeat(2_001) })).toEqual([{ path: 'text', detail: 'Högst 2000 tecken.' }]);
    expect(await errorsOf({ id: randomUUID(), text: 7 })).toEqual([{ path: 'text', detail: 'Skriv en text.' }]);
    expect(await errorsOf({ id: randomUUID(), slot: 'stage' })).toEqual([{ path: 'option', detail: 'Saknas. Fyll i det.' }]);
    expect(await errorsOf({ id: randomUUID(), text: 'a', slot: 'stage', option: 'ide' })).toEqual([{ path: 'text', detail: 'Fältet finns inte. Ta bort det.' }]);
    for (const body of [[], 'text', 7, null, true]) expect(await errorsOf(body)).toEqual([{ path: '', detail: 'Skriv ett objekt.' }]);
  });

  it('keeps what was written as it was, but for what cannot be seen', async () => {
    const { body } = await send(JSON.stringify({ id: randomUUID(), text: ' Rad ett\r\nrad två\u0000 \ud800 👩‍🌾 ' }));
    expect(body.messages[0].text).toBe('Rad ett\nrad två \ufffd 👩‍🌾');
  });

  it('is refused when it is compressed', async () => {
    expect(await refused('x', { 'content-encoding': 'gzip' })).toEqual([415, 'encoded']);
  });

  it('is refused at an unknown door, in the language of the reader', async () => {
    const open = (language: string) => site.call('POST', '/api/conversations', { body: { door: 'nowhere' }, headers: { 'accept-language': language } });
    expect(await open('sv-SE,sv;q=0.9,en;q=0.5')).toMatchObject({ status: 400, body: { code: 'unknown_door', title: 'Den dörren finns inte', errors: [{ path: 'door' }] } });
    expect(await open('en-GB,en;q=0.9')).toMatchObject({ status: 400, body: { title: 'There is no such door' } });
    expect(await open('fi')).toMatchObject({ status: 400, body: { title: 'Den dörren finns inte' } });
    for (const door of ['__proto__', 'constructor', '', 7, null]) expect((await site.call('POST', '/api/conversations', { body: { door } })).status).toBe(400);
    expect((await site.call('POST', '/api/conversations', { body: {} })).body.errors).toMatchObject([{ path: 'door' }]);
  });

  it('is answered with 404 where there is nothing and with 405 where one calls in the wrong way', async () => {
    for (const path of ['/api', '/api/', '/api/nothing', '/api/conversations/a/b/c', '/nothing', '/.git/config', '/api/regions/atlantis/actors', '/api/regions/__proto__/services']) {
      const { status, headers } = await site.call('GET', path);
      expect([path, status, headers.get('content-type')]).toEqual([path, 404, 'application/problem+json']);
    }
    const wrong = await site.call('PUT', '/api/conversations');
    expect([wrong.status, wrong.body.code, wrong.headers.get('allow')]).toEqual([405, 'wrong_method', 'POST']);
    expect((await site.call('PATCH', `/api/conversations/${id}`)).headers.get('allow')).toBe('GET, HEAD, DELETE');
    expect((await site.call('POST', '/healthz')).status).toBe(405);
    expect((await site.call('GET', '/api/conversations/%E0%A4%A')).body).toMatchObject({ status: 400, code: 'bad_url' });
  });

  it('never brings the process down, nor is answered with a fault of ours, whatever it is', async () => {
    const value = fc.oneof(fc.jsonValue({ maxDepth: 4 }), fc.record({ id: fc.oneof(fc.uuid(), fc.string()), text: fc.oneof(fc.string(), fc.jsonValue()), slot: fc.string(), option: fc.string() }, { requiredKeys: [] }));
    const paths = ['', '/resume', `/${id}/messages`, `/${id}/handovers`, `/${id}/handovers/preview`, `/${id}/messages/m/rating`, `/${id}/handovers/h/withdraw`];
    await fc.assert(fc.asyncProperty(fc.constantFrom(...paths), value, async (path, body) => {
      const { status } = await site.call('POST', `/api/conversations${path}`, { token, body });
      expect(status).toBeLessThan(500);
    }), { numRuns: 300 });
    expect((await site.call('GET', '/healthz')).status).toBe(200);
  });
});

function open(headers: Record<string, string>): { request: ClientRequest; status: Promise<number | undefined> } {
  const asked = request(`${site.url}/api/conversations/${id}/messages`, { method: 'POST', headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers } });
  const status = new Promise<number | undefined>((resolve) => { asked.on('response', (response) => { response.resume(); resolve(response.statusCode); }); });
  asked.on('error', () => undefined);
  return { request: asked, status };
}

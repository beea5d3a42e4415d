import express from 'express';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allowFraming, allowOwnFrames, requestLog } from '../../../adapters/web/http.ts';
import { handoverBody, openSite } from './site.ts';
import type { Site } from './site.ts';

let site: Site;
let open = true;
beforeAll(async () => { site = await openSite({ ready: () => ({ ok: open }) }); });
afterAll(() => site.close());

class DriverError extends Error {
  readonly code: string;
  constructor(code: string) { super('database or disk is full'); this.code = code; }
}

describe('the service', () => {
  it('says that it is alive and ready', async () => {
    expect(await site.call('GET', '/healthz')).toMatchObject({ status: 200, body: { status: 'ok' } });
    expect(await site.call('GET', '/readyz')).toMatchObject({ status: 200, body: { status: 'ok' } });
    expect((await site.call('HEAD', '/healthz')).status).toBe(200);
  });

  it('answers 503 while it is not ready, and is alive all the same', async () => {
    open = false;
    expect((await site.call('GET', '/readyz')).status).toBe(503);
    const { status, body, headers } = await site.call('POST', '/api/conversations', { body: { door: 'almi-dalarna' } });
    expect([status, body.code, headers.get('retry-after')]).toEqual([503, 'not_ready', '5']);
    expect((await site.call('GET', '/api/regions')).status).toBe(503);
    expect((await site.call('GET', '/healthz')).status).toBe(200);
    open = true;
  });

  it('is not ready while the database cannot be reached, and is alive all the same', async () => {
    site.app.setReachable(false);
    expect((await site.call('GET', '/readyz')).status).toBe(503);
    expect((await site.call('GET', '/healthz')).status).toBe(200);
    site.app.setReachable(true);
    expect((await site.call('GET', '/readyz')).status).toBe(200);
  });

  it('answers 503 before it is started', async () => {
    const early = await openSite({ started: false });
    expect((await early.call('GET', '/readyz')).status).toBe(503);
    expect((await early.call('POST', '/api/conversations', { body: { door: 'almi-dalarna' } })).body.code).toBe('not_ready');
    expect((await early.call('GET', '/metrics')).status).toBe(200);
    await early.close();
  });

  it('answers 503 when nothing can be kept, and goes on when it can again', async () => {
    const { id, token } = await site.open();
    const body = { id: randomUUID(), text: 'Hej' };
    for (const code of ['SQLITE_FULL', 'SQLITE_READONLY', 'SQLITE_IOERR_WRITE', 'ENOSPC', '53100', '55P03', 'conflict']) {
      site.app.failNext(new DriverError(code));
      const { status, body: refused, headers } = await site.call('POST', `/api/conversations/${id}/messages`, { token, body });
      expect([code, status, refused.code, headers.get('retry-after')]).toEqual([code, 503, 'cannot_keep', '10']);
    }
    site.app.failNext(new Error('Connection terminated unexpectedly'));
    expect((await site.call('POST', `/api/conversations/${id}/messages`, { token, body })).body.code).toBe('cannot_keep');
    expect((await site.call('POST', `/api/conversations/${id}/messages`, { token, body })).status).toBe(200);
  });

  it('owns up to a fault of its own, logs it once, and tells the company nothing of it', async () => {
    const { id, token } = await site.open();
    site.app.failNext(new Error('secret inner state'));
    const before = site.logged.length;
    const { status, body } = await site.call('POST', `/api/conversations/${id}/messages`, { token, body: { id: randomUUID(), text: 'Hej' } });
    expect([status, body.code, body.title]).toEqual([500, 'internal', 'Något gick fel hos oss']);
    expect(JSON.stringify(body)).not.toContain('secret');
    expect(site.logged.slice(before).filter((line) => 'err' in line)).toHaveLength(1);
  });

  it('logs every call by its pattern, and nothing of what was written', async () => {
    const { id, token, code } = await site.open();
    await site.call('POST', `/api/conversations/${id}/messages`, { token, body: { id: randomUUID(), text: 'Hemlig plan' } });
    await site.call('POST', `/api/conversations/${id}/handovers`, { token, body: handoverBody() });
    await site.call('POST', '/api/conversations/resume', { body: { code } });
    await site.call('GET', `/no/${code}?text=Hemlig`);
    const log = JSON.stringify(site.logged);
    for (const secret of ['Hemlig', 'Anna', 'verkstad', token, code]) expect(log).not.toContain(secret);
    expect(site.logged).toContainEqual({ method: 'POST', route: '/api/conversations/:id/messages', status: 200, ms: expect.any(Number), text: 'request' });
    expect(site.logged).toContainEqual({ method: 'GET', route: 'none', status: 404, ms: expect.any(Number), text: 'request' });
    expect(log).not.toContain('/healthz');
  });

  it('counts calls, conversations and handovers, with nothing personal', async () => {
    const { id, token, code } = await site.open();
    await site.call('POST', `/api/conversations/${id}/handovers`, { token, body: handoverBody() });
    const { body: text, headers } = await site.call('GET', '/metrics');
    expect(headers.get('content-type')).toContain('text/plain');
    expect(text).toMatch(/ratt_dorr_http_requests_total\{method="POST",route="\/api\/conversations",status="201"\} \d+/);
    expect(text).toMatch(/ratt_dorr_handovers\{status="requested"\} \d+/);
    expect(text).toMatch(/ratt_dorr_deliveries_due 1\n/);
    expect(text).toMatch(/process_cpu_seconds_total/);
    for (const secret of [id, token, code, 'Anna']) expect(text).not.toContain(secret);
  });

  it('opens the directory to anyone', async () => {
    expect((await site.call('GET', '/api/regions')).body.regions).toEqual([{ id: 'dalarna', name: { sv: 'Dalarna' }, municipalities: [{ code: '2062', name: 'Mora' }], coordinator: 'dalarna-science-park', doors: [{ id: 'almi-dalarna', name: 'Almi (Dalarna)', language: 'sv', status: 'active' }] }]);
    expect((await site.call('GET', '/api/regions/dalarna/actors')).body).toEqual({ region: 'dalarna', actors: [{ id: 'almi-dalarna', name: 'Almi (Dalarna)' }] });
    expect((await site.call('GET', '/api/regions/dalarna/services')).body).toEqual({ region: 'dalarna', services: [{ id: 'almi-foretagslan', actor: 'almi-dalarna' }] });
  });

  it('lets the pages through, with headers that keep them to what they are for', async () => {
    const page = await fetch(site.url);
    expect(await page.text()).toContain('<title>Rätt dörr</title>');
    const expected = {
      'content-security-policy': "default-src 'none';script-src 'self';style-src 'self';connect-src 'self';img-src 'self';form-action 'self';frame-ancestors 'none';base-uri 'none'",
      'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY', 'referrer-policy': 'no-referrer', 'cross-origin-opener-policy': 'same-origin', 'x-powered-by': null, 'strict-transport-security': null, 'access-control-allow-origin': null,
    };
    for (const { headers } of [page, await site.call('GET', '/api/nothing'), await site.call('GET', '/healthz')]) for (const [name, value] of Object.entries(expected)) expect([name, headers.get(name)]).toEqual([name, value]);
  });

  it('lets one page be framed by the sites of its door, and all else of its policy stand', async () => {
    const pages = express.Router().get('/embed', (_request, response) => { allowFraming(response, ['https://almi.example']); response.send('x'); }).get('/dorr', (_request, response) => { allowOwnFrames(response); response.send('x'); });
    const other = await openSite({ pages });
    const of = async (path: string) => { const { headers } = await fetch(other.url + path); return [headers.get('content-security-policy'), headers.get('x-frame-options')]; };
    const before = "default-src 'none';script-src 'self';style-src 'self';connect-src 'self';img-src 'self';form-action 'self'";
    expect(await of('/embed')).toEqual([`${before};base-uri 'none';frame-ancestors 'self' https://almi.example`, null]);
    expect(await of('/dorr')).toEqual([`${before};frame-ancestors 'none';base-uri 'none';frame-src 'self'`, 'DENY']);
    await other.close();
  });

  it('is kept out of every cache where it speaks of conversations', async () => {
    const { id, token } = await site.open();
    for (const path of [`/api/conversations/${id}`, `/api/conversations/${id}/export`, '/api/conversations/x', '/api/regions', '/healthz']) expect((await site.call('GET', path, { token })).headers.get('cache-control')).toBe('no-store');
  });

  it('asks browsers to stay with https where it is reached by that', async () => {
    const safe = await openSite({ publicUrl: () => 'https://dorr.example' });
    expect((await safe.call('GET', '/healthz')).headers.get('strict-transport-security')).toBe('max-age=31536000');
    await safe.close();
  });
});

describe('the log', () => {
  it('has one line for a request, also where it is mounted twice', async () => {
    const lines: object[] = [];
    const note = (about: object, text: string) => { lines.push({ ...about, text }); };
    const log = requestLog({ info: note, warn: note, error: note });
    const app = express().use(log, log).get('/things/:id', (_request, response) => { response.send('ok'); });
    const server = createServer(app).listen(0, '127.0.0.1');
    await once(server, 'listening');
    await (await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/things/secret?x=secret`)).text();
    while (lines.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    server.closeAllConnections();
    server.close();
    expect(lines).toEqual([{ method: 'GET', route: '/things/:id', status: 200, ms: expect.any(Number), text: 'request' }]);
  });
});

describe('the OpenAPI', () => {
  it('describes every call, generated from the schemas that check them', async () => {
    const { body } = await site.call('GET', '/api/openapi.json');
    expect(body.openapi).toBe('3.1.0');
    expect(Object.entries(body.paths as Record<string, object>).flatMap(([path, item]) => Object.keys(item).map((method) => `${method} ${path}`)).sort()).toEqual([
      'delete /api/conversations/{id}', 'get /api/conversations/{id}', 'get /api/conversations/{id}/export', 'get /api/conversations/{id}/options/{slot}', 'get /api/conversations/{id}/stream', 'get /api/openapi.json', 'get /api/regions', 'get /api/regions/{region}/actors',
      'get /api/regions/{region}/services', 'get /healthz', 'get /metrics', 'get /readyz', 'post /api/conversations', 'post /api/conversations/resume', 'post /api/conversations/{id}/handovers', 'post /api/conversations/{id}/handovers/preview',
      'post /api/conversations/{id}/handovers/{handover}/helped', 'post /api/conversations/{id}/handovers/{handover}/withdraw', 'post /api/conversations/{id}/language', 'post /api/conversations/{id}/messages', 'post /api/conversations/{id}/messages/{message}/rating',
    ]);
    expect(body.components.schemas.Say.anyOf).toMatchObject([{ required: ['id', 'text'], additionalProperties: false, properties: { text: { maxLength: 2000, minLength: 1 } } }, { required: ['id', 'slot', 'option'] }]);
    expect(body.components.schemas.AskHandover.required).toEqual(['id', 'actor', 'contact', 'consent']);
    expect(body.components.schemas.Message.properties.question.properties.options.items.properties.places).toEqual({ type: 'array', items: { type: 'string' } });
    expect((body.paths['/api/conversations/{id}'].get.parameters as { name: string; in: string }[]).map((one) => `${one.in} ${one.name}`)).toEqual(['path id', 'query after', 'query wait']);
    expect(body.components.schemas.Message.properties.from.enum).toEqual(['company', 'assistant', 'promoter', 'system']);
  });

  it('refers to nothing that it does not hold', async () => {
    const { body } = await site.call('GET', '/api/openapi.json');
    const refs = [...JSON.stringify(body).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map(([, name]) => name ?? '');
    expect(refs.length).toBeGreaterThan(20);
    expect(refs.filter((name) => !Object.hasOwn(body.components.schemas, name))).toEqual([]);
  });
});

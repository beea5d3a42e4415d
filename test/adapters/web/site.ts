import express from 'express';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { webAdapter } from '../../../adapters/web/web.ts';
import type { WebOptions } from '../../../adapters/web/web.ts';
import { fakeApp } from './fake-app.ts';
import type { FakeApp } from './fake-app.ts';

type Asked = { body?: unknown; raw?: string | Uint8Array<ArrayBuffer>; token?: string | undefined; headers?: Record<string, string> };
// A test reads fields of answers whose shape is checked against the OpenAPI below.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Answer = { status: number; body: any; headers: Headers };
export type Site = {
  url: string;
  app: FakeApp;
  server: Server;
  logged: object[];
  /** Moves the clock. */
  pass(ms: number): void;
  /** Makes a call and checks its answer against the OpenAPI that the site itself serves. */
  call(method: string, path: string, asked?: Asked): Promise<Answer>;
  open(): Promise<{ id: string; token: string; code: string }>;
  close(): Promise<void>;
};

/** A real HTTP server with the API, over the fake engine. */
export async function openSite(options: Partial<WebOptions> & { started?: boolean } = {}): Promise<Site> {
  let time = Date.parse('2026-11-24T09:00:00.000Z');
  const now = () => new Date(time);
  const logged: object[] = [];
  const note = (about: object, text: string) => { logged.push({ ...about, text }); };
  const app = fakeApp(now);
  const { started = true, ...others } = options;
  const pages = express.Router().get('/', (_request, response) => { response.type('html').send('<!doctype html><title>Rätt dörr</title>'); });
  const web = webAdapter({ secret: 'a secret for tests', trustProxy: false, now, log: { info: note, warn: note, error: note }, publicUrl: () => 'http://127.0.0.1', pages, ready: () => ({ ok: true }), ...others });
  if (started) await web.start(app);
  const server = createServer(express().use(web.router)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const document = (await (await fetch(`${url}/api/openapi.json`)).json()) as OpenApi;

  const call: Site['call'] = async (method, path, { body, raw, token, headers = {} } = {}) => {
    const sent = raw ?? (body === undefined ? undefined : JSON.stringify(body));
    const response = await fetch(url + path, {
      method,
      headers: { ...(sent === undefined ? {} : { 'content-type': 'application/json' }), ...(token === undefined ? {} : { authorization: `Bearer ${token}` }), ...headers },
      ...(sent === undefined ? {} : { body: sent }),
    });
    const text = await response.text();
    const json: unknown = text !== '' && /json/.test(response.headers.get('content-type') ?? '') ? JSON.parse(text) : text;
    checkAnswer(document, { method, path, status: response.status, type: response.headers.get('content-type') ?? '', json });
    return { status: response.status, body: json, headers: response.headers };
  };

  return {
    url, app, server, logged, call,
    pass(ms) { time += ms; },
    async open() {
      const { body } = await call('POST', '/api/conversations', { body: { door: 'almi-dalarna' } });
      return { id: body.conversation.id, token: body.token, code: body.conversation.code };
    },
    async close() {
      await web.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export const contact = { name: 'Anna Ek', email: 'anna@verkstad.example' };

/** The body of a handover, with a new id each time. */
export function handoverBody(changes: object = {}): { id: string; [field: string]: unknown } {
  return { id: randomUUID(), actor: 'almi-dalarna', service: 'almi-foretagslan', contact, consent: true, ...changes };
}

type OpenApi = { paths: Record<string, Record<string, { responses: Record<string, { content?: Record<string, { schema: { $ref?: string } }> }> }>>; components: { schemas: Record<string, object> } };

/** Throws unless an answer is one that the OpenAPI describes. Calls that it does not know must be answered with a problem. */
function checkAnswer({ paths, components }: OpenApi, { method, path, status, type, json }: { method: string; path: string; status: number; type: string; json: unknown }): void {
  const known = Object.entries(paths).filter(([pattern]) => new RegExp(`^${pattern.replace(/\{\w+\}/g, '[^/]+')}$`).test(path.split('?')[0] ?? '')).map(([, item]) => item[method.toLowerCase()]).find(Boolean);
  if (!path.startsWith('/api') && !known) return;
  const answer = known?.responses[String(status)] ?? (status >= 400 ? { content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } } : undefined);
  if (!answer) throw new Error(`${method} ${path} is not described with ${status}`);
  if (known && status >= 400 && status !== 405 && status !== 500 && !(String(status) in known.responses)) throw new Error(`${method} ${path} may not be refused with ${status}: the OpenAPI does not say so`);
  if (!answer.content) return;
  const media = answer.content[type.split(';')[0] ?? ''];
  if (!media) throw new Error(`${method} ${path} answered ${status} as ${type}`);
  if (media.schema.$ref === undefined) return;
  const moved = JSON.parse(JSON.stringify({ $ref: media.schema.$ref, $defs: components.schemas }).replaceAll('#/components/schemas/', '#/$defs/')) as Parameters<typeof z.fromJSONSchema>[0];
  z.fromJSONSchema(moved).parse(json);
}

import express from 'express';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Activity } from '../../../adapters/directline/activities.ts';
import { directLineAdapter } from '../../../adapters/directline/directline.ts';
import { accessWith } from '../../../adapters/web/access.ts';
import { rateLimiter, usualLimits } from '../../../adapters/web/limits.ts';
import type { Limits } from '../../../adapters/web/limits.ts';
import { fakeApp } from '../web/fake-app.ts';
import type { FakeApp } from '../web/fake-app.ts';
import { faultsOf } from './swagger.ts';

type Asked = { body?: unknown; raw?: string; key?: string; headers?: Record<string, string> };
// A test reads fields of answers whose shape is checked against Microsoft's description.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Answer = { status: number; body: any; headers: Headers };
export type Talk = {
  id: string; token: string;
  say(text: string, also?: object): Promise<Answer>;
  /** What has come since the last poll. */
  poll(): Promise<Activity[]>;
  /** Everything from the beginning. */
  all(): Promise<Activity[]>;
};
export type Site = {
  url: string; app: FakeApp; server: Server; logged: object[];
  pass(ms: number): void;
  /** Another process on the same store: what was held in memory is gone. */
  restart(): Promise<void>;
  call(method: string, path: string, asked?: Asked): Promise<Answer>;
  begin(key?: string): Promise<Talk>;
  close(): Promise<void>;
};

/** A real HTTP server with both protocols, over the fake engine. */
export async function openSite({ limits = {}, started = true }: { limits?: Partial<Limits>; started?: boolean } = {}): Promise<Site> {
  let time = Date.parse('2026-11-24T09:00:00.000Z');
  const now = () => new Date(time);
  const logged: object[] = [];
  const note = (about: object, text: string) => { logged.push({ ...about, text }); };
  const log = { info: note, warn: note, error: note };
  const app = fakeApp(now);
  const secret = 'a secret for tests';
  const limiter = rateLimiter({ ...usualLimits, ...limits }, now);
  const make = (): ReturnType<typeof directLineAdapter> => directLineAdapter({ secret, trustProxy: 'loopback', now, log, publicUrl: (): string => url, access: accessWith(secret), limiter, requestLog: (_request, _response, next) => { next(); }, ready: () => ({ ok: true }), isUrgent: (text) => text.includes('orkar inte leva') });
  let adapter = make();
  const server: Server = createServer(express().use((request, response, next) => adapter.router(request, response, next))).listen(0, '127.0.0.1');
  server.on('upgrade', (request, socket, head) => { adapter.upgrade(server, request, socket, head); });
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  if (started) await adapter.start(app);

  const call: Site['call'] = async (method, path, { body, raw, key, headers = {} } = {}) => {
    const sent = raw ?? (body === undefined ? undefined : JSON.stringify(body));
    const response = await fetch(url + path, {
      method, headers: { ...(sent === undefined ? {} : { 'content-type': 'application/json' }), ...(key === undefined ? {} : { authorization: `Bearer ${key}` }), ...headers },
      ...(sent === undefined ? {} : { body: sent }),
    });
    const text = await response.text();
    const json: unknown = text === '' ? undefined : JSON.parse(text);
    const faults = path.startsWith('/v3/') ? faultsOf({ method, path, status: response.status, body: json }) : [];
    if (faults.length > 0) throw new Error(faults.join('\n'));
    return { status: response.status, body: json, headers: response.headers };
  };

  const forget = app.forget;
  app.forget = async (conversation) => {
    await forget(conversation);
    adapter.forget(conversation);
  };

  return {
    url, app, server, logged, call,
    pass(ms) { time += ms; },
    async restart() {
      await adapter.stop();
      adapter = make();
      await adapter.start(app);
    },
    async begin(key = 'almi-dalarna') {
      const { body } = await call('POST', '/v3/directline/conversations', { key, body: { user: { id: 'guest' } } });
      const { conversationId: id, token } = body as { conversationId: string; token: string };
      const at = `/v3/directline/conversations/${id}/activities`;
      let watermark = '';
      const since = async (mark: string) => (await call('GET', `${at}?watermark=${mark}`, { key: token })).body as { activities: Activity[]; watermark: string };
      return {
        id, token,
        say: (text, also = {}) => call('POST', at, { key: token, body: { type: 'message', text, from: { id: 'guest' }, ...also } }),
        async poll() {
          const set = await since(watermark);
          watermark = set.watermark;
          return set.activities;
        },
        all: async () => (await since('')).activities,
      };
    },
    async close() {
      await adapter.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The texts of activities, who says them in front. */
export function textsOf(activities: readonly Activity[]): string[] {
  return activities.map(({ type, from, text, name }) => (type === 'event' ? `(${name ?? ''})` : `${from.role === 'user' ? 'Företaget' : (from.name ?? '')}: ${text ?? ''}`));
}

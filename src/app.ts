import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import express from 'express';
import { slackAdapter } from '../adapters/slack/slack.ts';
import { openDesk } from '../adapters/slack/desk/desk.ts';
import type { Desk } from '../adapters/slack/desk/desk.ts';
import { pages } from '../adapters/web/pages/pages.tsx';
import { webAdapter } from '../adapters/web/web.ts';
import type { App, Delivered } from '../adapters/adapter.ts';
import type { Compiled } from './compiled.ts';
import type { Config } from './config.ts';
import { deskState } from './desk-state.ts';
import { directoryOf } from './directory.ts';
import { startDispatcher } from './dispatch.ts';
import { openEngine } from './engine.ts';
import { understandingOf } from './parts.ts';
import { queriesOf } from './queries.ts';
import type { Claimed, Store } from './store/store.ts';
import { makeWorld } from './world.ts';

export type Log = { info(about: object, text: string): void; warn(about: object, text: string): void; error(about: object, text: string): void; debug(about: object, text: string): void };
export type Parts = {
  config: Config; compiled: Compiled; store: Store; log: Log; now: () => Date; assets: string;
  /** Slack's pace, for those who cannot wait for it: see the adapter's options. */
  slackPace?: { settle: number; gap: number };
};
export type Running = { url: string; desk: Desk | undefined; deskKey: string | undefined; stop(): Promise<void> };

/** After this long a channel that did not work is trusted again, until Slack says otherwise. */
const recheckMs = 15 * 60_000;
/** How long a request that was accepted has to finish when the process stops. */
const graceMs = 3_000;

/** Puts the parts together and listens. */
export async function startApp({ config, compiled, store, log, now, assets, slackPace }: Parts): Promise<Running> {
  const desk = config.slack === undefined;
  const broken = new Set<string>();
  let world = makeWorld(compiled.knowledge, compiled.phrases, { live: desk ? 'all' : config.live, broken: (actor) => broken.has(actor) });
  const remakeWorld = () => { world = makeWorld(compiled.knowledge, compiled.phrases, { live: desk ? 'all' : config.live, broken: (actor) => broken.has(actor) }); };
  let wake = () => {};
  const engine = openEngine({ store, world: () => world, understand: understandingOf(compiled), deliversPractice: desk, wake: () => { wake(); } });
  const read = queriesOf({ store, engine, world: () => world, knowledge: compiled.knowledge, directory: directoryOf(compiled.knowledge), channelChanged(actor, isBroken) {
    if (isBroken) setTimeout(() => { if (broken.delete(actor)) remakeWorld(); }, recheckMs).unref();
    if (isBroken === broken.has(actor)) return;
    if (isBroken) broken.add(actor); else broken.delete(actor);
    remakeWorld();
  } });

  let address = '';
  const publicUrl = () => config.publicUrl ?? address;
  const keys = desk ? { token: `xoxb-desk-${randomBytes(16).toString('hex')}`, signingSecret: randomBytes(24).toString('hex') } : undefined;
  const deskKey = desk ? randomBytes(12).toString('base64url') : undefined;
  const state = deskState(config.database, log);
  const practice = keys && openDesk({
    ...keys, eventsUrl: () => `${address}/slack/events`, publicUrl: () => `${address}/desk`, allow: (request) => mayEnterDesk(request, deskKey),
    load: state.load, save: state.save, now: () => now().getTime(), log: (text) => { log.debug({}, text); },
  });

  let up = false;
  const http = express();
  http.disable('x-powered-by');
  const server = await new Promise<ReturnType<typeof http.listen>>((resolve, reject) => {
    const listening = http.listen(config.port, config.host, () => { resolve(listening); });
    listening.once('error', reject);
  });
  server.requestTimeout = 15_000;
  server.headersTimeout = 10_000;
  const { port } = server.address() as AddressInfo;
  address = `http://${config.host.includes(':') ? `[${config.host}]` : config.host === '0.0.0.0' ? '127.0.0.1' : config.host}:${port}`;

  const apiUrl = keys ? `${address}/desk/api/` : config.slack?.apiUrl;
  const slack = slackAdapter({ ...(keys ?? { token: config.slack?.token ?? '', signingSecret: config.slack?.signingSecret ?? '' }), ...(apiUrl === undefined ? {} : { apiUrl }), ...slackPace, now, log });
  const web = webAdapter({
    secret: config.secret, trustProxy: config.trustProxy, now, log, publicUrl, ready: () => (up ? { ok: true } : { ok: false, why: 'starting' }),
    pages: pages({ directory: read.directory, assets, desk, practice: desk }),
  });
  http.use('/slack/events', slack.receiver);
  if (practice) http.use('/desk', practice.router);
  http.use(web.router);

  const app: App = {
    receive: (conversation, input, access) => engine.receive(conversation, input, access),
    read,
    addToken: (conversation, token, at) => store.addToken(conversation, token, at),
    async forget(conversation) {
      await store.forget(conversation);
      engine.forget(conversation);
      void clearForgotten();
    },
  };
  /** Deletes outside what has been forgotten here; what could not be reached is tried again at the next round. */
  async function clearForgotten(): Promise<void> {
    for (const place of await store.toClear()) if (await slack.clear(place)) await store.cleared(place.handover);
  }
  const clearing = setInterval(() => { clearForgotten().catch((error: unknown) => { log.error({ err: error }, 'forgotten cards could not be cleared; trying again in a minute'); }); }, 60_000);
  clearing.unref();

  /** A card that can never be delivered leaves nobody waiting: the question goes on to the next door, or to the coordinating one. */
  async function deliver(delivery: Claimed): Promise<Delivered> {
    const result = await slack.deliver(delivery);
    if (result.outcome === 'given up' && delivery.kind === 'card') {
      await engine.receive(delivery.conversation, { id: `${delivery.id}.undelivered`, at: now().toISOString(), type: 'handover.expire', handover: delivery.handover })
        .catch((error: unknown) => { log.warn({ err: error, handover: delivery.handover }, 'a handover that could not be delivered had already moved on'); });
    }
    return result;
  }

  await store.releaseAll(now().toISOString());
  await slack.start(app);
  await web.start(app);
  const dispatcher = startDispatcher({ store, deliver, now, log });
  wake = () => { dispatcher.wake(); };
  up = true;

  return {
    url: publicUrl(),
    desk: practice,
    deskKey,
    async stop() {
      up = false;
      clearInterval(clearing);
      await web.stop();
      const closed = new Promise<void>((resolve) => { server.close(() => { resolve(); }); });
      server.closeIdleConnections();
      const impatient = setTimeout(() => { server.closeAllConnections(); }, graceMs);
      await dispatcher.stop();
      await slack.stop();
      await practice?.close();
      await closed;
      clearTimeout(impatient);
      await store.close();
    },
  };
}

/** The desk shows contacts: it answers on loopback only, or with the key printed at start. */
function mayEnterDesk(request: express.Request, key: string | undefined): boolean {
  const given = typeof request.query.key === 'string' ? request.query.key : /(?:^|;\s*)desk=([^;]+)/.exec(request.headers.cookie ?? '')?.[1];
  if (key !== undefined && given === key) return true;
  const from = request.socket.remoteAddress ?? '';
  return request.headers['x-forwarded-for'] === undefined && (from === '127.0.0.1' || from === '::1' || from === '::ffff:127.0.0.1');
}
export const assetsFolder = (root: string) => join(root, 'dist/assets');

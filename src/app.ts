import { randomBytes } from 'node:crypto';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import type { App } from '../adapters/adapter.ts';
import type { Admin } from '../adapters/admin/admin.ts';
import { directLineAdapter } from '../adapters/directline/directline.ts';
import { pageLink } from '../adapters/mail/actor/deliver.ts';
import { linksWith } from '../adapters/mail/actor/links.ts';
import { openMailbox } from '../adapters/mail/mailbox.tsx';
import { openDesk } from '../adapters/slack/desk/desk.ts';
import type { Desk } from '../adapters/slack/desk/desk.ts';
import { slackAdapter } from '../adapters/slack/slack.ts';
import { accessWith } from '../adapters/web/access.ts';
import { pages } from '../adapters/web/pages/pages.tsx';
import { webAdapter } from '../adapters/web/web.ts';
import { openAdmin } from './admin.ts';
import type { Compiled } from './compiled.ts';
import type { Config } from './config.ts';
import { livingContent } from './content.ts';
import { delivererOf, goByFallback } from './delivering.ts';
import { deskState, mayEnterDesk } from './desk-state.ts';
import { startDispatcher } from './dispatch.ts';
import { openEngine } from './engine.ts';
import type { Engine } from './engine.ts';
import { startErasing } from './erasing.ts';
import { NotNow } from './events.ts';
import { startClearing } from './forgotten.ts';
import type { Settings } from './events.ts';
import { authoritiesIn } from './knowledge/authorities.ts';
import { openLearning } from './learning/desk.ts';
import { openInviting, openMailing } from './mailing.ts';
import { openPublished } from './published.ts';
import type { Publishing } from './published.ts';
import { queriesOf } from './queries.ts';
import { marksWith } from './recognise.ts';
import type { News, Store } from './store/store.ts';
import { practiceWay } from './practice.ts';
import { Held } from './store/holds.ts';
import { toldBy } from './told.ts';

export type Log = { info(about: object, text: string): void; warn(about: object, text: string): void; error(about: object, text: string): void; debug(about: object, text: string): void };
export type Parts = {
  config: Config; compiled: Compiled; store: Store; log: Log; now: () => Date; assets: string;
  /** Slack's pace, for those who cannot wait for it: see the adapter's options. */
  /** Where the files are that there is to learn from, and where the programs of the threads are, where that is not here. */
  learning?: { root?: string; programs?: URL; beatMs?: number };
  slackPace?: { settle: number; gap: number; timeout?: number; health?: { every: number; sure: number; spread: number } };
};
export type Running = {
  url: string; desk: Desk | undefined; deskKey: string | undefined;
  /** The address by which the first admin comes in, while there is none. */
  firstLink: string | undefined;
  /** Every route of the pages for admins, with who may. */
  adminRoutes: Admin['routes'];
  /** Takes other content from the files, whole, with what is published over it: turns that have begun end with what they began with. */
  renew(compiled: Compiled): Promise<void>;
  stop(): Promise<void>;
};

/** How long a request that was accepted has to finish when the process stops. */
const graceMs = 3_000;

/** Puts the parts together and listens. */
export async function startApp(parts: Parts): Promise<Running> {
  const { config, compiled, store, log, now, assets } = parts;
  const http = express().disable('x-powered-by');
  const { server, address } = await listen(http, config);
  const publicUrl = () => config.publicUrl ?? address;
  const desk = config.slack === undefined ? practiceDesk(parts, address, () => slack.tryLetters()) : undefined;

  const published = await openPublished({ files: compiled, publications: store.publications, log });
  const content = livingContent(published.now(), desk ? 'all' : config.live, await store.settings(), desk !== undefined || config.mail !== undefined);
  const { world, channelChanged } = content;
  published.onRenewed(content.renew);
  const outbox = { wake: () => { /* nothing is delivered before the outside worlds are there */ } };
  const practice = () => practiceWay(desk !== undefined, content.settings(), read.boundChannels());
  const engine = openEngine({ store, world, understand: content.understand, marksOf: marksWith(config.secret), deliversPractice: () => practice().to !== 'nowhere', wake: () => { outbox.wake(); } });
  const links = linksWith(config.secret);
  const read = queriesOf({
    store, engine, world, knowledge: content.knowledge, understand: content.understand, directory: content.directory, atDesk: desk !== undefined, practice, channelChanged,
    settings: content.settings, pageOf: ({ id, at }, channel) => pageLink(publicUrl(), links.forReading(id, at, channel)),
    async setSettings(settings) {
      await store.setSettings(settings, now().toISOString());
      content.settle(await store.settings());
    },
  });

  const access = accessWith(config.secret);
  const slack = slackFor(parts, desk && { keys: desk.keys, apiUrl: `${address}/desk/api/` }, publicUrl, access);
  const mailbox = openMailbox();
  let up = false;
  const ready = () => (up ? { ok: true } : { ok: false, why: 'starting' });
  const web = webAdapter({
    secret: config.secret, trustProxy: config.trustProxy, now, log, publicUrl, ready,
    pages: pages({ directory: read.directory, publicUrl, assets, desk: desk !== undefined, practice: desk !== undefined, told: toldBy(store, now) }),
  });
  const { adapter: mail, router: casePages } = openMailing({
    ...parts, mailbox: desk ? mailbox : undefined, publicUrl, world, codeOf: access.codeOf, links, shared: web.shared, app: () => app, wake: () => { outbox.wake(); },
  });
  const directLine = directLineAdapter({
    secret: config.secret, trustProxy: config.trustProxy, now, log, publicUrl, ready, access, ...web.shared,
    isUrgent: (text) => content.understand(text, { fallback: 'sv', at: now().toISOString() }).kind === 'despair',
  });
  http.use('/slack', slack.router);
  if (desk) http.use('/desk/mail', desk.guard, mailbox.router);
  if (desk) http.use('/desk', desk.router);
  const learning = openLearning({ store, published, now, log, ...learningFrom(parts) });
  const admin = openAdmin({ ...parts, world, published, learning, publicUrl, shared: web.shared, directory: content.directory, map: () => content.directory().map, personal: { access, app: () => app, erasing: () => erasing }, practice, mail: openInviting(parts) });
  http.use(admin.router);
  http.use(casePages);
  http.use(directLine.router);
  server.on('upgrade', (request, socket, head) => { directLine.upgrade(server, request, socket, head); });
  http.use(web.router);

  const clearing = startClearing({ store, clear: slack.clear, now, log });

  const forgetting = async (conversation: string, remove = async () => { await store.forget(conversation); return true; }) => {
    if (!(await remove())) return;
    engine.forget(conversation);
    outbox.wake();
    directLine.forget(conversation);
    mailbox.forget(conversation);
    clearing.wake();
  };
  const erasing = { store, now, authorities: () => authoritiesIn(content.knowledge()), forgetting, log };

  const app = appWith({ store, engine, read, now, forgetting, unreachable: ({ conversation, id }, cause) => goByFallback(delivering(), { conversation, handover: id }, cause).then(() => { outbox.wake(); }) });

  const delivering = () => ({ ways: { slack: slack.deliver, mail: mail.deliver }, app, store, knowledge: content.knowledge, settings: content.settings, practice, now, log });

  if (!store.shared) await store.releaseAll(now().toISOString());
  await store.hasten(now().toISOString());
  for (const adapter of [slack, mail, directLine, web]) await adapter.start(app);
  const dispatcher = startDispatcher({ store, now, log, deliver: delivererOf(delivering()) });
  outbox.wake = dispatcher.wake;
  const daily = startErasing(erasing);
  const stopHearing = store.onElsewhere(hearing({ store, published, settle: content.settle, hear: engine.hear, wake: () => { outbox.wake(); }, forget: directLine.forget, log }));
  up = true;

  return {
    url: publicUrl(), desk, deskKey: desk?.key, firstLink: await admin.firstLink(), adminRoutes: admin.routes, renew: published.renew,
    async stop() {
      up = false;
      stopHearing();
      clearing.stop();
      await learning.stop();
      await daily.stop();
      await directLine.stop();
      await web.stop();
      const closed = closeKindly(server);
      await dispatcher.stop();
      await slack.stop();
      await mail.stop();
      await desk?.close();
      await closed;
      await store.close();
    },
  };
}

type Hearing = Pick<Parts, 'store' | 'log'> & { published: Publishing; settle: (settings: Settings[]) => void; hear: Engine['hear']; wake: () => void; forget: (conversation: string) => void };

/** What follows when another process has written: what actors have set and what is published is read anew, and what waits to be told is looked for. */
function hearing({ store, published, settle, hear, wake, forget, log }: Hearing): (news: News) => void {
  return (news) => {
    if (news === 'settings' || news === 'anything') store.settings().then(settle, (error: unknown) => { log.error({ err: error }, 'what actors have set could not be read anew; what was read before stays'); });
    if (news === 'content' || news === 'anything') published.renew().catch((error: unknown) => { log.error({ err: error }, 'what has been published could not be read anew; what was read before stays'); });
    if (news === 'settings' || news === 'content') return;
    hear(news);
    if (news === 'anything' || news.deliveries) wake();
    if (news !== 'anything' && news.forgotten) forget(news.conversation);
  };
}

/** The files beside the program, and its own threads, unless said otherwise. A database in memory is only this thread's. */
function learningFrom({ config: { database }, learning: { root = process.cwd(), programs = new URL('./learning/', import.meta.url), ...more } = {} }: Parts) {
  return { root, programs, database: database === ':memory:' ? undefined : database, ...more };
}

type Reaching = Pick<App, 'read' | 'unreachable'> & { store: Store; engine: Engine; now: () => Date; forgetting: (conversation: string) => Promise<void> };

/** What adapters may do to the rest. What a company asks to have erased while it must be kept goes as soon as it may. */
function appWith({ store, engine, read, now, forgetting, unreachable }: Reaching): App {
  return {
    receive: (conversation, input, access) => engine.receive(conversation, input, access),
    read,
    unreachable,
    addToken: (conversation, token, at) => store.addToken(conversation, token, at),
    async forget(conversation) {
      try {
        await forgetting(conversation);
      } catch (error) {
        if (!(error instanceof Held)) throw error;
        await store.retention.ask(conversation, now().toISOString());
        throw new NotNow('held', 'This conversation must be kept for now.', { why: error.hold.reason });
      }
    },
  };
}

/** Slack, or the desk in its place. */
function slackFor({ config, store, slackPace, now, log }: Parts, desk: { keys: ReturnType<typeof practiceDesk>['keys']; apiUrl: string } | undefined, publicUrl: () => string, access: ReturnType<typeof accessWith>) {
  const apiUrl = desk?.apiUrl ?? config.slack?.apiUrl;
  return slackAdapter({
    ...(desk?.keys ?? slackKeys(config)), secret: config.secret, publicUrl, ...(apiUrl === undefined ? {} : { apiUrl }), ...slackPace, now, log, access,
    practice: desk !== undefined, mails: desk !== undefined || config.mail !== undefined, alone: !store.shared,
  });
}

function slackKeys({ slack }: Config): { token?: string; signingSecret: string; oauth?: { clientId: string; clientSecret: string } } {
  return { signingSecret: slack?.signingSecret ?? '', ...(slack?.token === undefined ? {} : { token: slack.token }), ...(slack?.oauth === undefined ? {} : { oauth: slack.oauth }) };
}

/** With no Slack token: the desk, with keys of its own that nobody else knows. */
function practiceDesk({ config, log, now }: Parts, address: string, sendLetters: () => Promise<number>) {
  const keys = { token: `xoxb-desk-${randomBytes(16).toString('hex')}`, signingSecret: randomBytes(24).toString('hex'), oauth: { clientId: '1.ovning', clientSecret: randomBytes(24).toString('hex') } };
  const key = randomBytes(12).toString('base64url');
  const { load, save } = deskState(config.folder, log);
  const desk = openDesk({
    ...keys, oauth: { ...keys.oauth, redirectUri: () => `${config.publicUrl ?? address}/slack/oauth_redirect` }, eventsUrl: () => `${address}/slack/events`, publicUrl: () => `${address}/desk`, allow: (request) => mayEnterDesk(request, key),
    tries: [{ id: 'letters', label: 'Skicka veckobrevet nu', run: async () => sayLetters(await sendLetters()) }],
    load, save, now: () => now().getTime(), log: (text) => { log.debug({}, text); },
  });
  return { ...desk, keys, key };
}

function sayLetters(count: number): string {
  if (count === 0) return 'Inget har hänt de senaste sju dagarna, så det blev inget brev.';
  return count === 1 ? 'Ett veckobrev har kommit till kanalen där något har hänt.' : `${count} veckobrev har kommit, ett till varje kanal där något har hänt.`;
}

async function listen(http: express.Express, { port, host }: Config): Promise<{ server: Server; address: string }> {
  const server = await new Promise<Server>((resolve, reject) => {
    const listening = http.listen(port, host, (error?: Error) => { if (error) reject(error); else resolve(listening); });
    listening.once('error', reject);
  });
  server.requestTimeout = 15_000;
  server.headersTimeout = 10_000;
  const reached = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '[::1]' : host.includes(':') ? `[${host}]` : host;
  return { server, address: `http://${reached}:${(server.address() as AddressInfo).port}` };
}

/** Lets what was accepted finish, for a while. */
async function closeKindly(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => { server.close(() => { resolve(); }); });
  server.closeIdleConnections();
  const impatient = setTimeout(() => { server.closeAllConnections(); }, graceMs);
  await closed;
  clearTimeout(impatient);
}

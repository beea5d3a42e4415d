import { randomBytes } from 'node:crypto';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import type { Adapter, App, Delivered } from '../adapters/adapter.ts';
import { directLineAdapter } from '../adapters/directline/directline.ts';
import { mailAdapter } from '../adapters/mail/mail.ts';
import type { MailOptions } from '../adapters/mail/mail.ts';
import { openMailbox } from '../adapters/mail/mailbox.tsx';
import type { Mailbox } from '../adapters/mail/mailbox.tsx';
import { smtpPost } from '../adapters/mail/post.ts';
import { openDesk } from '../adapters/slack/desk/desk.ts';
import type { Desk } from '../adapters/slack/desk/desk.ts';
import { slackAdapter } from '../adapters/slack/slack.ts';
import { accessWith } from '../adapters/web/access.ts';
import { pages } from '../adapters/web/pages/pages.tsx';
import { webAdapter } from '../adapters/web/web.ts';
import type { Compiled } from './compiled.ts';
import type { Config } from './config.ts';
import { livingContent } from './content.ts';
import { isPlural } from './conversation/recommend.ts';
import { deskState, mayEnterDesk } from './desk-state.ts';
import { startDispatcher } from './dispatch.ts';
import { openEngine } from './engine.ts';
import { queriesOf } from './queries.ts';
import type { Claimed, Store } from './store/store.ts';

export type Log = { info(about: object, text: string): void; warn(about: object, text: string): void; error(about: object, text: string): void; debug(about: object, text: string): void };
export type Parts = {
  config: Config; compiled: Compiled; store: Store; log: Log; now: () => Date; assets: string;
  /** Slack's pace, for those who cannot wait for it: see the adapter's options. */
  slackPace?: { settle: number; gap: number; health?: { every: number; sure: number; spread: number } };
};
export type Running = {
  url: string; desk: Desk | undefined; deskKey: string | undefined;
  /** Takes other content from now on, whole: turns that have begun end with what they began with. */
  renew(compiled: Compiled): void;
  stop(): Promise<void>;
};

/** Whom e-mails come from at the desk, where none is sent. */
const noReply = 'inget-svar@ovning.invalid';
/** How long a request that was accepted has to finish when the process stops. */
const graceMs = 3_000;

/** Puts the parts together and listens. */
export async function startApp(parts: Parts): Promise<Running> {
  const { config, compiled, store, log, now, assets } = parts;
  const http = express().disable('x-powered-by');
  const { server, address } = await listen(http, config);
  const publicUrl = () => config.publicUrl ?? address;
  const desk = config.slack === undefined ? practiceDesk(parts, address) : undefined;

  const content = livingContent(compiled, desk ? 'all' : config.live, await store.settings());
  const { world, channelChanged } = content;
  const outbox = { wake: () => { /* nothing is delivered before the outside worlds are there */ } };
  const engine = openEngine({ store, world, understand: content.understand, deliversPractice: desk !== undefined, wake: () => { outbox.wake(); } });
  const read = queriesOf({
    store, engine, world, knowledge: content.knowledge, directory: content.directory, atDesk: desk !== undefined, channelChanged,
    settings: content.settings,
    async setSettings(settings) {
      await store.setSettings(settings, now().toISOString());
      content.settle(await store.settings());
    },
  });

  const apiUrl = desk ? `${address}/desk/api/` : config.slack?.apiUrl;
  const slack = slackAdapter({ ...(desk?.keys ?? slackKeys(config)), secret: config.secret, publicUrl, ...(apiUrl === undefined ? {} : { apiUrl }), ...parts.slackPace, now, log });
  const access = accessWith(config.secret);
  const mailbox = openMailbox();
  const mail = mailFor(parts, desk ? mailbox : undefined, { publicUrl, codeOf: access.codeOf, say: (name, language, values) => world().phrase(name, language, values), isPlural });
  let up = false;
  const ready = () => (up ? { ok: true } : { ok: false, why: 'starting' });
  const web = webAdapter({
    secret: config.secret, trustProxy: config.trustProxy, now, log, publicUrl, ready,
    pages: pages({ directory: read.directory, publicUrl, assets, desk: desk !== undefined, practice: desk !== undefined }),
  });
  const directLine = directLineAdapter({
    secret: config.secret, trustProxy: config.trustProxy, now, log, publicUrl, ready, access, ...web.shared,
    isUrgent: (text) => content.understand(text, { fallback: 'sv', at: now().toISOString() }).kind === 'despair',
  });
  http.use('/slack', slack.router);
  if (desk) http.use('/desk/mail', desk.guard, mailbox.router);
  if (desk) http.use('/desk', desk.router);
  http.use(directLine.router);
  server.on('upgrade', (request, socket, head) => { directLine.upgrade(server, request, socket, head); });
  http.use(web.router);

  /** Deletes outside what has been forgotten here; what could not be reached is tried again at the next round. */
  async function clearForgotten(): Promise<void> {
    for (const place of await store.toClear()) if (await slack.clear(place)) await store.cleared(place.handover);
  }
  const tryClearing = () => { clearForgotten().catch((error: unknown) => { log.error({ err: error }, 'forgotten cards could not be cleared; trying again in a minute'); }); };
  const clearing = setInterval(tryClearing, 60_000).unref();

  const app: App = {
    receive: (conversation, input, access) => engine.receive(conversation, input, access),
    read,
    unreachable: ({ conversation, id }, cause) => goByFallback(parts, app, { conversation, handover: id }, cause),
    addToken: (conversation, token, at) => store.addToken(conversation, token, at),
    async forget(conversation) {
      await store.forget(conversation);
      engine.forget(conversation);
      directLine.forget(conversation);
      mailbox.forget(conversation);
      tryClearing();
    },
  };

  if (!store.shared) await store.releaseAll(now().toISOString());
  await slack.start(app);
  await mail.start(app);
  await directLine.start(app);
  await web.start(app);
  const dispatcher = startDispatcher({ store, now, log, deliver: (delivery) => deliverOrMoveOn(parts, app, delivery, () => (delivery.kind === 'mail' ? mail : slack).deliver(delivery)) });
  outbox.wake = dispatcher.wake;
  const stopHearing = store.onElsewhere((news) => {
    if (news === 'settings' || news === 'anything') store.settings().then(content.settle, (error: unknown) => { log.error({ err: error }, 'what actors have set could not be read anew; what was read before stays'); });
    if (news === 'settings') return;
    engine.hear(news);
    if (news === 'anything' || news.deliveries) outbox.wake();
    if (news !== 'anything' && news.forgotten) directLine.forget(news.conversation);
  });
  up = true;

  return {
    url: publicUrl(), desk, deskKey: desk?.key, renew: content.renew,
    async stop() {
      up = false;
      stopHearing();
      clearInterval(clearing);
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

/** A card that can never be delivered leaves nobody waiting: the question goes on to the next door, or to the coordinating one. */
async function deliverOrMoveOn(parts: Parts, app: App, { id, kind, conversation, handover }: Claimed, deliver: () => Promise<Delivered>): Promise<Delivered> {
  const result = await deliver();
  if (result.outcome === 'given up' && kind === 'card') {
    await goByFallback(parts, app, { conversation, handover }, `${id}.undelivered`)
      .catch((error: unknown) => { parts.log.warn({ err: error, handover }, 'a handover that could not be delivered had already moved on'); });
  }
  return result;
}

/** What becomes of a handover that its actor cannot be reached with: it goes on to the next door. The one place that says so. */
async function goByFallback({ now }: Parts, app: App, { conversation, handover }: { conversation: string; handover: string }, cause: string): Promise<void> {
  await app.receive(conversation, { id: cause, at: now().toISOString(), type: 'handover.expire', handover });
}

function slackKeys({ slack }: Config): { token?: string; signingSecret: string; oauth?: { clientId: string; clientSecret: string } } {
  return { signingSecret: slack?.signingSecret ?? '', ...(slack?.token === undefined ? {} : { token: slack.token }), ...(slack?.oauth === undefined ? {} : { oauth: slack.oauth }) };
}

/** Where e-mails go: into the mailbox at the desk, else to the mail server, else nowhere. */
function mailFor({ config, log, now }: Parts, mailbox: Mailbox | undefined, also: Pick<MailOptions, 'publicUrl' | 'codeOf' | 'say' | 'isPlural'>): Adapter {
  if (mailbox && config.mail) log.info({}, 'e-mails stay at the practice desk as long as Slack is not connected');
  if (!mailbox && !config.mail) log.warn({}, 'no e-mails are sent to companies: set SMTP_URL and MAIL_FROM');
  const post = mailbox?.post ?? (config.mail && smtpPost({ url: config.mail.url, now: () => now().getTime() }));
  return mailAdapter({ ...also, post, sender: config.mail?.from ?? noReply, practice: mailbox !== undefined });
}

/** With no Slack token: the desk, with keys of its own that nobody else knows. */
function practiceDesk({ config, log, now }: Parts, address: string) {
  const keys = { token: `xoxb-desk-${randomBytes(16).toString('hex')}`, signingSecret: randomBytes(24).toString('hex'), oauth: { clientId: '1.ovning', clientSecret: randomBytes(24).toString('hex') } };
  const key = randomBytes(12).toString('base64url');
  const { load, save } = deskState(config.folder, log);
  const desk = openDesk({
    ...keys, oauth: { ...keys.oauth, redirectUri: () => `${config.publicUrl ?? address}/slack/oauth_redirect` }, eventsUrl: () => `${address}/slack/events`, publicUrl: () => `${address}/desk`, allow: (request) => mayEnterDesk(request, key),
    load, save, now: () => now().getTime(), log: (text) => { log.debug({}, text); },
  });
  return { ...desk, keys, key };
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

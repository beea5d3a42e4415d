import express from 'express';
import type { Request, RequestHandler, Response, Router } from 'express';
import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { NotNow } from '../../../src/events.ts';
import type { Language } from '../../../src/events.ts';
import { isTaken } from '../../../src/handover/handover.ts';
import type { App, HandoverView } from '../../adapter.ts';
import { line, lines } from '../line.ts';
import { deedsFor } from './deeds.ts';
import type { Filled, Scene } from './deeds.ts';
import type { Memory } from './deliver.ts';
import { promoterId } from './links.ts';
import type { Claim, Links, Visitor } from './links.ts';
import { Case, Entry, Saying } from './page.tsx';
import type { CasePage } from './page.tsx';
import { hashOf, wordsIn } from './sealed.ts';
import { policy } from './style.ts';
import type { Voice } from './voice.ts';
import { words as wordsOf } from './words.ts';

type Log = { error(about: object, text: string): void };
type NewLink = { id: string; kind: 'link'; conversation: string; handover: string; version: number; due: string };

export type ActorPages = {
  links: Links;
  voice: () => Voice;
  language: Language;
  memory: Memory;
  /** Sends a new link through the outbox, once for each id. */
  askForLink: (delivery: NewLink) => Promise<void>;
  /** Counts calls by client address; throws, with the code `too_many`, where there were too many. */
  limiter: { count(what: 'read' | 'messages', request: Request): void };
  requestLog: RequestHandler;
  trustProxy: string | false | number;
  publicUrl: () => string;
  now: () => Date;
  log: Log;
  app: () => App;
};

/** One letter with a new link in so long a time. */
const between = 10 * 60_000;
const nameCookie = 'arende-namn';
const caseCookie = 'arende';
const nameSeconds = 180 * 24 * 60 * 60;

/** What a request leads to: a page with its status, or the way on. */
type Answer = { status: number; page: VNode; cookies?: readonly string[] } | { to: string; cookies?: readonly string[] };

/** The pages of cases for actors by e-mail, mounted at /arende. A GET changes nothing, whoever makes it. */
export function actorPages(options: ActorPages): Router {
  const { limiter, requestLog, trustProxy } = options;
  const site = express();
  site.disable('x-powered-by').set('trust proxy', trustProxy).set('query parser', 'simple');
  site.use(requestLog, headers(options.publicUrl), express.urlencoded({ extended: false, limit: '32kb', parameterLimit: 20 }));
  // A link cannot be guessed: an office that opens a morning's cases from one address must not run into the limit for codes.
  const answer = (what: 'read' | 'messages', work: (request: Request) => Promise<Answer>): RequestHandler => async (request, response) => {
    try {
      limiter.count(what, request);
      send(response, await work(request));
    } catch (error) {
      refuse(options, response, error);
    }
  };
  site.route('/:link').get(answer('read', (request) => entry(options, request))).post(answer('messages', (request) => enter(options, request)));
  site.route('/sida/:handover').get(answer('read', (request) => look(options, request))).post(answer('messages', (request) => doIt(options, request)));
  site.use((error: unknown, _request: Request, response: Response, _next: unknown) => { refuse(options, response, error); });
  return express.Router().use('/arende', site);
}

/** Nothing of a case is kept by a cache, shown in a frame or told to another site; and no other site's form gets in. */
function headers(publicUrl: () => string): RequestHandler {
  return (request, response, next) => {
    response.set({
      'content-security-policy': policy, 'referrer-policy': 'no-referrer', 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY', 'cache-control': 'no-store', 'x-robots-tag': 'noindex',
      'cross-origin-opener-policy': 'same-origin', 'permissions-policy': 'camera=(), geolocation=(), microphone=()',
    });
    if (publicUrl().startsWith('https:')) response.set('strict-transport-security', 'max-age=31536000');
    if (request.method === 'POST' && isForeign(request, publicUrl())) next(new Foreign());
    else next();
  };
}

/** A form that another site's page has sent. */
class Foreign extends Error {
  readonly code = 'foreign';
}

function isForeign({ headers: { 'sec-fetch-site': from, origin } }: Request, publicUrl: string): boolean {
  if (from !== undefined) return from !== 'same-origin';
  return origin !== undefined && origin !== 'null' && origin !== new URL(publicUrl).origin;
}

/** A link that has come, and what it opens: told apart why it does not. */
type Found = { how: 'gone' | 'wrong' } | { how: 'open' | 'expired' | 'used'; claim: Claim; view: HandoverView; bound: string };

async function find({ links, memory, now, app }: ActorPages, link: string): Promise<Found> {
  const claim = links.claimOf(link);
  if (!claim) return { how: 'wrong' };
  const view = await app().read.handover(claim.handover, 'page');
  if (!view) return { how: 'gone' };
  const bound = boundTo(view, claim.by);
  if (bound === undefined || !links.isOurs(link, bound)) return { how: 'wrong' };
  const how = claim.until < now().toISOString() ? 'expired' : claim.by === 'letter' && (await memory.isSpent(hashOf(link))) ? 'used' : 'open';
  return { how, claim, view, bound };
}

/** What a link is bound to: where it was sent. A letter's link ceases when the actor's cases go to another address. */
function boundTo(view: HandoverView, by: Claim['by']): string | undefined {
  return by === 'letter' ? view.mail : view.channel;
}

async function entry(options: ActorPages, request: Request): Promise<Answer> {
  const link = param(request, 'link');
  const found = await find(options, link);
  return found.how === 'open' ? { status: 200, page: entryPage(options, found, link, cookies(request)[nameCookie] ?? '') } : closed(options, found, link);
}

function entryPage({ language }: ActorPages, { view, claim }: { view: HandoverView; claim: Claim }, link: string, name: string, fault?: string): VNode {
  return <Entry language={language} words={wordsOf(language)} recipient={view.handover.recipient} by={claim.by} to={`/arende/${link}`} name={name} {...(fault === undefined ? {} : { fault })} />;
}

/** Opens the case in this browser, or sends a new link to where the old one went. */
async function enter(options: ActorPages, request: Request): Promise<Answer> {
  const { links, memory, language, now } = options;
  const link = param(request, 'link');
  const found = await find(options, link);
  const filled = filledIn(request);
  if ('claim' in found && found.how !== 'open' && found.claim.by === 'letter' && filled.gor === 'nytt') return newLink(options, found.view);
  if (found.how !== 'open') return closed(options, found, link);
  const { claim, bound } = found;
  const name = line(filled.namn ?? '').slice(0, 100);
  if (claim.by === 'letter' && name === '') return { status: 422, page: entryPage(options, found, link, '', wordsOf(language).nameMissing) };
  if (claim.by === 'letter' && !(await memory.spend({ hash: hashOf(link), until: claim.until }, now().toISOString()))) return closed(options, { ...found, how: 'used' }, link);
  const session = links.session({ handover: claim.handover, by: claim.by, name }, now(), bound);
  const to = pathOf(claim.handover);
  return { to, cookies: [cookie(options, caseCookie, session.value, to, session.seconds), ...(name === '' ? [] : [cookie(options, nameCookie, encodeURIComponent(name), '/arende', nameSeconds)])] };
}

function closed({ language }: ActorPages, found: Found, link: string): Answer {
  const own = wordsOf(language);
  if (found.how === 'gone') return { status: 404, page: <Saying language={language} title={own.goneTitle} text={own.gone} /> };
  if (!('claim' in found)) return { status: 404, page: <Saying language={language} title={own.wrongTitle} text={own.wrong} /> };
  const title = found.how === 'used' ? own.usedTitle : own.expiredTitle;
  if (found.claim.by === 'reading') return { status: 410, page: <Saying language={language} title={title} text={own.readingExpired} /> };
  return { status: 410, page: <Saying language={language} title={title} text={found.how === 'used' ? own.used : own.expired} offer={{ to: `/arende/${link}`, text: own.sendNew }} /> };
}

async function newLink({ language, now, askForLink }: ActorPages, { conversation, handover: { id } }: HandoverView): Promise<Answer> {
  const own = wordsOf(language);
  await askForLink({ id: `link.${id}.${Math.floor(now().getTime() / between)}`, kind: 'link', conversation, handover: id, version: 0, due: now().toISOString() });
  return { status: 200, page: <Saying language={language} title={own.sentTitle} text={own.sent} /> };
}

/** Who is at a case's page, and the case as it may be shown to them. */
type Visit = { visitor: Visitor; session: string; view: HandoverView; scene: Scene };

async function visit(options: ActorPages, request: Request): Promise<Visit | Answer> {
  const { links, language, now, voice, app } = options;
  const own = wordsOf(language);
  const handover = param(request, 'handover');
  const view = await app().read.handover(handover, 'page');
  if (!view) return { status: 404, page: <Saying language={language} title={own.goneTitle} text={own.gone} /> };
  const session = cookies(request)[caseCookie] ?? '';
  const bound = boundTo(view, wordsIn(session)[1] === 'reading' ? 'reading' : 'letter');
  const visitor = bound === undefined ? undefined : links.visitorOf(session, bound);
  if (!visitor || visitor.handover !== handover || visitor.until < now().toISOString()) return { status: 401, page: <Saying language={language} title={own.sessionTitle} text={own.session} /> };
  const me = visitor.by === 'letter' ? promoterId(bound ?? '') : '';
  const { contact: _contact, ...without } = view;
  const shown = visitor.by === 'letter' && isTaken(view.handover) && view.handover.promoter.id !== me ? without : view;
  return { visitor, session, view, scene: { view: shown, words: voice().words, own, me, now: now() } };
}

async function look(options: ActorPages, request: Request): Promise<Answer> {
  const here = await visit(options, request);
  return 'visitor' in here ? { status: 200, page: await casePage(options, here) } : here;
}

async function casePage({ links, language, voice, now, app }: ActorPages, { visitor, session, view, scene }: Visit, also: Pick<CasePage, 'told' | 'open'> = {}): Promise<VNode> {
  const records = await app().read.events(view.conversation);
  const form = visitor.by === 'letter' ? { to: pathOf(view.handover.id), nonce: links.form(session, now()) } : undefined;
  return <Case language={language} scene={scene} voice={voice()} records={records} name={visitor.name} {...(form ? { form } : {})} {...also} />;
}

/** Does what a form asks for, once. */
async function doIt(options: ActorPages, request: Request): Promise<Answer> {
  const { links, memory, now, app } = options;
  const here = await visit(options, request);
  if (!('visitor' in here)) return here;
  const { visitor, session, view, scene } = here;
  const filled = filledIn(request);
  const form = filled.engangs ?? '';
  const until = links.formUntil(form, session);
  const deed = deedsFor(scene).find(({ id }) => id === filled.gor);
  if (until === undefined || until < now().toISOString() || visitor.by === 'reading') return { status: 409, page: await casePage(options, here, { told: scene.own.stale }) };
  const read = deed?.read(filled, scene);
  if (deed && read && 'faults' in read) return { status: 422, page: await casePage(options, here, { open: { deed: deed.id, filled, faults: read.faults } }) };
  if (!(await memory.spend({ hash: hashOf(form), until }, now().toISOString()))) return { status: 409, page: await casePage(options, here, { told: scene.own.already }) };
  if (!read || !('act' in read)) return { status: 409, page: await casePage(options, here, { told: refusalOf(options, here) }) };
  try {
    await app().receive(view.conversation, { ...read.act, handover: view.handover.id, promoter: { id: scene.me, name: visitor.name }, id: `mail:${hashOf(form)}`, at: now().toISOString() });
    return { to: pathOf(view.handover.id) };
  } catch (error) {
    if (!(error instanceof NotNow)) throw error;
    const after = await visit(options, request);
    return 'visitor' in after ? { status: 409, page: await casePage(options, after, { told: refusalOf(options, after, error) }) } : after;
  }
}

/** Why something cannot be done, in the words of the card. */
function refusalOf({ voice }: ActorPages, { scene: { view, words, me } }: Visit, refusal?: NotNow): string {
  const { handover } = view;
  if (refusal?.code === 'just_called') return words.justCalled;
  const undoing = refusal && words.undoing(refusal.code, line(refusal.detail.name ?? ''), line(refusal.detail.recipient ?? ''));
  if (undoing !== undefined) return undoing;
  if (isTaken(handover)) return handover.promoter.id === me ? words.takenByYou : words.takenBy(line(handover.promoter.name));
  return refusal && refusal.code !== 'closed' ? words.notNow : words.notAnyMore(voice().standing(view));
}

function refuse({ language, log }: ActorPages, response: Response, error: unknown): void {
  const own = wordsOf(language);
  const { code, status, headers: more } = fieldsOf(error);
  if (response.headersSent) { response.destroy(); return; }
  if (code === 'too_many') {
    response.set(more ?? {});
    send(response, { status: 429, page: <Saying language={language} title={own.tooManyTitle} text={own.tooMany} /> });
  } else if (code === 'foreign' || (status !== undefined && status >= 400 && status < 500)) {
    send(response, { status: code === 'foreign' ? 403 : (status ?? 400), page: <Saying language={language} title={own.foreignTitle} text={own.foreign} /> });
  } else {
    log.error({ err: error }, 'the page of a case failed');
    send(response, { status: 500, page: <Saying language={language} title={own.failedTitle} text={own.failed} /> });
  }
}

function fieldsOf(error: unknown): { code?: unknown; status?: number; headers?: Record<string, string> } {
  return typeof error === 'object' && error !== null ? error : {};
}

function send(response: Response, answer: Answer): void {
  for (const one of answer.cookies ?? []) response.append('set-cookie', one);
  if ('to' in answer) response.redirect(303, answer.to);
  else response.status(answer.status).type('html').send(`<!doctype html>${renderToString(answer.page)}`);
}

function pathOf(handover: string): string {
  return `/arende/sida/${encodeURIComponent(handover)}`;
}

/** A cookie that only we read, that only our own pages send, and that no script sees. */
function cookie({ publicUrl }: ActorPages, name: string, value: string, path: string, seconds: number): string {
  return `${name}=${value}; Path=${path}; Max-Age=${seconds}; HttpOnly; SameSite=Strict${publicUrl().startsWith('https:') ? '; Secure' : ''}`;
}

function cookies({ headers: { cookie: all = '' } }: Request): Record<string, string> {
  return Object.fromEntries(all.split(';').map((one) => one.trim()).filter((one) => one.includes('=')).map((one) => [one.slice(0, one.indexOf('=')), decoded(one.slice(one.indexOf('=') + 1))]));
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return '';
  }
}

function param(request: Request, name: string): string {
  return String((request.params as Record<string, unknown>)[name] ?? '');
}

/** The fields of a form, made clean; of a field that came twice none. */
function filledIn({ body }: Request): Filled {
  const fields: unknown = body;
  if (typeof fields !== 'object' || fields === null) return {};
  return Object.fromEntries(Object.entries(fields).flatMap(([name, value]) => (typeof value === 'string' ? [[name, lines(value)] as const] : [])));
}

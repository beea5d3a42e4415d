import express from 'express';
import type { Request, RequestHandler, Response, Router } from 'express';
import { renderToString } from 'preact-render-to-string';
import { randomUUID } from 'node:crypto';
import { may, reaches } from '../../src/accounts/account.ts';
import type { Account } from '../../src/accounts/account.ts';
import type { Language } from '../../src/events.ts';
import type { Accounts } from '../../src/store/accounts.ts';
import { Layout } from './layout.tsx';
import { fieldsOf, keepable, NotHere, Refusal } from './route.ts';
import type { Answer, Call, ClosedRoute, Route, Section, Visit } from './route.ts';
import type { Sessions } from './session.ts';
import { words as wordsOf } from './words.ts';

type Log = { error(about: object, text: string): void };
export type Mounting = {
  sections: readonly Section[];
  /** Routes that are in no menu. */
  routes: readonly Route[];
  accounts: Accounts;
  sessions: Sessions;
  asset: (file: string) => string;
  publicUrl: () => string;
  trustProxy: string | false | number;
  /** Counts calls by client address; throws, with the code `too_many`, where there were too many. */
  limiter: { count(what: 'read' | 'signIn', request: Request): void };
  requestLog: RequestHandler;
  now: () => Date;
  log: Log;
};

/** All routes under /admin. Whoever is not signed in is led to where one signs in; what changes something is a POST from our own pages. */
export function mount(parts: Mounting): Router {
  const site = express();
  site.disable('x-powered-by').set('trust proxy', parts.trustProxy).set('query parser', 'simple');
  site.use(parts.requestLog, headers(parts.publicUrl), parts.sessions.handler);
  const form = express.urlencoded({ extended: false, limit: '512kb', parameterLimit: 2_000 });
  for (const route of [...parts.routes, ...parts.sections.flatMap(({ routes }) => routes)]) {
    const takesForm = route.method === 'post' && !('takesFile' in route);
    site[route.method](route.path, ...(takesForm ? [form] : []), (request, response) => answerWith(parts, route, request, response));
  }
  site.use((request, response) => answerWith(parts, { method: 'get', path: '', right: 'anyone', run: () => Promise.reject(new NotHere()) }, request, response));
  site.use((error: unknown, request: Request, response: Response, _next: unknown) => { refuse(parts, { request, response, account: undefined, error }); });
  // The session's cookie is for /admin in small letters: by any other there would be no session.
  return express.Router({ caseSensitive: true }).use('/admin', site);
}

/** Nothing of it is kept by a cache, shown in a frame or told to another site. */
function headers(publicUrl: () => string): RequestHandler {
  return (_request, response, next) => {
    response.set({
      'content-security-policy': "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
      'referrer-policy': 'same-origin', 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY', 'cache-control': 'no-store', 'x-robots-tag': 'noindex', 'cross-origin-opener-policy': 'same-origin', 'permissions-policy': 'camera=(), geolocation=(), microphone=()',
    });
    if (publicUrl().startsWith('https:')) response.set('strict-transport-security', 'max-age=31536000');
    next();
  };
}

async function answerWith(parts: Mounting, route: Route, request: Request, response: Response): Promise<void> {
  let account: Account | undefined;
  try {
    parts.limiter.count(route.right === 'anyone' && route.counted ? 'signIn' : 'read', request);
    account = await parts.sessions.account(request);
    const visit = visitOf(parts, request, account);
    if (route.method === 'post') checkOwn(parts, route, request, visit);
    const answer = route.right === 'anyone' ? await route.run(visit) : account === undefined ? signInFirst(request) : await runClosed(route, { ...visit, account });
    await send(parts, { request, response, account, answer });
  } catch (error) {
    refuse(parts, { request, response, account, error });
  }
}

/** Does what a route does for those with its right, within their reach. */
async function runClosed(route: ClosedRoute, call: Call): Promise<Answer> {
  if (!may(call.account, route.right)) throw new NotYours();
  if (route.of) {
    const scope = await route.of(call.params);
    if (!scope || !reaches(call.account, scope)) throw new NotHere();
  }
  return route.run(call);
}

function signInFirst(request: Request): Answer {
  const here = request.method === 'GET' ? request.originalUrl : '/admin';
  return { to: `/admin/logga-in?till=${encodeURIComponent(here)}` };
}

class NotYours extends Error {
  readonly code = 'not_yours';
}
class Foreign extends Error {
  readonly code = 'foreign';
}

/** A form comes from our own pages: the browser says so, and the form carries what only they know. */
function checkOwn({ sessions, publicUrl }: Mounting, route: Route, request: Request, { form }: Visit): void {
  const { 'sec-fetch-site': from, origin } = request.headers;
  if (from !== undefined ? from !== 'same-origin' : origin !== undefined && origin !== new URL(publicUrl()).origin) throw new Foreign();
  // A form with a file is not read before its route reads it: its key stands in the address.
  const given = 'takesFile' in route ? fieldsOf(request.query).one('csrf') : form.one('csrf');
  if (!sessions.isOurs(request, given)) throw new Foreign();
}

function visitOf({ sessions, accounts, now }: Mounting, request: Request, account: Account | undefined): Visit {
  return {
    language: languageOf(request, account), params: Object.fromEntries(Object.entries(request.params).map(([name, value]) => [name, keepable(String(value))])),
    query: fieldsOf(request.query), form: fieldsOf(request.body), at: now().toISOString(), /* Made when a form asks for it: whoever is only led on needs no session. */ get csrf() { return sessions.csrf(request); }, here: request.originalUrl, request,
    signIn: (whom) => sessions.signIn(request, whom),
    signOut: () => sessions.signOut(request),
    audit: (did, { to, more, who } = {}) => accounts.audit({
      id: inTurn(), at: now().toISOString(), did, name: who?.name ?? account?.name ?? '', ...(who?.id ?? account?.id ? { account: who?.id ?? account?.id ?? '' } : {}),
      ...(to === undefined ? {} : { to }), ...(more === undefined ? {} : { more }),
    }),
  };
}

/** An id that comes after those before it, so that what is noted in the same millisecond stands in the order in which it was done. */
function inTurn(): string {
  return `${process.hrtime.bigint().toString().padStart(20, '0')}-${randomUUID()}`;
}

/** What the reader has chosen, else the account's, else what the browser asks for. */
function languageOf(request: Request, account: Account | undefined): Language {
  return request.session.language ?? account?.language ?? (request.acceptsLanguages('sv', 'en') === 'en' ? 'en' : 'sv');
}

type Sending = { request: Request; response: Response; account: Account | undefined; answer: Answer };

async function send(parts: Mounting, { request, response, account, answer }: Sending): Promise<void> {
  if ('to' in answer) {
    if (answer.told !== undefined) request.session.told = answer.told;
    await saved(request);
    response.redirect(303, answer.to);
  } else if ('file' in answer) {
    if (answer.name !== undefined) response.attachment(answer.name);
    response.type(answer.type).send(typeof answer.file === 'string' ? answer.file : Buffer.from(answer.file));
  } else {
    const { told } = request.session;
    if (told !== undefined) delete request.session.told;
    const { asset, sections, sessions } = parts;
    // A bare page has no forms around it: it makes no session where there is none, nor takes the place of one that was not sent along.
    const csrf = answer.bare ? '' : sessions.csrf(request);
    const page = <Layout {...{ asset, sections, account, told, csrf }} language={languageOf(request, account)} title={answer.title} here={request.originalUrl} back={lookedAt(request)} wide={answer.wide ?? false} bare={answer.bare ?? false}>{answer.body}</Layout>;
    response.status(answer.status ?? 200).type('html').send(`<!doctype html>${renderToString(page)}`);
  }
}

/** Where one comes back to what is looked at: after a form that is shown again, the page that it stands on, as what it was sent to may answer to nothing else. */
function lookedAt({ method, originalUrl, headers: { referer = '' } }: Request): string {
  if (method === 'GET') return originalUrl;
  const from = URL.canParse(referer) ? new URL(referer) : undefined;
  return from && /^\/admin(\/|$)/.test(from.pathname) ? from.pathname + from.search : '/admin';
}

/** The next page may come before the answer to this one has ended. */
function saved(request: Request): Promise<void> {
  return new Promise((resolve, reject) => { request.session.save((error: unknown) => { if (error) reject(error instanceof Error ? error : new Error(String(error))); else resolve(); }); });
}

type Refusing = { request: Request; response: Response; account: Account | undefined; error: unknown };

function refuse(parts: Mounting, { request, response, account, error }: Refusing): void {
  if (response.headersSent) { response.destroy(); return; }
  const words = wordsOf(request.session ? languageOf(request, account) : 'sv');
  const { code, status, headers: more } = codesOf(error);
  const say = (as: number, title: string, text: string) => {
    const answer: Answer = { title, status: as, body: [<p key="text">{text}</p>, <p key="on"><a href="/admin">{words.toStart}</a></p>] };
    if (request.session) void send(parts, { request, response, account, answer });
    else response.status(as).type('text').send(text);
  };
  if (error instanceof Refusal) say(error.status, words.badTitle, error.message);
  else if (code === 'not_here') say(404, words.notHereTitle, words.notHere);
  else if (code === 'not_yours') say(403, words.notYoursTitle, words.notYours);
  else if (code === 'too_many') { response.set(more ?? {}); say(429, words.tooManyTitle, words.tooMany); }
  else if (status === 413) say(413, words.tooLargeTitle, words.tooLarge);
  else if (code === 'foreign' || (status !== undefined && status >= 400 && status < 500)) say(code === 'foreign' ? 403 : (status ?? 400), words.foreignTitle, words.foreign);
  else {
    parts.log.error({ err: error, method: request.method }, 'a page for admins failed');
    say(500, words.failedTitle, words.failed);
  }
}

function codesOf(error: unknown): { code?: unknown; status?: number; headers?: Record<string, string> } {
  return typeof error === 'object' && error !== null ? error : {};
}

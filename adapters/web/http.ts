import type { Request, RequestHandler, Response } from 'express';
import helmet from 'helmet';
import type { Language } from '../../src/events.ts';
import { discardRest } from './body.ts';
import type { Problem } from './schemas.ts';

/** What a log must be able to do; pino can. */
export type Log = {
  info(about: object, text: string): void;
  warn(about: object, text: string): void;
  error(about: object, text: string): void;
};

/** One answered request, without anything that was written in it. */
export type Answered = { method: string; route: string; status: number; ms: number };

const logged = new WeakSet<Response>();

/**
 * Logs every request when it is answered: method, route, status and time. Never a text, a token, a code, an address or a body.
 * Mounted twice, it logs once.
 */
export function requestLog(log: Log, seen?: (answered: Answered) => void): RequestHandler {
  return (request, response, next) => {
    if (!logged.has(response)) {
      logged.add(response);
      const start = performance.now();
      response.once('close', () => {
        const answered = { method: request.method, route: routeOf(request), status: response.statusCode, ms: Math.round((performance.now() - start) * 10) / 10 };
        seen?.(answered);
        if (!isWatching(answered)) log.info(answered, response.writableFinished ? 'request' : 'request, ended by the other side');
      });
    }
    next();
  };
}

/** The pattern that a request matched. What matched nothing is not named, since anything may stand in an address. */
function routeOf(request: Request): string {
  const { route } = request as { route?: { path?: unknown } };
  return typeof route?.path === 'string' ? `${request.baseUrl}${route.path}` : 'none';
}

/** Those who only ask whether we are well, or whether there is anything new, ask often, and are not worth a line. */
function isWatching({ method, route, status }: Answered): boolean {
  return status < 400 && (['/healthz', '/readyz', '/metrics'].includes(route) || (method === 'GET' && route === '/v3/directline/conversations/:id/activities'));
}

/** Answers with a problem as RFC 9457 describes them. */
export function problem(response: Response, about: Omit<Problem, 'type'>, language: Language, headers: Readonly<Record<string, string>> = {}): void {
  discardRest(response.req);
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const { title, status, code, detail, errors } = about;
  const body: Problem = { type: `urn:ratt-dorr:problem:${code}`, title, status, code, detail, ...(errors === undefined ? {} : { errors }) };
  response.set({ ...headers, 'content-language': language, 'cache-control': 'no-store' });
  write(response, status, 'application/problem+json', JSON.stringify(body));
}

/** Answers with JSON, or with nothing. */
export function answer(response: Response, status: number, body: unknown): void {
  response.set('cache-control', 'no-store');
  if (body === undefined) response.status(status).end();
  else write(response, status, 'application/json; charset=utf-8', JSON.stringify(body));
}

function write(response: Response, status: number, type: string, text: string): void {
  response.status(status).set({ 'content-type': type, 'content-length': String(Buffer.byteLength(text)) }).end(text);
}

/** The language of whoever makes the request; Swedish unless English is asked for first. */
export function readerLanguage(request: Request): Language {
  return request.acceptsLanguages('sv', 'en') === 'en' ? 'en' : 'sv';
}

/** The headers that keep a page from doing more than it is meant to. Over https alone browsers are told to stay there. */
export function securityHeaders(isHttps: () => boolean): RequestHandler[] {
  const self = ["'self'"];
  const none = ["'none'"];
  return [
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: { defaultSrc: none, scriptSrc: self, styleSrc: self, connectSrc: self, imgSrc: self, formAction: self, frameAncestors: none, baseUri: none },
      },
      xFrameOptions: { action: 'deny' },
      referrerPolicy: { policy: 'no-referrer' },
      strictTransportSecurity: false,
    }),
    (_request, response, next) => {
      response.set('permissions-policy', 'camera=(), geolocation=(), microphone=()');
      if (isHttps()) response.set('strict-transport-security', 'max-age=31536000');
      next();
    },
  ];
}

/** Lets these sites, and our own, show this answer in a frame, also where they keep themselves apart from others (COEP). All else of the policy stands. */
export function allowFraming(response: Response, sites: readonly string[]): void {
  response.removeHeader('x-frame-options');
  response.set({ 'cross-origin-resource-policy': 'cross-origin', 'cross-origin-embedder-policy': 'require-corp' });
  amendPolicy(response, 'frame-ancestors', ["'self'", ...sites]);
}

/** Lets this page have frames of our own. */
export function allowOwnFrames(response: Response): void {
  amendPolicy(response, 'frame-src', ["'self'"]);
}

function amendPolicy(response: Response, directive: string, sources: readonly string[]): void {
  const others = String(response.get('content-security-policy') ?? '').split(';').filter((one) => one !== '' && !one.startsWith(`${directive} `));
  response.set('content-security-policy', [...others, `${directive} ${sources.join(' ')}`].join(';'));
}

import type { NextFunction, Request, Response } from 'express';

/** Lets in whoever may see the desk, and only from the desk's own page. */
export type Guard = (request: Request, response: Response, next: NextFunction) => void;

const loopback = /^(localhost|127(\.\d+){3}|\[::1\])(:\d+)?$/;

/**
 * Refuses whoever `allow` does not let in; a host name that is neither the desk's own nor loopback, so that no other site
 * can point its name here and read; and what another site's page has asked for.
 */
export function openGuard(allow: (request: Request) => boolean, publicUrl: () => string): Guard {
  return (request, response, next) => {
    const own = new URL(publicUrl());
    const host = request.get('host') ?? '';
    if (!allow(request)) return void response.status(403).type('text/plain; charset=utf-8').send('Övningsdisken visas bara för den som får se den. Öppna den på samma dator som den körs på, eller med nyckeln som skrevs ut när den startade.');
    if (host !== own.host && !loopback.test(host)) return void response.status(403).type('text/plain; charset=utf-8').send(`Övningsdisken finns på ${publicUrl()}.`);
    if (!isSameOrigin(request, [own.origin, `${own.protocol}//${host}`])) return void response.status(403).type('text/plain; charset=utf-8').send('Det här går bara att göra från övningsdiskens egen sida.');
    next();
  };
}

function isSameOrigin(request: Request, origins: readonly string[]): boolean {
  const site = request.get('sec-fetch-site');
  const origin = request.get('origin');
  if (origin !== undefined && !origins.includes(origin)) return false;
  if (site !== undefined) return site === 'same-origin' || site === 'none' || isVisit(request);
  return origin !== undefined || request.method === 'GET';
}

/** Somebody following a link from elsewhere: the page may be opened so, but nothing can be read or done from there. */
function isVisit(request: Request): boolean {
  return request.method === 'GET' && request.get('sec-fetch-mode') === 'navigate';
}

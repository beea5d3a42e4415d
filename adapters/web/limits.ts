import type { Request, RequestHandler } from 'express';
import { isIPv6 } from 'node:net';
import type { Log } from './http.ts';
import { Refused } from './problems.ts';

/** So many at once, and as many again spread evenly over so long a time. */
export type Limit = { most: number; perMs: number };

/** What is counted for itself. */
export type Counted = 'open' | 'messages' | 'handovers' | 'preview' | 'resume' | 'signIn' | 'read';
export type Limits = Readonly<Record<Counted, Limit>> & { /** Open streams for each client address. */ readonly streams: number };

const minute = 60_000;

/** Generous enough for a whole office behind one address, and for a fair with a row of visitors at the same one. */
export const usualLimits: Limits = {
  open: { most: 60, perMs: 10 * minute },
  messages: { most: 120, perMs: minute },
  handovers: { most: 20, perMs: 60 * minute },
  preview: { most: 60, perMs: 10 * minute },
  resume: { most: 10, perMs: 10 * minute },
  signIn: { most: 20, perMs: 10 * minute },
  read: { most: 300, perMs: minute },
  streams: 40,
};

/** So many addresses are remembered; of more, the one that came first is forgotten. */
const mostRemembered = 50_000;

export type RateLimiter = { /** Counts a call. Throws Refused, with when to come back, when there were too many. */ count(what: Counted, request: Request): void };

/**
 * Counts calls by client address. Of each address only one time is kept: the one up to which its calls so far have used what
 * it may.
 */
export function rateLimiter(limits: Limits, now: () => Date): RateLimiter {
  const usedUntil = new Map<string, number>();

  return {
    count(what, request) {
      const address = countedAddress(request);
      if (address === undefined) return;
      const { most, perMs } = limits[what];
      const key = `${what} ${address}`;
      const at = now().getTime();
      // A clock that was set back must not shut anybody out for longer than the limit's own time.
      const before = Math.min(Math.max(usedUntil.get(key) ?? at, at), at + perMs);
      const after = before + perMs / most;
      if (after > at + perMs) throw tooMany(after - at - perMs);
      usedUntil.delete(key);
      usedUntil.set(key, after);
      if (usedUntil.size > mostRemembered) forgetOld(usedUntil, at);
    },
  };
}

function forgetOld(usedUntil: Map<string, number>, at: number): void {
  for (const [key, until] of usedUntil) if (until <= at) usedUntil.delete(key);
  for (const key of usedUntil.keys()) {
    if (usedUntil.size <= mostRemembered) return;
    usedUntil.delete(key);
  }
}

/** The refusal that says when to come back. */
export function tooMany(waitMs: number): Refused {
  return new Refused('too_many', { headers: { 'retry-after': String(Math.max(1, Math.ceil(waitMs / 1_000))) } });
}

/**
 * The client address that a call counts for, or undefined for one from this machine itself. Express finds it, and believes
 * X-Forwarded-For only as `trust proxy` says. Of an IPv6 address the network counts, since whoever has one address has all of it.
 */
export function countedAddress(request: Request): string | undefined {
  const socket = plain(request.socket.remoteAddress ?? '');
  if (isLoopback(socket) && request.headers['x-forwarded-for'] === undefined) return undefined;
  const address = plain(request.ip ?? socket);
  return isIPv6(address) ? network(address) : address;
}

/** Tells the operator, once, of a proxy that nobody has said may be believed: behind it all companies count as one address. */
export function warnOfProxy(log: Log): RequestHandler {
  let told = false;
  return (request, _response, next) => {
    if (!told && request.headers['x-forwarded-for'] !== undefined) {
      told = true;
      log.warn({}, 'a request came with X-Forwarded-For while TRUST_PROXY is off: if there is a proxy in front, set TRUST_PROXY, or everybody behind it shares one limit');
    }
    next();
  };
}

function plain(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
}

function isLoopback(address: string): boolean {
  return address === '::1' || /^127\.\d+\.\d+\.\d+$/.test(address);
}

/** The first 64 bits. */
function network(address: string): string {
  const [head = '', tail] = address.toLowerCase().split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? [] : new Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0');
  return [...left, ...zeros, ...right].slice(0, 4).map((part) => part.replace(/^0+(?=.)/, '')).join(':');
}

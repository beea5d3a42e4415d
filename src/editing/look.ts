import { lookup } from 'node:dns/promises';
import { request as plainly } from 'node:http';
import { request as sealed } from 'node:https';
import { isIP } from 'node:net';
import type { LookupFunction } from 'node:net';
import { isPublic } from './public-address.ts';

/** What is found at an address. `found` is the status, or why there was none. */
export type Looked = { works: boolean; found: string };
/** How names are looked up, which addresses may be reached and at which ports, and how long it may take. */
type Ways = { addresses?: (host: string) => Promise<readonly string[]>; isOpen?: (address: string) => boolean; ports?: readonly string[]; timeoutMs?: number };
type Answered = { status: number; on: string | undefined };

const mostHops = 5;

/** The name leads somewhere that is not for everybody. */
class NotPublic extends Error {
  readonly code = 'not_public';
}

/**
 * Looks at an address of the web, politely: only what is public, at most ten seconds, and nothing of it is read. What a name leads to
 * is tried as it is connected to, so that it cannot lead elsewhere in between.
 */
export function lookAt({ addresses = async (host) => (await lookup(host, { all: true })).map(({ address }) => address), isOpen = isPublic, ports = ['', '80', '443'], timeoutMs = 10_000 }: Ways = {}): (url: string) => Promise<Looked> {
  const onlyOpen: LookupFunction = (host, { all }, done) => {
    addresses(host).then((found) => {
      const [first] = found;
      if (first === undefined || !found.every(isOpen)) throw new NotPublic();
      if (all) done(null, found.map((address) => ({ address, family: isIP(address) })));
      else done(null, first, isIP(first));
    }).catch((error: unknown) => { done(error instanceof Error ? error : new Error(String(error)), []); });
  };

  const ask = (url: URL, method: string, signal: AbortSignal) => new Promise<Answered>((resolve, reject) => {
    // No connection is used twice: each is to what its own name has just led to.
    const asking = (url.protocol === 'https:' ? sealed : plainly)(url, { method, signal, lookup: onlyOpen, agent: false, headers: { 'user-agent': 'Ratt-dorr-lankkontroll', accept: '*/*' } });
    asking.on('socket', (socket) => socket.once('connect', () => { if (!isOpen(socket.remoteAddress ?? '')) asking.destroy(new NotPublic()); }));
    asking.on('response', (answer) => {
      resolve({ status: answer.statusCode ?? 0, on: answer.headers.location });
      answer.on('error', () => undefined).destroy();
    });
    asking.on('error', reject).end();
  });

  const reach = async (url: URL, method: string, signal: AbortSignal, hops = 0): Promise<Looked> => {
    if (!/^https?:$/.test(url.protocol) || url.username !== '' || !ports.includes(url.port)) return { works: false, found: 'not_web' };
    const host = url.hostname.replace(/^\[|\]$/g, '');
    // What is an address already is never looked up.
    if (isIP(host) !== 0 && !isOpen(host)) throw new NotPublic();
    const { status, on } = await ask(url, method, signal);
    if (status >= 300 && status < 400 && on !== undefined) return hops >= mostHops ? { works: false, found: 'loop' } : reach(new URL(on, url), method, signal, hops + 1);
    return { works: status >= 200 && status < 400, found: String(status) };
  };

  return async (text) => {
    const signal = AbortSignal.timeout(timeoutMs);
    try {
      const url = new URL(text);
      const head = await reach(url, 'HEAD', signal);
      // Many a website answers only those who ask for the page itself.
      return head.works || !/^\d/.test(head.found) ? head : await reach(url, 'GET', signal);
    } catch (error) {
      return { works: false, found: signal.aborted ? 'timeout' : reasonOf(error) };
    }
  };
}

function reasonOf(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  if (code === 'not_public') return 'private';
  if (['ENOTFOUND', 'EAI_AGAIN', 'ENODATA'].includes(code)) return 'no_such_host';
  if (code === 'ERR_INVALID_URL') return 'not_web';
  return /CERT|SSL|^ERR_TLS|^UNABLE_TO_VERIFY/.test(code) ? 'certificate' : 'unreachable';
}

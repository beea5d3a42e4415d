import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';

/** What is found at an address. `found` is the status, or why there was none. */
export type Looked = { works: boolean; found: string };
type Fetch = (url: string, init: { method: string; redirect: 'manual'; signal: AbortSignal; headers: Record<string, string> }) => Promise<Pick<Response, 'status' | 'headers'> & { body?: { cancel(): Promise<void> } | null }>;
type Ways = { fetch?: Fetch; addresses?: (host: string) => Promise<readonly string[]>; timeoutMs?: number };

/** Networks that are nobody's public website: ourselves, the house, and what is set aside. */
const closed = new BlockList();
for (const [net, prefix] of [['0.0.0.0', 8], ['10.0.0.0', 8], ['100.64.0.0', 10], ['127.0.0.0', 8], ['169.254.0.0', 16], ['172.16.0.0', 12], ['192.0.0.0', 24], ['192.168.0.0', 16], ['198.18.0.0', 15], ['224.0.0.0', 3]] as const) closed.addSubnet(net, prefix, 'ipv4');
for (const [net, prefix] of [['::', 127], ['64:ff9b::', 96], ['fc00::', 7], ['fe80::', 10], ['ff00::', 8]] as const) closed.addSubnet(net, prefix, 'ipv6');

/** Whether an IP address is one that anybody on the web can reach. */
export function isPublic(address: string): boolean {
  const inside = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address;
  const kind = isIP(inside);
  return kind !== 0 && !closed.check(inside, kind === 4 ? 'ipv4' : 'ipv6');
}

const mostHops = 5;

/** Looks at an address of the web, politely: only what is public, at most ten seconds, and nothing of it is read. */
export function lookAt({ fetch: ask = fetch, addresses = async (host) => (await lookup(host, { all: true })).map(({ address }) => address), timeoutMs = 10_000 }: Ways = {}): (url: string) => Promise<Looked> {
  const reach = async (url: URL, method: string, signal: AbortSignal, hops = 0): Promise<Looked> => {
    if (!/^https?:$/.test(url.protocol) || url.username !== '' || !['', '80', '443'].includes(url.port)) return { works: false, found: 'not_web' };
    const host = url.hostname.replace(/^\[|\]$/g, '');
    const found = isIP(host) ? [host] : await addresses(host);
    if (found.length === 0 || !found.every(isPublic)) return { works: false, found: 'private' };
    const answer = await ask(url.href, { method, redirect: 'manual', signal, headers: { 'user-agent': 'Ratt-dorr-lankkontroll', accept: '*/*' } });
    await answer.body?.cancel();
    const on = answer.headers.get('location');
    if (answer.status >= 300 && answer.status < 400 && on !== null) return hops >= mostHops ? { works: false, found: 'loop' } : reach(new URL(on, url), method, signal, hops + 1);
    return { works: answer.status >= 200 && answer.status < 400, found: String(answer.status) };
  };
  return async (text) => {
    const signal = AbortSignal.timeout(timeoutMs);
    try {
      const url = new URL(text);
      const head = await reach(url, 'HEAD', signal);
      // Many a website answers only those who ask for the page itself.
      return head.works || !/^\d/.test(head.found) ? head : await reach(url, 'GET', signal);
    } catch (error) {
      return { works: false, found: reasonOf(error) };
    }
  };
}

function reasonOf(error: unknown): string {
  const codes = [error, error instanceof Error ? error.cause : undefined].flatMap((one) => (typeof one === 'object' && one !== null && 'code' in one ? [String(one.code)] : []));
  if (error instanceof DOMException && error.name === 'TimeoutError') return 'timeout';
  if (codes.some((code) => ['ENOTFOUND', 'EAI_AGAIN', 'ENODATA'].includes(code))) return 'no_such_host';
  if (codes.includes('ERR_INVALID_URL')) return 'not_web';
  if (codes.some((code) => code.includes('CERT') || code.includes('SSL') || code.startsWith('ERR_TLS'))) return 'certificate';
  return 'unreachable';
}

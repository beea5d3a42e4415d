import { setTimeout as sleep } from 'node:timers/promises';
import type { Company } from './server.ts';

/** When each message came out of a stream, and how often. */
export type Heard = { at: number; times: number; /** The server that brought it. */ by: string };

/** A stream that is followed as a browser does: where it breaks off it is taken up again after the time that the server said, at another server. */
export type Follower = { heard: Map<string, Heard>; stop(): void };

/** Follows a company's conversation. `choose` says at which server, at the start and each time that the stream has broken off. */
export function followStream({ id, token, address }: Company, choose: () => string | undefined): Follower {
  const heard = new Map<string, Heard>();
  const stopping = new AbortController();
  let [by, last, retry] = ['', '', 1_000];

  function take(block: string): void {
    const fields = Object.fromEntries(block.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]));
    if (fields['retry'] !== undefined) retry = Number(fields['retry']);
    if (fields['id'] !== undefined) last = fields['id'];
    if (fields['event'] !== 'message') return;
    const { id: message } = JSON.parse(fields['data'] ?? '{}') as { id: string };
    const before = heard.get(message);
    heard.set(message, before ? { ...before, times: before.times + 1 } : { at: performance.now(), times: 1, by });
  }

  async function read(url: string): Promise<void> {
    const response = await fetch(`${url}/api/conversations/${id}/stream`, { signal: stopping.signal, headers: { authorization: `Bearer ${token}`, 'x-forwarded-for': address, ...(last === '' ? {} : { 'last-event-id': last }) } });
    if (!response.ok || !response.body) return;
    by = url;
    let rest = '';
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      const blocks = (rest + piece.value).split('\n\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks) take(block);
    }
  }

  void (async () => {
    for (let first = true; !stopping.signal.aborted; first = false) {
      if (!first) await sleep(retry);
      const url = choose();
      if (url !== undefined) await read(url).catch(() => undefined);
    }
  })();
  return { heard, stop: () => { stopping.abort(); } };
}

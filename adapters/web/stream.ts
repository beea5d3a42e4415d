import type { Request, Response } from 'express';
import type { Queries } from '../adapter.ts';
import { follower } from '../follow.ts';
import type { Recorded } from '../../src/events.ts';
import { held } from './http.ts';
import type { Log } from './http.ts';
import { countedAddress, tooMany } from './limits.ts';
import { handoversOf, messageOf } from './messages.ts';
import type { HandoverShown } from './schemas.ts';

/** The open streams of this process. */
export type Streams = {
  /** Answers a request with a stream that lasts until one side ends it. */
  follow(asked: { read: Queries; id: string; request: Request; response: Response }): Promise<void>;
  /** Resolves when a conversation goes beyond a version, when the time is out, or when one side ends it. Counted as a stream, since it holds a connection like one. */
  waitFor(asked: { read: Queries; id: string; after: number; ms: number; request: Request; response: Response }): Promise<void>;
  closeOf(conversation: string): void;
  closeAll(): void;
  count(): number;
};

type Stream = { id: string; response: Response; /** Waited for the reader already at the last heartbeat. */ slow: boolean };
export type StreamOptions = { perAddress: number; heartbeatMs: number; log: Log };

const reconnectAfterMs = 3_000;
const mostBuffered = 64 * 1024;
const retryLater = 30_000;

/** Opens nothing yet: streams come with `follow`. The heartbeat keeps proxies from hanging up, and finds out who has stopped reading. */
export function openStreams({ perAddress, heartbeatMs, log }: StreamOptions): Streams {
  const open = new Set<Stream>();
  const waiting = new Set<{ id: string; end: () => void }>();
  const addresses = new Map<string, number>();
  const timer = setInterval(() => { for (const stream of open) beat(stream); }, heartbeatMs);
  timer.unref();

  async function follow({ read, id, request, response }: Parameters<Streams['follow']>[0]): Promise<void> {
    const version = (await read.conversation(id))?.version ?? 0;
    const release = take(addresses, countedAddress(request), perAddress);
    held.add(response);
    const stream: Stream = { id, response, slow: false };
    open.add(stream);
    const stopWatching = begin(stream, read, Math.min(version, versionIn(request.headers['last-event-id'])), request.method === 'HEAD', log);
    await closed(response);
    stopWatching();
    open.delete(stream);
    release();
  }

  async function waitFor({ read, id, after, ms, request, response }: Parameters<Streams['waitFor']>[0]): Promise<void> {
    const release = take(addresses, countedAddress(request), perAddress);
    held.add(response);
    const cleanUp: (() => void)[] = [release];
    try {
      await new Promise<void>((resolve, reject) => {
        const one = { id, end: resolve };
        waiting.add(one);
        // Watched before it is read, so that nothing comes in between unseen.
        cleanUp.push(() => { waiting.delete(one); }, read.watch(id, () => { resolve(); }), stopwatch(ms, resolve));
        response.once('close', resolve);
        read.conversation(id).then((now) => { if ((now?.version ?? 0) !== after) resolve(); }, reject);
      });
    } finally {
      for (const clean of cleanUp) clean();
    }
  }

  return {
    follow,
    waitFor,
    closeOf(conversation) {
      for (const { id, response } of open) if (id === conversation) response.end();
      for (const { id, end } of waiting) if (id === conversation) end();
    },
    closeAll() {
      clearInterval(timer);
      for (const { response } of open) response.end();
      for (const { end } of waiting) end();
    },
    count: () => open.size,
  };
}

/** Calls when so much time has passed. Answers how to stop it. */
function stopwatch(ms: number, done: () => void): () => void {
  const timer = setTimeout(done, ms);
  return () => { clearTimeout(timer); };
}

/** Takes one of the streams that an address may have. Answers how to give it back. */
function take(addresses: Map<string, number>, address: string | undefined, most: number): () => void {
  if (address === undefined) return () => undefined;
  const held = addresses.get(address) ?? 0;
  if (held >= most) throw tooMany(retryLater);
  addresses.set(address, held + 1);
  return () => {
    const left = (addresses.get(address) ?? 1) - 1;
    if (left > 0) addresses.set(address, left);
    else addresses.delete(address);
  };
}

/** Sends what there is and then what comes. */
function begin({ id, response }: Stream, read: Queries, after: number, headOnly: boolean, log: Log): () => void {
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store', 'x-accel-buffering': 'no' });
  if (headOnly) {
    response.end();
    return () => undefined;
  }
  response.write(`retry: ${reconnectAfterMs}\n\n`);
  let sent = after;
  const tell = follower({
    open: () => !response.writableEnded && !response.destroyed,
    async sendNews() {
      const records = await read.events(id, sent);
      if (records.length > 0) await send(response, records, await statesOf(read, id, records));
      sent = records.at(-1)?.version ?? sent;
    },
    failed(error) {
      log.warn({ err: error, conversation: id }, 'a stream broke off; the reader comes back and catches up');
      response.end();
    },
  });
  const stop = read.watch(id, tell);
  tell();
  return stop;
}

/** The handovers as they are now, where these records change any. */
async function statesOf(read: Queries, id: string, records: readonly Recorded[]): Promise<ReadonlyMap<string, HandoverShown>> {
  if (!records.some(({ event }) => event.type.startsWith('handover.'))) return new Map();
  const current = await read.conversation(id);
  if (!current || current.conversation.status === 'none') return new Map();
  return new Map(handoversOf(current.conversation).map((handover) => [handover.id, handover]));
}

async function send(response: Response, records: readonly Recorded[], handovers: ReadonlyMap<string, HandoverShown>): Promise<void> {
  for (const record of records) {
    const text = eventOf(record, handovers);
    if (text === undefined || response.writableEnded || response.destroyed) continue;
    if (!response.write(text)) await drained(response);
  }
}

/** A record as an event of the stream; undefined for what is not told. */
function eventOf(record: Recorded, handovers: ReadonlyMap<string, HandoverShown>): string | undefined {
  const { version, event } = record;
  const message = messageOf(record);
  if (message) return `id: ${version}\nevent: message\ndata: ${JSON.stringify(message)}\n\n`;
  const handover = event.type.startsWith('handover.') && 'handover' in event && event.handover !== undefined ? handovers.get(event.handover) : undefined;
  return handover && `id: ${version}\nevent: handover\ndata: ${JSON.stringify(handover)}\n\n`;
}

/** A comment that keeps the connection open. Who has read nothing for a whole beat, or lets too much pile up, is let go. */
function beat(stream: Stream): void {
  const { response } = stream;
  if (response.writableLength > mostBuffered || (stream.slow && response.writableNeedDrain)) {
    response.destroy();
    return;
  }
  stream.slow = response.writableNeedDrain;
  if (!stream.slow) response.write(': \n\n');
}

/** Resolves when the reader has caught up, or is gone. */
function drained(response: Response): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      response.off('drain', done).off('close', done);
      resolve();
    };
    response.on('drain', done).on('close', done);
  });
}

/** Resolves when the connection has ended, at once if it already has. */
function closed(response: Response): Promise<void> {
  return new Promise((resolve) => {
    if (response.closed) resolve();
    else response.once('close', resolve);
  });
}

function versionIn(header: string | string[] | undefined): number {
  return typeof header === 'string' && /^\d{1,15}$/.test(header) ? Number(header) : 0;
}

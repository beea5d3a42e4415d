import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocket, WebSocketServer } from 'ws';
import type { App } from '../adapter.ts';
import { follower } from '../follow.ts';
import { activityOf } from './activities.ts';
import { feed, readMark, writeMark } from './feed.ts';
import type { Mark } from './feed.ts';
import type { Memory } from './memory.ts';
import type { Log } from './refusal.ts';
import type { Grant, Tokens } from './tokens.ts';

/** How long the address of a stream may be used: a client opens it at once, and asks for a new one when it breaks off. */
export const streamMs = 60_000;

export function streamPath(id: string): string {
  return `/v3/directline/conversations/${id}/stream`;
}

export type Streams = {
  /** Takes a connection over if it is for a stream of ours. */
  take(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  closeOf(conversation: string): void;
  closeAll(): void;
};
type StreamParts = { app: () => App; memory: Memory; tokens: Tokens; now: () => Date; log: Log; heartbeatMs: number };

const mostStreams = 2_000;
/** Tabs of one company, and connections that have died unnoticed. */
const mostForOne = 8;
const mostBuffered = 256 * 1024;

/**
 * The streams of Direct Line. Its clients do without only when they are told to (`webSocket: false`): with their ordinary settings
 * a browser opens whatever stands in `streamUrl`, and never falls back to asking when nothing stands there.
 */
export function openStreams(parts: StreamParts): Streams {
  const { tokens, now, heartbeatMs } = parts;
  const sockets = new WebSocketServer({ noServer: true, maxPayload: 1_024, clientTracking: false, perMessageDeflate: false });
  const open = new Map<WebSocket, { alive: boolean; conversation: string }>();
  const streamsOf = (conversation: string) => [...open].filter(([, state]) => state.conversation === conversation).map(([stream]) => stream);
  const timer = setInterval(() => {
    for (const [socket, state] of open) {
      if (!state.alive || socket.bufferedAmount > mostBuffered) socket.terminate();
      else socket.ping();
      state.alive = false;
    }
  }, heartbeatMs);
  timer.unref();

  return {
    take(request, socket, head) {
      const address = request.url ?? '';
      if (!URL.canParse(address, 'http://stream')) return false;
      const { pathname, searchParams } = new URL(address, 'http://stream');
      const id = /^\/v3\/directline\/conversations\/([\w-]+)\/stream$/.exec(pathname)?.[1];
      if (id === undefined || request.headers.upgrade?.toLowerCase() !== 'websocket') return false;
      const grant = tokens.read(searchParams.get('t') ?? '');
      const fits = grant?.kind === 'stream' && grant.until > now().getTime() && tokens.readId(id)?.conversation === grant.conversation;
      if (!fits || open.size >= mostStreams || streamsOf(grant.conversation).length >= mostForOne) {
        socket.on('error', () => { socket.destroy(); });
        socket.end(`HTTP/1.1 ${fits ? '503 Service Unavailable' : '403 Forbidden'}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
        return true;
      }
      sockets.handleUpgrade(request, socket, head, (stream) => {
        const state = { alive: true, conversation: grant.conversation };
        open.set(stream, state);
        const stop = follow(parts, stream, id, grant, readMark(searchParams.get('watermark') ?? ''));
        // Clients send an empty text now and then to keep the connection; nothing that comes this way is read.
        stream.on('message', () => { state.alive = true; });
        stream.on('pong', () => { state.alive = true; });
        stream.on('error', () => { stream.terminate(); });
        stream.on('close', () => { stop(); open.delete(stream); });
      });
      return true;
    },
    closeOf(conversation) { for (const stream of streamsOf(conversation)) stream.close(1000); },
    closeAll() {
      clearInterval(timer);
      for (const stream of open.keys()) stream.terminate();
    },
  };
}

/** Sends what there is and then what comes. */
function follow(parts: StreamParts, stream: WebSocket, id: string, { conversation, user = 'company' }: Grant, from: Mark): () => void {
  const { app, memory, log } = parts;
  let mark = from;
  const tell = follower({
    open: () => stream.readyState === WebSocket.OPEN,
    async sendNews() {
      const news = await feed(parts, conversation, mark);
      mark = news.mark;
      if (news.items.length > 0) stream.send(JSON.stringify({ activities: news.items.map((item) => activityOf(item, id, user)), watermark: writeMark(mark) }));
    },
    failed(error) {
      if (!(error instanceof Error && error.name === 'Refused')) log.warn({ err: error, conversation }, 'a stream broke off; the client comes back and catches up');
      stream.close(1011);
    },
  });
  const stops: (() => void)[] = [];
  try {
    stops.push(app().read.watch(conversation, tell), memory.watch(conversation, tell));
    tell();
  } catch {
    stream.close(1013);
  }
  return () => { for (const stop of stops) stop(); };
}

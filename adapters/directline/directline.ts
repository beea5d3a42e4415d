import express from 'express';
import type { Request, RequestHandler, Response, Router } from 'express';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Adapter, App } from '../adapter.ts';
import { openMemory } from './memory.ts';
import type { Access, Limiter, Parts } from './parts.ts';
import { Refused, refuse } from './refusal.ts';
import type { Log } from './refusal.ts';
import { directLineRoutes } from './routes.ts';
import { rasaRoute } from './rasa.ts';
import { openStreams } from './stream.ts';
import { tokensWith } from './tokens.ts';

export type DirectLineOptions = {
  /** Signs tokens. With another secret nobody gets into an earlier conversation. */
  secret: string;
  trustProxy: string | false | number;
  now: () => Date;
  log: Log;
  publicUrl: () => string;
  /** What the web's own clients have as well: a code to come back with, one limit for each client address, and a line in the log. */
  access: Access;
  limiter: Limiter;
  requestLog: RequestHandler;
  ready: () => { ok: boolean };
  /** Whether a text speaks of danger or despair. */
  isUrgent: (text: string) => boolean;
  heartbeatMs?: number;
};
export type DirectLine = {
  router: Router;
  /** Every request of the server that asks for another protocol. */
  upgrade(server: Server, request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Lets go of what is held in memory about a conversation that is removed. */
  forget(conversation: string): void;
};

const corsHeaders = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'GET, POST, OPTIONS',
  'access-control-allow-headers': 'Authorization, Content-Type, x-ms-bot-agent, x-requested-with',
  'access-control-expose-headers': 'Retry-After',
  'access-control-max-age': '86400',
};
const bodyLimit = '64kb';

/**
 * Lets clients that were made for others talk to us: whatever speaks Bot Framework's Direct Line 3.0, or the REST channel of
 * Rasa. Its routes go before the web's, which answer all that is left.
 */
export function directLineAdapter(options: DirectLineOptions): Adapter & DirectLine {
  const { secret, trustProxy, now, log, publicUrl, access, limiter, requestLog, ready, isUrgent, heartbeatMs = 20_000 } = options;
  let started: App | undefined;
  const tokens = tokensWith(secret);
  const memory = openMemory(now);
  const app = () => {
    if (!started || !ready().ok) throw new Refused(503, 'ServiceUnavailable', 'notReady');
    return started;
  };
  const streams = openStreams({ app, memory, tokens, now, log, heartbeatMs });
  const parts: Parts = {
    limiter, publicUrl, access, tokens, memory, now, app,
    async open(conversation, door, language) {
      const code = access.codeOf(conversation);
      // The row of the token is what the code hangs on; our own tokens are not looked up there.
      const keys = { token: access.hashToken(tokens.idOf('token', conversation)), code: access.hashCode(code) };
      await app().receive(conversation, { type: 'conversation.open', id: tokens.idOf('open', conversation), at: now().toISOString(), door, practice: false, ...(language ? { language } : {}) }, keys);
    },
    turnParts: (request) => ({
      app: app(), memory, at: now().toISOString(), count: (what) => { limiter.count(what, request); },
      comeBack: (conversation, door) => ({ code: access.codeOf(conversation), page: `${publicUrl()}/chatt/${door}` }), privacyPage: `${publicUrl()}/integritet`, isUrgent,
    }),
  };

  const site = express();
  site.disable('x-powered-by').set('trust proxy', trustProxy).set('query parser', 'simple');
  const answers = express.Router();
  answers.use(requestLog, allowAnyOrigin, express.json({ limit: bodyLimit, type: (request) => !/^multipart\//i.test(request.headers['content-type'] ?? '') }));
  site.use('/v3/directline', answers, directLineRoutes(parts, log));
  site.use('/webhooks/rest', answers, rasaRoute(parts, log));
  site.use((error: unknown, request: Request, response: Response, _next: unknown) => { refuse(error, request, response, log); });

  return {
    router: express.Router().use(site),
    upgrade(server, request, socket, head) {
      if (!streams.take(request, socket, head)) asOrdinary(server, request, socket, head);
    },
    forget(conversation) {
      memory.forget(conversation);
      streams.closeOf(conversation);
    },
    start(running) {
      started = running;
      return Promise.resolve();
    },
    // Clients are told by their stream or ask themselves.
    deliver: () => Promise.resolve({ outcome: 'done' }),
    stop() {
      streams.closeAll();
      memory.stop();
      return Promise.resolve();
    },
  };
}

/** Any page may hold a client: what opens a conversation is its token, which no browser sends along by itself. */
const allowAnyOrigin: RequestHandler = (request, response, next) => {
  response.set({ ...corsHeaders, 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
  if (request.method === 'OPTIONS') response.status(204).end();
  else next();
};

/**
 * Gives back a request that asks for another protocol than ours (some HTTP clients offer HTTP/2 like that) to be answered in the
 * ordinary way: as soon as anybody listens for upgrades, Node leaves all of them to the listener.
 */
function asOrdinary(server: Server, { method = 'GET', url = '/', rawHeaders }: IncomingMessage, socket: Duplex, head: Buffer): void {
  const lines = rawHeaders.flatMap((name, i) => (i % 2 === 0 && !/^(?:upgrade|connection|http2-settings)$/i.test(name) ? [`${name}: ${rawHeaders[i + 1] ?? ''}`] : []));
  socket.unshift(Buffer.concat([Buffer.from(`${method} ${url} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`, 'latin1'), head]));
  server.emit('connection', socket);
}

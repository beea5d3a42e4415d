import express from 'express';
import type { RequestHandler, Router } from 'express';
import type { Adapter, App } from '../adapter.ts';
import { accessWith } from './access.ts';
import { conversationOperations } from './conversations.ts';
import { directoryOperations } from './directory.ts';
import { handoverOperations } from './handovers.ts';
import { requestLog, securityHeaders } from './http.ts';
import type { Log } from './http.ts';
import { rateLimiter, usualLimits, warnOfProxy } from './limits.ts';
import type { Limits, RateLimiter } from './limits.ts';
import { openMetrics } from './metrics.ts';
import { mount } from './mount.ts';
import type { Operation } from './operation.ts';
import { Refused } from './problems.ts';
import { refuse } from './refuse.ts';
import { answersSoon, serviceOperations } from './service.ts';
import { openStreams } from './stream.ts';

export type WebOptions = {
  /** Signs tokens and codes. With another secret nobody gets into an earlier conversation. */
  secret: string;
  /** When X-Forwarded-For is believed, as Express' `trust proxy` says it. */
  trustProxy: string | false | number;
  now: () => Date;
  log: Log;
  publicUrl: () => string;
  /** The pages, for everything that is not of the API. */
  pages: Router;
  ready: () => { ok: boolean; why?: string };
  limits?: Partial<Limits>;
  heartbeatMs?: number;
};

/** What other ways in over HTTP share with this one: one limit for each client address, and one log. */
export type Shared = { limiter: RateLimiter; requestLog: RequestHandler };

/** The HTTP API, with the pages behind it. Its router goes last in the program's own: it answers whatever reaches it. */
export function webAdapter({ secret, trustProxy, now, log, publicUrl, pages, ready, limits, heartbeatMs = 20_000 }: WebOptions): Adapter & { router: Router; shared: Shared } {
  let app: App | undefined;
  const counted = { ...usualLimits, ...limits };
  const streams = openStreams({ perAddress: counted.streams, heartbeatMs, log });
  const metrics = openMetrics(async () => app?.read.counts(), () => streams.count());
  const shared: Shared = { limiter: rateLimiter(counted, now), requestLog: requestLog(log, metrics.seen) };
  const operations: readonly Operation[] = [
    ...conversationOperations(streams), ...handoverOperations(), ...directoryOperations(),
    ...serviceOperations({ ready: () => (app ? ready() : { ok: false }), answers: () => answersSoon(app), metrics, publicUrl, all: () => operations }),
  ];

  const site = express();
  site.disable('x-powered-by').set('trust proxy', trustProxy).set('query parser', 'simple');
  site.use(shared.requestLog, securityHeaders(() => publicUrl().startsWith('https:')));
  if (trustProxy === false) site.use(warnOfProxy(log));
  mount(site, operations, {
    access: accessWith(secret), limiter: shared.limiter, now, log,
    app() {
      if (!app || !ready().ok) throw new Refused('not_ready', { headers: { 'retry-after': '5' } });
      return app;
    },
  });
  site.use('/api', () => { throw new Refused('unknown_path'); });
  site.use(pages);
  site.use(() => { throw new Refused('unknown_path'); });
  site.use(refuse(log));

  return {
    router: express.Router().use(site),
    shared,
    start(started) {
      app = started;
      return Promise.resolve();
    },
    // Whoever follows a conversation is told by its stream, which reads the store itself.
    deliver: () => Promise.resolve({ outcome: 'done' }),
    stop() {
      streams.closeAll();
      return Promise.resolve();
    },
  };
}

import { holdClaims } from './held.ts';
import type { Claimed, Store } from './store/store.ts';

export type Deliver = (delivery: Claimed) => Promise<{ outcome: 'done' } | { outcome: 'later'; after: number; why: string; ambiguous: boolean; untried?: boolean } | { outcome: 'given up'; why: string }>;

export type Dispatcher = { wake(): void; stop(): Promise<void>; /** Resolves when nothing is due and nothing under way. */ idle(): Promise<void> };

export type DispatchOptions = {
  store: Store;
  deliver: Deliver;
  now: () => Date;
  log: { warn(about: object, text: string): void; error(about: object, text: string): void };
  /** How long a claim outlives this process, if it dies: longer than a call to Slack and the time to settle after it. */
  leaseMs?: number;
  batch?: number;
};

const longestSleep = 60_000;
const slowest = 15 * 60_000;

/** Claims what is due, delivers it, and marks it. Woken by what is appended, and by the clock for what is due later. */
export function startDispatcher({ store, deliver, now, log, leaseMs = 12_000, batch = 20 }: DispatchOptions): Dispatcher {
  const claims = holdClaims({ store, now, log, leaseMs });
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let again = false;
  let stopped = false;

  function wake() {
    if (stopped) return;
    if (running) { again = true; return; }
    running = run().catch((error: unknown) => { log.error({ err: error }, 'the outbox could not be worked through; trying again in a minute'); })
      .finally(() => { running = undefined; if (again) { again = false; wake(); } else void sleep(); });
  }

  async function run() {
    for (;;) {
      const claimed = await claims.take(batch);
      if (claimed.length === 0) return;
      await Promise.all(byHandover(claimed).map(async (chain) => { for (const delivery of chain) await one(delivery); }));
      if (stopped) return;
    }
  }

  async function one(delivery: Claimed) {
    // Handed back, for another process or the next start to take at once.
    if (stopped) { await claims.settle(delivery.id, { outcome: 'later', due: now().toISOString(), why: 'stopping', ambiguous: delivery.again, untried: true }); return; }
    const result = await deliver(delivery).catch((error: unknown): Awaited<ReturnType<Deliver>> => {
      log.error({ err: error, delivery: delivery.id, kind: delivery.kind }, 'a delivery failed unexpectedly; it is tried again');
      return { outcome: 'later', after: 5_000, why: String(error), ambiguous: true };
    });
    if (result.outcome === 'given up') log.error({ delivery: delivery.id, handover: delivery.handover, why: result.why }, delivery.kind === 'mail' ? 'an e-mail to a company was given up: see why; the company still sees all in the chat' : 'a delivery was given up: see why, mend it, and hand over again');
    if (result.outcome !== 'later') { await claims.settle(delivery.id, result); return; }
    const untried = result.untried === true;
    const after = untried ? result.after : Math.min(slowest, Math.max(result.after, 1_000 * 2 ** Math.min(delivery.attempt, 9)));
    log.warn({ delivery: delivery.id, why: result.why, attempt: delivery.attempt, afterMs: after }, 'a delivery waits and is tried again');
    await claims.settle(delivery.id, { outcome: 'later', due: new Date(now().getTime() + after).toISOString(), why: result.why, ambiguous: result.ambiguous, ...(untried ? { untried } : {}) });
  }

  async function sleep() {
    if (stopped) return;
    const due = await store.nextDue().catch(() => undefined);
    const wait = due === undefined ? longestSleep : Math.min(longestSleep, Math.max(20, Date.parse(due) - now().getTime()));
    clearTimeout(timer);
    if (!stopped) { timer = setTimeout(wake, wait); timer.unref(); }
  }

  wake();
  return {
    wake,
    async idle() { while (running) await running; },
    async stop() { stopped = true; clearTimeout(timer); while (running) await running; },
  };
}

/** Deliveries of one handover go in order; those of different handovers side by side, and e-mails beside cards. */
function byHandover(claimed: readonly Claimed[]): Claimed[][] {
  const chains = new Map<string, Claimed[]>();
  for (const delivery of claimed) {
    const chain = `${delivery.kind === 'mail' ? 'mail' : 'card'} ${delivery.handover}`;
    chains.set(chain, [...(chains.get(chain) ?? []), delivery]);
  }
  return [...chains.values()];
}

import { isClock } from './deliveries.ts';
import type { Claimed, Store } from './store/store.ts';

export type Deliver = (delivery: Claimed) => Promise<{ outcome: 'done' } | { outcome: 'later'; after: number; why: string; ambiguous: boolean } | { outcome: 'given up'; why: string }>;

export type Dispatcher = { wake(): void; stop(): Promise<void>; /** Resolves when nothing is due and nothing under way. */ idle(): Promise<void> };

export type DispatchOptions = {
  store: Store;
  deliver: Deliver;
  now: () => Date;
  log: { warn(about: object, text: string): void; error(about: object, text: string): void };
  /** How long a claim lasts: longer than any delivery may take, so that nobody else takes it meanwhile. */
  leaseMs?: number;
  batch?: number;
};

const longestSleep = 60_000;
const slowest = 15 * 60_000;

/** Claims what is due, delivers it, and marks it. Woken by what is appended, and by the clock for what is due later. */
export function startDispatcher({ store, deliver, now, log, leaseMs = 60_000, batch = 20 }: DispatchOptions): Dispatcher {
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
      const at = now();
      const claimed = await store.claim(at.toISOString(), new Date(at.getTime() + leaseMs).toISOString(), batch);
      if (claimed.length === 0 || stopped) return;
      await Promise.all(byHandover(claimed).map(async (chain) => { for (const delivery of chain) await one(delivery); }));
    }
  }

  async function one(delivery: Claimed) {
    const result = await deliver(delivery).catch((error: unknown) => {
      log.error({ err: error, delivery: delivery.id, kind: delivery.kind }, 'a delivery failed unexpectedly; it is tried again');
      return { outcome: 'later' as const, after: 5_000, why: String(error), ambiguous: true };
    });
    if (result.outcome === 'given up') log.error({ delivery: delivery.id, handover: delivery.handover, why: result.why }, delivery.kind === 'mail' ? 'an e-mail to a company was given up: see why; the company still sees all in the chat' : 'a delivery was given up: see why, mend it, and hand over again');
    if (result.outcome !== 'later') { await store.settle(delivery.id, result); return; }
    const after = Math.min(slowest, Math.max(result.after, 1_000 * 2 ** Math.min(delivery.attempt, 9)));
    log.warn({ delivery: delivery.id, why: result.why, attempt: delivery.attempt, afterMs: after }, 'a delivery waits and is tried again');
    await store.settle(delivery.id, { outcome: 'later', due: new Date(now().getTime() + after).toISOString(), why: result.why, ambiguous: result.ambiguous });
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

/** Deliveries of one handover go in order; those of different handovers side by side, and e-mails and clocks beside cards. */
function byHandover(claimed: readonly Claimed[]): Claimed[][] {
  const chains = new Map<string, Claimed[]>();
  for (const delivery of claimed) {
    const chain = `${delivery.kind === 'mail' ? 'mail' : isClock(delivery) ? 'clock' : 'card'} ${delivery.handover}`;
    chains.set(chain, [...(chains.get(chain) ?? []), delivery]);
  }
  return [...chains.values()];
}

import { isClock } from './deliveries.ts';
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
  /** How many deliveries may be under way at a time: enough that a channel that hangs leaves room for the others. */
  atOnce?: number;
  /** From 0 up to, but not including, 1. */
  random?: () => number;
};

const longestSleep = 60_000;
/** At least so often something is tried that the outside world has asked us to come back with later. */
const slowestAsked = 4 * 60 * 60_000;
/** A passing fault is over in seconds: so many tries come soon after each other. */
const soon = { tries: 7, firstMs: 1_000, mostMs: 4_000 } as const;
/** What does not pass is tried more and more seldom, and at least so often. */
const seldom = { firstMs: 30_000, mostMs: 15 * 60_000 } as const;

/** How long what has failed so many times waits, in milliseconds; each a little apart from the others. Seven tries take 23 seconds, so that a card is there within half a minute of a start even where Slack fails now and then; sixteen take an hour. */
function waitAfter(attempt: number, random: () => number): number {
  const wait = attempt <= soon.tries ? Math.min(soon.mostMs, soon.firstMs * 2 ** (attempt - 1)) : Math.min(seldom.mostMs, seldom.firstMs * 2 ** (attempt - soon.tries - 1));
  return Math.ceil(wait * (0.9 + random() * 0.2));
}

/**
 * Claims what is due, delivers it, and marks it. Woken by what is appended, and by the clock for what is due later. What
 * takes long holds up only what is about the same handover.
 */
export function startDispatcher({ store, deliver, now, log, leaseMs = 12_000, batch = 20, atOnce = 20, random = Math.random }: DispatchOptions): Dispatcher {
  const claims = holdClaims({ store, now, log, leaseMs });
  /** The latest delivery that was begun for each handover; the next one goes after it. */
  const chains = new Map<string, Promise<void>>();
  let busy = 0;
  let timer: NodeJS.Timeout | undefined;
  let claiming: Promise<void> | undefined;
  let again = false;
  let stopped = false;

  function wake() {
    if (stopped) return;
    if (claiming) { again = true; return; }
    claiming = claimDue().catch((error: unknown) => { log.error({ err: error }, 'the outbox could not be worked through; trying again in a minute'); })
      .finally(() => { claiming = undefined; if (again) { again = false; wake(); } else void sleep(); });
  }

  async function claimDue() {
    while (busy < atOnce && !stopped) {
      const claimed = await claims.take(Math.min(batch, atOnce - busy));
      if (claimed.length === 0) return;
      for (const delivery of claimed) begin(delivery);
    }
  }

  function begin(delivery: Claimed) {
    const chain = chainOf(delivery);
    busy += 1;
    const mine = (chains.get(chain) ?? Promise.resolve()).then(() => one(delivery))
      .catch((error: unknown) => { log.error({ err: error, delivery: delivery.id }, 'how a delivery went could not be kept; it is tried again'); })
      .finally(() => {
        busy -= 1;
        if (chains.get(chain) === mine) chains.delete(chain);
        wake();
      });
    chains.set(chain, mine);
  }

  async function one(delivery: Claimed) {
    // Handed back, for another process or the next start to take at once.
    if (stopped) { await handBack(delivery, 'stopping'); return; }
    // Waited for longer than it was ours: whoever has claimed it since makes it, and where nobody has, whoever claims it next.
    if (delivery.held?.() === false) { await handBack(delivery, 'waited too long'); return; }
    const result = await deliver(delivery).catch((error: unknown): Awaited<ReturnType<Deliver>> => {
      log.error({ err: error, delivery: delivery.id, kind: delivery.kind }, 'a delivery failed unexpectedly; it is tried again');
      return { outcome: 'later', after: 5_000, why: String(error), ambiguous: true };
    });
    if (result.outcome === 'given up') log.error({ delivery: delivery.id, handover: delivery.handover, why: result.why }, delivery.kind === 'mail' ? 'an e-mail to a company was given up: see why; the company still sees all in the chat' : 'a delivery was given up: see why, mend it, and hand over again');
    if (result.outcome !== 'later') { await claims.settle(delivery.id, result); return; }
    const untried = result.untried === true;
    const after = untried ? result.after : Math.max(Math.min(slowestAsked, result.after), waitAfter(delivery.attempt, random));
    log.warn({ delivery: delivery.id, why: result.why, attempt: delivery.attempt, afterMs: after }, 'a delivery waits and is tried again');
    await claims.settle(delivery.id, { outcome: 'later', due: new Date(now().getTime() + after).toISOString(), why: result.why, ambiguous: result.ambiguous, ...(untried ? { untried } : {}) });
  }

  function handBack({ id, again }: Claimed, why: string): Promise<void> {
    return claims.settle(id, { outcome: 'later', due: now().toISOString(), why, ambiguous: again, untried: true });
  }

  async function sleep() {
    if (stopped) return;
    const due = await store.nextDue().catch(() => undefined);
    const wait = due === undefined ? longestSleep : Math.min(longestSleep, Math.max(20, Date.parse(due) - now().getTime()));
    clearTimeout(timer);
    if (!stopped) { timer = setTimeout(wake, wait); timer.unref(); }
  }

  async function ended() {
    while (claiming || chains.size > 0) await Promise.all([claiming, ...chains.values()]);
  }

  wake();
  return {
    wake,
    idle: ended,
    async stop() { stopped = true; clearTimeout(timer); await ended(); },
  };
}

/** Deliveries of one handover go in order; those of different handovers side by side, and e-mails and clocks beside cards. */
function chainOf(delivery: Claimed): string {
  return `${delivery.kind === 'mail' ? 'mail' : isClock(delivery) ? 'clock' : 'card'} ${delivery.handover}`;
}

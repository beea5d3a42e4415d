import type { Claimed, Settled, Store } from './store/store.ts';

/** The claims that this process holds. */
export type Claims = {
  /** Claims what is due, so much at most. */
  take(limit: number): Promise<Claimed[]>;
  /** Ends a claim. What another process has taken over meanwhile is left to it, unless it is done. */
  settle(delivery: string, result: Settled): Promise<void>;
};

export type HoldOptions = { store: Store; now: () => Date; leaseMs: number; log: { warn(about: object, text: string): void } };

/**
 * Holds claims. A claim is renewed for as long as it is worked on, so that it can be short, and what a process that died has left
 * behind is soon taken over. One that ran out all the same is not gone on with.
 */
export function holdClaims({ store, now, leaseMs, log }: HoldOptions): Claims {
  /** When each runs out. */
  const held = new Map<string, string>();
  let timer: NodeJS.Timeout | undefined;
  let renewing: Promise<void> = Promise.resolve();
  const untilOf = () => new Date(now().getTime() + leaseMs).toISOString();
  const holds = (id: string) => (held.get(id) ?? '') > now().toISOString();

  async function renew(): Promise<void> {
    for (const from of new Set(held.values())) {
      const ids = [...held].flatMap(([id, until]) => (until === from ? [id] : []));
      const until = untilOf();
      const kept = new Set(await store.extend(ids, from, until));
      for (const id of ids) if (held.get(id) === from) { if (kept.has(id)) held.set(id, until); else held.delete(id); }
    }
  }

  function renewLater(): void {
    if (held.size === 0) return;
    timer ??= setTimeout(() => {
      renewing = renew().catch((error: unknown) => { log.warn({ err: error }, 'what is being delivered could not be claimed for longer; another process may take it over'); })
        .finally(() => { timer = undefined; renewLater(); });
    }, leaseMs / 3).unref();
  }

  return {
    async take(limit) {
      const until = untilOf();
      const claimed = await store.claim(now().toISOString(), until, limit);
      for (const { id } of claimed) held.set(id, until);
      renewLater();
      return claimed.map((delivery) => ({ ...delivery, held: () => holds(delivery.id) }));
    },
    async settle(id, result) {
      // By when the claim runs out is how it is told from another's.
      await renewing;
      const until = held.get(id);
      held.delete(id);
      if (result.outcome === 'done') await store.settle(id, result);
      else if (until !== undefined) await store.settle(id, result, until);
    },
  };
}

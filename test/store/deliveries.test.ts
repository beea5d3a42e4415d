import { describe, expect, it } from 'vitest';
import type { NewDelivery, Store } from '../../src/store/store.ts';
import { at, delivery, open } from './samples.ts';
import { storesToTest } from './stores.ts';

describe.each(storesToTest)('deliveries in $name', ({ open: openStore }) => {
  async function storeWith(...deliveries: NewDelivery[]): Promise<Store> {
    const store = await openStore();
    await open(store, 'c1');
    await store.append('c1', 1, [], { deliveries });
    return store;
  }
  const claimedIds = async (store: Store, now: number, until: number, limit = 9) => (await store.claim(at(now), at(until), limit)).map(({ id }) => id);

  it('gives what is due with all that was asked, and nothing that is due later', async () => {
    const due = delivery('d1', 'c1', { kind: 'note', due: at(3) });
    const store = await storeWith(due, delivery('d2', 'c1', { due: at(4) }));
    expect(await store.claim(at(2), at(9), 9)).toEqual([]);
    expect(await store.claim(at(3), at(9), 9)).toEqual([{ ...due, attempt: 1, again: false }]);
  });

  it('gives the earliest due first, then the earlier version, up to the limit', async () => {
    const store = await storeWith(delivery('d1', 'c1', { due: at(2), handover: 'h1' }), delivery('d2', 'c1', { due: at(1), version: 3 }), delivery('d3', 'c1', { due: at(1), version: 2 }), delivery('d4', 'c1', { due: at(1), version: 3 }));
    expect(await claimedIds(store, 5, 9, 3)).toEqual(['d3', 'd2', 'd4']);
    expect(await claimedIds(store, 5, 9, 3)).toEqual(['d1']);
  });

  it('gives nothing to two claimers', async () => {
    const store = await storeWith(...Array.from({ length: 40 }, (_, index) => delivery(`d${index}`, 'c1', { handover: `h${index}` })));
    const claims = await Promise.all(Array.from({ length: 10 }, () => claimedIds(store, 1, 9, 5)));
    expect(claims.flat()).toHaveLength(40);
    expect(new Set(claims.flat()).size).toBe(40);
  });

  it('gives a claim that ran out to the next one, as the same try, which may have happened', async () => {
    const store = await storeWith(delivery('d1', 'c1'));
    expect(await store.claim(at(0), at(5), 9)).toMatchObject([{ attempt: 1, again: false }]);
    expect(await store.claim(at(4), at(9), 9)).toEqual([]);
    expect(await store.claim(at(5), at(9), 9)).toMatchObject([{ id: 'd1', attempt: 1, again: true, due: at(0) }]);
  });

  it('does not give what is done or given up', async () => {
    const store = await storeWith(delivery('d1', 'c1'), delivery('d2', 'c1'));
    await store.claim(at(0), at(1), 9);
    await store.settle('d1', { outcome: 'done' });
    await store.settle('d2', { outcome: 'given up', why: 'is_archived' });
    expect(await store.claim(at(60), at(61), 9)).toEqual([]);
    expect(await store.nextDue()).toBeUndefined();
  });

  it('tries again at the time that was said, without doubt when the answer was clear', async () => {
    const store = await storeWith(delivery('d1', 'c1'));
    await store.claim(at(0), at(5), 9);
    await store.settle('d1', { outcome: 'later', due: at(20), why: 'ratelimited', ambiguous: false });
    expect(await store.claim(at(19), at(30), 9)).toEqual([]);
    expect(await store.claim(at(20), at(30), 9)).toMatchObject([{ attempt: 2, again: false, due: at(20) }]);
  });

  it('remembers that an answer never came, also after a clear answer to a later try', async () => {
    const store = await storeWith(delivery('d1', 'c1'));
    await store.claim(at(0), at(5), 9);
    await store.settle('d1', { outcome: 'later', due: at(6), why: 'timeout', ambiguous: true });
    expect(await store.claim(at(6), at(9), 9)).toMatchObject([{ attempt: 2, again: true }]);
    await store.settle('d1', { outcome: 'later', due: at(10), why: 'ratelimited', ambiguous: false });
    expect(await store.claim(at(10), at(12), 9)).toMatchObject([{ attempt: 3, again: true }]);
  });

  it('does not count what was not tried', async () => {
    const store = await storeWith(delivery('d1', 'c1'));
    await store.claim(at(0), at(5), 9);
    await store.settle('d1', { outcome: 'later', due: at(6), why: 'paced', ambiguous: false, untried: true });
    expect(await store.claim(at(6), at(9), 9)).toMatchObject([{ attempt: 1, again: false }]);
  });

  it('lets a claim last for as long as it is held, and not once another has it', async () => {
    const store = await storeWith(delivery('d1', 'c1'), delivery('d2', 'c1', { handover: 'h2' }));
    await store.claim(at(0), at(5), 9);
    await store.settle('d2', { outcome: 'done' });
    expect(await store.extend(['d1', 'd2'], at(5), at(8))).toEqual(['d1']);
    expect(await store.claim(at(7), at(20), 9)).toEqual([]);
    expect(await store.claim(at(8), at(20), 9)).toMatchObject([{ id: 'd1', again: true }]);
    expect(await store.extend(['d1'], at(8), at(30))).toEqual([]);
    expect(await store.nextDue()).toBe(at(20));
  });

  it('is settled by who claimed it only where nobody has claimed it since, though the claim has run out', async () => {
    const store = await storeWith(delivery('d1', 'c1'));
    await store.claim(at(1), at(5), 9);
    await store.settle('d1', { outcome: 'later', due: at(7), why: 'slow', ambiguous: false }, at(4));
    expect(await store.nextDue()).toBe(at(5));
    await store.settle('d1', { outcome: 'later', due: at(7), why: 'slow', ambiguous: false }, at(5));
    expect(await store.nextDue()).toBe(at(7));
    await store.claim(at(7), at(12), 9);
    await store.claim(at(12), at(20), 9);
    await store.settle('d1', { outcome: 'given up', why: 'late' }, at(12));
    expect(await store.nextDue()).toBe(at(20));
  });

  it('stays settled when an answer comes late', async () => {
    const store = await storeWith(delivery('d1', 'c1'));
    await store.claim(at(0), at(5), 9);
    await store.settle('d1', { outcome: 'done' });
    await store.settle('d1', { outcome: 'later', due: at(6), why: 'timeout', ambiguous: true });
    await store.settle('d1', { outcome: 'given up', why: 'late' });
    await store.settle('nobody', { outcome: 'done' });
    expect(await store.claim(at(60), at(61), 9)).toEqual([]);
    expect(await store.counts()).toMatchObject({ deliveriesDue: 0, deliveriesGivenUp: 0 });
  });

  it('makes what has failed and waits due at once at a start, and leaves claims and what is due later for its own sake', async () => {
    const store = await storeWith(delivery('d1', 'c1'), delivery('d2', 'c1', { handover: 'h2' }), delivery('d3', 'c1', { handover: 'h3', due: at(40) }));
    await store.claim(at(0), at(30), 9);
    await store.settle('d1', { outcome: 'later', due: at(50), why: 'http_503', ambiguous: false });
    expect(await store.hasten(at(2))).toBe(1);
    expect(await store.claim(at(2), at(9), 9)).toMatchObject([{ id: 'd1', attempt: 2, again: false }]);
    expect(await store.hasten(at(3))).toBe(0);
  });

  it('makes every claim due at once when all are released, as ones that may have happened', async () => {
    const store = await storeWith(delivery('d1', 'c1'), delivery('d2', 'c1'), delivery('d3', 'c1', { due: at(30) }));
    await store.claim(at(0), at(50), 1);
    expect(await store.releaseAll(at(1))).toBe(1);
    expect(await store.nextDue()).toBe(at(0));
    expect(await store.claim(at(1), at(50), 9)).toMatchObject([{ id: 'd1', attempt: 1, again: true }, { id: 'd2', attempt: 1, again: false }]);
    expect(await store.releaseAll(at(2))).toBe(2);
    expect(await store.releaseAll(at(2))).toBe(0);
  });

  it('lets no clock wait for a card that is being told of, nor a card for a clock', async () => {
    const store = await storeWith(delivery('d1', 'c1', { due: at(0) }), delivery('d2', 'c1', { kind: 'expire', due: at(2) }), delivery('d3', 'c1', { kind: 'remind', due: at(3) }), delivery('d4', 'c1', { kind: 'refresh', due: at(4) }));
    expect(await claimedIds(store, 0, 50)).toEqual(['d1']);
    expect(await store.nextDue()).toBe(at(2));
    expect(await claimedIds(store, 2, 50)).toEqual(['d2']);
    await store.settle('d1', { outcome: 'done' });
    expect(await claimedIds(store, 4, 50)).toEqual(['d3', 'd4']);
    expect(await store.counts()).toMatchObject({ deliveriesDue: 1 });
  });

  it('knows when the next one is due, a claimed one when its claim runs out', async () => {
    const store = await storeWith(delivery('d1', 'c1', { due: at(2) }), delivery('d2', 'c1', { due: at(30) }));
    expect(await store.nextDue()).toBe(at(2));
    await store.claim(at(2), at(12), 9);
    expect(await store.nextDue()).toBe(at(12));
    await store.settle('d1', { outcome: 'done' });
    expect(await store.nextDue()).toBe(at(30));
  });
});

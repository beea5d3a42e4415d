import { describe, expect, it } from 'vitest';
import { holdClaims } from '../src/held.ts';
import type { Claimed, Settled, Store } from '../src/store/store.ts';

/** Claims over a store that several processes share, with a clock that stands until it is moved. */
function holding(also: Partial<Store> = {}) {
  let now = Date.parse('2026-11-24T10:00:00.000Z');
  const extended: string[][] = [];
  const settled: [string, Settled['outcome'], string | undefined][] = [];
  const delivery: Claimed = { id: 'd1', handover: 'h1', conversation: 'c1', kind: 'card', version: 1, due: '', attempt: 1, again: false };
  const store: Partial<Store> = {
    shared: true,
    claim: () => Promise.resolve([delivery]),
    extend: (ids, from, until) => { extended.push([...ids, from, until]); return Promise.resolve([...ids]); },
    settle: (id, { outcome }, claim) => { settled.push([id, outcome, claim]); return Promise.resolve(); },
    ...also,
  };
  const claims = holdClaims({ store: store as Store, now: () => new Date(now), leaseMs: 30, log: { warn: () => undefined } });
  return { claims, extended, settled, pass: (ms: number) => { now += ms; } };
}
const until = async (holds: () => boolean) => { while (!holds()) await new Promise((soon) => { setTimeout(soon, 2); }); };

describe('a claim', () => {
  it('is renewed for as long as it is worked on, and not longer', async () => {
    const { claims, extended } = holding();
    await claims.take(9);
    await until(() => extended.length > 1);
    await claims.settle('d1', { outcome: 'done' });
    const before = extended.length;
    await new Promise((later) => { setTimeout(later, 40); });
    expect(extended.length - before).toBeLessThanOrEqual(1);
    expect(extended[0]).toEqual(['d1', '2026-11-24T10:00:00.030Z', '2026-11-24T10:00:00.030Z']);
  });

  it('that ran out is known to, and is settled only where nobody has made another since, unless it was done', async () => {
    const { claims, settled, pass } = holding({ extend: (ids) => Promise.resolve([...ids]) });
    const [taken] = await claims.take(9);
    expect(taken?.held?.()).toBe(true);
    pass(31);
    expect(taken?.held?.()).toBe(false);
    await claims.settle('d1', { outcome: 'later', due: '', why: 'slow', ambiguous: true });
    expect(settled).toEqual([['d1', 'later', '2026-11-24T10:00:00.030Z']]);
    await claims.settle('d1', { outcome: 'later', due: '', why: 'slow', ambiguous: true });
    await claims.settle('d1', { outcome: 'done' });
    expect(settled.slice(1)).toEqual([['d1', 'done', undefined]]);
  });

  it('that another process has taken over is let go', async () => {
    const { claims } = holding({ extend: () => Promise.resolve([]) });
    const [taken] = await claims.take(9);
    await until(() => taken?.held?.() === false);
  });
});

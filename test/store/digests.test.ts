import { describe, expect, it } from 'vitest';
import { at } from './samples.ts';
import { storesToTest } from './stores.ts';

const letter = { week: '2026-11-16', channel: '/C1' };

describe.each(storesToTest)('weekly letters in $name', ({ open: openStore }) => {
  it('are claimed once, however many ask at the same time', async () => {
    const store = await openStore();
    const claims = await Promise.all(Array.from({ length: 20 }, () => store.claimDigest(letter, at(0), at(1))));
    expect(claims.filter(Boolean)).toEqual([{ attempt: 1, again: false }]);
    expect(await store.claimDigest({ ...letter, channel: '/C2' }, at(0), at(1))).toEqual({ attempt: 1, again: false });
    expect(await store.claimDigest({ ...letter, week: '2026-11-23' }, at(0), at(1))).toEqual({ attempt: 1, again: false });
  });

  it('never go again in the same week once they are settled', async () => {
    const store = await openStore();
    await store.claimDigest(letter, at(0), at(1));
    await store.settleDigest(letter, { outcome: 'done' });
    expect(await store.claimDigest(letter, at(600), at(601))).toBeUndefined();
    await store.settleDigest(letter, { outcome: 'later', due: at(0), why: 'late', ambiguous: false });
    expect(await store.claimDigest(letter, at(600), at(601))).toBeUndefined();
  });

  it('come back when they are due again, and say whether one may have gone', async () => {
    const store = await openStore();
    await store.claimDigest(letter, at(0), at(1));
    await store.settleDigest(letter, { outcome: 'later', due: at(5), why: 'ratelimited', ambiguous: false });
    expect(await store.claimDigest(letter, at(4), at(6))).toBeUndefined();
    expect(await store.claimDigest(letter, at(5), at(6))).toEqual({ attempt: 2, again: false });
    await store.settleDigest(letter, { outcome: 'later', due: at(7), why: 'timeout', ambiguous: true });
    expect(await store.claimDigest(letter, at(7), at(8))).toEqual({ attempt: 3, again: true });
    await store.settleDigest(letter, { outcome: 'later', due: at(9), why: 'ratelimited', ambiguous: false });
    expect(await store.claimDigest(letter, at(9), at(10))).toEqual({ attempt: 4, again: true });
  });

  it('are taken over from a process that died, as something that may have gone', async () => {
    const store = await openStore();
    await store.claimDigest(letter, at(0), at(1));
    expect(await store.claimDigest(letter, at(0), at(1))).toBeUndefined();
    expect(await store.claimDigest(letter, at(1), at(2))).toEqual({ attempt: 2, again: true });
  });
});

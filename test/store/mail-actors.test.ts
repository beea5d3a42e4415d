import { describe, expect, it } from 'vitest';
import { at, delivery, open, requested } from './samples.ts';
import { storesToTest } from './stores.ts';

describe.each(storesToTest)('actors by e-mail, in $name', ({ open: openStore }) => {
  it('are known to have been written to since the first time, until the conversation is forgotten', async () => {
    const store = await openStore();
    await open(store, 'c1', [requested('h1')]);
    expect(await store.mailedAt('h1')).toBeUndefined();
    await store.setMailed('h1', at(1));
    await store.setMailed('h1', at(2));
    await store.setMailed('unknown', at(2));
    expect([await store.mailedAt('h1'), await store.mailedAt('unknown')]).toEqual([at(1), undefined]);
    await store.forget('c1');
    expect(await store.mailedAt('h1')).toBeUndefined();
  });

  it('use up a link once, also when two come at the same time, and it is forgotten when nobody could use it any more', async () => {
    const store = await openStore();
    const tries = await Promise.all(Array.from({ length: 8 }, () => store.spend({ hash: 'a', until: at(10) }, at(1))));
    expect(tries.filter(Boolean)).toHaveLength(1);
    expect([await store.isSpent('a'), await store.isSpent('b')]).toEqual([true, false]);
    await store.spend({ hash: 'b', until: at(60) }, at(20));
    expect([await store.isSpent('a'), await store.isSpent('b')]).toEqual([false, true]);
  });

  it('get a delivery that no event asked for, once for each id', async () => {
    const store = await openStore();
    await open(store, 'c1', [requested('h1')]);
    const link = delivery('link.1', 'c1', { kind: 'link', handover: 'h1', version: 0 });
    expect([await store.addDelivery(link), await store.addDelivery(link)]).toEqual([true, false]);
    expect(await store.claim(at(5), at(6), 10)).toMatchObject([{ id: 'link.1', kind: 'link', attempt: 1 }]);
  });

  it('get none about what has been forgotten meanwhile', async () => {
    const store = await openStore();
    await open(store, 'c1', [requested('h1')]);
    await store.forget('c1');
    expect(await store.addDelivery(delivery('link.1', 'c1', { kind: 'link', handover: 'h1', version: 0 }))).toBe(false);
  });
});

describe.each(storesToTest)('what Slack does not let go of, in $name', ({ open: openStore }) => {
  it('is listed with since when, told of again with the latest reason, and gone once it is cleared', async () => {
    const store = await openStore();
    await open(store, 'c1', [requested('h1')]);
    await store.setPlace('h1', { handover: 'h1', channel: 'C1', ts: '1.1' });
    await store.forget('c1');
    await store.leave('h1', 'is_archived', at(1));
    await store.leave('h1', 'token_revoked', at(2));
    expect(await store.leftBehind()).toEqual([{ handover: 'h1', channel: 'C1', ts: '1.1', why: 'token_revoked', since: at(1), at: at(2) }]);
    await store.cleared('h1');
    expect([await store.leftBehind(), await store.toClear()]).toEqual([[], []]);
  });
});

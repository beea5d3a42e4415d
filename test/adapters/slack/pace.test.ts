import { describe, expect, test } from 'vitest';
import { oneAtATime, pace } from '../../../adapters/slack/pace.ts';

describe('the pace of a channel', () => {
  test('is one message at a time; whoever would have to wait too long is told how long', async () => {
    const { turn } = pace(1000, 0);
    expect(await turn('a')).toBe(0);
    const wait = await turn('a');
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(1000);
  });

  test('is its own', async () => {
    const { turn, hold, resting } = pace(1000, 0);
    await turn('a');
    hold('b', 30_000);
    expect(await turn('c')).toBe(0);
    expect(await turn('b')).toBeGreaterThan(1000);
    expect(resting('b')).toBeGreaterThan(29_000);
    expect([resting('a'), resting('c')]).toEqual([0, 0]);
  });

  test('keeps those who wait in their order', async () => {
    const { turn } = pace(10);
    const order: number[] = [];
    await Promise.all([1, 2, 3].map(async (n) => { await turn('a'); order.push(n); }));
    expect(order).toEqual([1, 2, 3]);
  });
});

test('one thing at a time for each key, in order, also after one that failed', async () => {
  const inTurn = oneAtATime();
  const order: string[] = [];
  const slow = (name: string, fails = false) => async () => {
    order.push(`${name} begins`);
    await new Promise((done) => setTimeout(done, 5));
    order.push(`${name} ends`);
    if (fails) throw new Error(name);
    return name;
  };
  const results = await Promise.allSettled([inTurn('x', slow('first', true)), inTurn('x', slow('second')), inTurn('y', async () => { order.push('other'); })]);
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
  expect(order).toEqual(['first begins', 'other', 'first ends', 'second begins', 'second ends']);
});

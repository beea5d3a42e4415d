import { describe, expect, it } from 'vitest';
import { startDispatcher } from '../src/dispatch.ts';
import type { Deliver } from '../src/dispatch.ts';
import type { Claimed, Settled, Store } from '../src/store/store.ts';

const start = Date.parse('2026-11-24T10:00:00.000Z');
const claimed = (id: string, handover: string, attempt = 1): Claimed => ({ id, handover, conversation: 'c1', kind: 'card', version: 1, due: '', attempt, again: attempt > 1 });

/** A dispatcher over an outbox that holds what is given, once. */
async function working(outbox: Claimed[], deliver: Deliver) {
  const settled: [string, Settled][] = [];
  const errors: string[] = [];
  let left = outbox;
  const store: Pick<Store, 'claim' | 'settle' | 'nextDue'> = {
    claim: () => { const taken = left; left = []; return Promise.resolve(taken); },
    settle: (id, result) => { settled.push([id, result]); return Promise.resolve(); },
    nextDue: () => Promise.resolve(undefined),
  };
  const dispatcher = startDispatcher({ store: store as Store, deliver, now: () => new Date(start), random: () => 0.5, log: { warn: () => undefined, error: (_, text) => { errors.push(text); } } });
  await dispatcher.idle();
  await dispatcher.stop();
  return { settled, errors };
}

describe('the dispatcher', () => {
  it('takes the deliveries of one handover in order and those of others side by side', async () => {
    const log: string[] = [];
    let release = () => undefined as void;
    const held = new Promise<void>((done) => { release = done; });
    await working([claimed('a1', 'a'), claimed('a2', 'a'), claimed('b1', 'b')], async ({ id }) => {
      log.push(`${id} begins`);
      if (id === 'a1') await held;
      if (id === 'b1') release();
      log.push(`${id} ends`);
      return { outcome: 'done' };
    });
    expect(log.indexOf('b1 begins')).toBeLessThan(log.indexOf('a1 ends'));
    expect(log.indexOf('a1 ends')).toBeLessThan(log.indexOf('a2 begins'));
  });

  it('tries again what failed unexpectedly, as something that may have arrived, and goes on with the rest', async () => {
    const { settled, errors } = await working([claimed('a1', 'a'), claimed('b1', 'b')], ({ id }) => (id === 'a1' ? Promise.reject(new Error('broken')) : Promise.resolve({ outcome: 'done' })));
    expect(Object.fromEntries(settled)).toMatchObject({ a1: { outcome: 'later', ambiguous: true, why: 'Error: broken' }, b1: { outcome: 'done' } });
    expect(errors).toHaveLength(1);
  });

  it('is not held up by one that hangs: what comes later is claimed and made meanwhile', async () => {
    let release = () => undefined as void;
    const held = new Promise<void>((done) => { release = done; });
    const left = [[claimed('slow', 'a')], [claimed('next', 'b')], [claimed('last', 'c')]];
    const ended: string[] = [];
    const store: Pick<Store, 'claim' | 'settle' | 'nextDue'> = { claim: () => Promise.resolve(left.shift() ?? []), settle: (id) => { ended.push(id); return Promise.resolve(); }, nextDue: () => Promise.resolve(undefined) };
    const dispatcher = startDispatcher({
      store: store as Store, now: () => new Date(start), log: { warn: () => undefined, error: () => undefined },
      deliver: async ({ id }) => { if (id === 'slow') await held; if (id === 'last') release(); return { outcome: 'done' }; },
    });
    await dispatcher.idle();
    expect(ended).toEqual(['next', 'last', 'slow']);
    await dispatcher.stop();
  });

  it('has no more under way than it may', async () => {
    const left = Array.from({ length: 9 }, (_, i) => claimed(`d${i}`, `h${i}`));
    let busy = 0;
    let most = 0;
    const store: Pick<Store, 'claim' | 'settle' | 'nextDue'> = { claim: (_now, _until, limit) => Promise.resolve(left.splice(0, limit)), settle: () => Promise.resolve(), nextDue: () => Promise.resolve(undefined) };
    const dispatcher = startDispatcher({
      store: store as Store, now: () => new Date(start), log: { warn: () => undefined, error: () => undefined }, atOnce: 3,
      deliver: async () => { most = Math.max(most, busy += 1); await new Promise((later) => { setImmediate(later); }); busy -= 1; return { outcome: 'done' }; },
    });
    await dispatcher.idle();
    expect([left.length, most]).toEqual([0, 3]);
    await dispatcher.stop();
  });

  it('leaves to whoever claims it next what has waited longer than it was claimed for', async () => {
    let time = start;
    const left = [[claimed('first', 'a'), claimed('second', 'a')]];
    const made: string[] = [];
    const store: Pick<Store, 'claim' | 'settle' | 'nextDue'> = { claim: () => Promise.resolve(left.shift() ?? []), settle: () => Promise.resolve(), nextDue: () => Promise.resolve(undefined) };
    const dispatcher = startDispatcher({
      store: store as Store, now: () => new Date(time), log: { warn: () => undefined, error: () => undefined },
      deliver: ({ id }) => { made.push(id); time += 61_000; return Promise.resolve({ outcome: 'done' }); },
    });
    await dispatcher.idle();
    expect(made).toEqual(['first']);
    await dispatcher.stop();
  });

  it('gives up the claim on what has waited too long, so that it does not stay claimed with nobody to make it', async () => {
    let time = start;
    const left = [[claimed('first', 'a'), claimed('second', 'a')]];
    const settled: [string, string, string | undefined][] = [];
    const store: Pick<Store, 'claim' | 'settle' | 'nextDue'> = {
      claim: () => Promise.resolve(left.shift() ?? []), settle: (id, { outcome }, claim) => { settled.push([id, outcome, claim]); return Promise.resolve(); }, nextDue: () => Promise.resolve(undefined),
    };
    const dispatcher = startDispatcher({
      store: store as Store, now: () => new Date(time), log: { warn: () => undefined, error: () => undefined }, leaseMs: 12_000,
      deliver: () => { time += 13_000; return Promise.resolve({ outcome: 'done' }); },
    });
    await dispatcher.idle();
    expect(settled).toEqual([['first', 'done', undefined], ['second', 'later', new Date(start + 12_000).toISOString()]]);
    await dispatcher.stop();
  });

  it.each([[1, 0, 1_000], [2, 0, 2_000], [3, 0, 4_000], [7, 0, 4_000], [8, 0, 30_000], [9, 0, 60_000], [3, 60_000, 60_000], [40, 0, 900_000], [1, 3_600_000, 3_600_000], [1, 90_000_000, 14_400_000]])('at attempt %i, asked to wait %i ms, waits %i ms: longer each time, and as long as it is asked to, within reason', async (attempt, after, waits) => {
    const { settled } = await working([claimed('a1', 'a', attempt)], () => Promise.resolve({ outcome: 'later', after, why: 'slow', ambiguous: false }));
    expect(settled).toEqual([['a1', { outcome: 'later', due: new Date(start + waits).toISOString(), why: 'slow', ambiguous: false }]]);
  });

  it('comes back when it is asked to where nothing was tried, without counting it as a failure', async () => {
    const { settled } = await working([claimed('a1', 'a', 9)], () => Promise.resolve({ outcome: 'later', after: 400, why: 'paced', ambiguous: false, untried: true }));
    expect(settled).toEqual([['a1', { outcome: 'later', due: new Date(start + 400).toISOString(), why: 'paced', ambiguous: false, untried: true }]]);
  });

  it('finishes what it has begun when it is stopped, and hands back what it has claimed', async () => {
    const settled: [string, Settled][] = [];
    let release = () => undefined as void;
    const held = new Promise<void>((done) => { release = done; });
    const begun: string[] = [];
    let left = [claimed('a1', 'a'), claimed('a2', 'a', 2)];
    const store: Pick<Store, 'claim' | 'settle' | 'nextDue'> = {
      claim: () => { const taken = left; left = []; return Promise.resolve(taken); },
      settle: (id, result) => { settled.push([id, result]); return Promise.resolve(); },
      nextDue: () => Promise.resolve(undefined),
    };
    const dispatcher = startDispatcher({
      store: store as Store, now: () => new Date(start), log: { warn: () => undefined, error: () => undefined },
      deliver: async ({ id }) => { begun.push(id); await held; return { outcome: 'done' }; },
    });
    while (begun.length === 0) await new Promise((soon) => { setImmediate(soon); });
    const stopped = dispatcher.stop();
    release();
    await stopped;
    expect(begun).toEqual(['a1']);
    expect(settled).toEqual([['a1', { outcome: 'done' }], ['a2', { outcome: 'later', due: new Date(start).toISOString(), why: 'stopping', ambiguous: true, untried: true }]]);
  });

  it('tells whoever reads the log what was given up', async () => {
    const { settled, errors } = await working([claimed('a1', 'a')], () => Promise.resolve({ outcome: 'given up', why: 'channel_not_found' }));
    expect(settled).toEqual([['a1', { outcome: 'given up', why: 'channel_not_found' }]]);
    expect(errors).toEqual([expect.stringContaining('given up')]);
  });

  it('does nothing more once it is stopped', async () => {
    let claims = 0;
    const store: Pick<Store, 'claim' | 'nextDue'> = { claim: () => { claims += 1; return Promise.resolve([]); }, nextDue: () => Promise.resolve(undefined) };
    const dispatcher = startDispatcher({ store: store as Store, deliver: () => Promise.resolve({ outcome: 'done' }), now: () => new Date(start), log: { warn: () => undefined, error: () => undefined } });
    await dispatcher.stop();
    const before = claims;
    dispatcher.wake();
    await dispatcher.idle();
    expect(claims).toBe(before);
  });
});

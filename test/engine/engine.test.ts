import { describe, expect, it } from 'vitest';
import type { Input } from '../../src/conversation/input.ts';
import { openEngine } from '../../src/engine.ts';
import { startDispatcher } from '../../src/dispatch.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import type { Claimed } from '../../src/store/store.ts';
import { readingOf, world } from '../world.ts';

const at = '2026-11-24T09:00:00.000Z';
const kim = { id: 'U1', name: 'Kim' };
const quiet = { warn: () => undefined, error: () => undefined };

async function running({ practice = false, deliversPractice = true } = {}) {
  const store = await openSqlite(':memory:');
  const engine = openEngine({ store, world: () => world, understand: () => readingOf('lan'), deliversPractice, wake: () => undefined });
  let n = 0;
  const receive = (input: Partial<Input> & { type: Input['type'] }) => engine.receive('c1', { id: `i${++n}`, at, ...input } as Input);
  await engine.receive('c1', { id: 'i0', at, type: 'conversation.open', door: 'almi-dalarna', practice }, { token: 'hash-of-token', code: 'hash-of-code' });
  const handOver = () => receive({ type: 'handover.request', id: 'h1', actor: 'almi-dalarna', contact: { name: 'Anna Ek', phone: '070-123 45 67' }, onward: 'share', sensitive: false, omit: [] });
  return { store, engine, receive, handOver };
}

/** A program just started over a conversation it has not read yet: its first reading of it comes back only when let go. */
async function readingSlowly() {
  const { store } = await running();
  let letGo: () => void = () => undefined;
  const held = new Promise<void>((resolve) => { letGo = resolve; });
  let reads = 0;
  const load: typeof store.load = async (id, after) => {
    const records = await store.load(id, after);
    if (++reads === 1) await held;
    return records;
  };
  const engine = openEngine({ store: { ...store, load }, world: () => world, understand: () => readingOf('lan'), deliversPractice: true, wake: () => undefined });
  return { store, engine, letGo: () => { letGo(); } };
}

describe('the engine', () => {
  it('keeps what was said with its reading, and answers', async () => {
    const { store, receive } = await running();
    const records = await receive({ type: 'message.say', text: 'Vi behöver låna' });
    expect(records.map(({ event }) => event.type)).toEqual(['message.said', 'message.sent']);
    expect((await store.load('c1')).map(({ version }) => version)).toEqual([1, 2, 3, 4]);
  });

  it('gives the same answer to the same id and makes no second turn', async () => {
    const { store, engine } = await running();
    const input: Input = { id: 'same', at, type: 'message.say', text: 'Vi behöver låna' };
    const [first, second, third] = await Promise.all([engine.receive('c1', input), engine.receive('c1', input), engine.receive('c1', input)]);
    expect(second).toEqual(first);
    expect(third).toEqual(first);
    expect((await store.load('c1')).filter(({ cause }) => cause === 'same')).toHaveLength(first.length);
  });

  it('refuses the same id with other content', async () => {
    const { engine } = await running();
    await engine.receive('c1', { id: 'same', at, type: 'message.say', text: 'Vi behöver låna' });
    await expect(engine.receive('c1', { id: 'same', at, type: 'message.say', text: 'Något helt annat' })).rejects.toMatchObject({ code: 'conflict_id' });
  });

  it('writes no personal number, address or telephone number anywhere but in the contact', async () => {
    const { store, receive, handOver } = await running();
    await receive({ type: 'message.say', text: 'Jag heter Anna, 850709-9805, anna@verkstad.example, 070-123 45 67' });
    await handOver();
    const events = JSON.stringify(await store.load('c1'));
    for (const secret of ['850709', '9805', 'anna@verkstad', '123 45 67', 'Anna Ek']) expect(events).not.toContain(secret);
    expect(await store.contact('h1')).toEqual({ name: 'Anna Ek', phone: '070-123 45 67' });
  });

  it('puts a card and an e-mail in the outbox with the handover, holding ids only', async () => {
    const { store, receive, handOver } = await running();
    await receive({ type: 'message.say', text: 'Vi behöver låna' });
    await handOver();
    const claimed = await store.claim('2026-11-24T10:00:00.000Z', '2026-11-24T10:01:00.000Z', 10);
    expect(claimed).toMatchObject([{ kind: 'card', handover: 'h1', conversation: 'c1', again: false }, { kind: 'mail', handover: 'h1', conversation: 'c1', again: false }]);
    expect(JSON.stringify(claimed)).not.toContain('Anna');
  });

  it('reaches no real channel from a practice conversation', async () => {
    const { store, receive, handOver } = await running({ practice: true, deliversPractice: false });
    await receive({ type: 'message.say', text: 'Vi behöver låna' });
    await handOver();
    expect(await store.claim('2026-11-24T10:00:00.000Z', '2026-11-24T10:01:00.000Z', 10)).toEqual([]);
  });

  it('lets one of two promoters who press at once win, and tells the other who did, a hundred times', async () => {
    for (let round = 0; round < 100; round++) {
      const { receive, handOver, engine } = await running();
      await receive({ type: 'message.say', text: 'Vi behöver låna' });
      await handOver();
      const press = (id: string, name: string) => engine.receive('c1', { id: `press-${id}`, at, type: 'handover.accept', handover: 'h1', promoter: { id, name } });
      const results = await Promise.allSettled([press('U1', 'Kim'), press('U2', 'Lo')]);
      expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect(results.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'taken' } });
    }
  });

  it('decides again when somebody else has written meanwhile', async () => {
    const { store, receive } = await running();
    const other = openEngine({ store, world: () => world, understand: () => readingOf('lan'), deliversPractice: true, wake: () => undefined });
    await other.current('c1');
    await receive({ type: 'message.say', text: 'Vi behöver låna' });
    const records = await other.receive('c1', { id: 'late', at, type: 'message.say', text: 'Och vi finns i Mora' });
    expect(records[0]?.version).toBe(5);
  });

  it('lets no reader that began before a turn put back what was so before it', async () => {
    const { store, engine, letGo } = await readingSlowly();
    const reader = engine.current('c1');
    await engine.receive('c1', { id: 'i1', at, type: 'message.say', text: 'Vi behöver låna' });
    letGo();
    const kept = (await store.load('c1')).at(-1)!.version;
    expect((await reader).version).toBe(kept);
    expect((await engine.current('c1')).version).toBe(kept);
  });

  it('takes no conversation back that was forgotten while it was being read', async () => {
    const { store, engine, letGo } = await readingSlowly();
    const reader = engine.current('c1');
    await store.forget('c1');
    engine.forget('c1');
    letGo();
    await reader;
    expect((await engine.current('c1')).version).toBe(0);
  });

  it('tells watchers what is new, after it is kept', async () => {
    const { store, engine, receive } = await running();
    const heard: number[] = [];
    const stop = engine.watch('c1', (records) => heard.push(...records.map(({ version }) => version)));
    await receive({ type: 'message.say', text: 'Vi behöver låna' });
    stop();
    await receive({ type: 'message.say', text: 'En sak till' });
    expect(heard).toEqual([3, 4]);
    expect((await store.load('c1')).length).toBeGreaterThan(4);
  });
});

describe('the dispatcher', () => {
  it('delivers what is due, tries again what must wait, and settles what is done', async () => {
    const { store, receive, handOver } = await running();
    await receive({ type: 'message.say', text: 'Vi behöver låna' });
    await handOver();
    await receive({ type: 'handover.accept', handover: 'h1', promoter: kim });
    let now = Date.parse('2026-11-24T10:00:00.000Z');
    const seen: Claimed[] = [];
    const dispatcher = startDispatcher({
      store, now: () => new Date(now), log: quiet,
      deliver: (delivery) => { seen.push(delivery); return Promise.resolve(seen.length === 1 ? { outcome: 'later', after: 1000, why: 'slow', ambiguous: true } : { outcome: 'done' }); },
    });
    await dispatcher.idle();
    now += 60_000;
    dispatcher.wake();
    await dispatcher.idle();
    await dispatcher.stop();
    expect(seen.filter(({ kind }) => kind === 'card').map(({ again, attempt }) => [again, attempt])).toEqual([[false, 1], [true, 2]]);
    // What is left are the clocks, of which none has struck.
    expect(await store.nextDue()).toBe('2026-11-25T07:00:00.000Z');
    expect((await store.counts()).deliveriesDue).toBe(0);
  });
});

import { describe, expect, it } from 'vitest';
import type { Input } from '../../src/conversation/input.ts';
import { openEngine } from '../../src/engine.ts';
import { openPostgres } from '../../src/store/postgres.ts';
import { closing, newDatabase } from '../store/stores.ts';
import { readingOf, world } from '../world.ts';

const at = '2026-11-24T09:00:00.000Z';
const kim = { id: 'U1', name: 'Kim' };

describe.skipIf(newDatabase === undefined)('two engines over one Postgres', () => {
  /** One engine for each process, put together as the app does. */
  async function two() {
    const url = await newDatabase!();
    const woken = [0, 0];
    const make = async (which: 0 | 1) => {
      const store = await closing(openPostgres(url));
      const engine = openEngine({ store, world: () => world, understand: () => readingOf('lan'), deliversPractice: true, wake: () => { woken[which]! += 1; } });
      store.onElsewhere((news) => { if (news !== 'settings' && news !== 'content') engine.hear(news); });
      return { store, engine };
    };
    const [one, other] = [await make(0), await make(1)];
    await one.engine.receive('c1', { id: 'i0', at, type: 'conversation.open', door: 'almi-dalarna', practice: false }, { token: 't', code: 'k' });
    return { one, other };
  }
  const say = (id: string, text: string): Input => ({ id, at, type: 'message.say', text });
  const handOver: Input = { id: 'h1', at, type: 'handover.request', actor: 'almi-dalarna', contact: { name: 'Anna Ek', phone: '070-123 45 67' }, onward: 'share', sensitive: false, omit: [] };
  const accept = (id: string): Input => ({ id, at, type: 'handover.accept', handover: 'h1', promoter: { ...kim, id } });

  it('know at once what the other has kept, though they had read the conversation before', async () => {
    const { one, other } = await two();
    await other.engine.current('c1');
    await one.engine.receive('c1', say('i1', 'Vi behöver låna'));
    expect((await other.engine.current('c1')).version).toBe((await one.engine.current('c1')).version);
    expect((await other.engine.current('c1')).conversation).toEqual((await one.engine.current('c1')).conversation);
    await one.engine.receive('c1', handOver);
    expect((await other.engine.receive('c1', accept('U1')))[0]?.event).toMatchObject({ type: 'handover.accepted', handover: 'h1' });
  });

  it('answer the same input the same, whichever gets it and however often', async () => {
    const { one, other } = await two();
    const answers = await Promise.all([one, other, one, other].map(({ engine }) => engine.receive('c1', say('same', 'Vi behöver låna'))));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect((await one.store.load('c1')).filter(({ cause }) => cause === 'same')).toHaveLength(answers[0]!.length);
  });

  it('let the first of two promoters have the case, and tell the second', async () => {
    const { one, other } = await two();
    await one.engine.receive('c1', say('i1', 'Vi behöver låna'));
    await one.engine.receive('c1', handOver);
    const answers = await Promise.allSettled([one.engine.receive('c1', accept('U1')), other.engine.receive('c1', accept('U2'))]);
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await one.store.load('c1')).filter(({ event }) => event.type === 'handover.accepted')).toHaveLength(1);
  });

  it('tell who watches in the other process', async () => {
    const { one, other } = await two();
    const told = new Promise<void>((resolve) => { other.engine.watch('c1', () => { resolve(); }); });
    const records = await one.engine.receive('c1', say('i1', 'Vi behöver låna'));
    await told;
    expect(await other.store.load('c1', records[0]!.version - 1)).toEqual(records);
  });

  it('remember nothing of what the other has forgotten', async () => {
    const { one, other } = await two();
    await other.engine.current('c1');
    const told = new Promise<void>((resolve) => { other.engine.watch('c1', () => { resolve(); }); });
    await one.store.forget('c1');
    await told;
    expect(await other.engine.current('c1')).toMatchObject({ version: 0, conversation: { status: 'none' } });
  });
});

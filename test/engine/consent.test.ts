import { describe, expect, it } from 'vitest';
import type { Input } from '../../src/conversation/input.ts';
import { openEngine } from '../../src/engine.ts';
import { Notice } from '../../src/retention/notice.ts';
import { storesToTest } from '../store/stores.ts';
import { readingOf, world } from '../world.ts';

const at = (minutes: number) => new Date(Date.parse('2026-11-24T09:00:00.000Z') + minutes * 60_000).toISOString();

describe.each(storesToTest)('a yes kept in $name', ({ open }) => {
  async function running() {
    const store = await open();
    const engine = openEngine({ store, world: () => world, understand: () => readingOf('lan'), deliversPractice: true, wake: () => undefined });
    await engine.receive('c1', { id: 'i0', at: at(0), type: 'conversation.open', door: 'almi-dalarna', practice: false }, { token: 'hash-of-token', code: 'hash-of-code' });
    const publish = async (door: string, minutes: number) => {
      const version = await store.retention.draftNotice({ door, notice: Notice.parse({ responsible: 'Region', contact: 'x@region.example' }), at: at(minutes), by: 'Anna' });
      await store.retention.publishNotice(door, version, { at: at(minutes), by: 'Anna' });
    };
    const handOver = (minutes: number, more: Partial<Input & { type: 'handover.request' }> = {}) => engine.receive('c1', { type: 'handover.request', id: 'h1', at: at(minutes), actor: 'almi-dalarna', contact: { name: 'Anna Ek', phone: '070-123 45 67' }, onward: 'ask', sensitive: false, omit: [], ...more });
    const kept = async () => (await store.load('c1')).flatMap(({ event }) => (event.type === 'handover.requested' || event.type === 'handover.shared' ? [{ type: event.type, handover: event.handover, notice: event.notice }] : []));
    return { store, engine, publish, handOver, kept };
  }

  it('says which version stood at the door, and goes on saying it when there is another', async () => {
    const { publish, handOver, kept } = await running();
    await publish('', 1);
    await publish('almi-dalarna', 2);
    await handOver(3);
    await publish('almi-dalarna', 4);
    expect(await kept()).toEqual([{ type: 'handover.requested', handover: 'h1', notice: { door: 'almi-dalarna', version: 1, since: at(2) } }]);
  });

  it('of a chain says it where the company agreed, and again where it lets its name go on', async () => {
    const { publish, handOver, kept, engine } = await running();
    await publish('', 1);
    await handOver(2);
    await publish('', 3);
    await engine.receive('c1', { type: 'handover.decline', id: 'i2', at: at(4), handover: 'h1', promoter: { id: 'U1', name: 'Kim' }, reason: 'no_capacity' });
    const onward = (await kept())[1];
    expect(onward).toMatchObject({ type: 'handover.requested', notice: undefined });
    await engine.receive('c1', { type: 'option.choose', id: 'i3', at: at(5), slot: 'onward', option: 'ja' });
    expect(await kept()).toEqual([
      { type: 'handover.requested', handover: 'h1', notice: { door: '', version: 1, since: at(1) } }, onward,
      { type: 'handover.shared', handover: onward?.handover, notice: { door: '', version: 2, since: at(3) } },
    ]);
  });

  it('by word of mouth, or where nothing was published, says none', async () => {
    const { publish, handOver, kept } = await running();
    await handOver(1);
    expect(await kept()).toEqual([{ type: 'handover.requested', handover: 'h1', notice: undefined }]);
    const spoken = await running();
    await spoken.publish('', 1);
    await spoken.handOver(2, { spokenTo: { id: 'U1', name: 'Kim' } });
    expect(await spoken.kept()).toEqual([{ type: 'handover.requested', handover: 'h1', notice: undefined }]);
    await publish('', 2);
  });
});

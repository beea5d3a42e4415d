import { describe, expect, it } from 'vitest';
import type { KeptExample } from '../../src/learning/example.ts';
import type { Publication } from '../../src/store/publications.ts';
import type { Store } from '../../src/store/store.ts';
import { at, open as begin, said } from './samples.ts';
import { storesToTest } from './stores.ts';

type New = Omit<KeptExample, 'version'>;
const example = (conversation: string, message: string, more: Partial<New> = {}): New => ({
  source: { conversation, message }, state: 'draft', at: at(1), account: 'a1', reviewer: 'Anna Ek', language: 'sv', region: 'dalarna', text: `Mening ${message}`, label: { is: 'need', need: 'lan' }, ...more,
});
const publication = (id: string): Publication => ({ id, kind: 'model', at: at(5), name: 'Anna Ek', base: 'b', body: '{}' });
const training = (id: string, minute = 1) => ({ id, at: at(minute), account: 'a1', name: 'Anna Ek' });

describe.each(storesToTest)('what there is to learn from, in $name', ({ open }) => {
  async function withTalk(...ids: string[]): Promise<Store> {
    const store = await open();
    for (const id of ids) await begin(store, id, [said('Hej')]);
    return store;
  }

  it('is kept by where it was said, the latest first', async () => {
    const { learning } = await withTalk('c1');
    expect(await learning.putExample(example('c1', 'm1'), 0)).toBe(true);
    expect(await learning.putExample(example('c1', 'm2', { at: at(2), label: { is: 'new', name: 'Cirkulärt' } }), 0)).toBe(true);
    expect(await learning.putExample({ source: { conversation: 'c1', message: 'm3' }, state: 'skipped', at: at(0), reviewer: 'Bo', language: 'en' }, 0)).toBe(true);
    expect((await learning.examples()).map(({ source: { message }, version }) => [message, version])).toEqual([['m2', 1], ['m1', 1], ['m3', 1]]);
    expect(await learning.example({ conversation: 'c1', message: 'm1' })).toEqual({ ...example('c1', 'm1'), version: 1 });
    expect(await learning.example({ conversation: 'c1', message: 'm9' })).toBeUndefined();
  });

  it('lets the first of two admins who label the same thing win, and loses neither’s work', async () => {
    const { learning } = await withTalk('c1');
    const both = await Promise.all([learning.putExample(example('c1', 'm1', { reviewer: 'Anna' }), 0), learning.putExample(example('c1', 'm1', { reviewer: 'Bo' }), 0)]);
    expect(both.filter((taken) => taken)).toHaveLength(1);
    const won = await learning.example({ conversation: 'c1', message: 'm1' });
    expect(won?.reviewer).toBe(both[0] === true ? 'Anna' : 'Bo');
    const again = await Promise.all(['Anna', 'Bo', 'Cia'].map((reviewer) => learning.putExample(example('c1', 'm1', { reviewer }), 1)));
    expect(again.filter((taken) => taken)).toHaveLength(1);
    expect(await learning.removeExample({ conversation: 'c1', message: 'm1' }, 1)).toBe(false);
    expect(await learning.removeExample({ conversation: 'c1', message: 'm1' }, 2)).toBe(true);
    expect(await learning.examples()).toEqual([]);
  });

  it('is gone when the conversation is forgotten, and is not taken from one that is', async () => {
    const store = await withTalk('c1', 'c2');
    await store.learning.putExample(example('c1', 'm1'), 0);
    await store.learning.putExample(example('c2', 'm1'), 0);
    await store.learning.putExample(example('files', 'h1'), 0);
    await store.forget('c1');
    expect((await store.learning.examples()).map(({ source }) => source.conversation).sort()).toEqual(['c2', 'files']);
    expect(await store.learning.putExample(example('c1', 'm1'), 0)).toBe(false);
  });

  it('has one training at a time, and takes a new one when the one before is heard of no more', async () => {
    const { learning } = await withTalk();
    const begun = await Promise.all(['t1', 't2', 't3'].map((id) => learning.beginTraining(training(id), at(0))));
    expect(begun.filter((one) => one)).toHaveLength(1);
    const first = (await learning.trainings(9))[0]?.id ?? '';
    expect(await learning.beat(first, 0.25, at(2))).toBe(true);
    expect(await learning.training(first)).toMatchObject({ state: 'running', share: 0.25, heartbeat: at(2), name: 'Anna Ek' });
    expect(await learning.beginTraining(training('t4', 3), at(2))).toBe(false);
    expect(await learning.beginTraining(training('t4', 3), at(3))).toBe(true);
    expect(await learning.training(first)).toMatchObject({ state: 'failed', why: 'broken off', endedAt: at(3) });
    expect(await learning.beat(first, 0.5, at(4))).toBe(false);
    expect(await learning.endTraining(first, { at: at(4), state: 'done', result: '{}', model: '{}' })).toBe(false);
  });

  it('keeps what came of a training until it is published, discarded or another is done', async () => {
    const { learning } = await withTalk();
    const done = async (id: string) => {
      await learning.beginTraining(training(id), at(0));
      expect(await learning.endTraining(id, { at: at(4), state: 'done', result: `{"of":"${id}"}`, model: '{"a":1}' })).toBe(true);
    };
    await done('t1');
    await done('t2');
    expect(await learning.training('t1')).toMatchObject({ state: 'discarded', result: '{"of":"t1"}' });
    expect((await learning.training('t1'))?.model).toBeUndefined();
    expect(await learning.training('t2')).toMatchObject({ state: 'done', model: '{"a":1}' });
    expect(await learning.publishModel(publication('p1'), undefined, [], 't2')).toBe(true);
    expect((await learning.training('t2'))?.state).toBe('published');
    await done('t3');
    expect(await learning.discardTraining('t3')).toBe(true);
    expect(await learning.discardTraining('t3')).toBe(false);
    expect(await learning.beginTraining(training('t4'), at(0))).toBe(true);
    expect(await learning.endTraining('t4', { at: at(4), state: 'cancelled' })).toBe(true);
    expect(await learning.training('t4')).toMatchObject({ state: 'cancelled' });
  });

  it('marks exactly the examples that a published model has learnt, but for those that were changed since', async () => {
    const { learning } = await withTalk('c1');
    for (const message of ['m1', 'm2', 'm3']) await learning.putExample(example('c1', message), 0);
    await learning.putExample(example('c1', 'm4', { state: 'skipped' }), 0);
    await learning.putExample(example('c1', 'm2', { text: 'Ändrad' }), 1);
    const learnt = ['m1', 'm2'].map((message) => ({ conversation: 'c1', message, version: 1 }));
    await learning.publishModel(publication('p1'), undefined, learnt);
    const states = async () => Object.fromEntries((await learning.examples()).map(({ source, state }) => [source.message, state]));
    expect(await states()).toEqual({ m1: 'published', m2: 'draft', m3: 'draft', m4: 'skipped' });
    expect(await learning.publishModel(publication('p2'), undefined, [])).toBe(false);
    expect((await states())['m1']).toBe('published');
    await learning.publishModel({ ...publication('p3'), from: 'p0' }, 'p1', [{ conversation: 'c1', message: 'm3' }, { conversation: 'c1', message: 'm2' }]);
    expect(await states()).toEqual({ m1: 'draft', m2: 'published', m3: 'published', m4: 'skipped' });
  });
});

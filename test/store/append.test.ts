import { describe, expect, it } from 'vitest';
import { Conflict } from '../../src/store/store.ts';
import { at, contact, delivery, open, opened, rated, recorded, requested, said } from './samples.ts';
import { storesToTest } from './stores.ts';

describe.each(storesToTest)('streams in $name', ({ open: openStore }) => {
  it('gives back what was appended, word for word and in order', async () => {
    const store = await openStore();
    const records = recorded([opened, said('Vi gör "verktyg" i Mora 🛠 \u0000 \ud800 och vill sälja i Norge.'), requested('h1', { municipality: 'Mora', previous: 'h0' }), rated]);
    await store.append('c1', 0, records);
    expect(await store.load('c1')).toEqual(records);
  });

  it('leaves out what the reader has already', async () => {
    const store = await openStore();
    await open(store, 'c1', [rated, rated]);
    expect((await store.load('c1', 1)).map(({ version }) => version)).toEqual([2, 3]);
    expect(await store.load('c1', 3)).toEqual([]);
  });

  it('has an empty stream for a conversation that does not exist', async () => {
    const store = await openStore();
    expect(await store.load('nobody')).toEqual([]);
  });

  it('keeps conversations apart', async () => {
    const store = await openStore();
    await open(store, 'c1', [said('ett')]);
    await open(store, 'c2', [said('två'), rated]);
    expect(await store.load('c1')).toHaveLength(2);
    expect(await store.load('c2')).toHaveLength(3);
  });

  it('refuses an append to a stream that has grown, that is shorter, or that exists already', async () => {
    const store = await openStore();
    await open(store, 'c1', [rated]);
    for (const expected of [0, 1, 3]) {
      await expect(store.append('c1', expected, recorded([rated], expected))).rejects.toBeInstanceOf(Conflict);
    }
    await expect(store.append('c2', 1, recorded([rated], 1))).rejects.toMatchObject({ code: 'conflict' });
    expect(await store.load('c1')).toHaveLength(2);
    expect(await store.load('c2')).toEqual([]);
  });

  it('refuses versions that do not follow', async () => {
    const store = await openStore();
    await open(store, 'c1');
    await expect(store.append('c1', 1, recorded([rated], 2))).rejects.toThrow('version 3 does not follow');
    await expect(store.append('c1', 1, [...recorded([rated], 1), ...recorded([rated], 1)])).rejects.toThrow('does not follow');
    await expect(store.append('c2', 0, [])).rejects.toThrow('nothing to open');
    expect(await store.load('c1')).toHaveLength(1);
  });

  it('can write deliveries without events, if the stream is where it was', async () => {
    const store = await openStore();
    await open(store, 'c1');
    await store.append('c1', 1, [], { deliveries: [delivery('d1', 'c1')] });
    await expect(store.append('c1', 2, [], { deliveries: [delivery('d2', 'c1')] })).rejects.toBeInstanceOf(Conflict);
    expect((await store.claim(at(0), at(1), 9)).map(({ id }) => id)).toEqual(['d1']);
  });

  it('writes nothing of an append that fails', async () => {
    const store = await openStore();
    await open(store, 'c1');
    await store.append('c1', 1, recorded([rated], 1), { deliveries: [delivery('d1', 'c1')] });
    const also = { access: { token: 't', code: 'k' }, contact: { chain: 'h1', contact }, deliveries: [delivery('d2', 'c1'), delivery('d1', 'c1')] };
    await expect(store.append('c1', 2, recorded([requested('h1')], 2), also)).rejects.toThrow();
    expect(await store.load('c1')).toHaveLength(2);
    expect(await store.access({ token: 't' })).toBeUndefined();
    expect(await store.contact('h1')).toBeUndefined();
    expect(await store.handover('h1')).toBeUndefined();
    expect((await store.counts()).deliveriesDue).toBe(1);
    await store.append('c1', 2, recorded([requested('h1')], 2), { ...also, deliveries: [] });
    expect(await store.load('c1')).toHaveLength(3);
  });

  it('lets exactly one of two appends that expect the same version win', async () => {
    const store = await openStore();
    await open(store, 'c1');
    const answers = await Promise.allSettled([said('ett'), said('två')].map((event) => store.append('c1', 1, recorded([event], 1))));
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(answers.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'conflict' } });
    expect(await store.load('c1')).toHaveLength(2);
  });

  it('lets each of many that race and decide again through in the end', async () => {
    const store = await openStore();
    const conversations = ['c1', 'c2', 'c3'];
    for (const conversation of conversations) await open(store, conversation);
    let conflicts = 0;
    const appendOnce = async (conversation: string): Promise<void> => {
      const expected = (await store.load(conversation)).length;
      await new Promise((resolve) => setImmediate(resolve));
      await store.append(conversation, expected, recorded([rated], expected)).catch((error: unknown) => {
        if (!(error instanceof Conflict)) throw error;
        conflicts += 1;
        return appendOnce(conversation);
      });
    };
    await Promise.all(Array.from({ length: 30 }, (_, index) => appendOnce(conversations[index % 3]!)));
    expect(conflicts).toBeGreaterThan(0);
    for (const conversation of conversations) {
      expect((await store.load(conversation)).map(({ version }) => version)).toEqual(Array.from({ length: 11 }, (_, index) => index + 1));
    }
  });

  it('takes appends to one stream in the order they were asked for', async () => {
    const store = await openStore();
    await Promise.all([
      store.append('c1', 0, recorded([opened])),
      store.append('c1', 1, recorded([said('ett')], 1)),
      store.append('c1', 2, recorded([said('två')], 2)),
    ]);
    expect(await store.load('c1')).toHaveLength(3);
  });

  it('has written everything that was asked for before it closes', async () => {
    const store = await openStore();
    const asked = Array.from({ length: 250 }, (_, index) => store.append(`c${index}`, 0, recorded([opened])));
    await store.close();
    await expect(Promise.all(asked)).resolves.toHaveLength(250);
    await expect(store.append('late', 0, recorded([opened]))).rejects.toThrow();
  });
});

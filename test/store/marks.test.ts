import { describe, expect, it } from 'vitest';
import { at, anna, contact, open, recorded, requested } from './samples.ts';
import type { Store } from '../../src/store/store.ts';
import { storesToTest } from './stores.ts';

async function asks(store: Store, conversation: string, chain: string, marks: readonly string[], shown = false): Promise<void> {
  await open(store, conversation);
  await store.append(conversation, 1, recorded([requested(chain)], 1), { contact: { chain, contact }, marks: { chain, marks, shown } });
}

describe.each(storesToTest)('a company that comes back, in $name', ({ open: openStore }) => {
  it('is known by any of its marks, and shown as known only where it allowed that both times', async () => {
    const store = await openStore();
    await asks(store, 'c1', 'h1', ['mail', 'phone'], true);
    await asks(store, 'c2', 'h2', ['mail'], false);
    await asks(store, 'c3', 'h3', ['phone', 'number'], true);
    await asks(store, 'c4', 'h4', ['another'], true);
    expect(await store.kin('h3')).toEqual([{ chain: 'h1', shown: true }]);
    expect(await store.kin('h1')).toEqual([{ chain: 'h2', shown: false }, { chain: 'h3', shown: true }]);
    expect(await store.kin('h4')).toEqual([]);
    expect(await store.kin('nobody')).toEqual([]);
  });

  it('is forgotten with its conversation', async () => {
    const store = await openStore();
    await asks(store, 'c1', 'h1', ['mail'], true);
    await asks(store, 'c2', 'h2', ['mail'], true);
    await store.forget('c1');
    expect(await store.kin('h2')).toEqual([]);
  });

  it('asks again under the same id without a mark being kept twice', async () => {
    const store = await openStore();
    await asks(store, 'c1', 'h1', ['mail', 'mail2'], true);
    await store.append('c1', 2, recorded([requested('h9', { chain: 'h1' })], 2), { contact: { chain: 'h1', contact }, marks: { chain: 'h1', marks: ['mail', 'new'], shown: true } });
    await asks(store, 'c2', 'h2', ['new'], true);
    expect(await store.kin('h2')).toEqual([{ chain: 'h1', shown: true }]);
  });
});

describe.each(storesToTest)('rows for a promoter’s day, in $name', ({ open: openStore }) => {
  it('are found by who pressed last, by chain, and by what is open or has changed since', async () => {
    const store = await openStore();
    await open(store, 'c1', [requested('h1'), { type: 'handover.accepted', handover: 'h1', promoter: anna, callBy: at(90) }, { type: 'handover.completed', handover: 'h1', promoter: anna, outcome: 'got_help' }]);
    await open(store, 'c2', [requested('h2'), requested('h3', { chain: 'h2' })]);
    const ids = async (filter: Parameters<typeof store.handovers>[0]) => (await store.handovers(filter)).map(({ id }) => id);
    expect(await ids({ promoter: 'U1' })).toEqual(['h1']);
    expect(await ids({ promoter: 'U2' })).toEqual([]);
    expect(await ids({ chains: ['h2'] })).toEqual(['h2', 'h3']);
    expect(await ids({ chains: [] })).toEqual([]);
    expect(await ids({ since: at(4) })).toEqual(['h1', 'h2', 'h3']);
    expect(await ids({ since: at(5) })).toEqual(['h2', 'h3']);
  });

  it('keep when a case was first taken, how it ended, and what the company said of it', async () => {
    const store = await openStore();
    await open(store, 'c1', [
      requested('h1', { municipality: 'Mora' }), { type: 'handover.accepted', handover: 'h1', promoter: anna, callBy: at(90) }, { type: 'handover.asked', handover: 'h1', promoter: anna, text: 'Hur många är ni?' },
      { type: 'handover.released', handover: 'h1', promoter: anna, by: at(600) },
    ]);
    expect(await store.handover('h1')).toMatchObject({ facts: { municipality: 'Mora', takenAt: at(3), askedAt: at(4) } });
    expect(await store.handover('h1')).not.toHaveProperty('promoterId');
    await store.append('c1', 5, recorded([
      { type: 'handover.answered', handover: 'h1', message: 'm', text: 'Tolv' }, { type: 'handover.accepted', handover: 'h1', promoter: { id: 'U2', name: 'Bo' }, callBy: at(95) },
      { type: 'handover.completed', handover: 'h1', promoter: { id: 'U2', name: 'Bo' }, outcome: 'partly' }, { type: 'handover.rated', handover: 'h1', helped: 'yes' },
    ], 5));
    expect(await store.handover('h1')).toMatchObject({ promoterId: 'U2', facts: { about: 'sälja i Norge', municipality: 'Mora', takenAt: at(3), endedAt: at(8), outcome: 'partly', helped: 'yes', helpedAt: at(9) } });
    expect((await store.handover('h1'))?.facts).not.toHaveProperty('askedAt');
  });
});

import { describe, expect, it } from 'vitest';
import { anna, at, contact, delivery, open, practice, rated, recorded, requested, said } from './samples.ts';
import { storesToTest } from './stores.ts';

describe.each(storesToTest)('who may speak, in $name', ({ open: openStore }) => {
  it('finds a conversation by the hash of its token or of its code, and takes neither for the other', async () => {
    const store = await openStore();
    await open(store, 'c1');
    await open(store, 'c2');
    expect(await store.access({ token: 'token-c1' })).toEqual({ conversation: 'c1' });
    expect(await store.access({ code: 'code-c2' })).toEqual({ conversation: 'c2' });
    expect(await store.access({ token: 'code-c1' })).toBeUndefined();
    expect(await store.access({ code: 'token-c1' })).toBeUndefined();
    expect(await store.access({ token: '' })).toBeUndefined();
  });

  it('lets a resumed conversation have one more token, the first still working', async () => {
    const store = await openStore();
    await open(store, 'c1');
    await store.addToken('c1', 'second', at(5));
    expect(await store.access({ token: 'second' })).toEqual({ conversation: 'c1' });
    expect(await store.access({ token: 'token-c1' })).toEqual({ conversation: 'c1' });
    expect(await store.access({ code: 'second' })).toBeUndefined();
  });

  it('gives no token to a conversation that does not exist, and never the same to two', async () => {
    const store = await openStore();
    await open(store, 'c1');
    await open(store, 'c2');
    await expect(store.addToken('nobody', 'other', at(5))).rejects.toThrow();
    await expect(store.addToken('c2', 'token-c1', at(5))).rejects.toThrow();
    expect(await store.access({ token: 'token-c1' })).toEqual({ conversation: 'c1' });
  });
});

describe.each(storesToTest)('contacts in $name', ({ open: openStore }) => {
  it('keeps one contact for each chain, the latest', async () => {
    const store = await openStore();
    await open(store, 'c1');
    await store.append('c1', 1, recorded([requested('h1')], 1), { contact: { chain: 'h1', contact } });
    expect(await store.contact('h1')).toEqual(contact);
    const changed = { name: 'Åsa Öst', phone: '070-000 00 00', callTime: 'efter lunch', company: 'Verkstan', organisationNumber: '556000-0000' };
    await store.append('c1', 2, recorded([requested('h2', { chain: 'h1' })], 2), { contact: { chain: 'h1', contact: changed } });
    expect(await store.contact('h1')).toEqual(changed);
    expect(await store.contact('h2')).toBeUndefined();
  });

  it('never lets one conversation write over the contact of another', async () => {
    const store = await openStore();
    await open(store, 'c1');
    await open(store, 'c2');
    await store.append('c1', 1, recorded([requested('h1')], 1), { contact: { chain: 'h1', contact } });
    await expect(store.append('c2', 1, recorded([rated], 1), { contact: { chain: 'h1', contact: { name: 'Någon annan' } } })).rejects.toThrow('belongs to another conversation');
    expect(await store.contact('h1')).toEqual(contact);
    expect(await store.load('c2')).toHaveLength(1);
  });
});

describe.each(storesToTest)('lists in $name', ({ open: openStore }) => {
  it('shows a handover as it is now', async () => {
    const store = await openStore();
    await open(store, 'c1', [said('Hej'), requested('h1'), { type: 'handover.delivered', handover: 'h1' }], practice);
    await store.append('c1', 4, recorded([{ type: 'handover.accepted', handover: 'h1', promoter: anna, callBy: at(90) }], 4));
    expect(await store.handover('h1')).toEqual({
      id: 'h1', conversation: 'c1', chain: 'h1', actor: 'almi-dalarna', service: 'almi-lan', recipient: 'Almi (Dalarna)',
      status: 'accepted', practice: true, promoter: 'Anna Ek', promoterId: 'U1', by: at(480), at: at(3), changedAt: at(5),
      facts: { about: 'sälja i Norge', takenAt: at(5), callBy: at(90) },
    });
    expect(await store.handover('h2')).toBeUndefined();
  });

  it('finds handovers by conversation, by actor and by whether they still have a next step, the oldest first', async () => {
    const store = await openStore();
    await open(store, 'c1', [requested('h2'), { type: 'handover.declined', handover: 'h2', promoter: anna, reason: 'no_capacity' }, requested('h1', { actor: 'coompanion', previous: 'h2', chain: 'h2' })]);
    await open(store, 'c2', [rated, rated, rated, requested('h3')]);
    const ids = async (filter: Parameters<typeof store.handovers>[0]) => (await store.handovers(filter)).map(({ id }) => id);
    expect(await ids({})).toEqual(['h2', 'h1', 'h3']);
    expect(await ids({ conversation: 'c1' })).toEqual(['h2', 'h1']);
    expect(await ids({ actor: 'almi-dalarna' })).toEqual(['h2', 'h3']);
    expect(await ids({ open: true })).toEqual(['h1', 'h3']);
    expect(await ids({ open: false })).toEqual(['h2']);
    expect(await ids({ conversation: 'c1', actor: 'almi-dalarna', open: true })).toEqual([]);
    expect(await store.handover('h1')).toMatchObject({ previous: 'h2', chain: 'h2' });
  });

  it('counts what is there, practice left out', async () => {
    const store = await openStore();
    expect(await store.counts()).toEqual({ conversations: 0, handovers: {}, deliveriesDue: 0, deliveriesGivenUp: 0, channelsBroken: 0, workspacesBroken: 0 });
    await open(store, 'c1', [requested('h1'), requested('h2'), { type: 'handover.withdrawn', handover: 'h2' }]);
    await open(store, 'c2', [requested('h3')], practice);
    await store.append('c1', 4, [], { deliveries: [delivery('d1', 'c1'), delivery('d2', 'c1'), delivery('d3', 'c1')] });
    await store.settle('d1', { outcome: 'done' });
    await store.settle('d2', { outcome: 'given up', why: 'channel_not_found' });
    await store.markInstallation('T2', 'token_revoked', at(1));
    await store.setChannel({ name: 'dorr-almi', id: 'C1', at: at(1) });
    await store.setChannel({ name: 'dorr-ekn', problem: 'is_archived', at: at(1) });
    expect(await store.counts()).toEqual({ conversations: 1, handovers: { requested: 1, withdrawn: 1 }, deliveriesDue: 1, deliveriesGivenUp: 1, channelsBroken: 1, workspacesBroken: 1 });
  });
});

describe.each(storesToTest)('forgetting in $name', ({ open: openStore }) => {
  it('removes all of one conversation, nothing of another, and says which places are left to clear', async () => {
    const store = await openStore();
    for (const id of ['c1', 'c2']) {
      await open(store, id, [said('Hej'), requested(`h-${id}`)]);
      await store.append(id, 3, [], { contact: { chain: `h-${id}`, contact }, deliveries: [delivery(`d-${id}`, id)] });
      await store.setPlace(`h-${id}`, { handover: `h-${id}`, channel: 'C1', ts: `1.${id}` });
    }
    expect(await store.forget('c1')).toEqual([{ handover: 'h-c1', channel: 'C1', ts: '1.c1' }]);
    expect(await store.load('c1')).toEqual([]);
    expect(await store.access({ token: 'token-c1' })).toBeUndefined();
    expect(await store.access({ code: 'code-c1' })).toBeUndefined();
    expect(await store.contact('h-c1')).toBeUndefined();
    expect(await store.handover('h-c1')).toBeUndefined();
    expect((await store.claim(at(0), at(1), 9)).map(({ id }) => id)).toEqual(['d-c2']);
    expect(await store.counts()).toMatchObject({ conversations: 1, handovers: { requested: 1 } });
    expect(await store.load('c2')).toHaveLength(3);
    expect(await store.contact('h-c2')).toEqual(contact);
  });

  it('says the places once more when it is asked again, since the first answer may have been lost', async () => {
    const store = await openStore();
    await open(store, 'c1', [requested('h1')]);
    await store.setPlace('h1', { handover: 'h1', channel: 'C1', ts: '1.1' });
    const places = await store.forget('c1');
    expect(await store.forget('c1')).toEqual(places);
    expect(await store.forget('nobody')).toEqual([]);
  });

  it('remembers what is still shown outside until somebody says that it is gone', async () => {
    const store = await openStore();
    await open(store, 'c1', [requested('h1')]);
    await store.setPlace('h1', { handover: 'h1', channel: 'C1', ts: '1.1' });
    expect(await store.toClear()).toEqual([]);
    await store.forget('c1');
    expect(await store.toClear()).toEqual([{ handover: 'h1', channel: 'C1', ts: '1.1' }]);
    await store.cleared('h1');
    expect(await store.toClear()).toEqual([]);
  });

  it('lets nothing come back: what was decided before is a conflict', async () => {
    const store = await openStore();
    await open(store, 'c1', [rated]);
    const [, late] = await Promise.allSettled([store.forget('c1'), store.append('c1', 2, recorded([rated], 2))]);
    if (late.status === 'fulfilled') await store.forget('c1');
    expect(await store.load('c1')).toEqual([]);
    await expect(store.append('c1', 2, recorded([rated], 2))).rejects.toMatchObject({ code: 'conflict' });
    await expect(store.addToken('c1', 'again', at(9))).rejects.toThrow();
    await store.settle('d1', { outcome: 'later', due: at(1), why: 'timeout', ambiguous: true });
    expect(await store.nextDue()).toBeUndefined();
  });
});

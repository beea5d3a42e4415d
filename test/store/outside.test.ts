import { describe, expect, it } from 'vitest';
import { at, open, requested } from './samples.ts';
import { storesToTest } from './stores.ts';

describe.each(storesToTest)('what is known of the outside world, in $name', ({ open: openStore }) => {
  it('knows where a handover is shown, the latest that was said', async () => {
    const store = await openStore();
    await open(store, 'c1', [requested('h1')]);
    expect(await store.place('h1')).toBeUndefined();
    await store.setPlace('h1', { handover: 'h1', channel: 'C1', ts: '1.1' });
    await store.setPlace('h1', { handover: 'h1', channel: 'C2', ts: '2.2' });
    expect(await store.place('h1')).toEqual({ handover: 'h1', channel: 'C2', ts: '2.2' });
    expect(await store.forget('c1')).toEqual([{ handover: 'h1', channel: 'C2', ts: '2.2' }]);
  });

  it('knows in which workspace a handover is shown, where that is not the region’s own', async () => {
    const store = await openStore();
    await open(store, 'c1', [requested('h1')]);
    await store.setPlace('h1', { handover: 'h1', team: 'T2', channel: 'C1', ts: '1.1' });
    expect(await store.place('h1')).toEqual({ handover: 'h1', team: 'T2', channel: 'C1', ts: '1.1' });
    expect(await store.forget('c1')).toEqual([{ handover: 'h1', team: 'T2', channel: 'C1', ts: '1.1' }]);
    expect(await store.toClear()).toEqual([{ handover: 'h1', team: 'T2', channel: 'C1', ts: '1.1' }]);
  });

  it('keeps how the app is let into a workspace, the first first, and puts a later one in its place', async () => {
    const store = await openStore();
    await store.setInstallation({ team: 'T2', app: 'A1', body: 'ett', at: at(2) });
    await store.setInstallation({ team: 'T1', enterprise: 'E1', app: 'A1', body: 'två', at: at(1) });
    await store.markInstallation('T2', 'token_revoked', at(3));
    await store.setInstallation({ team: 'T2', app: 'A2', body: 'tre', at: at(4) });
    expect(await store.installations()).toEqual([{ team: 'T1', enterprise: 'E1', app: 'A1', body: 'två', at: at(1) }, { team: 'T2', app: 'A2', body: 'tre', problem: 'token_revoked', at: at(2) }]);
  });

  it('tells one alone of those who find a workspace broken, or mended, at the same time', async () => {
    const store = await openStore();
    await store.setInstallation({ team: 'T2', app: 'A1', body: 'ett', at: at(2) });
    const mark = (team: string, problem?: string) => Promise.all(Array.from({ length: 5 }, () => store.markInstallation(team, problem, at(3))));
    for (const team of ['T2', '']) {
      expect((await mark(team, 'token_revoked')).filter(Boolean)).toHaveLength(1);
      expect(await store.markInstallation(team, 'account_inactive', at(4))).toBe(false);
      expect((await mark(team)).filter(Boolean)).toHaveLength(1);
      expect(await store.markInstallation(team, undefined, at(4))).toBe(false);
    }
    expect(await store.markInstallation('T9', undefined, at(4))).toBe(false);
  });

  it('knows a channel and what is wrong with it, until nothing is', async () => {
    const store = await openStore();
    expect(await store.channel('dorr-almi')).toBeUndefined();
    await store.setChannel({ name: 'dorr-almi', problem: 'channel_not_found', at: at(1) });
    await store.setChannel({ name: 'dorr-a', id: 'C9', at: at(2) });
    expect(await store.channel('dorr-almi')).toEqual({ name: 'dorr-almi', problem: 'channel_not_found', at: at(1) });
    await store.setChannel({ name: 'dorr-almi', id: 'C1', at: at(3) });
    expect(await store.channels()).toEqual([{ name: 'dorr-a', id: 'C9', at: at(2) }, { name: 'dorr-almi', id: 'C1', at: at(3) }]);
  });

  it('knows what each actor has set itself, the latest that was said', async () => {
    const store = await openStore();
    expect(await store.settings()).toEqual([]);
    await store.setSettings({ actor: 'almi', closed: [{ from: '2027-07-05', to: '2027-08-01' }] }, at(1));
    await store.setSettings({ actor: 'kommunen', municipality: 'Mora', team: 'T1', channel: 'C1', closed: [] }, at(1));
    await store.setSettings({ actor: 'almi', closed: [], channel: 'C2', liveSince: at(2) }, at(2));
    expect(await store.settings()).toEqual([
      { actor: 'almi', closed: [], channel: 'C2', liveSince: at(2) },
      { actor: 'kommunen', municipality: 'Mora', team: 'T1', channel: 'C1', closed: [] },
    ]);
  });

  it('follows a channel that has been given another id', async () => {
    const store = await openStore();
    await open(store, 'c1', [requested('h1'), requested('h2')]);
    await store.setChannel({ name: 'dorr-almi', id: 'C1', at: at(1) });
    await store.setChannel({ name: 'dorr-ekn', id: 'C2', at: at(1) });
    await store.setPlace('h1', { handover: 'h1', channel: 'C1', ts: '1.1' });
    await store.setPlace('h2', { handover: 'h2', channel: 'C2', ts: '2.2' });
    await store.moveChannel('C1', 'C9', at(2));
    expect(await store.channels()).toEqual([{ name: 'dorr-almi', id: 'C9', at: at(2) }, { name: 'dorr-ekn', id: 'C2', at: at(1) }]);
    expect([await store.place('h1'), await store.place('h2')]).toEqual([{ handover: 'h1', channel: 'C9', ts: '1.1' }, { handover: 'h2', channel: 'C2', ts: '2.2' }]);
  });

  it('finds the kept requests of a time that nobody has handled', async () => {
    const store = await openStore();
    for (const n of [1, 2, 3]) await store.keep({ id: `r${n}`, at: at(n), body: '' });
    await store.handled('r2', at(4));
    expect((await store.unhandled({ after: at(0), before: at(3) })).map(({ id }) => id)).toEqual(['r1']);
    expect((await store.unhandled()).map(({ id }) => id)).toEqual(['r1', 'r3']);
  });

  it('keeps a request once, and knows it still when it is handled', async () => {
    const store = await openStore();
    expect(await store.keep({ id: 'r2', at: at(2), body: 'två' })).toBe(true);
    expect(await store.keep({ id: 'r1', at: at(1), body: 'ett' })).toBe(true);
    expect(await store.keep({ id: 'r1', at: at(3), body: 'ett igen' })).toBe(false);
    expect(await store.unhandled()).toEqual([{ id: 'r1', body: 'ett' }, { id: 'r2', body: 'två' }]);
    await store.handled('r1', at(4));
    await store.handled('nobody', at(4));
    expect(await store.unhandled()).toEqual([{ id: 'r2', body: 'två' }]);
    expect(await store.keep({ id: 'r1', at: at(5), body: 'ett igen' })).toBe(false);
  });

  it('takes one of many copies of a request that come at once', async () => {
    const store = await openStore();
    const kept = await Promise.all(Array.from({ length: 20 }, () => store.keep({ id: 'r1', at: at(1), body: 'x' })));
    expect(kept.filter(Boolean)).toHaveLength(1);
  });
});

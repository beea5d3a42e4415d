import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { moveToPostgres } from '../../src/store/move.ts';
import { openPostgres } from '../../src/store/postgres.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import type { Store } from '../../src/store/store.ts';
import { at, contact, delivery, open, practice, rated, recorded, requested, said } from './samples.ts';
import { closing, newDatabase, temporaryFolder } from './stores.ts';

/** One of everything that can be kept, and more conversations than are written at a time. */
async function fill(store: Store): Promise<void> {
  await open(store, 'c1', [said('Vi gör "verktyg" i Mora 🛠 \u0000 \ud800'), requested('h1'), rated]);
  await store.append('c1', 4, recorded([requested('h2', { previous: 'h1', chain: 'h1' })], 4), { contact: { chain: 'h1', contact }, marks: { chain: 'h1', marks: ['m1', 'm2'], shown: true }, deliveries: [delivery('d1', 'c1'), delivery('d2', 'c1', { due: at(40) }), delivery('d3', 'c1')] });
  await store.claim(at(1), at(9), 1);
  await store.settle('d1', { outcome: 'given up', why: 'is_archived' });
  await open(store, 'c2', [requested('h3')], practice);
  await store.setPlace('h1', { handover: 'h1', channel: 'C1', ts: '1.2' });
  await store.setPlace('h9', { handover: 'h9', team: 'T2', channel: 'C1', ts: '1.3' });
  await store.setChannel({ name: 'dorr-almi-dalarna', id: 'C1', at: at(0) });
  await store.claimDigest({ week: '2026-11-16', channel: '/C1' }, at(0), at(9));
  await store.setInstallation({ team: 'T2', app: 'A1', body: 'v1.sealed', at: at(0) });
  await store.keep({ id: 'r1', at: at(0), body: '{"å":"ö"}' });
  await store.keep({ id: 'r2', at: at(0), body: '{}' });
  await store.handled('r2', at(1));
  await Promise.all(Array.from({ length: 1_100 }, (_, index) => store.append(`many-${index}`, 0, recorded([practice]))));
}

/** Everything that can be read of it. */
async function all(store: Store) {
  return {
    streams: await Promise.all(['c1', 'c2', 'many-7'].map((id) => store.load(id))), contact: await store.contact('h1'), handovers: await store.handovers({}), counts: await store.counts(),
    places: [await store.place('h1'), ...await store.toClear()], channels: await store.channels(), installations: await store.installations(), unhandled: await store.unhandled(), repeated: await store.keep({ id: 'r2', at: at(2), body: '' }),
    access: await store.access({ token: 'token-c1' }), code: await store.access({ code: 'code-c2' }), nextDue: await store.nextDue(), letter: [await store.claimDigest({ week: '2026-11-16', channel: '/C1' }, at(1), at(9)), await store.claimDigest({ week: '2026-11-16', channel: '/C1' }, at(9), at(20))], claimed: await store.claim(at(99), at(120), 9),
  };
}

describe.skipIf(newDatabase === undefined)('moving to Postgres', () => {
  it('brings everything over, so that Postgres answers as the file did', async () => {
    const file = join(temporaryFolder(), 'a.db');
    const url = await newDatabase!();
    const before = await openSqlite(file);
    await fill(before);
    await before.close();
    expect(await moveToPostgres(file, url)).toMatchObject({ conversations: 1_102, events: 1_107, access: 4, contacts: 1, deliveries: 3, handovers: 3, places: 2, channels: 1, installations: 1, requests: 2, digests: 1, marks: 2 });
    const [there, here] = [await closing(openPostgres(url)), await closing(openSqlite(file))];
    expect(await all(there)).toEqual(await all(here));
    await there.append('c1', 5, recorded([rated], 5));
  });

  it('refuses a database that holds something, and leaves it as it was', async () => {
    const file = join(temporaryFolder(), 'a.db');
    const url = await newDatabase!();
    const before = await openSqlite(file);
    await open(before, 'c1', [rated]);
    await before.close();
    const there = await closing(openPostgres(url));
    await there.setChannel({ name: 'dorr-almi-dalarna', at: at(0) });
    await expect(moveToPostgres(file, url)).rejects.toThrow(/not empty: channels has 1 rows[^]*inte tom/);
    expect(await there.load('c1')).toEqual([]);
  });

  it('makes no file where there is none', async () => {
    const url = await newDatabase!();
    await expect(moveToPostgres(join(temporaryFolder(), 'none.db'), url)).rejects.toThrow(/no file[^]*ingen fil/);
  });
});

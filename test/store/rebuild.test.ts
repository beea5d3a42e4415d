import { join } from 'node:path';
import { Database } from '../../src/store/driver.ts';
import { describe, expect, it } from 'vitest';
import type { Event } from '../../src/events.ts';
import { noLists, rowsFrom } from '../../src/store/lists.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import type { Store } from '../../src/store/store.ts';
import { anna, at, open, opened, practice, rated, recorded, requested, said } from './samples.ts';
import { closing, storesToTest, temporaryFolder } from './stores.ts';
import { seeded } from './seeded.ts';

/** Conversations in which handovers are made, taken and passed on, written a few events at a time. */
async function fill(store: Store, random: () => number): Promise<string[]> {
  const ids = Array.from({ length: 12 }, (_, index) => `c${index}`);
  for (const id of ids) {
    let version = await open(store, id, [], random() < 0.3 ? practice : opened);
    const next = (handover: string): Event[] => [
      { type: 'handover.delivered', handover }, { type: 'handover.accepted', handover, promoter: anna, callBy: at(99) },
      { type: 'handover.shared', handover }, { type: 'handover.contacted', handover, promoter: anna }, { type: 'handover.withdrawn', handover }, rated, said('Hej'),
    ];
    for (let handover = 0; handover < 3; handover += 1) {
      const events = [requested(`${id}-h${handover}`), ...next(`${id}-h${handover}`).filter(() => random() < 0.6)];
      while (events.length > 0) {
        const some = events.splice(0, 1 + Math.floor(random() * 3));
        await store.append(id, version, recorded(some, version));
        version += some.length;
      }
    }
  }
  return ids;
}

describe.each(storesToTest)('rows rebuilt from the events of $name', ({ name, open: openStore }) => {
  it('equal those that were written along the way', async () => {
    const store = await openStore();
    const ids = await fill(store, seeded(name));
    for (const id of ids) {
      const rebuilt = rowsFrom(await store.load(id), id, noLists).handovers;
      expect(rebuilt).toHaveLength(3);
      expect(await store.handovers({ conversation: id })).toEqual(rebuilt);
    }
  });
});

describe('rebuilding', () => {
  it('brings back rows that were lost, changed or made up, and what was only practice', async () => {
    const file = join(temporaryFolder(), 'a.db');
    const before = await openSqlite(file);
    await fill(before, seeded('rebuilding'));
    const lists = async (store: Store) => [await store.talks.list({ limit: 99 }), await store.talks.utterances({ most: 99 }), await store.talks.handovers({})];
    const [rows, counts, talks] = [await before.handovers({}), await before.counts(), await lists(before)];
    await before.close();

    const raw = new Database(file);
    raw.exec(`delete from handovers where id like 'c1%'; update handovers set status = 'odd', promoter = 'nobody' where id like 'c2%';
      insert into handovers (id, conversation, chain, actor, service, recipient, status, practice, promoter, previous, "by", at, changed_at)
      select 'made up', conversation, chain, actor, service, recipient, status, practice, promoter, previous, "by", at, changed_at from handovers limit 1;
      update conversations set practice = 1 - practice; delete from talks where conversation = 'c1'; update talks set outcome = 'odd', unsure = 1;
      delete from utterances where conversation = 'c2'; update talk_handovers set status = 'odd'; update conversations set talk = '{}' where id = 'c3'`);
    raw.close();

    const after = await closing(openSqlite(file, { rebuild: true }));
    expect(await after.handovers({})).toEqual(rows);
    expect(await after.counts()).toEqual(counts);
    expect(await lists(after)).toEqual(talks);
  });

  it('reads more conversations than fit on one page', async () => {
    const file = join(temporaryFolder(), 'a.db');
    const before = await openSqlite(file);
    await Promise.all(Array.from({ length: 450 }, (_, index) => before.append(`c${index}`, 0, recorded([opened, requested(`h${index}`)]))));
    await before.close();
    const raw = new Database(file);
    raw.exec('delete from handovers');
    raw.close();
    const after = await closing(openSqlite(file, { rebuild: true }));
    expect(await after.counts()).toMatchObject({ conversations: 450, handovers: { requested: 450 } });
  });
});

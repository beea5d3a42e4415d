import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Database } from '../../src/store/driver.ts';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Event } from '../../src/events.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import type { Store } from '../../src/store/store.ts';
import { anna, at, delivery, open, opened, recorded, requested, said } from './samples.ts';
import { seeded } from './seeded.ts';
import { closing, temporaryFolder } from './stores.ts';

/** How often something stands in the file of the store and in those beside it. */
function times(file: string, marker: string): number {
  return [file, `${file}-wal`, `${file}-shm`, `${file}-journal`].filter((one) => existsSync(one))
    .reduce((sum, one) => sum + readFileSync(one).toString('latin1').split(marker).length - 1, 0);
}

/** A conversation with a marker everywhere a company's or a promoter's words can end up. */
async function plant(store: Store, id: string, marker: string, texts = [marker]): Promise<void> {
  await store.append(id, 0, recorded([{ ...opened, door: marker }]), { access: { token: `${marker}-token`, code: `${marker}-code` } });
  await store.addToken(id, `${marker}-second`, at(1));
  const handover = `h-${id}`;
  const terms = { recipient: marker, municipality: marker, brief: [{ key: 'note' as const, label: 'Not', text: marker }], quotes: [marker] };
  const events: Event[] = [...texts.map(said), requested(handover, terms), { type: 'handover.accepted', handover, promoter: { ...anna, name: marker }, callBy: at(1) }];
  await store.append(id, 1, recorded(events, 1), {
    contact: { chain: handover, contact: { name: marker, email: `${marker}@verkstad.example`, phone: marker } },
    deliveries: [delivery(`d-${id}`, id)],
  });
  await store.settle(`d-${id}`, { outcome: 'later', due: at(9), why: marker, ambiguous: true });
}

describe('forgetting in a SQLite file', () => {
  // Of the first two layouts a copy would stay in a page that was tidied, were the file not written anew.
  it.each([21, 23, undefined])('leaves no byte in the file or beside it, however the conversations lay (layout %s)', async (layout) => {
    const random = seeded('planted markers', layout);
    const file = join(temporaryFolder(), 'a.db');
    const store = await closing(openSqlite(file));
    const ids = Array.from({ length: 24 }, (_, index) => `c${index}`);
    const marker = (id: string) => `Hemligt${id}Slut`;
    for (const id of ids) {
      await plant(store, id, marker(id), Array.from({ length: 1 + random() * 6 }, () => `${marker(id)} `.repeat(1 + random() ** 3 * 900)));
    }
    const order = ids.map((id) => ({ id, by: random() })).sort((a, b) => a.by - b.by).map(({ id }) => id);
    for (const [index, id] of order.entries()) {
      expect(times(file, marker(id))).toBeGreaterThan(10);
      await store.forget(id);
      expect(times(file, marker(id)), id).toBe(0);
      if (index % 3 === 0) await plant(store, `new-${id}`, `Nytt${id}`);
    }
    expect(order.reduce((sum, id) => sum + times(file, marker(id)), 0)).toBe(0);
  });

  it('leaves no byte of a request that was handled once the file has been tidied', async () => {
    const file = join(temporaryFolder(), 'a.db');
    const store = await openSqlite(file);
    for (let index = 0; index < 30; index += 1) await store.keep({ id: `r${index}`, at: at(index), body: `Hemligt${index}Slut`.repeat(index * 10 + 1) });
    expect(times(file, 'Hemligt')).toBeGreaterThan(0);
    for (let index = 0; index < 30; index += 1) await store.handled(`r${index}`, at(40));
    await store.close();
    expect(times(file, 'Hemligt')).toBe(0);
  });

  it('may wait a little in a large file, but not beyond its closing', async () => {
    const file = join(temporaryFolder(), 'a.db');
    const store = await openSqlite(file);
    for (let index = 0; index < 9; index += 1) await open(store, `large${index}`, [said('x'.repeat(1_000_000))]);
    await plant(store, 'c1', 'Hemligt');
    await store.forget('c1');
    await store.forget('large0');
    expect(inFile(file, 'user_version')).toBe(1);
    expect(await store.load('large8')).toHaveLength(2);
    await store.close();
    expect(times(file, 'Hemligt')).toBe(0);
    expect(statSync(file).size).toBeGreaterThan(8_000_000);
    expect(inFile(file, 'freelist_count')).toBe(0);
    expect(inFile(file, 'user_version')).toBe(0);
  });

  it('is finished at the next start when it was cut off', async () => {
    const file = join(temporaryFolder(), 'a.db');
    await (await openSqlite(file)).close();
    const raw = new Database(file);
    raw.pragma('user_version = 1');
    raw.close();
    await closing(openSqlite(file));
    expect(inFile(file, 'user_version')).toBe(0);
  });

  it('does not wait for another program that reads, and leaves no byte when that has ended', async () => {
    const file = join(temporaryFolder(), 'a.db');
    const store = await openSqlite(file);
    await plant(store, 'c1', 'Hemligt');
    const reader = new Database(file, { readonly: true });
    onTestFinished(() => { reader.close(); });
    reader.exec('begin');
    expect(reader.prepare('select count(*) from events').pluck().get()).toBe(4);
    await store.forget('c1');
    expect(await store.load('c1')).toEqual([]);
    reader.exec('commit');
    await store.close();
    expect(times(file, 'Hemligt')).toBe(0);
  });
});

function inFile(file: string, pragma: 'user_version' | 'freelist_count'): unknown {
  const raw = new Database(file, { readonly: true });
  try {
    return raw.pragma(pragma, { simple: true });
  } finally {
    raw.close();
  }
}

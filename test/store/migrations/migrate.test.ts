import { join } from 'node:path';
import { Database } from '../../../src/store/driver.ts';
import { describe, expect, it } from 'vitest';
import { migrations } from '../../../src/store/migrations/migrate.ts';
import { openSqlite } from '../../../src/store/sqlite.ts';
import { at, open, rated } from '../samples.ts';
import { closing, temporaryFolder } from '../stores.ts';

describe('migrations', () => {
  it('only go forward, in the order of their names', () => {
    expect(Object.keys(migrations)).toEqual(Object.keys(migrations).toSorted());
    for (const migration of Object.values(migrations)) expect(migration.down).toBeUndefined();
  });

  it('are taken once, and leave what is there alone', async () => {
    const file = join(temporaryFolder(), 'a.db');
    const first = await openSqlite(file);
    await open(first, 'c1', [rated]);
    await first.close();
    const second = await closing(openSqlite(file));
    expect(await second.load('c1')).toHaveLength(2);
  });

  it('leave nothing behind when a start is cut off', async () => {
    const file = join(temporaryFolder(), 'a.db');
    const raw = new Database(file);
    raw.exec('create table requests (id text)');
    await expect(openSqlite(file)).rejects.toThrow('already exists');
    expect(raw.prepare("select name from sqlite_master where type = 'table'").pluck().all()).toEqual(['requests']);
    raw.exec('drop table requests');
    raw.close();
    const store = await closing(openSqlite(file));
    expect(await store.load('c1')).toEqual([]);
  });

  it('stop a version of the program that is older than the file', async () => {
    const file = join(temporaryFolder(), 'a.db');
    await (await openSqlite(file)).close();
    const raw = new Database(file);
    raw.prepare('insert into kysely_migration (name, timestamp) values (?, ?)').run('9999-later', at(0));
    raw.close();
    await expect(openSqlite(file)).rejects.toMatchObject({ code: 'newer', message: expect.stringMatching(/9999-later[^]*nyare version/) as string });
  });

  it('let everything of a conversation refer to it, so that nothing is left when it is forgotten', async () => {
    const file = join(temporaryFolder(), 'a.db');
    await (await openSqlite(file)).close();
    const raw = new Database(file);
    const tables = raw.prepare("select name from sqlite_master where type = 'table' and name not like 'kysely%'").pluck().all() as string[];
    const alone = tables.filter((table) => !(raw.pragma(`foreign_key_list(${table})`) as { table: string; on_delete: string }[])
      .some((key) => key.table === 'conversations' && key.on_delete === 'CASCADE'));
    raw.close();
    expect(alone.toSorted()).toEqual(['accounts', 'audit', 'channels', 'conversations', 'digests', 'drafts', 'erasing', 'erasures', 'goals', 'holds', 'installations', 'left_behind', 'links', 'notices', 'past_handovers', 'past_talks', 'places', 'publications', 'requests', 'retention', 'sessions', 'settings', 'spent', 'trainings']);
  });
});

import { Database } from '../../src/store/driver.ts';
import { Kysely, SqliteDialect } from 'kysely';
import { describe, expect, it, onTestFinished } from 'vitest';
import { compileByLength, compileOnce } from '../../src/store/compile-once.ts';

type Doors = { doors: { id: string; open: number; note: string | null } };

async function doors(): Promise<Kysely<Doors>> {
  const db = new Kysely<Doors>({ dialect: new SqliteDialect({ database: new Database(':memory:') }) });
  onTestFinished(() => db.destroy());
  await db.schema.createTable('doors').addColumn('id', 'text').addColumn('open', 'integer').addColumn('note', 'text').execute();
  return db;
}

describe('a query compiled once', () => {
  it('puts each value in its place, whatever the order, beside values that are always the same', async () => {
    const db = await doors();
    await db.insertInto('doors').values([{ id: 'a', open: 1, note: 'x' }, { id: 'b', open: 1, note: null }, { id: 'c', open: 0, note: 'x' }]).execute();
    const select = compileOnce(['note', 'last'], ({ note, last }: { note: string; last: string }) =>
      db.selectFrom('doors').select('id').where('id', '<=', last).where('open', '=', 1).where('note', '=', note));
    expect((await db.executeQuery(select({ note: 'x', last: 'z' }))).rows).toEqual([{ id: 'a' }]);
    expect((await db.executeQuery(select({ last: 'A', note: 'x' }))).rows).toEqual([]);
  });

  it('takes lists of any length, and null as a value', async () => {
    const db = await doors();
    const insert = compileByLength(['id', 'open', 'note'], (rows: Doors['doors'][]) => db.insertInto('doors').values(rows));
    for (const length of [1, 3, 1, 7]) {
      await db.executeQuery(insert(Array.from({ length }, (_, index) => ({ note: null, id: `${length}-${index}`, open: index }))));
    }
    const rows = await db.selectFrom('doors').selectAll().execute();
    expect(rows).toHaveLength(12);
    expect(rows).toContainEqual({ id: '7-6', open: 6, note: null });
  });
});

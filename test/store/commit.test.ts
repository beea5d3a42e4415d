import { Database } from '../../src/store/driver.ts';
import { CompiledQuery, Kysely, SqliteDialect } from 'kysely';
import { describe, expect, it, onTestFinished } from 'vitest';
import { groupCommit } from '../../src/store/commit.ts';
import { keepStatements } from '../../src/store/kept-statements.ts';
import type { Tables } from '../../src/store/tables.ts';

type Job = { id: string; fails?: Error; endsTransaction?: boolean };

/** A group commit that writes a channel for each job, and what the database was told. */
async function writing() {
  const told: string[] = [];
  const db = new Kysely<Tables>({
    dialect: new SqliteDialect({ database: keepStatements(new Database(':memory:')) }),
    log: ({ query: { sql } }) => { told.push(sql); },
  });
  onTestFinished(() => db.destroy());
  await db.schema.createTable('channels').addColumn('name', 'text', (column) => column.primaryKey()).addColumn('id', 'text').addColumn('problem', 'text').addColumn('at', 'text').execute();
  const commits = groupCommit<Job>(db, ({ id }) => id, async (trx, { id, fails, endsTransaction }) => {
    await trx.insertInto('channels').values({ name: id, id: null, problem: null, at: '' }).execute();
    if (endsTransaction) await trx.executeQuery(CompiledQuery.raw('rollback'));
    if (fails) throw fails;
  });
  return {
    commits,
    begun: () => told.filter((sql) => sql === 'begin').length,
    names: async () => (await db.selectFrom('channels').select('name').orderBy('name').execute()).map(({ name }) => name),
  };
}

describe('group commit', () => {
  it('writes all that is asked for in one turn in one transaction', async () => {
    const { commits, begun, names } = await writing();
    await Promise.all(Array.from({ length: 16 }, (_, index) => commits.add({ id: `n${index}` })));
    expect(begun()).toBe(1);
    expect(await names()).toHaveLength(16);
    await commits.add({ id: 'next' });
    expect(begun()).toBe(2);
  });

  it('fails only the job that failed, with its own error', async () => {
    const { commits, begun, names } = await writing();
    const fails = new Error('no');
    const answers = await Promise.allSettled([commits.add({ id: 'a' }), commits.add({ id: 'b', fails }), commits.add({ id: 'c' })]);
    expect(answers).toEqual([{ status: 'fulfilled' }, { status: 'rejected', reason: fails }, { status: 'fulfilled' }].map((answer) => expect.objectContaining(answer)));
    expect(begun()).toBe(1);
    expect(await names()).toEqual(['a', 'c']);
  });

  it('fails a job that was alone, and goes on', async () => {
    const { commits, names } = await writing();
    const fails = new Error('no');
    await expect(commits.add({ id: 'a', fails })).rejects.toBe(fails);
    await commits.add({ id: 'b' });
    expect(await names()).toEqual(['b']);
  });

  it('tells all what happened when the database has ended the transaction, and has written none', async () => {
    const { commits, names } = await writing();
    const fails = new Error('the disk is full');
    for (const ids of [['a', 'b', 'c'], ['b']]) {
      const answers = await Promise.allSettled(ids.map((id) => commits.add(id === 'b' ? { id, fails, endsTransaction: true } : { id })));
      expect(answers).toEqual(ids.map(() => ({ status: 'rejected', reason: fails })));
    }
    expect(await names()).toEqual([]);
    await commits.add({ id: 'd' });
    expect(await names()).toEqual(['d']);
  });

  it('goes by key within a transaction, in the order asked for where keys are the same', async () => {
    const { commits, names } = await writing();
    const settled: string[] = [];
    const add = (id: string, mark: string, fails?: Error) => commits.add(fails ? { id, fails } : { id }).then(() => settled.push(mark), () => settled.push(`${mark} failed`));
    await Promise.all([add('b', 'b1'), add('a', 'a1', new Error('no')), add('b', 'b2'), add('a', 'a2')]);
    expect(settled).toEqual(['a1 failed', 'a2', 'b1', 'b2 failed']);
    expect(await names()).toEqual(['a', 'b']);
  });

  it('shares a crowd out over several transactions and is idle when all are settled', async () => {
    const { commits, begun, names } = await writing();
    await commits.idle();
    const all = Array.from({ length: 250 }, (_, index) => commits.add({ id: `n${index}` }));
    await commits.idle();
    expect(begun()).toBe(3);
    expect(await names()).toHaveLength(250);
    await Promise.all(all);
  });
});

import { existsSync } from 'node:fs';
import type { Kysely } from 'kysely';
import { Database } from './driver.ts';
import { openTables } from './postgres.ts';
import { openSqlite } from './sqlite.ts';
import type { Tables } from './tables.ts';
import { MoveFault } from './unusable.ts';

/** In this order, since all that belongs to a conversation refers to it. */
const tables = ['conversations', 'events', 'access', 'contacts', 'deliveries', 'handovers', 'talks', 'utterances', 'talk_handovers', 'places', 'channels', 'settings', 'installations', 'requests', 'digests', 'marks', 'mailed', 'spent', 'left_behind', 'accounts', 'sessions', 'audit', 'publications', 'examples', 'trainings', 'drafts', 'links', 'goals', 'retention', 'holds', 'asked', 'erasing', 'erasures', 'past_talks', 'past_handovers', 'notices'] as const;
type Name = (typeof tables)[number];

/** So many rows are written at a time. */
const atOnce = 500;

/**
 * Copies a SQLite file into an empty Postgres database, in one transaction: all of it, or nothing. The file is left as it is.
 * Answers how many rows each table has got.
 */
export async function moveToPostgres(file: string, url: string): Promise<Record<string, number>> {
  if (!existsSync(file)) throw new MoveFault(`There is no file ${file}, so nothing was moved. / Det finns ingen fil ${file}, så inget flyttades.`);
  // Checks the file, and brings it to the tables that Postgres has too.
  await (await openSqlite(file)).close();
  const from = new Database(file, { readonly: true });
  const to = await openTables(url, { connections: 1 });
  try {
    // One view of the whole file, whatever is written to it meanwhile.
    from.exec('begin');
    return await to.transaction().execute(async (trx) => {
      for (const table of tables) await refuseUnlessEmpty(trx, table);
      const moved: [string, number][] = [];
      for (const table of tables) moved.push([table, await moveTable(from, trx, table)]);
      return Object.fromEntries(moved);
    });
  } finally {
    from.close();
    await to.destroy();
  }
}

async function refuseUnlessEmpty(to: Kysely<Tables>, table: Name): Promise<void> {
  const count = await countIn(to, table);
  if (count > 0) throw new MoveFault(`The Postgres database is not empty: ${table} has ${count} rows. Nothing was moved; name an empty database. / Databasen i Postgres är inte tom: ${table} har ${count} rader. Inget flyttades; ange en tom databas.`);
}

async function moveTable(from: InstanceType<typeof Database>, to: Kysely<Tables>, table: Name): Promise<number> {
  let rows: Tables[Name][] = [];
  const write = async () => {
    if (rows.length > 0) await to.insertInto(table).values(rows).execute();
    rows = [];
  };
  // The rows are as the table's type says, since the file has been brought to the same tables.
  for (const row of from.prepare(`select * from ${table} order by rowid`).iterate()) {
    rows.push(row as Tables[Name]);
    if (rows.length === atOnce) await write();
  }
  await write();
  const [there, here] = [Number(from.prepare(`select count(*) from ${table}`).pluck().get()), await countIn(to, table)];
  if (there !== here) throw new MoveFault(`${table} has ${there} rows in the file and ${here} in Postgres, so nothing was moved: is something else writing there? / ${table} har ${there} rader i filen och ${here} i Postgres, så inget flyttades: skriver något annat dit?`);
  return here;
}

async function countIn(db: Kysely<Tables>, table: Name): Promise<number> {
  const { count } = await db.selectFrom(table).select(({ fn }) => fn.countAll().as('count')).executeTakeFirstOrThrow();
  return Number(count);
}

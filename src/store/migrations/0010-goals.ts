import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { textIn } from './types.ts';

/** What regions want to have reached, and how sure the readings of a conversation were. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const text = textIn(db);
  await db.schema.createTable('goals')
    .addColumn('id', text, (column) => column.primaryKey().notNull())
    .addColumn('region', text, (column) => column.notNull())
    .addColumn('measure', text, (column) => column.notNull())
    .addColumn('value', 'integer', (column) => column.notNull())
    .addColumn('date', text, (column) => column.notNull())
    .addColumn('text', text, (column) => column.notNull())
    .addColumn('by', text, (column) => column.notNull())
    .addColumn('at', text, (column) => column.notNull())
    .execute();
  await db.schema.alterTable('talks').addColumn('read', 'integer', (column) => column.notNull().defaultTo(0)).execute();
  await db.schema.alterTable('talks').addColumn('sureness', 'integer', (column) => column.notNull().defaultTo(0)).execute();
  // All that pictures count stands in it, so that the rows themselves need not be fetched one by one.
  await db.schema.createIndex('talks_pictures').on('talks').columns(['practice', 'at', 'region', 'outcome', 'door', 'led', 'need', 'stage', 'unsure', 'read', 'sureness']).execute();
  // The rows are made anew from the events when the database is opened, where they are missing.
  for (const table of ['utterances', 'talk_handovers', 'talks']) await sql`delete from ${sql.table(table)}`.execute(db);
  await sql`update conversations set talk = null where talk is not null`.execute(db);
}

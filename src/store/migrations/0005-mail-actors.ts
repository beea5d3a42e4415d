import type { Kysely } from 'kysely';
import { textIn } from './types.ts';

/** Actors by e-mail: who has been written to, what has been used up, and what could not be removed elsewhere. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const text = textIn(db);
  await db.schema.createTable('mailed')
    .addColumn('handover', text, (column) => column.primaryKey().notNull())
    .addColumn('conversation', text, (column) => column.notNull().references('conversations.id').onDelete('cascade'))
    .addColumn('at', text, (column) => column.notNull())
    .execute();
  await db.schema.createIndex('mailed_conversation').on('mailed').column('conversation').execute();
  await db.schema.createTable('spent')
    .addColumn('hash', text, (column) => column.primaryKey().notNull())
    .addColumn('until', text, (column) => column.notNull())
    .execute();
  await db.schema.createIndex('spent_until').on('spent').column('until').execute();
  await db.schema.createTable('left_behind')
    .addColumn('handover', text, (column) => column.primaryKey().notNull())
    .addColumn('why', text, (column) => column.notNull())
    .addColumn('since', text, (column) => column.notNull())
    .addColumn('at', text, (column) => column.notNull())
    .execute();
}

import type { Kysely } from 'kysely';
import { textIn } from './types.ts';

/** What is being changed in the knowledge before it is published, and which of its addresses were found to work. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const text = textIn(db);
  await db.schema.createTable('drafts')
    .addColumn('kind', text, (column) => column.notNull())
    .addColumn('id', text, (column) => column.notNull())
    .addColumn('region', text, (column) => column.notNull())
    .addColumn('version', text, (column) => column.notNull())
    .addColumn('body', text, (column) => column.notNull())
    .addColumn('account', text, (column) => column.notNull())
    .addColumn('name', text, (column) => column.notNull())
    .addColumn('at', text, (column) => column.notNull())
    .addColumn('asked_at', text)
    .addPrimaryKeyConstraint('drafts_key', ['kind', 'id'])
    .execute();
  await db.schema.createTable('links')
    .addColumn('url', text, (column) => column.primaryKey().notNull())
    .addColumn('works', 'integer', (column) => column.notNull())
    .addColumn('found', text, (column) => column.notNull())
    .addColumn('at', text, (column) => column.notNull())
    .execute();
}

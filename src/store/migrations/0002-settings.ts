import type { Kysely } from 'kysely';
import { textIn } from './types.ts';

/** What actors set themselves. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const text = textIn(db);
  await db.schema.createTable('settings')
    .addColumn('actor', text, (column) => column.notNull())
    .addColumn('municipality', text, (column) => column.notNull())
    .addColumn('body', text, (column) => column.notNull())
    .addColumn('at', text, (column) => column.notNull())
    .addPrimaryKeyConstraint('settings_key', ['actor', 'municipality'])
    .execute();
}

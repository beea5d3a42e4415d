import type { Kysely } from 'kysely';
import { textIn } from './types.ts';

/** How long things are kept and by whose rule, what must be kept, what has been erased, and what companies are told of it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const text = textIn(db);
  await db.schema.createTable('retention')
    .addColumn('actor', text, (column) => column.primaryKey().notNull())
    .addColumn('body', text, (column) => column.notNull())
    .addColumn('at', text, (column) => column.notNull())
    .execute();
  await db.schema.createTable('holds')
    .addColumn('id', text, (column) => column.primaryKey().notNull())
    .addColumn('kind', text, (column) => column.notNull())
    .addColumn('of', text, (column) => column.notNull())
    .addColumn('lifted', 'integer', (column) => column.notNull())
    .addColumn('body', text, (column) => column.notNull())
    .addColumn('at', text, (column) => column.notNull())
    .execute();
  await db.schema.createIndex('holds_of').on('holds').columns(['lifted', 'kind', 'of']).execute();
  await db.schema.createTable('asked')
    .addColumn('conversation', text, (column) => column.primaryKey().notNull().references('conversations.id').onDelete('cascade'))
    .addColumn('at', text, (column) => column.notNull())
    .execute();
  await db.schema.createTable('erasing')
    .addColumn('id', text, (column) => column.primaryKey().notNull())
    .addColumn('claim', text, (column) => column.notNull())
    .addColumn('at', text, (column) => column.notNull())
    .addColumn('until', text, (column) => column.notNull())
    .addColumn('by', text, (column) => column.notNull())
    .addColumn('body', text, (column) => column.notNull())
    .execute();
  await db.schema.createTable('erasures')
    .addColumn('id', text, (column) => column.primaryKey().notNull())
    .addColumn('at', text, (column) => column.notNull())
    .addColumn('ended_at', text, (column) => column.notNull())
    .addColumn('by', text, (column) => column.notNull())
    .addColumn('body', text, (column) => column.notNull())
    .execute();
  await db.schema.createIndex('erasures_ended').on('erasures').column('ended_at').execute();
  await db.schema.createTable('past_talks')
    .addColumn('id', text, (column) => column.primaryKey().notNull())
    .addColumn('day', text, (column) => column.notNull())
    .addColumn('region', text, (column) => column.notNull())
    .addColumn('body', text, (column) => column.notNull())
    .execute();
  await db.schema.createIndex('past_talks_day').on('past_talks').columns(['day', 'region']).execute();
  await db.schema.createTable('notices')
    .addColumn('door', text, (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('body', text, (column) => column.notNull())
    .addColumn('at', text, (column) => column.notNull())
    .addColumn('by', text, (column) => column.notNull())
    .addColumn('published_at', text)
    .addPrimaryKeyConstraint('notices_key', ['door', 'version'])
    .execute();
}

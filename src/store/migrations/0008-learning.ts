import type { Kysely } from 'kysely';
import { textIn } from './types.ts';

/** What has been published, what there is to learn from, and every training. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const text = textIn(db);
  await db.schema.createTable('publications')
    .addColumn('id', text, (column) => column.primaryKey().notNull())
    .addColumn('kind', text, (column) => column.notNull())
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('at', text, (column) => column.notNull())
    .addColumn('account', text)
    .addColumn('name', text, (column) => column.notNull())
    .addColumn('body', text)
    .addColumn('base', text, (column) => column.notNull())
    .addColumn('why', text)
    .addColumn('from', text)
    .execute();
  await db.schema.createIndex('publications_number').unique().on('publications').columns(['kind', 'number']).execute();
  await db.schema.createTable('examples')
    .addColumn('source', text, (column) => column.notNull())
    .addColumn('message', text, (column) => column.notNull())
    .addColumn('conversation', text, (column) => column.references('conversations.id').onDelete('cascade'))
    .addColumn('state', text, (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('at', text, (column) => column.notNull())
    .addColumn('body', text, (column) => column.notNull())
    .addPrimaryKeyConstraint('examples_key', ['source', 'message'])
    .execute();
  await db.schema.createIndex('examples_conversation').on('examples').column('conversation').execute();
  await db.schema.createTable('trainings')
    .addColumn('id', text, (column) => column.primaryKey().notNull())
    .addColumn('at', text, (column) => column.notNull())
    .addColumn('account', text)
    .addColumn('name', text, (column) => column.notNull())
    .addColumn('state', text, (column) => column.notNull())
    // One row at most has something here: the training that goes on.
    .addColumn('running', text, (column) => column.unique())
    .addColumn('heartbeat', text, (column) => column.notNull())
    .addColumn('share', 'integer', (column) => column.notNull())
    .addColumn('ended_at', text)
    .addColumn('why', text)
    .addColumn('result', text)
    .addColumn('model', text)
    .execute();
  await db.schema.createIndex('trainings_at').on('trainings').column('at').execute();
}

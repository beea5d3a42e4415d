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
  await pastTables(db);
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

/** The rows that figures are counted by, of conversations that are gone: they refer to nothing. */
async function pastTables(db: Kysely<unknown>): Promise<void> {
  const text = textIn(db);
  let talks = db.schema.createTable('past_talks').addColumn('conversation', text, (column) => column.primaryKey().notNull());
  for (const name of ['door', 'region', 'language', 'at', 'changed_at', 'outcome', 'actors']) talks = talks.addColumn(name, text, (column) => column.notNull());
  for (const name of ['practice', 'said', 'unsure', 'thumb_down', 'no_door', 'declined', 'human', 'offtopic', 'read', 'sureness']) talks = talks.addColumn(name, 'integer', (column) => column.notNull());
  for (const name of ['need', 'stage', 'municipality', 'led']) talks = talks.addColumn(name, text);
  await talks.execute();
  await db.schema.createIndex('past_talks_at').on('past_talks').columns(['at', 'region']).execute();
  let handovers = db.schema.createTable('past_handovers').addColumn('handover', text, (column) => column.primaryKey().notNull());
  for (const name of ['conversation', 'actor', 'service', 'region', 'door', 'at', 'status']) handovers = handovers.addColumn(name, text, (column) => column.notNull());
  handovers = handovers.addColumn('practice', 'integer', (column) => column.notNull());
  for (const name of ['need', 'taken_at', 'ended_at', 'reason', 'to_actor', 'helped', 'previous']) handovers = handovers.addColumn(name, text);
  await handovers.execute();
  await db.schema.createIndex('past_handovers_at').on('past_handovers').column('at').execute();
}

import type { Kysely } from 'kysely';
import { textIn } from './types.ts';

/** Conversations, what was said in them and what they were handed over for, as lists, searches and pictures need them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const text = textIn(db);
  await db.schema.alterTable('conversations').addColumn('talk', text).execute();
  await db.schema.createIndex('conversations_practice').on('conversations').column('practice').execute();

  // Narrow rows, so that all of them are read in a moment; what the next rows are made of is kept with the stream.
  await db.schema.createTable('talks')
    .addColumn('conversation', text, (column) => column.primaryKey().notNull().references('conversations.id').onDelete('cascade'))
    .addColumn('door', text, (column) => column.notNull())
    .addColumn('region', text, (column) => column.notNull())
    .addColumn('language', text, (column) => column.notNull())
    .addColumn('practice', 'integer', (column) => column.notNull())
    .addColumn('at', text, (column) => column.notNull())
    .addColumn('changed_at', text, (column) => column.notNull())
    .addColumn('said', 'integer', (column) => column.notNull())
    .addColumn('need', text)
    .addColumn('stage', text)
    .addColumn('municipality', text)
    .addColumn('led', text)
    .addColumn('outcome', text, (column) => column.notNull())
    .addColumn('unsure', 'integer', (column) => column.notNull())
    .addColumn('thumb_down', 'integer', (column) => column.notNull())
    .addColumn('no_door', 'integer', (column) => column.notNull())
    .addColumn('declined', 'integer', (column) => column.notNull())
    .addColumn('human', 'integer', (column) => column.notNull())
    .addColumn('offtopic', 'integer', (column) => column.notNull())
    .addColumn('actors', text, (column) => column.notNull())
    .execute();
  await db.schema.createIndex('talks_at').on('talks').columns(['at', 'conversation']).execute();
  await db.schema.createIndex('talks_region').on('talks').columns(['region', 'at']).execute();
  await db.schema.createIndex('talks_door').on('talks').columns(['door', 'at']).execute();

  await db.schema.createTable('utterances')
    .addColumn('conversation', text, (column) => column.notNull().references('conversations.id').onDelete('cascade'))
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('message', text, (column) => column.notNull())
    .addColumn('at', text, (column) => column.notNull())
    .addColumn('flags', text, (column) => column.notNull())
    .addColumn('ending', text)
    .addColumn('search', text, (column) => column.notNull())
    .addPrimaryKeyConstraint('utterances_key', ['conversation', 'version'])
    .execute();
  await db.schema.createIndex('utterances_at').on('utterances').column('at').execute();

  await db.schema.createTable('talk_handovers')
    .addColumn('handover', text, (column) => column.primaryKey().notNull())
    .addColumn('conversation', text, (column) => column.notNull().references('conversations.id').onDelete('cascade'))
    .addColumn('actor', text, (column) => column.notNull())
    .addColumn('service', text, (column) => column.notNull())
    .addColumn('need', text)
    .addColumn('region', text, (column) => column.notNull())
    .addColumn('door', text, (column) => column.notNull())
    .addColumn('practice', 'integer', (column) => column.notNull())
    .addColumn('at', text, (column) => column.notNull())
    .addColumn('taken_at', text)
    .addColumn('ended_at', text)
    .addColumn('status', text, (column) => column.notNull())
    .addColumn('reason', text)
    .addColumn('to_actor', text)
    .addColumn('helped', text)
    .addColumn('previous', text)
    .execute();
  await db.schema.createIndex('talk_handovers_conversation').on('talk_handovers').column('conversation').execute();
  await db.schema.createIndex('talk_handovers_at').on('talk_handovers').column('at').execute();
}

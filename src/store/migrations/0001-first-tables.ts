import type { Kysely } from 'kysely';
import { textIn } from './types.ts';

/** The first tables. All that belongs to a conversation refers to it and goes with it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const text = textIn(db);
  await db.schema.createTable('conversations')
    .addColumn('id', text, (column) => column.primaryKey().notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('practice', 'integer', (column) => column.notNull())
    .execute();

  await ofConversation(db, 'events')
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('at', text, (column) => column.notNull())
    .addColumn('cause', text, (column) => column.notNull())
    .addColumn('body', text, (column) => column.notNull())
    .addPrimaryKeyConstraint('events_key', ['conversation', 'version'])
    .execute();

  await ofConversation(db, 'access')
    .addColumn('kind', text, (column) => column.notNull())
    .addColumn('hash', text, (column) => column.notNull())
    .addColumn('at', text, (column) => column.notNull())
    .addPrimaryKeyConstraint('access_key', ['kind', 'hash'])
    .execute();
  await db.schema.createIndex('access_conversation').on('access').column('conversation').execute();

  await ofConversation(db, 'contacts')
    .addColumn('chain', text, (column) => column.primaryKey().notNull())
    .addColumn('body', text, (column) => column.notNull())
    .execute();
  await db.schema.createIndex('contacts_conversation').on('contacts').column('conversation').execute();

  await createDeliveries(db);
  await createHandovers(db);
  await createOutside(db);
}

async function createDeliveries(db: Kysely<unknown>): Promise<void> {
  const text = textIn(db);
  await ofConversation(db, 'deliveries')
    .addColumn('id', text, (column) => column.primaryKey().notNull())
    .addColumn('kind', text, (column) => column.notNull())
    .addColumn('handover', text, (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('state', text, (column) => column.notNull())
    .addColumn('due', text, (column) => column.notNull())
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('claimed', 'integer', (column) => column.notNull())
    .addColumn('next_at', text, (column) => column.notNull())
    .addColumn('ambiguous', 'integer', (column) => column.notNull())
    .addColumn('why', text)
    .execute();
  await db.schema.createIndex('deliveries_next').on('deliveries').columns(['state', 'next_at', 'version', 'id']).execute();
  await db.schema.createIndex('deliveries_conversation').on('deliveries').column('conversation').execute();
}

async function createHandovers(db: Kysely<unknown>): Promise<void> {
  const text = textIn(db);
  await ofConversation(db, 'handovers')
    .addColumn('id', text, (column) => column.primaryKey().notNull())
    .addColumn('chain', text, (column) => column.notNull())
    .addColumn('actor', text, (column) => column.notNull())
    .addColumn('service', text, (column) => column.notNull())
    .addColumn('recipient', text, (column) => column.notNull())
    .addColumn('status', text, (column) => column.notNull())
    .addColumn('practice', 'integer', (column) => column.notNull())
    .addColumn('promoter', text)
    .addColumn('previous', text)
    .addColumn('by', text, (column) => column.notNull())
    .addColumn('at', text, (column) => column.notNull())
    .addColumn('changed_at', text, (column) => column.notNull())
    .execute();
  await db.schema.createIndex('handovers_conversation').on('handovers').column('conversation').execute();
  await db.schema.createIndex('handovers_actor').on('handovers').columns(['actor', 'status']).execute();
}

async function createOutside(db: Kysely<unknown>): Promise<void> {
  const text = textIn(db);
  await db.schema.createTable('places')
    .addColumn('handover', text, (column) => column.primaryKey().notNull())
    .addColumn('conversation', text)
    .addColumn('channel', text, (column) => column.notNull())
    .addColumn('ts', text, (column) => column.notNull())
    .execute();
  await db.schema.createIndex('places_conversation').on('places').column('conversation').execute();

  await db.schema.createTable('channels')
    .addColumn('name', text, (column) => column.primaryKey().notNull())
    .addColumn('id', text)
    .addColumn('problem', text)
    .addColumn('at', text, (column) => column.notNull())
    .execute();

  await db.schema.createTable('requests')
    .addColumn('id', text, (column) => column.primaryKey().notNull())
    .addColumn('at', text, (column) => column.notNull())
    .addColumn('body', text)
    .addColumn('handled_at', text)
    .execute();
  await db.schema.createIndex('requests_unhandled').on('requests').columns(['handled_at', 'at']).execute();
}

function ofConversation(db: Kysely<unknown>, table: string) {
  const text = textIn(db);
  return db.schema.createTable(table)
    .addColumn('conversation', text, (column) => column.notNull().references('conversations.id').onDelete('cascade'));
}

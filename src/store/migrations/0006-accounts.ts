import type { Kysely } from 'kysely';
import { textIn } from './types.ts';

/** Who may come into the pages for those who train and watch over the assistant, who is in, and what they have done. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const text = textIn(db);
  await db.schema.createTable('accounts')
    .addColumn('id', text, (column) => column.primaryKey().notNull())
    .addColumn('login', text, (column) => column.notNull().unique())
    .addColumn('subject', text, (column) => column.unique())
    .addColumn('body', text, (column) => column.notNull())
    .execute();
  await db.schema.createTable('sessions')
    .addColumn('hash', text, (column) => column.primaryKey().notNull())
    .addColumn('account', text)
    .addColumn('body', text, (column) => column.notNull())
    .addColumn('until', text, (column) => column.notNull())
    .execute();
  await db.schema.createIndex('sessions_account').on('sessions').column('account').execute();
  await db.schema.createIndex('sessions_until').on('sessions').column('until').execute();
  await db.schema.createTable('audit')
    .addColumn('id', text, (column) => column.primaryKey().notNull())
    .addColumn('at', text, (column) => column.notNull())
    .addColumn('account', text)
    .addColumn('name', text, (column) => column.notNull())
    .addColumn('did', text, (column) => column.notNull())
    .addColumn('to', text)
    .addColumn('more', text)
    .execute();
  await db.schema.createIndex('audit_at').on('audit').columns(['at', 'id']).execute();
  await db.schema.createIndex('audit_to').on('audit').column('to').execute();
}

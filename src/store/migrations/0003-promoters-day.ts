import type { Kysely } from 'kysely';
import { textIn } from './types.ts';

/** What a promoter's day needs: who holds a case, by id; what lists and figures say of it; the weekly letters; and by what a company is known again. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const text = textIn(db);
  await db.schema.alterTable('handovers').addColumn('promoter_id', text).execute();
  await db.schema.alterTable('handovers').addColumn('facts', text).execute();
  await db.schema.createIndex('handovers_promoter').on('handovers').column('promoter_id').execute();
  await db.schema.createIndex('handovers_changed').on('handovers').column('changed_at').execute();

  await db.schema.createTable('digests')
    .addColumn('week', text, (column) => column.notNull())
    .addColumn('channel', text, (column) => column.notNull())
    .addColumn('state', text, (column) => column.notNull())
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('claimed', 'integer', (column) => column.notNull())
    .addColumn('next_at', text, (column) => column.notNull())
    .addColumn('ambiguous', 'integer', (column) => column.notNull())
    .addColumn('why', text)
    .addPrimaryKeyConstraint('digests_key', ['week', 'channel'])
    .execute();

  await db.schema.createTable('marks')
    .addColumn('chain', text, (column) => column.notNull())
    .addColumn('mark', text, (column) => column.notNull())
    .addColumn('conversation', text, (column) => column.notNull().references('conversations.id').onDelete('cascade'))
    .addColumn('shown', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('marks_key', ['chain', 'mark'])
    .execute();
  await db.schema.createIndex('marks_mark').on('marks').column('mark').execute();
  await db.schema.createIndex('marks_conversation').on('marks').column('conversation').execute();
}

import type { Kysely } from 'kysely';
import { textIn } from './types.ts';

/** How the app is let into workspaces of Slack beside the region's own, and in which of them a handover is shown. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const text = textIn(db);
  await db.schema.createTable('installations')
    .addColumn('team', text, (column) => column.primaryKey().notNull())
    .addColumn('enterprise', text)
    .addColumn('app', text, (column) => column.notNull())
    .addColumn('body', text, (column) => column.notNull())
    .addColumn('problem', text)
    .addColumn('at', text, (column) => column.notNull())
    .execute();
  await db.schema.alterTable('places').addColumn('team', text).execute();
}

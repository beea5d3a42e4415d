import { Migrator } from 'kysely';
import type { Kysely, Migration } from 'kysely';
import type { Tables } from '../tables.ts';
import * as firstTables from './0001-first-tables.ts';
import * as settings from './0002-settings.ts';
import * as promotersDay from './0003-promoters-day.ts';
import * as workspaces from './0004-workspaces.ts';
import * as mailActors from './0005-mail-actors.ts';
import * as accounts from './0006-accounts.ts';
import * as talks from './0007-talks.ts';
import * as learning from './0008-learning.ts';
import * as editing from './0009-editing.ts';
import * as goals from './0010-goals.ts';
import * as retention from './0011-retention.ts';
import * as lapsed from './0012-lapsed.ts';

/** Every step in order. A step that has been released is never changed; there is no way back but a backup. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-first-tables': firstTables,
  '0002-settings': settings,
  '0003-promoters-day': promotersDay,
  '0004-workspaces': workspaces,
  '0005-mail-actors': mailActors,
  '0006-accounts': accounts,
  '0007-talks': talks,
  '0008-learning': learning,
  '0009-editing': editing,
  '0010-goals': goals,
  '0011-retention': retention,
  '0012-lapsed': lapsed,
};

/** Brings the tables to what this version of the program expects. Does nothing when they are there already. */
export async function migrate(db: Kysely<Tables>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve({ ...migrations }) } });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}

/** Steps that the database has taken and this version does not know of: it was last used by a newer version. */
export async function unknownSteps(db: Kysely<Tables>): Promise<string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some(({ name }) => name === 'kysely_migration')) return [];
  const taken = await db.withTables<{ kysely_migration: { name: string } }>().selectFrom('kysely_migration').select('name').orderBy('name').execute();
  return taken.map(({ name }) => name).filter((name) => !Object.hasOwn(migrations, name));
}

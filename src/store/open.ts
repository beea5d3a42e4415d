import { isPostgres } from './address.ts';
import { talksIn } from './read-talks.ts';
import { openSqlite, openSqliteReader } from './sqlite.ts';
import type { Store } from './store.ts';
import type { TalkReader } from './talks.ts';

/** Opens the database that the settings name. The driver of Postgres is read only where it is used, since that takes time. */
export async function openStore(database: string, log: { warn(about: object, text: string): void }): Promise<Store> {
  if (!isPostgres(database)) return openSqlite(database);
  const { openPostgres } = await import('./postgres.ts');
  return openPostgres(database, { log });
}

/** Opens the database that the settings name beside who serves from it, to read what has been said there. */
export async function openTalkReader(database: string): Promise<TalkReader> {
  if (!isPostgres(database)) return openSqliteReader(database);
  const { openTables } = await import('./postgres.ts');
  const db = await openTables(database, { connections: 1 });
  return { talks: talksIn(db), close: () => db.destroy() };
}

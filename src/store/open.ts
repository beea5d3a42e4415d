import { isPostgres } from './address.ts';
import { openSqlite } from './sqlite.ts';
import type { Store } from './store.ts';

/** Opens the database that the settings name. The driver of Postgres is read only where it is used, since that takes time. */
export async function openStore(database: string, log: { warn(about: object, text: string): void }): Promise<Store> {
  if (!isPostgres(database)) return openSqlite(database);
  const { openPostgres } = await import('./postgres.ts');
  return openPostgres(database, { log });
}

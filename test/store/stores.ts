import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, it, onTestFinished } from 'vitest';
import { openPostgres } from '../../src/store/postgres.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import type { Store } from '../../src/store/store.ts';
import { startPostgres } from './postgres-server.ts';

/** One Postgres for each file of tests, a database of its own for each test. */
const postgres = await startPostgres();
if ('because' in postgres) {
  describe.skip(`Postgres, which cannot run here (${postgres.because})`, () => { it('is tried where it can', () => undefined); });
} else {
  afterAll(() => postgres.stop());
}

/** The address of a new and empty Postgres database; none where Postgres cannot run. */
export const newDatabase: (() => Promise<string>) | undefined = 'because' in postgres ? undefined : () => postgres.database();

/** Every kind of store: what holds for one holds for all. Each opens an empty one that is closed after the test. */
export const storesToTest: { name: string; open: () => Promise<Store> }[] = [
  { name: 'SQLite in memory', open: () => closing(openSqlite(':memory:')) },
  { name: 'SQLite in a file', open: () => closing(openSqlite(join(temporaryFolder(), 'ratt-dorr.db'))) },
  ...(newDatabase === undefined ? [] : [{ name: 'Postgres', open: async () => closing(openPostgres(await newDatabase())) }]),
];

/** A folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ratt-dorr-store-'));
  onTestFinished(() => { rmSync(folder, { recursive: true, force: true }); });
  return folder;
}

/** A store that is closed after the test. */
export async function closing(opened: Promise<Store>): Promise<Store> {
  const store = await opened;
  onTestFinished(() => store.close());
  return store;
}

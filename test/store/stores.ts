import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openSqlite } from '../../src/store/sqlite.ts';
import type { Store } from '../../src/store/store.ts';

/** Every kind of store: what holds for one holds for all. Each opens an empty one that is closed after the test. */
export const storesToTest: { name: string; open: () => Promise<Store> }[] = [
  { name: 'SQLite in memory', open: () => closing(openSqlite(':memory:')) },
  { name: 'SQLite in a file', open: () => closing(openSqlite(join(temporaryFolder(), 'ratt-dorr.db'))) },
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

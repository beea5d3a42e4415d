import { createRequire } from 'node:module';
import type Sqlite from 'better-sqlite3';

/**
 * SQLite's driver. Version 12 aborts the process on Node 24 when a statement is collected; version 13, which comes built,
 * runs on Node 22 and newer but not on 20. So each gets its own.
 */
const name = Number(process.versions.node.split('.')[0]) >= 22 ? 'better-sqlite3-napi' : 'better-sqlite3';

export const Database = createRequire(import.meta.url)(name) as typeof Sqlite;
export type Connection = Sqlite.Database;

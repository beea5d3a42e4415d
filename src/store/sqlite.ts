import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { Database } from './driver.ts';
import type { Connection } from './driver.ts';
import { Kysely, SqliteDialect } from 'kysely';
import { keepStatements } from './kept-statements.ts';
import { migrate, unknownSteps } from './migrations/migrate.ts';
import { talksIn } from './read-talks.ts';
import type { TalkReader } from './talks.ts';
import { storeOver } from './queries.ts';
import { rebuildLists } from './rebuild.ts';
import type { Store } from './store.ts';
import type { Tables } from './tables.ts';
import { StoreUnusable } from './unusable.ts';
import { hasMissingTalks, makeMissingTalks } from './write-talks.ts';

/** How the file is opened. */
export type SqliteOptions = {
  /** How long to wait for another program that is writing to the file; 5000 unless said. Everything waits with it. */
  busyMilliseconds?: number;
  /** How often to look whether a command has written to the file; 20,000 unless said. */
  lookMilliseconds?: number;
  /** Write the rows of the lists anew from the events first. */
  rebuild?: boolean;
};

/** Up to this size the file is written anew at once when a conversation is forgotten (some 50 ms); a larger one rests first. */
const smallBytes = 8_000_000;
const restMilliseconds = 20_000;

/**
 * The store in one SQLite file, or in memory (`:memory:`). For one process: another one may read the file, make a backup,
 * forget a conversation or set something for an actor, but two that serve would take each other's deliveries. Throws StoreUnusable when it cannot be trusted.
 */
export async function openSqlite(file: string, options: SqliteOptions = {}): Promise<Store> {
  const sqlite = connect(file, options.busyMilliseconds ?? 5000);
  try {
    check(sqlite, file);
    set(sqlite, file, options.busyMilliseconds ?? 5000);
    const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: keepStatements(sqlite) }) });
    await prepare(sqlite, db, file);
    if (options.rebuild) await rebuildLists(db);
    const { erase, finish } = eraser(sqlite, db);
    await finish();
    const store = storeOver(db, { lockDue: (due) => due, erase, shared: false, tell: () => Promise.resolve(), onElsewhere: hearing(sqlite, options.lookMilliseconds ?? 20_000) });
    return { ...store, close: async () => { await finish(); await store.close(); } };
  } catch (error) {
    sqlite.close();
    throw error instanceof Database.SqliteError ? new StoreUnusable(codeOf(error), file, error.message, error) : error;
  }
}

/** What has been said, over a connection of its own that writes nothing: the file is not looked through for damage, brought up to date or tidied once more, as it is where it is opened to be served from. */
export function openSqliteReader(file: string, busyMilliseconds = 5000): TalkReader {
  const sqlite = new Database(file, { readonly: true, timeout: busyMilliseconds });
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: sqlite }) });
  return { talks: talksIn(db), close: () => db.destroy() };
}

/** No other process serves from the file, but a command may have set something for an actor in it, or published: then both are to be read anew. */
function hearing(sqlite: Connection, lookMilliseconds: number): Store['onElsewhere'] {
  const version = () => sqlite.pragma('data_version', { simple: true });
  return (listener) => {
    let known = version();
    const looking = setInterval(() => {
      if (!sqlite.open || version() === known) return;
      known = version();
      listener('settings');
      listener('content');
    }, lookMilliseconds).unref();
    return () => { clearInterval(looking); };
  };
}

function connect(file: string, busyMilliseconds: number): Connection {
  try {
    // Only the program's own user reads what companies have said.
    if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    return new Database(file, { timeout: busyMilliseconds });
  } catch (error) {
    throw new StoreUnusable('unreachable', file, error instanceof Error ? error.message : String(error), error);
  }
}

function codeOf(error: InstanceType<typeof Database.SqliteError>): 'not a database' | 'damaged' | 'unreachable' {
  if (error.code === 'SQLITE_NOTADB') return 'not a database';
  return error.code.startsWith('SQLITE_CORRUPT') ? 'damaged' : 'unreachable';
}

/** A damaged page is found here and not by the company whose words it holds: opening and small reads would not notice. */
function check(sqlite: Connection, file: string): void {
  const found = sqlite.pragma('quick_check(1)', { simple: true });
  if (found !== 'ok') throw new StoreUnusable('damaged', file, String(found));
}

/** Sets what our promises rest on, and reads it back: SQLite keeps silent about a setting that it does not take. */
function set(sqlite: Connection, file: string, busyMilliseconds: number): void {
  const settings: [name: string, value: string | number, readBack: string | number][] = [
    ['busy_timeout', busyMilliseconds, busyMilliseconds],
    ['journal_mode', 'wal', sqlite.memory ? 'memory' : 'wal'],
    ['synchronous', 'full', 2],
    ['foreign_keys', 'on', 1],
    ['secure_delete', 'on', 1],
  ];
  for (const [name, value] of settings) sqlite.pragma(`${name} = ${value}`);
  for (const [name, , readBack] of settings) {
    const is: unknown = sqlite.pragma(name, { simple: true });
    if (is !== readBack) throw new StoreUnusable('unsafe', file, `${name} is ${String(is)} and should be ${readBack}`);
  }
}

/** Brings the tables up to date in one transaction, so that a start that is cut off leaves them as they were. */
async function prepare(sqlite: Connection, db: Kysely<Tables>, file: string): Promise<void> {
  sqlite.exec('begin immediate');
  const newer = await unknownSteps(db);
  if (newer.length > 0) throw new StoreUnusable('newer', file, newer.join(', '));
  await migrate(db);
  if (await hasMissingTalks(db)) await makeMissingTalks(db);
  sqlite.exec('commit');
}

/**
 * Deleted bytes are overwritten in the file at once, but stay in the write-ahead log until it has been emptied into the file,
 * and now and then a copy stays in a page that was tidied before; only writing the whole file anew (vacuum) takes those. A
 * large file waits a little, so that several conversations share the work. A note in the file (user_version) survives a crash.
 */
function eraser(sqlite: Connection, db: Kysely<Tables>): { erase(): Promise<void>; finish(): Promise<void> } {
  let timer: NodeJS.Timeout | undefined;
  // Whoever holds the connection knows that no transaction is open on it.
  const holding = <Answer>(job: () => Answer) => db.connection().execute(() => Promise.resolve(job()));

  async function finish(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    if (sqlite.open && !(await holding(() => isClean(sqlite) || clean(sqlite)))) finishLater();
  }
  function finishLater(): void {
    timer ??= setTimeout(() => void finish(), restMilliseconds).unref();
  }
  async function erase(): Promise<void> {
    if (sqlite.memory) return;
    await holding(() => sqlite.pragma('user_version = 1'));
    if (isSmall(sqlite)) return finish();
    await holding(() => withoutWaiting(sqlite, () => emptyLog(sqlite)));
    finishLater();
  }
  return { erase, finish };
}

function isClean(sqlite: Connection): boolean {
  return sqlite.pragma('user_version', { simple: true }) === 0;
}

function isSmall(sqlite: Connection): boolean {
  return Number(sqlite.pragma('page_count', { simple: true })) * Number(sqlite.pragma('page_size', { simple: true })) <= smallBytes;
}

/** Answers whether no trace is left. Another program that uses the file, or a full disk, puts it off until the next time. */
function clean(sqlite: Connection): boolean {
  return withoutWaiting(sqlite, () => {
    sqlite.exec('vacuum');
    if (!emptyLog(sqlite)) return false;
    sqlite.pragma('user_version = 0');
    return true;
  });
}

function emptyLog(sqlite: Connection): boolean {
  return sqlite.pragma('wal_checkpoint(truncate)', { simple: true }) === 0;
}

/** Does not wait for another program, since all companies would wait with it. */
function withoutWaiting(sqlite: Connection, job: () => boolean): boolean {
  const patience: unknown = sqlite.pragma('busy_timeout', { simple: true });
  sqlite.pragma('busy_timeout = 0');
  try {
    return job();
  } catch (error) {
    if (error instanceof Database.SqliteError) return false;
    throw error;
  } finally {
    sqlite.pragma(`busy_timeout = ${String(patience)}`);
  }
}

import { randomUUID } from 'node:crypto';
import { CompiledQuery, Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { z } from 'zod';
import { keepListening } from './listen.ts';
import type { Line } from './listen.ts';
import { migrate, unknownSteps } from './migrations/migrate.ts';
import { storeOver } from './queries.ts';
import type { News, Store } from './store.ts';
import type { Tables } from './tables.ts';
import { StoreUnusable } from './unusable.ts';
import { hasMissingTalks, makeMissingTalks } from './write-talks.ts';

/** How the database is used. */
export type PostgresOptions = {
  /** So many connections at most for each process, and one more that listens. */
  connections?: number;
  log?: { warn(about: object, text: string): void };
};

const channel = 'ratt_dorr';
/** Any number that nobody else uses: it stands for the work of bringing the tables up to date. */
const migrationLock = 7_240_519_311;
const connectMs = 5_000;
/** Whoever waits longer than this for another process gives up, and a process that hangs lets go after this. */
const patienceMs = 20_000;

const Told = z.object({ from: z.string(), news: z.union([z.literal('settings'), z.literal('content'), z.object({ conversation: z.string(), deliveries: z.boolean(), forgotten: z.boolean() })]) });

/**
 * The store in a Postgres database, for several processes and machines at once. Makes its tables where they are missing. Throws
 * StoreUnusable when it cannot be reached, may not be used or cannot be trusted.
 */
export async function openPostgres(url: string, options: PostgresOptions = {}): Promise<Store> {
  const server = withoutPassword(url);
  const log = options.log ?? { warn: () => undefined };
  const db = await openTables(url, options);
  try {
    const me = randomUUID();
    const listeners = new Set<(news: News) => void>();
    const spread = (news: News) => { for (const listener of listeners) listener(news); };
    const line = await keepListening({ connect: (lost) => openLine(url, heard(me, spread), lost), back: () => { spread('anything'); }, log });
    const { erase, idle } = eraser(db, log);
    const store = storeOver(db, {
      lockDue: (due) => due.forUpdate().skipLocked(),
      erase,
      shared: true,
      tell: async (trx, news) => { await sql`select pg_notify(${channel}, ${JSON.stringify({ from: me, news })})`.execute(trx); },
      onElsewhere: (listener) => {
        listeners.add(listener);
        return () => { listeners.delete(listener); };
      },
    });
    return { ...store, close: async () => { listeners.clear(); await line.stop(); await idle(); await store.close(); } };
  } catch (error) {
    await db.destroy();
    throw unusable(server, error);
  }
}

/** The tables of a Postgres database, brought up to date. Whoever asks for them closes them. */
export async function openTables(url: string, { connections = 10, log = { warn: () => undefined } }: PostgresOptions = {}): Promise<Kysely<Tables>> {
  const server = withoutPassword(url);
  const pool = poolFor(url, server, connections);
  // A connection that breaks off must not end the process, whether it rests or is used: what is under way on it fails by itself,
  // and the next query opens another.
  pool.on('connect', (client) => { client.on('error', () => undefined); });
  pool.on('error', (error) => { log.warn({ err: error }, 'a connection to the database broke off; another is opened when it is needed'); });
  const patience = CompiledQuery.raw(`set lock_timeout = ${patienceMs}; set idle_in_transaction_session_timeout = ${patienceMs}`);
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool, onCreateConnection: async (connection) => { await connection.executeQuery(patience); } }) });
  try {
    await check(db, server);
    await prepare(db, server);
    return db;
  } catch (error) {
    await db.destroy();
    throw unusable(server, error);
  }
}

function poolFor(url: string, server: string, connections: number): pg.Pool {
  try {
    return new pg.Pool({ connectionString: url, max: connections, connectionTimeoutMillis: connectMs, keepAlive: true, application_name: 'ratt-dorr' });
  } catch (error) {
    throw unusable(server, error);
  }
}

/** What our promises rest on: what is acknowledged is on the disk. */
async function check(db: Kysely<Tables>, server: string): Promise<void> {
  for (const name of ['fsync', 'synchronous_commit', 'full_page_writes']) {
    const { rows } = await sql<{ is: string }>`select current_setting(${name}) as "is"`.execute(db);
    if (rows[0]?.is === 'off') throw new StoreUnusable('unsafe server', server, `${name} is off`);
  }
}

/** Brings the tables up to date, one process at a time: those that start meanwhile wait, and find them there. */
async function prepare(db: Kysely<Tables>, server: string): Promise<void> {
  await db.connection().execute(async (connection) => {
    await sql.raw('set lock_timeout = 0').execute(connection);
    await sql`select pg_advisory_lock(${migrationLock}::bigint)`.execute(connection);
    try {
      const newer = await unknownSteps(connection);
      if (newer.length > 0) throw new StoreUnusable('newer', server, newer.join(', '));
      await migrate(connection);
      if (await hasMissingTalks(connection)) await connection.transaction().execute(async (trx) => { await makeMissingTalks(trx); });
    } finally {
      await sql`select pg_advisory_unlock(${migrationLock}::bigint)`.execute(connection);
      await sql.raw(`set lock_timeout = ${patienceMs}`).execute(connection);
    }
  });
}

/** What is heard on the channel and comes from others. What is not ours is passed over. */
function heard(me: string, spread: (news: News) => void): (payload: string) => void {
  return (payload) => {
    const told = Told.safeParse(json(payload));
    if (!told.success || told.data.from === me) return;
    spread(told.data.news);
  };
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function openLine(url: string, hear: (payload: string) => void, lost: () => void): Promise<Line> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: connectMs, keepAlive: true, query_timeout: 2_000, application_name: 'ratt-dorr (listening)' });
  client.on('error', lost);
  client.on('end', lost);
  client.on('notification', ({ payload }) => { hear(payload ?? ''); });
  try {
    await client.connect();
    await client.query(`listen ${channel}`);
  } catch (error) {
    // Not waited for: what does not answer may not end either.
    void client.end().catch(() => undefined);
    throw error;
  }
  return { check: async () => { await client.query('select 1'); }, close: () => client.end() };
}

/**
 * What is deleted stays in the table's file until it is vacuumed, which Postgres may leave for long where little happens. So it
 * is done at once, beside all else; what is asked for meanwhile shares the next round. Backups and the log are the server's own.
 */
function eraser(db: Kysely<Tables>, log: { warn(about: object, text: string): void }): { erase(): Promise<void>; idle(): Promise<void> } {
  let wanted = false;
  let working: Promise<void> | undefined;
  async function work(): Promise<void> {
    while (wanted) {
      wanted = false;
      await sql`vacuum contacts, marks, events, examples, access, handovers, deliveries, talks, utterances, talk_handovers, asked, conversations`.execute(db)
        .catch((error: unknown) => { log.warn({ err: error }, 'what was forgotten could not be tidied away at once; the server does it in its own time'); });
    }
    working = undefined;
  }
  return {
    erase: () => {
      wanted = true;
      working ??= work();
      return Promise.resolve();
    },
    idle: async () => { await working; },
  };
}

/** The address as it may be shown: errors end up in logs. */
function withoutPassword(url: string): string {
  if (!URL.canParse(url)) return 'in DATABASE_URL';
  const { hostname, port, pathname } = new URL(url);
  return `${hostname}${port === '' ? '' : `:${port}`}${pathname}`;
}

const noEntry = ['28P01', '28000', '3D000'];
const noRight = ['42501'];

function unusable(server: string, error: unknown): unknown {
  if (error instanceof StoreUnusable || !(error instanceof Error)) return error;
  const code = 'code' in error ? String(error.code) : '';
  const because = error.message === '' ? code : error.message;
  if (noEntry.includes(code)) return new StoreUnusable('no entry', server, because, error);
  if (noRight.includes(code)) return new StoreUnusable('no tables', server, because, error);
  if (/^(E[A-Z]+|08...|57P0.|53...)$/.test(code) || /timeout|terminated|SASL|SSL|Invalid URL/i.test(because)) return new StoreUnusable('no server', server, because, error);
  return error;
}

import type { Kysely, Transaction } from 'kysely';
import { Account } from '../accounts/account.ts';
import { readKept } from './damaged.ts';
import type { Tables } from './tables.ts';

/** Something that somebody did in the pages: never what was written, only which thing it was about. */
export type Audited = { id: string; at: string; account?: string; name: string; did: string; to?: string; more?: string };
/** Which of them: about one thing, by one account, of one kind, from a time on and up to another; the latest first, those before `before`. */
export type AuditFilter = { to?: string; account?: string; did?: string; since?: string; until?: string; before?: { at: string; id: string }; limit: number };
/** Somebody's session, by the hash of its key. */
export type Session = { hash: string; account?: string; body: string; until: string };

/** The part of the store that knows who may come in, who is in, and what they have done. */
export interface Accounts {
  all(): Promise<Account[]>;
  one(by: { id: string } | { login: string } | { subject: string }): Promise<Account | undefined>;
  /** Puts an account in place of what was there under its id. False when another account has its login or subject. */
  put(account: Account): Promise<boolean>;
  /** Changes an account as it is at that moment. Refused where another has its new login or subject, and where no admin would be left who can come in. */
  change(id: string, change: (account: Account) => Account): Promise<'changed' | 'absent' | 'taken' | 'last_admin'>;
  session(hash: string, now: string): Promise<Session | undefined>;
  putSession(session: Session): Promise<void>;
  /** Lets a session that there still is last longer: one that has ended does not begin again. */
  keepSession(hash: string, until: string): Promise<void>;
  endSession(hash: string): Promise<void>;
  /** Ends every session of an account but one. */
  endSessionsOf(account: string, but?: string): Promise<void>;
  /** Forgets the sessions that had run out. */
  tidySessions(now: string): Promise<void>;
  audit(entry: Audited): Promise<void>;
  audited(filter: AuditFilter): Promise<Audited[]>;
  /** Forgets what was done before a time. Answers how much it was. */
  forgetAudited(before: string): Promise<number>;
}

export function accountsIn(db: Kysely<Tables>): Accounts {
  return {
    all: async () => (await db.selectFrom('accounts').select(['id', 'body']).orderBy('login').execute()).map(accountFrom),
    one: async (by) => {
      const [column, value] = Object.entries(by)[0] as ['id' | 'login' | 'subject', string];
      const row = await db.selectFrom('accounts').select(['id', 'body']).where(column, '=', value).executeTakeFirst();
      return row && accountFrom(row);
    },
    put: (account) => db.transaction().execute((trx) => put(trx, account)),
    change: (id, change) => db.transaction().execute(async (trx) => {
      // Written before it is read: so nobody else changes an account before this is done, on either database.
      await trx.updateTable('accounts').set((row) => ({ login: row.ref('login') })).execute();
      const before = (await trx.selectFrom('accounts').select(['id', 'body']).orderBy('id').execute()).map(accountFrom);
      const one = before.find((account) => account.id === id);
      if (!one) return 'absent';
      const changed = { ...change(one), id };
      if (isKeyholder(one) && !before.map((account) => (account.id === id ? changed : account)).some(isKeyholder)) return 'last_admin';
      return (await put(trx, changed)) ? 'changed' : 'taken';
    }),
    ...sessionsIn(db),
    ...auditIn(db),
  };
}

/** False when another account has its login or subject. */
async function put(trx: Transaction<Tables>, account: Account): Promise<boolean> {
  const values = { login: account.login, subject: account.subject ?? null, body: JSON.stringify(account) };
  const other = await trx.selectFrom('accounts').select('id').where('id', '<>', account.id)
    .where((row) => row.or([row('login', '=', account.login), ...(account.subject === undefined ? [] : [row('subject', '=', account.subject)])])).executeTakeFirst();
  if (other) return false;
  await trx.insertInto('accounts').values({ id: account.id, ...values }).onConflict((conflict) => conflict.column('id').doUpdateSet(values)).execute();
  return true;
}

/** Whether an account can let others in: an admin who can come in itself. */
function isKeyholder({ role, password, subject, closedAt }: Account): boolean {
  return role === 'admin' && closedAt === undefined && (password !== undefined || subject !== undefined);
}

function accountFrom({ id, body }: { id: string; body: string }): Account {
  return readKept(Account, body, `the account ${id}`);
}

function sessionsIn(db: Kysely<Tables>): Pick<Accounts, 'session' | 'putSession' | 'keepSession' | 'endSession' | 'endSessionsOf' | 'tidySessions'> {
  return {
    session: async (hash, now) => {
      const row = await db.selectFrom('sessions').selectAll().where('hash', '=', hash).where('until', '>', now).executeTakeFirst();
      return row && { hash: row.hash, body: row.body, until: row.until, ...(row.account === null ? {} : { account: row.account }) };
    },
    putSession: async ({ hash, account, body, until }) => {
      const values = { account: account ?? null, body, until };
      await db.insertInto('sessions').values({ hash, ...values }).onConflict((conflict) => conflict.column('hash').doUpdateSet(values)).execute();
    },
    keepSession: async (hash, until) => { await db.updateTable('sessions').set({ until }).where('hash', '=', hash).execute(); },
    endSession: async (hash) => { await db.deleteFrom('sessions').where('hash', '=', hash).execute(); },
    endSessionsOf: async (account, but) => {
      await db.deleteFrom('sessions').where('account', '=', account).$if(but !== undefined, (query) => query.where('hash', '<>', but ?? '')).execute();
    },
    tidySessions: async (now) => { await db.deleteFrom('sessions').where('until', '<=', now).execute(); },
  };
}

function auditIn(db: Kysely<Tables>): Pick<Accounts, 'audit' | 'audited' | 'forgetAudited'> {
  return {
    audit: async ({ account = null, to = null, more = null, ...entry }) => { await db.insertInto('audit').values({ ...entry, account, to, more }).execute(); },
    audited: async ({ to, account, did, since, until, before, limit }) => {
      let query = db.selectFrom('audit').selectAll().orderBy('at', 'desc').orderBy('id', 'desc').limit(limit);
      if (to !== undefined) query = query.where('to', '=', to);
      if (account !== undefined) query = query.where('account', '=', account);
      if (did !== undefined) query = query.where('did', '=', did);
      if (since !== undefined) query = query.where('at', '>=', since);
      if (until !== undefined) query = query.where('at', '<', until);
      if (before !== undefined) query = query.where((row) => row.or([row('at', '<', before.at), row.and([row('at', '=', before.at), row('id', '<', before.id)])]));
      return (await query.execute()).map(({ account: by, to: about, more, ...entry }) => ({ ...entry, ...(by === null ? {} : { account: by }), ...(about === null ? {} : { to: about }), ...(more === null ? {} : { more }) }));
    },
    forgetAudited: async (before) => Number((await db.deleteFrom('audit').where('at', '<', before).executeTakeFirst()).numDeletedRows),
  };
}

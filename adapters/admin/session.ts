import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Request, RequestHandler } from 'express';
import session from 'express-session';
import type { Account } from '../../src/accounts/account.ts';
import type { Accounts } from '../../src/store/accounts.ts';

declare module 'express-session' {
  interface SessionData { account: string; csrf: string; told: string; language: 'sv' | 'en'; since: string; /** A link that was just made, and is shown once; `unmailed` where it should have been mailed. */ link: { account: string; until: string; unmailed?: true }; /** What says that a sign-in elsewhere is being tied from here. */ tying: string }
}

/** Nothing was asked for in so long: one is signed out. And so long after one signed in, whatever was asked for. */
const idleMs = 4 * 60 * 60_000;
const mostMs = 12 * 60 * 60_000;
/** So often, at most, the sessions that have run out are forgotten. */
const tidyMs = 60 * 60_000;

export type Sessions = {
  handler: RequestHandler;
  /** Who is signed in, as the account is now. */
  account(request: Request): Promise<Account | undefined>;
  signIn(request: Request, account: Account): Promise<void>;
  signOut(request: Request): Promise<void>;
  csrf(request: Request): string;
  isOurs(request: Request, csrf: string): boolean;
};

/** Sessions in the database, so that they outlive a restart and hold for every process; only the hash of a key is kept. */
export function sessionsWith({ accounts, secret, secure, now, log }: { accounts: Accounts; secret: string; secure: () => boolean; now: () => Date; log: { error(about: object, text: string): void } }): Sessions {
  let tidied = 0;
  const tidyNowAndThen = () => {
    const at = now();
    if (at.getTime() < tidied + tidyMs) return;
    tidied = at.getTime();
    accounts.tidySessions(at.toISOString()).catch((error: unknown) => { log.error({ err: error }, 'sessions that had run out could not be forgotten; it is tried again within the hour'); });
  };
  const handler = session({
    name: 'ratt-dorr-admin', secret: createHmac('sha256', secret).update('admin sessions').digest('hex'), store: storeIn(accounts, now), resave: false, saveUninitialized: false, rolling: true,
    cookie: { path: '/admin', httpOnly: true, sameSite: 'strict', secure: 'auto', maxAge: idleMs },
  });
  return {
    handler: (request, response, next) => {
      // Whoever comes by an address that is https does so, also where a proxy in front has taken it off.
      if (secure()) Object.defineProperty(request, 'secure', { value: true, configurable: true });
      tidyNowAndThen();
      handler(request, response, next);
    },
    async account({ session: { account: id, since = '' } }) {
      if (id === undefined || Date.parse(since) + mostMs < now().getTime()) return undefined;
      const found = await accounts.one({ id });
      return found?.closedAt === undefined && since >= (found?.signedOutAt ?? '') ? found : undefined;
    },
    signIn: (request, account) => new Promise((resolve, reject) => {
      const { language } = request.session;
      request.session.regenerate((error: unknown) => {
        if (error) { reject(error instanceof Error ? error : new Error(String(error))); return; }
        Object.assign(request.session, { account: account.id, since: now().toISOString(), ...(language === undefined ? {} : { language }) });
        resolve();
      });
    }),
    signOut: (request) => new Promise((resolve, reject) => {
      request.session.regenerate((error: unknown) => { if (error) reject(error instanceof Error ? error : new Error(String(error))); else resolve(); });
    }),
    csrf: ({ session: held }) => (held.csrf ??= randomBytes(24).toString('base64url')),
    isOurs({ session: { csrf } }, given) {
      if (csrf === undefined) return false;
      // In bytes: a letter may be more than one.
      const [ours, theirs] = [Buffer.from(csrf), Buffer.from(given)];
      return ours.length === theirs.length && timingSafeEqual(ours, theirs);
    },
  };
}

/** The library's way to keep sessions, over ours. */
function storeIn(accounts: Accounts, now: () => Date): session.Store {
  const hashOf = (key: string) => createHash('sha256').update(key).digest('base64url');
  const untilNow = () => new Date(now().getTime() + idleMs).toISOString();
  const settled = <T>(work: Promise<T>, done?: (error?: unknown, value?: T) => void) => { work.then((value) => { done?.(null, value); }, (error: unknown) => { done?.(error); }); };
  const put = (key: string, held: session.SessionData) => accounts.putSession({
    hash: hashOf(key), body: JSON.stringify(held), until: untilNow(), ...(held.account === undefined ? {} : { account: held.account }),
  });
  const Base = session.Store as unknown as new () => session.Store;
  return Object.assign(new Base(), {
    get: (key: string, done: (error?: unknown, held?: session.SessionData | null) => void) => {
      settled(accounts.session(hashOf(key), now().toISOString()).then((found) => (found ? (JSON.parse(found.body) as session.SessionData) : null)), done);
    },
    set: (key: string, held: session.SessionData, done?: (error?: unknown) => void) => { settled(put(key, held), done); },
    touch: (key: string, _held: session.SessionData, done?: (error?: unknown) => void) => { settled(accounts.keepSession(hashOf(key), untilNow()), done); },
    destroy: (key: string, done?: (error?: unknown) => void) => { settled(accounts.endSession(hashOf(key)), done); },
  });
}

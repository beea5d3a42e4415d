import { randomUUID } from 'node:crypto';
import { hashPassword } from '../../../adapters/admin/access/passwords.ts';
import type { Account } from '../../../src/accounts/account.ts';
import type { Store } from '../../../src/store/store.ts';

/** A browser as far as the pages for admins notice: it keeps cookies, and says where a form comes from. */
export type Visitor = ReturnType<typeof visitor>;
export type Page = { status: number; to: string | null; text: string; headers: Headers };

export const password = 'en lång mening som lösenord';
let hashed: Promise<string> | undefined;

/** Puts an account in the store, as one that has chosen a password. */
export async function haveAccount(store: Store, about: Partial<Account> = {}): Promise<Account> {
  hashed ??= hashPassword(password);
  const id = about.id ?? randomUUID();
  const account: Account = { id, login: `${id}@exempel.se`, name: 'Anna Ek', role: 'admin', language: 'sv', at: new Date().toISOString(), password: await hashed, ...about };
  if (!(await store.accounts.put(account))) throw new Error(`the login ${account.login} is taken`);
  return account;
}

export function visitor(base: string) {
  const cookies = new Map<string, string>();
  let csrf = '';

  async function ask(method: string, path: string, { body, headers = {} }: { body?: URLSearchParams | FormData; headers?: Record<string, string> } = {}): Promise<Page> {
    const response = await fetch(new URL(path, base), { method, redirect: 'manual', headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '), ...headers }, ...(body ? { body } : {}) });
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=');
      if (value === '') cookies.delete(name); else cookies.set(name, value);
    }
    const text = await response.text();
    csrf = /name="csrf" value="([^"]+)"/.exec(text)?.[1] ?? csrf;
    return { status: response.status, to: response.headers.get('location'), text, headers: response.headers };
  }

  const self = {
    cookies,
    key: () => csrf,
    get: (path: string, headers: Record<string, string> = {}) => ask('GET', path, { headers }),
    /** Sends a form, with the key of the latest page unless it names its own. */
    post: (path: string, fields: Record<string, string> = {}, headers: Record<string, string> = {}) => ask('POST', path, { body: new URLSearchParams({ csrf, ...fields }), headers: { 'sec-fetch-site': 'same-origin', ...headers } }),
    async signIn(account: Account, secret = password): Promise<Page> {
      await self.get('/admin/logga-in');
      const answer = await self.post('/admin/logga-in', { login: account.login, password: secret });
      // The session is a new one, and so is its key.
      if (answer.status === 303) await self.get('/admin/konto');
      return answer;
    },
  };
  return self;
}

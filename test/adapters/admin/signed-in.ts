import { randomUUID } from 'node:crypto';
import { hashPassword } from '../../../adapters/admin/access/passwords.ts';
import type { Account } from '../../../src/accounts/account.ts';
import type { Store } from '../../../src/store/store.ts';

/** Asks for pages as somebody who is signed in: answers what came back, without following where it leads. */
export type SignedIn = { account: Account; cookie: string; get(path: string): Promise<{ status: number; text: string }>; post(path: string, form?: Record<string, string>): Promise<{ status: number; text: string; to: string | undefined }> };

/** An account of some kind, signed in over HTTP as anybody would be. */
export async function signIn({ url, store }: { url: string; store: Pick<Store, 'accounts'> }, kind: Partial<Account> = {}): Promise<SignedIn> {
  const password = randomUUID();
  const id = randomUUID();
  const account: Account = { id, login: `${id}@example.se`, name: 'Karin Berg', role: 'admin', language: 'sv', at: new Date().toISOString(), ...kind, password: await hashPassword(password) };
  await store.accounts.put(account);
  let cookie = '';
  const ask = async (path: string, init: RequestInit = {}) => {
    const response = await fetch(new URL(path, url), { ...init, redirect: 'manual', headers: { cookie, ...init.headers } });
    cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? cookie;
    return { status: response.status, text: await response.text(), to: response.headers.get('location') ?? undefined };
  };
  const post = async (path: string, form: Record<string, string> = {}) => {
    const csrf = /name="csrf" value="([^"]+)"/.exec((await ask('/admin/logga-in')).text)?.[1] ?? '';
    return ask(path, { method: 'POST', body: new URLSearchParams({ csrf, ...form }), headers: { 'sec-fetch-site': 'same-origin' } });
  };
  const { status } = await post('/admin/logga-in', { login: account.login, password });
  if (status !== 303) throw new Error(`signing in answered ${status}`);
  return { account, get cookie() { return cookie; }, get: (path) => ask(path), post };
}

import { randomUUID } from 'node:crypto';
import type { Account } from '../../../src/accounts/account.ts';
import type { Accounts } from '../../../src/store/accounts.ts';
import { Field, Form } from '../form.tsx';
import type { Answer, Route, Visit } from '../route.ts';
import { stampOf } from './invitations.ts';
import type { Invitations, Invited } from './invitations.ts';
import { hashPassword, isPassword, passwordLength } from './passwords.ts';
import type { Slowing } from './slowing.ts';
import { accessWords } from './words.ts';

export type SignIn = {
  accounts: Accounts;
  invitations: Invitations;
  /** Uses up what may be used once, by its hash. False when it had been. */
  spend(once: { hash: string; until: string }, now: string): Promise<boolean>;
  isSpent(hash: string): Promise<boolean>;
  slow: Slowing;
  /** The other way in, by the host that it leads to. */
  openId: string | undefined;
};

/** The ways in and out that need no account: signing in, a link that lets one in once, signing out, and the language. */
export function signInRoutes(parts: SignIn): Route[] {
  return [
    { method: 'get', path: '/logga-in', right: 'anyone', run: (visit) => Promise.resolve(signInPage(parts, visit)) },
    { method: 'post', path: '/logga-in', right: 'anyone', counted: true, run: (visit) => signIn(parts, visit) },
    { method: 'post', path: '/logga-ut', right: 'anyone', run: (visit) => signOut(visit) },
    { method: 'post', path: '/sprak', right: 'anyone', run: (visit) => { const { form, request } = visit; request.session.language = form.one('language') === 'en' ? 'en' : 'sv'; return Promise.resolve({ to: ownPath(form.one('till')) }); } },
    { method: 'get', path: '/valkommen/:key', right: 'anyone', run: async (visit) => welcomePage(parts, visit, await invited(parts, visit)) },
    { method: 'post', path: '/valkommen/:key', right: 'anyone', counted: true, run: (visit) => welcome(parts, visit) },
  ];
}

/** Only to our own pages: an address of another site in a link must lead nowhere. */
export function ownPath(to: string): string {
  const base = 'http://here';
  if (!to.startsWith('/') || !URL.canParse(to, base)) return '/admin';
  // As a browser would read it, steps upwards taken.
  const { origin, pathname, search } = new URL(to, base);
  return origin === base && /^\/admin(?:\/|$)/.test(pathname) ? `${pathname}${search}` : '/admin';
}

function signInPage({ openId }: SignIn, visit: Visit, fault?: { status: number; text: string }): Answer {
  const words = accessWords(visit.language);
  const to = visit.form.one('till') || visit.query.one('till');
  return {
    title: words.signInTitle,
    status: fault?.status ?? 200,
    body: (
      <>
        <Form of={visit} to="/admin/logga-in" class="narrow">
          {fault !== undefined && <p class="fault" role="alert">{fault.text}</p>}
          <input type="hidden" name="till" value={ownPath(to)} />
          <Field name="login" label={words.login} type="email" value={visit.form.one('login')} autocomplete="username" required />
          <Field name="password" label={words.password} type="password" autocomplete="current-password" required />
          <button>{words.signIn}</button>
        </Form>
        {openId !== undefined && <p>{words.or}</p>}
        {openId !== undefined && <p><a class="button second" href={`/admin/logga-in/vidare?till=${encodeURIComponent(ownPath(to))}`}>{words.openIdButton(openId)}</a></p>}
      </>
    ),
  };
}

async function signIn(parts: SignIn, visit: Visit): Promise<Answer> {
  const { accounts, slow } = parts;
  const { form } = visit;
  const words = accessWords(visit.language);
  const login = loginFrom(form.one('login'));
  const wait = slow.begin(login, visit.at);
  if (wait > 0) return signInPage(parts, visit, { status: 429, text: words.tooSoon(Math.ceil(wait / 1_000)) });
  const account = await accounts.one({ login });
  const right = await isPassword(account?.password, form.one('password').slice(0, passwordLength.most));
  if (!account || !right || account.closedAt !== undefined) {
    await visit.audit('sign_in.refused', { who: { ...(account ? { id: account.id } : {}), name: account?.name ?? '' } });
    return signInPage(parts, visit, { status: 422, text: words.wrong });
  }
  slow.succeed(login);
  await visit.signIn(account);
  await visit.audit('sign_in', { who: account });
  return { to: ownPath(form.one('till')) };
}

async function signOut(visit: Visit): Promise<Answer> {
  await visit.signOut();
  return { to: '/admin/logga-in', told: accessWords(visit.language).signedOut };
}

/** An address as it is kept: small letters, no space around it. */
export function loginFrom(text: string): string {
  return text.trim().toLowerCase().slice(0, 200);
}

export type Welcomed = { link: Invited & { until: string; hash: string }; account: Account | undefined };

/** Whom a link lets in, where it still does: the first of all only while nobody else is there. */
export async function invited({ accounts, invitations, isSpent }: Pick<SignIn, 'accounts' | 'invitations' | 'isSpent'>, { params, at }: Visit): Promise<Welcomed | undefined> {
  const link = invitations.invitedBy(params['key'] ?? '', at);
  if (!link || await isSpent(link.hash)) return undefined;
  if (link.for === 'first') return (await accounts.all()).length === 0 ? { link, account: undefined } : undefined;
  const account = await accounts.one({ id: link.account });
  return account && account.closedAt === undefined && stampOf(account) === link.stamp ? { link, account } : undefined;
}

type Faults = { name?: string; login?: string; password?: string };

/** What a link that lets nobody in any more is answered with. */
export function usedPage({ language }: Visit): Answer {
  const words = accessWords(language);
  return { title: words.usedTitle, status: 410, body: <p>{words.used}</p> };
}

function welcomePage({ openId }: SignIn, visit: Visit, welcomed: Welcomed | undefined, faults: Faults = {}): Answer {
  const words = accessWords(visit.language);
  if (!welcomed) return usedPage(visit);
  const { account } = welcomed;
  const here = `/admin/valkommen/${visit.params['key'] ?? ''}`;
  const other = openId !== undefined && account && account.subject === undefined ? openId : undefined;
  return {
    title: words.welcomeTitle,
    status: Object.keys(faults).length === 0 ? 200 : 422,
    body: (
      <>
        <p class="lead">{!account ? words.firstLead : other === undefined ? words.invitedLead(account.name) : words.invitedEither(account.name, other)}</p>
        {other !== undefined && <Form of={visit} to={`${here}/inloggning`} class="narrow"><button>{words.openIdButton(other)}</button></Form>}
        {other !== undefined && <p>{words.or}</p>}
        <Form of={visit} to={here} class="narrow">
          {!account && <Field name="name" label={words.name} value={visit.form.one('name')} autocomplete="name" fault={faults.name} required />}
          {!account && <Field name="login" label={words.login} type="email" value={visit.form.one('login')} autocomplete="username" fault={faults.login} required />}
          {account && <input type="hidden" name="login" value={account.login} autocomplete="username" />}
          <Field name="password" label={words.newPassword} type="password" autocomplete="new-password" hint={words.passwordHint(passwordLength.least)} fault={faults.password} maxLength={passwordLength.most} required />
          <button {...(other === undefined ? {} : { class: 'second' })}>{account ? words.save : words.makeAccount}</button>
        </Form>
      </>
    ),
  };
}

async function welcome(parts: SignIn, visit: Visit): Promise<Answer> {
  const { form, at, language } = visit;
  const words = accessWords(language);
  const welcomed = await invited(parts, visit);
  if (!welcomed) return usedPage(visit);
  const [name, login, password] = [form.one('name').trim().slice(0, 100), loginFrom(form.one('login')), form.one('password')];
  const faults: Faults = {
    ...(!welcomed.account && name === '' ? { name: words.nameMissing } : {}),
    ...(!welcomed.account && !isAddress(login) ? { login: words.loginWrong } : {}),
    ...(password.length < passwordLength.least ? { password: words.passwordShort(passwordLength.least) } : {}),
  };
  if (Object.keys(faults).length > 0) return welcomePage(parts, visit, welcomed, faults);
  if (!(await parts.spend({ hash: welcomed.link.hash, until: welcomed.link.until }, at))) return usedPage(visit);
  const hash = await hashPassword(password.slice(0, passwordLength.most));
  const account = welcomed.account ? await choosePassword(parts.accounts, welcomed.account.id, hash, at) : await makeFirst(parts.accounts, { id: randomUUID(), login, name, role: 'admin', language, at, password: hash });
  if (!account) return usedPage(visit);
  await parts.accounts.endSessionsOf(account.id);
  parts.slow.succeed(account.login);
  await visit.signIn(account);
  await visit.audit(welcomed.account ? 'password.chosen' : 'account.made', { to: account.id, who: account });
  await visit.audit('sign_in', { who: account });
  return { to: '/admin' };
}

async function makeFirst(accounts: Accounts, account: Account): Promise<Account | undefined> {
  return (await accounts.put(account)) ? account : undefined;
}

/** Gives an account a password, as it is by now: it may have been closed while the password was chosen. */
async function choosePassword(accounts: Accounts, id: string, password: string, at: string): Promise<Account | undefined> {
  await accounts.change(id, (one) => ({ ...one, password, signedOutAt: at }));
  const account = await accounts.one({ id });
  return account?.closedAt === undefined ? account : undefined;
}

/** Whether a text looks like an e-mail address. */
export function isAddress(text: string): boolean {
  return text.length <= 200 && /^[^\s@<>"']+@[^\s@<>"']+\.[^\s@<>"'.]+$/.test(text);
}

import { randomUUID } from 'node:crypto';
import type { Account } from '../../../src/accounts/account.ts';
import type { Accounts } from '../../../src/store/accounts.ts';
import { Field, Form } from '../form.tsx';
import { NotHere, Refusal } from '../route.ts';
import type { Answer, Call, ClosedRoute, Params, Section } from '../route.ts';
import { AccountPage } from './account-page.tsx';
import { invitationMs, newLinkMs } from './invitations.ts';
import { Manual } from './manual.tsx';
import { RoleChoice, roleFrom, roleText } from './roles.tsx';
import type { Places } from './roles.tsx';
import { linkMade, sendLink } from './sending.tsx';
import type { Sending } from './sending.tsx';
import { isAddress, loginFrom } from './sign-in.tsx';
import { en } from './words.en.ts';
import { sv } from './words.sv.ts';
import { accessWords } from './words.ts';

export type Keeping = Sending & {
  accounts: Accounts;
  places: () => Places;
  /** What other way in there is, by its host. */
  openId: string | undefined;
};

/** Who may come in, and what they may do. */
export function accountsSection(parts: Keeping): Section {
  const { accounts } = parts;
  const of = async ({ konto = '' }: Params) => ((await accounts.one({ id: konto })) ? { regions: [], actors: [] } : undefined);
  const deed = (path: string, run: (parts: Keeping, call: Call, account: Account) => Promise<Answer>): ClosedRoute => ({
    method: 'post', path: `/konton/:konto${path}`, right: 'manage', of, run: async (call) => run(parts, call, await named(parts, call)),
  });
  return {
    id: 'konton', name: { sv: sv.accounts, en: en.accounts }, right: 'manage', path: '/konton', manual: Manual,
    routes: [
      { method: 'get', path: '/konton', right: 'manage', run: (call) => list(parts, call) },
      { method: 'get', path: '/konton/ny', right: 'manage', run: (call) => Promise.resolve(invitePage(parts, call)) },
      { method: 'post', path: '/konton/ny', right: 'manage', run: (call) => invite(parts, call) },
      { method: 'get', path: '/konton/:konto', right: 'manage', of, run: async (call) => page(parts, call, await named(parts, call)) },
      deed('', save), deed('/stang', close), deed('/oppna', reopen), deed('/lank', makeLink), deed('/logga-ut', endSessions), deed('/lossa', untie),
    ],
    async waiting(_account, at) {
      const late = new Date(Date.parse(at) - invitationMs).toISOString();
      return (await accounts.all()).filter((one) => isInvited(one) && (one.signedOutAt ?? one.at) < late).map(({ id, name }) => ({ text: { sv: sv.waitsForInvited(name), en: en.waitsForInvited(name) }, to: `/admin/konton/${id}` }));
    },
  };
}

/** Whether an account has not been used by whom it was made for. */
function isInvited({ password, subject, closedAt }: Account): boolean {
  return password === undefined && subject === undefined && closedAt === undefined;
}

async function named({ accounts }: Keeping, { params }: Call): Promise<Account> {
  const account = await accounts.one({ id: params['konto'] ?? '' });
  if (!account) throw new NotHere();
  return account;
}

async function list({ accounts, places }: Keeping, { language }: Call): Promise<Answer> {
  const words = accessWords(language);
  const all = (await accounts.all()).sort((one, other) => one.name.localeCompare(other.name, 'sv'));
  const known = places();
  return {
    title: words.accounts,
    body: (
      <>
        <p class="lead">{words.accountsLead}</p>
        <p class="actions"><a class="button" href="/admin/konton/ny">{words.invite}</a></p>
        <table class="stack">
          <thead><tr><th scope="col">{words.account}</th><th scope="col">{words.role}</th><th scope="col">{words.state}</th></tr></thead>
          <tbody>
            {all.map((account) => (
              <tr key={account.id}>
                <th scope="row" class="named"><a href={`/admin/konton/${account.id}`}>{account.name}</a><br /><span class="soft">{account.login}</span></th>
                <td>{roleText(account, language, known)}</td>
                <td>{account.closedAt !== undefined ? <span class="tag bad">{words.closed}</span> : isInvited(account) ? <span class="tag">{words.invitedState}</span> : <span class="tag good">{words.open}</span>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </>
    ),
  };
}

type Faults = { name?: string; login?: string; role?: string };

/** What a form says of somebody, and what is wrong with it. */
function read({ places }: Keeping, { form, language }: Call, before?: Account) {
  const words = accessWords(language);
  const [name, login, role] = [form.one('name').trim().slice(0, 100), loginFrom(form.one('login')), roleFrom(form.one('roll'), places(), before)];
  const faults: Faults = { ...(name === '' ? { name: words.nameMissing } : {}), ...(isAddress(login) ? {} : { login: words.loginWrong }), ...(role ? {} : { role: words.roleUnknown }) };
  return { name, login, role, faults };
}

function invitePage({ places, openId, mail }: Keeping, call: Call, faults: Faults = {}): Answer {
  const { form, language } = call;
  const words = accessWords(language);
  return {
    title: words.inviteTitle, status: Object.keys(faults).length === 0 ? 200 : 422,
    body: (
      <>
        <p class="lead">{mail ? words.inviteLeadMail : words.inviteLead}</p>
        {openId !== undefined && <p>{words.inviteOpenId(openId)}</p>}
        <Form of={call} to="/admin/konton/ny" class="narrow">
          <Field name="name" label={words.theirName} value={form.one('name')} autocomplete="off" fault={faults.name} maxLength={100} required />
          <Field name="login" label={words.theirLogin} type="email" value={form.one('login')} autocomplete="off" fault={faults.login} maxLength={200} required />
          <RoleChoice value={form.one('roll') || 'reader'} language={language} places={places()} fault={faults.role} />
          <button>{mail ? words.inviteSend : words.inviteNow}</button>
        </Form>
        <p><a href="/admin/konton">{words.backToAccounts}</a></p>
      </>
    ),
  };
}

async function invite(parts: Keeping, call: Call): Promise<Answer> {
  const { language, at } = call;
  const words = accessWords(language);
  const { name, login, role, faults } = read(parts, call);
  if (!role || Object.keys(faults).length > 0) return invitePage(parts, call, faults);
  const account: Account = { id: randomUUID(), login, name, ...role, language, at };
  if (!(await parts.accounts.put(account))) return invitePage(parts, call, { login: words.loginTaken });
  await call.audit('account.invited', { to: account.id });
  const mailed = await sendLink(parts, call, account, { forMs: invitationMs, kind: 'invited' });
  return { to: `/admin/konton/${account.id}`, told: mailed ? words.invitedByMail(name, login) : words.invited(name) };
}

async function page(parts: Keeping, call: Call, account: Account, faults?: Faults): Promise<Answer> {
  const { accounts, places } = parts;
  const link = linkMade(parts, call, account);
  const [lastIn] = await accounts.audited({ account: account.id, did: 'sign_in', limit: 1 });
  return {
    title: account.name, status: faults ? 422 : 200,
    body: <AccountPage {...{ call, account, link, faults }} mails={parts.mail !== undefined} places={places()} lastIn={lastIn?.at} openId={parts.openId} />,
  };
}

/** Changes an account as it is now, or says why that is not possible. */
async function change({ accounts }: Keeping, { language }: Call, id: string, how: (account: Account) => Account): Promise<'changed' | 'taken'> {
  const words = accessWords(language);
  const done = await accounts.change(id, how);
  if (done === 'last_admin') throw new Refusal(422, words.lastAdmin);
  if (done === 'absent') throw new NotHere();
  return done;
}

async function save(parts: Keeping, call: Call, account: Account): Promise<Answer> {
  const words = accessWords(call.language);
  const { name, login, role, faults } = read(parts, call, account);
  if (!role || Object.keys(faults).length > 0) return page(parts, call, account, faults);
  const done = await change(parts, call, account.id, ({ region: _region, actor: _actor, ...one }) => ({ ...one, name, login, ...role }));
  if (done === 'taken') return page(parts, call, account, { login: words.loginTaken });
  const before = roleText(account, 'sv', parts.places());
  const after = roleText(role, 'sv', parts.places());
  await call.audit('account.changed', { to: account.id, ...(before === after ? {} : { more: `${before} → ${after}` }) });
  return { to: `/admin/konton/${account.id}`, told: words.saved };
}

async function close(parts: Keeping, call: Call, { id, name }: Account): Promise<Answer> {
  await change(parts, call, id, (one) => ({ ...one, closedAt: one.closedAt ?? call.at, signedOutAt: call.at }));
  await parts.accounts.endSessionsOf(id);
  await call.audit('account.closed', { to: id });
  return { to: `/admin/konton/${id}`, told: accessWords(call.language).closedNow(name) };
}

async function reopen(parts: Keeping, call: Call, { id, name }: Account): Promise<Answer> {
  await change(parts, call, id, ({ closedAt: _closed, ...one }) => one);
  await call.audit('account.opened', { to: id });
  return { to: `/admin/konton/${id}`, told: accessWords(call.language).openedNow(name) };
}

async function makeLink(parts: Keeping, call: Call, account: Account): Promise<Answer> {
  const words = accessWords(call.language);
  await call.audit('link.made', { to: account.id });
  const about = isInvited(account) ? { forMs: invitationMs, kind: 'invited' as const } : { forMs: newLinkMs, kind: 'renewed' as const };
  const mailed = await sendLink(parts, call, account, { ...about, show: call.form.one('visa') !== '' });
  return { to: `/admin/konton/${account.id}`, told: mailed ? words.linkMailed(account.login) : words.linkMade };
}

async function endSessions(parts: Keeping, call: Call, { id, name }: Account): Promise<Answer> {
  await change(parts, call, id, (one) => ({ ...one, signedOutAt: call.at }));
  await parts.accounts.endSessionsOf(id);
  await call.audit('account.signed_out', { to: id });
  const words = accessWords(call.language);
  if (id !== call.account.id) return { to: `/admin/konton/${id}`, told: words.sessionsEnded(name) };
  await call.signOut();
  return { to: '/admin/logga-in', told: words.endedOwn };
}

/** Lets go of whom the issuer knows the account as: the next who comes with its verified address is tied to it. */
async function untie(parts: Keeping, call: Call, { id, name }: Account): Promise<Answer> {
  await change(parts, call, id, ({ subject: _subject, ...one }) => ({ ...one, signedOutAt: call.at }));
  await parts.accounts.endSessionsOf(id);
  await call.audit('openid.untied', { to: id });
  return { to: `/admin/konton/${id}`, told: accessWords(call.language).untied(name) };
}

import type { Account } from '../../../src/accounts/account.ts';
import type { Accounts } from '../../../src/store/accounts.ts';
import { Choice, Field, Form } from '../form.tsx';
import { NotHere } from '../route.ts';
import type { Answer, Call, Route } from '../route.ts';
import { hashPassword, isPassword, passwordLength } from './passwords.ts';
import { roleText } from './roles.tsx';
import type { Places } from './roles.tsx';
import type { Slowing } from './slowing.ts';
import { accessWords } from './words.ts';

export type Own = { accounts: Accounts; places: () => Places; slow: Slowing };

/** One's own account, for everybody who is in: the name, the language, the password, and signing out everywhere. */
export function ownRoutes(parts: Own): Route[] {
  return [
    { method: 'get', path: '/konto', right: 'see', run: (call) => Promise.resolve(page(parts, call)) },
    { method: 'post', path: '/konto', right: 'see', run: (call) => save(parts, call) },
    { method: 'post', path: '/konto/losenord', right: 'see', run: (call) => changePassword(parts, call) },
    { method: 'post', path: '/konto/logga-ut', right: 'see', run: (call) => signOutEverywhere(parts, call) },
  ];
}

type Faults = { name?: string; present?: string; password?: string };

function page({ places }: Own, call: Call, faults: Faults = {}, status = 422): Answer {
  const { account, language, form } = call;
  const words = accessWords(language);
  return {
    title: words.ownTitle, status: Object.keys(faults).length === 0 ? 200 : status,
    body: (
      <>
        <p>{account.login}. {words.ownRole(roleText(account, language, places()))}</p>
        <Form of={call} to="/admin/konto" class="narrow">
          <Field name="name" label={words.name} value={faults.name === undefined ? account.name : form.one('name')} autocomplete="name" fault={faults.name} maxLength={100} required />
          <Choice name="language" label={words.language} value={account.language} options={[{ value: 'sv', label: words.swedish }, { value: 'en', label: words.english }]} />
          <button>{words.save}</button>
        </Form>
        {account.password !== undefined && (
          <section>
            <h2>{words.passwordTitle}</h2>
            <p>{words.passwordLead}</p>
            <Form of={call} to="/admin/konto/losenord" class="narrow">
              <input type="hidden" name="login" value={account.login} autocomplete="username" />
              <Field name="present" label={words.presentPassword} type="password" autocomplete="current-password" fault={faults.present} required />
              <Field name="password" label={words.newPassword} type="password" autocomplete="new-password" hint={words.passwordHint(passwordLength.least)} fault={faults.password} maxLength={passwordLength.most} required />
              <button>{words.changePassword}</button>
            </Form>
          </section>
        )}
        <section>
          <h2>{words.endOwnTitle}</h2>
          <p>{words.endOwnLead}</p>
          <Form of={call} to="/admin/konto/logga-ut"><button class="second">{words.endSessions}</button></Form>
        </section>
      </>
    ),
  };
}

async function save(parts: Own, call: Call): Promise<Answer> {
  const { form, account, request } = call;
  const name = form.one('name').trim().slice(0, 100);
  const language = form.one('language') === 'en' ? 'en' : 'sv';
  if (name === '') return page(parts, call, { name: accessWords(call.language).nameMissing });
  await change(parts, account, (one) => ({ ...one, name, language }));
  request.session.language = language;
  await call.audit('account.changed', { to: account.id });
  return { to: '/admin/konto', told: accessWords(language).saved };
}

async function changePassword(parts: Own, call: Call): Promise<Answer> {
  const { form, account, language, at } = call;
  const words = accessWords(language);
  const wait = parts.slow.begin(account.login, at);
  if (wait > 0) return page(parts, call, { present: words.tooSoon(Math.ceil(wait / 1_000)) }, 429);
  if (!(await isPassword(account.password, form.one('present').slice(0, passwordLength.most)))) return page(parts, call, { present: words.presentWrong });
  parts.slow.succeed(account.login);
  const chosen = form.one('password');
  if (chosen.length < passwordLength.least) return page(parts, call, { password: words.passwordShort(passwordLength.least) });
  const password = await hashPassword(chosen.slice(0, passwordLength.most));
  const changed = await change(parts, account, (one) => ({ ...one, password, signedOutAt: at }));
  await parts.accounts.endSessionsOf(account.id);
  await call.signIn(changed);
  await call.audit('password.changed', { to: account.id });
  return { to: '/admin/konto', told: words.passwordChanged };
}

async function signOutEverywhere(parts: Own, call: Call): Promise<Answer> {
  const { account, language, at } = call;
  await change(parts, account, (one) => ({ ...one, signedOutAt: at }));
  await parts.accounts.endSessionsOf(account.id);
  await call.audit('account.signed_out', { to: account.id });
  await call.signOut();
  return { to: '/admin/logga-in', told: accessWords(language).endedOwn };
}

/** Changes one's own account as it is now. Nothing of this can take the last admin away. */
async function change({ accounts }: Own, { id }: Account, how: (account: Account) => Account): Promise<Account> {
  const done = await accounts.change(id, how);
  const changed = done === 'changed' ? await accounts.one({ id }) : undefined;
  if (!changed) throw new NotHere();
  return changed;
}

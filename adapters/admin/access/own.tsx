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

export type Own = { accounts: Accounts; places: () => Places; slow: Slowing; /** What other way in there is, by what its button says. */ openId: string | undefined };

/** One's own account, for everybody who is in: the name, the language, the password, and signing out everywhere. */
export function ownRoutes(parts: Own): Route[] {
  return [
    { method: 'get', path: '/konto', right: 'see', run: (call) => Promise.resolve(ownPage(parts, call)) },
    { method: 'post', path: '/konto', right: 'see', run: (call) => save(parts, call) },
    { method: 'post', path: '/konto/losenord', right: 'see', run: (call) => changePassword(parts, call) },
    { method: 'post', path: '/konto/logga-ut', right: 'see', run: (call) => signOutEverywhere(parts, call) },
  ];
}

type Faults = { name?: string; present?: string; password?: string; /** The present password, where it is asked for to tie a sign-in. */ tying?: string };

export function ownPage({ places, openId }: Own, call: Call, faults: Faults = {}, status = 422): Answer {
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
        <OtherWay {...{ call, openId }} fault={faults.tying} />
        <section>
          <h2>{words.endOwnTitle}</h2>
          <p>{words.endOwnLead}</p>
          <Form of={call} to="/admin/konto/logga-ut"><button class="second">{words.endSessions}</button></Form>
        </section>
      </>
    ),
  };
}

/** The other way in: tied to somebody there, to be tied, or to be untied where a password is left. */
function OtherWay({ call, openId, fault }: { call: Call; openId: string | undefined; fault: string | undefined }) {
  const { account, language } = call;
  const words = accessWords(language);
  if (account.subject !== undefined) {
    const name = openId ?? words.openIdName;
    return (
      <section>
        <h2>{words.signsInBy(name)}</h2>
        <p>{account.password === undefined ? words.tiedOnly : words.tiedToo}</p>
        {account.password !== undefined && <Form of={call} to="/admin/konto/lossa"><button class="second">{words.untie}</button></Form>}
      </section>
    );
  }
  if (openId === undefined || account.password === undefined) return null;
  return (
    <section>
      <h2>{words.tieTitle(openId)}</h2>
      <p>{words.tieLead(openId)}</p>
      <Form of={call} to="/admin/konto/inloggning" class="narrow">
        <input type="hidden" name="login" value={account.login} autocomplete="username" />
        <Field id="tie-present" name="present" label={words.presentPassword} type="password" autocomplete="current-password" fault={fault} required />
        <button class="second">{words.tieTitle(openId)}</button>
      </Form>
    </section>
  );
}

/** What is wrong with the present password, if anything, tried no faster than at the door. */
export async function presentFault({ slow }: Own, { form, account, language, at }: Call): Promise<{ text: string; status: number } | undefined> {
  const words = accessWords(language);
  const wait = slow.begin(account.login, at);
  if (wait > 0) return { text: words.tooSoon(Math.ceil(wait / 1_000)), status: 429 };
  if (!(await isPassword(account.password, form.one('present').slice(0, passwordLength.most)))) return { text: words.presentWrong, status: 422 };
  slow.succeed(account.login);
  return undefined;
}

async function save(parts: Own, call: Call): Promise<Answer> {
  const { form, account, request } = call;
  const name = form.one('name').trim().slice(0, 100);
  const language = form.one('language') === 'en' ? 'en' : 'sv';
  if (name === '') return ownPage(parts, call, { name: accessWords(call.language).nameMissing });
  await change(parts, account, (one) => ({ ...one, name, language }));
  request.session.language = language;
  await call.audit('account.changed', { to: account.id });
  return { to: '/admin/konto', told: accessWords(language).saved };
}

async function changePassword(parts: Own, call: Call): Promise<Answer> {
  const { form, account, language, at } = call;
  const words = accessWords(language);
  const fault = await presentFault(parts, call);
  if (fault) return ownPage(parts, call, { present: fault.text }, fault.status);
  const chosen = form.one('password');
  if (chosen.length < passwordLength.least) return ownPage(parts, call, { password: words.passwordShort(passwordLength.least) });
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
export async function change({ accounts }: Pick<Own, 'accounts'>, { id }: Account, how: (account: Account) => Account): Promise<Account> {
  const done = await accounts.change(id, how);
  const changed = done === 'changed' ? await accounts.one({ id }) : undefined;
  if (!changed) throw new NotHere();
  return changed;
}

import type { Account } from '../../../src/accounts/account.ts';
import { Field, Form } from '../form.tsx';
import type { Call } from '../route.ts';
import { whenText } from '../time.ts';
import { RoleChoice, roleKey } from './roles.tsx';
import type { Places } from './roles.tsx';
import { LinkToSend } from './sending.tsx';
import type { LinkShown } from './sending.tsx';
import { accessWords } from './words.ts';

export type AccountProps = {
  call: Call; account: Account; places: Places;
  /** The link that was just made. */
  link: LinkShown | undefined;
  /** Whether links are mailed. */
  mails: boolean;
  lastIn: string | undefined;
  openId: string | undefined;
  faults: { name?: string; login?: string; role?: string } | undefined;
};

/** One account: the link that was just made for it, what it may do, and what can be done about it. */
export function AccountPage({ call, account, places, link, mails, lastIn, openId, faults }: AccountProps) {
  const { language, form } = call;
  const words = accessWords(language);
  const at = `/admin/konton/${account.id}`;
  const was = (name: string, value: string) => (faults ? form.one(name) : value);
  return (
    <>
      {link && <LinkToSend {...{ link, account, language }} />}
      {account.closedAt !== undefined && <p class="warn">{words.closedSince(whenText(account.closedAt, language))}</p>}
      <dl class="account-facts">
        <dt>{words.since}</dt><dd>{whenText(account.at, language)}</dd>
        <dt>{words.lastIn}</dt><dd>{lastIn === undefined ? words.never : whenText(lastIn, language)}</dd>
      </dl>
      {account.subject !== undefined && <p>{words.signsInBy(openId ?? words.openIdName)}</p>}
      <Form of={call} to={at} class="narrow">
        <Field name="name" label={words.theirName} value={was('name', account.name)} autocomplete="off" fault={faults?.name} maxLength={100} required />
        <Field name="login" label={words.theirLogin} type="email" value={was('login', account.login)} autocomplete="off" fault={faults?.login} maxLength={200} required />
        <RoleChoice value={was('roll', roleKey(account))} language={language} places={places} before={account} fault={faults?.role} />
        <button>{words.change}</button>
      </Form>
      {account.closedAt === undefined ? (
        <>
          <Deed call={call} to={`${at}/lank`} title={mails ? words.mailNewLink : words.newLink} lead={mails ? words.mailNewLinkLead(account.login) : words.newLinkLead} {...(mails ? { instead: { name: 'visa', title: words.showLink } } : {})} />
          <Deed call={call} to={`${at}/logga-ut`} title={words.endSessions} lead={words.endSessionsLead} />
          {account.subject !== undefined && <Deed call={call} to={`${at}/lossa`} title={words.untie} lead={words.untieLead(openId ?? words.openIdName)} />}
          <Deed call={call} to={`${at}/stang`} title={words.close} lead={words.closeLead} style="danger" />
        </>
      ) : <Deed call={call} to={`${at}/oppna`} title={words.reopen} lead={words.reopenLead} />}
      <p><a href={`/admin/logg?vem=${account.id}`}>{words.seeDeeds}</a></p>
      <p><a href="/admin/konton">{words.backToAccounts}</a></p>
    </>
  );
}

/** Something that can be done, with what comes of it, and another way to do it. */
function Deed({ call, to, title, lead, style = 'second', instead }: { call: Call; to: string; title: string; lead: string; style?: string; instead?: { name: string; title: string } }) {
  return (
    <section>
      <h2>{title}</h2>
      <p>{lead}</p>
      <Form of={call} to={to}><button class={style}>{title}</button>{instead && <> <button class="plain" name={instead.name} value="ja">{instead.title}</button></>}</Form>
    </section>
  );
}

import type { Account } from '../../../src/accounts/account.ts';
import type { Language } from '../../../src/events.ts';
import type { Call } from '../route.ts';
import { whenText } from '../time.ts';
import type { Invitations } from './invitations.ts';
import { accessWords } from './words.ts';

/** Mails a link that lets somebody in. Answers whether the mail server has taken it. */
export type MailLink = (link: { to: string; name: string; by: { name: string; login: string }; link: string; until: string; language: Language; kind: 'invited' | 'renewed' }) => Promise<boolean>;

/** What a link goes out by. */
export type Sending = { invitations: Invitations; publicUrl: () => string; mail: MailLink | undefined };

/** A link as the page shows it to whoever made it. */
export type LinkShown = { address: string; until: string; unmailed: boolean };

/**
 * Mails a link where that can be done and is wanted; else it is shown once, on the page that comes. What is kept until then cannot be
 * used as it is. Answers whether it was mailed.
 */
export async function sendLink({ invitations, publicUrl, mail }: Sending, call: Call, account: Account, about: { forMs: number; kind: 'invited' | 'renewed'; show?: boolean }): Promise<boolean> {
  const { request: { session }, at, account: { name, login } } = call;
  const until = new Date(Date.parse(at) + about.forMs).toISOString();
  const wanted = mail !== undefined && about.show !== true;
  if (wanted && await mail({ to: account.login, name: account.name, by: { name, login }, link: addressOf({ invitations, publicUrl }, account, until), until: whenText(until, account.language), language: account.language, kind: about.kind })) {
    await call.audit('link.mailed', { to: account.id });
    return true;
  }
  session.link = { account: account.id, until, ...(wanted ? { unmailed: true } : {}) };
  return false;
}

/** The link that was made just before for this account, once. */
export function linkMade(sending: Sending, { request: { session }, language }: Call, account: Account): LinkShown | undefined {
  const { link: made } = session;
  if (made) delete session.link;
  return made?.account === account.id && account.closedAt === undefined ? { address: addressOf(sending, account, made.until), until: whenText(made.until, language), unmailed: made.unmailed === true } : undefined;
}

function addressOf({ invitations, publicUrl }: Pick<Sending, 'invitations' | 'publicUrl'>, account: Account, until: string): string {
  return `${publicUrl()}/admin/valkommen/${invitations.keyOf(account, until)}`;
}

/** The link, to be sent by whoever made it. */
export function LinkToSend({ link: { address, until, unmailed }, account: { name, login }, language }: { link: LinkShown; account: Account; language: Language }) {
  const words = accessWords(language);
  const mail = `mailto:${encodeURIComponent(login)}?subject=${encodeURIComponent(words.linkSubject)}&body=${encodeURIComponent(words.linkBody(name, address, until))}`;
  return (
    <section class="card" aria-labelledby="lank">
      <h2 id="lank">{words.linkTitle}</h2>
      {unmailed && <p class="warn">{words.unmailed(login)}</p>}
      <p id="lank-tips">{words.linkLead(name, until)}</p>
      <div class="field"><label for="lanken">{words.link}</label><textarea id="lanken" class="link" rows={3} readOnly aria-describedby="lank-tips">{address}</textarea></div>
      <p><a href={mail}>{words.linkMail}</a></p>
    </section>
  );
}

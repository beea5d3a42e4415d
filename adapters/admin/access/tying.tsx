import { randomBytes } from 'node:crypto';
import type { Account } from '../../../src/accounts/account.ts';
import { Form } from '../form.tsx';
import type { Answer, Call, Params, Route, Visit } from '../route.ts';
import { stampOf } from './invitations.ts';
import type { Known, Tie } from './openid.ts';
import { begin, cookieOf, kindly, onwards, refusal } from './openid-parts.tsx';
import type { OpenIdParts } from './openid-parts.tsx';
import { change, ownPage, presentFault } from './own.tsx';
import type { Own } from './own.tsx';
import { invited, usedPage } from './sign-in.tsx';
import type { SignIn } from './sign-in.tsx';
import { accessWords } from './words.ts';

export type Tying = OpenIdParts & Omit<Own, 'openId'> & Pick<SignIn, 'invitations' | 'spend' | 'isSpent'>;

/** Somebody who has come back from the issuer and is asked whether it is them. */
type Arrived = { subject: string; as: string; tie: Tie; until: string };

/** So long one may think about it. */
const thinkMs = 10 * 60_000;

/**
 * Ties an account to somebody whom the issuer knows: by an invitation, in place of a password, or from one's own account. Nothing is
 * believed of an e-mail address. It takes a form of ours to begin, the same session to end, and a yes to whom the issuer named: so
 * neither another site nor somebody else's sign-in there can tie anything.
 */
export function tieRoutes(parts: Tying): Route[] {
  return [
    { method: 'post', path: '/valkommen/:key/inloggning', right: 'anyone', counted: true, run: async (visit) => {
      const welcomed = await invited(parts, visit);
      return welcomed?.account && welcomed.account.subject === undefined ? away(parts, visit, { invitation: keyIn(visit.params) }) : usedPage(visit);
    } },
    { method: 'get', path: '/valkommen/:key/koppla', right: 'anyone', run: async (visit) => {
      const [arrived, welcomed] = [arrivedWith(parts, visit, (to) => 'invitation' in to && to.invitation === keyIn(visit.params)), await invited(parts, visit)];
      if (!welcomed?.account) return usedPage(visit);
      return arrived ? askPage(parts, visit, arrived, `/admin/valkommen/${keyIn(visit.params)}/koppla`) : { to: `/admin/valkommen/${keyIn(visit.params)}`, told: accessWords(visit.language).tieLate };
    } },
    { method: 'post', path: '/valkommen/:key/koppla', right: 'anyone', counted: true, run: (visit) => tieInvited(parts, visit) },
    { method: 'post', path: '/konto/inloggning', right: 'see', run: async (call) => {
      if (call.account.subject !== undefined) return { to: '/admin/konto' };
      const own = { ...parts, openId: parts.openId.name };
      const fault = await presentFault(own, call);
      return fault ? ownPage(own, call, { tying: fault.text }, fault.status) : away(parts, call, { own: call.account.id });
    } },
    { method: 'get', path: '/konto/koppla', right: 'see', run: (call) => {
      const arrived = arrivedWith(parts, call, isOwn(call));
      return Promise.resolve(arrived ? askPage(parts, call, arrived, '/admin/konto/koppla') : { to: '/admin/konto', told: accessWords(call.language).tieLate });
    } },
    { method: 'post', path: '/konto/koppla', right: 'see', run: (call) => tieOwn(parts, call) },
  ];
}

function keyIn({ key = '' }: Params): string {
  return key;
}

function isOwn({ account: { id } }: Call): (to: Tie['to']) => boolean {
  return (to) => 'own' in to && to.own === id;
}

/** Off to the issuer, from a page of our own. */
async function away(parts: Tying, visit: Visit, to: Tie['to']): Promise<Answer> {
  return kindly(parts, visit, async () => {
    const mark = randomBytes(24).toString('base64url');
    const there = await begin(parts, visit, { tie: { to, mark } });
    visit.request.session.tying = mark;
    return onwards(visit, accessWords(visit.language).tieAway(parts.openId.name), there);
  }, pageOf(to));
}

/** Back from the issuer, where the session is not seen: what is known is kept in the browser until the page that asks. */
export function arrive(parts: OpenIdParts, visit: Visit, tie: Tie, { subject, as }: Known): Answer {
  cookieIn(parts).keep(visit, { subject, as, tie, until: new Date(Date.parse(visit.at) + thinkMs).toISOString() });
  return onwards(visit, accessWords(visit.language).openIdBack, `${pageOf(tie.to)}/koppla`);
}

/** The page that one began from. */
export function pageOf(to: Tie['to']): string {
  return 'own' in to ? '/admin/konto' : `/admin/valkommen/${encodeURIComponent(to.invitation)}`;
}

function cookieIn(parts: OpenIdParts) {
  return cookieOf<Arrived>(parts, { name: 'ratt-dorr-koppling', path: '/admin', sameSite: 'strict', purpose: 'admin openid arrived' });
}

/** Who came back, where this session sent them for this. */
function arrivedWith(parts: Tying, visit: Visit, isFor: (to: Tie['to']) => boolean): Arrived | undefined {
  const arrived = cookieIn(parts).read(visit);
  return arrived && isFor(arrived.tie.to) && arrived.tie.mark === visit.request.session.tying ? arrived : undefined;
}

/** The same, once: what was begun is over. */
function takeArrived(parts: Tying, visit: Visit, isFor: (to: Tie['to']) => boolean): Arrived | undefined {
  const arrived = arrivedWith(parts, visit, isFor);
  cookieIn(parts).take(visit);
  delete visit.request.session.tying;
  return arrived;
}

function askPage({ openId }: Tying, visit: Visit, { as }: Arrived, to: string): Answer {
  const words = accessWords(visit.language);
  return {
    title: words.tieAsk,
    body: (
      <>
        <p>{words.tieAs(openId.name)} <strong>{as}</strong>.</p>
        <p>{words.tieAskLead}</p>
        <Form of={visit} to={to} class="narrow"><button>{words.tieYes}</button></Form>
        <p><a href={to.replace(/\/koppla$/, '')}>{words.tieNo}</a></p>
      </>
    ),
  };
}

async function tieInvited(parts: Tying, visit: Visit): Promise<Answer> {
  const { accounts } = parts;
  const { at, params } = visit;
  const arrived = takeArrived(parts, visit, (to) => 'invitation' in to && to.invitation === keyIn(params));
  const welcomed = await invited(parts, visit);
  if (!welcomed?.account) return usedPage(visit);
  const { link, account: { id } } = welcomed;
  const stamp = stampOf(welcomed.account);
  if (!arrived) return { to: `/admin/valkommen/${keyIn(params)}`, told: accessWords(visit.language).tieLate };
  // The link is not used up by somebody who belongs to another account.
  if (await accounts.one({ subject: arrived.subject })) return taken(parts, visit);
  if (!(await parts.spend({ hash: link.hash, until: link.until }, at))) return usedPage(visit);
  // In place of a password: one from before, which somebody may have learnt, opens nothing any more.
  const isAsInvited = (one: Account) => one.closedAt === undefined && one.subject === undefined && stampOf(one) === stamp;
  const done = await accounts.change(id, (one) => (isAsInvited(one) ? { ...without(one, 'password'), subject: arrived.subject, signedOutAt: at } : one));
  if (done === 'taken') return taken(parts, visit);
  const account = await accounts.one({ id });
  if (account?.subject !== arrived.subject || account.closedAt !== undefined) return usedPage(visit);
  await accounts.endSessionsOf(id);
  await visit.signIn(account);
  await visit.audit('openid.tied', { to: id, more: 'invitation', who: account });
  await visit.audit('sign_in', { more: 'openid', who: account });
  return { to: '/admin' };
}

async function tieOwn(parts: Tying, call: Call): Promise<Answer> {
  const words = accessWords(call.language);
  const arrived = takeArrived(parts, call, isOwn(call));
  if (!arrived) return { to: '/admin/konto', told: words.tieLate };
  const done = await parts.accounts.change(call.account.id, (one) => (one.subject === undefined ? { ...one, subject: arrived.subject } : one));
  if (done === 'taken') return taken(parts, call);
  const account = await parts.accounts.one({ id: call.account.id });
  if (account?.subject !== arrived.subject) return { to: '/admin/konto', told: words.tieLate };
  await call.audit('openid.tied', { to: account.id });
  return { to: '/admin/konto', told: words.tied(parts.openId.name) };
}

function taken({ openId }: Tying, visit: Visit): Answer {
  return refusal(visit, 'tieTakenTitle', accessWords(visit.language).tieTaken(openId.name), { status: 409 });
}

function without(account: Account, what: 'password' | 'subject'): Account {
  const { [what]: _gone, ...rest } = account;
  return rest;
}

/** Takes one's own tie away, where a password is left to come in by. */
export function untieRoute({ accounts }: Pick<Own, 'accounts'>): Route {
  return { method: 'post', path: '/konto/lossa', right: 'see', run: async (call) => {
    const { account: { id, subject }, language, at } = call;
    const words = accessWords(language);
    if (subject === undefined) return { to: '/admin/konto' };
    const changed = await change({ accounts }, call.account, (one) => (one.password === undefined ? one : { ...without(one, 'subject'), signedOutAt: at }));
    if (changed.subject !== undefined) return { to: '/admin/konto', told: words.tiedOnly };
    await accounts.endSessionsOf(id);
    await call.signIn(changed);
    await call.audit('openid.untied', { to: id });
    return { to: '/admin/konto', told: words.untiedOwn };
  } };
}

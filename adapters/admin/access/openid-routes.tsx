import type { CookieOptions } from 'express';
import type { Account } from '../../../src/accounts/account.ts';
import type { Accounts } from '../../../src/store/accounts.ts';
import type { Answer, Route, Visit } from '../route.ts';
import { begunKeeper, OpenIdFault } from './openid.ts';
import type { Known, OpenId } from './openid.ts';
import { ownPath } from './sign-in.tsx';
import { accessWords } from './words.ts';

export type OpenIdParts = { openId: OpenId; accounts: Accounts; secret: string; publicUrl: () => string; log: { error(about: object, text: string): void } };

const cookie = 'ratt-dorr-inloggning';
const backTo = '/admin/logga-in/tillbaka';

/** The way in by an issuer of OpenID Connect: there, and back. */
export function openIdRoutes(parts: OpenIdParts): Route[] {
  const keeper = begunKeeper(parts.secret);
  return [
    { method: 'get', path: '/logga-in/vidare', right: 'anyone', counted: true, run: (visit) => kindly(parts, visit, async () => {
      const { to, begun } = await parts.openId.begin(`${parts.publicUrl()}${backTo}`, ownPath(visit.query.one('till')), visit.at);
      // The session's own cookie does not come back from another site; this one does, and holds for this way in only.
      visit.request.res?.cookie(cookie, keeper.write(begun), { ...cookieOptions(parts), maxAge: Date.parse(begun.until) - Date.parse(visit.at) });
      return { to };
    }) },
    { method: 'get', path: '/logga-in/tillbaka', right: 'anyone', counted: true, run: (visit) => kindly(parts, visit, async () => {
      visit.request.res?.clearCookie(cookie, cookieOptions(parts));
      const begun = keeper.read(cookieOf(visit), visit.at);
      if (!begun) return refusal(visit, 'openIdFailedTitle', accessWords(visit.language).openIdLate);
      return letIn(parts, visit, await parts.openId.finish(new URL(visit.here, parts.publicUrl()), begun), begun.till);
    }) },
  ];
}

function cookieOptions({ publicUrl }: OpenIdParts): CookieOptions {
  return { path: '/admin/logga-in', httpOnly: true, sameSite: 'lax', secure: publicUrl().startsWith('https:') };
}

function cookieOf({ request }: Visit): string {
  const found = (request.headers.cookie ?? '').split(';').map((one) => one.trim()).find((one) => one.startsWith(`${cookie}=`));
  return found?.slice(cookie.length + 1) ?? '';
}

async function kindly({ log }: OpenIdParts, visit: Visit, work: () => Promise<Answer>): Promise<Answer> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof OpenIdFault)) throw error;
    log.error({ err: error }, 'signing in by OpenID Connect failed: see OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET, and that the issuer knows our address');
    return refusal(visit, 'openIdFailedTitle', accessWords(visit.language).openIdFailed, 502);
  }
}

function refusal({ language }: Visit, title: 'openIdFailedTitle' | 'openIdNoTitle' | 'openIdOtherTitle', text: string, status = 403): Answer {
  const words = accessWords(language);
  return { title: words[title], status, body: <><p>{text}</p><p><a href="/admin/logga-in">{words.toSignIn}</a></p></> };
}

/** Lets in whoever has an account: known by its subject, or, the first time, by an address that the issuer has verified. */
async function letIn({ accounts }: OpenIdParts, visit: Visit, { subject, email, verified }: Known, till: string): Promise<Answer> {
  const words = accessWords(visit.language);
  const refuse = async (account: Account | undefined, ...how: [title: 'openIdNoTitle' | 'openIdOtherTitle', text: string]) => {
    await visit.audit('sign_in.refused', { more: 'openid', who: { ...(account ? { id: account.id } : {}), name: account?.name ?? '' } });
    return refusal(visit, ...how);
  };
  const known = await accounts.one({ subject });
  if (known) return known.closedAt === undefined ? enter(visit, known, till) : refuse(known, 'openIdNoTitle', words.openIdNo(known.login));
  if (email === undefined || !verified) return refuse(undefined, 'openIdNoTitle', words.openIdNoAddress);
  const same = await accounts.one({ login: email });
  if (!same || same.closedAt !== undefined) return refuse(same, 'openIdNoTitle', words.openIdNo(email));
  // The address may have passed to somebody else there: it is trusted once only. What the account is by then decides.
  await accounts.change(same.id, (one) => (one.subject === undefined && one.login === email ? { ...one, subject } : one));
  const tied = await accounts.one({ subject });
  if (tied?.closedAt !== undefined || !tied) return refuse(same, 'openIdOtherTitle', words.openIdOther);
  await visit.audit('openid.tied', { to: tied.id, who: tied });
  return enter(visit, tied, till);
}

/** Goes on from a page of our own: a browser that was sent here by another site would leave the new session's cookie out. */
async function enter(visit: Visit, account: Account, till: string): Promise<Answer> {
  await visit.signIn(account);
  await visit.audit('sign_in', { more: 'openid', who: account });
  const words = accessWords(visit.language);
  visit.request.res?.set('refresh', `0;url=${till}`);
  return { title: words.openIdIn, body: <p><a class="button" href={till}>{words.openIdOn}</a></p> };
}

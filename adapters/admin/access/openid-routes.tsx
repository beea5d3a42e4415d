import type { Account } from '../../../src/accounts/account.ts';
import type { Answer, Route, Visit } from '../route.ts';
import type { Known } from './openid.ts';
import { begin, begunBy, kindly, onwards, refusal } from './openid-parts.tsx';
import type { OpenIdParts } from './openid-parts.tsx';
import { ownPath } from './sign-in.tsx';
import { arrive, pageOf } from './tying.tsx';
import { accessWords } from './words.ts';

/** The way in by an issuer of OpenID Connect: there, and back. */
export function openIdRoutes(parts: OpenIdParts): Route[] {
  return [
    { method: 'get', path: '/logga-in/vidare', right: 'anyone', counted: true, run: (visit) => kindly(parts, visit, async () => ({ to: await begin(parts, visit, { till: ownPath(visit.query.one('till')) }) })) },
    // Bare, since the session is not seen here: a page with forms would begin another in its place, and whoever only changed their mind would be out.
    { method: 'get', path: '/logga-in/tillbaka', right: 'anyone', counted: true, run: async (visit) => ({ ...await comeBack(parts, visit), bare: true }) },
  ];
}

async function comeBack(parts: OpenIdParts, visit: Visit): Promise<Answer> {
  const begun = begunBy(parts, visit);
  if (!begun) return refusal(visit, 'openIdFailedTitle', accessWords(visit.language).openIdLate);
  const { tie } = begun;
  return kindly(parts, visit, async () => {
    const known = await parts.openId.finish(new URL(visit.here, parts.publicUrl()), begun);
    return tie ? arrive(parts, visit, tie, known) : letIn(parts, visit, known, begun.till);
  }, tie && pageOf(tie.to));
}

/** Lets in whoever has an account: known by its subject, or, the first time, by an address that the issuer has verified. */
async function letIn({ accounts }: OpenIdParts, visit: Visit, { subject, address }: Known, till: string): Promise<Answer> {
  const words = accessWords(visit.language);
  const refuse = async (account: Account | undefined, ...how: [title: 'openIdNoTitle' | 'openIdWhichTitle' | 'openIdOtherTitle', text: string]) => {
    await visit.audit('sign_in.refused', { more: 'openid', who: { ...(account ? { id: account.id } : {}), name: account?.name ?? '' } });
    return refusal(visit, ...how);
  };
  const known = await accounts.one({ subject });
  if (known) return known.closedAt === undefined ? enter(visit, known, till) : refuse(known, 'openIdNoTitle', words.openIdNo(known.login));
  const { email, verified } = await address();
  if (email === undefined || !verified) return refuse(undefined, 'openIdWhichTitle', words.openIdNoAddress);
  const same = await accounts.one({ login: email });
  if (!same || same.closedAt !== undefined) return refuse(same, 'openIdNoTitle', words.openIdNo(email));
  // The address may have passed to somebody else there: it is trusted once only. What the account is by then decides.
  await accounts.change(same.id, (one) => (one.subject === undefined && one.login === email ? { ...one, subject } : one));
  const tied = await accounts.one({ subject });
  if (tied?.closedAt !== undefined || !tied) return refuse(same, 'openIdOtherTitle', words.openIdOther);
  await visit.audit('openid.tied', { to: tied.id, who: tied });
  return enter(visit, tied, till);
}

async function enter(visit: Visit, account: Account, till: string): Promise<Answer> {
  await visit.signIn(account);
  await visit.audit('sign_in', { more: 'openid', who: account });
  return onwards(visit, accessWords(visit.language).openIdIn, till);
}

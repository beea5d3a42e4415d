import type { CookieOptions } from 'express';
import type { Accounts } from '../../../src/store/accounts.ts';
import type { Answer, Visit } from '../route.ts';
import { keeperOf, OpenIdFault } from './openid.ts';
import type { Begun, OpenId } from './openid.ts';
import { accessWords } from './words.ts';

/** What signing in at an issuer, and tying an account to somebody there, both need. */
export type OpenIdParts = { openId: OpenId; accounts: Accounts; secret: string; publicUrl: () => string; log: { error(about: object, text: string): void } };

/** Where the issuer sends one back to. */
const backTo = '/admin/logga-in/tillbaka';

/** The way to the issuer. What the browser must bring back it keeps itself. */
export async function begin(parts: OpenIdParts, visit: Visit, going: Parameters<OpenId['begin']>[1]): Promise<string> {
  const { to, begun } = await parts.openId.begin(`${parts.publicUrl()}${backTo}`, going, visit.at);
  begunIn(parts).keep(visit, begun);
  return to;
}

/** What this browser had begun, which holds for one way back only. */
export function begunBy(parts: OpenIdParts, visit: Visit): Begun | undefined {
  return begunIn(parts).take(visit);
}

/** Comes back from another site, which the session's own cookie does not. */
function begunIn(parts: OpenIdParts) {
  return cookieOf<Begun>(parts, { name: 'ratt-dorr-inloggning', path: '/admin/logga-in', sameSite: 'lax', purpose: 'admin openid' });
}

/** Something that the browser keeps for a while beside the session. */
export function cookieOf<T extends { until: string }>({ secret, publicUrl }: OpenIdParts, { name, path, sameSite, purpose }: { name: string; path: string; sameSite: 'lax' | 'strict'; purpose: string }) {
  const keeper = keeperOf<T>(secret, purpose);
  const options: CookieOptions = { path, httpOnly: true, sameSite, secure: publicUrl().startsWith('https:') };
  const read = ({ request, at }: Visit) => {
    const found = (request.headers.cookie ?? '').split(';').map((one) => one.trim()).find((one) => one.startsWith(`${name}=`));
    return keeper.read(found?.slice(name.length + 1) ?? '', at);
  };
  return {
    keep({ request, at }: Visit, kept: T) { request.res?.cookie(name, keeper.write(kept), { ...options, maxAge: Date.parse(kept.until) - Date.parse(at) }); },
    read,
    take(visit: Visit) {
      visit.request.res?.clearCookie(name, options);
      return read(visit);
    },
  };
}

/** What goes wrong at the issuer is told as what to do about it, and noted for whoever runs this. `back` is where one began, where that is not the page where one signs in. */
export async function kindly({ log, openId }: OpenIdParts, visit: Visit, work: () => Promise<Answer>, back?: string): Promise<Answer> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof OpenIdFault)) throw error;
    log.error({ err: error }, 'signing in by OpenID Connect failed: see OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET, and that the issuer knows our address');
    const words = accessWords(visit.language);
    return refusal(visit, 'openIdFailedTitle', back === undefined ? words.openIdFailed : words.tieFailed(openId.name), { status: 502, ...(back === undefined ? {} : { back }) });
  }
}

export function refusal({ language }: Visit, title: 'openIdFailedTitle' | 'openIdNoTitle' | 'openIdWhichTitle' | 'openIdOtherTitle' | 'tieTakenTitle', text: string, { status = 403, back }: { status?: number; back?: string } = {}): Answer {
  const words = accessWords(language);
  return { title: words[title], status, body: <><p>{text}</p><p>{back === undefined ? <a href="/admin/logga-in">{words.toSignIn}</a> : <a href={back}>{words.tieBack}</a>}</p></> };
}

/** Goes on from a page of our own: a browser that is on its way from or to another site would leave the session's cookie out, or keep a form from leading there. */
export function onwards({ request, language }: Visit, title: string, to: string): Answer {
  request.res?.set('refresh', `0;url=${to}`);
  return { title, body: <p><a class="button" href={to}>{accessWords(language).openIdOn}</a></p> };
}

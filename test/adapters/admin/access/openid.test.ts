import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { logged, startWhole } from '../../../e2e/running.ts';
import { haveAccount, visitor } from '../visitor.ts';
import type { Visitor } from '../visitor.ts';
import { client, startIssuer } from './issuer.ts';
import type { Says } from './issuer.ts';

const clock = { ahead: 0 };
let issuer: Awaited<ReturnType<typeof startIssuer>>;
let whole: Awaited<ReturnType<typeof startWhole>>;
beforeAll(async () => {
  issuer = await startIssuer();
  whole = await startWhole({ OIDC_ISSUER: issuer.url, OIDC_CLIENT_ID: client.id, OIDC_CLIENT_SECRET: client.secret, TRUST_PROXY: 'loopback' }, undefined, { now: () => new Date(Date.now() + clock.ahead) });
});
afterAll(async () => { await whole.stop(); await issuer.stop(); });

/** Goes to the issuer and answers the address that it sends one back to. */
async function there(at: Visitor, says: Says, till = '/admin'): Promise<string> {
  issuer.says = says;
  const away = await at.get(`/admin/logga-in/vidare?till=${encodeURIComponent(till)}`);
  expect(away.status).toBe(303);
  const { headers } = await fetch(away.to!, { redirect: 'manual' });
  return headers.get('location')!;
}

/** There and back. */
async function come(says: Says, at = visitor(whole.url), till = '/admin') {
  return { at, page: await at.get(await there(at, says, till)) };
}
const address = () => `${randomUUID()}@exempel.se`;
const isIn = async (at: Visitor) => (await at.get('/admin')).status === 200;

describe('signing in at an issuer of OpenID Connect', () => {
  it('is offered where one signs in, and asks with code, PKCE, state and nonce', async () => {
    const at = visitor(whole.url);
    const { text } = await at.get('/admin/logga-in?till=%2Fadmin%2Flogg');
    expect(text).toContain(`Logga in med ${new URL(issuer.url).host}`);
    await there(at, { sub: 'x' });
    const asked = issuer.asked.at(-1)!;
    expect(Object.fromEntries(asked)).toMatchObject({ response_type: 'code', client_id: client.id, scope: 'openid email', code_challenge_method: 'S256', redirect_uri: `${whole.url}/admin/logga-in/tillbaka` });
    for (const name of ['state', 'nonce', 'code_challenge']) expect(asked.get(name)!.length).toBeGreaterThan(20);
  });

  it('lets in an account by its verified address, goes on where one was going, and knows the subject from then on', async () => {
    const account = await haveAccount(whole.store, { login: address() });
    const { at, page } = await come({ sub: 'anna', email: account.login.toUpperCase(), email_verified: true }, undefined, '/admin/logg?vem=x');
    expect(page.status).toBe(200);
    expect(page.headers.get('refresh')).toBe('0;url=/admin/logg?vem=x');
    expect(page.text).toContain('href="/admin/logg?vem=x"');
    expect(await isIn(at)).toBe(true);
    expect(await whole.store.accounts.one({ subject: `${issuer.url} anna` })).toMatchObject({ id: account.id });
    const again = await come({ sub: 'anna', email: 'ny.adress@exempel.se', email_verified: false });
    expect(await isIn(again.at)).toBe(true);
    expect((await whole.store.accounts.audited({ account: account.id, limit: 5 })).map(({ did }) => did)).toEqual(['sign_in', 'sign_in', 'openid.tied']);
  });

  it('lets in one who was invited and has chosen no password', async () => {
    const { password: _none, ...invited } = await haveAccount(whole.store, { login: address() });
    await whole.store.accounts.put(invited);
    expect(await isIn((await come({ sub: 'invited', email: invited.login, email_verified: true })).at)).toBe(true);
  });

  it('finds the address in userinfo where the token says nothing of it', async () => {
    const account = await haveAccount(whole.store, { login: address() });
    expect(await isIn((await come({ sub: 'userinfo', email: account.login, email_verified: true, inUserinfo: true })).at)).toBe(true);
  });

  it.each([['is not verified', false], ['is said to be verified in a word', 'true'], ['is not said to be verified', undefined]])('does not believe an address that %s, and says whom to ask', async (_what, verified) => {
    const account = await haveAccount(whole.store, { login: address() });
    const { at, page } = await come({ sub: 'unsure', email: account.login, ...(verified === undefined ? {} : { email_verified: verified }) });
    expect(page.status).toBe(403);
    expect(page.text).toContain('Be en administratör om hjälp.');
    expect(await isIn(at)).toBe(false);
    expect((await whole.store.accounts.one({ id: account.id }))?.subject).toBeUndefined();
  });

  it('tells one without an account whom to ask, and makes none', async () => {
    const before = (await whole.store.accounts.all()).length;
    const { at, page } = await come({ sub: 'nobody', email: 'ingen@exempel.se', email_verified: true });
    expect(page.status).toBe(403);
    expect(page.text).toContain('det finns inget öppet konto för ingen@exempel.se. Be en administratör att bjuda in dig');
    expect(await isIn(at)).toBe(false);
    expect((await whole.store.accounts.all()).length).toBe(before);
  });

  it('lets in no closed account, known or not', async () => {
    const account = await haveAccount(whole.store, { login: address(), closedAt: '2026-11-01T00:00:00.000Z' });
    expect((await come({ sub: 'closed', email: account.login, email_verified: true })).page.status).toBe(403);
    await whole.store.accounts.put({ ...account, subject: `${issuer.url} closed` });
    expect((await come({ sub: 'closed' })).page.status).toBe(403);
  });

  it('does not hand an account to somebody else who has got its address', async () => {
    const account = await haveAccount(whole.store, { login: address(), subject: `${issuer.url} first` });
    const { at, page } = await come({ sub: 'second', email: account.login, email_verified: true });
    expect(page.status).toBe(403);
    expect(page.text).toContain('knutet till någon annan inloggning');
    expect(await isIn(at)).toBe(false);
    expect(await whole.store.accounts.one({ id: account.id })).toMatchObject({ subject: `${issuer.url} first` });
  });

  it('an admin can untie an account, so that a new sign-in of the same person gets in', async () => {
    const admin = visitor(whole.url);
    await admin.signIn(await haveAccount(whole.store));
    const account = await haveAccount(whole.store, { login: address(), subject: `${issuer.url} old`, role: 'reader' });
    expect((await admin.get(`/admin/konton/${account.id}`)).text).toContain('Koppla loss inloggningen');
    expect((await admin.post(`/admin/konton/${account.id}/lossa`)).status).toBe(303);
    expect(await isIn((await come({ sub: 'new', email: account.login, email_verified: true })).at)).toBe(true);
    expect((await come({ sub: 'old', email: account.login, email_verified: true })).page.status).toBe(403);
  });

  it.each(['nonce', 'signature', 'audience', 'issuer', 'expired', 'refuses'] as const)('refuses what comes back with a wrong %s, kindly', async (wrong) => {
    const account = await haveAccount(whole.store, { login: address() });
    const { at, page } = await come({ sub: `wrong ${wrong}`, email: account.login, email_verified: true, wrong });
    expect(page.status).toBe(502);
    expect(page.text).toContain('Försök igen från inloggningssidan.');
    expect(logged.slice(-3).join()).toContain('signing in by OpenID Connect failed');
    expect(await isIn(at)).toBe(false);
  });

  it('refuses userinfo of somebody else', async () => {
    const account = await haveAccount(whole.store, { login: address() });
    expect((await come({ sub: 'mixed', email: account.login, email_verified: true, inUserinfo: true, wrong: 'other subject' })).page.status).toBe(502);
  });

  it('refuses a way back that this browser did not begin, one that was used, one that took too long, and one with another state', async () => {
    const account = await haveAccount(whole.store, { login: address() });
    const says = { sub: 'back', email: account.login, email_verified: true };
    const one = visitor(whole.url);
    const back = await there(one, says);
    const stranger = visitor(whole.url);
    expect((await stranger.get(back)).status).toBe(403);
    const other = visitor(whole.url);
    await there(other, says);
    expect((await other.get(back)).status).toBe(502);
    expect((await one.get(back)).status).toBe(200);
    expect((await one.get(back)).status).toBe(403);
    const late = visitor(whole.url);
    const slowly = await there(late, says);
    clock.ahead += 11 * 60_000;
    expect((await late.get(slowly)).status).toBe(403);
    for (const query of ['', '?code=x', '?state=x&code=y', '?error=access_denied']) expect((await visitor(whole.url).get(`/admin/logga-in/tillbaka${query}`)).status).toBe(403);
  });

  it('keeps what it must remember in a signed cookie of its own, which comes back from another site', async () => {
    const response = await fetch(`${whole.url}/admin/logga-in/vidare`, { redirect: 'manual' });
    const line = response.headers.getSetCookie().find((one) => one.startsWith('ratt-dorr-inloggning='))!;
    expect(line).toMatch(/; Max-Age=600; Path=\/admin\/logga-in; Expires=[^;]+; HttpOnly; SameSite=Lax$/);
    const at = visitor(whole.url);
    const back = await there(at, { sub: 'x' });
    at.cookies.set('ratt-dorr-inloggning', at.cookies.get('ratt-dorr-inloggning')!.replace(/^./, 'Z'));
    expect((await at.get(back)).status).toBe(403);
  });

  it('never leads on to another site', async () => {
    const account = await haveAccount(whole.store, { login: address() });
    for (const till of ['https://ond.example', '//ond.example', '/admin/..//ond.example']) {
      const { page } = await come({ sub: account.id, email: account.login, email_verified: true }, undefined, till);
      expect(new URL(page.headers.get('refresh')!.slice('0;url='.length), whole.url).origin, till).toBe(whole.url);
      expect(new URL(/class="button" href="([^"]*)"/.exec(page.text)![1]!, whole.url).origin, till).toBe(whole.url);
    }
  });

  it('says so when the issuer is down, and looks for it anew the next time', async () => {
    const other = await startIssuer();
    const alone = await startWhole({ OIDC_ISSUER: other.url, OIDC_CLIENT_ID: client.id, OIDC_CLIENT_SECRET: client.secret });
    other.says = { sub: 'x', wrong: 'down' };
    expect((await visitor(alone.url).get('/admin/logga-in/vidare')).status).toBe(502);
    other.says = { sub: 'x' };
    expect((await visitor(alone.url).get('/admin/logga-in/vidare')).status).toBe(303);
    await alone.stop();
    await other.stop();
  });

  it('counts with the other tries to get in', async () => {
    const statuses: number[] = [];
    for (let i = 0; i < 21; i++) statuses.push((await visitor(whole.url).get('/admin/logga-in/tillbaka', { 'x-forwarded-for': '203.0.113.77' })).status);
    expect(statuses.at(-1)).toBe(429);
  });
});

describe('without an issuer', () => {
  it('there is no such way in', async () => {
    const alone = await startWhole();
    const at = visitor(alone.url);
    expect((await at.get('/admin/logga-in')).text).not.toContain('vidare');
    expect((await at.get('/admin/logga-in/vidare')).status).toBe(404);
    await alone.stop();
  });
});

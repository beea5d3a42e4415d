import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { invitationsWith } from '../../../../adapters/admin/access/invitations.ts';
import type { Account } from '../../../../src/accounts/account.ts';
import { startWhole } from '../../../e2e/running.ts';
import { haveAccount, password, visitor } from '../visitor.ts';
import type { Page, Visitor } from '../visitor.ts';
import { client, startIssuer } from './issuer.ts';
import type { Says } from './issuer.ts';

const clock = { ahead: 0 };
const secret = 'x'.repeat(40);
let issuer: Awaited<ReturnType<typeof startIssuer>>;
let whole: Awaited<ReturnType<typeof startWhole>>;
beforeAll(async () => {
  issuer = await startIssuer();
  whole = await startWhole({ OIDC_ISSUER: issuer.url, OIDC_CLIENT_ID: client.id, OIDC_CLIENT_SECRET: client.secret, SECRET_KEY: secret }, undefined, { now: () => new Date(Date.now() + clock.ahead) });
});
afterAll(async () => { await whole.stop(); await issuer.stop(); });

const now = () => Date.now() + clock.ahead;
const one = (id: string) => whole.store.accounts.one({ id });
const leadsTo = ({ headers }: Page) => headers.get('refresh')?.slice('0;url='.length) ?? '';
/** What an issuer like Entra ID tells: a name, and no word of whether the address is verified. */
const entra = (sub = randomUUID(), email = `${sub}@myndighet.example`): Says => ({ sub, email, preferred_username: email });

/** Somebody who is invited and has not come in, with their link. */
async function invited(about: Partial<Account> = {}) {
  const { password: _none, ...account } = await haveAccount(whole.store, { role: 'reader', ...about });
  await whole.store.accounts.put({ ...account, ...(about.password === undefined ? {} : { password: about.password }) });
  return { account, ...linkTo((await one(account.id))!) };
}
function linkTo(account: Account, forMs = 60 * 60_000) {
  return { path: `/admin/valkommen/${invitationsWith(secret).keyOf(account, new Date(now() + forMs).toISOString())}` };
}

/** From the issuer's address back to the one that it sends to. */
async function back(there: string): Promise<string> {
  const { headers } = await fetch(there, { redirect: 'manual' });
  return headers.get('location')!;
}

/** As far as the page that asks whether it is them. The session's cookie does not come back from the issuer, as in a browser. */
async function upToAsking(at: Visitor, begun: Page, says: Says): Promise<{ asked: Page; path: string }> {
  issuer.says = says;
  const home = await back(leadsTo(begun));
  const session = at.cookies.get('ratt-dorr-admin')!;
  at.cookies.delete('ratt-dorr-admin');
  const came = await at.get(home);
  expect(at.cookies.has('ratt-dorr-admin')).toBe(false);
  at.cookies.set('ratt-dorr-admin', session);
  const path = leadsTo(came);
  return { asked: await at.get(path), path };
}

async function byInvitation(path: string, says: Says, at = visitor(whole.url)) {
  await at.get(path);
  const { asked, path: asking } = await upToAsking(at, await at.post(`${path}/inloggning`), says);
  return { at, asked, asking };
}

async function fromOwnAccount(account: Account, says: Says) {
  const at = visitor(whole.url);
  await at.signIn(account);
  return { at, ...await upToAsking(at, await at.post('/admin/konto/inloggning', { present: password }), says) };
}

/** Whether the way in by the issuer now leads into some account. */
async function comesIn(says: Says): Promise<string | undefined> {
  const at = visitor(whole.url);
  issuer.says = says;
  await at.get(await back((await at.get('/admin/logga-in/vidare')).to!));
  return (await at.get('/admin')).status === 200 ? /<h1>Hej ([^!]*)!/.exec((await at.get('/admin')).text)?.[1] : undefined;
}

describe('an invitation', () => {
  it('lets one sign in at the issuer instead of choosing a password, though it verifies no address', async () => {
    const { account, path } = await invited({ name: 'Bo Berg' });
    const says = entra();
    expect(await comesIn(says)).toBeUndefined();
    expect((await visitor(whole.url).get(path)).text).toContain('Bo Berg, hur vill du logga in?');
    const { at, asked, asking } = await byInvitation(path, says);
    expect(issuer.asked.at(-1)!.get('scope')).toBe('openid email profile');
    expect(asked.text).toContain(says.email);
    expect((await one(account.id))?.subject).toBeUndefined();
    expect(await at.post(asking)).toMatchObject({ status: 303, to: '/admin' });
    expect((await at.get('/admin')).text).toContain('Hej Bo Berg!');
    expect(await one(account.id)).toMatchObject({ subject: `${issuer.url} ${says.sub}`, login: account.login });
    expect(await comesIn(says)).toBe('Bo Berg');
    const deeds = await whole.store.accounts.audited({ account: account.id, limit: 5 });
    expect(deeds.map(({ did, more }) => `${did} ${more ?? ''}`.trim()).reverse()).toEqual(['openid.tied invitation', 'sign_in openid', 'sign_in openid']);
  });

  it('does so once: afterwards it neither ties nor takes a password', async () => {
    const { account, path } = await invited();
    const late = visitor(whole.url);
    await late.get(path);
    const { at, asking } = await byInvitation(path, entra());
    await at.post(asking);
    const { subject } = (await one(account.id))!;
    expect((await visitor(whole.url).get(path)).status).toBe(410);
    expect((await late.post(path, { password })).status).toBe(410);
    expect((await late.post(`${path}/inloggning`)).status).toBe(410);
    expect(await one(account.id)).toMatchObject({ subject });
    expect((await one(account.id))?.password).toBeUndefined();
  });

  it('ties nothing when it runs out, is used or is taken back while one is at the issuer', async () => {
    const after: Record<string, (account: Account, path: string) => Promise<unknown>> = {
      'ran out': async () => { clock.ahead += 5 * 60_000; return Promise.resolve(); },
      'was used': async (_account, path) => { const other = visitor(whole.url); await other.get(path); return other.post(path, { password: 'ett alldeles eget lösenord' }); },
      'was signed out everywhere': (account) => whole.store.accounts.put({ ...account, signedOutAt: new Date(now()).toISOString() }),
      'was closed': (account) => whole.store.accounts.put({ ...account, closedAt: new Date(now()).toISOString() }),
    };
    for (const [how, happens] of Object.entries(after)) {
      const { account } = await invited();
      const { path } = linkTo((await one(account.id))!, 2 * 60_000);
      const { password: _none, ...asItWas } = (await one(account.id))!;
      const { at, asking } = await byInvitation(path, entra());
      await happens(asItWas, path);
      expect((await at.post(asking)).status, how).toBe(410);
      expect((await one(account.id))?.subject, how).toBeUndefined();
    }
  });

  it('ties no one who belongs to another account, and still works for a password', async () => {
    const says = entra();
    const other = await haveAccount(whole.store, { subject: `${issuer.url} ${says.sub}` });
    const { account, path } = await invited();
    const { at, asking } = await byInvitation(path, says);
    const answer = await at.post(asking);
    expect(answer.status).toBe(409);
    expect(answer.text).toContain('hör redan till ett annat konto');
    expect((await one(account.id))?.subject).toBeUndefined();
    expect(await one(other.id)).toEqual(other);
    await at.get(path);
    expect((await at.post(path, { password: 'ett alldeles eget lösenord' })).status).toBe(303);
  });

  it('takes the place of a password from before, and is not offered over another sign-in', async () => {
    const account = await haveAccount(whole.store);
    const { at, asking } = await byInvitation(linkTo(account).path, entra());
    await at.post(asking);
    expect((await one(account.id))?.password).toBeUndefined();
    expect((await visitor(whole.url).signIn(account)).status).toBe(422);
    const tied = await haveAccount(whole.store, { subject: `${issuer.url} ${randomUUID()}` });
    const { path } = linkTo(tied);
    const other = visitor(whole.url);
    expect((await other.get(path)).text).not.toContain('/inloggning');
    expect((await other.post(`${path}/inloggning`)).status).toBe(410);
  });

  it('is tied by the browser that began, for that invitation, and by nobody else', async () => {
    const [mine, others] = [await invited(), await invited()];
    const { at, asking } = await byInvitation(mine.path, entra());
    // Another's browser with our answer from the issuer put into it.
    const stranger = visitor(whole.url);
    await stranger.get(mine.path);
    stranger.cookies.set('ratt-dorr-koppling', at.cookies.get('ratt-dorr-koppling')!);
    expect((await stranger.post(asking)).to).toBe(mine.path);
    // The same browser at another invitation.
    expect((await at.get(`${others.path}/koppla`)).to).toBe(others.path);
    expect((await at.post(`${others.path}/koppla`)).to).toBe(others.path);
    // What was asked for once is over by then.
    expect((await at.post(asking)).to).toBe(mine.path);
    for (const { account } of [mine, others]) expect((await one(account.id))?.subject).toBeUndefined();
  });

  it('forgets who came back after a while, and believes nothing that it has not signed', async () => {
    const { account, path } = await invited();
    const { at, asking } = await byInvitation(path, entra());
    at.cookies.set('ratt-dorr-koppling', at.cookies.get('ratt-dorr-koppling')!.replace(/^./, 'Z'));
    expect((await at.get(asking)).to).toBe(path);
    expect((await at.get(path)).text).toContain('Det tog för lång tid');
    const again = await byInvitation(path, entra());
    clock.ahead += 11 * 60_000;
    expect((await again.at.post(again.asking)).to).toBe(path);
    expect((await one(account.id))?.subject).toBeUndefined();
  });

  it('keeps who came back in a cookie that no script reads and no other site sends', async () => {
    const { path } = await invited();
    const at = visitor(whole.url);
    await at.get(path);
    issuer.says = entra();
    const begun = await at.post(`${path}/inloggning`);
    const came = await at.get(await back(leadsTo(begun)));
    expect(came.headers.getSetCookie().find((line) => line.startsWith('ratt-dorr-koppling='))).toMatch(/; Max-Age=600; Path=\/admin; Expires=[^;]+; HttpOnly; SameSite=Strict$/);
    expect(came.text).not.toContain('name="csrf"');
  });

  it('of the first one of all asks for a password', async () => {
    const alone = await startWhole({ OIDC_ISSUER: issuer.url, OIDC_CLIENT_ID: client.id, OIDC_CLIENT_SECRET: client.secret });
    const at = visitor(alone.url);
    const path = new URL(alone.firstLink!).pathname;
    expect((await at.get(path)).text).not.toContain('/inloggning');
    expect((await at.post(`${path}/inloggning`)).status).toBe(410);
    await alone.stop();
  });
});

describe('one’s own account', () => {
  it('is tied while one is signed in, with the password that one has, and goes on working with it', async () => {
    const account = await haveAccount(whole.store, { name: 'Eva Lind' });
    const says = entra();
    const { at, asked, path } = await fromOwnAccount(account, says);
    expect(path).toBe('/admin/konto/koppla');
    expect(asked.text).toContain(`<strong>${says.email}</strong>`);
    expect(await at.post(path)).toMatchObject({ status: 303, to: '/admin/konto' });
    expect((await at.get('/admin/konto')).text).toContain('Klart! Nästa gång kan du logga in med');
    expect(await comesIn(says)).toBe('Eva Lind');
    expect((await visitor(whole.url).signIn(account)).status).toBe(303);
    expect(await whole.store.accounts.audited({ account: account.id, did: 'openid.tied', limit: 5 })).toMatchObject([{ to: account.id, name: 'Eva Lind' }]);
  });

  it('is not tied without the password, which is guessed no faster than at the door', async () => {
    const account = await haveAccount(whole.store);
    const at = visitor(whole.url);
    await at.signIn(account);
    const answers = [];
    for (let i = 0; i < 6; i++) answers.push(await at.post('/admin/konto/inloggning', { present: `fel ${i}` }));
    expect(answers.map(({ status }) => status)).toEqual([422, 422, 422, 422, 422, 429]);
    expect(answers[0]!.text).toContain('Det är inte lösenordet du har nu.');
    expect(answers.every((answer) => leadsTo(answer) === '' && !at.cookies.has('ratt-dorr-inloggning'))).toBe(true);
  });

  it('is not tied by one who has signed in there as somebody else, before a yes', async () => {
    const account = await haveAccount(whole.store);
    const strange = entra(randomUUID(), 'nagon.annan@ond.example');
    const { asked } = await fromOwnAccount(account, strange);
    expect(asked.text).toContain('nagon.annan@ond.example');
    expect(asked.text).toContain('Är det du?');
    expect((await one(account.id))?.subject).toBeUndefined();
    expect(await comesIn(strange)).toBeUndefined();
  });

  it('is tied by its own session only', async () => {
    const [mine, others] = [await haveAccount(whole.store), await haveAccount(whole.store)];
    const { at, path } = await fromOwnAccount(mine, entra());
    const other = visitor(whole.url);
    await other.signIn(others);
    other.cookies.set('ratt-dorr-koppling', at.cookies.get('ratt-dorr-koppling')!);
    const elsewhere = visitor(whole.url);
    await elsewhere.signIn(mine);
    elsewhere.cookies.set('ratt-dorr-koppling', at.cookies.get('ratt-dorr-koppling')!);
    for (const strange of [other, elsewhere]) expect((await strange.post(path)).to).toBe('/admin/konto');
    for (const { id } of [mine, others]) expect((await one(id))?.subject).toBeUndefined();
    expect((await at.post(path, {}, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await at.post(path, { csrf: 'x' })).status).toBe(403);
  });

  it('stays as it was where one changes one’s mind there: still signed in, with a way back', async () => {
    const account = await haveAccount(whole.store);
    const at = visitor(whole.url);
    await at.signIn(account);
    const begun = await at.post('/admin/konto/inloggning', { present: password });
    issuer.says = { sub: 'x', wrong: 'refuses' };
    const home = await back(leadsTo(begun));
    const session = at.cookies.get('ratt-dorr-admin')!;
    at.cookies.delete('ratt-dorr-admin');
    const came = await at.get(home);
    expect(came.status).toBe(502);
    expect(came.text).toContain('Inget har ändrats.');
    expect(came.text).toContain('href="/admin/konto"');
    expect(at.cookies.has('ratt-dorr-admin')).toBe(false);
    at.cookies.set('ratt-dorr-admin', session);
    expect((await at.get('/admin/konto')).status).toBe(200);
  });

  it('is not tied to one who belongs to another, nor twice', async () => {
    const says = entra();
    await haveAccount(whole.store, { subject: `${issuer.url} ${says.sub}` });
    const account = await haveAccount(whole.store);
    const { at, path } = await fromOwnAccount(account, says);
    expect((await at.post(path)).status).toBe(409);
    expect((await one(account.id))?.subject).toBeUndefined();
    await whole.store.accounts.put({ ...account, subject: 'https://login.example another' });
    expect(await at.post('/admin/konto/inloggning', { present: password })).toMatchObject({ status: 303, to: '/admin/konto' });
  });

  it('is untied again where a password is left, and is then out everywhere else', async () => {
    const says = entra();
    const account = await haveAccount(whole.store, { subject: `${issuer.url} ${says.sub}` });
    const [at, elsewhere] = [visitor(whole.url), visitor(whole.url)];
    await at.signIn(account);
    await elsewhere.signIn(account);
    clock.ahead += 1_000;
    expect((await at.post('/admin/konto/lossa')).to).toBe('/admin/konto');
    expect((await at.get('/admin/konto')).text).toContain('Inloggningen är losskopplad.');
    expect((await elsewhere.get('/admin')).to).toContain('/admin/logga-in');
    expect(await comesIn(says)).toBeUndefined();
    expect(await whole.store.accounts.audited({ account: account.id, did: 'openid.untied', limit: 5 })).toHaveLength(1);
  });

  it('without a password keeps the only way in', async () => {
    const says = entra();
    const { password: _none, ...account } = await haveAccount(whole.store, { name: 'Ulf Ek', subject: `${issuer.url} ${says.sub}` });
    await whole.store.accounts.put(account);
    const at = visitor(whole.url);
    issuer.says = says;
    await at.get(await back((await at.get('/admin/logga-in/vidare')).to!));
    const page = await at.get('/admin/konto');
    expect(page.text).toContain('Du har inget lösenord.');
    expect(page.text).not.toContain('/admin/konto/lossa');
    await at.post('/admin/konto/lossa');
    expect(await one(account.id)).toEqual(account);
  });
});

describe('a known subject', () => {
  it('comes in where the issuer has nothing more to tell and its userinfo cannot be asked', async () => {
    const sub = randomUUID();
    await haveAccount(whole.store, { name: 'Siv Sund', subject: `${issuer.url} ${sub}` });
    expect(await comesIn({ sub, wrong: 'other subject' })).toBe('Siv Sund');
  });
});

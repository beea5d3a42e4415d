import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWhole } from '../../../e2e/running.ts';
import { haveAccount, visitor } from '../visitor.ts';
import type { Page } from '../visitor.ts';

const clock = { ahead: 0 };
let whole: Awaited<ReturnType<typeof startWhole>>;
beforeAll(async () => { whole = await startWhole({}, undefined, { now: () => new Date(Date.now() + clock.ahead) }); });
afterAll(() => whole.stop());

const linkIn = ({ text }: Page) => /http:[^<\s]+\/admin\/valkommen\/[\w.-]+/.exec(text)?.[0];
const pathOf = (link: string | undefined) => new URL(link ?? '').pathname;

async function admin() {
  const account = await haveAccount(whole.store);
  const at = visitor(whole.url);
  await at.signIn(account);
  return { account, at };
}

/** Invites somebody, and answers the account and the link. */
async function invite(at: ReturnType<typeof visitor>, fields: Record<string, string> = {}) {
  const login = `${randomUUID()}@exempel.se`;
  const answer = await at.post('/admin/konton/ny', { name: 'Bo Berg', login, roll: 'editor:region:dalarna', ...fields });
  const page = await at.get(answer.to ?? '');
  return { answer, page, link: linkIn(page), account: await whole.store.accounts.one({ login }) };
}

async function choosePassword(link: string | undefined, password = 'ett alldeles eget lösenord') {
  const at = visitor(whole.url);
  await at.get(pathOf(link));
  return { at, answer: await at.post(pathOf(link), { password }) };
}

describe('inviting', () => {
  it('gives a link that is shown once, lets in once, and gives the role that was chosen', async () => {
    const { at } = await admin();
    const { answer, link, account } = await invite(at);
    expect(answer.status).toBe(303);
    expect(account).toMatchObject({ name: 'Bo Berg', role: 'editor', region: 'dalarna' });
    expect(linkIn(await at.get(`/admin/konton/${account!.id}`))).toBeUndefined();
    const { at: bo, answer: chosen } = await choosePassword(link);
    expect(chosen).toMatchObject({ status: 303, to: '/admin' });
    expect((await bo.get('/admin')).text).toContain('Hej Bo Berg!');
    expect((await choosePassword(link)).answer.status).toBe(410);
  });

  it('takes a region’s reader, a reader of everything, an actor’s editor and another admin', async () => {
    const { at } = await admin();
    expect((await invite(at, { roll: 'reader:region:orebro' })).account).toMatchObject({ role: 'reader', region: 'orebro' });
    expect((await invite(at, { roll: 'editor:aktor:almi-dalarna' })).account).toMatchObject({ role: 'editor', actor: 'almi-dalarna' });
    expect((await invite(at, { roll: 'admin' })).account).toMatchObject({ role: 'admin' });
    const { account } = await invite(at, { roll: 'reader' });
    expect(account).toMatchObject({ role: 'reader' });
    expect(account?.region).toBeUndefined();
  });

  it.each([
    ['no name', { name: ' ' }], ['no address', { login: '' }], ['half an address', { login: 'anna@' }], ['an address with more in it', { login: 'a@b.se, c@d.se' }],
    ['a role that is not there', { roll: 'owner' }], ['an editor of everything', { roll: 'editor' }], ['an unknown region', { roll: 'editor:region:skane' }], ['an unknown actor', { roll: 'editor:aktor:nobody' }], ['a reader of an actor', { roll: 'reader:aktor:almi-dalarna' }],
  ])('with %s says what is wrong, and keeps what was written', async (_what, fields) => {
    const { at } = await admin();
    const before = (await whole.store.accounts.all()).length;
    const answer = await at.post('/admin/konton/ny', { name: 'Bo Berg', login: 'bo@exempel.se', roll: 'reader', ...fields });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('class="fault"');
    expect(answer.text).toMatch(/aria-describedby="[^"]*\b(name|login|roll)-fel"[^>]*aria-invalid="true"/);
    expect((await whole.store.accounts.all()).length).toBe(before);
  });

  it('an address that has an account says so, also in capitals', async () => {
    const { at, account } = await admin();
    const answer = await at.post('/admin/konton/ny', { name: 'Bo', login: account.login.toUpperCase(), roll: 'reader' });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('Det finns redan ett konto med den e-postadressen.');
  });

  it('a name is shown as text', async () => {
    const { at } = await admin();
    const { page } = await invite(at, { name: '<script>alert(1)</script>"\'>' });
    expect(page.text).not.toContain('<script>alert');
    expect(page.text).toContain('&lt;script>alert(1)&lt;/script>');
    expect((await at.get('/admin/konton')).text).not.toContain('<script>alert');
    expect((await at.get('/admin/logg')).text).not.toContain('<script>alert');
  });
});

describe('a link', () => {
  it('runs out', async () => {
    const { at } = await admin();
    const { link } = await invite(at);
    clock.ahead += 8 * 24 * 60 * 60_000;
    expect((await visitor(whole.url).get(pathOf(link))).status).toBe(410);
  });

  it('is worth nothing after another was used, nor after being signed out everywhere', async () => {
    const { at } = await admin();
    const { link: first, account } = await invite(at);
    await at.post(`/admin/konton/${account!.id}/lank`);
    const second = linkIn(await at.get(`/admin/konton/${account!.id}`));
    expect((await choosePassword(second)).answer.status).toBe(303);
    expect((await choosePassword(first)).answer.status).toBe(410);
    await at.post(`/admin/konton/${account!.id}/lank`);
    const third = linkIn(await at.get(`/admin/konton/${account!.id}`));
    clock.ahead += 1_000;
    await at.post(`/admin/konton/${account!.id}/logga-ut`);
    expect((await choosePassword(third)).answer.status).toBe(410);
  });

  it('is worth nothing when it went to an address that has been corrected since', async () => {
    const { at } = await admin();
    const { link: astray, account } = await invite(at);
    await at.post(`/admin/konton/${account!.id}`, { name: account!.name, login: `${randomUUID()}@exempel.se`, roll: 'reader' });
    expect((await choosePassword(astray)).answer.status).toBe(410);
    await at.post(`/admin/konton/${account!.id}/lank`);
    expect((await choosePassword(linkIn(await at.get(`/admin/konton/${account!.id}`)))).answer.status).toBe(303);
  });

  it('is worth nothing when it is changed', async () => {
    const { at } = await admin();
    const { link } = await invite(at);
    const path = pathOf(link);
    for (const wrong of [path.slice(0, -1), `${path}x`, path.replace(/.(?=\.)/, 'A'), '/admin/valkommen/x', '/admin/valkommen/x.x', `${path.slice(0, -3)}ååå`]) expect((await visitor(whole.url).get(wrong)).status, wrong).toBe(410);
  });

  it('wants a password that is long enough', async () => {
    const { at } = await admin();
    const { link } = await invite(at);
    const { answer, at: bo } = await choosePassword(link, 'kort');
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('Lösenordet behöver minst 12 tecken.');
    expect((await bo.post(pathOf(link), { password: 'nu är det långt nog' })).status).toBe(303);
  });
});

describe('an account', () => {
  it('changes its role and its place at once', async () => {
    const { at } = await admin();
    const { link, account } = await invite(at);
    const { at: bo } = await choosePassword(link);
    expect((await bo.get('/admin/konton')).status).toBe(403);
    const answer = await at.post(`/admin/konton/${account!.id}`, { name: 'Bo B', login: account!.login, roll: 'admin' });
    expect(answer.status).toBe(303);
    expect(await whole.store.accounts.one({ id: account!.id })).toMatchObject({ name: 'Bo B', role: 'admin' });
    expect((await whole.store.accounts.one({ id: account!.id }))?.region).toBeUndefined();
    expect((await bo.get('/admin/konton')).status).toBe(200);
  });

  it('keeps a place that is no longer known, unless another is chosen', async () => {
    const { at } = await admin();
    const account = await haveAccount(whole.store, { role: 'editor', region: 'gone' });
    expect((await at.get(`/admin/konton/${account.id}`)).text).toContain('value="editor:region:gone"');
    expect((await at.post(`/admin/konton/${account.id}`, { name: 'Bo', login: account.login, roll: 'editor:region:gone' })).status).toBe(303);
    expect(await whole.store.accounts.one({ id: account.id })).toMatchObject({ role: 'editor', region: 'gone' });
  });

  it('that is closed is out at once and cannot come in, and comes in again when it is opened', async () => {
    const { at } = await admin();
    const account = await haveAccount(whole.store, { role: 'reader' });
    const reader = visitor(whole.url);
    await reader.signIn(account);
    expect((await at.post(`/admin/konton/${account.id}/stang`)).status).toBe(303);
    expect((await reader.get('/admin')).to).toContain('/admin/logga-in');
    expect((await reader.signIn(account)).status).toBe(422);
    await at.post(`/admin/konton/${account.id}/oppna`);
    expect((await reader.signIn(account)).status).toBe(303);
  });

  it('is signed out everywhere, and a session that was written meanwhile does not bring it back', async () => {
    const { at } = await admin();
    const account = await haveAccount(whole.store, { role: 'reader' });
    const [one, other] = [visitor(whole.url), visitor(whole.url)];
    await one.signIn(account);
    await other.signIn(account);
    clock.ahead += 1_000;
    await at.post(`/admin/konton/${account.id}/logga-ut`);
    for (const each of [one, other]) expect((await each.get('/admin')).to).toContain('/admin/logga-in');
    await whole.store.accounts.keepSession('gone', '2999-01-01T00:00:00.000Z');
    expect(await whole.store.accounts.session('gone', '2026-01-01T00:00:00.000Z')).toBeUndefined();
  });

  it('of the last admin can be neither closed nor made less', async () => {
    const { at, account } = await admin();
    for (const one of await whole.store.accounts.all()) if (one.id !== account.id) await whole.store.accounts.put({ ...one, role: 'reader' });
    await invite(at, { roll: 'admin' }); // who has not come in yet, and so cannot let anybody in
    const closed = await at.post(`/admin/konton/${account.id}/stang`);
    expect(closed.status).toBe(422);
    expect(closed.text).toContain('Det måste finnas minst en administratör som kan logga in.');
    expect((await at.post(`/admin/konton/${account.id}`, { name: 'Anna', login: account.login, roll: 'reader' })).status).toBe(422);
    expect(await whole.store.accounts.one({ id: account.id })).toMatchObject({ role: 'admin', name: account.name });
    await haveAccount(whole.store);
    expect((await at.post(`/admin/konton/${account.id}/stang`)).status).toBe(303);
  });

  it('that has not answered its invitation is told of on the start page', async () => {
    const { at } = await admin();
    await whole.store.accounts.put({ id: 'late', login: 'sen@exempel.se', name: 'Sen Senson', role: 'reader', language: 'sv', at: new Date(Date.now() + clock.ahead - 8 * 24 * 60 * 60_000).toISOString() });
    const { text } = await at.get('/admin');
    expect(text).toContain('Sen Senson har inte svarat på sin inbjudan.');
    expect(text).toContain('href="/admin/konton/late"');
    await whole.store.accounts.change('late', (one) => ({ ...one, closedAt: one.at }));
    expect((await at.get('/admin')).text).not.toContain('Sen Senson');
  });

  it('whose sign-in was untied just now is not told of as one that has not answered', async () => {
    const { at } = await admin();
    const now = Date.now() + clock.ahead;
    await whole.store.accounts.put({ id: 'untied', login: 'loss@exempel.se', name: 'Loss Lossdotter', role: 'reader', language: 'sv', at: new Date(now - 90 * 24 * 60 * 60_000).toISOString(), signedOutAt: new Date(now - 60_000).toISOString() });
    expect((await at.get('/admin')).text).not.toContain('Loss Lossdotter');
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWhole } from '../../../e2e/running.ts';
import { haveAccount, password, visitor } from '../visitor.ts';

const clock = { ahead: 0 };
let whole: Awaited<ReturnType<typeof startWhole>>;
beforeAll(async () => { whole = await startWhole({ TRUST_PROXY: 'loopback' }, undefined, { now: () => new Date(Date.now() + clock.ahead) }); });
afterAll(() => whole.stop());
const hour = 60 * 60_000;

describe('the first one', () => {
  it('comes in by the link that the start prints, once, and only while nobody has an account', async () => {
    const path = new URL(whole.firstLink!).pathname;
    const [one, other] = [visitor(whole.url), visitor(whole.url)];
    await one.get(path);
    await other.get(path);
    const fields = { name: 'Anna Ek', login: ' Anna@Exempel.SE ', password };
    expect((await one.post(path, { ...fields, login: 'anna' })).status).toBe(422);
    expect(await one.post(path, fields)).toMatchObject({ status: 303, to: '/admin' });
    expect((await one.get('/admin')).text).toContain('Hej Anna Ek!');
    expect((await other.post(path, { ...fields, login: 'bo@exempel.se' })).status).toBe(410);
    expect(await whole.store.accounts.all()).toMatchObject([{ login: 'anna@exempel.se', role: 'admin' }]);
  });
});

describe('signing in', () => {
  it('answers a wrong password, an unknown address and a closed account word for word alike', async () => {
    const [open, closed] = [await haveAccount(whole.store), await haveAccount(whole.store, { closedAt: '2026-11-01T00:00:00.000Z' })];
    const texts = [];
    for (const [login, secret] of [[open.login, 'fel lösenord helt'], ['ingen@exempel.se', password], [closed.login, password]] as const) {
      const at = visitor(whole.url);
      await at.get('/admin/logga-in');
      const { status, text } = await at.post('/admin/logga-in', { login, password: secret });
      expect(status).toBe(422);
      texts.push(text.replaceAll(login, '').replaceAll(at.key(), ''));
    }
    expect(new Set(texts).size).toBe(1);
  });

  it('begins a session of its own, with a cookie that only our own pages send and no script reads', async () => {
    const account = await haveAccount(whole.store);
    const at = visitor(whole.url);
    await at.get('/admin/logga-in');
    const before = at.cookies.get('ratt-dorr-admin');
    const answer = await at.post('/admin/logga-in', { login: account.login, password });
    expect(at.cookies.get('ratt-dorr-admin')).not.toBe(before);
    expect(answer.headers.getSetCookie()[0]).toMatch(/^ratt-dorr-admin=.*Path=\/admin;.*HttpOnly; SameSite=Strict$/);
    expect((await visitor(whole.url).get('/admin', { cookie: `ratt-dorr-admin=${before}` })).to).toContain('/admin/logga-in');
  });

  it('leads on to the page that was asked for, and never to another site', async () => {
    const account = await haveAccount(whole.store);
    const at = visitor(whole.url);
    expect((await at.get('/admin/konton?a=b')).to).toBe('/admin/logga-in?till=%2Fadmin%2Fkonton%3Fa%3Db');
    await at.get('/admin/logga-in');
    expect((await at.post('/admin/logga-in', { login: account.login, password, till: '/admin/konton?a=b' })).to).toBe('/admin/konton?a=b');
    for (const till of ['https://ond.example', '//ond.example', '/\\ond.example', '/admin/..//ond.example', '/admin/../../ond', '/adminx', '/\t/ond.example', 'http:ond.example', 'javascript:alert(1)', '/']) {
      const other = visitor(whole.url);
      await other.get(`/admin/logga-in?till=${encodeURIComponent(till)}`);
      expect((await other.post('/admin/logga-in', { login: account.login, password, till })).to, till).toBe('/admin');
    }
  });

  it('ends after four hours of nothing, and after twelve whatever one does', async () => {
    const account = await haveAccount(whole.store);
    const [idle, busy] = [visitor(whole.url), visitor(whole.url)];
    await idle.signIn(account);
    await busy.signIn(account);
    for (let i = 0; i < 3; i++) { clock.ahead += 3.9 * hour; expect((await busy.get('/admin')).status).toBe(200); }
    expect((await idle.get('/admin')).to).toContain('/admin/logga-in');
    clock.ahead += hour;
    expect((await busy.get('/admin')).to).toContain('/admin/logga-in');
  });

  it('sessions that ran out are forgotten now and then', async () => {
    const held = { hash: 'old', body: '{}', until: new Date(Date.now() + clock.ahead + hour).toISOString() };
    await whole.store.accounts.putSession(held);
    clock.ahead += 3 * hour;
    await visitor(whole.url).get('/admin/logga-in');
    await expect.poll(() => whole.store.accounts.session('old', '2020-01-01T00:00:00.000Z')).toBeUndefined();
  });

  it('whoever is only led on gets no session', async () => {
    const at = visitor(whole.url);
    await at.get('/admin/konton');
    expect(at.cookies.size).toBe(0);
  });

  it('is slowed after five wrong tries, from wherever they come, says how long, and lets the right one in afterwards', async () => {
    const account = await haveAccount(whole.store);
    const statuses = [];
    for (let i = 0; i < 6; i++) {
      const at = visitor(whole.url);
      await at.get('/admin/logga-in');
      statuses.push((await at.post('/admin/logga-in', { login: account.login, password: 'fel' }, { 'x-forwarded-for': `198.51.100.${i}` })).status);
    }
    expect(statuses).toEqual([422, 422, 422, 422, 422, 429]);
    const at = visitor(whole.url);
    const answer = await at.signIn(account);
    expect(answer.status).toBe(429);
    expect(answer.text).toMatch(/Vänta (en sekund|\d+ sekunder) och försök igen/);
    clock.ahead += 2_000;
    expect((await at.signIn(account)).status).toBe(303);
  });

  it('counts tries by client address, and says kindly that there were too many', async () => {
    const at = visitor(whole.url);
    await at.get('/admin/logga-in');
    const statuses: number[] = [];
    for (let i = 0; i < 21; i++) statuses.push((await at.post('/admin/logga-in', { login: `n${i}@exempel.se`, password: '' }, { 'x-forwarded-for': '203.0.113.9' })).status);
    expect(statuses.filter((status) => status === 422)).toHaveLength(20);
    expect(statuses.at(-1)).toBe(429);
    expect((await at.get('/admin/logga-in', { 'x-forwarded-for': '203.0.113.9' })).status).toBe(200);
  });

  it.each([['a field twice', 'login=a%40b.se&login=c%40d.se&password=x'], ['nothing', ''], ['fields of other shapes', 'login[x]=1&password[]=2&__proto__=3'], ['a long login', `login=${'a'.repeat(100_000)}&password=${'b'.repeat(100_000)}`]])('takes %s without failing', async (_what, body) => {
    const at = visitor(whole.url);
    await at.get('/admin/logga-in');
    const response = await fetch(`${whole.url}/admin/logga-in`, { method: 'POST', redirect: 'manual', body: `csrf=${at.key()}&${body}`, headers: { 'content-type': 'application/x-www-form-urlencoded', cookie: [...at.cookies].map((one) => one.join('=')).join('; ') } });
    expect(response.status).toBe(422);
  });

  it('says that a form is too large', async () => {
    const at = visitor(whole.url);
    await at.get('/admin/logga-in');
    const { status, text } = await at.post('/admin/logga-in', { login: 'a'.repeat(600_000) });
    expect(status).toBe(413);
    expect(text).toContain('Det blev för mycket på en gång');
  });

  it('a language is chosen before one is in, and leads back to our own pages only', async () => {
    const at = visitor(whole.url);
    await at.get('/admin/logga-in');
    expect((await at.post('/admin/sprak', { language: 'en', till: '/admin/logga-in' })).to).toBe('/admin/logga-in');
    expect((await at.get('/admin/logga-in')).text).toContain('<html lang="en">');
    expect((await at.post('/admin/sprak', { language: 'sv', till: 'https://ond.example' })).to).toBe('/admin');
    const wrong = await at.post('/admin/logga-in', { login: 'a@b.se', password: 'fel' }, { referer: `${whole.url}/admin/logga-in?till=%2Fadmin%2Flogg` });
    expect(wrong.text).toContain('name="till" value="/admin/logga-in?till=%2Fadmin%2Flogg"');
    expect((await at.post('/admin/logga-in', { login: 'a@b.se', password: 'fel' }, { referer: `${whole.url}/adminx` })).text).toContain('action="/admin/sprak" class="inline"><input type="hidden" name="csrf" value="' + at.key() + '"/><input type="hidden" name="till" value="/admin"/>');
  });
});

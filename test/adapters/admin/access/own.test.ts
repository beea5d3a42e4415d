import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWhole } from '../../../e2e/running.ts';
import { haveAccount, password, visitor } from '../visitor.ts';

const clock = { ahead: 0 };
let whole: Awaited<ReturnType<typeof startWhole>>;
beforeAll(async () => { whole = await startWhole({}, undefined, { now: () => new Date(Date.now() + clock.ahead) }); });
afterAll(() => whole.stop());

async function reader() {
  const account = await haveAccount(whole.store, { role: 'reader', region: 'dalarna' });
  const at = visitor(whole.url);
  await at.signIn(account);
  return { account, at };
}

describe('one’s own account', () => {
  it('says who one is and what one may do', async () => {
    const { at, account } = await reader();
    const { text, status } = await at.get('/admin/konto');
    expect(status).toBe(200);
    expect(text).toContain(account.login);
    expect(text).toContain('Läsare för Dalarna');
  });

  it('changes its name and its language, and nothing else', async () => {
    const { at, account } = await reader();
    expect((await at.post('/admin/konto', { name: ' Ny Namn ', language: 'en', role: 'admin', roll: 'admin', login: 'ny@exempel.se', id: 'x' })).status).toBe(303);
    expect(await whole.store.accounts.one({ id: account.id })).toEqual({ ...account, name: 'Ny Namn', language: 'en' });
    expect((await at.get('/admin')).text).toContain('<html lang="en">');
    expect((await at.post('/admin/konto', { name: ' ' })).status).toBe(422);
  });

  it('changes its password, and is then out everywhere else', async () => {
    const { at, account } = await reader();
    const elsewhere = visitor(whole.url);
    await elsewhere.signIn(account);
    clock.ahead += 1_000;
    expect((await at.post('/admin/konto/losenord', { present: 'fel lösenord helt', password: 'ett nytt och bättre lösenord' })).text).toContain('Det är inte lösenordet du har nu.');
    expect((await at.post('/admin/konto/losenord', { present: password, password: 'kort' })).text).toContain('Lösenordet behöver minst 12 tecken.');
    expect((await elsewhere.get('/admin')).status).toBe(200);
    const before = at.cookies.get('ratt-dorr-admin');
    expect((await at.post('/admin/konto/losenord', { present: password, password: 'ett nytt och bättre lösenord' })).status).toBe(303);
    expect(at.cookies.get('ratt-dorr-admin')).not.toBe(before);
    expect((await at.get('/admin')).status).toBe(200);
    expect((await elsewhere.get('/admin')).to).toContain('/admin/logga-in');
    expect((await elsewhere.signIn(account)).status).toBe(422);
    expect((await elsewhere.signIn(account, 'ett nytt och bättre lösenord')).status).toBe(303);
  });

  it('signs out everywhere, here too', async () => {
    const { at, account } = await reader();
    const elsewhere = visitor(whole.url);
    await elsewhere.signIn(account);
    clock.ahead += 1_000;
    expect((await at.post('/admin/konto/logga-ut')).to).toBe('/admin/logga-in');
    for (const one of [at, elsewhere]) expect((await one.get('/admin')).to).toContain('/admin/logga-in');
  });

  it('guessing the present password is slowed like guessing at the door', async () => {
    const { at } = await reader();
    const answers = [];
    for (let i = 0; i < 6; i++) answers.push((await at.post('/admin/konto/losenord', { present: `fel ${i}`, password: 'ett nytt och bättre lösenord' })).status);
    expect(answers).toEqual([422, 422, 422, 422, 422, 429]);
  });
});

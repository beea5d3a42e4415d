import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { adminLink } from '../src/admin-link.ts';
import { readConfig } from '../src/config.ts';
import { startWhole } from './e2e/running.ts';
import { haveAccount, visitor } from './adapters/admin/visitor.ts';
import { temporaryFolder } from './store/stores.ts';

async function product() {
  const environment = { DATABASE_URL: `file:${join(temporaryFolder(), 'ratt-dorr.db')}`, PUBLIC_URL: 'https://dorr.example.se' };
  const whole = await startWhole(environment);
  onTestFinished(() => whole.stop());
  return { whole, link: (login: string) => adminLink({ config: readConfig(environment), login, now: new Date() }) };
}

describe('a link for who is shut out', () => {
  it('lets the account choose a new password, while the server runs, and is noted', async () => {
    const environment = { DATABASE_URL: `file:${join(temporaryFolder(), 'ratt-dorr.db')}` };
    const whole = await startWhole(environment);
    onTestFinished(() => whole.stop());
    const account = await haveAccount(whole.store, { login: 'anna@exempel.se' });
    const [said, link] = await adminLink({ config: readConfig(environment), login: ' Anna@exempel.se', now: new Date() });
    expect(said).toContain('Anna Ek väljer ett nytt lösenord');
    expect(link).toMatch(/^http:\/\/127\.0\.0\.1:3000\/admin\/valkommen\//);
    const at = visitor(whole.url);
    const path = new URL(link!).pathname;
    await at.get(path);
    expect((await at.post(path, { password: 'ett nytt lösenord igen' })).status).toBe(303);
    expect((await whole.store.accounts.audited({ to: account.id, limit: 5 })).map(({ did, name }) => [did, name])).toEqual([['password.chosen', 'Anna Ek'], ['link.made', 'npm run admin:link']]);
  });

  it('leads to the address that companies see, and to the first account while there is none', async () => {
    const { link } = await product();
    const [said, address] = await link('');
    expect(said).toContain('det första');
    expect(address).toMatch(/^https:\/\/dorr\.example\.se\/admin\/valkommen\//);
  });

  it('says whom there is when none was named, or one that is not there, and why a closed one gets none', async () => {
    const { whole, link } = await product();
    await haveAccount(whole.store, { login: 'anna@exempel.se', closedAt: '2026-11-01T00:00:00.000Z' });
    await expect(link('')).rejects.toMatchObject({ code: 'no_login', message: expect.stringContaining('anna@exempel.se') as string });
    await expect(link('bo@exempel.se')).rejects.toMatchObject({ code: 'unknown_login' });
    await expect(link('anna@exempel.se')).rejects.toMatchObject({ code: 'closed' });
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from 'playwright-core';
import { openBrowser } from '../../bench/browser.ts';
import { client, startIssuer } from '../adapters/admin/access/issuer.ts';
import { haveAccount } from '../adapters/admin/visitor.ts';
import { axeFinds } from './in-browser.ts';
import { startWhole } from './running.ts';

let issuer: Awaited<ReturnType<typeof startIssuer>>;
let whole: Awaited<ReturnType<typeof startWhole>>;
let browser: Browser;
beforeAll(async () => {
  issuer = await startIssuer();
  whole = await startWhole({ OIDC_ISSUER: issuer.url, OIDC_CLIENT_ID: client.id, OIDC_CLIENT_SECRET: client.secret });
  browser = await openBrowser();
}, 120_000);
afterAll(async () => { await browser.close(); await whole.stop(); await issuer.stop(); });

describe('signing in at an issuer on another site', () => {
  it('leads there and back to the page that was asked for, though the session’s cookie is for our own pages only', async () => {
    const account = await haveAccount(whole.store, { login: 'anna@exempel.se' });
    issuer.says = { sub: 'anna', email: account.login, email_verified: true };
    const page = await (await browser.newContext({ locale: 'sv-SE' })).newPage();
    await page.goto(`${whole.url}/admin/konton`);
    expect(await axeFinds(page, 'sign in')).toEqual([]);
    await page.getByRole('link', { name: /Logga in med localhost/ }).click();
    await page.getByRole('heading', { name: 'Konton' }).waitFor();
    expect(page.url()).toBe(`${whole.url}/admin/konton`);
    await page.goto(`${issuer.url}/.well-known/openid-configuration`);
    await page.goto(`${whole.url}/admin`);
    await page.getByRole('heading', { name: 'Hej Anna Ek!' }).waitFor();
  });

  it('tells one without an account whom to ask', async () => {
    issuer.says = { sub: 'bo', email: 'bo@exempel.se', email_verified: true };
    const page = await (await browser.newContext({ locale: 'sv-SE' })).newPage();
    await page.goto(`${whole.url}/admin/logga-in`);
    await page.getByRole('link', { name: /Logga in med/ }).click();
    await page.getByText('Be en administratör att bjuda in dig').waitFor();
    expect(await axeFinds(page, 'no account')).toEqual([]);
  });
});

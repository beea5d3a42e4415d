import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from 'playwright-core';
import { openBrowser } from '../../bench/browser.ts';
import { client, startIssuer } from '../adapters/admin/access/issuer.ts';
import { haveAccount, password } from '../adapters/admin/visitor.ts';
import { axeFinds, keepPicture } from './in-browser.ts';
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

/** Somebody with a telephone, and a look at the page before them: what is wrong with it is added to the faults. */
async function visitor(faults: string[]) {
  const page = await (await browser.newContext({ locale: 'sv-SE', viewport: { width: 320, height: 640 } })).newPage();
  const look = async (name: string) => {
    await keepPicture(page, `openid-${name}`, { fullPage: true });
    faults.push(...await axeFinds(page, name));
    if (await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)) faults.push(`${name} is too wide`);
  };
  return { page, look };
}

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

describe('an issuer that verifies no address', () => {
  const says = (name: string) => ({ sub: name, email: `${name}@myndighet.example`, preferred_username: `${name}@myndighet.example` });

  it('is chosen in an invitation instead of a password, and from then on lets one in', async () => {
    const faults: string[] = [];
    const anna = await haveAccount(whole.store, { name: 'Anna Ek' });
    const admin = await (await browser.newContext({ locale: 'sv-SE', viewport: { width: 1280, height: 900 } })).newPage();
    await admin.goto(`${whole.url}/admin/konton/ny`);
    await admin.getByLabel('E-postadress').fill(anna.login);
    await admin.getByLabel('Lösenord').fill(password);
    await admin.keyboard.press('Enter');
    await admin.getByText('Personen kan också välja att logga in med localhost').waitFor();
    await admin.getByLabel('Namn').fill('Cia Sund');
    await admin.getByLabel('E-postadress').fill('cia@exempel.se');
    await admin.getByLabel('Behörighet').selectOption({ label: 'Läsare för Dalarna' });
    await admin.getByRole('button', { name: 'Skapa inbjudan' }).click();
    const link = await admin.getByLabel('Länken').inputValue();

    issuer.says = says('cia');
    const { page, look } = await visitor(faults);
    await page.goto(link);
    await page.getByText('Cia Sund, hur vill du logga in?').waitFor();
    await look('invited');
    await page.getByRole('button', { name: /Logga in med localhost/ }).click();
    await page.getByRole('heading', { name: 'Är det du?' }).waitFor();
    await page.getByText('cia@myndighet.example').waitFor();
    await look('asked');
    await page.getByRole('button', { name: 'Ja, det är jag' }).click();
    await page.getByRole('heading', { name: 'Hej Cia Sund!' }).waitFor();
    await page.goto(`${whole.url}/admin/konto`);
    await look('own-only');
    await page.getByRole('button', { name: 'Logga ut', exact: true }).click();
    await page.getByRole('link', { name: /Logga in med localhost/ }).click();
    await page.getByRole('heading', { name: 'Hej Cia Sund!' }).waitFor();
    expect(faults).toEqual([]);
  });

  it('is tied from one’s own account, and untied again', async () => {
    const faults: string[] = [];
    const account = await haveAccount(whole.store, { name: 'Dag Ros' });
    issuer.says = says('dag');
    const { page, look } = await visitor(faults);
    await page.goto(`${whole.url}/admin/konto`);
    await page.getByLabel('E-postadress').fill(account.login);
    await page.getByLabel('Lösenord').fill(password);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Mitt konto' }).waitFor();
    const tie = page.locator('section', { has: page.getByRole('heading', { name: /Koppla inloggning med localhost/ }) });
    await tie.getByLabel('Lösenordet du har nu').fill('fel');
    await tie.getByRole('button').click();
    await page.getByText('Det är inte lösenordet du har nu.').waitFor();
    await look('own-wrong');
    await tie.getByLabel('Lösenordet du har nu').fill(password);
    await tie.getByRole('button').click();
    await page.getByRole('heading', { name: 'Är det du?' }).waitFor();
    await page.getByRole('button', { name: 'Ja, det är jag' }).click();
    await page.getByText('Klart! Nästa gång kan du logga in med localhost').waitFor();
    await look('own-tied');
    await page.getByRole('button', { name: 'Koppla loss inloggningen' }).click();
    await page.getByText('Inloggningen är losskopplad.').waitFor();
    expect(await page.getByRole('button', { name: /Koppla inloggning med/ }).count()).toBe(1);
    expect(faults).toEqual([]);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { openBrowser } from '../../bench/browser.ts';
import { axeFinds, keepPicture } from './in-browser.ts';
import { logged, startWhole } from './running.ts';

let browser: Browser;
let context: BrowserContext;
let whole: Awaited<ReturnType<typeof startWhole>>;

beforeAll(async () => {
  whole = await startWhole();
  browser = await openBrowser();
  context = await browser.newContext({ locale: 'sv-SE', viewport: { width: 1200, height: 900 }, reducedMotion: 'reduce' });
}, 120_000);

afterAll(async () => {
  await browser.close();
  await whole.stop();
});

/** Looks at a page: axe finds nothing, and a picture is kept where one is asked for. */
async function look(page: Page, name: string): Promise<void> {
  await keepPicture(page, name, { fullPage: true });
  expect(await axeFinds(page, name)).toEqual([]);
}

describe('from a company’s first sentence to a promoter’s yes, in a real browser', () => {
  it('leads, hands over, and shows the company who has it', async () => {
    const company = await context.newPage();
    const faults: string[] = [];
    company.on('pageerror', (error) => faults.push(String(error)));
    company.on('console', (message) => { if (message.type() === 'error') faults.push(message.text()); });

    await company.goto(`${whole.url}/`);
    await look(company, '1-start');
    await company.getByRole('link', { name: /^Almi \(Dalarna\)/ }).click();
    await company.getByLabel('Skriv med egna ord').fill('Vi har en mekanisk verkstad i Mora sen 1998, 12 anställda, och behöver låna till en ny svarv. Banken vill inte ta hela.');
    await company.keyboard.press('Enter');

    const connect = company.getByRole('button', { name: /^Koppla ihop mig med Almi/ });
    for (let asked = 0; asked < 6 && !(await connect.isVisible()); asked++) {
      const notSure = company.getByRole('button', { name: 'Vet inte' }).last();
      await Promise.race([connect.waitFor({ timeout: 10_000 }), notSure.waitFor({ timeout: 10_000 })]);
      if (!(await connect.isVisible())) await notSure.click();
    }
    await look(company, '2-doors');
    await connect.click();
    await company.getByLabel('Ditt namn').fill('Anna Ek');
    await company.getByLabel('Telefon', { exact: true }).fill('070-123 45 67');
    await look(company, '3-form');
    await company.getByRole('button', { name: 'Visa vad som skickas' }).click();
    await company.getByRole('button', { name: /^Skicka till Almi/ }).waitFor();
    await expect.poll(() => company.locator('body').innerText()).toContain('behöver låna till en ny svarv');
    await look(company, '4-preview');
    await company.getByRole('button', { name: /^Skicka till Almi/ }).click();
    await company.getByText(/Framme hos Almi|skickad till Almi/).first().waitFor();

    const promoter = await context.newPage();
    promoter.on('pageerror', (error) => faults.push(String(error)));
    await promoter.goto(`${whole.url}/desk`);
    await promoter.getByText('dorr-almi-dalarna').first().click();
    const take = promoter.getByRole('button', { name: 'Ta ärendet' });
    await take.waitFor();
    expect(await promoter.locator('main').innerText()).not.toContain('070-123 45 67');
    await look(promoter, '5-desk');
    await take.click();
    await promoter.getByText('070-123 45 67').first().waitFor();
    await look(promoter, '6-desk-taken');

    await company.bringToFront();
    await company.getByText(/har tagit (er|din) fråga/).first().waitFor();
    await look(company, '7-taken');
    await company.setViewportSize({ width: 320, height: 700 });
    await look(company, '8-narrow');
    expect(await company.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
    expect(faults).toEqual([]);
    expect(logged.filter((line) => line.includes('070-123') || line.includes('Anna Ek') || line.includes('svarv'))).toEqual([]);
  }, 120_000);
});

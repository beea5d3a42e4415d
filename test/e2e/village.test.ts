import { describe, expect, it } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { axeFinds, inBrowser, keepPicture } from './in-browser.ts';

const scene = inBrowser();

async function look(page: Page, name: string): Promise<void> {
  await keepPicture(page, name);
  expect(await axeFinds(page, name)).toEqual([]);
  expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
}

/** A company at a door that serves all of Sweden, which is asked where it is. */
async function askedWhere(width: number): Promise<{ page: Page; field: Locator }> {
  const context = await scene.browser.newContext({ locale: 'sv-SE', viewport: { width, height: 700 }, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto(`${scene.whole.url}/chatt/ekn`);
  await page.getByLabel('Skriv med egna ord').fill('Vi är ett snickeri med fyra anställda och behöver låna till en ny maskin.');
  await page.keyboard.press('Enter');
  const field = page.getByLabel('Kommun eller ort');
  await field.waitFor();
  return { page, field };
}

describe('where a company is, typed in a real browser', () => {
  it.each([320, 1200])('is understood from a village, typed without å, ä and ö, at a width of %i', async (width) => {
    const { page, field } = await askedWhere(width);
    await look(page, `village-${width}-1-asked`);
    await field.fill('FARN');
    await page.getByRole('button', { name: 'Färnäs → Mora' }).waitFor();
    await look(page, `village-${width}-2-suggested`);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('Du valde: Mora').waitFor();
    await expect.poll(() => field.count()).toBe(0);
    await look(page, `village-${width}-3-answered`);
  }, 60_000);

  it('is understood from a village typed to the end, without choosing among the suggestions', async () => {
    const { page, field } = await askedWhere(320);
    await field.press('Enter');
    await page.getByText('Skriv en kommun eller ort, eller tryck på Vet inte.').waitFor();
    await look(page, 'village-4-missing');
    await field.fill('vikarbyn');
    await field.press('Enter');
    await page.getByText('Du valde: Rättvik').waitFor();
  }, 60_000);

  it('is said in the company’s own words when nothing goes by that name', async () => {
    const { page, field } = await askedWhere(320);
    await field.fill('utanför Sundsvall');
    await page.getByText('Ingen ort som passar.').waitFor();
    await look(page, 'village-5-none');
    await page.getByRole('button', { name: 'Välj' }).click();
    await page.locator('.company').getByText('utanför Sundsvall', { exact: true }).waitFor();
  }, 60_000);
});

import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { axeFinds, inBrowser, keepPicture } from './in-browser.ts';

const held = inBrowser();
const wide = { width: 1280, height: 900 };
const narrow = { width: 320, height: 640 };

/** What is wrong with a page as it is looked at, wide and narrow, light and dark: what axe finds, and what does not fit. */
async function faultsOf(page: Page, name: string): Promise<string[]> {
  const faults: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const viewport of [wide, narrow]) {
      await page.setViewportSize(viewport);
      await page.emulateMedia({ colorScheme });
      const state = `${name} ${viewport.width} ${colorScheme}`;
      await keepPicture(page, state.replaceAll(' ', '-'), { fullPage: true });
      faults.push(...await axeFinds(page, state));
      const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      if (over > 0) faults.push(`${state}: ${over} pixels too wide`);
    }
  }
  await page.setViewportSize(wide);
  return faults;
}

async function open(path: string): Promise<Page> {
  const context = await held.browser.newContext({ viewport: wide, locale: 'sv-SE' });
  const page = await context.newPage();
  page.on('pageerror', (error) => { throw error; });
  await page.goto(path.startsWith('http') ? path : `${held.whole.url}${path}`);
  return page;
}

describe('getting in', () => {
  it('goes from the first link to an account, an invitation, and a reader who sees less', async () => {
    const faults: string[] = [];
    const anna = await open(held.whole.firstLink!);
    faults.push(...await faultsOf(anna, 'first'));
    await anna.getByLabel('Ditt namn').fill('Anna Ek');
    await anna.getByLabel('E-postadress').fill('anna@exempel.se');
    await anna.getByLabel('Nytt lösenord').fill('en lång mening som lösenord');
    await anna.getByRole('button', { name: 'Skapa mitt konto' }).click();
    await anna.getByRole('heading', { name: 'Hej Anna Ek!' }).waitFor();
    expect(await anna.getByRole('link', { name: /stämmer uppgifterna än/ }).count()).toBe(1);
    faults.push(...await faultsOf(anna, 'start'));

    await anna.getByRole('navigation', { name: 'Meny' }).getByRole('link', { name: 'Konton' }).click();
    faults.push(...await faultsOf(anna, 'accounts'));
    await anna.getByRole('link', { name: 'Bjud in någon' }).click();
    faults.push(...await faultsOf(anna, 'invite'));
    await anna.getByLabel('Namn').fill('Bo Berg');
    await anna.getByLabel('E-postadress').fill('bo@exempel.se');
    await anna.getByLabel('Behörighet').selectOption({ label: 'Läsare för Dalarna' });
    await anna.getByLabel('Behörighet').press('Tab');
    await anna.keyboard.press('Enter');
    await anna.getByText('Bo Berg har fått ett konto.').waitFor();
    const link = await anna.getByLabel('Länken').inputValue();
    faults.push(...await faultsOf(anna, 'invited'));
    await anna.reload();
    expect(await anna.getByLabel('Länken').count()).toBe(0);

    const bo = await open(link);
    expect(await bo.getByText('Bo Berg, välj ett lösenord').count()).toBe(1);
    await bo.getByLabel('Nytt lösenord').fill('ett alldeles eget lösenord');
    await bo.keyboard.press('Enter');
    await bo.getByRole('heading', { name: 'Hej Bo Berg!' }).waitFor();
    expect(await bo.getByRole('link', { name: 'Konton' }).count()).toBe(0);
    expect(await bo.getByRole('link', { name: 'Logg', exact: true }).count()).toBe(0);
    expect((await bo.goto(`${held.whole.url}/admin/konton`))?.status()).toBe(403);
    faults.push(...await faultsOf(bo, 'refused'));
    await bo.goto(`${held.whole.url}/admin`);
    await bo.getByRole('link', { name: 'Inloggad som Bo Berg' }).click();
    faults.push(...await faultsOf(bo, 'own'));
    await bo.getByRole('button', { name: 'Logga ut', exact: true }).click();
    await bo.getByText('Du är utloggad.').waitFor();
    await bo.getByLabel('E-postadress').fill('bo@exempel.se');
    await bo.getByLabel('Lösenord').fill('fel lösenord helt');
    await bo.keyboard.press('Enter');
    await bo.getByText('hör inte ihop').waitFor();
    faults.push(...await faultsOf(bo, 'sign-in'));
    await bo.getByLabel('Lösenord').fill('ett alldeles eget lösenord');
    await bo.keyboard.press('Enter');
    await bo.getByRole('heading', { name: 'Hej Bo Berg!' }).waitFor();

    await anna.getByRole('link', { name: 'Se vad personen har gjort' }).click();
    await anna.getByText('försökte logga in men kom inte in').last().waitFor();
    faults.push(...await faultsOf(anna, 'log'));
    await anna.goto(`${held.whole.url}/admin/handbok`);
    faults.push(...await faultsOf(anna, 'manual'));
    await anna.goto(`${held.whole.url}/admin/konton`);
    await anna.getByRole('link', { name: 'Bo Berg' }).click();
    await anna.getByRole('button', { name: 'Stäng kontot' }).click();
    await anna.getByText('Kontot för Bo Berg är stängt.').waitFor();
    faults.push(...await faultsOf(anna, 'closed'));
    await bo.reload();
    await bo.getByRole('heading', { name: 'Logga in' }).waitFor();
    expect(faults).toEqual([]);
  }, 180_000);
});

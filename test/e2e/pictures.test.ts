import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { believable, keepAll } from '../pictures/believable.ts';
import { seeded } from '../store/seeded.ts';
import { knowledge } from '../world.ts';
import { axeFinds, inBrowser, keepPicture } from './in-browser.ts';

const held = inBrowser();
const autumn = 'period=egna&fran=2026-09-01&till=2026-11-20&region=dalarna';
let page: Page;

beforeAll(async () => {
  await keepAll(held.whole.store, believable({ knowledge, count: 300, from: '2026-09-01', to: '2026-11-20', random: seeded('pictures in a browser') }));
  page = await (await held.browser.newContext({ locale: 'sv-SE', acceptDownloads: true })).newPage();
  await page.goto(held.whole.firstLink ?? '');
  await page.getByLabel('Ditt namn').fill('Anna Admin');
  await page.getByLabel('E-postadress').fill('anna@region.example');
  await page.getByLabel('Nytt lösenord').fill('en lång mening att minnas');
  await page.getByRole('button', { name: 'Skapa mitt konto' }).click();
  await page.waitForURL('**/admin');
}, 120_000);

/** Looks at a page wide and narrow, light and dark: nothing for axe to find, nothing beside the edge. */
async function look(name: string, path: string): Promise<void> {
  await page.goto(`${held.whole.url}${path}`);
  for (const [width, scheme] of [[1280, 'light'], [320, 'dark']] as const) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme: scheme });
    expect(await axeFinds(page, `${name} ${width} ${scheme}`)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), `${name} ${width}`).toBe(0);
    await keepPicture(page, `pictures-${name}-${width}-${scheme}`, { fullPage: true });
  }
}

describe('the pictures in a browser', () => {
  it.each(['', '/flode', '/utfall', '/svarstid', '/vidare', '/nej', '/hjalp', '/forstaelse', '/tackning', '/mal'])('read right: %s', async (picture) => {
    await look(picture.slice(1) || 'overview', `/admin/bilder${picture}?${autumn}`);
  }, 60_000);

  it('have their numbers in a table and in a file, and can be moved by the keyboard', async () => {
    await page.setViewportSize({ width: 320, height: 900 });
    await page.goto(`${held.whole.url}/admin/bilder/flode?${autumn}`);
    await page.getByText('Samma siffror i en tabell').click();
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: /^Spara som CSV/ }).first().click();
    expect((await download).suggestedFilename()).toBe('flode-2026-09-01-2026-11-20.csv');
    await page.getByRole('region', { name: 'Vägen genom dörrarna' }).focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => page.locator('.picture').evaluate((picture) => picture.scrollLeft)).toBeGreaterThan(0);
  });

  it('show a goal as soon as it is set', async () => {
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.goto(`${held.whole.url}/admin/bilder/mal`);
    await page.getByLabel('Region').selectOption('dalarna');
    await page.getByLabel('Värde').fill('80');
    await page.getByLabel('Senast').fill('2027-06-30');
    await page.getByLabel('Målet med egna ord').fill('Svar inom en dag');
    await page.getByRole('button', { name: 'Spara målet' }).click();
    expect(await page.getByRole('status').innerText()).toBe('Målet är sparat och syns i bilderna.');
    await page.goto(`${held.whole.url}/admin/bilder/svarstid?${autumn}`);
    expect(await page.locator('.goal').count()).toBe(1);
  });

  it('print the month on one page', async () => {
    await look('month', '/admin/bilder/manad?region=dalarna&manad=2026-10');
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(/\/Count (\d+)/.exec(pdf)?.[1]).toBe('1');
  });
});

describe('who does what, for anybody', () => {
  it.each(['/vem-gor-vad', '/vem-gor-vad/orebro', '/vem-gor-vad/dalarna?lang=en'])('reads right: %s', async (path) => {
    await look(path.replace(/\W+/g, '-'), path);
  }, 60_000);

  it('is led to from the first page', async () => {
    await page.goto(held.whole.url);
    await page.getByRole('link', { name: 'Vem gör vad i Örebro län' }).click();
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Vem gör vad i Örebro län');
  });
});

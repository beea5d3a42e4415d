import { mkdirSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { openBrowser } from '../../bench/browser.ts';
import { startWhole } from './running.ts';

/** The whole product and a real browser, there from the first test of a file to its last. */
export function inBrowser(): { whole: Awaited<ReturnType<typeof startWhole>>; browser: Browser } {
  const held = {} as { whole: Awaited<ReturnType<typeof startWhole>>; browser: Browser };
  beforeAll(async () => {
    held.whole = await startWhole();
    held.browser = await openBrowser();
  }, 120_000);
  afterAll(async () => {
    await held.browser.close();
    await held.whole.stop();
  });
  return held;
}

/** What axe finds on a page, or in a part of it, against WCAG 2.0–2.2, A and AA, each with the name of the state, the rule and the places. */
export async function axeFinds(page: Page, name: string, part?: string): Promise<string[]> {
  const axe = new AxeBuilder({ page });
  if (part !== undefined) axe.include(part);
  const { violations } = await axe.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
  return violations.map(({ id, nodes }) => `${name}: ${id} ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}

/** Keeps a picture of a page in the folder that SHOTS names, where it names one. */
export async function keepPicture(page: Page, name: string, { fullPage = false } = {}): Promise<void> {
  const folder = process.env.SHOTS;
  if (folder === undefined || folder === '') return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: `${folder}/${name}.png`, fullPage });
}

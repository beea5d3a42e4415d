import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../../bench/browser.ts';
import { sentencesIn, smallGround } from '../small-ground.ts';
import { axeFinds, keepPicture } from './in-browser.ts';
import { startWhole } from './running.ts';

/** A programme that the assistant has never heard of: those who ask for it want to export. */
const programme = [
  'Vi vill vara med på Nordstigen', 'Hur söker man till Nordstigen?', 'Kan ni ta oss till Nordstigen i vår', 'Nordstigen verkar passa oss, vem ringer jag', 'Grannen gick Nordstigen förra året, nu vill vi',
  'Finns det plats kvar i Nordstigen', 'Nordstigen, hur går det till?', 'Vem håller i Nordstigen här hos oss', 'Vi såg en affisch om Nordstigen', 'Jag undrar över Nordstigen för vårt lilla bolag',
  'Nordstigen för snickare, går det bra', 'Min fru tipsade om Nordstigen',
];
const question = 'Berätta om Nordstigen, tack';
const others = ['lan', 'starta_foretag', 'patent', 'lokaler', 'kompetens', 'bidrag', 'mentor', 'skatt', 'tillstand', 'digitalisering'];
/** Sentences that the small ground has not learnt, with what each is about. */
const about = new Map([...programme.map((text) => [text, 'export'] as const), ...others.flatMap((need) => sentencesIn(`intents/sv/${need}.txt`).slice(20, 24).map((text) => [text, need] as const))]);
const labels = 30;

let whole: Awaited<ReturnType<typeof startWhole>>;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  const { root, compiled } = smallGround({ gone: afterAll });
  whole = await startWhole({}, () => compiled, { learning: { root, beatMs: 500 } });
  browser = await openBrowser();
  page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
}, 240_000);
afterAll(async () => {
  await browser.close();
  await whole.stop();
});

async function post<T>(path: string, body: unknown, token = ''): Promise<T> {
  const response = await fetch(whole.url + path, { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` }, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return await response.json() as T;
}

/** A company says something; answers the conversation and what was made of it. */
async function say(text: string): Promise<{ id: string; need: string | undefined; answer: string }> {
  const { conversation: { id }, token } = await post<{ conversation: { id: string }; token: string }>('/api/conversations', { door: 'almi-dalarna' });
  const { messages } = await post<{ messages: { from: string; text: string }[] }>(`/api/conversations/${id}/messages`, { id: randomUUID(), text }, token);
  const said = (await whole.store.load(id)).flatMap(({ event }) => (event.type === 'message.said' ? [event] : []));
  return { id, need: said[0]?.reading.needs[0]?.need, answer: messages.filter(({ from }) => from === 'assistant').map((one) => one.text).join('\n') };
}

const at = (path: string) => page.goto(`${whole.url}/admin${path}`);
const heading = () => page.locator('h1').textContent();

describe('a newcomer', () => {
  it('comes in by the first link, labels thirty things, trains, sees what it changes and publishes, and the assistant answers otherwise', { timeout: 600_000 }, async () => {
    for (const text of about.keys()) await say(text);
    const before = await say(question);
    expect(before.need).not.toBe('export');

    await page.goto(whole.firstLink ?? '');
    await page.fill('[name=name]', 'Nina Ny');
    await page.fill('[name=login]', 'nina@region.example');
    await page.fill('[name=password]', 'en lång och trygg mening');
    await page.locator('main button').click();
    await at('/traning');
    // From here on the clock runs: the newcomer has come to the pages.
    const began = Date.now();
    await keepPicture(page, 'traning-1-start');
    await page.getByRole('link', { name: 'Börja med veckans åtta' }).click();
    await keepPicture(page, 'traning-2-mening', { fullPage: true });
    for (let done = 0; done < labels; done++) {
      if (done === 8) {
        expect(await heading()).toBe('Klart för veckan');
        await keepPicture(page, 'traning-3-klart-for-veckan');
        await page.getByRole('link', { name: 'Märk från toppen av kön' }).click();
      }
      expect(await heading()).toBe('Vad handlar det om?');
      const said = await page.locator('.sentence').textContent() ?? '';
      const need = about.get(said) ?? 'export';
      const place = await page.locator('button.need').evaluateAll((buttons, value) => buttons.findIndex((one) => (one as HTMLButtonElement).value === value), `need:${need}`);
      // The keys, where the need is among the likeliest, and the list where it is not.
      if (place >= 0) await Promise.all([page.waitForNavigation(), page.keyboard.press(String(place + 1))]);
      else { await page.selectOption('#other', need); await page.getByRole('button', { name: 'Spara', exact: true }).click(); }
      expect(await page.locator('.told').textContent()).toContain('Sparat');
    }
    await at('/traning/utkast');
    expect(await page.locator('tbody tr').count()).toBe(labels);
    await at('/traning');
    await page.getByRole('button', { name: 'Träna' }).click();
    await keepPicture(page, 'traning-4-pagar');
    await page.getByRole('heading', { name: 'Före och efter' }).waitFor({ timeout: 400_000 });
    await keepPicture(page, 'traning-5-andras', { fullPage: true });
    expect((await say(question)).need).toBe(before.need);
    const why = page.locator('[name=why]');
    if (await why.count() > 0) await why.fill('Nordstigen är viktigare');
    await page.getByRole('button', { name: 'Publicera' }).click();
    expect(await page.locator('.told').textContent()).toContain('Publicerat');
    await keepPicture(page, 'traning-6-publicerad');
    console.log(`a newcomer labelled ${labels} things, trained on a small ground and published in ${Math.round((Date.now() - began) / 1000)} s`);

    const after = await say(question);
    expect(after.need).toBe('export');
    expect(after.answer).not.toBe(before.answer);

    await at('/traning/modeller');
    await page.getByRole('button', { name: 'Gå tillbaka till filernas modell' }).click();
    expect(await page.locator('.told').textContent()).toContain('Tillbaka');
    expect((await say(question)).need).toBe(before.need);
    await at('/traning/utkast?visa=nya');
    expect(await page.locator('tbody tr').count()).toBe(labels);
  });

  it('finds every page clean, wide and narrow, light and dark', { timeout: 120_000 }, async () => {
    const trainings = await whole.store.learning.trainings(1);
    const [example] = await whole.store.learning.examples();
    const paths = ['/traning', '/traning/kon', '/traning/utkast', '/traning/modeller', `/traning/traningar/${trainings[0]?.id ?? ''}`, `/traning/mening/${example?.source.conversation ?? ''}/${example?.source.message ?? ''}`];
    const found: string[] = [];
    for (const [colorScheme, width] of [['light', 320], ['dark', 1280]] as const) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 800 });
      for (const path of paths) {
        await at(path);
        found.push(...await axeFinds(page, `${path} ${colorScheme} ${width}`));
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        if (wide > 0) found.push(`${path} is ${wide} px too wide at ${width}`);
        await keepPicture(page, `traning-${path.split('/')[2] ?? 'start'}-${colorScheme}-${width}`, { fullPage: true });
      }
    }
    expect(found).toEqual([]);
  });
});

import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { BrowserContext, Page } from 'playwright-core';
import { inBrowser } from './in-browser.ts';

const scene = inBrowser();

const first = 'Vi har en mekanisk verkstad i Mora sen 1998, 12 anställda, och behöver låna till en ny svarv. Banken vill inte ta hela.';
const shown = (page: Page, text: string) => page.locator('.log').getByText(text, { exact: true });

/** A company that has written its first sentence and been answered. */
async function talking(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${scene.whole.url}/chatt/almi-dalarna`);
  await page.getByLabel('Skriv med egna ord').fill(first);
  await page.keyboard.press('Enter');
  await page.getByText('Var det här till hjälp?').waitFor();
  return page;
}

/** The conversation that the browser holds. */
async function heldBy(page: Page): Promise<{ id: string; headers: Record<string, string> }> {
  const { id, token } = JSON.parse((await page.evaluate('localStorage["ratt-dorr:almi-dalarna"]')) as string) as { id: string; token: string };
  return { id, headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` } };
}

/** Its question is handed over, as from another device. */
async function handOver({ id, headers }: { id: string; headers: Record<string, string> }): Promise<string> {
  const handover = randomUUID();
  await fetch(`${scene.whole.url}/api/conversations/${id}/handovers`, { method: 'POST', headers, body: JSON.stringify({ id: handover, actor: 'almi-dalarna', contact: { name: 'Anna Ek', phone: '070-123 45 67', company: 'Eks Verkstad' }, consent: true }) });
  return handover;
}

describe('a company that comes back', () => {
  it('is not asked again for what it told for an earlier question', async () => {
    const context = await scene.browser.newContext({ locale: 'sv-SE' });
    const page = await talking(context);
    const held = await heldBy(page);
    const handover = await handOver(held);
    await fetch(`${scene.whole.url}/api/conversations/${held.id}/handovers/${handover}/withdraw`, { method: 'POST', headers: held.headers, body: '{}' });
    await page.reload();
    await page.getByRole('button', { name: /^Koppla ihop mig med Almi/ }).first().click();
    await expect.poll(() => page.getByLabel('Ditt namn').inputValue()).toBe('Anna Ek');
    expect(await page.getByLabel('Företag (valfritt)').inputValue()).toBe('Eks Verkstad');
    await context.close();
  }, 60_000);
});

describe('a bad line', () => {
  it('that holds every stream back still brings what others do, each thing once', async () => {
    const context = await scene.browser.newContext({ locale: 'sv-SE' });
    await context.route('**/stream', (route) => route.fulfill({ status: 200, contentType: 'text/event-stream', body: '' }));
    const page = await talking(context);
    await page.waitForRequest(/\?after=\d+&wait=\d+$/, { timeout: 20_000 });
    const held = await heldBy(page);
    await handOver(held);
    await page.locator('.status').getByText(/Almi/).waitFor();
    const sent = (await scene.whole.store.load(held.id)).flatMap(({ event }) => (event.type === 'message.sent' && event.phrase === 'handover.sent' ? [event.text] : []));
    expect(sent).toHaveLength(1);
    await shown(page, sent[0]!).waitFor();
    for (const text of [first, sent[0]!]) expect(await shown(page, text).count()).toBe(1);
    await context.close();
  }, 60_000);

  it('that is gone for a while loses nothing that was written, and says so plainly', async () => {
    const context = await scene.browser.newContext({ locale: 'sv-SE' });
    const page = await talking(context);
    await context.setOffline(true);
    await page.getByText(/^Du saknar nät just nu/).waitFor();
    const more = 'Vi har offerten klar';
    await page.getByLabel('Skriv med egna ord').fill(more);
    await page.keyboard.press('Enter');
    await page.getByText(/^Inte skickat än/).waitFor();
    await page.getByLabel('Skriv med egna ord').fill('halv mening');
    await context.setOffline(false);
    await page.getByText(/^Du saknar nät just nu/).waitFor({ state: 'hidden' });
    await page.getByText(/^Inte skickat än/).waitFor({ state: 'hidden' });
    await expect.poll(() => shown(page, more).count()).toBe(1);
    const { id } = await heldBy(page);
    await expect.poll(async () => (await scene.whole.store.load(id)).filter(({ event }) => event.type === 'message.said' && event.text === more).length).toBe(1);
    await page.reload();
    await shown(page, more).waitFor();
    await expect.poll(() => page.getByLabel('Skriv med egna ord').inputValue()).toBe('halv mening');
    expect(await shown(page, more).count()).toBe(1);
    await context.close();
  }, 60_000);

  it('on which the rest of the chat does not come at first, asks for it again', async () => {
    const context = await scene.browser.newContext({ locale: 'sv-SE' });
    let asked = 0;
    await context.route('**/assets/later.js*', (route) => { asked += 1; return asked === 1 ? route.abort() : route.continue(); });
    await talking(context);
    expect(asked).toBeGreaterThan(1);
    await context.close();
  }, 60_000);

  it('in another language from the middle on: the answers come in it', async () => {
    const context = await scene.browser.newContext({ locale: 'sv-SE' });
    const page = await talking(context);
    await page.getByRole('link', { name: 'English' }).click();
    await page.getByLabel('Write in your own words').fill('Vi vill sälja i Norge i stället');
    await page.keyboard.press('Enter');
    await page.locator('.said.assistant[lang="en"]').first().waitFor();
    expect(await page.locator('.said.company[lang="sv"]').count()).toBe(2);
    await context.close();
  }, 60_000);
});

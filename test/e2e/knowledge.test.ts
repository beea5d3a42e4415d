import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { axeFinds, inBrowser, keepPicture } from './in-browser.ts';

const held = inBrowser();

/** A page of the first admin, signed in. */
async function asAdmin(): Promise<Page> {
  const page = await (await held.browser.newContext({ locale: 'sv-SE', viewport: { width: 1280, height: 900 } })).newPage();
  page.setDefaultTimeout(15_000);
  if (held.whole.firstLink !== undefined && (await held.whole.store.accounts.all()).length === 0) {
    await page.goto(held.whole.firstLink);
    await page.fill('[name=name]', 'Anna Admin');
    await page.fill('[name=login]', 'anna@region.example');
    await page.fill('[name=password]', 'ett långt lösenord 1');
    await page.click('main button');
  } else {
    await page.goto(`${held.whole.url}/admin/logga-in`);
    await page.fill('[name=login]', 'anna@region.example');
    await page.fill('[name=password]', 'ett långt lösenord 1');
    await page.click('main button');
  }
  await page.waitForURL(/\/admin$/);
  return page;
}

/** What the chat answers to who asks for a person at a door: its doors, as the public way gives them. */
async function ask(text: string): Promise<string> {
  const post = async (path: string, body: object, token?: string) => (await fetch(`${held.whole.url}${path}`, { method: 'POST', headers: { 'content-type': 'application/json', ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) }, body: JSON.stringify(body) })).json() as Promise<{ conversation: { id: string }; token: string }>;
  const { conversation: { id }, token } = await post('/api/conversations', { door: 'dalarna-science-park', language: 'sv' });
  return JSON.stringify(await post(`/api/conversations/${id}/messages`, { id: crypto.randomUUID(), text }, token));
}

const opened = (page: Page) => page.evaluate(() => { for (const part of document.querySelectorAll('details')) part.open = true; });

async function looksRight(page: Page, name: string): Promise<void> {
  await keepPicture(page, `${name}-1280`, { fullPage: true });
  expect(await axeFinds(page, name)).toEqual([]);
  await page.setViewportSize({ width: 320, height: 700 });
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await page.evaluate(() => document.documentElement.scrollWidth), `${name} at 320`).toBeLessThanOrEqual(320);
  await keepPicture(page, `${name}-320-dark`, { fullPage: true });
  expect(await axeFinds(page, `${name}, dark`)).toEqual([]);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 1280, height: 900 });
}

describe('knowledge, as an admin changes it', () => {
  it('goes from a form over a preview into the chat, and back', async () => {
    const page = await asAdmin();
    await page.goto(`${held.whole.url}/admin/kunskap`);
    await looksRight(page, 'lista');
    await page.click('text=Almi (Dalarna)');
    await looksRight(page, 'aktor');
    await page.click('text=Mikrolån');
    await opened(page);
    await looksRight(page, 'tjanst');
    await page.fill('[name="description.sv"]', 'Ett ovanligt litet lån för den som <b>börjar</b>.');
    await page.click('text=Spara utkast');
    expect(await page.textContent('.told')).toContain('Utkastet är sparat');
    expect(await page.textContent('.card.door >> nth=1')).toContain('Ett ovanligt litet lån för den som <b>börjar</b>.');
    expect(await ask('Vi behöver ett mikrolån till vårt nya företag i Mora')).not.toContain('ovanligt litet');
    await looksRight(page, 'utkast');
    await page.click('text=Pröva och publicera');
    await looksRight(page, 'publicera');
    await page.click('main form.knowledge button');
    await page.waitForURL(/historik/);
    expect(await page.textContent('.told')).toContain('gäller nu');
    await looksRight(page, 'historik');
    expect(await ask('Vi behöver ett mikrolån till vårt nya företag i Mora')).toContain('ovanligt litet');
    await page.click('text=Gå tillbaka till filerna');
    expect(await page.textContent('.told')).toContain('Det tidigare gäller igen');
    expect(await ask('Vi behöver ett mikrolån till vårt nya företag i Mora')).not.toContain('ovanligt litet');
    expect((await held.whole.store.accounts.audited({ limit: 20 })).map(({ did }) => did)).toEqual(expect.arrayContaining(['knowledge.drafted', 'knowledge.published', 'knowledge.went_back']));
  }, 180_000);

  it('tells what is wrong at its field, and keeps what was written', async () => {
    const page = await asAdmin();
    await page.goto(`${held.whole.url}/admin/kunskap/aktor/almi-dalarna/andra`);
    await opened(page);
    await looksRight(page, 'formular');
    await page.fill('[name="name"]', '');
    await page.fill('[name="contact.phone.v"]', '023-12 34 56');
    await page.fill('[name="brand.colour"]', 'blå');
    await page.click('text=Spara utkast');
    expect(await page.textContent('[id="name-fel"]')).toContain('saknas');
    expect(await page.textContent('[id="contact.phone-fel"]')).toContain('källa');
    expect(await page.textContent('[id="brand.colour-fel"]')).toContain('#');
    expect(await page.inputValue('[name="contact.phone.v"]')).toBe('023-12 34 56');
    await looksRight(page, 'fel');
  }, 120_000);

  it('loses nobody\'s work when two save the same actor', async () => {
    const [one, other] = [await asAdmin(), await asAdmin()];
    for (const page of [one, other]) await page.goto(`${held.whole.url}/admin/kunskap/aktor/coompanion-dalarna/andra`);
    if (await one.title().then((title) => title.includes('finns inte'))) throw new Error('no such actor');
    for (const page of [one, other]) await opened(page);
    await one.fill('[name="purpose.sv"]', 'Den enas text.');
    await one.fill('[name="aliases"]', 'Bara den ena');
    await one.click('text=Spara utkast');
    await other.fill('[name="purpose.sv"]', 'Den andras text.');
    await other.fill('[name="expires"]', '3');
    await other.click('text=Spara utkast');
    expect(await other.textContent('h1')).toContain('Någon annan hann före');
    await looksRight(other, 'krock');
    await other.click('input[value=deras]');
    await other.click('text=Spara det valda');
    const draft = JSON.parse((await held.whole.store.editing.drafts()).find(({ id }) => id === 'coompanion-dalarna')!.body) as { purpose: { sv: string }; aliases: string[]; expires: number };
    expect([draft.purpose.sv, draft.aliases, draft.expires]).toEqual(['Den enas text.', ['Bara den ena'], 3]);
  }, 120_000);
});

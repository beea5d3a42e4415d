import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { axeFinds, inBrowser, keepPicture } from './in-browser.ts';

const held = inBrowser();
let page: Page;
const home = '/admin/personuppgifter';
const open = (path: string) => page.goto(`${held.whole.url}${path}`);
const told = () => page.getByRole('status').innerText();
const api = async (method: string, path: string, { token, body }: { token?: string; body?: unknown } = {}) => {
  const response = await fetch(`${held.whole.url}/api/conversations${path}`, { method, headers: { 'content-type': 'application/json', 'accept-language': 'sv', ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  return { status: response.status, json: (response.status === 204 ? {} : await response.json()) as Record<string, unknown> };
};

/** A company that has asked for something and handed it over, over the API. */
async function company(text: string, email: string, practice = false): Promise<{ id: string; token: string; code: string; handover: string }> {
  const opened = await api('POST', '', { body: { door: 'almi-dalarna', ...(practice ? { practice } : {}) } });
  const { conversation: { id, code }, token } = opened.json as { conversation: { id: string; code: string }; token: string };
  await api('POST', `/${id}/messages`, { token, body: { id: randomUUID(), text } });
  const handover = randomUUID();
  const sent = await api('POST', `/${id}/handovers`, { token, body: { id: handover, actor: 'almi-dalarna', consent: true, onward: 'share', sensitive: false, omit: [], contact: { name: 'Åsa Öst', email, company: '<img src=x onerror=alert(1)>' } } });
  expect(sent.status, JSON.stringify(sent.json)).toBe(201);
  return { id, token, code, handover };
}

/** Looks at a page as it is read wide and narrow, light and dark: nothing for axe to find, nothing beside the edge. */
async function look(name: string): Promise<void> {
  for (const [width, scheme] of [[1280, 'light'], [320, 'light'], [1280, 'dark'], [320, 'dark']] as const) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme: scheme });
    const found = await axeFinds(page, `${name} ${width} ${scheme}`);
    expect(found).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), `${name} ${width}`).toBe(0);
    if (scheme === 'light' || name === 'overview') await keepPicture(page, `${name}-${width}-${scheme}`, { fullPage: true });
  }
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.emulateMedia({ colorScheme: 'light' });
}

beforeAll(async () => {
  page = await (await held.browser.newContext({ locale: 'sv-SE' })).newPage();
  page.on('dialog', () => { throw new Error('a script from a conversation ran'); });
  await page.goto(held.whole.firstLink!);
  await page.getByLabel('Ditt namn').fill('Anna Admin');
  await page.getByLabel('E-postadress').fill('anna@region.example');
  await page.getByLabel('Nytt lösenord').fill('en lång mening att minnas');
  await page.getByRole('button', { name: 'Skapa mitt konto' }).click();
  await page.waitForURL('**/admin');
}, 60_000);

describe('personal data in the pages for admins', () => {
  it('is kept for as long as an admin says, within bounds', async () => {
    await open(`${home}/tider`);
    await look('periods');
    await page.getByLabel(/^Samtal som inte ledde/).fill('3');
    await page.getByRole('button', { name: 'Spara' }).click();
    expect(await page.getByText('Skriv ett helt antal dagar, från 7 till 365.').count()).toBe(1);
    await look('periods-wrong');
    await page.getByLabel(/^Samtal som inte ledde/).fill('14');
    await page.getByRole('button', { name: 'Spara' }).click();
    expect(await told()).toBe('Sparat.');
    expect(await page.getByLabel(/^Samtal som inte ledde/).inputValue()).toBe('14');
    expect(await page.getByRole('row', { name: /^Länsstyrelsen Dalarna/ }).innerText()).toMatch(/\tja\t.*\tsaknas$/);
    expect(await page.getByRole('row', { name: /^Almi \(Dalarna\)/ }).innerText()).toMatch(/\tnej\t/);
    await page.getByRole('link', { name: 'Almi (Dalarna)' }).first().click();
    await page.getByLabel(/^Är en myndighet/).check();
    await look('actor');
    await page.getByRole('button', { name: 'Spara' }).click();
    await open(home);
    expect(await page.locator('.warn').innerText()).toContain('inget gallringsbeslut antecknat: Almi (Dalarna). Inget');
  }, 120_000);

  it('says at each door who is responsible, in versions that visitors see when they are published', async () => {
    await open(`${home}/dorrar/almi-dalarna`);
    await page.getByLabel('Personuppgiftsansvarig').fill('Almi <b>Dalarna</b> AB');
    await page.getByRole('button', { name: 'Spara utkast' }).click();
    expect(await told()).toBe('Utkastet är sparat som version 1.');
    await page.getByRole('button', { name: 'Publicera version 1' }).click();
    expect(await page.locator('main').innerText()).toContain('Fyll i vem som ansvarar');
    await open(`${home}/dorrar/almi-dalarna`);
    await page.getByLabel('Kontakt', { exact: true }).fill('dataskydd@almi.example');
    await page.getByLabel('Egen text på svenska').fill('Vi är varsamma.\n\nHör av dig om du undrar.');
    await page.getByRole('button', { name: 'Spara utkast' }).click();
    await page.getByRole('button', { name: 'Publicera version 1' }).click();
    expect(await told()).toContain('Publicerad');
    await look('door');
    await page.getByRole('link', { name: 'Se version 1' }).click();
    await look('version');
    await open(`${home}/dorrar`);
    await look('doors');
    await open('/integritet?dorr=almi-dalarna');
    const text = await page.locator('main').innerText();
    for (const part of ['Almi <b>Dalarna</b> AB', 'dataskydd@almi.example', 'Vi är varsamma.', 'Version 1, gäller från', '14 dagar', '90 dagar']) expect(text).toContain(part);
    await look('notice');
    await open('/integritet');
    expect(await page.locator('main').innerText()).not.toContain('Almi <b>');
  }, 180_000);

  it('of a company is found, handed out, held and erased', async () => {
    const { id, token, code, handover } = await company('Vi vill låna till en maskin i Mora <script>alert(2)</script>', 'asa@verkstad.example');
    await open(`${home}/foretag`);
    await look('company');
    await page.getByLabel(/^Kod, id/).fill('ingen@alls.example');
    await page.getByRole('button', { name: 'Sök' }).click();
    expect(await page.locator('main').innerText()).toContain('Inget samtal hittades');
    for (const words of [code.toLowerCase(), id, 'ASA@verkstad.example']) {
      await open(`${home}/foretag`);
      await page.getByLabel(/^Kod, id/).fill(words);
      await page.getByRole('button', { name: 'Sök' }).click();
      await page.waitForURL(`**/foretag/${id}`);
    }
    await look('conversation');
    const file = await page.evaluate(async (path) => (await fetch(path)).text(), `${home}/foretag/${id}/fil`);
    const theirs = (await api('GET', `/${id}/export`, { token })).json;
    expect({ ...JSON.parse(file), exportedAt: '' }).toEqual({ ...theirs, exportedAt: '' });
    expect(file).toMatch(/"notice":\s*\{\s*"door":\s*"almi-dalarna",\s*"version":\s*1,/);

    await page.getByRole('link', { name: /^Handling att registrera/ }).click();
    const record = await page.locator('main').innerText();
    for (const part of ['Diarienummer', '<script>alert(2)</script>', 'Syns när någon hos mottagaren har tagit frågan', 'version 1 av texten']) expect(record).toContain(part);
    expect(record).not.toContain('Åsa Öst');
    await look('record');
    expect(await page.evaluate(async (path) => ((await (await fetch(path)).json()) as { diarienummer: string; handover: string }), `${home}/overlamning/${handover}/fil`)).toMatchObject({ diarienummer: '', handover, recipient: 'Almi (Dalarna)' });
    await open(`${home}/handlingar`);
    expect(await page.getByRole('link', { name: /Almi \(Dalarna\)/ }).count()).toBe(1);
    await look('records');

    await open(`${home}/sparrar?samtal=${id}`);
    await page.getByLabel('Skäl').fill('för kort');
    await page.getByRole('button', { name: 'Spärra' }).click();
    expect(await page.getByText('Skriv ett skäl på minst tio tecken.').count()).toBe(1);
    await page.getByLabel('Skäl').fill('Det pågår en tvist om frågan.');
    await page.getByRole('button', { name: 'Spärra' }).click();
    expect(await told()).toContain('Spärrat');
    const refused = await api('DELETE', `/${id}`, { token });
    expect([refused.status, refused.json['code'], refused.json['detail']]).toEqual([409, 'held', expect.stringContaining('Det pågår en tvist om frågan.')]);
    await open(`${home}/sparrar`);
    expect(await page.locator('table').innerText()).toContain('företaget har bett om radering');
    await look('holds');
    await open(`${home}/foretag/${id}`);
    expect(await page.getByRole('button', { name: 'Radera allt om samtalet' }).count()).toBe(0);
    await open(`${home}/sparrar`);
    await page.getByRole('button', { name: /^Häv/ }).click();
    expect(await told()).toBe('Spärren är hävd.');
    await open(home);
    await page.getByRole('button', { name: 'Radera det som är för gammalt nu' }).click();
    expect(await told()).toBe('Ett samtal raderades.');
    expect(await page.locator('table').innerText()).toMatch(/Anna Admin\s+1 \(dalarna 1\)\s+1 \(dalarna 1\)\s+1 på företagets begäran/);
    await look('overview');
    expect((await api('GET', `/${id}`, { token })).status).toBe(404);
    expect((await open(`${home}/foretag/${id}`))?.status()).toBe(404);

    const other = await company('Vi vill exportera till Norge', 'bo@verkstad.example');
    await open(`${home}/foretag/${other.id}`);
    await page.getByLabel(/^Skriv RADERA/).fill('radera');
    await page.getByRole('button', { name: 'Radera allt om samtalet' }).click();
    expect(await page.getByText('Skriv RADERA med stora bokstäver i rutan.').count()).toBe(1);
    await page.getByLabel(/^Skriv RADERA/).fill('RADERA');
    await page.getByRole('button', { name: 'Radera allt om samtalet' }).click();
    expect(await told()).toContain('Samtalet är raderat');
    expect(await held.whole.store.load(other.id)).toEqual([]);
    const audited = (await held.whole.store.accounts.audited({ to: other.id, limit: 10 })).map(({ did }) => did);
    expect(audited).toEqual(['company.erased', 'company.read', 'company.read']);
    expect(JSON.stringify(await held.whole.store.accounts.audited({ limit: 500 }))).not.toMatch(/verkstad|Mora|Åsa/);
  }, 300_000);

  it('stands in the documents that the law wants', async () => {
    for (const name of ['register', 'konsekvensbedomning', 'incident']) {
      await open(`${home}/${name}`);
      await look(name);
    }
    await open(`${home}/register`);
    expect(await page.locator('main').innerText()).toContain('Ansvarig: Almi <b>Dalarna</b> AB');
    await open('/admin/handbok');
    expect(await page.locator('main').innerText()).toContain('Ni har 72 timmar');
    await look('manual');
  }, 180_000);

  it('is practised on without harm: marked, and gone by one press', async () => {
    await open('/admin/ova');
    await look('practice');
    await page.getByLabel('Dörr', { exact: true }).selectOption('almi-dalarna');
    await page.getByRole('button', { name: 'Öppna chatten för övning' }).click();
    await page.waitForURL('**/chatt/almi-dalarna?ovning=1');
    expect(await page.locator('.practice').first().innerText()).toContain('ÖVNING');
    await page.getByRole('textbox').first().fill('Vi vill låna till en maskin i Mora');
    await page.keyboard.press('Enter');
    await page.getByText('Almi', { exact: false }).nth(2).waitFor();
    await keepPicture(page, 'practice-chat');
    expect(Object.keys(await page.evaluate(() => ({ ...localStorage })))).toEqual(['ratt-dorr:almi-dalarna?ovning']);
    const before = await held.whole.store.counts();
    await company('Vi vill låna', 'ovar@verkstad.example', true);
    expect((await held.whole.store.counts()).conversations).toBe(before.conversations);
    await open('/admin/ova');
    expect(await page.locator('main').innerText()).toContain('Det finns 2 övningar');
    await page.getByRole('button', { name: 'Radera alla övningar' }).click();
    expect(await told()).toBe('2 övningar raderades.');
    expect(await held.whole.store.retention.practice()).toEqual([]);
  }, 120_000);
});

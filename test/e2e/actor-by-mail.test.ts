import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../../bench/browser.ts';
import type { Compiled } from '../../src/compiled.ts';
import type { Actor } from '../../src/knowledge/schema.ts';
import { axeFinds, keepPicture } from './in-browser.ts';
import { logged, startWhole } from './running.ts';

const address = 'arenden@almi.example';
/** The content with some of an actor's file written anew. */
const writing = (also: Partial<Actor>) => (compiled: Compiled): Compiled => ({
  ...compiled,
  knowledge: { ...compiled.knowledge, regions: compiled.knowledge.regions.map((region) => ({ ...region, actors: region.actors.map((actor) => (actor.id === 'almi-dalarna' ? { ...actor, ...also } : actor)) })) },
});

let whole: Awaited<ReturnType<typeof startWhole>>;
let browser: Awaited<ReturnType<typeof openBrowser>>;
beforeAll(async () => {
  whole = await startWhole({}, writing({ mail: address }));
  browser = await openBrowser();
}, 120_000);
afterAll(async () => {
  await browser.close();
  await whole.stop();
});

async function call<T>(method: string, path: string, body?: unknown, token?: string, url = whole.url): Promise<T> {
  const response = await fetch(url + path, { method, headers: { 'content-type': 'application/json', ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

type Shown = { messages: { text: string; from: string; promoter?: string }[]; handovers: { id: string; actor: string; status: string; promoter?: { name: string } }[] };

async function handedOver(url = whole.url) {
  const { conversation, token } = await call<{ conversation: { id: string }; token: string }>('POST', '/api/conversations', { door: 'ekn' }, undefined, url);
  const at = `/api/conversations/${conversation.id}`;
  await call('POST', `${at}/messages`, { id: randomUUID(), text: 'Vi har en mekanisk verkstad i Mora sen 1998, 12 anställda, och behöver låna till en ny svarv' }, token, url);
  const handover = randomUUID();
  await call('POST', `${at}/handovers`, { id: handover, actor: 'almi-dalarna', contact: { name: 'Anna Ek', email: 'anna@verkstad.example', phone: '070-123 45 67' }, consent: true, onward: 'share' }, token, url);
  return { id: conversation.id, token, handover, at };
}
const shown = ({ at, token }: { at: string; token: string }, url = whole.url) => call<Shown>('GET', at, undefined, token, url);

/** The letters in the mailbox to an address, the latest first, as their subject and their text. */
async function letters(to: string, url = whole.url): Promise<{ subject: string; text: string; link: string }[]> {
  const list = await (await fetch(`${url}/desk/mail`)).text();
  const ids = list.split('<li').slice(1).filter((item) => item.includes(to)).map((item) => /\/desk\/mail\/([0-9a-f]{40})/.exec(item)?.[1] ?? '');
  return Promise.all(ids.map(async (id) => {
    const text = await (await fetch(`${url}/desk/mail/${id}`)).text();
    return { subject: /<h1>([^<]*)/.exec(text)?.[1] ?? '', text, link: /href="(http[^"]*\/arende\/[^"]*)"/.exec(text)?.[1] ?? '' };
  }));
}
/** The latest letter to the actor of that subject, once it is there. */
async function letter(subject: RegExp, count = 1): Promise<{ subject: string; text: string; link: string }> {
  await expect.poll(async () => (await letters(address)).filter((one) => subject.test(one.subject)).length, { timeout: 20_000 }).toBeGreaterThanOrEqual(count);
  const found = (await letters(address)).find((one) => subject.test(one.subject));
  if (!found) throw new Error('no letter');
  return found;
}

async function lookedAt(page: Page, name: string): Promise<void> {
  await keepPicture(page, name, { fullPage: true });
  expect(await axeFinds(page, name)).toEqual([]);
  expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
}

describe('an actor that takes its cases by e-mail', () => {
  it('gets the card as a letter, opens its page without any script, takes the case, asks, gets the answer and closes it', async () => {
    const company = await handedOver();
    const first = await letter(/^Ny fråga/);
    expect(first.text).toContain('ny svarv');
    for (const secret of ['anna@verkstad.example', '070-123 45 67']) expect(first.text).not.toContain(secret);
    await expect.poll(async () => (await shown(company)).handovers[0]?.status).toBe('delivered');

    const context = await browser.newContext({ locale: 'sv-SE', viewport: { width: 320, height: 740 }, javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(first.link);
    await page.goto(first.link);
    expect(await page.content()).not.toContain('Anna Ek');
    await keepPicture(page, 'arende-1-entry', { fullPage: true });
    await page.getByLabel('Ditt namn').fill('Kim');
    await page.getByLabel('Ditt namn').press('Enter');
    await page.getByText('Anna Ek').first().waitFor();
    expect(page.url()).toBe(`${whole.url}/arende/sida/${company.handover}`);
    expect(await page.content()).not.toContain('070-123');
    await keepPicture(page, 'arende-2-open', { fullPage: true });
    await page.getByRole('button', { name: 'Ta ärendet' }).click();
    await page.getByRole('link', { name: '070-123 45 67' }).waitFor();
    expect((await shown(company)).messages.at(-1)?.text).toContain('Kim på Almi');

    await page.locator('summary', { hasText: 'Fråga företaget' }).click();
    await page.getByLabel('Vad vill du veta?').fill('Har ni en offert?');
    await page.getByRole('button', { name: 'Skicka', exact: true }).click();
    await page.getByText('Kim frågade').waitFor();
    await call('POST', `${company.at}/messages`, { id: randomUUID(), text: 'Ja, på 1,2 miljoner.' }, company.token);
    expect((await letter(/har svarat/)).text).not.toContain('miljoner');
    await page.reload();
    await page.getByText('Ja, på 1,2 miljoner.').waitFor();
    await keepPicture(page, 'arende-3-taken', { fullPage: true });

    await page.getByRole('button', { name: 'Kontakt tagen' }).click();
    await page.getByText('har haft kontakt').waitFor();
    await page.locator('summary', { hasText: 'Avsluta' }).click();
    await page.getByLabel('Hur gick det?').selectOption('got_help');
    await page.getByRole('button', { name: 'Avsluta' }).click();
    await page.getByText('Kim har avslutat ärendet').waitFor();
    expect(await page.content()).not.toContain('070-123');
    expect((await shown(company)).handovers[0]?.status).toBe('completed');
    await context.close();
  }, 90_000);

  it('finds a used link used, and gets a new one where the old one went', async () => {
    const company = await handedOver();
    const { link } = await letter(/^Ny fråga/, 2);
    const context = await browser.newContext({ locale: 'sv-SE', viewport: { width: 320, height: 740 } });
    const page = await context.newPage();
    await page.goto(link);
    await lookedAt(page, 'arende-4-entry');
    await page.getByLabel('Ditt namn').fill('Kim');
    await page.getByRole('button', { name: 'Öppna ärendet' }).click();
    await lookedAt(page, 'arende-5-open');
    await page.locator('summary', { hasText: 'Inte vi' }).click();
    await page.getByLabel('Varför inte ni?').selectOption('other');
    await page.getByRole('button', { name: 'Inte vi' }).click();
    await page.getByText('Skriv vad det andra skälet är.').first().waitFor();
    await lookedAt(page, 'arende-6-fault');
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.getByRole('button', { name: 'Ta ärendet' }).click();
    await page.getByText('Kim har tagit ärendet').waitFor();
    await lookedAt(page, 'arende-7-dark');

    const other = await (await browser.newContext({ locale: 'sv-SE', viewport: { width: 320, height: 740 } })).newPage();
    await other.goto(link);
    await other.getByText('Länken är redan använd').waitFor();
    await lookedAt(other, 'arende-8-used');
    await other.getByRole('button', { name: 'Skicka en ny länk' }).click();
    await other.getByText('En ny länk är på väg').waitFor();
    await other.goto((await letter(/^Ny länk/)).link);
    await other.getByLabel('Ditt namn').fill('Lo');
    await other.getByRole('button', { name: 'Öppna ärendet' }).click();
    await other.getByText('Kim har tagit ärendet').waitFor();
    await call('POST', `${company.at}/handovers/${company.handover}/withdraw`, undefined, company.token);
    await letter(/tagit tillbaka/);
    await call('DELETE', company.at, undefined, company.token);
    await other.reload();
    await other.getByText('Ärendet finns inte längre').waitFor();
    await context.close();
  }, 90_000);

  it('acts on nothing that was only fetched, came from another site, came twice or came without its form', async () => {
    const before = (await letters(address)).filter(({ subject }) => subject.startsWith('Ny fråga')).length;
    const company = await handedOver();
    const { link } = await letter(/^Ny fråga/, before + 1);
    for (const method of ['GET', 'HEAD', 'GET']) expect((await fetch(link, { method })).status).toBe(200);
    const post = (to: string, fields: Record<string, string>, headers: Record<string, string> = {}) => fetch(to, { method: 'POST', redirect: 'manual', headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers }, body: new URLSearchParams(fields).toString() });
    expect((await post(link, { gor: 'oppna', namn: 'Eva' }, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await post(link, { gor: 'oppna', namn: 'Eva' }, { origin: 'https://elsewhere.example' })).status).toBe(403);
    const opened = await post(link, { gor: 'oppna', namn: 'Kim' });
    expect(opened.status).toBe(303);
    expect((await post(link, { gor: 'oppna', namn: 'Kim' })).status).toBe(410);
    const set = opened.headers.getSetCookie();
    for (const one of set) expect(one).toMatch(/HttpOnly; SameSite=Strict/);
    const cookie = set.map((one) => one.split(';')[0]).join('; ');
    const at = `${whole.url}/arende/sida/${company.handover}`;
    expect((await fetch(at)).status).toBe(401);
    const page = await fetch(at, { headers: { cookie } });
    expect(Object.fromEntries(page.headers)).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer', 'content-security-policy': expect.stringContaining("default-src 'none'") as string });
    const nonce = /name="engangs" value="([^"]+)"/.exec(await page.text())?.[1] ?? '';
    expect((await post(at, { gor: 'ta' }, { cookie })).status).toBe(409);
    expect((await post(at, { gor: 'ta', engangs: `${nonce.slice(0, -2)}AA` }, { cookie })).status).toBe(409);
    expect((await post(at, { gor: 'ta', engangs: nonce })).status).toBe(401);
    expect((await shown(company)).handovers[0]?.status).toBe('delivered');
    expect((await post(at, { gor: 'ta', engangs: nonce }, { cookie })).status).toBe(303);
    expect((await post(at, { gor: 'slapp', engangs: nonce }, { cookie })).status).toBe(409);
    expect((await shown(company)).handovers[0]).toMatchObject({ status: 'accepted', promoter: { name: 'Kim' } });
    expect((await fetch(`${whole.url}/arende/${link.split('/').at(-1)?.slice(0, -1)}x`)).status).toBe(404);
    expect(logged.filter((line) => line.includes(link.split('/').at(-1) ?? '-') || /svarv|Anna Ek|070-123|almi\.example|anna@/.test(line))).toEqual([]);
  });
});

describe('an actor whose channel in Slack does not work', () => {
  it('gets the case by e-mail instead, and the company waits for nobody', async () => {
    const other = await startWhole({}, writing({ mail: address, slack: { channel: 'dorr-almi-dalarna' } }));
    other.desk?.setChannel('dorr-almi-dalarna', { archived: true });
    const company = await handedOver(other.url);
    await expect.poll(async () => (await letters(address, other.url)).length, { timeout: 20_000 }).toBe(1);
    await expect.poll(async () => (await shown(company, other.url)).handovers.map(({ status }) => status)).toEqual(['delivered']);
    const again = await handedOver(other.url);
    await expect.poll(async () => (await letters(address, other.url)).length, { timeout: 20_000 }).toBe(2);
    expect((await shown(again, other.url)).handovers.map(({ actor }) => actor)).toEqual(['almi-dalarna']);
    await other.stop();
  }, 60_000);
});

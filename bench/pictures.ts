// Makes the pictures in the README: `npm run pictures`. A company at the kitchen table, on an actor's page and in the chat, and the
// promoter who takes its question, and an admin who looks at an autumn made up by chance, in a real browser over the whole product in
// this process. Nothing is kept but the pictures.
import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { startApp } from '../src/app.ts';
import { openCompiled } from '../src/compiled.ts';
import { readConfig } from '../src/config.ts';
import { openSqlite } from '../src/store/sqlite.ts';
import { believable, keepAll } from '../test/pictures/believable.ts';
import { seeded } from '../test/store/seeded.ts';
import { openBrowser } from './browser.ts';

const folder = 'docs/pictures';
const door = 'almi-dalarna';
const silent = { info: () => undefined, warn: () => undefined, error: (about: object, text: string) => { process.stderr.write(`${text} ${JSON.stringify(about)}\n`); }, debug: () => undefined };

const site = createServer((_request, response) => { response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(sitePage()); });
await new Promise<void>((listening) => { site.listen(0, '127.0.0.1', listening); });
const siteUrl = `http://localhost:${(site.address() as AddressInfo).port}`;

const config = readConfig({ PORT: '0', DATABASE_URL: 'file::memory:', LOG_LEVEL: 'silent' });
const compiled = openCompiled('dist/compiled');
for (const { actors } of compiled.knowledge.regions) {
  const own = actors.find(({ id }) => id === door);
  if (own) own.brand = { ...own.brand, sites: [siteUrl] };
}
const store = await openSqlite(config.database);
const whole = await startApp({ config, compiled, store, log: silent, now: () => new Date(), assets: 'dist/assets' });
const browser = await openBrowser();
/** A browser of somebody's own, so that none comes back to another's conversation. */
const openPage = async (height: number) => (await browser.newContext({ locale: 'sv-SE', viewport: { width: 1000, height }, reducedMotion: 'reduce' })).newPage();
mkdirSync(folder, { recursive: true });

const host = await openPage(760);
await host.goto(siteUrl);
await host.getByRole('button', { name: 'Hitta rätt hjälp' }).click();
const framed = host.frameLocator('iframe');
await framed.getByLabel('Skriv med egna ord').fill('Jag har en idé om att sy väskor av gamla segel. Vem kan jag prata med om den håller?');
await framed.getByLabel('Skriv med egna ord').press('Enter');
await framed.locator('.said.assistant').nth(1).waitFor();
await keep(host, '1-widget');

const company = await openPage(1180);
await company.goto(`${whole.url}/chatt/${door}`);
await company.getByLabel('Skriv med egna ord').fill('Vi har en mekanisk verkstad i Mora sen 1998, 12 anställda, och behöver låna till en ny svarv. Banken vill inte ta hela.');
await company.keyboard.press('Enter');
const connect = company.getByRole('button', { name: /^Koppla ihop mig med Almi/ });
for (let asked = 0; asked < 6 && !(await connect.isVisible()); asked++) {
  const notSure = company.getByRole('button', { name: 'Vet inte' }).last();
  await Promise.race([connect.waitFor(), notSure.waitFor()]);
  if (!(await connect.isVisible())) await notSure.click();
}
await keep(company, '2-doors');
await connect.click();
await company.getByLabel('Ditt namn').fill('Anna Ek');
await company.getByLabel('Telefon', { exact: true }).fill('070-123 45 67');
await company.getByRole('button', { name: 'Visa vad som skickas' }).click();
const send = company.getByRole('button', { name: /^Skicka till Almi/ });
await send.waitFor();
await send.scrollIntoViewIfNeeded();
await keep(company, '3-handover');
await send.click();
await company.getByText(/Framme hos Almi/).first().waitFor();

const promoter = await openPage(900);
await promoter.goto(`${whole.url}/desk`);
await promoter.getByText(`dorr-${door}`).first().click();
await promoter.getByRole('button', { name: 'Ta ärendet' }).click();
await promoter.getByText('070-123 45 67').first().waitFor();
await keep(promoter, '4-promoter');
await company.bringToFront();
const taken = company.getByText(/har tagit din fråga/).last();
await taken.waitFor();
await taken.scrollIntoViewIfNeeded();
await keep(company, '5-status');

const admin = await openPage(1120);
await admin.goto(whole.firstLink ?? '');
await admin.getByLabel('Ditt namn').fill('Anna Ek');
await admin.getByLabel('E-postadress').fill('anna.ek@exempel.se');
await admin.getByLabel('Nytt lösenord').fill('en lång mening att minnas');
await admin.getByRole('button', { name: 'Skapa mitt konto' }).click();
await admin.waitForURL('**/admin');
await companiesWrite();
await admin.goto(`${whole.url}/admin/traning/kon/nasta`);
await admin.locator('button.need').first().waitFor();
await keep(admin, '6-training');
await keepAll(store, believable({ knowledge: compiled.knowledge, count: 900, from: '2026-09-01', to: '2026-11-20', random: seeded('the autumn in the pictures', 3), practice: 0 }));
const autumn = 'period=egna&fran=2026-09-01&till=2026-11-20';
await admin.goto(`${whole.url}/admin/bilder/flode?${autumn}&region=dalarna`);
await keep(admin, '7-flow');
await admin.goto(`${whole.url}/admin/bilder/tackning?${autumn}&region=orebro`);
await admin.locator('.picture').last().evaluate((picture) => { picture.scrollIntoView(); window.scrollBy(0, -110); });
await keep(admin, '8-coverage');

await browser.close();
await whole.stop();
site.close();

async function keep(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: `${folder}/${name}.png` });
  process.stderr.write(`${folder}/${name}.png\n`);
}

/** Some companies write, so that there is something to train from: our own labelled ones. */
async function companiesWrite(): Promise<void> {
  const texts = readFileSync('test/companies/companies.jsonl', 'utf8').split('\n').filter(Boolean).slice(0, 25).map((line) => (JSON.parse(line) as { text: string }).text);
  const post = async (path: string, body: object, token = '') => (await fetch(`${whole.url}/api/conversations${path}`, { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` }, body: JSON.stringify(body) })).json() as Promise<{ conversation: { id: string }; token: string }>;
  for (const text of texts) {
    const { conversation, token } = await post('', { door });
    await post(`/${conversation.id}/messages`, { id: randomUUID(), text }, token);
  }
}

/** A page of some actor, with the two lines that make it a door. */
function sitePage(): string {
  return `<!doctype html><html lang="sv"><head><meta charset="utf-8"><title>Företag i bygden</title>
<style>body{font:18px/1.6 Georgia,serif;max-width:44rem;margin:3rem auto;padding:0 1.5rem;color:#222}h1{font-size:2.4rem;line-height:1.2}p{max-width:34rem}</style>
<script src="${whole.url}/ratt-dorr.js" async></script></head><body><h1>Driver du företag i bygden?</h1>
<p>Vi hjälper dig som vill starta, växa eller ställa om. Berätta vad du behöver, så hittar vi rätt person, också när det är någon annan än vi.</p>
<ratt-dorr door="${door}"><a href="${whole.url}/chatt/${door}">Hitta rätt hjälp</a></ratt-dorr></body></html>`;
}

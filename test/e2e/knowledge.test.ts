import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { fromWorkbook, toWorkbook } from '../../adapters/admin/knowledge/workbook.ts';
import { axeFinds, inBrowser, keepPicture } from './in-browser.ts';

const held = inBrowser();

/** A page of the first admin, signed in. */
async function asAdmin(): Promise<Page> {
  const page = await (await held.browser.newContext({ locale: 'sv-SE', viewport: { width: 1280, height: 900 } })).newPage();
  page.setDefaultTimeout(60_000);
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

type Turn = { conversation: { id: string }; token: string; messages: { question?: { slot: string }; doors?: unknown[] }[] };
const post = async (path: string, body: object, token?: string) => (await fetch(`${held.whole.url}${path}`, { method: 'POST', headers: { 'content-type': 'application/json', ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) }, body: JSON.stringify(body) })).json() as Promise<Turn>;

/** The doors that a company is led to that says this and then nothing more, whatever it is asked. */
async function ask(text: string): Promise<string> {
  const { conversation: { id }, token } = await post('/api/conversations', { door: 'dalarna-science-park', language: 'sv' });
  let turn = await post(`/api/conversations/${id}/messages`, { id: crypto.randomUUID(), text }, token);
  for (let n = 0; n < 8; n++) {
    const last = turn.messages.at(-1);
    if (last?.doors || last?.question === undefined) break;
    turn = await post(`/api/conversations/${id}/messages`, { id: crypto.randomUUID(), slot: last.question.slot, option: 'unknown' }, token);
  }
  return JSON.stringify(turn.messages);
}

const opened = (page: Page) => page.evaluate(() => { for (const part of document.querySelectorAll('details')) part.open = true; });

/** Looks at a page wide and light, and narrow and dark. */
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
    expect(await ask('Jag ska starta eget i Mora och vill ha Almis mikrolån på 50 000 kronor till en maskin')).not.toContain('ovanligt litet');
    await looksRight(page, 'utkast');
    await page.click('text=Pröva och publicera');
    await looksRight(page, 'publicera');
    await page.click('main form.knowledge button');
    await page.waitForURL(/historik/);
    expect(await page.textContent('.told')).toContain('gäller nu');
    await looksRight(page, 'historik');
    expect(await ask('Jag ska starta eget i Mora och vill ha Almis mikrolån på 50 000 kronor till en maskin')).toContain('ovanligt litet');
    await page.click('text=Gå tillbaka till filerna');
    expect(await page.textContent('.told')).toContain('Det tidigare gäller igen');
    expect(await ask('Jag ska starta eget i Mora och vill ha Almis mikrolån på 50 000 kronor till en maskin')).not.toContain('ovanligt litet');
    expect((await held.whole.store.accounts.audited({ limit: 20 })).map(({ did }) => did)).toEqual(expect.arrayContaining(['knowledge.drafted', 'knowledge.published', 'knowledge.went_back']));
  }, 300_000);

  it('moves a service by its place and the keyboard alone', async () => {
    const page = await asAdmin();
    await page.goto(`${held.whole.url}/admin/kunskap`);
    await page.click('text=Ordningen');
    await looksRight(page, 'ordning-region');
    await page.goto(`${held.whole.url}/admin/kunskap/ordning/dalarna/export`);
    await looksRight(page, 'ordning');
    const rows = () => page.locator('input[name=rad]').evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value));
    const [one, two, three] = await rows();
    await page.locator('input[type=number]').nth(2).fill('1');
    await page.keyboard.press('Enter');
    expect(await page.textContent('.told')).toContain('Utkastet är sparat');
    expect((await rows()).slice(0, 3)).toEqual([three, one, two]);
    await looksRight(page, 'ordning-utkast');
    await page.click('text=Ta bort utkastet');
    expect((await rows()).slice(0, 3)).toEqual([one, two, three]);
  }, 240_000);

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
  }, 240_000);

  it('adds an actor in a form, which tells what is missing and shows how companies will see it', async () => {
    const page = await asAdmin();
    await page.goto(`${held.whole.url}/admin/kunskap`);
    await page.click('text=Ny aktör');
    await looksRight(page, 'ny-aktor');
    await page.click('text=Spara utkast');
    expect(await page.textContent('[id="name-fel"]')).toContain('saknas');
    expect(await page.textContent('.warn')).not.toMatch(/«»|hakparenteser/);
    await looksRight(page, 'ny-aktor-fel');
    await page.selectOption('[name=region]', 'dalarna');
    await page.fill('[name=name]', 'Siljans båtbyggarcentrum');
    for (const [field, said] of [['purpose', 'Hjälper den som bygger träbåtar.'], ['type', 'Ideell förening'], ['statusNote', 'De svarade i telefon.'], ['services.0.description', 'Råd om att bygga och sälja träbåtar.']] as const) {
      await page.fill(`[name="${field}.sv"]`, said);
      await page.check(`[name="${field}.unverified"]`);
    }
    await page.check('[name=serves][value=dalarna]');
    await page.fill('[name="website.v"]', 'batbygge.example');
    await page.check('[name="website.unverified"]');
    await page.fill('[name="services.0.name.sv"]', 'Träbåtsrådgivning');
    for (const [field, value] of [['needs', 'export'], ['areas', 'export'], ['stages', 'etablerad']]) await page.check(`[name="services.0.${field}"][value=${value}]`);
    await page.click('text=Spara utkast');
    await page.waitForURL(/siljans-batbyggarcentrum$/);
    expect(await page.textContent('main')).toContain('Aktören är ny');
    expect(await page.textContent('.card.door')).toContain('Råd om att bygga och sälja träbåtar.');
    await looksRight(page, 'ny-aktor-utkast');
    await page.goto(`${held.whole.url}/admin/kunskap/publicera`);
    await looksRight(page, 'ny-aktor-publicera');
    await page.goto(`${held.whole.url}/admin/kunskap/aktor/siljans-batbyggarcentrum`);
    await page.click('text=Ta bort utkastet');
    await page.waitForURL(/kunskap$/);
    expect(await page.textContent('.told')).toContain('Utkastet är borttaget');
  }, 240_000);

  it('loses nobody\'s work when two save the same actor', async () => {
    const [one, other] = [await asAdmin(), await asAdmin()];
    for (const page of [one, other]) await page.goto(`${held.whole.url}/admin/kunskap/aktor/coompanion-dalarna/andra`);
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
  }, 240_000);

  it('goes out to a spreadsheet and back, and shows what was changed before it is a draft', async () => {
    const page = await asAdmin();
    await page.goto(`${held.whole.url}/admin/kunskap/excel`);
    await looksRight(page, 'excel');
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('text=Hämta Örebro')]);
    const tables = await fromWorkbook(readFileSync(await download.path()));
    const head = tables![0]!.rows[0]!;
    const rows = tables![0]!.rows.map((row) => (row[0] === 'inkubera' ? row.map((text, i) => (head[i] === 'Andra namn och felstavningar' ? '=1+1; <script>alert(1)</script>' : text)) : row[0] === 'almi-orebro' ? row.map((text, i) => (head[i] === 'Läge' ? 'öppen' : text)) : row));
    await page.setInputFiles('#fil', { name: 'andrad.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from(await toWorkbook([{ ...tables![0]!, rows }, ...tables!.slice(1).map((one) => (one.name === 'Inte vi' ? { ...one, rows: [...one.rows, ['inkubera', '', 'Lån till maskiner', '', 'almi-orebro']] } : one))])) });
    await page.click('text=Läs in och visa');
    expect(await page.textContent('main')).toContain('<script>alert(1)</script>');
    expect(await page.textContent('main')).toMatch(/Aktörer, rad \d+, Läge: .*öppen/);
    expect(await page.textContent('main')).toContain('Det vi får frågor om men inte gör: Lån till maskiner\nDen som gör det: almi-orebro');
    await looksRight(page, 'excel-andringar');
    await page.click('text=Gör utkast av det');
    expect(await page.textContent('.told')).toContain('Ett utkast är sparat');
    const draft = JSON.parse((await held.whole.store.editing.draft('actor', 'inkubera'))!.body) as { aliases: string[]; notUs: unknown };
    expect(draft.notUs).toEqual([{ what: { sv: 'Lån till maskiner' }, to: 'almi-orebro' }]);
    expect(draft.aliases).toEqual(['=1+1', '<script>alert(1)</script>']);
    await page.goto(`${held.whole.url}/admin/kunskap/excel`);
    await page.setInputFiles('#fil', { name: 'x.xlsx', mimeType: 'text/plain', buffer: Buffer.from('inte excel') });
    await page.click('text=Läs in och visa');
    expect(await page.textContent('.fault')).toContain('går inte att läsa som Excel');
  }, 240_000);

  it('is held back where a golden conversation breaks, until somebody says why', async () => {
    const page = await asAdmin();
    await page.goto(`${held.whole.url}/admin/prov`);
    await page.click('summary');
    await looksRight(page, 'prov');
    await page.fill('[name=title]', 'Ett <i>snickeri</i> lånar');
    await page.selectOption('[name=region]', 'dalarna');
    await page.click('text=Börja skriva');
    const text = await page.inputValue('textarea');
    await page.fill('textarea', `${text}Roboten: hej\n`);
    await page.click('text=Spara utkast');
    expect(await page.textContent('.warn')).toMatch(/Rad 8.*Roboten: hej.*okänd talare/s);
    await looksRight(page, 'prov-fel');
    await page.fill('textarea', text.replace(/Assistenten: .*/, 'Assistenten: (förtvivlan)'));
    await page.click('text=Spara utkast');
    expect(await page.textContent('.warn')).toMatch(/Rad 7.*förtvivlan/s);
    await page.goto(`${held.whole.url}/admin/kunskap/publicera`);
    for (const box of await page.locator('[name=utkast]').all()) if (!(await box.getAttribute('value'))!.startsWith('golden')) await box.uncheck();
    await page.click('form.knowledge > button');
    expect(await page.textContent('.warn')).toMatch(/dalarna\/ett-i-snickeri-i-lanar:7/);
    await looksRight(page, 'prov-bryts');
    await page.fill('[name=skal]', 'Vi skriver om det i morgon.');
    await page.click('text=Publicera ändå');
    expect(await page.textContent('.told')).toContain('fast 1 provsamtal');
    expect(await page.textContent('main')).toContain('Vi skriver om det i morgon.');
  }, 300_000);

  it('shows the sources, with a new one to add, and the links', async () => {
    const page = await asAdmin();
    await page.goto(`${held.whole.url}/admin/kunskap/kallor`);
    await page.click('summary');
    await page.fill('[name=id]', 'Fel Namn');
    await page.fill('[name=title]', 'Vårt samtal');
    await page.fill('[name=publisher]', 'Almi');
    await page.fill('[name=dated]', 'i november');
    await page.click('text=Lägg till källan');
    expect(await page.textContent('[id=id-fel]')).toContain('understreck');
    await looksRight(page, 'kallor');
    await page.fill('[name=id]', 'almi_samtal');
    await page.click('text=Lägg till källan');
    expect(await page.textContent('tbody')).toContain('almi_samtal Inte publicerad');
    await page.goto(`${held.whole.url}/admin/kunskap/aktor/almi-dalarna/andra`);
    expect(await page.locator('datalist option[value=almi_samtal]').count()).toBe(1);
    await opened(page);
    await page.fill('[name="best.sv"]', 'Små lån.');
    await page.getByLabel('Lägg till en källa', { exact: false }).nth(1).focus();
    await page.keyboard.type('almi_sammtal');
    await page.click('text=Spara utkast');
    expect(await page.textContent('[id="best-fel"]')).toContain('Källan «almi_sammtal» finns inte. Välj en ur listan');
    expect(await page.inputValue('[id="best.sources.ny"]')).toBe('almi_sammtal');
    expect(await page.textContent('.warn')).toContain('Bäst på, enligt dem själva: Källan');
    await looksRight(page, 'kalla-fel');
    await page.fill('[id="best.sources.ny"]', 'Vårt samtal; almi_faq');
    await page.click('text=Spara utkast');
    expect((JSON.parse((await held.whole.store.editing.draft('actor', 'almi-dalarna'))!.body) as { best: unknown }).best).toEqual({ sv: 'Små lån.', sources: ['almi_samtal', 'almi_faq'] });
    await page.goto(`${held.whole.url}/admin/kunskap/lankar`);
    await looksRight(page, 'lankar');
  }, 240_000);

  it('makes a golden conversation of a real one, without what would tell who it was', async () => {
    const page = await asAdmin();
    const { conversation: { id }, token } = await post('/api/conversations', { door: 'almi-dalarna', language: 'sv' });
    await post(`/api/conversations/${id}/messages`, { id: crypto.randomUUID(), text: 'Jag heter Anna Ek, anna@verkstad.se. Vi har en verkstad i Mora och vill låna till en maskin.' }, token);
    await page.goto(`${held.whole.url}/admin/prov`);
    await page.evaluate((conversation) => {
      const form = document.querySelector<HTMLFormElement>('main form')!;
      form.querySelectorAll('[required]').forEach((one) => { one.removeAttribute('required'); });
      form.action = `/admin/prov/fran/${conversation}`;
      form.submit();
    }, id);
    await page.waitForURL(/\/prov\/dalarna\//);
    const text = await page.inputValue('textarea');
    expect(text).toContain('Mora');
    expect(text).not.toMatch(/Anna|verkstad\.se/);
    await page.click('text=Spela upp');
    expect(await page.textContent('.told')).toContain('som det ska');
  }, 60_000);
});

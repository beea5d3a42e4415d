import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { axeFinds, inBrowser, keepPicture } from './in-browser.ts';

const scene = inBrowser();

async function look(page: Page, name: string, part?: string): Promise<void> {
  await keepPicture(page, name);
  expect(await axeFinds(page, name, part)).toEqual([]);
}

async function atDesk(channel: string): Promise<Page> {
  const { desk, url } = scene.whole;
  const id = desk?.setChannel(channel) ?? '';
  const page = await (await scene.browser.newContext({ locale: 'sv-SE', viewport: { width: 1200, height: 900 } })).newPage();
  await page.goto(`${url}/desk#${id}`);
  await page.getByRole('heading', { name: `# ${channel}` }).waitFor();
  return page;
}

async function write(page: Page, channel: string, text: string): Promise<void> {
  await page.getByLabel(`Skriv i ${channel}`).fill(text);
  await page.keyboard.press('Enter');
}

describe('a promoter with a company on the telephone', () => {
  it('writes what it says, answers for it, hands it over with its spoken yes, and the card comes to the other actor', async () => {
    const page = await atDesk('dorr-almi-dalarna');
    await write(page, 'dorr-almi-dalarna', '/rattdorr gjuteri i Hedemora, 33 anställda, vill sänka elräkningen');
    const whisper = page.locator('.whispered').last();
    await whisper.getByRole('button', { name: /Svara med ord|Rätta/u }).waitFor();
    for (let i = 0; i < 5 && !(await whisper.getByRole('button', { name: 'Lämna över' }).first().isVisible()); i++) {
      await look(page, `phone-1-question-${i}`, '.whispered');
      const before = await whisper.innerText();
      await whisper.locator('.actions button').first().click();
      await expect.poll(() => whisper.innerText()).not.toBe(before);
    }
    await whisper.getByRole('heading', { name: 'Dörrar för företaget' }).waitFor();
    await whisper.scrollIntoViewIfNeeded();
    await look(page, 'phone-2-doors', '.whispered');
    await whisper.getByRole('button', { name: 'Lämna över' }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Företaget har sagt ja till att').waitFor();
    await look(page, 'phone-3-dialog', 'dialog');
    await dialog.getByLabel('Vem ska de prata med?').fill('Karin Lind');
    await dialog.getByLabel('Organisationsnummer').fill('850101-1234');
    await dialog.getByLabel(/Får frågan gå vidare/u).check();
    await dialog.getByLabel('Ja, det har företaget sagt till mig').check();
    await dialog.getByRole('button', { name: 'Lämna över' }).click();
    await dialog.getByText('Det där är ett personnummer.').waitFor();
    await dialog.getByText('Skriv telefon eller e-post').waitFor();
    await look(page, 'phone-4-faults', 'dialog');
    await dialog.getByLabel('Organisationsnummer').fill('');
    await dialog.getByLabel(/^E-post/u).fill('karin@lind.example');
    await dialog.getByRole('button', { name: 'Lämna över' }).click();
    await page.locator('.whispered').getByText(/Överlämnat till .* En bekräftelse går till e-postadressen/u).waitFor();
    await look(page, 'phone-5-done', '.whispered');

    const card = () => scene.whole.desk?.state().channels.find(({ messages }) => messages.some(({ blocks }) => JSON.stringify(blocks ?? []).includes('Karin Lind')));
    await expect.poll(() => card()?.name).toBeDefined();
    const name = card()?.name ?? '';
    await page.getByRole('link', { name: new RegExp(name, 'u') }).click();
    await page.getByRole('log').getByText(/Företaget sa ja i samtal med .*, Almi \(Dalarna\)\./u).waitFor();
    await look(page, 'phone-6-card');
    await page.context().close();
  }, 60_000);

  it('finds who does what, and leads from a message that somebody wrote', async () => {
    const page = await atDesk('tips');
    await write(page, 'tips', '/rattdorr exportkredit');
    await page.locator('.whispered').getByText('Exportkreditnämnden').waitFor();
    await look(page, 'phone-7-who', '.whispered');
    await page.locator('.whispered').getByRole('button', { name: 'Ta bort' }).click();
    await write(page, 'tips', 'Mötte ett bageri i Mora, 8 anställda, som vill låna till en ny ugn');
    await page.getByRole('button', { name: 'Skicka vidare' }).click();
    await page.locator('.whispered').getByRole('button', { name: /Svara med ord|Rätta/u }).waitFor();
    await look(page, 'phone-8-shortcut');
    await page.context().close();
  }, 60_000);

  it('an actor joins by the checklist', async () => {
    const page = await atDesk('nyforetagarcentrum');
    await write(page, 'nyforetagarcentrum', '/rattdorr koppla nyföretagarcentrum dalarna');
    const log = page.getByRole('log');
    await log.getByText(/ÖVNING: Nytt ärende/u).waitFor();
    await look(page, 'phone-9-joining');
    await log.getByRole('button', { name: 'Ta ärendet' }).click();
    await log.getByText(/Bra, /u).waitFor();
    await log.getByRole('button', { name: 'Skriv in' }).click();
    await page.getByRole('dialog').getByLabel('När har ni stängt?').fill('v. 28–31');
    await look(page, 'phone-10-closed', 'dialog');
    await page.getByRole('dialog').getByRole('button', { name: 'Skriv in' }).click();
    await log.getByText(/Stängt .* juli/u).waitFor();
    await log.getByLabel('Välj person').selectOption({ label: 'Erik' });
    await log.getByRole('button', { name: 'Välj' }).click();
    await log.getByText(/har valt Erik som ersättare/u).waitFor();
    await log.getByRole('button', { name: 'Gå med' }).click();
    await log.getByText(/Ni är med sedan/u).waitFor();
    await look(page, 'phone-11-joined');
    await page.context().close();
  }, 60_000);
});

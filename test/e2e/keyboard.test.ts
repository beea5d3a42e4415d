import { describe, expect, it } from 'vitest';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { axeFinds, inBrowser, keepPicture } from './in-browser.ts';

const scene = inBrowser();

/** Axe finds nothing in light and in dark, and nothing is cut off with the text twice as large; a picture of each where they are asked for. */
async function look(page: Page, name: string): Promise<void> {
  for (const [look, media] of [['light', { colorScheme: 'light' }], ['dark', { colorScheme: 'dark' }]] as const) {
    await page.emulateMedia(media);
    await keep(page, `${name}-${look}`);
    expect(await axeFinds(page, `${name}, ${look}`)).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' });
  await keep(page, `${name}-forced`);
  await page.emulateMedia({ forcedColors: 'none' });
  expect(await overflow(page), `${name} is wider than the screen`).toBeLessThanOrEqual(0);
  await page.evaluate('document.documentElement.style.fontSize = "200%"');
  await keep(page, `${name}-large`);
  expect(await overflow(page), `${name} is wider than the screen with the text twice as large`).toBeLessThanOrEqual(0);
  await page.evaluate('document.documentElement.style.fontSize = ""');
}

async function keep(page: Page, name: string): Promise<void> {
  await keepPicture(page, name);
}

const overflow = (page: Page) => page.evaluate('document.documentElement.scrollWidth - innerWidth') as Promise<number>;

const hasFocus = (target: Locator) => target.evaluate((element) => element === element.ownerDocument.activeElement);

/** Tab by Tab, as one does it: what cannot be reached so is not found. */
async function reach(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  for (let i = 0; i < 120; i++) {
    if (await hasFocus(target)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`the keyboard does not come to ${String(target)}`);
}

async function press(page: Page, target: Locator): Promise<void> {
  await reach(page, target);
  await page.keyboard.press('Enter');
}

/** Says "don't know" to whatever else is asked, until the doors are there. */
async function doors(page: Page, connect: Locator, notSure: Locator): Promise<void> {
  for (let asked = 0; asked < 6; asked++) {
    await expect.poll(async () => (await connect.isVisible()) || (await notSure.isVisible()), { timeout: 10_000 }).toBe(true);
    if (await connect.isVisible()) return;
    await press(page, notSure);
    await notSure.waitFor({ state: 'hidden' });
  }
}

const button = (page: Page, name: RegExp | string) => page.getByRole('button', { name, exact: typeof name === 'string' });

/** What the test knows of each language: the words on the screen. */
const words = {
  sv: {
    first: 'Vi har en mekanisk verkstad sedan 1998 med 12 anställda och behöver låna till en ny svarv. Mitt nummer är 070-123 45 67.', place: 'Kommun eller ort', notSure: 'Vet inte',
    changePlace: /^Ändra Kommun/, changeStage: /^Ändra Skede/, stage: 'Skede', choose: 'Välj', cancel: 'Avbryt', connect: /^Koppla ihop mig med Almi/, review: 'Visa vad som skickas', name: 'Ditt namn', use: 'Använd 070-123 45 67', change: 'Ändra', strike: /^Stryk Vi har/,
    send: /^Skicka till Almi/, sent: /Framme hos Almi|Skickad till Almi/, taken: /Kim på Almi .* har tagit din fråga/, helpful: 'Var det här till hjälp?', yes: 'Ja', ended: /är klar med din fråga/, helped: 'Fick du hjälp?', partly: 'Delvis', thanks: 'Tack, det hjälper oss att bli bättre.',
    yours: 'Hämta, lämna eller radera samtalet', leave: 'Börja om', leaveYes: 'Ja, börja om', gone: /Samtalet är borta från den här enheten/, quote: 'mekanisk verkstad sedan 1998',
  },
  en: {
    first: 'We have run a machine shop since 1998 with 12 employees and need a loan for a new lathe. Call me at 070-123 45 67.', place: 'Municipality or place', notSure: 'Don\'t know',
    changePlace: /^Change Municipality/, changeStage: /^Change Stage/, stage: 'Stage', choose: 'Choose', cancel: 'Cancel', connect: /^Connect me with Almi/, review: 'Show what will be sent', name: 'Your name', use: 'Use 070-123 45 67', change: 'Change', strike: /^Strike out We have/,
    send: /^Send to Almi/, sent: /has reached Almi|With Almi|Sent to Almi/i, taken: /Kim at Almi .* has taken your question/, helpful: 'Was this helpful?', yes: 'Yes', ended: /has finished with your question/, helped: 'Did you get help?', partly: 'Partly', thanks: 'Thank you, that helps us improve.',
    yours: 'Download, leave or delete the conversation', leave: 'Start over', leaveYes: 'Yes, start over', gone: /The conversation is gone from this device/, quote: 'machine shop since 1998',
  },
} as const;

/** The promoter at the desk takes the case. */
async function take(context: BrowserContext, handover: string): Promise<void> {
  const desk = scene.whole.desk;
  if (!desk) throw new Error('no desk');
  const user = desk.arrive('Kim').id;
  const card = () => desk.state().channels.flatMap((channel) => channel.messages.filter(({ metadata }) => metadata?.event_payload.handover === handover).map((message) => ({ at: { channel: channel.id, ts: message.ts }, blocks: message.blocks as { elements?: { action_id?: string; text?: { text?: string } }[] }[] })))[0];
  await expect.poll(() => card() !== undefined, { timeout: 10_000 }).toBe(true);
  const action = card()!.blocks.flatMap(({ elements }) => elements ?? []).find(({ text }) => text?.text === 'Ta ärendet')!.action_id!;
  await desk.press({ user, at: card()!.at, action });
}

describe.each(['sv', 'en'] as const)('the scene.whole journey by keyboard alone, in %s', (language) => {
  const say = words[language];

  it('leads from the first sentence to an answer to whether one got help, on a narrow screen', async () => {
    const context = await scene.browser.newContext({ locale: language === 'sv' ? 'sv-SE' : 'en-GB', viewport: { width: 320, height: 700 }, reducedMotion: 'reduce' });
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(String(error)));
    page.on('console', (message) => { if (message.type() === 'error') faults.push(message.text()); });
    const shot = (name: string) => look(page, `keyboard-${language}-${name}`);
    const stored = () => page.evaluate('JSON.stringify({ ...localStorage, ...sessionStorage })') as Promise<string>;

    await page.goto(`${scene.whole.url}/chatt/almi-dalarna?lang=${language}`);
    const box = page.locator('#message');
    await reach(page, box);
    await page.keyboard.type(say.first);
    expect(await stored()).toBe('{}');
    await shot('1-before');
    await page.keyboard.press('Enter');

    const place = page.getByLabel(say.place);
    await reach(page, place);
    expect(await stored()).not.toContain('070');
    await shot('2-question');
    await page.keyboard.type('mora');
    await page.keyboard.press('Enter');
    const connect = button(page, say.connect).first();
    await doors(page, connect, button(page, say.notSure).last());
    await shot('3-doors');

    await press(page, button(page, say.changeStage));
    const stage = page.getByLabel(say.stage);
    await stage.waitFor();
    await expect.poll(() => hasFocus(stage)).toBe(true);
    await shot('4-correcting');
    await press(page, button(page, say.cancel));
    await expect.poll(() => hasFocus(button(page, say.changeStage))).toBe(true);
    await press(page, button(page, say.changePlace));
    await expect.poll(() => hasFocus(page.getByLabel(say.place))).toBe(true);
    await page.keyboard.type('Falun');
    await page.keyboard.press('Enter');
    await page.locator('.understood').getByText('Falun').waitFor();
    await shot('5-corrected');

    await press(page, button(page, say.connect).last());
    await press(page, button(page, say.review));
    const name = page.getByLabel(say.name);
    await expect.poll(() => hasFocus(name)).toBe(true);
    await shot('6-errors');
    await page.keyboard.type('Anna Ek');
    await press(page, button(page, say.use));
    await press(page, button(page, say.review));
    const preview = page.locator('.preview');
    await preview.waitFor();
    expect(await preview.innerText()).toContain(say.quote);
    expect(await preview.innerText()).toContain('070-123 45 67');
    await shot('7-preview');
    await press(page, button(page, say.change));
    await press(page, button(page, say.strike));
    await press(page, button(page, say.review));
    await preview.waitFor();
    expect(await preview.innerText()).not.toContain(say.quote);
    await press(page, button(page, say.send));
    await page.locator('.status').getByText(say.sent).waitFor();
    await shot('8-sent');

    const { id } = JSON.parse((await page.evaluate('localStorage["ratt-dorr:almi-dalarna"]')) as string) as { id: string };
    const [row] = await scene.whole.store.handovers({ conversation: id });
    await take(context, row!.id);
    await page.locator('.status').getByText(say.taken).waitFor();
    await shot('9-taken');

    // Ended outside, as an adviser's own system would: the next thing that the company does finds it.
    const records = await scene.whole.store.load(id);
    await scene.whole.store.append(id, records.length, [{ version: records.length + 1, at: new Date().toISOString(), cause: 'outside', event: { type: 'handover.completed', handover: row!.id, promoter: { id: 'U1', name: 'Kim' }, outcome: 'lån' } }]);
    await press(page, page.getByRole('group', { name: say.helpful }).last().getByRole('button', { name: say.yes }));
    await page.locator('.status').getByText(say.ended).waitFor();
    await press(page, page.getByRole('group', { name: say.helped }).getByRole('button', { name: say.partly }));
    await page.locator('.status').getByText(say.thanks).waitFor();
    await shot('10-helped');
    expect((await scene.whole.store.load(id)).at(-1)?.event).toMatchObject({ type: 'handover.rated', helped: 'partly' });

    // The tab is closed; the same browser finds the conversation again, until it is left.
    await page.close();
    const again = await context.newPage();
    await again.goto(`${scene.whole.url}/chatt/almi-dalarna?lang=${language}`);
    await again.locator('.status').getByText(say.ended).waitFor();
    await press(again, again.getByText(say.yours));
    await press(again, button(again, say.leave));
    expect(await again.locator('#sure').innerText()).toMatch(/[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/);
    await look(again, `keyboard-${language}-11-leaving`);
    await press(again, button(again, say.leaveYes));
    await again.getByText(say.gone).waitFor();
    await expect.poll(() => hasFocus(again.locator('#message'))).toBe(true);
    expect(await again.evaluate('JSON.stringify({ ...localStorage, ...sessionStorage })')).toBe('{}');
    expect((await scene.whole.store.load(id)).length).toBeGreaterThan(5);
    expect(faults).toEqual([]);
    await context.close();
  }, 120_000);
});

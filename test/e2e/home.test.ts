import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { axeFinds, inBrowser, keepPicture } from './in-browser.ts';
import { logged } from './running.ts';

const held = inBrowser();
const desk = () => { if (!held.whole.desk) throw new Error('no desk'); return held.whole.desk; };
const person = (name: string) => desk().arrive(name).id;

async function call<T>(method: string, path: string, body?: unknown, token?: string): Promise<T> {
  const response = await fetch(held.whole.url + path, { method, headers: { 'content-type': 'application/json', ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

/** A company that has been handed over to an actor, whose card is there. */
async function handedOver(actor: string, text: string, contact: Record<string, string>, also: Record<string, unknown> = {}): Promise<string> {
  const { conversation, token } = await call<{ conversation: { id: string }; token: string }>('POST', '/api/conversations', { door: 'almi-dalarna' });
  await call('POST', `/api/conversations/${conversation.id}/messages`, { id: randomUUID(), text }, token);
  const handover = randomUUID();
  await call('POST', `/api/conversations/${conversation.id}/handovers`, { id: handover, actor, contact, consent: true, onward: 'share', ...also }, token);
  await until(() => cardOf(handover) !== undefined);
  return handover;
}

function cardOf(handover: string) {
  for (const channel of desk().state().channels) {
    const message = channel.messages.find(({ metadata, thread_ts }) => metadata?.event_payload.handover === handover && thread_ts === undefined);
    if (message) return { channel: channel.id, name: channel.name, ts: message.ts, text: JSON.stringify(message.blocks) };
  }
  return undefined;
}

async function until(done: () => boolean | Promise<boolean>): Promise<void> {
  for (let i = 0; i < 400; i++) {
    if (await done()) return;
    await new Promise((resolve) => { setTimeout(resolve, 25); });
  }
  throw new Error(`it did not come about; the log says:\n${logged.slice(-8).join('\n')}`);
}

async function take(user: string, handover: string): Promise<void> {
  const card = cardOf(handover);
  if (!card) throw new Error('there is no card');
  await desk().press({ user, at: { channel: card.channel, ts: card.ts }, action: 'handover_accept' });
  await until(() => cardOf(handover)?.text.includes('handover_contact') ?? false);
}

const karin = { name: 'Karin Lind', company: 'Linds Verkstad AB', email: 'karin@lind.example', phone: '070-123 45 67' };
const omar = { name: 'Omar Nilsson', email: 'omar@bygg.example' };

describe('a promoter’s own page and the weekly letter, at the desk in a browser', () => {
  it('shows my cases, what nobody has taken and the figures, and changes when something is pressed elsewhere', async () => {
    const first = await handedOver('almi-dalarna', 'Vi har en mekanisk verkstad i Mora, 12 anställda, och behöver låna till en ny svarv', karin);
    const second = await handedOver('almi-dalarna', 'Vi är ett byggföretag i Falun och vill låna till en ny kran', omar);
    const kim = person('Kim');
    await take(kim, first);

    const context = await held.browser.newContext({ viewport: { width: 1200, height: 900 } });
    const page = await context.newPage();
    await page.addInitScript((user) => { localStorage.setItem('desk.users', JSON.stringify({ '': user })); }, kim);
    await page.goto(`${held.whole.url}/desk#hem`);
    await page.getByRole('heading', { name: 'Dina ärenden' }).waitFor();
    const home = page.locator('.home');
    await expect.poll(() => home.textContent()).toContain('Karin Lind, Linds Verkstad AB');
    expect(await home.textContent()).toContain('Väntar på någon');
    expect(await home.textContent()).toMatch(/2 kom in · 1 tagen/);
    for (const secret of ['Omar', 'omar@bygg.example', 'karin@lind.example', '070-123 45 67']) expect(await home.textContent()).not.toContain(secret);
    expect(await axeFinds(page, 'home')).toEqual([]);
    await keepPicture(page, 'home', { fullPage: true });

    await take(person('Lo'), second);
    await expect.poll(() => home.textContent(), { timeout: 10_000 }).toMatch(/2 kom in · 2 tagna/);
    expect(await home.textContent()).toContain('Inget väntar hos er');

    await page.getByRole('button', { name: 'Skicka veckobrevet nu' }).click();
    await page.getByText('Ett veckobrev har kommit').waitFor();
    const letter = desk().state().channels.flatMap(({ messages }) => messages).find(({ metadata }) => metadata?.event_type === 'ratt_dorr_week');
    expect(letter?.text).toContain('2 kom in, 2 tagna');
    expect(JSON.stringify(letter)).not.toMatch(/Karin|Omar|Linds|svarv|Kim/);
    await page.goto(`${held.whole.url}/desk#${cardOf(first)?.channel ?? ''}`);
    await page.getByRole('heading', { name: /De senaste sju dagarna hos Almi/ }).waitFor();
    await keepPicture(page, 'letter');
    await context.close();
  });

  it('shows a promoter that a company has been here before, where it ticked that both times', async () => {
    const eva = { name: 'Eva Ros', phone: '070-765 43 21' };
    const first = await handedOver('almi-dalarna', 'Vi är fyra på ett tryckeri i Leksand och vill låna till en press', eva, { recognise: true });
    const kim = person('Kim');
    await take(kim, first);
    const second = await handedOver('coompanion-dalarna', 'Vi är ett tryckeri i Leksand och vill starta en ekonomisk förening', { ...eva, phone: '+46 70 765 43 21' }, { recognise: true });
    expect(cardOf(second)?.text).toMatch(/Har varit i kontakt med Almi \(Dalarna\) i [a-zåäö]+: är inte avslutat\./);
    const third = await handedOver('ekn', 'Vi är ett tryckeri i Leksand och vill sälja i Norge', eva);
    expect(cardOf(third)?.text).not.toContain('Har varit i kontakt');
  });
});

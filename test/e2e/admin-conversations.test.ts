import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { signIn } from '../adapters/admin/signed-in.ts';
import type { SignedIn } from '../adapters/admin/signed-in.ts';
import { everythingSaid, keep } from '../adapters/admin/conversations/samples.ts';
import { hostile } from '../hostile.ts';
import { axeFinds, inBrowser, keepPicture } from './in-browser.ts';

const scene = inBrowser();

async function open(who: SignedIn, path: string, width = 1280): Promise<Page> {
  const context = await scene.browser.newContext({ locale: 'sv-SE', viewport: { width, height: 900 } });
  const [name = '', value = ''] = who.cookie.split(/=(.*)/s);
  await context.addCookies([{ name, value, domain: '127.0.0.1', path: '/admin' }]);
  const page = await context.newPage();
  await page.goto(`${scene.whole.url}${path}`);
  return page;
}

/** A company says something, as one does over HTTP. */
async function talk(text: string, more: object = {}): Promise<string> {
  const post = async (path: string, body: object, token?: string) => (await fetch(`${scene.whole.url}/api/conversations${path}`, { method: 'POST', headers: { 'content-type': 'application/json', ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) }, body: JSON.stringify(body) })).json() as Promise<{ conversation: { id: string }; token: string }>;
  const { conversation: { id }, token } = await post('', { door: 'almi-dalarna', ...more });
  await post(`/${id}/messages`, { id: randomUUID(), text }, token);
  return id;
}

/** Every element with the names of its attributes: two pages of the same kind have the same. */
const skeleton = `(() => { const all = []; const walk = (root) => { for (const one of root.querySelectorAll('*')) { all.push(one.namespaceURI.slice(-4) + one.localName + '[' + one.getAttributeNames().join(' ') + ']'); if (one.content instanceof DocumentFragment) walk(one.content); } }; walk(document); return all; })()`;
const asRead = (text: string) => text.replaceAll('\u0000', '').replace(/\r\n?/g, '\n').replace(/\p{Cs}/gu, '\ufffd').trim();

describe('an admin among conversations', () => {
  it('finds one by what was said, reads what was understood and why, and is noted as having read it', async () => {
    const who = await signIn(scene.whole);
    const id = await talk('Vi har en svarv i Mora och vill sälja våra kullager i Norge');
    await talk('Vilken är den bästa pizzerian i stan?');
    const page = await open(who, '/admin/samtal');
    await page.getByText('Sök och välj').click();
    await page.getByLabel('Ord i det som sagts').fill('KULLAGER svarv');
    await page.getByRole('button', { name: 'Visa samtalen' }).click();
    expect(await page.locator('.talks > li').count()).toBe(1);
    await page.locator('.talks a').click();
    expect(page.url()).toContain(id);
    await page.getByText('Så förstods det').click();
    await page.getByText('Troligaste behoven').waitFor();
    expect(await page.locator('.understood').innerText()).toMatch(/Orden som talade för det/);
    expect(await page.locator('.spoken', { hasText: 'kullager' }).count()).toBe(1);
    const read = await scene.whole.store.accounts.audited({ to: id, limit: 9 });
    expect(read.map(({ did, account }) => [did, account])).toEqual([['conversation.read', who.account.id]]);
    await page.context().close();
  });

  it('sees everything that can happen, right in every look and width, and practice marked', async () => {
    const who = await signIn(scene.whole);
    const texts = ['Vi vill sälja i Norge', 'Mora, nära Norge', 'Växer i Norge', 'Anna Norge', 'EKN kan Norge'];
    let at = 0;
    const id = await keep(scene.whole.store, everythingSaid(() => texts[at++ % texts.length] ?? '', { practice: true }));
    for (const width of [1280, 320]) {
      for (const [name, path] of [['list', '/admin/samtal'], ['narrowed', '/admin/samtal?sok=Norge&fran=igar&tecken=nej'], ['transcript', `/admin/samtal/${id}`], ['manual', '/admin/handbok']] as const) {
        const page = await open(who, path, width);
        await page.evaluate('for (const one of document.querySelectorAll("details")) one.open = true');
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme });
          await keepPicture(page, `${name}-${width}-${colorScheme}`, { fullPage: true });
          expect(await axeFinds(page, `${name} at ${width}, ${colorScheme}`)).toEqual([]);
        }
        expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth'), `${name} is wider than ${width}`).toBeLessThanOrEqual(0);
        if (name !== 'manual') expect(await page.locator('main').innerText()).toContain('ÖVNING');
        await page.context().close();
      }
    }
  }, 120_000);

  it('reads it in English too', async () => {
    const who = await signIn(scene.whole, { language: 'en' });
    const id = await keep(scene.whole.store, everythingSaid(() => 'text'));
    const { text } = await who.get(`/admin/samtal/${id}`);
    expect(text).toContain('How it was understood');
    expect(text).not.toMatch(/Så förstods|Företaget|Dörrarna/);
  });

  it('sees a page at a time, and goes on where the last one ended', async () => {
    const who = await signIn(scene.whole, { role: 'editor', region: 'lista' });
    for (let i = 0; i < 120; i += 1) await keep(scene.whole.store, [{ type: 'conversation.opened', door: 'x', region: 'lista', language: 'sv', languageChosen: false, practice: false }], new Date(Date.UTC(2026, 9, 1, 0, i)).toISOString());
    const seen: string[] = [];
    let path: string | undefined = '/admin/samtal';
    while (path !== undefined) {
      const { text } = await who.get(path);
      seen.push(...[...text.matchAll(/href="\/admin\/samtal\/([\w-]+)"/g)].map(([, id]) => id ?? ''));
      path = /href="([^"]*fore=[^"]*)"/.exec(text)?.[1]?.replaceAll('&amp;', '&');
    }
    expect(seen).toHaveLength(120);
    expect(new Set(seen).size).toBe(120);
    expect((await who.get('/admin/samtal')).text).toContain('120 samtal');
  });
});

describe('whoever may not', () => {
  it('is answered about another’s conversation as about one that is not there, and reads no line of it in the list', async () => {
    const id = await keep(scene.whole.store, everythingSaid(() => 'hemligt', { region: 'dalarna', door: 'almi-dalarna' }));
    const reading = async (kind: Parameters<typeof signIn>[1]) => {
      const who = await signIn(scene.whole, kind);
      return [(await who.get(`/admin/samtal/${id}`)).status, (await who.get('/admin/samtal?dorr=almi-dalarna')).text.includes(id), (await who.get('/admin/samtal?region=dalarna&sok=hemligt')).text.includes(id), (await who.get('/admin/samtal/nobody')).status];
    };
    expect(await reading({ role: 'editor', region: 'dalarna' })).toEqual([200, true, true, 404]);
    expect(await reading({ role: 'editor', actor: 'ekn' })).toEqual([200, true, true, 404]);
    expect(await reading({ role: 'editor', region: 'orebro' })).toEqual([404, false, false, 404]);
    expect(await reading({ role: 'editor', actor: 'bolagsverket' })).toEqual([404, false, false, 404]);
    expect(await reading({ role: 'reader' })).toEqual([403, false, false, 403]);
    expect((await fetch(`${scene.whole.url}/admin/samtal/${id}`, { redirect: 'manual' })).status).toBe(303);
  });

  it('reads a promoter’s note only at its own actor, or over the region', async () => {
    let at = 0;
    const id = await keep(scene.whole.store, everythingSaid(() => `text ${at++}`).map((event) => (event.type === 'handover.declined' ? { ...event, note: 'internt' } : event)));
    const reads = async (kind: Parameters<typeof signIn>[1]) => (await (await signIn(scene.whole, kind)).get(`/admin/samtal/${id}`)).text.includes('internt');
    expect([await reads({}), await reads({ role: 'editor', region: 'dalarna' }), await reads({ role: 'editor', actor: 'ekn' }), await reads({ role: 'editor', actor: 'almi-dalarna' })]).toEqual([true, true, true, false]);
  });
});

describe('what somebody writes who wants a page to do something', () => {
  it('is shown as the letters that it is, all of it, in the list and in the conversation', async () => {
    expect(hostile.length).toBeGreaterThan(500);
    const who = await signIn(scene.whole, { role: 'editor', region: 'fientlig' });
    let at = 0;
    const tame = await keep(scene.whole.store, everythingSaid(() => `snällt ${at++}`, { region: 'fientlig' }));
    const first = await open(who, `/admin/samtal/${tame}`);
    const shape = await first.evaluate(skeleton);
    await first.context().close();
    at = 0;
    const shown = new Set<string>();
    while (at < hostile.length) {
      const from = at;
      const write = () => hostile[at++ % hostile.length] ?? '';
      const id = await keep(scene.whole.store, everythingSaid(write, { region: 'fientlig', door: hostile[from] ?? '' }));
      const { page, tricked } = await watched(who, `/admin/samtal/${id}`);
      expect(await page.evaluate(skeleton), `texts from ${from}`).toEqual(shape);
      expect(tricked).toEqual([]);
      const text = asRead(String(await page.evaluate('document.body.textContent')));
      for (const one of hostile.slice(from, at)) if (text.includes(asRead(one))) shown.add(one);
      await page.context().close();
    }
    expect(hostile.filter((one) => !shown.has(one) && asRead(one) !== '')).toEqual([]);

    const { page, tricked } = await watched(who, '/admin/samtal');
    expect(tricked).toEqual([]);
    const rows = (await page.evaluate(`[...document.querySelectorAll('.talks > li')].map((row) => [...row.querySelectorAll('*')].map((one) => one.localName).join())`)) as string[];
    expect(rows.length).toBeGreaterThan(5);
    expect(new Set(rows).size).toBe(1);
    await page.context().close();
  }, 120_000);

  it('is shown as it is where it is searched for', async () => {
    const who = await signIn(scene.whole, { role: 'editor', region: 'tom' });
    const page = await open(who, '/admin/samtal?sok=x&dorr=x&behov=x');
    const shape = await page.evaluate(skeleton);
    for (const one of hostile.filter((_, index) => index % 12 === 0)) {
      await page.goto(`${scene.whole.url}/admin/samtal?${new URLSearchParams({ sok: one, dorr: one, behov: one, fran: '' }).toString()}`);
      const isEmpty = (await page.getByLabel('Ord i det som sagts').inputValue()) === '';
      if (!isEmpty) expect(await page.evaluate(skeleton), one).toEqual(shape);
    }
    await page.context().close();
  }, 120_000);
});

/** A page, and all that it did which no page of ours does. */
async function watched(who: SignedIn, path: string): Promise<{ page: Page; tricked: string[] }> {
  const page = await open(who, '/admin/handbok');
  const tricked: string[] = [];
  await page.exposeFunction('hit', () => { tricked.push('a script ran'); });
  page.on('dialog', (dialog) => { tricked.push('a dialog'); void dialog.dismiss(); });
  page.on('console', (message) => { if (/Content.Security/i.test(message.text())) tricked.push(message.text()); });
  page.on('request', (request) => { if (!request.url().startsWith(scene.whole.url)) tricked.push(request.url()); });
  page.on('framenavigated', (frame) => { if (frame.parentFrame()) tricked.push('a frame'); });
  await page.goto(`${scene.whole.url}${path}`);
  return { page, tricked };
}

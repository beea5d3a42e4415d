import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../../bench/browser.ts';
import { keepPicture } from './in-browser.ts';
import { peerFile } from './peers.ts';
import { logged, startWhole } from './running.ts';

const webChat = peerFile('botframework-webchat', '4.18.1', 'dist/webchat-minimal.js');
const client = peerFile('botframework-directlinejs', '0.15.8', 'dist/directline.js');

let whole: Awaited<ReturnType<typeof startWhole>>;
let browser: Browser;
let site: Server;
let home = '';

/** Somebody else's website, with Microsoft's clients on it as they are published. */
beforeAll(async () => {
  if (webChat === undefined || client === undefined) return;
  whole = await startWhole();
  browser = await openBrowser();
  site = createServer((request, response) => {
    const script = { '/webchat.js': webChat, '/directline.js': client }[request.url ?? ''];
    response.setHeader('content-type', script === undefined ? 'text/html; charset=utf-8' : 'text/javascript; charset=utf-8');
    response.end(script ?? '<!doctype html><html lang="sv"><title>En aktörs webbplats</title><body><div id="chat" style="height: 95vh"></div></body></html>');
  }).listen(0, '127.0.0.1');
  await once(site, 'listening');
  home = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
}, 120_000);

afterAll(async () => {
  if (webChat === undefined || client === undefined) return;
  await browser.close();
  await whole.stop();
  site.closeAllConnections();
  site.close();
});

async function openPage(script: string): Promise<{ page: Page; faults: string[] }> {
  const context = await browser.newContext({ locale: 'sv-SE', viewport: { width: 900, height: 1000 }, reducedMotion: 'reduce' });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  await page.goto(home);
  await page.addScriptTag({ url: script });
  return { page, faults };
}

async function look(page: Page, name: string): Promise<void> {
  await keepPicture(page, name);
}

/** A promoter at the desk takes the card that lies there. */
async function take(name: string, sentence: string): Promise<void> {
  const { desk } = whole;
  if (!desk) throw new Error('no desk');
  await expect.poll(() => card(sentence), { timeout: 15_000 }).toBeDefined();
  const { channel, ts, action } = card(sentence) ?? { channel: '', ts: '', action: '' };
  await desk.press({ user: desk.arrive(name).id, at: { channel, ts }, action });
}

function card(sentence: string): { channel: string; ts: string; action: string } | undefined {
  for (const channel of whole.desk?.state().channels ?? []) {
    for (const { ts, blocks } of channel.messages) {
      const text = JSON.stringify(blocks ?? []);
      const action = /"action_id":"([^"]*)"[^{}]*"text":\{[^{}]*"text":"Ta ärendet"/.exec(text)?.[1] ?? /"text":\{[^{}]*"text":"Ta ärendet"[^{}]*\}[^{}]*"action_id":"([^"]*)"/.exec(text)?.[1];
      if (text.includes(sentence) && action !== undefined) return { channel: channel.id, ts, action };
    }
  }
  return undefined;
}

const events = async () => JSON.stringify(await Promise.all((await whole.store.handovers({})).map(({ conversation }) => whole.store.load(conversation))));

describe.skipIf(webChat === undefined || client === undefined)('Microsoft’s own clients, as they are published (skipped when the npm registry cannot be reached)', () => {
  it('Web Chat leads a company from its first sentence to a promoter’s yes', async () => {
    const { page, faults } = await openPage('/webchat.js');
    await page.evaluate(`(async () => {
      const response = await fetch('${whole.url}/v3/directline/tokens/generate', { method: 'POST', headers: { Authorization: 'Bearer almi-dalarna' } });
      const { token } = await response.json();
      window.heard = [];
      const store = window.WebChat.createStore({}, () => (next) => (action) => {
        if (action.type === 'DIRECT_LINE/INCOMING_ACTIVITY' && action.payload.activity.type === 'event') window.heard.push(action.payload.activity);
        return next(action);
      });
      window.WebChat.renderWebChat({ directLine: window.WebChat.createDirectLine({ token, domain: '${whole.url}/v3/directline' }), locale: 'sv-SE', store }, document.getElementById('chat'));
    })()`);
    const text = () => page.locator('#chat').innerText();
    const write = async (words: string) => {
      await page.getByPlaceholder('Skriv ditt meddelande').fill(words);
      await page.keyboard.press('Enter');
    };
    await expect.poll(text, { timeout: 15_000 }).toContain('Berätta med egna ord');
    await write('Vi har en mekanisk verkstad i Mora sen 1998, 12 anställda, och behöver låna till en ny svarv.');

    const offered = (name: string) => page.getByRole('toolbar').getByRole('button', { name, exact: true });
    const connect = offered('Koppla ihop mig med Almi (Dalarna)');
    for (let asked = 0; asked < 6 && !(await connect.isVisible()); asked++) {
      const notSure = offered('Vet inte');
      await Promise.race([connect.waitFor({ timeout: 10_000 }), notSure.waitFor({ timeout: 10_000 })]);
      if (!(await connect.isVisible())) await notSure.click();
    }
    await look(page, 'webchat-1-doors');
    await connect.click();
    await expect.poll(text).toContain('Vad heter du?');
    await write('Anna Ek');
    await expect.poll(text).toContain('Hur når de dig?');
    await write('070-123 45 67');
    await expect.poll(text).toContain('behöver låna till en ny svarv');
    await look(page, 'webchat-2-preview');
    await offered('Ja, skicka').click();
    await expect.poll(text).toContain('Er fråga är skickad till Almi (Dalarna)');
    await take('Kim', 'ny svarv');
    await expect.poll(text, { timeout: 15_000 }).toContain('Kim på Almi (Dalarna) har tagit');
    await look(page, 'webchat-3-taken');

    expect(await page.evaluate('window.heard.map(({ name, value }) => [name, value.state])')).toEqual([['handoff.initiate', undefined], ['handoff.status', 'accepted']]);
    expect(await text()).not.toContain('Försök igen');
    expect(faults).toEqual([]);
    expect(await events()).not.toMatch(/Anna Ek|070-123/);
    expect(logged.filter((line) => /070-123|Anna Ek|svarv/.test(line))).toEqual([]);
  }, 60_000);

  it('DirectLineJS without a stream, by the door’s id alone, gets each thing once, and all of it again when it comes back', async () => {
    const { page, faults } = await openPage('/directline.js');
    await page.evaluate(`
      window.got = [];
      window.line = new window.DirectLine.DirectLine({ secret: 'ekn', domain: '${whole.url}/v3/directline', webSocket: false, pollingInterval: 200, conversationStartProperties: { locale: 'en-GB' } });
      window.line.activity$.subscribe((activity) => window.got.push(activity));
      window.say = (text) => new Promise((resolve, reject) => window.line.postActivity({ type: 'message', from: { id: 'guest' }, text }).subscribe(resolve, reject));`);
    const texts = () => page.evaluate('window.got.map(({ text }) => text)') as Promise<string[]>;
    await expect.poll(async () => (await texts())[0], { timeout: 15_000 }).toContain('Tell me in your own words');
    await page.evaluate(`window.say('We make tools in Mora and want to sell to Norway')`);
    await expect.poll(async () => (await texts()).length).toBeGreaterThan(2);
    await page.waitForTimeout(700);
    const ids = (await page.evaluate('window.got.map(({ id }) => id)')) as string[];
    expect(new Set(ids).size).toBe(ids.length);
    await page.evaluate(`
      window.again = [];
      window.back = new window.DirectLine.DirectLine({ secret: 'ekn', domain: '${whole.url}/v3/directline', conversationId: window.line.conversationId });
      window.back.activity$.subscribe((activity) => window.again.push(activity));`);
    await expect.poll(() => page.evaluate('window.again.map(({ id }) => id)'), { timeout: 15_000 }).toEqual(ids);
    expect((await texts())[1]).toBe('We make tools in Mora and want to sell to Norway');
    expect(faults).toEqual([]);
  }, 60_000);
});

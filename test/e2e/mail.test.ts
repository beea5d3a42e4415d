import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { openMailServer } from '../adapters/mail/mail-server.ts';
import { axeFinds, inBrowser, keepPicture } from './in-browser.ts';
import { logged, startWhole } from './running.ts';

const scene = inBrowser();

const words = 'Vi har en mekanisk verkstad i Mora sen 1998, 12 anställda, och behöver låna till en ny svarv.';

async function call<T>(method: string, path: string, body?: unknown, token?: string, url = scene.whole.url): Promise<T> {
  const response = await fetch(url + path, { method, headers: { 'content-type': 'application/json', ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

/** A company that has sent its question, and the code of its conversation. */
async function handedOver(email: string, url = scene.whole.url, also: Record<string, unknown> = {}) {
  const { conversation: { id, code }, token } = await call<{ conversation: { id: string; code: string }; token: string }>('POST', '/api/conversations', { door: 'almi-dalarna', ...also }, undefined, url);
  await call('POST', `/api/conversations/${id}/messages`, { id: randomUUID(), text: words }, token, url);
  const handover = randomUUID();
  await call('POST', `/api/conversations/${id}/handovers`, { id: handover, actor: 'almi-dalarna', contact: { name: 'Anna Ek', email }, consent: true, onward: 'share' }, token, url);
  return { id, code, token, handover };
}

const mails = async () => (await fetch(`${scene.whole.url}/desk/mail`)).text();

async function look(page: Page, name: string): Promise<void> {
  await keepPicture(page, name);
  expect(await axeFinds(page, name)).toEqual([]);
  expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
}

describe('a company that left the chat', () => {
  it('finds an e-mail at the desk, and its link opens the conversation in another browser, the code unseen by any server', async () => {
    const company = await handedOver('anna@verkstad.example');
    await expect.poll(mails).toContain('anna@verkstad.example');
    const context = await scene.browser.newContext({ locale: 'sv-SE', viewport: { width: 360, height: 740 } });
    const asked: string[] = [];
    context.on('request', (request) => { asked.push(`${request.url()} ${JSON.stringify(request.headers())}`); });
    const page = await context.newPage();
    await page.goto(scene.whole.url);
    await page.getByRole('link', { name: 'Mejlen vid övningsdisken' }).click();
    await look(page, 'mail-1-list');
    await page.getByRole('link', { name: 'Er fråga är skickad' }).first().click();
    await look(page, 'mail-2-letter');
    await page.getByRole('link', { name: /#kod=/ }).click();
    await page.locator('.log').getByText(words).waitFor();
    await page.locator('.status').getByText(/Almi/).first().waitFor();
    await look(page, 'mail-3-chat');
    expect(page.url()).toBe(`${scene.whole.url}/chatt/almi-dalarna`);
    expect(asked.length).toBeGreaterThan(5);
    for (const secret of [company.code, company.code.replaceAll('-', '')]) expect([...asked, ...logged].filter((line) => line.includes(secret))).toEqual([]);
    expect(logged.filter((line) => line.includes('anna@verkstad'))).toEqual([]);
    await page.reload();
    await page.locator('.log').getByText(words).waitFor();
    await context.close();
  }, 60_000);

  it('is told kindly when the conversation of a link is gone', async () => {
    const page = await scene.browser.newPage({ locale: 'sv-SE' });
    await page.goto(`${scene.whole.url}/chatt/almi-dalarna#kod=AAAA-BBBB-CCCC`);
    await page.getByText('Samtalet som länken gick till finns inte kvar.').waitFor();
    expect(page.url()).toBe(`${scene.whole.url}/chatt/almi-dalarna`);
    await page.close();
  }, 60_000);

  it('is written to in the order of what happens, and has no e-mail left once it has everything deleted', async () => {
    const company = await handedOver('bo@verkstad.example');
    await expect.poll(mails).toContain('bo@verkstad.example');
    await call('POST', `/api/conversations/${company.id}/handovers/${company.handover}/withdraw`, undefined, company.token);
    await expect.poll(async () => (await mails()).split('bo@verkstad.example').length).toBe(3);
    expect((await mails()).indexOf('är tillbakatagen')).toBeLessThan((await mails()).indexOf('är skickad'));
    await call('DELETE', `/api/conversations/${company.id}`, undefined, company.token);
    expect(await mails()).not.toContain('bo@verkstad.example');
  });
});

describe('with Slack connected', () => {
  it('the letter goes to the mail server, also while Slack cannot be reached, and nothing goes out for practice', async () => {
    const server = await openMailServer();
    const real = await startWhole({ SMTP_URL: server.url, MAIL_FROM: 'inget-svar@dorr.example.se', HANDOVER_LIVE: 'all', SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 'abcdefgh', SLACK_API_URL: 'http://127.0.0.1:9/' });
    await handedOver('eva@verkstad.example', real.url, { practice: true });
    const { code } = await handedOver('fia@verkstad.example', real.url);
    await expect.poll(() => server.letters.length, { timeout: 20_000 }).toBe(1);
    expect(server.heard.filter((line) => line.startsWith('RCPT'))).toEqual(['RCPT TO:<fia@verkstad.example>']);
    expect(server.letters[0]?.replace(/\n /g, ' ')).toMatch(/^From: .*<inget-svar@dorr\.example\.se>$/m);
    expect(server.letters[0]?.replace(/=\n/g, '').replaceAll('=3D', '=')).toContain(`${real.url}/chatt/almi-dalarna#kod=${code}`);
    expect((await fetch(`${real.url}/desk/mail`)).status).toBe(404);
    await real.stop();
    await server.close();
  }, 60_000);
});

describe('the mailbox at the desk', () => {
  it('takes every letter, also where a mail server is set', async () => {
    const server = await openMailServer();
    const other = await startWhole({ SMTP_URL: server.url, MAIL_FROM: 'inget-svar@dorr.example.se' });
    await handedOver('dag@verkstad.example', other.url);
    await expect.poll(async () => (await fetch(`${other.url}/desk/mail`)).text()).toContain('dag@verkstad.example');
    await other.stop();
    await server.close();
    expect(server.heard).toEqual([]);
  });

  it('is for those who may see the desk', async () => {
    for (const path of ['/desk/mail', '/desk/mail/x', '/desk/mail/x/html']) expect((await fetch(scene.whole.url + path, { headers: { 'x-forwarded-for': '203.0.113.9' } })).status).toBe(403);
    expect((await fetch(`${scene.whole.url}/desk/mail?key=${scene.whole.deskKey}`, { headers: { 'x-forwarded-for': '203.0.113.9' } })).status).toBe(200);
  });

  it('shows a letter as text and with its own page, which fetches nothing', async () => {
    await handedOver('cia@verkstad.example');
    await expect.poll(mails).toContain('cia@verkstad.example');
    const id = /href="\/desk\/mail\/([0-9a-f]{40})/.exec(await mails())?.[1] ?? '';
    const page = await fetch(`${scene.whole.url}/desk/mail/${id}/html`);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(page.headers.get('referrer-policy')).toBe('no-referrer');
    expect(await page.text()).toContain('Hej Anna Ek!');
    expect((await fetch(`${scene.whole.url}/desk/mail/nothing`)).status).toBe(404);
  });

  it('keeps the key of its visitor in every link', async () => {
    const html = await (await fetch(`${scene.whole.url}/desk/mail?key=${scene.whole.deskKey}`)).text();
    const links = [...html.matchAll(/href="(\/desk[^"]*)"/g)].map(([, to]) => to);
    expect(links.length).toBeGreaterThan(1);
    for (const to of links) expect(to).toContain(`key=${scene.whole.deskKey}`);
  });
});

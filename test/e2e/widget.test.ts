import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser, BrowserContextOptions, Frame, Page } from 'playwright-core';
import type { Compiled } from '../../src/compiled.ts';
import { openBrowser } from '../../bench/browser.ts';
import { axeFinds, keepPicture } from './in-browser.ts';
import { openOtherSite } from './other-site.ts';
import { startWhole } from './running.ts';

const door = 'almi-dalarna';
const listed = [door, 'dalarna-science-park', 'ekn'];
let browser: Browser;
let whole: Awaited<ReturnType<typeof startWhole>>;
let site: Awaited<ReturnType<typeof openOtherSite>>;
let stranger: Awaited<ReturnType<typeof openOtherSite>>;

/** The content with a website on the list of three doors. */
const listing = (origin: string) => (compiled: Compiled): Compiled => ({
  ...compiled,
  knowledge: {
    ...compiled.knowledge,
    regions: compiled.knowledge.regions.map((one) => ({ ...one, actors: one.actors.map((actor) => (listed.includes(actor.id) ? { ...actor, brand: { colour: '#7a1f5c', sites: [origin] } } : actor)) })),
  },
});

/** Everything that a website's style can do to what stands on it, by accident or not. */
const hostile = `<style>
  html { font-size: 4px; direction: rtl; }
  * { all: unset !important; display: block !important; color: red !important; font: 700 40px/3 serif !important; transform: none !important; position: static !important; z-index: 0 !important; opacity: .4 !important; visibility: visible !important; }
  ratt-dorr, ratt-dorr *, iframe, dialog, button { display: none !important; width: 1px !important; height: 1px !important; pointer-events: none !important; }
  .bar { display: block !important; position: fixed !important; inset: auto 0 0 0 !important; height: 40px !important; z-index: 2147483647 !important; background: gold !important; opacity: 1 !important; }
  html, body { opacity: 1 !important; }
  :root { --colour: lime; --ink: lime; --height: 3px; --top: 300px; --edge: 0; --low: 0; }
</style>`;

beforeAll(async () => {
  [site, stranger] = await Promise.all([openOtherSite(), openOtherSite()]);
  whole = await startWhole({}, listing(site.url));
  browser = await openBrowser();
  const script = `<script src="${whole.url}/ratt-dorr.js" async></script>`;
  const element = (text = 'Hitta rätt hjälp', attributes = '') => `<ratt-dorr door="${door}" ${attributes}><a href="${whole.url}/chatt/${door}">${text}</a></ratt-dorr>`;
  const body = '<main><h1>Bygdens sida</h1><p>Välkommen. <a href="#nyheter">Nyheter</a></p><p id="nyheter">Inget nytt.</p></main>';
  const strict = `default-src 'none'; script-src ${whole.url}; frame-src ${whole.url}`;
  site.pages.set('/sv', { policy: strict, body: body + script + element() });
  site.pages.set('/en', { policy: strict, language: 'en', body: `<main><h1>Welcome</h1><p>Hello. <a href="#x">News</a></p><p id="x">None.</p></main>${script}${element('Find the right help')}` });
  site.pages.set('/hostile', { head: hostile, body: `${body}<div class="bar">Kakor!</div>${script}${element('Hitta rätt hjälp', 'colour="#ffd500" side="left"')}` });
  site.pages.set('/styled', { head: '<style>ratt-dorr { --ratt-dorr-colour: #ffd500; --ratt-dorr-ink: #400000; --ratt-dorr-side: left; --ratt-dorr-offset: 40px; --ratt-dorr-z: 7; }</style>', body: body + script + element() });
  site.pages.set('/no-frames', { policy: `default-src 'none'; script-src ${whole.url}`, body: body + script + element() });
  site.pages.set('/no-script', { policy: "default-src 'none'", body: body + script + element() });
  site.pages.set('/twice', { body: `${body}${script}${script}${element('En dörr', 'side="left"')}<ratt-dorr door="dalarna-science-park"><a href="${whole.url}/chatt/dalarna-science-park">En annan dörr</a></ratt-dorr><iframe title="Utanför" src="${whole.url}/embed/${door}"></iframe>` });
  stranger.pages.set('/', { body: body + script + element() });
}, 120_000);

afterAll(async () => {
  await browser.close();
  await Promise.all([whole.stop(), site.close(), stranger.close()]);
});

/** Axe finds nothing, on the whole page or in `part` of it, and nothing is wider than the screen; a picture is kept where one is asked for. */
async function look(page: Page, name: string, part = 'html'): Promise<void> {
  await keepPicture(page, `widget-${name}`);
  expect(await axeFinds(page, name, part)).toEqual([]);
  for (const frame of page.frames()) expect(await frame.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
}

type Visit = { page: Page; origins: Set<string>; asked: string[] };

/** A visitor at a page of another website, and what the browser fetches for it. */
async function visit(address: string, options: BrowserContextOptions = {}): Promise<Visit> {
  const context = await browser.newContext({ locale: 'sv-SE', viewport: { width: 1200, height: 800 }, reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  const asked: string[] = [];
  const origins = new Set<string>();
  context.on('request', (request) => { if (!request.url().startsWith('data:')) { asked.push(request.url()); origins.add(new URL(request.url()).origin); } });
  await page.goto(address);
  return { page, origins, asked };
}

const launcher = (page: Page) => page.locator('ratt-dorr button.open').first();
const panel = (page: Page) => page.locator('ratt-dorr dialog').first();
const chatIn = (page: Page) => page.frameLocator('ratt-dorr iframe').first();
const frameOf = async (page: Page): Promise<Frame> => {
  await chatIn(page).locator('#message').waitFor();
  const handle = await page.locator('ratt-dorr iframe').first().elementHandle();
  return (await handle!.contentFrame())!;
};
/** What has the keyboard: in the page, inside the element, and inside the frame. */
const focused = (page: Page) => page.evaluate<string>("document.activeElement.localName + ' ' + (document.querySelector('ratt-dorr').shadowRoot?.activeElement?.localName ?? '')");

describe('the launcher on another website with a strict policy', () => {
  it.each([['sv', 1200], ['sv', 320], ['en', 1200], ['en', 320]] as const)('is opened, used and closed with the keyboard alone, in %s at a width of %i', async (language, width) => {
    const { page, origins, asked } = await visit(`${site.url}/${language}`, { viewport: { width, height: 700 } });
    const refused: string[] = [];
    page.on('console', (message) => { if (/Content Security Policy|violates/.test(message.text())) refused.push(message.text()); });
    await launcher(page).waitFor();
    expect(asked).toEqual([`${site.url}/${language}`, `${whole.url}/ratt-dorr.js`]);
    expect(await launcher(page).getAttribute('aria-expanded')).toBe('false');
    await look(page, `${language}-${width}-1-closed`);

    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('ratt-dorr button');
    await page.keyboard.press('Enter');
    const frame = await frameOf(page);
    await expect.poll(() => frame.evaluate<string>('document.hasFocus() + " " + document.activeElement.id')).toBe('true message');
    expect(await launcher(page).getAttribute('aria-expanded')).toBe('true');
    expect(await page.getByRole('dialog', { name: language === 'sv' ? 'Hitta rätt hjälp' : 'Find the right help' }).count()).toBe(1);
    expect(await frame.evaluate<unknown>('[localStorage.length, sessionStorage.length, document.cookie]')).toEqual([0, 0, '']);
    expect(await frame.evaluate<string>('document.documentElement.lang')).toBe(language);
    await look(page, `${language}-${width}-2-open`);

    await page.keyboard.type(language === 'sv' ? 'Vi är ett snickeri med fyra anställda och behöver låna till en ny maskin.' : 'We are a carpentry firm with four employees and need a loan for a new machine.');
    await page.keyboard.press('Enter');
    const connect = chatIn(page).getByRole('button', { name: /^(Koppla ihop mig med|Connect me with)/ }).first();
    const notSure = chatIn(page).getByRole('button', { name: /^(Vet inte|Not sure|Don.t know|I don.t know)/ }).last();
    for (let turn = 0; turn < 6 && !(await connect.isVisible()); turn++) {
      await Promise.race([connect.waitFor({ timeout: 10_000 }), notSure.waitFor({ timeout: 10_000 })]);
      if (turn === 0 && await notSure.isVisible()) await look(page, `${language}-${width}-3-question`);
      if (!(await connect.isVisible())) await notSure.press('Enter');
    }
    await connect.waitFor();
    await look(page, `${language}-${width}-4-cards`);
    expect(await chatIn(page).locator('button.shut').evaluate((one) => one.getBoundingClientRect().top >= 0)).toBe(true);

    await page.keyboard.press('Escape');
    await expect.poll(() => panel(page).isVisible()).toBe(false);
    expect(await focused(page)).toBe('ratt-dorr button');
    expect(await launcher(page).getAttribute('aria-expanded')).toBe('false');
    await page.keyboard.press('Enter');
    await expect.poll(() => connect.isVisible()).toBe(true);
    await chatIn(page).getByRole('button', { name: language === 'sv' ? 'Stäng' : 'Close' }).press('Enter');
    await expect.poll(() => panel(page).isVisible()).toBe(false);
    expect(await page.evaluate<unknown>('[localStorage.length, sessionStorage.length, document.cookie]')).toEqual([0, 0, '']);
    expect(await page.context().cookies()).toEqual([]);
    expect([...origins].sort()).toEqual([site.url, whole.url].sort());
    expect(refused).toEqual([]);
  }, 120_000);

  it('leaves the page in reach on a wide screen, and out of reach under the chat on a narrow one', async () => {
    const { page } = await visit(`${site.url}/sv`);
    await launcher(page).click();
    await frameOf(page);
    await page.getByRole('link', { name: 'Nyheter' }).click();
    expect(page.url()).toContain('#nyheter');
    await page.setViewportSize({ width: 400, height: 700 });
    await expect.poll(() => panel(page).evaluate((one) => [one.matches(':modal'), one.getBoundingClientRect().width, one.getBoundingClientRect().height])).toEqual([true, 400, 700]);
    await page.evaluate("document.querySelector('main a').focus()");
    expect(await page.evaluate<string>('document.activeElement.localName')).not.toBe('a');
  }, 60_000);

  it('takes the keyboard along only for whoever pressed it', async () => {
    const { page } = await visit(`${site.url}/sv`);
    await launcher(page).waitFor();
    await page.getByRole('link', { name: 'Nyheter' }).focus();
    await page.evaluate("document.querySelector('ratt-dorr').setAttribute('open', '')");
    await frameOf(page);
    expect(await focused(page)).toBe('a ');
    await page.evaluate("document.querySelector('ratt-dorr').removeAttribute('open')");
    expect(await focused(page)).toBe('a ');
  }, 60_000);

  it('follows the colours and the motion that the reader has chosen', async () => {
    for (const [name, chosen] of Object.entries({ dark: { colorScheme: 'dark' }, forced: { forcedColors: 'active' } } as const)) {
      const { page } = await visit(`${site.url}/sv`, { ...chosen, viewport: { width: 800, height: 600 } });
      await launcher(page).click();
      await frameOf(page);
      await look(page, `colours-${name}`);
    }
  }, 60_000);

  it('lets a company take along what is kept about it, and opens other pages outside the frame', async () => {
    const { page } = await visit(`${site.url}/sv`);
    await launcher(page).click();
    const frame = await frameOf(page);
    await chatIn(page).locator('#message').fill('Vi vill sälja våra verktyg i Norge.');
    await page.keyboard.press('Enter');
    await chatIn(page).getByText('Hämta, lämna eller radera samtalet').click();
    const [download] = await Promise.all([page.waitForEvent('download'), chatIn(page).getByRole('button', { name: 'Ladda ner allt' }).click()]);
    expect(download.suggestedFilename()).toBe('ratt-dorr.json');
    const [other] = await Promise.all([page.context().waitForEvent('page'), chatIn(page).getByRole('link', { name: 'Så hanteras dina uppgifter' }).click()]);
    await other.getByRole('heading', { level: 1, name: 'Så hanteras dina uppgifter' }).waitFor();
    expect(frame.url()).toContain('/embed/');
    expect(await panel(page).isVisible()).toBe(true);
  }, 60_000);

  it('leads to the chat on its own page where the script is not let in', async () => {
    const { page } = await visit(`${site.url}/no-script`);
    await page.getByRole('link', { name: 'Hitta rätt hjälp' }).click();
    await page.waitForURL(`${whole.url}/chatt/${door}`);
  }, 60_000);
});

describe('the launcher on a website whose style is at war with it', () => {
  it.each([1200, 320])('looks and works as it should, at a width of %i', async (width) => {
    const { page } = await visit(`${site.url}/hostile`, { viewport: { width, height: 700 } });
    const button = launcher(page);
    await button.waitFor();
    const at = await button.boundingBox();
    expect(at!.height).toBeGreaterThanOrEqual(44);
    expect(at!.x).toBeLessThan(40);
    expect(await button.evaluate((one) => { const { color, backgroundColor, fontSize, direction } = getComputedStyle(one); return { color, backgroundColor, fontSize, direction }; })).toEqual({ color: 'rgb(0, 0, 0)', backgroundColor: 'rgb(255, 213, 0)', fontSize: '16px', direction: 'ltr' });
    await look(page, `hostile-${width}-1-closed`, 'ratt-dorr');
    await button.click();
    await frameOf(page);
    const box = await panel(page).boundingBox();
    if (width === 320) expect(box).toEqual({ x: 0, y: 0, width: 320, height: 700 });
    else expect([Math.round(box!.width), box!.height > 500]).toEqual([418, true]);
    await look(page, `hostile-${width}-2-open`, 'ratt-dorr');
  }, 60_000);
});

describe('the launcher on a website that gives it a look of its own', () => {
  it('takes colour, ink, side, distance and layer from the style sheet of the page', async () => {
    const { page } = await visit(`${site.url}/styled`);
    await launcher(page).click();
    await frameOf(page);
    const seen = await launcher(page).evaluate((one) => { const { color, backgroundColor, zIndex, left, bottom } = getComputedStyle(one); return { color, backgroundColor, zIndex, left, bottom }; });
    expect(seen).toEqual({ color: 'rgb(64, 0, 0)', backgroundColor: 'rgb(255, 213, 0)', zIndex: '7', left: '40px', bottom: '40px' });
    expect(await panel(page).evaluate((one) => [getComputedStyle(one).zIndex, getComputedStyle(one).left])).toEqual(['7', '40px']);
  }, 60_000);
});

describe('where the chat may not be shown', () => {
  it.each([['is not on the list', () => stranger.url], ['does not let our frames in', () => `${site.url}/no-frames`]])('a website that %s says so, with the way to the chat on its own page', async (name, address) => {
    const { page } = await visit(address());
    await launcher(page).click();
    await panel(page).getByText('Chatten kan inte visas här. Den finns på en egen sida:').waitFor();
    const away = panel(page).getByRole('link', { name: 'Hitta rätt hjälp' });
    expect(await away.getAttribute('href')).toBe(`${whole.url}/chatt/${door}`);
    expect(await page.locator('ratt-dorr iframe').isVisible()).toBe(false);
    await expect.poll(() => focused(page)).toBe('ratt-dorr a');
    await look(page, `refused-${name.replaceAll(' ', '-')}`);
    await page.keyboard.press('Escape');
    expect(await panel(page).isVisible()).toBe(false);
    expect(await page.locator('ratt-dorr iframe').count()).toBe(0);
  }, 60_000);
});

describe('what page and frame say to each other', () => {
  it('is heard only from the right window, of the right origin and version', async () => {
    const { page } = await visit(`${site.url}/twice`);
    await page.evaluate("addEventListener('ratt-dorr-status', ({ target, detail }) => { target.dataset.status = detail.status; })");
    await launcher(page).click();
    const frame = await frameOf(page);
    const others = page.frames().filter((one) => one !== frame && one !== page.mainFrame());
    expect(others).toHaveLength(1);
    const close = "postMessage({ rattDorr: 1, type: 'close' }, '*')";
    await page.evaluate(close);
    await others[0]!.evaluate(`parent.${close}`);
    for (const wrong of ["{ rattDorr: 2, type: 'close' }", "{ type: 'close' }", "'close'", 'null']) await frame.evaluate(`parent.postMessage(${wrong}, '*')`);
    await frame.evaluate("parent.postMessage({ rattDorr: 1, type: 'status', status: 'accepted' }, '*')");
    await expect.poll(() => page.locator('ratt-dorr').first().getAttribute('data-status')).toBe('accepted');
    expect(await panel(page).isVisible()).toBe(true);
    await frame.evaluate(`parent.${close}`);
    await expect.poll(() => panel(page).isVisible()).toBe(false);
  }, 60_000);

  it('tells the page how a handover goes, and nothing of what was said', async () => {
    const { page } = await visit(`${site.url}/sv`);
    await page.evaluate("window.told = []; addEventListener('message', ({ data }) => told.push(JSON.stringify(data))); addEventListener('ratt-dorr-status', ({ detail }) => told.push(detail.status))");
    await launcher(page).click();
    const frame = await frameOf(page);
    await chatIn(page).locator('#message').fill('Vi har en verkstad i Mora, 12 anställda, och behöver låna till en ny svarv.');
    await page.keyboard.press('Enter');
    await expect.poll(() => frame.evaluate<string | null>(`localStorage.getItem('ratt-dorr:${door}')`)).not.toBeNull();
    const { id, token } = JSON.parse(await frame.evaluate<string>(`localStorage.getItem('ratt-dorr:${door}')`)) as { id: string; token: string };
    await chatIn(page).locator('.company').first().waitFor();
    const asked = await fetch(`${whole.url}/api/conversations/${id}/handovers`, {
      method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ id: randomUUID(), actor: door, contact: { name: 'Anna Ek', phone: '070-123 45 67' }, consent: true }),
    });
    expect(asked.status).toBe(201);
    await expect.poll(() => page.evaluate<string[]>('told')).toContain('delivered');
    expect((await page.evaluate<string[]>('told')).join(' ')).not.toMatch(/svarv|Mora|Anna|070|token/);
  }, 60_000);

  it('does not reach a page whose frame was asked by another window', async () => {
    const { page } = await visit(`${site.url}/twice`);
    await launcher(page).click();
    await frameOf(page);
    const heard = await page.evaluate<unknown>(`new Promise((done) => {
      const heard = [];
      addEventListener('message', ({ data }) => heard.push(data));
      const inner = document.body.appendChild(document.createElement('iframe'));
      const { contentWindow } = document.querySelector('ratt-dorr').shadowRoot.querySelector('iframe');
      inner.contentWindow.addEventListener('message', ({ data }) => heard.push(['inner', data]));
      inner.contentWindow.Function('to', "to.postMessage({ rattDorr: 1, type: 'hello' }, '*')")(contentWindow);
      setTimeout(() => { contentWindow.postMessage({ rattDorr: 2, type: 'hello' }, '*'); }, 50);
      setTimeout(() => { contentWindow.postMessage({ rattDorr: 1, type: 'hello' }, '*'); }, 100);
      setTimeout(() => done(heard), 500);
    })`);
    expect(heard).toEqual([{ rattDorr: 1, type: 'ready' }]);
  }, 60_000);
});

describe('several launchers on a page', () => {
  it('stand beside each other, also when they come later, are moved or are taken away', async () => {
    const { page } = await visit(`${site.url}/twice`);
    await page.evaluate("window.told = []; for (const name of ['open', 'close']) addEventListener('ratt-dorr-' + name, ({ type, target }) => told.push(type + ' ' + target.getAttribute('door')))");
    const names = () => page.locator('ratt-dorr button.open').allTextContents();
    await expect.poll(names).toEqual(['En dörr', 'En annan dörr']);
    await page.evaluate(`const later = document.createElement('ratt-dorr'); later.setAttribute('door', 'ekn'); document.body.append(later); const link = document.createElement('a'); link.href = '${whole.url}/chatt/ekn'; later.append(link); link.textContent = 'En tredje'`);
    await expect.poll(names).toEqual(['En dörr', 'En annan dörr', 'En tredje']);
    await page.locator('ratt-dorr button.open').nth(2).click();
    await page.frameLocator('ratt-dorr[door="ekn"] iframe').locator('#message').waitFor();
    await page.evaluate("const one = document.querySelector('ratt-dorr[door=ekn]'); one.remove(); one.removeAttribute('open'); document.body.prepend(one)");
    await expect.poll(names).toEqual(['En tredje', 'En dörr', 'En annan dörr']);
    await page.evaluate("document.querySelector('ratt-dorr[door=ekn]').remove()");
    await page.locator('ratt-dorr[side=left] button.open').click();
    await page.locator('ratt-dorr[door=dalarna-science-park] button.open').click();
    await page.frameLocator('ratt-dorr[door=dalarna-science-park] iframe').locator('#message').waitFor();
    await look(page, 'several');
    await page.locator('ratt-dorr[side=left] button.open').click();
    expect(await page.evaluate<unknown>('told')).toEqual(['ratt-dorr-open ekn', `ratt-dorr-open ${door}`, 'ratt-dorr-open dalarna-science-park', `ratt-dorr-close ${door}`]);
    expect(await page.evaluate<unknown>("Object.keys(window).filter((name) => /dorr/i.test(name))")).toEqual([]);
  }, 60_000);
});

describe('the page for whoever looks after the website', () => {
  it.each([['sv', 1200], ['sv', 320], ['en', 1200]] as const)('shows the real launcher in the colour that is chosen, in %s at a width of %i', async (language, width) => {
    const { page } = await visit(`${whole.url}/dorr/${door}?lang=${language}`, { viewport: { width, height: 800 }, permissions: ['clipboard-read', 'clipboard-write'] });
    await launcher(page).waitFor();
    await look(page, `editor-${language}-${width}`);
    await page.locator('#colour').fill('#ffd500');
    await page.locator('#left').check();
    await page.getByRole('button', { name: language === 'sv' ? 'Visa hur det blir' : 'Show what it looks like' }).click();
    await page.waitForURL(/colour=%23ffd500&side=left/);
    await launcher(page).waitFor();
    expect(await launcher(page).evaluate((one) => [getComputedStyle(one).backgroundColor, getComputedStyle(one).color, one.getBoundingClientRect().x < 40])).toEqual(['rgb(255, 213, 0)', 'rgb(0, 0, 0)', true]);
    await page.getByRole('button', { name: /^(Kopiera|Copy)/ }).first().click();
    await page.getByText(language === 'sv' ? 'Kopierat.' : 'Copied.').waitFor();
    expect(await page.evaluate<string>('navigator.clipboard.readText()')).toContain(`<ratt-dorr door="${door}" colour="#ffd500" side="left">`);
    await launcher(page).click();
    await frameOf(page);
    await look(page, `editor-${language}-${width}-open`);
  }, 60_000);
});

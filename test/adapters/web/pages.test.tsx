import express from 'express';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Directory } from '../../../adapters/adapter.ts';
import { inkOn } from '../../../src/colour.ts';
import { pages } from '../../../adapters/web/pages/pages.tsx';

const door = (id: string, name: string, more: Partial<Directory['doors'][number]> = {}) => ({ id, name, region: 'dalarna', regionName: 'Dalarna', language: 'sv' as const, status: 'active', ...more });
const drawing = '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h9v9z"/></svg>';
const directory: Directory = {
  regions: [
    { id: 'dalarna', name: { sv: 'Dalarna', en: 'Dalarna' }, municipalities: [{ code: '2062', name: 'Mora' }], coordinator: 'dalarna-science-park' },
    { id: 'nationella', name: { sv: 'Hela landet', en: 'All of Sweden' }, municipalities: [], coordinator: undefined },
  ],
  doors: [
    door('dalarna-science-park', 'Dalarna Science Park', { colour: '#f2c200', greeting: { sv: 'Välkommen in!' } }),
    door('almi-dalarna', 'Almi (Dalarna)', { colour: '#005b99', ink: '#fff7d6', sites: ['https://www.almi.example', 'https://almi.example'], privacy: { sv: 'Almi svarar för dina uppgifter.' }, logo: { type: 'svg', data: Buffer.from(drawing).toString('base64') } }),
    door('drivhuset', 'Drivhuset', { status: 'closed' }),
    door('robotdalen', 'Robotdalen', { status: 'moved' }),
    door('elak', '<script>alert("x")</script>&"', { region: 'nationella', regionName: 'Hela landet' }),
    door('english', 'English Desk', { region: 'nationella', regionName: 'Hela landet', language: 'en' }),
  ],
  actors: () => undefined,
  services: () => undefined,
  map: { regions: [], areas: [], stages: [], needs: [], actors: [] },
};

let server: Server;
let assets: string;
let base = '';
let practice = '';

beforeAll(async () => {
  assets = mkdtempSync(join(tmpdir(), 'assets-'));
  writeFileSync(join(assets, 'chat.js'), 'import{a}from"./shared.js";a()');
  writeFileSync(join(assets, 'shared.js'), 'export const a=()=>{}');
  writeFileSync(join(assets, 'chat.css'), 'body{}');
  writeFileSync(join(assets, 'ratt-dorr.js'), '(function(){})();');
  writeFileSync(join(assets, 'secret.txt'), 'not for the web');
  const app = express();
  app.use('/practice', pages({ directory: () => directory, publicUrl: () => 'https://dorr.example', assets, desk: true, practice: true }));
  app.use(pages({ directory: () => directory, publicUrl: () => 'https://dorr.example', assets, desk: false, practice: false }));
  await new Promise<void>((resolve) => { server = app.listen(0, '127.0.0.1', () => { resolve(); }); });
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  practice = `${base}/practice`;
});

afterAll(() => {
  server.close();
  rmSync(assets, { recursive: true });
});

const read = async (address: string) => {
  const response = await fetch(address);
  return { status: response.status, headers: response.headers, text: await response.text() };
};
const paths = ['/', '/?lang=en', '/chatt/almi-dalarna', '/chatt/almi-dalarna?lang=en', '/chatt/english', '/chatt/ingen', '/integritet', '/integritet?lang=en', '/slack-guide', '/embed/almi-dalarna', '/dorr', '/dorr/almi-dalarna?lang=en'];
const pageData = (text: string) => JSON.parse((/data-page="([^"]*)"/.exec(text)?.[1] ?? '').replace(/&quot;/g, '"').replace(/&lt;/g, '<').replace(/&amp;/g, '&')) as Record<string, unknown>;

describe('every page', () => {
  it('says its language, in the page and in the header', async () => {
    const languages = await Promise.all(paths.map(async (path) => {
      const { text, headers } = await read(base + path);
      expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
      return [/^<!doctype html><html lang="(\w+)">/.exec(text)?.[1], headers.get('content-language')];
    }));
    expect(languages).toEqual(['sv', 'en', 'sv', 'en', 'en', 'sv', 'sv', 'en', 'sv', 'sv', 'sv', 'en'].map((language) => [language, language]));
  });

  it('has a title of its own', async () => {
    const titles = await Promise.all(['/', '/chatt/almi-dalarna', '/chatt/ingen', '/integritet', '/slack-guide'].map(async (path) => /<title>([^<]+)<\/title>/.exec((await read(base + path)).text)?.[1]));
    expect(titles).toEqual(['Rätt dörr', 'Almi (Dalarna) · Rätt dörr', 'Den dörren finns inte · Rätt dörr', 'Så hanteras dina uppgifter · Rätt dörr', 'Koppla in Slack · Rätt dörr']);
  });

  it('has no script and no style standing in it, and loads nothing from elsewhere', async () => {
    for (const path of paths) {
      const { text } = await read(base + path);
      expect(text).not.toMatch(/<style|\sstyle=|\son[a-z]+=|javascript:/i);
      for (const [, attributes, body] of text.matchAll(/<script([^>]*)>([^]*?)<\/script>/g)) {
        expect(attributes).toMatch(/ src="\/(?:assets\/|ratt-dorr\.js")/);
        expect(body).toBe('');
      }
      for (const [, address] of text.matchAll(/<(?:link|script|img)[^>]+(?:href|src)="([^"]+)"/g)) expect(address).toMatch(/^\/(?!\/)/);
    }
  });

  it('begins with a way past the top, and has its landmarks', async () => {
    for (const path of paths) {
      const { text } = await read(base + path);
      const target = /<body><a class="skip" href="#([\w-]+)"(?: target="_self")?>/.exec(text)?.[1];
      expect(text).toContain(`id="${target}"`);
      for (const landmark of ['<header', '<main', '<footer']) expect(text.split(landmark)).toHaveLength(2);
      expect(text.split('<h1')).toHaveLength(2);
    }
  });
});

describe('the first page', () => {
  it('lists the open doors by region, and not those that have closed or moved', async () => {
    const { text } = await read(base);
    const doors = [...text.matchAll(/href="\/chatt\/([\w-]+)"/g)].map(([, id]) => id);
    expect(doors).toEqual(['almi-dalarna', 'dalarna-science-park', 'elak', 'english']);
    expect(text.indexOf('Dalarna</h3>')).toBeLessThan(text.indexOf('Hela landet</h3>'));
    expect(text).not.toMatch(/Drivhuset|Robotdalen/);
  });

  it('says what it is in Swedish first, and in English when asked to', async () => {
    expect((await read(base)).text).toContain('inte en människa');
    const { text } = await read(`${base}/?lang=en`);
    expect(text).toContain('not a human');
    expect(text).toContain('All of Sweden');
    expect(text).toContain('href="/chatt/almi-dalarna?lang=en"');
  });

  it('takes no other language for one, however it is asked', async () => {
    for (const query of ['?lang=fi', '?lang=', '?lang=en&lang=sv', '?lang[a]=en']) expect((await read(`${base}/${query}`)).text).toContain('<html lang="sv">');
  });

  it('shows the desk, and that it is practice, only where that is so', async () => {
    expect((await read(base)).text).not.toMatch(/href="\/desk"|Övning/);
    const { text } = await read(`${practice}/`);
    expect(text).toContain('href="/desk"');
    expect(text).toContain('Övning:');
  });
});

describe('the chat', () => {
  it('stands in the page with its greeting before any script has run', async () => {
    const { text } = await read(`${base}/chatt/almi-dalarna`);
    expect(text).toContain('<h1>Almi (Dalarna)</h1>');
    expect(text).toContain('Automatisk vägledare, inte en människa');
    expect(text).toContain('<p class="text">Hej! Berätta med egna ord');
    expect(text).toContain('Prata med en människa');
    expect(text).toContain('<label for="message">Skriv med egna ord</label>');
  });

  it('hands its script what it needs and the texts of its own language', async () => {
    const page = pageData((await read(`${base}/chatt/dalarna-science-park`)).text);
    expect(page).toMatchObject({
      door: 'dalarna-science-park', name: 'Dalarna Science Park', region: 'dalarna', regionName: 'Dalarna', language: 'sv', languageChosen: false, practice: false,
      colour: { door: '#f2c200', ink: '#000000' }, coordinators: { dalarna: 'Dalarna Science Park' },
      greeting: { sv: 'Välkommen in!' }, texts: { human: 'Prata med en människa' },
    });
    expect(pageData((await read(`${practice}/chatt/almi-dalarna?lang=en`)).text)).toMatchObject({ language: 'en', languageChosen: true, practice: true, texts: { human: 'Talk to a human' } });
  });

  it('shows a name as text, whatever stands in it', async () => {
    const { text } = await read(`${base}/chatt/elak`);
    expect(text).not.toContain('<script>alert');
    expect(text).toContain('<h1>&lt;script>alert(&quot;x&quot;)&lt;/script>&amp;&quot;</h1>');
    expect(pageData(text)).toMatchObject({ name: '<script>alert("x")</script>&"' });
  });

  it('answers kindly, with the doors there are, when there is no such door', async () => {
    for (const id of ['ingen', 'drivhuset', '__proto__', '%3Cscript%3E']) {
      const { status, text } = await read(`${base}/chatt/${id}`);
      expect(status).toBe(404);
      expect(text).toContain('Den dörren finns inte');
      expect(text).toContain('href="/chatt/almi-dalarna"');
    }
  });

  it('always finds an ink that can be read on the colour of a door', () => {
    for (const colour of ['#000000', '#ffffff', '#f2c200', '#005b99', '#777777', '#757575', '#e4002b', '#00a19a']) {
      const [dark, light] = [luminance(inkOn(colour)), luminance(colour)].sort((a, b) => a - b);
      expect([colour, (light! + 0.05) / (dark! + 0.05)]).toEqual([colour, expect.toSatisfy((contrast: number) => contrast >= 4.5)]);
    }
  });
});

describe('the chat in a frame', () => {
  const policyOf = async (path: string) => { const { headers } = await read(base + path); return { policy: headers.get('content-security-policy') ?? '', old: headers.get('x-frame-options') }; };

  it('may be framed by the sites on the door’s list and by our own, and by nobody else', async () => {
    expect((await policyOf('/embed/almi-dalarna')).policy).toBe("frame-ancestors 'self' https://www.almi.example https://almi.example");
    expect((await policyOf('/embed/english')).policy).toBe("frame-ancestors 'self'");
  });

  it('is a page of its own kind: with a way to close it, and links that lead out of the frame', async () => {
    const { text, headers } = await read(`${base}/embed/almi-dalarna`);
    expect(text).toContain('<base target="_blank"/>');
    expect(text).toContain('<button type="button" class="shut" data-sites="[&quot;https://www.almi.example&quot;,&quot;https://almi.example&quot;]"><span lang="sv">Stäng</span><span lang="en">Close</span></button>');
    expect(text).toContain('src="/assets/frame.js"');
    expect(headers.get('x-robots-tag')).toBe('noindex');
    const alone = (await read(`${base}/chatt/almi-dalarna`)).text;
    expect(alone).not.toMatch(/<base|class="shut"|frame\.(?:js|css)/);
  });

  it('is no other door’s where there is none of that name, and is then not framed', async () => {
    for (const id of ['ingen', 'drivhuset', '__proto__']) {
      const { status, text } = await read(`${base}/embed/${id}`);
      expect(status).toBe(404);
      expect(text).toContain('Den dörren finns inte');
      expect((await policyOf(`/embed/${id}`)).policy).not.toContain("'self'");
    }
  });
});

describe('how a door looks', () => {
  it('is its actor’s: its colours, its logotype and what it says about personal data', async () => {
    const { text } = await read(`${base}/chatt/almi-dalarna`);
    expect(pageData(text)).toMatchObject({ colour: { door: '#005b99', ink: '#fff7d6' } });
    expect(text).toContain('<div class="brand"><img src="/logotyp/almi-dalarna" alt/><p lang="sv">Almi svarar för dina uppgifter.</p></div>');
    expect((await read(`${base}/chatt/english`)).text).not.toContain('class="brand"');
  });

  it('has a logotype that is a picture and can do nothing, also where it is opened as a page', async () => {
    const logo = await fetch(`${base}/logotyp/almi-dalarna`);
    expect(await logo.text()).toBe(drawing);
    expect(logo.headers.get('content-type')).toMatch(/^image\/svg\+xml/);
    expect(logo.headers.get('content-security-policy')).toBe("default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox");
    for (const id of ['english', 'ingen', '__proto__']) expect((await fetch(`${base}/logotyp/${id}`)).status).toBe(404);
  });
});

describe('the loader', () => {
  it('is a plain script for any website', async () => {
    const { status, headers, text } = await read(`${base}/ratt-dorr.js`);
    expect([status, text]).toEqual([200, '(function(){})();']);
    for (const [name, value] of Object.entries({ 'content-type': 'text/javascript; charset=utf-8', 'cross-origin-resource-policy': 'cross-origin', 'access-control-allow-origin': '*', 'cache-control': 'public, max-age=3600' })) expect([name, headers.get(name)]).toEqual([name, value]);
  });
});

describe('the page for whoever looks after an actor’s website', () => {
  const areaOf = (text: string, id: string) => (new RegExp(`<textarea id="${id}"[^>]*>([^<]*)</textarea>`).exec(text)?.[1] ?? '').replace(/&lt;/g, '<').replace(/&quot;/g, '"').replace(/&amp;/g, '&');

  it('is found from the first page, in both languages', async () => {
    expect((await read(base)).text).toContain('<a href="/dorr?lang=sv">För dig som sköter webbplatsen</a>');
    expect((await read(`${base}/?lang=en`)).text).toContain('<a href="/dorr?lang=en">For your web editor</a>');
    expect([...(await read(`${base}/dorr`)).text.matchAll(/href="\/dorr\/([\w-]+)\?lang=sv"/g)].map(([, id]) => id)).toEqual(['almi-dalarna', 'dalarna-science-park', 'elak', 'english']);
    expect((await fetch(`${base}/dorr/ingen`)).status).toBe(404);
  });

  it('has the lines to paste and the directives with the address that other websites know us by', async () => {
    const { text, headers } = await read(`${base}/dorr/almi-dalarna`);
    expect(areaOf(text, 'snippet')).toBe('<script src="https://dorr.example/ratt-dorr.js" async></script>\n<ratt-dorr door="almi-dalarna" colour="#005b99" ink="#fff7d6">\n  <a href="https://dorr.example/chatt/almi-dalarna">Hitta rätt hjälp</a>\n</ratt-dorr>');
    expect(areaOf(text, 'policy')).toBe('script-src https://dorr.example\nframe-src https://dorr.example');
    expect(areaOf(text, 'statement')).toContain('https://dorr.example/chatt/almi-dalarna');
    expect(headers.get('content-security-policy')).toContain("frame-src 'self'");
    expect(text).toContain('<code>https://www.almi.example</code>');
    expect(text).toContain('<code>knowledge/dalarna/aktorer/almi-dalarna.yaml</code>');
    expect((await read(`${base}/dorr/dalarna-science-park`)).text).toContain('Listan är tom än så länge.');
  });

  it('shows the launcher in the colour and on the side that the form asks for, and says how well it is seen', async () => {
    const { text } = await read(`${base}/dorr/almi-dalarna?colour=%23FFD500&side=left`);
    expect(text).toContain('<ratt-dorr door="almi-dalarna" colour="#ffd500" side="left">');
    expect(areaOf(text, 'snippet')).toContain('<ratt-dorr door="almi-dalarna" colour="#ffd500" side="left">');
    expect(text).toContain('har kontrasten 14,7 mot 1; minst 4,5 krävs. <strong>Godkänt.</strong>');
    expect(text).toContain('har kontrasten 1,4 mot 1; minst 3 är bra. <strong>Svagt');
    expect((await read(`${base}/dorr/almi-dalarna?lang=en`)).text).toMatch(/contrast of \d\.\d to 1; at least 4\.5 is required\. <strong>Passes/);
  });

  it('takes nothing for a colour that is none', async () => {
    for (const colour of ['red', '"><script>', '%23ff', 'javascript:', '%23ffd500;x']) {
      const { text } = await read(`${base}/dorr/almi-dalarna?colour=${colour}&side=up`);
      expect(text).toContain('ingen färg som går att använda');
      expect(text).toContain('<ratt-dorr door="almi-dalarna" colour="#005b99" ink="#fff7d6" side="right">');
    }
  });

  it('shows a name as text, whatever stands in it', async () => {
    expect((await read(`${base}/dorr/elak`)).text).not.toContain('<script>alert');
  });
});

describe('the privacy notice', () => {
  it('marks what only the operator can fill in, in both languages', async () => {
    for (const [language, word] of [['sv', 'Fylls i'], ['en', 'To be filled in']] as const) {
      const { text } = await read(`${base}/integritet?lang=${language}`);
      const marks = [...text.matchAll(/<mark>\[([^\]]+)\]<\/mark>/g)].map(([, mark]) => mark!);
      expect(marks).toHaveLength(4);
      for (const mark of marks) expect(mark.startsWith(word)).toBe(true);
    }
  });

  it('has the same sections in both languages', async () => {
    const count = async (language: string) => (await read(`${base}/integritet?lang=${language}`)).text.split('<h2>').length;
    expect(await count('en')).toBe(await count('sv'));
  });
});

describe('scripts and styles', () => {
  it('are kept for long under an address that changes with their content, and checked otherwise', async () => {
    const { text } = await read(`${base}/chatt/almi-dalarna`);
    const script = /<script type="module" src="([^"]+)">/.exec(text)?.[1] ?? '';
    expect(script).toMatch(/^\/assets\/chat\.js\?v=[\w-]{12}$/);
    expect(text).toContain('<link rel="modulepreload" href="/assets/shared.js"/>');
    const kept = await fetch(base + script);
    expect(kept.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(kept.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    for (const address of ['/assets/chat.js', '/assets/chat.js?v=fel', '/assets/shared.js']) expect((await fetch(base + address)).headers.get('cache-control')).toBe('no-cache');
  });

  it('are not sent again while they are the same', async () => {
    for (const path of ['/assets/chat.css', '/', '/chatt/almi-dalarna']) {
      const etag = (await fetch(base + path)).headers.get('etag') ?? '';
      expect([path, await statusOf(base + path, { 'if-none-match': etag, 'accept-encoding': 'gzip' })]).toEqual([path, 304]);
      expect(await statusOf(base + path, { 'if-none-match': '"annan"' })).toBe(200);
    }
  });

  it('are sent packed to whoever can unpack them', async () => {
    const packed = await fetch(`${base}/assets/chat.js`);
    expect(packed.headers.get('content-encoding')).toBe('gzip');
    expect(packed.headers.get('vary')?.toLowerCase()).toContain('accept-encoding');
    const plain = await fetch(`${base}/assets/chat.js`, { headers: { 'accept-encoding': 'identity' } });
    expect(plain.headers.get('content-encoding')).toBeNull();
    expect(await plain.text()).toBe(await packed.text());
  });

  it('are all that is served from their folder', async () => {
    for (const file of ['secret.txt', '..%2Fpackage.json', '%2e%2e/package.json', '.env.js', 'nothing.js', '']) expect((await fetch(`${base}/assets/${file}`)).status).toBe(404);
    expect((await fetch(`${base}/assets/chat.js`, { method: 'POST' })).status).toBe(404);
  });

  it('come with the texts of the other language, for whoever switches, and with a sign for the tab', async () => {
    expect(await (await fetch(`${base}/texter/en.json`)).json()).toMatchObject({ human: 'Talk to a human' });
    expect((await fetch(`${base}/texter/fi.json`)).status).toBe(404);
    expect((await fetch(`${base}/favicon.svg`)).headers.get('content-type')).toContain('image/svg+xml');
  });
});

/** As a browser asks: fetch itself would say that it wants nothing from a cache. */
function statusOf(address: string, headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => { get(address, { headers }, (response) => { response.resume(); resolve(response.statusCode); }).on('error', reject); });
}

function luminance(colour: string): number {
  const parts = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16) / 255).map((part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * parts[0]! + 0.7152 * parts[1]! + 0.0722 * parts[2]!;
}

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
const directory: Directory = {
  regions: [
    { id: 'dalarna', name: { sv: 'Dalarna', en: 'Dalarna' }, municipalities: [{ code: '2062', name: 'Mora' }], coordinator: 'dalarna-science-park' },
    { id: 'nationella', name: { sv: 'Hela landet', en: 'All of Sweden' }, municipalities: [], coordinator: undefined },
  ],
  doors: [
    door('dalarna-science-park', 'Dalarna Science Park', { colour: '#f2c200', greeting: { sv: 'Välkommen in!' } }),
    door('almi-dalarna', 'Almi (Dalarna)'),
    door('drivhuset', 'Drivhuset', { status: 'closed' }),
    door('robotdalen', 'Robotdalen', { status: 'moved' }),
    door('elak', '<script>alert("x")</script>&"', { region: 'nationella', regionName: 'Hela landet' }),
    door('english', 'English Desk', { region: 'nationella', regionName: 'Hela landet', language: 'en' }),
  ],
  actors: () => undefined,
  services: () => undefined,
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
const paths = ['/', '/?lang=en', '/chatt/almi-dalarna', '/chatt/almi-dalarna?lang=en', '/chatt/english', '/chatt/ingen', '/integritet', '/integritet?lang=en', '/slack-guide'];
const pageData = (text: string) => JSON.parse((/data-page="([^"]*)"/.exec(text)?.[1] ?? '').replace(/&quot;/g, '"').replace(/&lt;/g, '<').replace(/&amp;/g, '&')) as Record<string, unknown>;

describe('every page', () => {
  it('says its language, in the page and in the header', async () => {
    const languages = await Promise.all(paths.map(async (path) => {
      const { text, headers } = await read(base + path);
      expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
      return [/^<!doctype html><html lang="(\w+)">/.exec(text)?.[1], headers.get('content-language')];
    }));
    expect(languages).toEqual(['sv', 'en', 'sv', 'en', 'en', 'sv', 'sv', 'en', 'sv'].map((language) => [language, language]));
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
        expect(attributes).toMatch(/ src="\/assets\//);
        expect(body).toBe('');
      }
      for (const [, address] of text.matchAll(/<(?:link|script|img)[^>]+(?:href|src)="([^"]+)"/g)) expect(address).toMatch(/^\/(?!\/)/);
    }
  });

  it('begins with a way past the top, and has its landmarks', async () => {
    for (const path of paths) {
      const { text } = await read(base + path);
      const target = /<body><a class="skip" href="#([\w-]+)">/.exec(text)?.[1];
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

describe('the privacy notice', () => {
  it('marks what only the operator can fill in, in both languages', async () => {
    for (const [language, word] of [['sv', 'Fylls i'], ['en', 'To be filled in']] as const) {
      const { text } = await read(`${base}/integritet?lang=${language}`);
      const marks = [...text.matchAll(/<mark>\[([^\]]+)\]<\/mark>/g)].map(([, mark]) => mark!);
      expect(marks).toHaveLength(5);
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

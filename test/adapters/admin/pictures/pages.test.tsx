import { renderToString } from 'preact-render-to-string';
import { beforeAll, describe, expect, it } from 'vitest';
import { picturesSection } from '../../../../adapters/admin/pictures/section.tsx';
import { fieldsOf } from '../../../../adapters/admin/route.ts';
import type { Answer, Call, ClosedRoute } from '../../../../adapters/admin/route.ts';
import type { Account } from '../../../../src/accounts/account.ts';
import { directoryMap } from '../../../../src/pictures/directory.ts';
import type { DirectoryMap } from '../../../../src/pictures/directory.ts';
import { carefulWith } from '../../../../src/pictures/shown.ts';
import type { Pictures } from '../../../../src/store/pictures.ts';
import { openSqlite } from '../../../../src/store/sqlite.ts';
import { believable, keepAll } from '../../../pictures/believable.ts';
import { seeded } from '../../../store/seeded.ts';
import { knowledge } from '../../../world.ts';
import { labelsOver } from './labels.ts';

const admin: Account = { id: 'ada', login: 'ada@x.example', name: 'Ada', role: 'admin', language: 'sv', at: '' };
const reader: Account = { ...admin, id: 'rut', role: 'reader' };
const editor: Account = { ...admin, id: 'eva', role: 'editor', region: 'dalarna' };
const ofActor: Account = { ...admin, id: 'alf', role: 'editor', actor: 'ekn' };
const autumn = { period: 'egna', fran: '2026-10-01', till: '2026-11-30' };
const real = directoryMap(knowledge);
let pictures: Pictures;

beforeAll(async () => {
  const store = await openSqlite(':memory:');
  await keepAll(store, believable({ knowledge, count: 400, from: '2026-10-01', to: '2026-11-24', random: seeded('pages of pictures') }));
  ({ pictures } = store);
  return () => store.close();
}, 60_000);

type Asking = { as?: Account; query?: object; form?: object; map?: DirectoryMap; params?: Record<string, string>; method?: 'get' | 'post' };

/** Asks for a page as somebody would, their right to it taken for given. Answers it, and what was noted of it. */
async function ask(path: string, { as = admin, query = autumn, form = {}, map = real, params = {}, method = 'get' }: Asking = {}): Promise<{ answer: Answer; html: string; noted: string[]; route: ClosedRoute }> {
  const noted: string[] = [];
  const route = picturesSection({ pictures, map: () => map, hide: carefulWith(() => 0.5) }).routes.find((one) => one.path === path && one.method === method) as ClosedRoute;
  const call = { language: as.language, params, query: fieldsOf(query), form: fieldsOf(form), at: '2026-11-24T10:00:00.000Z', csrf: 'key', here: path, account: as, audit: (did: string) => { noted.push(did); return Promise.resolve(); } } as unknown as Call;
  const answer = await route.run(call);
  return { answer, html: 'body' in answer ? renderToString(<>{answer.body}</>) : '', noted, route };
}

const pages = ['flode', 'utfall', 'svarstid', 'vidare', 'nej', 'hjalp', 'forstaelse', 'tackning'];
const all = [...pages.map((page) => `/bilder/${page}`), '/bilder/manad'];
const tableText = (html: string) => [...html.matchAll(/<t[dh][^>]*>(.*?)<\/t[dh]>/g)].map(([, text = '']) => text);

describe('the pictures', () => {
  it('are looked at for labels that lie over one another', () => {
    const at = (x: number, y: number) => `<text class="label" x="${x}" y="${y}">namn</text>`;
    expect(labelsOver(`<svg class="chart">${at(0, 20)}${at(20, 25)}${at(0, 60)}</svg>`)).toEqual(['namn | namn']);
  });

  it.each(all)('are drawn without a label over another: %s', async (path) => {
    for (const as of [admin, reader, { ...admin, language: 'en' as const }]) for (const query of [autumn, { period: 'egna', fran: '2026-11-09', till: '2026-11-22', region: 'dalarna' }]) {
      expect(labelsOver((await ask(path, { as, query: path.endsWith('manad') ? { manad: '2026-10' } : query })).html)).toEqual([]);
    }
  });

  it.each(all)('tell what they are to who does not see them, and have their numbers in a table: %s', async (path) => {
    const { html } = await ask(path, { query: path.endsWith('manad') ? { manad: '2026-10' } : autumn });
    for (const [, id = ''] of html.matchAll(/<svg[^>]*role="img"[^>]*aria-labelledby="([^" ]+)/g)) expect(html).toContain(`<title id="${id}">`);
    expect(html).toMatch(/role="img"/);
    expect(html).not.toMatch(/ style=/);
    if (!path.endsWith('manad')) expect(html).toContain('<table>');
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('say so where nothing has happened', async () => {
    for (const page of pages.filter((one) => one !== 'tackning')) expect((await ask(`/bilder/${page}`, { query: { period: 'egna', fran: '2024-01-01', till: '2024-01-31' } })).html).toContain('Inget har hänt');
  });

  it('show this month, and why, where the dates cannot be read', async () => {
    expect((await ask('/bilder/flode', { query: { period: 'egna', fran: '2026-12-01', till: '2026-01-01' } })).html).toContain('ligger före det första');
  });

  it('show names and goals as text, whatever stands in them', async () => {
    const evil = '<script>alert(1)</script>"&\'';
    const hostile = { ...real, actors: real.actors.map((actor) => ({ ...actor, name: evil + actor.id })), needs: real.needs.map((need) => ({ ...need, name: { sv: evil + need.id, en: evil } })), areas: real.areas.map((area) => ({ ...area, name: { sv: evil + area.id, en: evil } })) };
    await pictures.putGoal({ id: 'evil', region: 'dalarna', measure: 'helped', value: 70, date: '2027-01-01', text: evil, by: evil, at: '' });
    for (const path of [...all, '/bilder', '/bilder/mal']) {
      const { html } = await ask(path, { map: hostile, query: path.endsWith('manad') ? { manad: '2026-10' } : autumn });
      expect(html).not.toContain('<script');
      expect(html, path).toContain('&lt;script');
    }
    await pictures.removeGoal('evil');
  });
});

describe('small numbers', () => {
  it.each(pages.filter((page) => page !== 'tackning'))('are in no table, picture or file for who is not an admin: %s', async (page) => {
    for (const as of [reader, editor]) {
      const { html } = await ask(`/bilder/${page}`, { as });
      expect(tableText(html).filter((text) => /^[1-4]$/.test(text))).toEqual([]);
      expect([...html.matchAll(/<tspan[^>]*>(.*?)<\/tspan>|<title>[^<]*: (\d+)<\/title>/g)].filter(([, count, titled]) => /^[1-4]$/.test(count ?? titled ?? ''))).toEqual([]);
      const { answer } = await ask(`/bilder/${page}/csv`, { as });
      expect('file' in answer && String(answer.file).split(/[;\r\n]/).filter((cell) => /^[1-4]$/.test(cell))).toEqual([]);
    }
  });

  it('are shown to admins', async () => {
    expect(tableText((await ask('/bilder/flode')).html).some((text) => /^[1-4]$/.test(text))).toBe(true);
  });

  it('cannot be had from days: own dates are whole months for who is not an admin', async () => {
    expect((await ask('/bilder/flode', { as: reader, query: { period: 'egna', fran: '2026-11-03', till: '2026-11-03' } })).html).toContain('2026-11-01 till 2026-11-30');
  });
});

describe('what one reaches', () => {
  it('is one’s own region, and what is asked for elsewhere is not there', async () => {
    expect((await ask('/bilder/flode', { as: editor })).html).toContain('Dalarna');
    await expect(ask('/bilder/flode', { as: editor, query: { ...autumn, region: 'orebro' } })).rejects.toMatchObject({ code: 'not_here' });
    await expect(ask('/bilder/flode', { as: admin, query: { ...autumn, region: 'x' } })).rejects.toMatchObject({ code: 'not_here' });
    await expect(ask('/bilder/flode', { as: ofActor, query: { ...autumn, aktor: 'almi-dalarna' } })).rejects.toMatchObject({ code: 'not_here' });
  });

  it('is what has gone to one’s own actor', async () => {
    const { answer } = await ask('/bilder/svarstid/csv', { as: { ...ofActor, role: 'admin', actor: 'ekn' }, query: { ...autumn, tabell: '1' } });
    expect('file' in answer && String(answer.file).trim().split('\r\n').slice(1).every((line) => line.startsWith('Exportkreditnämnden'))).toBe(true);
  });
});

describe('a file of a picture', () => {
  it('opens in a spreadsheet, and that it was taken is noted', async () => {
    const { answer, noted } = await ask('/bilder/utfall/csv');
    expect(answer).toMatchObject({ type: 'text/csv; charset=utf-8', name: 'utfall-2026-10-01-2026-11-30.csv' });
    expect('file' in answer && String(answer.file)).toMatch(/^\ufeffDag;Fick hjälp;/);
    expect(noted).toEqual(['picture.exported']);
  });

  it('has the numbers of the page', async () => {
    const { html } = await ask('/bilder/nej');
    const { answer } = await ask('/bilder/nej/csv', { query: { ...autumn, tabell: '0' } });
    const rows = 'file' in answer ? String(answer.file).trim().split('\r\n').slice(1) : [];
    expect(rows.length).toBeGreaterThan(2);
    for (const row of rows) expect(html).toContain(`<td class="number">${row.split(';')[1]}</td>`);
  });
});

describe('effect goals', () => {
  const goal = { region: 'dalarna', measure: 'within_day', value: '80', date: '2027-01-01', text: 'Högre servicegrad' };

  it('are set and removed by who publishes in the region, are drawn, and are noted', async () => {
    const { answer, noted, route } = await ask('/bilder/mal', { as: editor, method: 'post', form: goal });
    expect(answer).toMatchObject({ to: '/admin/bilder/mal', told: 'Målet är sparat och syns i bilderna.' });
    expect([noted, route.right]).toEqual([['goal.set'], 'publish']);
    expect((await ask('/bilder/svarstid')).html).toContain('Mål 80 % senast 2027-01-01: Högre servicegrad');
    const id = (await pictures.goals()).at(-1)?.id ?? '';
    const removing = await ask('/bilder/mal/:goal/ta-bort', { as: editor, method: 'post', params: { goal: id } });
    expect(removing.noted).toEqual(['goal.removed']);
    expect(await removing.route.of?.({ goal: id })).toBeUndefined();
  });

  it('belong to their region', async () => {
    await expect(ask('/bilder/mal', { as: editor, method: 'post', form: { ...goal, region: 'orebro' } })).rejects.toMatchObject({ code: 'not_here' });
    await pictures.putGoal({ id: 'o', region: 'orebro', measure: 'helped', value: 5, date: '2027-01-01', text: 'Örebros', by: '', at: '' });
    expect((await ask('/bilder/mal', { as: editor })).html).not.toContain('Örebros');
    expect((await ask('/bilder/mal', { as: reader })).html).toContain('Örebros');
    expect((await ask('/bilder/mal', { as: reader })).html).not.toContain('<form');
    await pictures.removeGoal('o');
  });

  it('are refused with what is wrong, and what was written stays', async () => {
    for (const wrong of [{ value: '101' }, { value: '0' }, { value: '1e3' }, { date: '2026-02-31' }, { text: ' ' }, { measure: '__proto__' }, { text: 'x'.repeat(201) }]) {
      const { answer, html } = await ask('/bilder/mal', { as: editor, method: 'post', form: { ...goal, ...wrong } });
      expect(answer).toMatchObject({ status: 422 });
      expect(html).toContain('Målet sparades inte');
    }
  });
});

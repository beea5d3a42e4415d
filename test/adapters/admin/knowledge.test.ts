import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Account } from '../../../src/accounts/account.ts';
import { hashPassword } from '../../../adapters/admin/access/passwords.ts';
import { startWhole } from '../../e2e/running.ts';

const password = 'ett långt lösenord 1';
const people = {
  admin: { role: 'admin' }, dalarna: { role: 'editor', region: 'dalarna' }, almi: { role: 'editor', actor: 'almi-dalarna' }, orebro: { role: 'editor', region: 'orebro' }, reader: { role: 'reader' },
} as const satisfies Record<string, Pick<Account, 'role'> & { region?: string; actor?: string }>;
type Who = keyof typeof people;
let whole: Awaited<ReturnType<typeof startWhole>>;
const cookies = new Map<Who, string>();

beforeAll(async () => {
  whole = await startWhole();
  const hash = await hashPassword(password);
  for (const [id, one] of Object.entries(people)) await whole.store.accounts.put({ id, login: `${id}@a.example`, name: id, language: 'sv', at: '2026-11-26T08:00:00.000Z', password: hash, ...one });
}, 60_000);
afterAll(() => whole.stop());

/** A page as somebody sees it, or what comes of a form that they send. */
async function go(who: Who, path: string, form?: Record<string, string | string[]>): Promise<{ status: number; text: string; to: string }> {
  const ask = async (to: string, init: RequestInit = {}) => {
    const answer = await fetch(`${whole.url}/admin${to}`, { redirect: 'manual', ...init, headers: { cookie: cookies.get(who) ?? '', 'sec-fetch-site': 'same-origin', ...(init.headers as Record<string, string> | undefined) } });
    const set = answer.headers.getSetCookie().map((one) => one.split(';')[0]).join('; ');
    if (set !== '') cookies.set(who, set);
    return answer;
  };
  const csrfOf = async (page: string) => /name="csrf" value="([^"]+)"/.exec(await (await ask(page)).text())?.[1] ?? '';
  const send = async (to: string, fields: Record<string, string | string[]>, page: string) => ask(to, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: new URLSearchParams([['csrf', await csrfOf(page)], ...Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one) => [name, one]))] as string[][]) });
  if (!cookies.has(who)) await send('/logga-in', { login: `${who}@a.example`, password }, '/logga-in');
  const answer = form ? await send(path, form, '/kunskap') : await ask(path);
  return { status: answer.status, text: await answer.text(), to: answer.headers.get('location') ?? '' };
}

const settOf = (html: string) => /name="sett" value="([^"]+)"/.exec(html)?.[1] ?? '';
const versionOf = async (id: string) => (await whole.store.editing.draft('actor', id))?.version ?? '';

describe('who may do what with the knowledge', () => {
  it('lets everybody read, and change only what is theirs', async () => {
    for (const who of Object.keys(people) as Who[]) {
      expect((await go(who, '/kunskap')).status, who).toBe(200);
      expect((await go(who, '/kunskap/aktor/almi-dalarna')).status, who).toBe(200);
      expect((await go(who, '/kunskap/aktor/ingen-alls')).status, who).toBe(404);
    }
    const edits = async (actor: string) => Object.fromEntries(await Promise.all((Object.keys(people) as Who[]).map(async (who) => [who, (await go(who, `/kunskap/aktor/${actor}/andra`)).status])));
    expect(await edits('almi-dalarna')).toEqual({ admin: 200, dalarna: 200, almi: 200, orebro: 404, reader: 403 });
    expect(await edits('coompanion-dalarna')).toEqual({ admin: 200, dalarna: 200, almi: 404, orebro: 404, reader: 403 });
    expect(await edits('ingen-alls')).toEqual({ admin: 404, dalarna: 404, almi: 404, orebro: 404, reader: 403 });
  }, 60_000);

  it('lets an actor\'s editor write and ask, and a region\'s editor publish and go back within the region', async () => {
    const page = (await go('almi', '/kunskap/aktor/almi-dalarna/andra')).text;
    expect((await go('almi', '/kunskap/aktor/almi-dalarna/andra', { sett: settOf(page), ...allOf(page), 'assured.by': 'Åsa Berg', 'assured.at': '2026-11-26' })).status).toBe(303);
    expect((await go('almi', '/kunskap/publicera')).status).toBe(403);
    expect((await go('almi', '/kunskap/aktor/almi-dalarna/be', { version: await versionOf('almi-dalarna') })).status).toBe(303);
    expect((await go('dalarna', '/')).text).toContain('Ett utkast väntar på att publiceras');
    expect((await go('orebro', '/kunskap/publicera')).text).not.toContain('almi-dalarna');
    const chosen = `actor:almi-dalarna:${await versionOf('almi-dalarna')}`;
    expect((await go('orebro', '/kunskap/publicera', { utkast: chosen })).status).toBe(422);
    expect((await go('dalarna', '/kunskap/publicera', { utkast: chosen })).to).toBe('/admin/kunskap/historik');
    const open = await (await fetch(`${whole.url}/api/regions/dalarna/actors`)).json() as { id: string; assured?: unknown }[] | { actors: { id: string; assured?: unknown }[] };
    expect(JSON.stringify(open)).toContain('"assured":{"at":"2026-11-26"}');
    expect(JSON.stringify(open)).not.toContain('Åsa Berg');
    const holds = (await whole.store.publications.latest('knowledge'))!.id;
    expect((await go('orebro', '/kunskap/historik/filerna/tillbaka', { galler: holds })).status).toBe(403);
    expect((await go('dalarna', '/kunskap/historik/filerna/tillbaka', { galler: holds })).status).toBe(303);
    expect(JSON.stringify(await (await fetch(`${whole.url}/api/regions/dalarna/actors`)).json())).not.toContain('assured');
  }, 60_000);

  it('says no to what is not a form of ours, and nothing is changed', async () => {
    const page = (await go('admin', '/kunskap/aktor/ekn/andra')).text;
    for (const form of [{ sett: settOf(page) }, { sett: settOf(page), ...allOf(page), status: 'x', 'notUs.0.what.sv': 'A', 'notUs.0.to': '../..' }, { sett: settOf(page), ...allOf(page), expires: '-1' }]) expect((await go('admin', '/kunskap/aktor/ekn/andra', form)).status).toBe(422);
    expect((await go('admin', '/kunskap/aktor/ekn/mot', { sett: '', mitt: '{"id":"almi-dalarna"}' })).status).toBe(422);
    for (const mitt of ['', 'null', '[]', '{"services":1}', '"x"']) expect((await go('admin', '/kunskap/aktor/ekn/mot', { sett: '', mitt })).status, mitt).toBe(422);
    for (const andring of ['', '{}', '{"actor":"ekn","mark":"x","changes":[{"field":"id","to":"y"}]}', '[1]']) expect((await go('admin', '/kunskap/excel/utkast', { andring })).status, andring).toBe(303);
    for (const name of ['__proto__', 'constructor', '..%2f..', "' or 1=1"]) expect((await go('admin', `/kunskap/aktor/${encodeURIComponent(name)}/andra`)).status).toBe(404);
    expect(await whole.store.editing.draft('actor', 'ekn')).toBeUndefined();
  }, 60_000);
});

/** All that the form on a page would send, as it stands. */
function allOf(html: string): Record<string, string | string[]> {
  const plain = (text: string) => text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&#39;', "'").replaceAll('&amp;', '&');
  const fields: Record<string, string[]> = {};
  const add = (name: string, value: string) => { if (name !== 'csrf' && name !== 'sett' && name !== 'till' && name !== 'language') (fields[name] ??= []).push(plain(value)); };
  for (const [, tag = ''] of html.matchAll(/<input\b([^>]*)>/g)) {
    const at = (name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1];
    if ((at('type') !== 'checkbox' && at('type') !== 'radio') || /\bchecked\b/.test(tag)) add(at('name') ?? '', at('value') ?? '');
  }
  for (const [, name = '', value = ''] of html.matchAll(/<textarea\b[^>]*\bname="([^"]*)"[^>]*>([^<]*)<\/textarea>/g)) add(name, value);
  for (const [, name = '', inner = ''] of html.matchAll(/<select\b[^>]*\bname="([^"]*)"[^>]*>(.*?)<\/select>/gs)) add(name, /<option\b[^>]*\bselected\b[^>]*\bvalue="([^"]*)"|<option\b[^>]*\bvalue="([^"]*)"[^>]*\bselected\b/.exec(inner)?.slice(1).find(Boolean) ?? '');
  return fields;
}

describe('hostile strings in what is known', () => {
  it('are text on every page, as they were written', async () => {
    const marks = ['<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', "'-alert(1)-'", '</textarea><svg onload=alert(1)>', '{{7*7}}', '&lt;b&gt;', 'javascript:alert(1)', '\u202Eevil', '</title><script>', '<!--', ']]>', '%3Cscript%3E', '`${alert(1)}`', '\\u003cscript\\u003e', '<a href="//evil">'];
    const strings = Array.from({ length: 500 }, (_, i) => `${marks[i % marks.length]!} ${i}`);
    const page = (await go('admin', '/kunskap/aktor/coompanion-dalarna/andra')).text;
    const sent = await go('admin', '/kunskap/aktor/coompanion-dalarna/andra', { ...allOf(page), sett: settOf(page), name: `Coompanion ${marks.join(' ')}`, aliases: strings.join('\n'), 'best.sv': marks[3]!, 'best.unverified': 'ja', 'assured.by': marks[1]!, 'assured.at': '2026-11-26', 'notUs.0.what.sv': marks[0]!, 'notUs.0.to': 'ekn' });
    expect(sent.status).toBe(303);
    for (const path of ['', '/aktor/coompanion-dalarna', '/aktor/coompanion-dalarna/andra', '/publicera', '/lankar', '/kallor']) {
      const { status, text } = await go('admin', `/kunskap${path}`);
      expect(status, path).toBe(200);
      expect(text.match(/<(script(?! type="module" src)|img|svg onload|iframe|b>)/gi) ?? [], path).toEqual([]);
      expect(text, path).not.toMatch(/<[^>]+\son[a-z]+=/i);
      expect(text, path).not.toContain('href="//evil"');
    }
    const chosen = `actor:coompanion-dalarna:${await versionOf('coompanion-dalarna')}`;
    expect((await go('admin', '/kunskap/publicera', { utkast: chosen, skal: marks[0]! })).to).toContain('historik');
    const { text } = await go('admin', '/kunskap/historik');
    expect(text).toContain('&lt;script>alert(1)&lt;/script>');
    expect(text.match(/<(script(?! type="module" src)|img)/gi) ?? []).toEqual([]);
  }, 60_000);
});

describe('two who have the same form open', () => {
  const form = '/kunskap/aktor/dalarna-science-park/andra';
  const write = async (who: Who, page: string, fields: Record<string, string>) => go(who, form, { sett: settOf(page), ...allOf(page), ...fields });
  const kept = async () => JSON.parse((await whole.store.editing.draft('actor', 'dalarna-science-park'))!.body) as { best?: { sv: string }; goals?: { sv: string }; aliases: string[] };
  const fact = (name: string, sv: string) => ({ [`${name}.sv`]: sv, [`${name}.unverified`]: 'ja' });

  it('never put back what the other has published meanwhile, in a field that they have not touched', async () => {
    const opened = (await go('admin', form)).text;
    expect((await write('dalarna', opened, { ...fact('best', 'Det nya'), aliases: 'Parken' })).status).toBe(303);
    expect((await go('dalarna', '/kunskap/publicera', { utkast: `actor:dalarna-science-park:${await versionOf('dalarna-science-park')}`, skal: 'prov' })).to).toContain('historik');
    const meeting = await write('admin', opened, { ...fact('goals', 'Fler som vågar'), aliases: 'Vetenskapsparken' });
    expect(meeting.status).toBe(409);
    expect(meeting.text.match(/<legend>/g)).toHaveLength(1);
    expect((await go('admin', '/kunskap/aktor/dalarna-science-park/mot', { sett: settOf(meeting.text), ...allOf(meeting.text), 'val:/aliases': 'deras' })).status).toBe(303);
    expect(await kept()).toMatchObject({ best: { sv: 'Det nya' }, goals: { sv: 'Fler som vågar' }, aliases: ['Parken'] });
  }, 60_000);

  it('leave what a later draft has taken back as it is', async () => {
    const opened = (await go('admin', form)).text;
    expect(opened).toContain('Fler som vågar');
    expect((await write('dalarna', opened, { 'goals.sv': '', 'goals.en': '', 'goals.unverified': '' })).status).toBe(303);
    const meeting = await write('admin', opened, { aliases: 'DSP' });
    expect(meeting.status).toBe(409);
    expect((await go('admin', '/kunskap/aktor/dalarna-science-park/mot', { sett: settOf(meeting.text), ...allOf(meeting.text) })).status).toBe(303);
    const now = await kept();
    expect([now.goals, now.aliases]).toEqual([undefined, ['DSP']]);
  }, 60_000);

  it('go on asking for publication when what was asked for is mended', async () => {
    expect((await go('admin', '/kunskap/aktor/dalarna-science-park/be', { version: await versionOf('dalarna-science-park') })).status).toBe(303);
    expect((await write('admin', (await go('admin', form)).text, { aliases: 'DSP\nParken' })).status).toBe(303);
    expect((await whole.store.editing.draft('actor', 'dalarna-science-park'))!.askedAt).toBeDefined();
  }, 60_000);
});

describe('what is offered to whom', () => {
  it('is a draft only where one reaches the actor, and a spreadsheet only where one edits', async () => {
    const form = '/kunskap/aktor/invest-in-dalarna/andra';
    const page = (await go('dalarna', form)).text;
    await go('dalarna', form, { sett: settOf(page), ...allOf(page), aliases: 'Utkastnamnet', name: 'Invest med nytt namn' });
    for (const [who, sees] of [['dalarna', true], ['reader', true], ['orebro', false], ['almi', false]] as const) {
      const { text } = await go(who, '/kunskap/aktor/invest-in-dalarna');
      expect(text.includes('Invest med nytt namn'), who).toBe(sees);
      expect(text.includes('Utkast av'), who).toBe(sees);
      expect((await go(who, '/kunskap?region=dalarna')).text.includes('Utkast av dalarna'), who).toBe(sees);
    }
    expect((await go('reader', '/kunskap')).text).not.toContain('/admin/kunskap/excel');
    expect((await go('reader', '/kunskap/excel')).status).toBe(403);
    expect((await go('dalarna', '/kunskap')).text).toContain('/admin/kunskap/excel');
  }, 60_000);

  it('is all regions, also for who belongs to one', async () => {
    expect((await go('dalarna', '/kunskap')).text).not.toContain('/aktor/almi-orebro"');
    expect((await go('dalarna', '/kunskap?region=')).text).toContain('/aktor/almi-orebro"');
  }, 60_000);
});

it('gives a new service no id that one in a draft has, of the same actor or another', async () => {
  const add = async (actor: string) => {
    const page = (await go('admin', `/kunskap/aktor/${actor}/ny-tjanst`)).text;
    return go('admin', `/kunskap/aktor/${actor}/ny-tjanst`, { sett: settOf(page), ...allOf(page), id: 'ny-sak', 'name.sv': 'Ny sak', 'description.sv': 'En ny sak.', 'description.unverified': 'ja', needs: 'lan', areas: 'lan', stages: 'start' });
  };
  expect((await add('almi-dalarna')).status).toBe(303);
  for (const actor of ['almi-dalarna', 'tillvaxtverket']) {
    const again = await add(actor);
    expect([actor, again.status, again.text.includes('«ny-sak» är upptaget')]).toEqual([actor, 422, true]);
  }
}, 60_000);

it('takes a source of a day that there is, and takes it away again while it is only a draft', async () => {
  const source = (date: string) => go('dalarna', '/kunskap/kallor', { id: 'prov_kalla', title: 'En provkälla', publisher: 'Någon', url: '', dated: 'i år', date });
  for (const date of ['2026-99-99', '2026-13', '2026-02-30']) expect([date, (await source(date)).status]).toEqual([date, 422]);
  expect((await source('2026-02-28')).status).toBe(303);
  expect((await go('reader', '/kunskap/kallor')).text).not.toContain('/kallor/prov_kalla/kasta');
  expect((await go('reader', '/kunskap/kallor/prov_kalla/kasta', {})).status).toBe(403);
  expect((await go('dalarna', '/kunskap/kallor')).text).toContain('/kallor/prov_kalla/kasta');
  expect((await go('dalarna', '/kunskap/kallor/prov_kalla/kasta', {})).status).toBe(303);
  expect((await go('dalarna', '/kunskap/kallor')).text).not.toContain('prov_kalla');
  expect((await go('dalarna', '/kunskap/kallor/almi_faq/kasta', {})).status).toBe(404);
}, 60_000);

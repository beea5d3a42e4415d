import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ClosedRoute, Route } from '../../../adapters/admin/route.ts';
import { may, reaches, rights } from '../../../src/accounts/account.ts';
import type { Account } from '../../../src/accounts/account.ts';
import { startWhole } from '../../e2e/running.ts';
import { fixtures, here, open, there } from './fixtures.ts';
import type { Column } from './fixtures.ts';
import { haveAccount, visitor } from './visitor.ts';
import type { Page, Visitor } from './visitor.ts';

/**
 * Everybody who may come in × every route of the whole product × what is their own, another's, and not there at all. The cells are made
 * from the routes, so that a new route is tried without a line here; what its path names stands in fixtures.ts.
 */
const everybody: Record<string, Partial<Account>> = {
  'an admin': { role: 'admin' },
  'an editor of a region': { role: 'editor', region: 'dalarna' },
  'an editor of an actor': { role: 'editor', actor: 'almi-dalarna' },
  'a reader of everything': { role: 'reader' },
  'a reader of a region': { role: 'reader', region: 'dalarna' },
  'a reader of another region': { role: 'reader', region: 'orebro' },
};

let whole: Awaited<ReturnType<typeof startWhole>>;
const visitors = new Map<string, { account: Account; at: Visitor }>();

beforeAll(async () => {
  // With an issuer, which is never asked: its routes are tried with the others.
  whole = await startWhole({ OIDC_ISSUER: 'http://localhost:9', OIDC_CLIENT_ID: 'ratt-dorr', OIDC_CLIENT_SECRET: 'en hemlighet' });
  for (const [name, about] of Object.entries(everybody)) visitors.set(name, { account: await haveAccount(whole.store, about), at: visitor(whole.url) });
});
afterAll(() => whole.stop());

const isClosed = (route: Route): route is ClosedRoute => route.right !== 'anyone';
const closed = () => whole.adminRoutes.filter(isClosed);
const namesOf = ({ path }: Route) => [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => name);
const cell = (route: Route) => `${route.method.toUpperCase()} ${route.path}`;

/** The address of a route, with what it names out of one column. */
function addressOf(route: Route, column: Column): string {
  return `/admin${route.path.replace(/:(\w+)/g, (_all, name: string) => encodeURIComponent(fixtures[name]?.[column] ?? 'no-fixture'))}`.replace(/(?<=.)\/$/, '');
}

/** Somebody who is signed in, also when an act before has signed them out, and with things as they were. */
async function ready(name: string): Promise<{ account: Account; at: Visitor }> {
  const { account, at } = visitors.get(name)!;
  await whole.store.accounts.put(account);
  for (const { make } of Object.values(fixtures)) await make?.(whole.store);
  if ((await at.get('/admin/konto')).status !== 200) await at.signIn(account);
  return { account, at };
}

async function ask(at: Visitor, route: Route, column: Column): Promise<Page> {
  const address = addressOf(route, column);
  if (route.method === 'get') return at.get(address);
  return at.post('takesFile' in route ? `${address}?csrf=${encodeURIComponent(at.key())}` : address);
}

/** What stands on a page, but for the key and the address that was asked for. */
function bare({ text }: Page): string {
  return text.replace(/name="(csrf|till)" value="[^"]*"/g, '');
}

/** Whose a thing is, as the fixtures say. */
const ownerOf = (route: Route, column: 'here' | 'there') => (open.has(cell(route)) || namesOf(route).some((name) => fixtures[name]?.everybodys) ? undefined : column === 'here' ? here : there);

describe('every route', () => {
  it('names only things that there are fixtures for', () => {
    const missing = whole.adminRoutes.flatMap((route) => namesOf(route).flatMap((name) => (fixtures[name] ? [] : [`${cell(route)}: add «${name}» to the table in test/adapters/admin/fixtures.ts: an id of ${JSON.stringify(here)}, one of ${JSON.stringify(there)} and one that is not there`])));
    expect(missing).toEqual([]);
  });

  it('says whose the thing is that it names, unless only admins may or it is everybody’s', () => {
    const silent = closed().flatMap((route) => (namesOf(route).length > 0 && !route.of ? [`${cell(route)}: give it \`of\`, which says whose the thing is that the path names`] : []));
    expect(silent).toEqual([]);
  });

  it('is there once', () => {
    const all = whole.adminRoutes.map(cell);
    expect(all.filter((one, i) => all.indexOf(one) !== i)).toEqual([]);
    expect(all.length).toBeGreaterThan(20);
  });

  it('asks for a right that there is', () => {
    expect(closed().filter(({ right }) => !rights.includes(right)).map(cell)).toEqual([]);
  });
});

describe('somebody who is not signed in', () => {
  it('is led to where one signs in, from every route and whatever it names', async () => {
    const at = visitor(whole.url);
    const wrong: string[] = [];
    for (const route of closed()) {
      for (const column of namesOf(route).length > 0 ? (['here', 'absent'] as const) : (['here'] as const)) {
        await at.get('/admin/logga-in');
        const { status, to } = await ask(at, route, column);
        const wanted = `/admin/logga-in?till=${encodeURIComponent(route.method === 'get' ? addressOf(route, column) : '/admin')}`;
        if (status !== 303 || to !== wanted) wrong.push(`${cell(route)} (${column}): ${status} ${to}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('nor is somebody whose account is closed', async () => {
    const account = await haveAccount(whole.store);
    const at = visitor(whole.url);
    await at.signIn(account);
    await whole.store.accounts.put({ ...account, closedAt: new Date().toISOString() });
    const wrong: string[] = [];
    for (const route of closed()) {
      const { status, to } = await ask(at, route, 'here');
      if (status !== 303 || !to?.startsWith('/admin/logga-in')) wrong.push(`${cell(route)}: ${status} ${to}`);
    }
    expect(wrong).toEqual([]);
  });
});

describe.each(Object.keys(everybody))('%s', (name) => {
  it('gets to what is their own, is refused what they have no right to, and cannot tell another’s from what is not there', async () => {
    const wrong: string[] = [];
    let cells = 0;
    for (const route of closed()) {
      const named = namesOf(route).length > 0;
      const pages = new Map<string, string>();
      for (const column of named ? (['here', 'there', 'absent'] as const) : (['here'] as const)) {
        const { account, at } = await ready(name);
        const answer = await ask(at, route, column);
        cells++;
        const owner = column === 'absent' ? undefined : ownerOf(route, column);
        const wanted = !may(account, route.right) ? 'refused' : !named ? 'own' : column === 'absent' ? 'hidden' : owner === undefined || reaches(account, owner) ? 'own' : 'hidden';
        const found = answer.status === 403 ? 'refused' : answer.status === 404 ? 'hidden' : answer.status >= 500 ? `failed with ${answer.status}` : answer.to?.startsWith('/admin/logga-in?till') ? 'led to sign in' : 'own';
        if (found !== wanted) wrong.push(`${cell(route)}, ${column}: ${found}, not ${wanted}`);
        if (found === 'hidden') pages.set(bare(answer), column);
      }
      if (pages.size > 1) wrong.push(`${cell(route)}: ${[...pages.values()].join(' and ')} are answered in different words`);
    }
    expect(wrong).toEqual([]);
    expect(cells).toBeGreaterThanOrEqual(closed().length);
  });
});

describe('every form', () => {
  const forms = () => whole.adminRoutes.filter(({ method }) => method === 'post');

  it.each([
    ['without a key', { csrf: '' }, {}], ['with another’s key', { csrf: 'x'.repeat(32) }, {}], ['with a key of another length', { csrf: 'åx' }, {}], ['with a key of as many letters but more bytes', { csrf: 'å'.repeat(32) }, {}],
    ['from another site', {}, { 'sec-fetch-site': 'cross-site' }], ['from another part of the same site', {}, { 'sec-fetch-site': 'same-site' }], ['from an address that was typed', {}, { 'sec-fetch-site': 'none' }],
    ['from another origin, by a browser that says no more', {}, { 'sec-fetch-site': undefined, origin: 'https://ond.example' }], ['from a page without origin', {}, { 'sec-fetch-site': undefined, origin: 'null' }],
  ] as [string, { csrf?: string }, Record<string, string | undefined>][])('is refused %s', async (_how, fields, headers) => {
    const { at } = await ready('an admin');
    const wrong: string[] = [];
    for (const route of forms()) {
      const key = fields.csrf ?? at.key();
      const address = `${addressOf(route, 'here')}${'takesFile' in route ? `?csrf=${encodeURIComponent(key)}` : ''}`;
      const given = Object.fromEntries(Object.entries({ 'content-type': 'application/x-www-form-urlencoded', ...headers, cookie: [...at.cookies].map((one) => one.join('=')).join('; ') }).filter((one): one is [string, string] => one[1] !== undefined));
      const response = await fetch(`${whole.url}${address}`, { method: 'POST', redirect: 'manual', headers: given, body: new URLSearchParams({ csrf: key }) });
      if (response.status !== 403) wrong.push(`${cell(route)}: ${response.status}`);
    }
    expect(wrong).toEqual([]);
    expect((await at.get('/admin/konto')).status).toBe(200);
  });

  it('is refused with the key of somebody else’s session', async () => {
    const [{ at }, { at: other }] = [await ready('an admin'), await ready('a reader of everything')];
    for (const route of forms()) {
      if ('takesFile' in route) continue;
      expect([cell(route), (await at.post(addressOf(route, 'here'), { csrf: other.key() })).status]).toEqual([cell(route), 403]);
    }
  });
});

describe('what is read', () => {
  it('changes nothing: asking with GET for what is sent by POST finds nothing', async () => {
    const { at } = await ready('an admin');
    const read = new Set(whole.adminRoutes.filter(({ method }) => method === 'get').map(({ path }) => path));
    for (const route of whole.adminRoutes) if (route.method === 'post' && !read.has(route.path)) expect([cell(route), [404, 200].includes((await at.get(addressOf(route, 'absent'))).status)]).toEqual([cell(route), true]);
  });

  it('what nobody has made is not there, signed in or not', async () => {
    const { at } = await ready('an admin');
    for (const path of ['/admin/nothing', `/admin/${randomUUID()}`, '/admin/konton/ny/x', '/admin/%00', '/admin/__proto__', '/ADMIN/konton', '/Admin', '/admin/%E0%A4%A']) {
      expect((await at.get(path)).status).toBe(404);
      expect((await visitor(whole.url).get(path)).status).toBe(404);
    }
  });
});

import { createServer } from 'node:http';
import type { RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { atMost, linksIn } from '../../src/editing/links.ts';
import { lookAt } from '../../src/editing/look.ts';
import { isPublic } from '../../src/editing/public-address.ts';
import { readKnowledge } from '../../src/knowledge/load.ts';

/** A server of our own at an address of this machine, and what was asked of it. */
async function serverAt(address: string, answer: RequestListener, wanted = 0) {
  const asked: string[] = [];
  const server = createServer((request, response) => { asked.push(`${request.method} ${request.headers.host} ${request.url}`); answer(request, response); });
  await new Promise<void>((resolve) => { server.listen(wanted, address, resolve); });
  onTestFinished(() => { server.closeAllConnections(); server.close(); });
  return { asked, port: (server.address() as AddressInfo).port };
}

/** A website at one address that counts as everybody's, and a house at another that does not; names lead where `names` says, time after time. */
async function website(names: Record<string, string[][]> = {}) {
  const { asked, port } = await serverAt('127.0.0.2', (request, response) => {
    if (request.url === '/flyttad') { response.writeHead(301, { location: `http://annan.example:${port}/ok` }).end(); return; }
    if (request.url?.startsWith('/till?')) { response.writeHead(302, { location: decodeURIComponent(request.url.slice('/till?'.length)) }).end(); return; }
    if (request.url === '/ring') { response.writeHead(302, { location: '/ring' }).end(); return; }
    if (request.url === '/tyst') return;
    response.writeHead(request.url === '/ok' || (request.url === '/bara-get' && request.method === 'GET') ? 200 : request.url === '/bara-get' ? 405 : 404).end('x'.repeat(request.method === 'GET' ? 100_000 : 0));
  });
  const house = await serverAt('127.0.0.3', (_, response) => { response.end('hemligt'); }, port);
  const lookedUp: string[] = [];
  const look = lookAt({
    addresses: (host) => { lookedUp.push(host); const all = names[host]; return Promise.resolve((all && all.length > 1 ? all.shift() : all?.[0]) ?? ['127.0.0.2']); },
    isOpen: (address) => isPublic(address) || address === '127.0.0.2', ports: ['', '80', '443', String(port)], timeoutMs: 500,
  });
  return { look, asked, house, lookedUp, at: (host: string, path = '/ok') => `http://${host}:${port}${path}` };
}

describe('looking at an address', () => {
  it('says what it answers, asks again as a reader does where the short question is refused, and follows where it has moved', async () => {
    const { look, asked, at } = await website();
    expect(await look(at('a.example'))).toEqual({ works: true, found: '200' });
    expect(await look(at('a.example', '/borta'))).toEqual({ works: false, found: '404' });
    expect(await look(at('a.example', '/bara-get'))).toEqual({ works: true, found: '200' });
    expect(await look(at('a.example', '/flyttad'))).toEqual({ works: true, found: '200' });
    expect(await look(at('a.example', '/ring'))).toEqual({ works: false, found: 'loop' });
    expect(await look(at('a.example', '/tyst'))).toEqual({ works: false, found: 'timeout' });
    expect(asked[0]).toMatch(/^HEAD a\.example:\d+ \/ok$/);
    expect(asked).toContainEqual(expect.stringMatching(/^HEAD annan\.example:\d+ \/ok$/));
  });

  it('says why there is no answer', async () => {
    const { look, at } = await website();
    const none = lookAt({ addresses: () => Promise.reject(Object.assign(new Error('no'), { code: 'ENOTFOUND' })) });
    expect(await none('https://finns-inte.example/')).toEqual({ works: false, found: 'no_such_host' });
    expect(await look(at('a.example').replace('http:', 'https:'))).toMatchObject({ works: false });
    for (const url of ['file:///etc/passwd', 'https://a.example:8080/', 'https://anna:hemligt@a.example/', 'inte en adress']) expect(await look(url), url).toEqual({ works: false, found: 'not_web' });
    const shut = lookAt({ addresses: () => Promise.resolve(['127.0.0.2']), isOpen: () => true, ports: ['9'], timeoutMs: 500 });
    expect(await shut('http://stangd.example:9/')).toEqual({ works: false, found: 'unreachable' });
  });
});

describe('looking at an address never reaches into a house', () => {
  const refused = { works: false, found: 'private' };

  it('by its number, however that is written', async () => {
    const { look, asked, house, lookedUp, at } = await website();
    for (const host of ['127.0.0.1', '127.0.0.3', '2130706435', '0x7f000003', '127.3', '[::1]', '[::]', '169.254.169.254', '10.0.0.7', '[::ffff:10.0.0.1]', '[::ffff:127.0.0.3]', '[::ffff:7f00:3]', '[fe80::1]', '[fd00:ec2::254]']) expect(await look(at(host)), host).toEqual(refused);
    expect([asked, house.asked, lookedUp]).toEqual([[], [], []]);
  });

  it('by a name that leads there, alone or among others', async () => {
    const { look, asked, house, at } = await website({ 'inne.example': [['127.0.0.3']], 'bada.example': [['127.0.0.2', '127.0.0.3']], 'sex.example': [['::ffff:127.0.0.3']], 'ingen.example': [[]], 'moln.example': [['169.254.169.254']] });
    for (const host of ['inne.example', 'bada.example', 'sex.example', 'ingen.example', 'moln.example']) expect(await look(at(host)), host).toEqual(refused);
    expect([asked, house.asked]).toEqual([[], []]);
  });

  it('by a website that sends there, by number or by name, at once or after a while', async () => {
    const { look, asked, house, at } = await website({ 'inne.example': [['127.0.0.3']] });
    const via = (to: string) => at('a.example', `/till?${encodeURIComponent(to)}`);
    for (const to of [at('127.0.0.3'), at('inne.example'), via(via(at('inne.example'))), at('[::ffff:127.0.0.3]')]) expect(await look(via(to)), to).toEqual(refused);
    expect(await look(via('file:///etc/passwd'))).toEqual({ works: false, found: 'not_web' });
    expect(asked.length).toBeGreaterThan(4);
    expect(house.asked).toEqual([]);
  });

  it('by a name that leads elsewhere the next time it is looked up: it is connected to what was tried, and looked up once for each connection', async () => {
    const { look, asked, house, lookedUp, at } = await website({ 'skiftar.example': [['127.0.0.2'], ['127.0.0.3']] });
    expect(await look(at('skiftar.example', '/borta'))).toEqual(refused);
    expect(asked.map((one) => one.split(' ')[0])).toEqual(['HEAD']);
    expect(lookedUp).toEqual(['skiftar.example', 'skiftar.example']);
    expect(house.asked).toEqual([]);
  });
});

it('tells addresses that anybody can reach from those of a house, a cloud, and what is set aside', () => {
  for (const address of ['8.8.8.8', '193.10.1.1', '172.32.0.1', '100.128.0.1', '2001:4860:4860::8888', '2a00:801:f::1', '::ffff:8.8.8.8', '::ffff:808:808']) expect(isPublic(address), address).toBe(true);
  for (const address of ['0.0.0.0', '10.1.2.3', '100.64.0.1', '100.100.100.200', '127.0.0.1', '168.63.129.16', '169.254.169.254', '172.16.0.1', '172.31.255.255', '192.168.1.1', '198.18.0.1', '224.0.0.1', '255.255.255.255', '::', '::1', '::127.0.0.1', '::ffff:127.0.0.1', '::ffff:7f00:1', '0:0:0:0:0:ffff:a00:1', '64:ff9b::7f00:1', '64:ff9b:1::1', '100::1', '2001::1', '2001:db8::1', '2002:7f00:1::', 'fc00::1', 'fd00:ec2::254', 'fe80::1', 'fe80::1%lo', 'fec0::1', 'ff02::1', '', 'localhost', '127.1']) expect(isPublic(address), address).toBe(false);
});

it('every address of the knowledge is there once, with where it stands, and four at most are looked at together', async () => {
  const links = linksIn(readKnowledge('knowledge'));
  expect(new Set(links.map(({ url }) => url)).size).toBe(links.length);
  expect(links.find(({ url }) => url.includes('almi.se'))?.at.length).toBeGreaterThan(0);
  let [now, most] = [0, 0];
  await atMost(4, links, async () => { most = Math.max(most, ++now); await new Promise((resolve) => { setTimeout(resolve, 1); }); now--; });
  expect(most).toBe(4);
});

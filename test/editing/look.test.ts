import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { atMost, linksIn } from '../../src/editing/links.ts';
import { isPublic, lookAt } from '../../src/editing/look.ts';
import { readKnowledge } from '../../src/knowledge/load.ts';

/** A website of our own that all names lead to, and what was asked of it. */
async function website() {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    if (request.url === '/flyttad') { response.writeHead(301, { location: 'https://annan.example/ok' }).end(); return; }
    if (request.url === '/in') { response.writeHead(302, { location: 'http://127.0.0.1/hemligt' }).end(); return; }
    if (request.url === '/ring') { response.writeHead(302, { location: '/ring' }).end(); return; }
    if (request.url === '/tyst') return;
    response.writeHead(request.url === '/ok' || (request.url === '/bara-get' && request.method === 'GET') ? 200 : request.url === '/bara-get' ? 405 : 404).end();
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  onTestFinished(() => { server.closeAllConnections(); server.close(); });
  const { port } = server.address() as AddressInfo;
  const look = lookAt({ addresses: (host) => Promise.resolve(host === 'inne.example' ? ['10.0.0.7'] : ['203.0.113.5']), fetch: (url, init) => fetch(`http://127.0.0.1:${port}${new URL(url).pathname}`, init), timeoutMs: 500 });
  return { look, asked };
}

describe('looking at an address', () => {
  it('says what it answers, asks again as a reader does where the short question is refused, and follows where it has moved', async () => {
    const { look, asked } = await website();
    expect(await look('https://a.example/ok')).toEqual({ works: true, found: '200' });
    expect(await look('https://a.example/borta')).toEqual({ works: false, found: '404' });
    expect(await look('https://a.example/bara-get')).toEqual({ works: true, found: '200' });
    expect(await look('https://a.example/flyttad')).toEqual({ works: true, found: '200' });
    expect(await look('https://a.example/ring')).toEqual({ works: false, found: 'loop' });
    expect(await look('https://a.example/tyst')).toEqual({ works: false, found: 'timeout' });
    expect(asked[0]).toBe('HEAD /ok');
  });

  it('never reaches into a house, whichever way it is asked to', async () => {
    const { look, asked } = await website();
    for (const url of ['http://127.0.0.1/', 'http://[::1]/', 'http://169.254.169.254/latest', 'https://inne.example/', 'http://0x7f000001/', 'http://[::ffff:10.0.0.1]/']) expect(await look(url), url).toEqual({ works: false, found: 'private' });
    for (const url of ['file:///etc/passwd', 'https://a.example:8080/', 'https://anna:hemligt@a.example/', 'inte en adress']) expect(await look(url), url).toEqual({ works: false, found: 'not_web' });
    expect(asked).toEqual([]);
    expect(await look('https://a.example/in')).toEqual({ works: false, found: 'private' });
    expect(['8.8.8.8', '2001:4860:4860::8888'].every(isPublic)).toBe(true);
  });

  it('says plainly that a name is not there', async () => {
    const look = lookAt({ addresses: () => Promise.reject(Object.assign(new Error('no'), { code: 'ENOTFOUND' })) });
    expect(await look('https://finns-inte.example/')).toEqual({ works: false, found: 'no_such_host' });
  });
});

it('every address of the knowledge is there once, with where it stands, and four at most are looked at together', async () => {
  const links = linksIn(readKnowledge('knowledge'));
  expect(new Set(links.map(({ url }) => url)).size).toBe(links.length);
  expect(links.find(({ url }) => url.includes('almi.se'))?.at.length).toBeGreaterThan(0);
  let [now, most] = [0, 0];
  await atMost(4, links, async () => { most = Math.max(most, ++now); await new Promise((resolve) => { setTimeout(resolve, 1); }); now--; });
  expect(most).toBe(4);
});

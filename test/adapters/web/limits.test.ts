import { afterEach, describe, expect, it } from 'vitest';
import { randomUUID } from 'node:crypto';
import { openSite } from './site.ts';
import type { Site } from './site.ts';

const sites: Site[] = [];
afterEach(async () => { for (const site of sites.splice(0)) await site.close(); });

async function limited(options: Parameters<typeof openSite>[0] = {}): Promise<Site> {
  const site = await openSite({ trustProxy: 'loopback', limits: { open: { most: 3, perMs: 60_000 }, resume: { most: 2, perMs: 60_000 }, messages: { most: 2, perMs: 60_000 } }, ...options });
  sites.push(site);
  return site;
}

const open = (site: Site, from?: string) => site.call('POST', '/api/conversations', { body: { door: 'almi-dalarna' }, ...(from === undefined ? {} : { headers: { 'x-forwarded-for': from } }) });

describe('the limits', () => {
  it('stop one address after so many, say when to come back, and let it in again then', async () => {
    const site = await limited();
    for (let i = 0; i < 3; i++) expect((await open(site, '198.51.100.7')).status).toBe(201);
    const { status, body, headers } = await open(site, '198.51.100.7');
    expect([status, body.code, headers.get('retry-after')]).toEqual([429, 'too_many', '20']);
    expect((await open(site, '198.51.100.8')).status).toBe(201);
    site.pass(19_000);
    expect((await open(site, '198.51.100.7')).status).toBe(429);
    site.pass(1_000);
    expect((await open(site, '198.51.100.7')).status).toBe(201);
    expect((await open(site, '198.51.100.7')).status).toBe(429);
  });

  it('do not count this machine itself', async () => {
    const site = await limited();
    for (let i = 0; i < 20; i++) expect((await open(site)).status).toBe(201);
  });

  it('believe X-Forwarded-For only when told to, and count whoever sends it', async () => {
    const site = await limited({ trustProxy: false });
    const statuses: number[] = [];
    for (let i = 0; i < 4; i++) statuses.push((await open(site, `198.51.100.${i}`)).status);
    expect(statuses).toEqual([201, 201, 201, 429]);
    expect((await open(site)).status).toBe(201);
    expect(site.logged.filter((line) => 'text' in line && String(line.text).includes('TRUST_PROXY'))).toHaveLength(1);
  });

  it('believe as many proxies as they are told to', async () => {
    const site = await limited({ trustProxy: 1 });
    const statuses: number[] = [];
    for (let i = 0; i < 4; i++) statuses.push((await open(site, `203.0.113.${i}, 198.51.100.7`)).status);
    expect(statuses).toEqual([201, 201, 201, 429]);
  });

  it('count a whole IPv6 network as one', async () => {
    const site = await limited();
    const statuses: number[] = [];
    for (const from of ['2001:db8:1:2::1', '2001:db8:1:2:ffff::2', '2001:0db8:0001:0002:0:0:0:3', '2001:db8:1:2:a:b:c:d', '2001:db8:1:3::1']) statuses.push((await open(site, from)).status);
    expect(statuses).toEqual([201, 201, 201, 429, 201]);
  });

  it('keep anybody from trying out codes', async () => {
    const site = await limited();
    const resume = () => site.call('POST', '/api/conversations/resume', { body: { code: 'ABCD-EFGH-JKMN' }, headers: { 'x-forwarded-for': '198.51.100.7' } });
    expect([(await resume()).status, (await resume()).status, (await resume()).status]).toEqual([404, 404, 429]);
  });

  it('hold for messages, whoever they are for', async () => {
    const site = await limited();
    const statuses: number[] = [];
    for (let i = 0; i < 3; i++) {
      const { id, token } = await site.open();
      statuses.push((await site.call('POST', `/api/conversations/${id}/messages`, { token, body: { id: randomUUID(), text: 'Hej' }, headers: { 'x-forwarded-for': '198.51.100.7' } })).status);
    }
    expect(statuses).toEqual([200, 200, 429]);
  });

  it('shut nobody out for longer because the clock was set back', async () => {
    const site = await limited();
    for (let i = 0; i < 3; i++) await open(site, '198.51.100.7');
    site.pass(-3_600_000);
    expect((await open(site, '198.51.100.7')).headers.get('retry-after')).toBe('20');
  });
});

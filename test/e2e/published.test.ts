import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Compiled } from '../../src/compiled.ts';
import { lessonsFrom } from '../../src/intents/lessons.ts';
import { train } from '../../src/intents/train.ts';
import { readGround } from '../../src/compiled.ts';
import { smallGround } from '../small-ground.ts';
import { newDatabase } from '../store/stores.ts';
import { startWhole } from './running.ts';

let ground: { root: string; compiled: Compiled };
let body: string;
beforeAll(() => {
  ground = smallGround({ gone: afterAll });
  const { known, names } = readGround(ground.root, ground.compiled.knowledge);
  const taught = ['Vi vill vara med på Nordstigen', 'Hur söker man till Nordstigen', 'Nordstigen passar oss', 'Berätta om Nordstigen', 'Finns det plats i Nordstigen'].map((text) => ({ text, language: 'sv' as const, label: 'export' }));
  body = JSON.stringify({ model: train(lessonsFrom([...known, ...taught], names)), examples: [] });
}, 240_000);

async function needOf(url: string, text: string): Promise<string> {
  const post = async <T>(path: string, sent: unknown, token = '') => await (await fetch(url + path, { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` }, body: JSON.stringify(sent) })).json() as T;
  const { conversation: { id }, token } = await post<{ conversation: { id: string }; token: string }>('/api/conversations', { door: 'almi-dalarna' });
  await post(`/api/conversations/${id}/messages`, { id: randomUUID(), text }, token);
  const exported = await (await fetch(`${url}/api/conversations/${id}/export`, { headers: { authorization: `Bearer ${token}` } })).text();
  return /"needs":\s*\[\s*\{\s*"need":\s*"(\w+)"/.exec(exported)?.[1] ?? exported.slice(0, 400);
}

describe.skipIf(newDatabase === undefined)('a model that is published', () => {
  it('changes what the assistant answers in every process without a restart, and after one', { timeout: 240_000 }, async () => {
    const url = await newDatabase!();
    const server = async () => {
      const whole = await startWhole({ DATABASE_URL: url, SECRET_KEY: 'a-key-that-all-the-processes-share-between-them' }, () => ground.compiled, { learning: { root: ground.root } });
      onTestFinished(() => whole.stop());
      return whole;
    };
    const [here, there] = [await server(), await server()];
    const question = 'Vi undrar om Nordstigen';
    expect(await needOf(there.url, question)).not.toBe('export');
    // Published by one process, as its pages do.
    expect(await here.store.learning.publishModel({ id: 'p1', kind: 'model', at: new Date().toISOString(), name: 'Anna', base: 'b', body }, undefined, [])).toBe(true);
    await expect.poll(() => needOf(there.url, question), { timeout: 20_000 }).toBe('export');
    const later = await server();
    expect(await needOf(later.url, question)).toBe('export');
    await later.store.learning.publishModel({ id: 'p2', kind: 'model', at: new Date().toISOString(), name: 'Anna', base: 'b', body: '{"files":true}', from: 'files' }, 'p1', []);
    await expect.poll(() => needOf(there.url, question), { timeout: 20_000 }).not.toBe('export');
  });
});

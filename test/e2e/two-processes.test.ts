import { describe, expect, it, onTestFinished } from 'vitest';
import { openPostgres } from '../../src/store/postgres.ts';
import { delivery, open } from '../store/samples.ts';
import { newDatabase } from '../store/stores.ts';
import { startWhole } from './running.ts';

const SECRET_KEY = 'a-key-that-all-the-processes-share-between-them';

describe.skipIf(newDatabase === undefined)('two servers on one Postgres', () => {
  /** A server that is stopped after the test. */
  async function server(url: string): Promise<string> {
    const whole = await startWhole({ DATABASE_URL: url, SECRET_KEY });
    onTestFinished(() => whole.stop());
    return whole.url;
  }
  async function call<Answer>(address: string, body: unknown, token = ''): Promise<Answer> {
    const response = await fetch(address, { method: 'POST', headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` }, body: JSON.stringify(body) });
    expect(response.ok).toBe(true);
    return await response.json() as Answer;
  }

  it('show in a stream at one what was said at the other, and take up each other’s conversations', async () => {
    const url = await newDatabase!();
    const [here, there] = [await server(url), await server(url)];
    const { conversation: { id, code }, token } = await call<{ conversation: { id: string; code: string }; token: string }>(`${here}/api/conversations`, { door: 'almi-dalarna', practice: true });
    const stream = await fetch(`${there}/api/conversations/${id}/stream`, { headers: { Authorization: `Bearer ${token}` } });
    const reader = stream.body!.pipeThrough(new TextDecoderStream()).getReader();
    let read = '';
    const readUntil = async (text: string) => { while (!read.includes(text)) read += (await reader.read()).value ?? ''; };
    await call(`${here}/api/conversations/${id}/messages`, { id: crypto.randomUUID(), text: 'Vi gör verktyg i Mora och vill låna' }, token);
    await readUntil('Vi gör verktyg i Mora');
    await call(`${there}/api/conversations/${id}/messages`, { id: crypto.randomUUID(), text: 'Banken ville inte vara med' }, token);
    await readUntil('Banken ville inte vara med');
    expect(await call(`${there}/api/conversations/resume`, { code })).toMatchObject({ conversation: { id } });
    await reader.cancel();
  });

  it('leave to another process what it has claimed', async () => {
    const url = await newDatabase!();
    const store = await openPostgres(url);
    onTestFinished(() => store.close());
    await open(store, 'c1');
    await store.append('c1', 1, [], { deliveries: [delivery('d1', 'c1')] });
    const lease = new Date(Date.now() + 600_000).toISOString();
    expect(await store.claim(new Date().toISOString(), lease, 9)).toHaveLength(1);
    await server(url);
    expect(await store.nextDue()).toBe(lease);
  });
});

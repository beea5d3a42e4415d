import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { haveAccount, visitor } from '../adapters/admin/visitor.ts';
import type { Visitor } from '../adapters/admin/visitor.ts';
import { startWhole } from './running.ts';

let whole: Awaited<ReturnType<typeof startWhole>>;
let ofDalarna: Visitor;
let ofActor: Visitor;

beforeAll(async () => {
  whole = await startWhole();
  ofDalarna = visitor(whole.url);
  await ofDalarna.signIn(await haveAccount(whole.store, { role: 'editor', region: 'dalarna' }));
  ofActor = visitor(whole.url);
  await ofActor.signIn(await haveAccount(whole.store, { role: 'editor', actor: 'almi-dalarna' }));
});
afterAll(() => whole.stop());

describe('golden conversations', () => {
  it('are for those who reach the whole region: an editor of one of its actors sees neither them nor the way to them', async () => {
    expect((await ofDalarna.get('/admin/prov/dalarna/kassan-ar-tom')).status).toBe(200);
    expect((await ofDalarna.get('/admin')).text).toContain('href="/admin/prov"');
    for (const path of ['/admin/prov', '/admin/prov/dalarna/kassan-ar-tom']) expect([path, (await ofActor.get(path)).status]).toEqual([path, 403]);
    expect((await ofActor.get('/admin')).text).not.toContain('href="/admin/prov"');
  });
});

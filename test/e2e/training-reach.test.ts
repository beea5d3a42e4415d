import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TrainingResult } from '../../src/learning/result.ts';
import { haveAccount, visitor } from '../adapters/admin/visitor.ts';
import type { Visitor } from '../adapters/admin/visitor.ts';
import { at, open, said as sentence } from '../store/samples.ts';
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

describe('what a training changes', () => {
  const figures = { count: 9, accuracy: 0.5, labels: [], confusions: [], confidence: [], calibrationError: 0.1 };
  const whole_ = { label: '', lost: 0, won: 0, p: 1, verdict: 'as before' as const };
  const said = (conversation: string) => ({ conversation, message: 'm1' });
  const flipped = (conversation: string) => ({ label: 'lan', before: 'lan', after: 'patent', language: 'sv' as const, at: { source: said(conversation) } });

  async function train(id: string, lost: TrainingResult['lost'], more: Partial<TrainingResult> = {}): Promise<void> {
    const { learning } = whole.store;
    await learning.beginTraining({ id, at: at(0), name: 'Anna' }, at(0));
    const result: TrainingResult = { version: 'v', base: 'b', seconds: 1, sentences: 9, examples: [], wished: 0, before: figures, after: figures, whole: whole_, labels: [], lost, won: [], golden: { played: 0, broken: [], mended: [], before: [] }, refusals: [], ...more };
    await learning.endTraining(id, { at: at(1), state: 'done', result: JSON.stringify(result), model: '{}' });
  }

  it('is shown with the sentences of one’s own region only, and that they were read is noted; of others’ it is told whose they are, and what is gone is not said to be forgotten', async () => {
    for (const [conversation, region] of [['c-dalarna', 'dalarna'], ['c-orebro', 'orebro']] as const) {
      await open(whole.store, conversation, [sentence(`Mening från ${region}`)]);
      await whole.store.learning.putExample({ source: said(conversation), state: 'draft', at: at(0), reviewer: 'Anna', language: 'sv', region, text: `Mening från ${region}`, label: { is: 'need', need: 'lan' } }, 0);
    }
    const read = async () => (await whole.store.accounts.audited({ limit: 50 })).filter(({ did, to }) => did === 'examples.read' && to?.startsWith('t-')).map(({ to }) => to);
    await train('t-others', [flipped('c-orebro'), flipped('c-gone')]);
    const others = (await ofDalarna.get('/admin/traning/traningar/t-others')).text;
    expect(others).not.toContain('Mening från orebro');
    expect(others).toContain('Hör till en annan region');
    expect(others).toContain('Finns inte kvar här');
    expect(await read()).toEqual([]);
    await train('t-own', [flipped('c-dalarna')]);
    expect((await ofDalarna.get('/admin/traning/traningar/t-own')).text).toContain('Mening från dalarna');
    expect(await read()).toEqual(['t-own']);
  });
});

describe('an example whose conversation is gone', () => {
  it('is for those who reach the region that it was said in, keeps that region when it is changed, and cannot be skipped, since its text stands nowhere else', async () => {
    const put = async (conversation: string, message: string, region: string) => { await whole.store.learning.putExample({ source: { conversation, message }, state: 'draft', at: at(0), reviewer: 'Anna', language: 'sv', region, text: 'Vi vill låna', label: { is: 'need', need: 'lan' } }, 0); };
    await put('files', 'of-dalarna', 'dalarna');
    await put('files', 'of-orebro', 'orebro');
    expect((await ofDalarna.get('/admin/traning/mening/files/of-orebro')).status).toBe(404);
    const page = await ofDalarna.get('/admin/traning/mening/files/of-dalarna');
    expect(page.status).toBe(200);
    expect(page.text).not.toContain('value="skip"');
    expect((await ofDalarna.post('/admin/traning/mening/files/of-dalarna', { label: 'skip', text: 'Vi vill låna', version: '1' })).status).toBe(422);
    expect((await ofDalarna.post('/admin/traning/mening/files/of-dalarna', { label: 'need:export', text: 'Vi vill låna', version: '1' })).status).toBe(303);
    const example = () => whole.store.learning.example({ conversation: 'files', message: 'of-dalarna' });
    expect(await example()).toMatchObject({ region: 'dalarna', label: { need: 'export' } });
    // What was said is not in the session, and is read from the example when the choice is undone.
    await ofDalarna.post('/admin/traning/angra');
    expect(await example()).toMatchObject({ region: 'dalarna', text: 'Vi vill låna', label: { need: 'lan' } });
  });
});

describe('the models', () => {
  it('say of one that the knowledge has left behind that it is not in use', async () => {
    await whole.store.publications.publish({ id: 'unfit', kind: 'model', at: at(0), name: 'Anna', base: 'files', body: '{}' }, undefined);
    const { text } = await ofDalarna.get('/admin/traning/modeller');
    expect(text).toContain('Passar inte kunskapen längre: filernas modell används. Träna om.');
    expect(text).not.toContain('Gäller nu');
  });
});

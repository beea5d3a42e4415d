import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Compiled } from '../../src/compiled.ts';
import { openModels } from '../../src/learning/models.ts';
import { TrainingResult } from '../../src/learning/result.ts';
import { openTrainings } from '../../src/learning/trainings.ts';
import { openPublished } from '../../src/published.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import type { Store } from '../../src/store/store.ts';
import { sentencesIn, smallGround } from '../small-ground.ts';
import { closing } from '../store/stores.ts';

const anna = { id: 'a1', name: 'Anna Ek' };
const programs = pathToFileURL(`${resolve('dist/src/learning')}/`);
let ground: { root: string; compiled: Compiled };

beforeAll(() => {
  // One that holds for any model, and one that holds as long as whoever asks for a loan is understood.
  ground = smallGround({
    gone: afterAll,
    golden: { 'lan.md': '# Någon vill låna\n\nDörr: almi-dalarna\nSpråk: svenska\n\nFöretaget: Vi vill låna pengar till en ny maskin.\n  - förstår: lan\n' },
  });
}, 240_000);

async function opened() {
  const store = await closing(openSqlite(':memory:'));
  const lines: string[] = [];
  const log = { info: () => undefined, error: (_about: object, text: string) => { lines.push(text); } };
  const published = await openPublished({ files: ground.compiled, publications: store.publications, log });
  const { learning, publications } = store;
  const now = () => new Date();
  const trainings = openTrainings({ learning, publications, content: () => published.now(), root: ground.root, programs, now, log, beatMs: 100 });
  onTestFinished(() => trainings.stop());
  return { store, published, trainings, models: openModels({ learning, publications, content: () => published.now(), files: () => published.files(), renew: () => published.renew(), now }), lines };
}

async function ended(store: Store, id: string) {
  for (;;) {
    const training = await store.learning.training(id);
    if (training && training.state !== 'running') return training;
    await new Promise((later) => { setTimeout(later, 100); });
  }
}

/** Examples that say of sentences about one need that they are about another. */
async function label(store: Store, texts: readonly string[], need: string): Promise<void> {
  for (const [i, text] of texts.entries()) await store.learning.putExample({ source: { conversation: 'files', message: `${need}${i}` }, state: 'draft', at: new Date().toISOString(), reviewer: 'Anna', language: 'sv', text, label: { is: 'need', need } }, 0);
}

describe('a training', () => {
  it('that is killed leaves what was published in place, and another can begin', { timeout: 120_000 }, async () => {
    const { store, published, trainings } = await opened();
    const id = await trainings.begin(anna) ?? '';
    expect(await trainings.begin(anna)).toBeUndefined();
    await trainings.stop();
    expect(await store.learning.training(id)).toMatchObject({ state: 'failed', why: 'broken off' });
    expect(published.now().model.version).toBe(ground.compiled.model.version);
    expect(await store.publications.list('model')).toEqual([]);
    const next = await trainings.begin(anna) ?? '';
    expect(next).not.toBe('');
    expect(await trainings.cancel(next)).toBe(true);
    expect(await store.learning.training(next)).toMatchObject({ state: 'cancelled' });
  });

  it('that has not been heard of shows as broken off', async () => {
    const { store, trainings } = await opened();
    await store.learning.beginTraining({ id: 't1', at: '2026-11-26T08:00:00.000Z', name: 'Anna' }, '2026-11-26T07:00:00.000Z');
    const [row] = await store.learning.trainings(1);
    expect(row && trainings.stateOf(row)).toBe('failed');
  });

  it('that makes something worse is refused without a reason, names the line of the golden conversation that breaks, and is published with one', { timeout: 300_000 }, async () => {
    const { store, published, trainings, models } = await opened();
    // Everything about loans is said to be about patents: a malicious or careless hand.
    await label(store, [...sentencesIn(`${ground.root}/intents/sv/lan.txt`), ...sentencesIn('intents/sv/lan.txt').slice(20, 60), 'Vi vill låna pengar till en ny maskin.', 'Vi vill låna pengar till en maskin', 'Låna pengar till en ny maskin'], 'patent');
    await store.learning.putExample({ source: { conversation: 'files', message: 'new' }, state: 'draft', at: new Date().toISOString(), reviewer: 'Anna', language: 'sv', text: 'något helt nytt', label: { is: 'new', name: 'Segling' } }, 0);
    const id = await trainings.begin(anna) ?? '';
    const training = await ended(store, id);
    expect(training).toMatchObject({ state: 'done' });
    const result = TrainingResult.parse(JSON.parse(training.result ?? ''));
    expect(result.wished).toBe(1);
    expect(result.golden.broken.join()).toContain('knowledge/dalarna/samtal/lan.md:7');
    expect(result.refusals.map(({ why }) => why)).toContain('golden');
    expect(await models.publish(id, anna, '')).toBe('refused');
    expect(published.now().model.version).toBe(ground.compiled.model.version);
    expect(await models.publish(id, anna, 'Det är ett prov')).toBe('published');
    expect(published.now().model.version).toBe(result.version);
    expect(await store.learning.training(id)).toMatchObject({ state: 'published', why: 'Det är ett prov' });
    expect(await models.publish(id, anna, 'igen')).toBe('gone');
    // Back by one press; whoever has seen another model hold is told so instead.
    expect(await models.goBack(undefined, anna, undefined)).toBe('meanwhile');
    expect(await models.goBack(undefined, anna, (await store.publications.latest('model'))?.id)).toBe('published');
    expect(published.now().model.version).toBe(ground.compiled.model.version);
    expect((await store.learning.examples()).every(({ state }) => state === 'draft')).toBe(true);
    const [, first] = await store.publications.list('model');
    // One that has been labelled anew since is no longer what that model has learnt.
    const [again] = (await store.learning.examples()).filter(({ label: one }) => one?.is === 'need');
    await store.learning.putExample({ ...again!, label: { is: 'need', need: 'export' } }, again!.version);
    expect(await models.goBack(first?.id, anna, (await store.publications.latest('model'))?.id)).toBe('published');
    expect(published.now().model.version).toBe(result.version);
    expect((await store.learning.examples()).filter(({ state }) => state === 'draft').map(({ text }) => text).sort()).toEqual([again?.text, 'något helt nytt'].sort());
  });
});

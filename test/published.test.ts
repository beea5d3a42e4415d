import { describe, expect, it } from 'vitest';
import type { Compiled } from '../src/compiled.ts';
import { openModel } from '../src/intents/model.ts';
import { train } from '../src/intents/train.ts';
import { openPublished, withPublished } from '../src/published.ts';
import type { Publication } from '../src/store/publications.ts';
import { openSqlite } from '../src/store/sqlite.ts';
import { closing } from './store/stores.ts';

const modelOf = (...labels: string[]) => train([...labels, '_utanfor'].flatMap((label) => ['ett', 'två', 'tre'].map((word) => ({ text: `${label} ${word}`, language: 'sv' as const, labels: [label] }))));
const files = { knowledge: { common: { needs: { lan: {}, export: {} } } }, model: openModel(modelOf('lan', 'export')) } as unknown as Compiled;
const publication = (body: unknown, id = 'p1'): Publication => ({ id, kind: 'model', at: '2026-11-26T08:00:00.000Z', name: 'Anna', base: 'x', body: typeof body === 'string' ? body : JSON.stringify(body) });
const other = { model: train([...['lan', 'export', '_utanfor'].map((label) => ({ text: `något helt annat om ${label}`, language: 'sv' as const, labels: [label] })), { text: 'mer om export', language: 'sv', labels: ['export'] }]), examples: [] };

function logging() {
  const lines: string[] = [];
  return { lines, error: (about: object, text: string) => { lines.push(`${text} ${JSON.stringify(about)}`); } };
}

describe('what is published over the files', () => {
  it('is the published model, with all else as it was', () => {
    const log = logging();
    const content = withPublished(files, { model: publication(other) }, log);
    expect(content.model.version).toBe(other.model.version);
    expect(content.knowledge).toBe(files.knowledge);
    expect(log.lines).toEqual([]);
  });

  it.each([
    ['what is no JSON', '{"hemligt'],
    ['what is no model', { model: { version: 'hemligt' }, examples: [] }],
    ['a model whose content is not what it was named after', { ...other, model: { ...other.model, biases: other.model.biases.map(() => 1) } }],
    ['a model that lacks a need', { model: modelOf('lan'), examples: [] }],
    ['a model with a need that is there no more', { model: modelOf('lan', 'export', 'segling'), examples: [] }],
  ])('leaves out %s, and says in the log what to do, but nothing of what stands there', (_, body) => {
    const log = logging();
    expect(withPublished(files, { model: publication(body) }, log)).toBe(files);
    expect(log.lines).toHaveLength(1);
    expect(log.lines[0]).toContain('Train anew under Träning');
    expect(log.lines[0]).not.toContain('hemligt');
  });

  it('is taken when it is read anew, is told of once, and stays over other files', async () => {
    const { publications } = await closing(openSqlite(':memory:'));
    const published = await openPublished({ files, publications, log: logging() });
    const told: string[] = [];
    published.onRenewed(({ model }) => { told.push(model.version); });
    await publications.publish(publication(other), undefined);
    expect(published.now().model.version).toBe(files.model.version);
    await Promise.all([published.renew(), published.renew()]);
    expect(told).toEqual([other.model.version]);
    const newer = { ...files, knowledge: { ...files.knowledge, version: 'newer' } };
    await published.renew(newer);
    expect(published.now()).toMatchObject({ knowledge: { version: 'newer' }, model: { version: other.model.version } });
    expect(published.files()).toBe(newer);
  });
});

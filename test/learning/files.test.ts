import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readSentences } from '../../src/intents/sentences.ts';
import type { KeptExample } from '../../src/learning/example.ts';
import { pullExamples, pushSentences } from '../../src/learning/files.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { closing } from '../store/stores.ts';

function ground(): string {
  const root = mkdtempSync(join(tmpdir(), 'files-'));
  onTestFinished(() => { rmSync(root, { recursive: true, force: true }); });
  for (const language of ['sv', 'en']) {
    mkdirSync(join(root, 'intents', language), { recursive: true });
    writeFileSync(join(root, 'intents', language, 'lan.txt'), `# om lån\nett lån ${language}\n`);
    writeFileSync(join(root, 'intents', language, 'export.txt'), `sälja ${language}`);
    writeFileSync(join(root, 'intents', language, '_utanfor.txt'), `vädret ${language}\n`);
  }
  return root;
}
const read = (root: string) => readSentences(join(root, 'intents'), ['lan', 'export']);
const kept = (text: string, more: Partial<KeptExample> = {}): KeptExample => ({ source: { conversation: 'c1', message: text }, state: 'published', version: 1, at: '2026-11-26T08:00:00.000Z', reviewer: 'Anna', language: 'sv', text, label: { is: 'need', need: 'lan' }, ...more });

describe('examples and the files of sentences', () => {
  it('meet: published examples are written last in their files, once, and as lines that are read back', () => {
    const root = ground();
    const examples = [
      kept('banken sa nej'), kept('Banken sa NEJ!'), kept('ett lån sv'), kept('inte än', { state: 'draft' }), kept('# första raden\nandra raden'), kept('== inte en tjänst'),
      kept('sälja till Norge', { label: { is: 'need', need: 'export' } }), kept('vem vann matchen', { label: { is: 'outside' } }), kept('the bank said no', { language: 'en' }),
    ];
    const { written, left } = pullExamples(root, read(root), examples);
    expect(written.map(({ file, text }) => `${file}: ${text}`)).toEqual([
      'intents/sv/lan.txt: banken sa nej', 'intents/sv/lan.txt: första raden andra raden', 'intents/sv/lan.txt: inte en tjänst', 'intents/sv/export.txt: sälja till Norge', 'intents/sv/_utanfor.txt: vem vann matchen', 'intents/en/lan.txt: the bank said no',
    ]);
    expect(left).toEqual([]);
    expect(readFileSync(join(root, 'intents/sv/export.txt'), 'utf8')).toBe('sälja sv\nsälja till Norge\n');
    expect(read(root)).toHaveLength(12);
    expect(pullExamples(root, read(root), examples).written).toEqual([]);
  });

  it('says what stands in another need’s file, and what has no file yet, and leaves both out', () => {
    const root = ground();
    const { written, left } = pullExamples(root, read(root), [kept('sälja sv'), kept('cirkulärt', { label: { is: 'new', name: 'Cirkulära affärer' } })]);
    expect(written).toEqual([]);
    expect(left).toEqual([{ text: 'sälja sv', file: 'intents/sv/export.txt:1', why: 'elsewhere' }, { text: 'cirkulärt', file: 'intents/sv/cirkulara_affarer.txt', why: 'no file' }]);
  });

  it('says what stands under another need in the other language too, which nothing is built of', () => {
    const root = ground();
    const { written, left } = pullExamples(root, read(root), [kept('sälja sv', { language: 'en' }), kept('ett lån sv', { language: 'en' })]);
    expect(left).toEqual([{ text: 'sälja sv', file: 'intents/sv/export.txt:1', why: 'elsewhere' }]);
    expect(written).toEqual([{ file: 'intents/en/lan.txt', text: 'ett lån sv' }]);
  });

  it('meet: a sentence that is moved to another file takes the place of the example that was made of it before', async () => {
    const root = ground();
    const compiled = read(root);
    const { learning } = await closing(openSqlite(':memory:'));
    writeFileSync(join(root, 'intents/sv/lan.txt'), '# om lån\nett lån sv\nhyra en maskin på kredit\n');
    await pushSentences(learning, read(root), compiled, '2026-11-26T08:00:00.000Z');
    writeFileSync(join(root, 'intents/sv/lan.txt'), '# om lån\nett lån sv\n');
    writeFileSync(join(root, 'intents/sv/export.txt'), 'sälja sv\nhyra en maskin på kredit\n');
    expect(await pushSentences(learning, read(root), compiled, '2026-11-27T08:00:00.000Z')).toHaveLength(1);
    expect((await learning.examples()).map(({ text, label, version }) => [text, label, version])).toEqual([['hyra en maskin på kredit', { is: 'need', need: 'export' }, 2]]);
  });

  it('meet: sentences that are new in the files become examples in the draft, once', async () => {
    const root = ground();
    const compiled = read(root);
    const { learning } = await closing(openSqlite(':memory:'));
    expect(await pushSentences(learning, read(root), compiled, '2026-11-26T08:00:00.000Z')).toEqual([]);
    writeFileSync(join(root, 'intents/sv/lan.txt'), '# om lån\nett lån sv\nhyra en maskin på kredit\n');
    writeFileSync(join(root, 'intents/sv/_utanfor.txt'), 'vädret sv\nvem vann\n');
    expect((await pushSentences(learning, read(root), compiled, '2026-11-26T08:00:00.000Z')).map(({ text }) => text)).toEqual(['vem vann', 'hyra en maskin på kredit']);
    expect((await learning.examples()).map(({ source: { conversation }, state, text, label, reviewer }) => [conversation, state, text, label, reviewer]).sort()).toEqual([
      ['files', 'draft', 'hyra en maskin på kredit', { is: 'need', need: 'lan' }, 'intents/sv/lan.txt'], ['files', 'draft', 'vem vann', { is: 'outside' }, 'intents/sv/_utanfor.txt'],
    ]);
    expect(await pushSentences(learning, read(root), compiled, '2026-11-26T08:00:00.000Z')).toEqual([]);
  });
});

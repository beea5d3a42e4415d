import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readSentences, SentenceFault } from '../../src/intents/sentences.ts';

const scratch = mkdtempSync(join(tmpdir(), 'sentences-'));
afterAll(() => { rmSync(scratch, { recursive: true, force: true }); });

let count = 0;
function put(files: Record<string, string | Buffer>): string {
  const folder = join(scratch, String(count++));
  for (const [file, text] of Object.entries({ 'sv/lan.txt': 'Vi vill låna\n', 'en/lan.txt': 'We want a loan\n', ...files })) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  return folder;
}
function faultsOf(files: Record<string, string>, needs = ['lan']): readonly string[] {
  try {
    readSentences(put(files), needs);
  } catch (error) {
    expect(error).toBeInstanceOf(SentenceFault);
    return (error as SentenceFault).faults;
  }
  return [];
}

describe('the sentences', () => {
  it('are read with their meaning, their language and where they stand', () => {
    expect(readSentences(put({ 'sv/_fragor.txt': '# om skatt\n\n== skv-skatt\n  Vad är moms?  \r\n' }), ['lan'])).toEqual([
      { text: 'Vad är moms?', language: 'sv', label: '_fragor', file: 'intents/sv/_fragor.txt', line: 4, service: 'skv-skatt' },
      { text: 'Vi vill låna', language: 'sv', label: 'lan', file: 'intents/sv/lan.txt', line: 1 },
      { text: 'We want a loan', language: 'en', label: 'lan', file: 'intents/en/lan.txt', line: 1 },
    ]);
  });

  it('may be the same in both languages when they mean the same', () => {
    expect(faultsOf({ 'sv/lan.txt': 'Almi\n', 'en/lan.txt': 'Almi\n' })).toEqual([]);
  });

  it('leave alone what is not a file of sentences', () => {
    expect(faultsOf({ 'sv/lan.txt~': 'x', 'sv/README.md': 'x' })).toEqual([]);
  });
});

describe('a fault names the file, the line and what to do', () => {
  it.each([
    ['a file that is named after no need', { 'sv/lån.txt': 'Ett lån\n' }, 'intents/sv/lån.txt: «lån» är inget behov. Döp filen efter ett behov'],
    ['a sentence that stands twice', { 'sv/lan.txt': 'Vi vill låna\nNågot annat\nvi vill låna!\n' }, 'intents/sv/lan.txt:3: samma mening står redan i intents/sv/lan.txt:1. Ta bort den ena.'],
    ['a sentence that stands twice, typed in two ways', { 'sv/lan.txt': `Vi vill låna\n${'Vi vill låna'.normalize('NFD')}\n` }, 'intents/sv/lan.txt:2: samma mening'],
    ['a sentence that means two things', { 'sv/_smaprat.txt': 'Vi vill låna\n' }, 'intents/sv/lan.txt:1: samma mening står redan i intents/sv/_smaprat.txt:1'],
    ['a sentence that is too long', { 'sv/lan.txt': `Kort\n${'x'.repeat(601)}\n` }, 'intents/sv/lan.txt:2: meningen är längre än 600 tecken.'],
  ])('%s', (_, files, told) => {
    const faults = faultsOf(files);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(told);
  });

  it('a need without a file, in each language', () => {
    expect(faultsOf({}, ['lan', 'export'])).toEqual([
      'intents/sv/export.txt saknas: skriv minst tio meningar om behovet export, en på varje rad.',
      'intents/en/export.txt saknas: skriv minst tio meningar om behovet export, en på varje rad.',
    ]);
  });

  it('all of them at once', () => {
    const told = faultsOf({ 'sv/lån.txt': 'Ett lån\n', 'sv/lan.txt': `Vi vill låna\nVi vill låna\n${'x'.repeat(700)}\n` }, ['lan', 'export']);
    expect(told).toHaveLength(5);
  });

  it('a folder that is not there has every file missing', () => {
    expect(() => readSentences(join(scratch, 'nowhere'), ['lan'])).toThrow(SentenceFault);
  });
});

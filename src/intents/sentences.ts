import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** One sentence to learn from: what it means (a need, or one of the special classes), and where it stands. */
export type Sentence = { text: string; language: 'sv' | 'en'; label: string; service?: string; file: string; line: number };

/** The classes beside the needs: files whose names begin with an underscore. */
export const special = { offtopic: '_utanfor', smalltalk: '_smaprat', human: '_manniska', despair: '_fortvivlan', general: '_fragor', service: '_tjanster' } as const;

/** A fault in a file of sentences, told to the admin who wrote it. */
export class SentenceFault extends Error {
  readonly faults: readonly string[];
  constructor(faults: readonly string[]) {
    super(faults.join('\n'));
    this.name = 'SentenceFault';
    this.faults = faults;
  }
}

/** All sentences under `folder`/sv and `folder`/en. One sentence a line; `#` begins a comment; `== tjänst` names the service that the questions below it belong to. */
export function readSentences(folder: string, needs: readonly string[]): Sentence[] {
  const faults: string[] = [];
  const all: Sentence[] = [];
  for (const language of ['sv', 'en'] as const) {
    const within = join(folder, language);
    const files = existsSync(within) ? readdirSync(within).filter((name) => name.endsWith('.txt')).sort() : [];
    for (const name of files) {
      const label = name.slice(0, -'.txt'.length);
      const file = `intents/${language}/${name}`;
      const allowed: readonly string[] = [...needs, ...Object.values(special)];
      if (!allowed.includes(label)) faults.push(`${file}: «${label}» är inget behov. Döp filen efter ett behov i knowledge/common.yaml, eller lägg till behovet där.`);
      all.push(...sentencesIn(readFileSync(join(within, name), 'utf8'), { language, label, file }, faults));
    }
    for (const need of needs) if (!files.includes(`${need}.txt`)) faults.push(`intents/${language}/${need}.txt saknas: skriv minst tio meningar om behovet ${need}, en på varje rad.`);
  }
  faults.push(...repeated(all));
  if (faults.length > 0) throw new SentenceFault(faults);
  return all;
}

function sentencesIn(content: string, about: { language: 'sv' | 'en'; label: string; file: string }, faults: string[]): Sentence[] {
  const found: Sentence[] = [];
  let service: string | undefined;
  content.split('\n').forEach((raw, i) => {
    const text = raw.trim();
    if (text === '' || text.startsWith('#')) return;
    if (text.startsWith('==')) { service = text.slice(2).trim(); return; }
    if (text.length > 600) faults.push(`${about.file}:${i + 1}: meningen är längre än 600 tecken. Korta den, eller dela den på två rader.`);
    found.push({ text, ...about, line: i + 1, ...(service === undefined ? {} : { service }) });
  });
  return found;
}

function repeated(all: readonly Sentence[]): string[] {
  const first = new Map<string, Sentence>();
  const faults: string[] = [];
  for (const one of all) {
    const key = one.text.normalize('NFC').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
    const before = first.get(key);
    if (!before) first.set(key, one);
    else if (before.label !== one.label || before.language === one.language) faults.push(`${one.file}:${one.line}: samma mening står redan i ${before.file}:${before.line}. Ta bort den ena.`);
  }
  return faults;
}

/** How many sentences a need wants, so that it is told from its neighbours. */
const least = { sv: 150, en: 80 } as const;

/** The files of needs that have fewer sentences than they should. */
export function fewSentences(sentences: readonly Sentence[], needs: readonly string[]): { file: string; count: number; least: number }[] {
  return needs.flatMap((need) => (['sv', 'en'] as const).flatMap((language) => {
    const count = sentences.filter((one) => one.label === need && one.language === language).length;
    return count < least[language] ? [{ file: `intents/${language}/${need}.txt`, count, least: least[language] }] : [];
  }));
}

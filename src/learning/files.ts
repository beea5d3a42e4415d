import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Language } from '../events.ts';
import { labelId, sentenceKey } from '../intents/label.ts';
import { special } from '../intents/sentences.ts';
import type { Sentence } from '../intents/sentences.ts';
import type { Learning } from '../store/learning.ts';
import { exampleOf, filesSource } from './example.ts';
import type { KeptExample } from './example.ts';

/** What was written into the files: where and what; and what was left out, and why. */
export type Pulled = { written: { file: string; text: string }[]; left: { text: string; file: string; why: 'elsewhere' | 'no file' }[] };

/** Writes published examples at the end of the files of their needs under `root`/intents, so that they can be kept in git. What stands in a file already is not written again; what stands in another need's file is left out and told. */
export function pullExamples(root: string, sentences: readonly Sentence[], kept: readonly KeptExample[]): Pulled {
  const standing = new Map(sentences.map((one) => [sentenceKey(one), one]));
  const pulled: Pulled = { written: [], left: [] };
  const lines = new Map<string, string[]>();
  for (const one of kept) {
    const example = one.state === 'published' ? exampleOf(one) : undefined;
    if (!example) continue;
    const text = lineOf(example.text);
    const label = labelId(example.label);
    const file = `intents/${example.language}/${label}.txt`;
    const there = standing.get(sentenceKey({ ...example, text }));
    if (text === '' || there?.label === label) continue;
    // Nor may a text stand under two needs in different languages: then nothing is built.
    const elsewhere = there ?? otherLanguages(example.language).map((language) => standing.get(sentenceKey({ text, language }))).find((one) => one !== undefined && one.label !== label);
    if (elsewhere) { pulled.left.push({ text, file: `${elsewhere.file}:${elsewhere.line}`, why: 'elsewhere' }); continue; }
    if (!existsSync(join(root, file))) { pulled.left.push({ text, file, why: 'no file' }); continue; }
    standing.set(sentenceKey({ ...example, text }), { text, language: example.language, label, file, line: 0 });
    lines.set(file, [...(lines.get(file) ?? []), text]);
    pulled.written.push({ file, text });
  }
  for (const [file, texts] of lines) {
    const endsWell = /(?:^|\n)$/.test(readFileSync(join(root, file), 'utf8'));
    appendFileSync(join(root, file), `${endsWell ? '' : '\n'}${texts.join('\n')}\n`);
  }
  return pulled;
}

function otherLanguages(language: Language): Language[] {
  return Language.options.filter((one) => one !== language);
}

/** A sentence as a line of a file: what a line begins with may stand for something else there. */
function lineOf(text: string): string {
  return text.replace(/\s+/g, ' ').trim().replace(/^[#=\s]+/, '');
}

/** Makes the sentences of the files that neither the compiled content nor the examples have into examples in the draft, each in place of what the files said of the same text before. Answers them. */
export async function pushSentences(learning: Pick<Learning, 'examples' | 'putExample'>, sentences: readonly Sentence[], compiled: readonly Pick<Sentence, 'text' | 'language' | 'label'>[], at: string): Promise<Sentence[]> {
  const full = ({ label, ...one }: { text: string; language: string; label: string }) => `${label} ${sentenceKey(one)}`;
  const kept = (await learning.examples()).flatMap((one) => { const example = exampleOf(one); return example ? [{ ...example, version: one.version }] : []; });
  const known = new Set([...compiled.map(full), ...kept.map((example) => full({ ...example, label: labelId(example.label) }))]);
  const fromFiles = new Map(kept.filter(({ source }) => source.conversation === filesSource).map((one) => [sentenceKey(one), one]));
  const pushed: Sentence[] = [];
  for (const one of sentences) {
    const { text, language, label } = one;
    const isOutside = label === special.offtopic;
    if (known.has(full(one)) || (label.startsWith('_') && !isOutside)) continue;
    const before = fromFiles.get(sentenceKey(one));
    const source = before?.source ?? { conversation: filesSource, message: createHash('sha256').update(full(one)).digest('hex').slice(0, 24) };
    const put = await learning.putExample({ source, state: 'draft', at, reviewer: one.file, language, text, label: isOutside ? { is: 'outside' } : { is: 'need', need: label } }, before?.version ?? 0);
    if (put) pushed.push(one);
  }
  return pushed;
}

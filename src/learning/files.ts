import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
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
    if (there) { pulled.left.push({ text, file: `${there.file}:${there.line}`, why: 'elsewhere' }); continue; }
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

/** A sentence as a line of a file: what a line begins with may stand for something else there. */
function lineOf(text: string): string {
  return text.replace(/\s+/g, ' ').trim().replace(/^[#=\s]+/, '');
}

/** Makes the sentences of the files that neither the compiled content nor the examples have into examples in the draft. Answers them. */
export async function pushSentences(learning: Pick<Learning, 'examples' | 'putExample'>, sentences: readonly Sentence[], compiled: readonly Pick<Sentence, 'text' | 'language' | 'label'>[], at: string): Promise<Sentence[]> {
  const full = ({ label, ...one }: { text: string; language: string; label: string }) => `${label} ${sentenceKey(one)}`;
  const known = new Set([...compiled.map(full), ...(await learning.examples()).flatMap((one) => { const example = exampleOf(one); return example ? [full({ ...example, label: labelId(example.label) })] : []; })]);
  const pushed: Sentence[] = [];
  for (const one of sentences) {
    const { text, language, label } = one;
    const isOutside = label === special.offtopic;
    if (known.has(full(one)) || (label.startsWith('_') && !isOutside)) continue;
    const message = createHash('sha256').update(full(one)).digest('hex').slice(0, 24);
    const put = await learning.putExample({ source: { conversation: filesSource, message }, state: 'draft', at, reviewer: one.file, language, text, label: isOutside ? { is: 'outside' } : { is: 'need', need: label } }, 0);
    if (put) pushed.push(one);
  }
  return pushed;
}

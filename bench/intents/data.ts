import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { readKnowledge } from '../../src/knowledge/load.ts';
import { readSentences, special } from '../../src/intents/sentences.ts';

const Pairs = z.array(z.tuple([z.string(), z.string()]));
const Texts = z.array(z.union([z.string(), z.tuple([z.string()]).rest(z.string())])).transform((all) => all.map((one) => (typeof one === 'string' ? one : one[0])));

/** Labelled texts to measure with: pairs of text and intent, and texts outside all intents. */
export const Data = z.object({
  language: z.enum(['sv', 'en']).default('en'), train: Pairs, validation: Pairs.optional(), test: Pairs,
  outOfScopeTrain: Texts.optional(), outOfScopeValidation: Texts.optional(), outOfScopeTest: Texts.optional(),
});
export type Data = z.infer<typeof Data>;

/** Reads a file. Throws with what is wrong with it. */
export function readData(file: string): Data {
  const read = Data.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (!read.success) throw new Error(`${file} does not have the shape { train, validation?, test, outOfScopeTrain?, … } of pairs of text and intent:\n${z.prettifyError(read.error)}`);
  return read.data;
}

/** Our own Swedish sentences, every fifth kept out of the learning. */
export function ownData(root: string): Data {
  const knowledge = readKnowledge(join(root, 'knowledge'));
  const all = readSentences(join(root, 'intents'), Object.keys(knowledge.common.needs)).filter(({ language }) => language === 'sv');
  const isTest = (text: string) => [...text].reduce((sum, sign) => (Math.imul(sum, 31) + sign.charCodeAt(0)) >>> 0, 7) % 5 === 0;
  const needs = all.filter(({ label }) => !label.startsWith('_'));
  const off = all.filter(({ label }) => label === special.offtopic).map(({ text }) => text);
  const pairs = (test: boolean) => needs.filter(({ text }) => isTest(text) === test).map(({ text, label }): [string, string] => [text, label]);
  return { language: 'sv', train: pairs(false), test: pairs(true), outOfScopeTrain: off.filter((text) => !isTest(text)), outOfScopeTest: off.filter(isTest) };
}

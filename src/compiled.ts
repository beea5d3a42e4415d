import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { analyse } from './intents/text.ts';
import { openModel } from './intents/model.ts';
import type { Model, ModelFile } from './intents/model.ts';
import type { Known } from './intents/evaluate.ts';
import { readSentences, special } from './intents/sentences.ts';
import type { Sentence } from './intents/sentences.ts';
import { lessonsFrom } from './intents/lessons.ts';
import { train } from './intents/train.ts';
import { readKnowledge } from './knowledge/load.ts';
import { readPhrases } from './knowledge/read-phrases.ts';
import { Knowledge } from './knowledge/schema.ts';
import { goldenTexts } from './golden/files.ts';
import { answerEntries, serviceEntries } from './knowledge/entries.ts';
import type { Example } from './knowledge/entries.ts';
import { buildIndex, openSearch } from './knowledge/search.ts';
import type { Search } from './knowledge/search.ts';
import type { Phrases } from './phrases.ts';

/** What the content amounts to once it has been read, checked and learnt from. */
export type Compiled = { knowledge: Knowledge; phrases: Phrases; model: Model; search: Search; answers: Search; examples: readonly Example[]; golden: GoldenTexts };
type Written = { knowledge: Knowledge; phrases: Phrases; model: ModelFile; index: object; answerIndex: object; examples: readonly Example[]; golden: GoldenTexts; /** What the model has learnt, to tell what has come since. */ sentences: Learnt[] };
/** The regions' golden conversations as they are written, by region and name: dalarna/kassan-ar-tom. */
export type GoldenTexts = Readonly<Record<string, string>>;
/** A sentence that was learnt from. */
type Learnt = Pick<Sentence, 'text' | 'language' | 'label'>;

const files = { knowledge: 'knowledge.json', phrases: 'phrases.json', model: 'model.json', index: 'search.json', answerIndex: 'answers.json', examples: 'examples.json', golden: 'golden.json', sentences: 'sentences.json' } as const;

/** What the files hold to learn from: the sentences as they stand there, those that a model learns with the questions that knowledge answers, and the needs' names. */
export type Ground = { sentences: Sentence[]; known: Known[]; names: { need: string; sv: string; en: string | undefined }[] };

/** Reads the sentences under `root`/intents, for the needs of this knowledge. Throws a SentenceFault with all that is wrong with them. */
export function readGround(root: string, knowledge: Knowledge): Ground {
  const needs = Object.entries(knowledge.common.needs);
  const sentences = readSentences(join(root, 'intents'), needs.map(([need]) => need));
  const asked = new Set(sentences.map(({ text }) => text));
  const general = knowledge.answers.flatMap(({ service, examples: own }) => (['sv', 'en'] as const).flatMap((language) => own[language].filter((text) => !asked.has(text)).map((text) => ({ text, language, label: special.general, service }))));
  return { sentences, known: [...sentences.filter(({ label }) => label !== special.service), ...general], names: needs.map(([need, { label }]) => ({ need, sv: label.sv, en: label.en })) };
}

/** What the searches are opened from. */
export function indexesOf(knowledge: Knowledge, sentences: readonly Sentence[]): Pick<Written, 'index' | 'answerIndex'> {
  return { index: buildIndex(serviceEntries(knowledge, examplesOf(sentences)), analyse), answerIndex: buildIndex(answerEntries(knowledge), analyse) };
}

/** Which of the sentences are questions that a service answers. */
export function examplesOf(sentences: readonly Sentence[]): Example[] {
  return sentences.flatMap(({ label, service, text, language }) => ((label === special.general || label === special.service) && service !== undefined ? [{ service, text, language }] : []));
}

/** Reads and checks everything under `root`/knowledge and `root`/intents, and learns from it. Takes half a minute of one core; `progress` is told how far it has come (0–1). Throws with all faults in the content. */
export function compile(root: string, progress: (share: number) => void = () => undefined): Written {
  const knowledge = readKnowledge(join(root, 'knowledge'));
  const phrases = readPhrases(join(root, 'intents'));
  const { sentences, known, names } = readGround(root, knowledge);
  return { knowledge, phrases, model: train(lessonsFrom(known, names), { progress }), ...indexesOf(knowledge, sentences), examples: examplesOf(sentences), golden: goldenTexts(root), sentences: sentences.map(({ text, language, label }) => ({ text, language, label })) };
}

/** What was compiled cannot be used; the message says what to do. */
export class NotCompiled extends Error {
  readonly code = 'not_compiled';
  constructor(folder: string, cause: unknown) {
    super(`What was compiled in ${folder} is missing or damaged (${cause instanceof Error ? cause.message.split('\n')[0] : String(cause)}). Run npm run build and then npm run train, which reads the knowledge and learns the sentences anew.`, { cause });
    this.name = 'NotCompiled';
  }
}

/** Writes what was compiled, so that starting does not have to read, check and learn again. Each file is there whole or as it was before. */
export function writeCompiled(folder: string, written: Written): void {
  mkdirSync(folder, { recursive: true });
  for (const [part, name] of Object.entries(files)) {
    const beside = join(folder, `${name}.${process.pid}`);
    writeFileSync(beside, JSON.stringify(written[part as keyof Written]));
    renameSync(beside, join(folder, name));
  }
}

/** Opens what was compiled. Throws NotCompiled when it is not there or is not what it should be. */
export function openCompiled(folder: string): Compiled {
  const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8'));
  try {
    return ready({ knowledge: Knowledge.parse(read(files.knowledge)), phrases: read(files.phrases) as Phrases, model: read(files.model) as ModelFile, index: read(files.index) as object, answerIndex: read(files.answerIndex) as object, examples: read(files.examples) as Example[], golden: read(files.golden) as GoldenTexts });
  } catch (error) {
    throw new NotCompiled(folder, error);
  }
}

/** The sentences that what was compiled has learnt from. Throws NotCompiled when they are not there. */
export function learntSentences(folder: string): Learnt[] {
  try {
    return JSON.parse(readFileSync(join(folder, files.sentences), 'utf8')) as Learnt[];
  } catch (error) {
    throw new NotCompiled(folder, error);
  }
}

/** Makes what was compiled ready for use. */
export function ready({ knowledge, phrases, model, index, answerIndex, examples, golden }: Omit<Written, 'sentences'>): Compiled {
  return { knowledge, examples, golden, phrases, model: openModel(model), search: openSearch(index, analyse), answers: openSearch(answerIndex, analyse) };
}

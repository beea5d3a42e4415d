import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { indexesOf, readGround } from '../compiled.ts';
import type { Compiled, Ground } from '../compiled.ts';
import { goldenFiles } from '../golden/files.ts';
import { GoldenFault, parseGolden } from '../golden/parse.ts';
import type { Golden } from '../golden/parse.ts';
import { playGolden } from '../golden/play.ts';
import { refusals } from '../intents/compare.ts';
import type { Flip } from '../intents/compare.ts';
import { evaluate } from '../intents/evaluate.ts';
import type { Known } from '../intents/evaluate.ts';
import { labelId, withExamples } from '../intents/label.ts';
import { lessonsFrom } from '../intents/lessons.ts';
import { openModel } from '../intents/model.ts';
import type { Model, ModelFile } from '../intents/model.ts';
import { train } from '../intents/train.ts';
import { analyse } from '../intents/text.ts';
import { openSearch } from '../knowledge/search.ts';
import { understandingOf } from '../parts.ts';
import { makeWorld } from '../world.ts';
import { exampleOf, toLearn } from './example.ts';
import type { KeptExample } from './example.ts';
import type { Flipped, TrainingResult } from './result.ts';

/** What a training works with: where the files are, the content that holds with the regions' golden conversations, and all examples. */
export type TrainTask = { root: string; content: Pick<Compiled, 'knowledge' | 'phrases' | 'model' | 'golden'>; examples: readonly KeptExample[]; over?: string };
export type Trained = { model: ModelFile; result: TrainingResult };

/** How far it has come when it has read, trained, and evaluated. */
const steps = { read: 0.02, trained: 0.4, evaluated: 0.94 } as const;
/** So many sentences that are taken for something else are told of each kind. */
const mostFlips = 200;

/** Trains a model on the sentences of the files with the examples, and tells all that it changes beside the model that holds. Throws where the files cannot be learnt from. */
export function trainWith({ root, content, examples, over }: TrainTask, progress: (share: number) => void = () => undefined, clock: () => number = () => performance.now()): Trained {
  const began = clock();
  const { knowledge, phrases } = content;
  const ground = readGround(root, knowledge);
  const { learnt, wished } = toLearn(examples, (id) => content.model.labels.includes(id) || Object.hasOwn(knowledge.common.needs, id), labelId);
  const known = (kept: readonly KeptExample[]): Known[] => withExamples(ground.known, kept.flatMap((one) => exampleOf(one) ?? []));
  const [before, after] = [known(learnt.filter(({ state }) => state === 'published')), known(learnt)];
  progress(steps.read);
  const between = (from: number, to: number) => (share: number) => { progress(from + (to - from) * share); };
  const model = train(lessonsFrom(after, ground.names), { progress: between(steps.read, steps.trained) });
  const judged = evaluate(before, after, { names: ground.names, progress: between(steps.trained, steps.evaluated) });
  const { index, answerIndex } = indexesOf(knowledge, ground.sentences);
  const shared = { knowledge, phrases, search: openSearch(index, analyse), answers: openSearch(answerIndex, analyse) };
  const golden = playBoth(goldenIn(root, content.golden), { ...shared, model: content.model }, openModel(model), between(steps.evaluated, 1));
  const { whole, labels, lost, won } = judged.comparison;
  const place = placesOf(ground, learnt);
  return {
    model,
    result: {
      version: model.version, base: hashOf(ground), ...(over === undefined ? {} : { over }), seconds: Math.round((clock() - began) / 1000), sentences: after.length,
      examples: learnt.map(({ source, version }) => ({ ...source, version })), wished: wished.length,
      before: judged.before, after: judged.after, whole, labels, lost: lost.slice(0, mostFlips).flatMap(place), won: won.slice(0, mostFlips).flatMap(place),
      golden, refusals: refusals(judged.comparison, golden.broken),
    },
  };
}

function hashOf({ known }: Ground): string {
  return createHash('sha256').update(JSON.stringify(known.map(({ text, language, label }) => [language, label, text]).sort())).digest('hex').slice(0, 16);
}

/** Where a sentence stands: in a file, or where it was said. */
function placesOf({ sentences }: Ground, learnt: readonly KeptExample[]): (flip: Flip) => Flipped[] {
  const key = ({ text = '', language }: { text?: string | undefined; language: string }) => `${language} ${text}`;
  const places = new Map<string, Flipped['at']>();
  for (const one of sentences) places.set(key(one), { file: one.file, line: one.line, text: one.text });
  for (const one of learnt) places.set(key(one), { source: one.source });
  return ({ sentence, before, after }) => {
    const at = places.get(key(sentence));
    return at ? [{ label: sentence.label, before, after, language: sentence.language, at }] : [];
  };
}

/** The golden conversations that hold, each with the file that it stands in or would stand in: the regions' own, as they are published, and the engine's. */
function goldenIn(root: string, regions: Compiled['golden']): [file: string, text: string][] {
  const own = Object.entries(regions).map(([name, text]): [string, string] => [`knowledge/${name.replace('/', '/samtal/')}.md`, text]);
  return [...own.sort(([a], [b]) => (a < b ? -1 : 1)), ...goldenFiles(root).filter((file) => !file.startsWith('knowledge/')).map((file): [string, string] => [file, readFileSync(join(root, file), 'utf8')])];
}

/** All golden conversations, with the model that holds and with the new one. */
function playBoth(texts: readonly [file: string, text: string][], content: Omit<Compiled, 'examples' | 'golden'>, model: Model, progress: (share: number) => void): TrainingResult['golden'] {
  const world = makeWorld(content.knowledge, content.phrases, { live: 'all', broken: () => false });
  const [then, now] = [understandingOf(content), understandingOf({ ...content, model })];
  const came: TrainingResult['golden'] = { played: 0, broken: [], mended: [], before: [] };
  texts.forEach(([file, text], i) => {
    const golden = parsed(file, text);
    if (typeof golden === 'string') came.before.push(golden);
    else if (golden.knownFailure === undefined) {
      came.played += 1;
      const [old, fresh] = [playGolden(world, then, golden), playGolden(world, now, golden)];
      if (old.length === 0) came.broken.push(...fresh);
      else if (fresh.length === 0) came.mended.push(...old);
      else came.before.push(...fresh);
    }
    progress((i + 1) / texts.length);
  });
  return came;
}

function parsed(file: string, text: string): Golden | string {
  try {
    return parseGolden(file, text);
  } catch (error) {
    if (error instanceof GoldenFault) return error.message;
    throw error;
  }
}

import { fitLogistic, fitSureness, fitTemperature } from './calibrate.ts';
import { closeModel, decisions } from './model.ts';
import type { ModelFile, Weights } from './model.ts';
import { generalScores, needsOf, offtopicScores } from './scores.ts';
import { special } from './sentences.ts';
import { trainSoftmax } from './softmax.ts';
import { trainLinear } from './svm.ts';
import { buckets, features } from './text.ts';
import { learnVocabulary, pack, vectorise, weigh } from './vectors.ts';
import type { Vocabulary } from './vectors.ts';

/** A text with all that it means: a question about share capital is both general and about registering. */
export type Lesson = { text: string; language: 'sv' | 'en'; labels: string[] };

export type Training = {
  /** Lessons kept out of the learning, by which the model learns how sure it may be. Left out, a fifth of the lessons is set aside for a rehearsal. */
  judged?: readonly Lesson[];
  /** Told how far it has come, from 0 to 1. */
  progress?: (share: number) => void;
};

/** What the softmax regression may weigh beside the machines. The two are added into one set of weights, so that asking costs no more; where the regression does not earn its place it weighs nothing. */
const mixes = [0.15, 0.3, 0];
/** A weight is left out of the model when it is smaller than so many 127ths of its class's greatest, or when the classes have more than so many each. */
const kept = { leastByte: 3, mostEach: 16_000 };

/**
 * Trains a model: same lessons, same model. A machine for each class and a regression over all of them, added; a temperature that
 * makes the probabilities honest; and two judgements, none of our business and a general question, all three learnt from what was
 * set aside (a fifth chosen by the texts themselves) before everything is learnt from.
 */
export function train(lessons: readonly Lesson[], { judged, progress = () => undefined }: Training = {}): ModelFile {
  const labels = [...new Set(lessons.flatMap((lesson) => lesson.labels))].sort();
  const isAside = lessons.map(({ text }) => judged === undefined && shareOf(text) === 2);
  const aside = judged ?? lessons.filter((_, i) => isAside[i]);
  const rehearses = judged === undefined;
  const rehearsal = rehearses ? fit(lessons.filter((_, i) => !isAside[i]), labels, (share) => { progress(share * 0.45); }) : undefined;
  const whole = fit(lessons, labels, (share) => { progress(rehearses ? 0.45 + share * 0.55 : share); });
  const tried = rehearsal ?? whole;
  const best = bestMix(tried, labels, aside);
  const model = blend(whole, labels, best.mix);
  return closeModel({ ...model, ...learnJudgements(labels, best.scored) });
}

type Scored = { lesson: Lesson; known: number; decision: Float64Array };

/** The mix that gets most of the texts set aside right, and what they score with it; of equals the first. */
function bestMix(parts: Parts, labels: readonly string[], aside: readonly Lesson[]): { mix: number; scored: Scored[] } {
  const needs = needsOf(labels);
  const tries = mixes.map((mix) => {
    const model = blend(parts, labels, mix);
    const scored = aside.map((lesson) => {
      const { at, weight, known } = vectorise(lesson.text, lesson.language, model.vocabulary);
      return { lesson, known, decision: decisions(model, at, weight) };
    });
    const right = scored.filter(({ lesson, decision }) => lesson.labels.includes(labels[needs.reduce((top, need) => ((decision[need] as number) > (decision[top] as number) ? need : top), needs[0] ?? 0)] as string)).length;
    return { mix, scored, right };
  });
  return tries.reduce((top, one) => (one.right > top.right ? one : top));
}

/** What scores on texts that were not learnt from say of how sure one may be. */
function learnJudgements(labels: readonly string[], scored: readonly Scored[]) {
  const needs = needsOf(labels);
  const about = scored.filter(({ lesson }) => lesson.labels.includes(special.general) || needs.some((need) => lesson.labels.includes(labels[need] as string)));
  const choices = scored.flatMap(({ lesson, decision }) => {
    const right = needs.findIndex((need) => lesson.labels.includes(labels[need] as string));
    return right < 0 ? [] : [{ values: needs.map((need) => decision[need] as number), right }];
  });
  const temperature = fitTemperature(choices);
  return {
    temperature,
    sureness: fitSureness(choices, temperature),
    offtopic: fitLogistic(scored.map(({ lesson, decision, known }) => ({ x: offtopicScores(labels, decision, known), y: lesson.labels.includes(special.offtopic) }))),
    general: fitLogistic(about.map(({ lesson, decision }) => ({ x: generalScores(labels, decision), y: lesson.labels.includes(special.general) }))),
  };
}

/** What was learnt, before it is added up: `size` weights for each bucket and the biases last, of the machines and of the regression. */
type Parts = { vocabulary: Vocabulary; machines: Float32Array; regression: Float32Array };

function fit(lessons: readonly Lesson[], labels: readonly string[], progress: (share: number) => void): Parts {
  const cut = lessons.map(({ text, language }) => features(text, language));
  const vocabulary = learnVocabulary(cut);
  const docs = pack(cut.map((one) => weigh(one, vocabulary)));
  const own = lessons.map((lesson) => lesson.labels.map((label) => labels.indexOf(label)));
  const size = labels.length;
  const regression = trainSoftmax(docs, (doc) => own[doc] ?? [], size, buckets);
  const machines = new Float32Array(regression.length);
  for (let label = 0; label < size; label++) {
    progress(0.4 + (0.6 * label) / size);
    const column = trainLinear(docs, (doc) => own[doc]?.includes(label) ?? false, buckets);
    for (let bucket = 0; bucket <= buckets; bucket++) machines[bucket * size + label] = column[bucket] as number;
  }
  progress(1);
  return { vocabulary, machines, regression };
}

function blend({ vocabulary, machines, regression }: Parts, labels: readonly string[], mix: number): Weights {
  return { labels: [...labels], vocabulary, ...toBytes(machines.map((weight, i) => weight + mix * (regression[i] as number)), labels.length) };
}

/** One signed byte for each weight that matters. */
function toBytes(all: Float32Array, size: number): Pick<Weights, 'starts' | 'classes' | 'weights' | 'scales' | 'biases'> {
  const greatest = new Float64Array(size);
  for (let i = 0; i < buckets * size; i++) greatest[i % size] = Math.max(greatest[i % size] as number, Math.abs(all[i] as number));
  const scales = Array.from(greatest, (one) => one / 127 || 1);
  const bytes = new Int8Array(buckets * size);
  for (let i = 0; i < bytes.length; i++) bytes[i] = Math.round((all[i] as number) / (scales[i % size] as number));
  const least = leastKept(bytes, kept.mostEach * size);
  const starts = new Int32Array(buckets + 1);
  const classes: number[] = [];
  const weights: number[] = [];
  for (let bucket = 0; bucket < buckets; bucket++) {
    for (let label = 0; label < size; label++) {
      const byte = bytes[bucket * size + label] as number;
      if (Math.abs(byte) >= least) { classes.push(label); weights.push(byte); }
    }
    starts[bucket + 1] = classes.length;
  }
  return { starts, classes: Uint16Array.from(classes), weights: Int8Array.from(weights), scales, biases: Array.from(all.subarray(buckets * size)) };
}

/** The smallest byte that is kept, so that the model does not grow past its size. */
function leastKept(bytes: Int8Array, most: number): number {
  const count = new Float64Array(129);
  for (const byte of bytes) count[Math.abs(byte)] = (count[Math.abs(byte)] as number) + 1;
  let [least, sum] = [128, 0];
  while (least > kept.leastByte && sum + (count[least - 1] as number) <= most) sum += count[--least] as number;
  return least;
}

/** Which of five parts a text falls in (FNV-1a): the same whatever else is learnt from, so that one more sentence moves no other. */
function shareOf(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return (value >>> 8) % 5;
}

import { fitLogistic, fitSureness, fitTemperature } from './calibrate.ts';
import { closeModel, decisions } from './model.ts';
import type { ModelFile, Weights } from './model.ts';
import { generalScores, needsOf, offtopicScores } from './scores.ts';
import { special } from './sentences.ts';
import { trainSoftmax } from './softmax.ts';
import type { Regression } from './softmax.ts';
import { trainLinear } from './svm.ts';
import { buckets, features } from './text.ts';
import type { Counted } from './text.ts';
import { learnVocabulary, pack, weigh } from './vectors.ts';
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
const mixes: readonly number[] = [0.15, 0.3, 0];
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
  const cut = lessons.map((lesson): Cut => ({ counted: features(lesson.text, lesson.language), classes: lesson.labels.map((label) => labels.indexOf(label)) }));
  const asideCounted = judged?.map(({ text, language }) => features(text, language)) ?? cut.flatMap(({ counted }, i) => (isAside[i] ? [counted] : []));
  const rehearsal = rehearses ? fit(cut.filter((_, i) => !isAside[i]), labels.length, (share) => { progress(share * 0.6); }) : undefined;
  const whole = fit(cut, labels.length, (share) => { progress(rehearses ? 0.6 + share * 0.4 : share); }, rehearsal && { ...rehearsal, knows: (doc) => !isAside[doc] });
  const tried = rehearsal ?? whole;
  const vectors = asideCounted.map((counted) => weigh(counted, tried.vocabulary));
  const mix = bestMix(tried, labels, aside, vectors);
  const model = blend(whole, labels, mix);
  const rehearsed = rehearsal ? blend(rehearsal, labels, mix) : model;
  const scored = aside.map((lesson, i): Scored => {
    const { at, weight, known } = vectors[i] as Vector;
    return { lesson, known, decision: decisions(rehearsed, at, weight) };
  });
  return closeModel({ ...model, ...learnJudgements(labels, scored) });
}

type Vector = ReturnType<typeof weigh>;
type Scored = { lesson: Lesson; known: number; decision: Float64Array };

/** The mix that gets most of the texts set aside right; of equals the first. */
function bestMix({ machines, regression }: Parts, labels: readonly string[], aside: readonly Lesson[], vectors: readonly Vector[]): number {
  const needs = needsOf(labels);
  const size = labels.length;
  const right = new Float64Array(mixes.length);
  aside.forEach((lesson, i) => {
    const { at, weight } = vectors[i] as Vector;
    const [byMachines, byRegression] = [sums(machines, at, weight, size), sums(regression.weights, at, weight, size)];
    mixes.forEach((mix, k) => {
      const value = (label: number) => (byMachines[label] as number) + mix * (byRegression[label] as number);
      const top = needs.reduce((best, need) => (value(need) > value(best) ? need : best), needs[0] ?? 0);
      if (lesson.labels.includes(labels[top] as string)) right[k] = (right[k] as number) + 1;
    });
  });
  return mixes.reduce((best, mix, k) => ((right[k] as number) > (right[mixes.indexOf(best)] as number) ? mix : best), mixes[0] as number);
}

/** What all classes say of a text, by weights as they were learnt. */
function sums(all: Float32Array, at: Int32Array, weight: Float32Array, size: number): Float64Array {
  const sum = Float64Array.from(all.subarray(buckets * size));
  for (let i = 0; i < at.length; i++) {
    const from = (at[i] as number) * size;
    for (let label = 0; label < size; label++) sum[label] = (sum[label] as number) + (all[from + label] as number) * (weight[i] as number);
  }
  return sum;
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

/** A lesson as it is learnt from: what its text hits, and the places of its labels. */
type Cut = { counted: Counted; classes: readonly number[] };

/** What was learnt, before it is added up: `size` weights for each bucket and the biases last, of the machines and of the regression; and how much each text counts for each machine. */
type Parts = { vocabulary: Vocabulary; machines: Float32Array; regression: Regression; alphas: Float32Array[] };

/** Learns from texts; where some of them were learnt from before (`knows`), it begins there, which takes less than half the time. */
function fit(cut: readonly Cut[], size: number, progress: (share: number) => void, before?: Parts & { knows: (doc: number) => boolean }): Parts {
  const vocabulary = learnVocabulary(cut.map(({ counted }) => counted));
  const docs = pack(cut.map(({ counted }) => weigh(counted, vocabulary)));
  const regression = trainSoftmax(docs, (doc) => cut[doc]?.classes ?? [], size, buckets, before?.regression);
  const machines = new Float32Array(regression.weights.length);
  const alphas: Float32Array[] = [];
  for (let label = 0; label < size; label++) {
    progress(0.4 + (0.6 * label) / size);
    const alpha = before ? spread(before.alphas[label] as Float32Array, docs.count, before.knows) : new Float32Array(docs.count);
    const column = trainLinear(docs, (doc) => cut[doc]?.classes.includes(label) ?? false, buckets, { alpha });
    alphas.push(alpha);
    for (let bucket = 0; bucket <= buckets; bucket++) machines[bucket * size + label] = column[bucket] as number;
  }
  progress(1);
  return { vocabulary, machines, regression, alphas };
}

/** How much each text counts to begin with: as before where it was known, and next to nothing, but something, where it is new. */
function spread(known: Float32Array, count: number, knows: (doc: number) => boolean): Float32Array {
  let next = 0;
  return Float32Array.from({ length: count }, (_, doc) => (knows(doc) ? (known[next++] as number) : 1e-6));
}

function blend({ vocabulary, machines, regression }: Parts, labels: readonly string[], mix: number): Weights {
  return { labels: [...labels], vocabulary, ...toBytes(machines.map((weight, i) => weight + mix * (regression.weights[i] as number)), labels.length) };
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

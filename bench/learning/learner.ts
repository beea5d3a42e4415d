import { softmax } from '../../src/intents/calibrate.ts';
import { needsOf } from '../../src/intents/scores.ts';
import { special } from '../../src/intents/sentences.ts';
import { trainLinear } from '../../src/intents/svm.ts';
import { buckets } from '../../src/intents/text.ts';
import type { Counted } from '../../src/intents/text.ts';
import { learnVocabulary, pack, weigh } from '../../src/intents/vectors.ts';

export type Learnt = (counted: Counted) => { needs: { need: string; p: number }[]; offtopic: number };

/** What a softmax divides by where nothing was set aside to learn it from. */
const temperature = 0.2;

/**
 * The product's machines without the regression that is added to them, and with a fixed temperature in place of what it learns from
 * texts set aside: a fraction of a second for some hundred texts, by keeping only the buckets that they hit.
 */
export function learnQuickly(texts: readonly { counted: Counted; label: string }[]): Learnt {
  const labels = [...new Set(texts.map(({ label }) => label))].sort();
  const vocabulary = learnVocabulary(texts.map(({ counted }) => counted));
  const vectors = texts.map(({ counted }) => weigh(counted, vocabulary));
  const places = new Int32Array(buckets).fill(-1);
  let size = 0;
  for (const { at } of vectors) for (const bucket of at) if (places[bucket] === -1) places[bucket] = size++;
  const docs = pack(vectors.map(({ at, weight }) => ({ at: at.map((bucket) => places[bucket] as number), weight })));
  const weights = new Float32Array((size + 1) * labels.length);
  labels.forEach((label, column) => {
    trainLinear(docs, (doc) => texts[doc]?.label === label, size).forEach((weight, place) => { weights[place * labels.length + column] = weight; });
  });
  const needs = needsOf(labels);
  const outside = labels.indexOf(special.offtopic);
  return (counted) => {
    const { at, weight } = weigh(counted, vocabulary);
    const decision = Float64Array.from(weights.subarray(size * labels.length));
    at.forEach((bucket, i) => {
      const from = (places[bucket] as number) * labels.length;
      for (let column = 0; column < labels.length; column++) decision[column] = (decision[column] as number) + (weights[from + column] as number) * (weight[i] as number);
    });
    const all = softmax([...needs, outside].map((column) => decision[column] as number), temperature);
    const offtopic = all.pop() ?? 0;
    return { offtopic, needs: needs.map((column, i) => ({ need: labels[column] as string, p: (all[i] as number) / (1 - offtopic) })).sort((a, b) => b.p - a.p) };
  };
}

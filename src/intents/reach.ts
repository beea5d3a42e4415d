import type { Language } from '../events.ts';
import { buckets, features } from './text.ts';
import { learnVocabulary, weigh } from './vectors.ts';
import type { Sparse } from './vectors.ts';

/** A text with how doubtful it is (0–1) and how much it weighs (1 for what was said once). */
export type Weighed = { text: string; language: Language; doubt: number; weight: number };

/** So like is worth telling. */
const alike = 0.25;

/**
 * The order in which labelling texts leaves least doubt: the first is like most of the doubtful ones, each next is like most of those
 * that are not like one chosen before (the greedy solution of the facility location problem, weighted by doubt; Wei, Iyer and Bilmes,
 * Submodularity in Data Subset Selection and Active Learning, ICML 2015). Likeness is the square of the cosine, by what is rare among
 * the texts themselves, so that words that no model has learnt count most. `careful` many are chosen one by one, which takes their
 * number times that of all texts; the rest follow by their worth then. `near` says how many others are like a text.
 */
export function orderByReach(texts: readonly Weighed[], careful: number): { order: number[]; near: (place: number) => number } {
  const likeness = likenessOf(texts);
  const reached = new Float32Array(texts.length);
  const left = texts.map((_, place) => place);
  const worthOf = (place: number) => {
    const row = likeness[place] as Float32Array;
    let sum = 0;
    for (let i = 0; i < row.length; i++) {
      const gain = (row[i] as number) - (reached[i] as number);
      if (gain > 0) { const { doubt, weight } = texts[i] as Weighed; sum += gain * doubt * weight; }
    }
    return sum * (texts[place] as Weighed).doubt;
  };
  const order: number[] = [];
  while (order.length < careful && left.length > 0) {
    const worths = left.map(worthOf);
    const at = worths.indexOf(Math.max(...worths));
    const [place] = left.splice(at, 1) as [number];
    order.push(place);
    (likeness[place] as Float32Array).forEach((like, i) => { if (like > (reached[i] as number)) reached[i] = like; });
  }
  const rest = left.map((place) => ({ place, worth: worthOf(place) })).sort((a, b) => b.worth - a.worth);
  const near = (place: number) => (likeness[place] as Float32Array).reduce((count, like, i) => count + (i !== place && like >= alike ? 1 : 0), 0);
  return { order: [...order, ...rest.map(({ place }) => place)], near };
}

/** How like each text is to each (0–1). */
function likenessOf(texts: readonly Weighed[]): Float32Array[] {
  const counted = texts.map(({ text, language }) => features(text, language));
  const vocabulary = learnVocabulary(counted);
  const vectors = counted.map((one) => weigh(one, vocabulary));
  const lengths = vectors.map(({ weight }) => Math.sqrt(weight.reduce((sum, value) => sum + value * value, 0)) || 1);
  const rows = vectors.map(() => new Float32Array(vectors.length));
  const spread = new Float32Array(buckets);
  vectors.forEach((one, i) => {
    one.at.forEach((bucket, k) => { spread[bucket] = one.weight[k] as number; });
    for (let j = i; j < vectors.length; j++) {
      const cosine = product(spread, vectors[j] as Sparse) / ((lengths[i] as number) * (lengths[j] as number));
      (rows[i] as Float32Array)[j] = cosine * cosine;
      (rows[j] as Float32Array)[i] = cosine * cosine;
    }
    for (const bucket of one.at) spread[bucket] = 0;
  });
  return rows;
}

function product(spread: Float32Array, { at, weight }: Sparse): number {
  let sum = 0;
  for (let k = 0; k < at.length; k++) sum += (spread[at[k] as number] as number) * (weight[k] as number);
  return sum;
}

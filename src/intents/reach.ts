import type { Language } from '../events.ts';
import { features } from './text.ts';
import { learnVocabulary, weigh } from './vectors.ts';

/** A text with how doubtful it is (0–1) and how much it weighs (1 for what was said once). */
export type Weighed = { text: string; language: Language; doubt: number; weight: number };

/** A text that has been labelled before: what is like it has been reached. */
export type Reached = Pick<Weighed, 'text' | 'language'>;

/** So like is worth telling. */
const alike = 0.4;

/**
 * The order in which labelling texts leaves least doubt: the first is like most of the doubtful ones, each next is like most of those
 * that are not like one chosen or labelled before (the greedy solution of the facility location problem, weighted by doubt; Wei, Iyer and Bilmes,
 * Submodularity in Data Subset Selection and Active Learning, ICML 2015). Likeness is the cosine, by what is rare among the texts
 * themselves, so that words that no model has learnt count most. `careful` many are chosen one by one, which takes their
 * number times that of all texts; the rest follow by their worth then. `near` says how many others are like a text.
 */
export function orderByReach(texts: readonly Weighed[], before: readonly Reached[], careful: number): { order: number[]; near: (place: number) => number } {
  const likeness = likenessOf([...texts, ...before]);
  const reached = new Float32Array(texts.length);
  const reach = (place: number) => { reached.forEach((most, i) => { reached[i] = Math.max(most, likeness[place]?.[i] ?? 0); }); };
  before.forEach((_, i) => { reach(texts.length + i); });
  const left = texts.map((_, place) => place);
  const worthOf = (place: number) => {
    const row = likeness[place] as Float32Array;
    let sum = 0;
    for (let i = 0; i < texts.length; i++) {
      const gain = (row[i] as number) - (reached[i] as number);
      if (gain > 0) { const { doubt, weight } = texts[i] as Weighed; sum += gain * doubt * weight; }
    }
    return sum;
  };
  const order: number[] = [];
  while (order.length < careful && left.length > 0) {
    const worths = left.map(worthOf);
    const at = worths.indexOf(Math.max(...worths));
    const [place] = left.splice(at, 1) as [number];
    order.push(place);
    reach(place);
  }
  const rest = left.map((place) => ({ place, worth: worthOf(place) })).sort((a, b) => b.worth - a.worth);
  const near = (place: number) => texts.reduce((count, _, i) => count + (i !== place && (likeness[place]?.[i] ?? 0) >= alike ? 1 : 0), 0);
  return { order: [...order, ...rest.map(({ place }) => place)], near };
}

/** How like each text is to each (0–1), summed up over the texts that share each bucket. */
function likenessOf(texts: readonly Reached[]): Float32Array[] {
  const counted = texts.map(({ text, language }) => features(text, language));
  const vocabulary = learnVocabulary(counted);
  const vectors = counted.map((one) => weigh(one, vocabulary));
  const lengths = vectors.map(({ weight }) => Math.sqrt(weight.reduce((sum, value) => sum + value * value, 0)) || 1);
  const rows = vectors.map(() => new Float32Array(vectors.length));
  const holders = new Map<number, { texts: number[]; weights: number[] }>();
  vectors.forEach(({ at, weight }, text) => {
    const row = rows[text] as Float32Array;
    at.forEach((bucket, k) => {
      const own = (weight[k] as number) / (lengths[text] as number);
      const held = holders.get(bucket) ?? { texts: [], weights: [] };
      if (held.texts.length === 0) holders.set(bucket, held);
      held.texts.push(text);
      held.weights.push(own);
      for (let i = 0; i < held.texts.length; i++) row[held.texts[i] as number] = (row[held.texts[i] as number] as number) + own * (held.weights[i] as number);
    });
  });
  rows.forEach((row, text) => {
    for (let other = 0; other <= text; other++) {
      (rows[other] as Float32Array)[text] = row[other] as number;
    }
  });
  return rows;
}

import { generator, shuffle } from './random.ts';
import type { Packed } from './vectors.ts';

/** How the regression is learnt: looks at a text in all, fewest and most passes over them, the share of the passes that is enough when most of the texts have been learnt from before, step, share of the features left out at random each time, share of the target spread over all classes. */
const settings = { looks: 60_000, passes: [4, 40], again: 0.25, step: 0.5, dropout: 0.5, smoothing: 0.1 } as const;

/** The weights of a regression, and the sum of squares that each bucket has moved by. */
export type Regression = { weights: Float32Array; moved: Float32Array };

/**
 * Softmax regression over all classes at once, by stochastic gradient steps that shrink with what each bucket has already moved.
 * It knows the classes against each other, as the machines that are each trained alone do not. Answers `classes` weights for each
 * bucket in turn, and the biases last, and what each bucket has moved; given those of fewer texts it begins there and needs fewer looks. Deterministic. Sources: Duchi et al., Adaptive Subgradient Methods, JMLR 2011 (one sum a
 * bucket); Srivastava et al., Dropout, JMLR 2014.
 */
export function trainSoftmax(docs: Packed, labelsOf: (doc: number) => readonly number[], classes: number, size: number, before?: Regression): Regression {
  const { starts, at, weight, count } = docs;
  const { looks, passes, step, dropout, smoothing } = settings;
  const weights = before ? before.weights.slice() : new Float32Array((size + 1) * classes);
  const moved = before ? before.moved.slice() : new Float32Array(size + 1).fill(1e-6);
  const random = generator(20_11);
  const order = Int32Array.from({ length: count }, (_, i) => i);
  const error = new Float32Array(classes);
  const widest = widestOf(docs) + 1;
  const [places, values] = [new Int32Array(widest), new Float32Array(widest)];
  const total = count * Math.ceil(Math.min(passes[1], Math.max(passes[0], looks / count)) * (before ? settings.again : 1));
  for (let turn = 0; turn < total; turn++) {
    if (turn % count === 0) shuffle(order, count, random);
    const doc = order[turn % count] as number;
    let kept = 0;
    for (let p = starts[doc] as number; p < (starts[doc + 1] as number); p++) {
      if (random() < dropout) continue;
      places[kept] = at[p] as number;
      values[kept++] = (weight[p] as number) / (1 - dropout);
    }
    places[kept] = size;
    values[kept++] = 1;
    const squared = errorOf(weights, places, values, kept, error, labelsOf(doc), smoothing);
    const rate = step * (1 - (0.9 * turn) / total);
    for (let k = 0; k < kept; k++) {
      const place = places[k] as number;
      const value = values[k] as number;
      const sum = (moved[place] as number) + squared * value * value;
      moved[place] = sum;
      const change = (rate * value) / Math.sqrt(sum);
      const base = place * classes;
      for (let c = 0; c < classes; c++) weights[base + c] = (weights[base + c] as number) - change * (error[c] as number);
    }
  }
  return { weights, moved };
}

/** Puts into `error` what the regression says of the features minus what is true; answers its squared length. */
function errorOf(weights: Float32Array, places: Int32Array, values: Float32Array, kept: number, error: Float32Array, labels: readonly number[], smoothing: number): number {
  const classes = error.length;
  error.fill(0);
  for (let k = 0; k < kept; k++) {
    const base = (places[k] as number) * classes;
    const value = values[k] as number;
    for (let c = 0; c < classes; c++) error[c] = (error[c] as number) + (weights[base + c] as number) * value;
  }
  let most = -Infinity;
  for (const sum of error) most = Math.max(most, sum);
  let all = 0;
  for (let c = 0; c < classes; c++) all += error[c] = Math.exp((error[c] as number) - most);
  let squared = 0;
  for (let c = 0; c < classes; c++) error[c] = (error[c] as number) / all - smoothing / classes;
  for (const label of labels) error[label] = (error[label] as number) - (1 - smoothing) / labels.length;
  for (const one of error) squared += one * one;
  return squared;
}

function widestOf({ starts, count }: Packed): number {
  let widest = 0;
  for (let i = 0; i < count; i++) widest = Math.max(widest, (starts[i + 1] as number) - (starts[i] as number));
  return widest;
}

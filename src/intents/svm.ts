import { generator, shuffle, swap } from './random.ts';
import type { Packed } from './vectors.ts';

/**
 * One linear support vector machine (L2 loss, L2 regularisation, bias as a feature of value 1) by dual coordinate descent with
 * shrinking. Source: Hsieh et al., A Dual Coordinate Descent Method for Large-scale Linear SVM, ICML 2008, algorithm 3.
 * Deterministic: the order is shuffled by a generator with a fixed seed. Single precision, since the weights are then half as large in the processor's cache. Answers `size` weights and the bias last. `alpha` is
 * how much each text counts (0 or more): the search begins there, first with the texts that count at all, and leaves in it where it ended.
 */
export function trainLinear(docs: Packed, positive: (doc: number) => boolean, size: number, { cost = 1, epochs = 40, tolerance = 0.6, alpha = new Float32Array(docs.count) }: { cost?: number; epochs?: number; tolerance?: number; alpha?: Float32Array } = {}): Float32Array {
  const weights = new Float32Array(size + 1);
  const signs = Int8Array.from({ length: docs.count }, (_, i) => (positive(i) ? 1 : -1));
  for (let i = 0; i < docs.count; i++) if (alpha[i] !== 0) move(weights, docs, i, (alpha[i] as number) * (signs[i] as number), size);
  const curves = curvesOf(docs, 0.5 / cost);
  const order = Int32Array.from({ length: docs.count }, (_, i) => i);
  const random = generator(20_16);
  let active = countingFirst(order, alpha);
  let settled = Infinity;
  for (let epoch = 0; epoch < epochs; epoch++) {
    let [highest, lowest] = [-Infinity, Infinity];
    shuffle(order, active, random);
    for (let k = 0; k < active; k++) {
      const i = order[k] as number;
      const sign = signs[i] as number;
      const before = alpha[i] as number;
      const gradient = sign * product(weights, docs, i, size) - 1 + before * (0.5 / cost);
      if (before === 0 && gradient > settled) { active -= 1; swap(order, k, active); k -= 1; continue; }
      const projected = before === 0 ? Math.min(gradient, 0) : gradient;
      highest = Math.max(highest, projected);
      lowest = Math.min(lowest, projected);
      if (Math.abs(projected) < 1e-12) continue;
      const now = Math.max(before - gradient / (curves[i] as number), 0);
      alpha[i] = now;
      if (now !== before) move(weights, docs, i, (now - before) * sign, size);
    }
    if (highest - lowest <= tolerance) {
      if (active === docs.count) break;
      active = docs.count;
      settled = Infinity;
      continue;
    }
    settled = highest <= 0 ? Infinity : highest;
  }
  return weights;
}

/** Puts the texts that count before the others; answers how many there are, or all when none does. */
function countingFirst(order: Int32Array, alpha: Float32Array): number {
  let counting = 0;
  for (let k = 0; k < order.length; k++) if (alpha[order[k] as number] !== 0) swap(order, k, counting++);
  return counting || order.length;
}

/** How steeply each text's own coordinate curves: its squared length, the bias, and the loss. */
function curvesOf({ starts, weight, count }: Packed, diagonal: number): Float64Array {
  return Float64Array.from({ length: count }, (_, i) => {
    let sum = 1 + diagonal;
    for (let p = starts[i] as number; p < (starts[i + 1] as number); p++) sum += (weight[p] as number) ** 2;
    return sum;
  });
}

function product(weights: Float32Array, { starts, at, weight }: Packed, doc: number, bias: number): number {
  let sum = weights[bias] as number;
  const end = starts[doc + 1] as number;
  for (let p = starts[doc] as number; p < end; p++) sum += (weights[at[p] as number] as number) * (weight[p] as number);
  return sum;
}

function move(weights: Float32Array, { starts, at, weight }: Packed, doc: number, step: number, bias: number): void {
  const end = starts[doc + 1] as number;
  for (let p = starts[doc] as number; p < end; p++) {
    const place = at[p] as number;
    weights[place] = (weights[place] as number) + step * (weight[p] as number);
  }
  weights[bias] = (weights[bias] as number) + step;
}

import type { Sparse } from './vectors.ts';

/**
 * One linear support vector machine (L2 loss, L2 regularisation, bias as a feature of value 1) by dual coordinate descent with
 * shrinking. Source: Hsieh et al., A Dual Coordinate Descent Method for Large-scale Linear SVM, ICML 2008, algorithm 3.
 * Deterministic: the order is shuffled by a generator with a fixed seed. Answers `size` weights and the bias last.
 */
export function trainLinear(docs: readonly Sparse[], positive: (doc: number) => boolean, size: number, { cost = 1, epochs = 40, tolerance = 0.1 } = {}): Float64Array {
  const weights = new Float64Array(size + 1);
  const alpha = new Float64Array(docs.length);
  const norms = docs.map((doc) => squared(doc) + 1);
  const signs = docs.map((_, i) => (positive(i) ? 1 : -1));
  const order = Int32Array.from(docs.keys());
  const random = generator(20_16);
  let active = docs.length;
  let settled = Infinity;
  for (let epoch = 0; epoch < epochs; epoch++) {
    let [highest, lowest] = [-Infinity, Infinity];
    shuffle(order, active, random);
    for (let k = 0; k < active; k++) {
      const i = order[k] ?? 0;
      const doc = docs[i];
      const sign = signs[i] ?? 1;
      if (!doc) continue;
      const diagonal = 0.5 / cost;
      const before = alpha[i] ?? 0;
      const gradient = sign * product(weights, doc, size) - 1 + diagonal * before;
      if (before === 0 && gradient > settled) { active -= 1; swap(order, k, active); k -= 1; continue; }
      const projected = before === 0 ? Math.min(gradient, 0) : gradient;
      highest = Math.max(highest, projected);
      lowest = Math.min(lowest, projected);
      if (Math.abs(projected) < 1e-12) continue;
      const now = Math.max(before - gradient / ((norms[i] ?? 1) + diagonal), 0);
      alpha[i] = now;
      move(weights, doc, (now - before) * sign, size);
    }
    if (highest - lowest <= tolerance) {
      if (active === docs.length) break;
      active = docs.length;
      settled = Infinity;
      continue;
    }
    settled = highest <= 0 ? Infinity : highest;
  }
  return weights;
}

function squared({ weight }: Sparse): number {
  let sum = 0;
  for (const value of weight) sum += value * value;
  return sum;
}

function product(weights: Float64Array, { at, weight }: Sparse, bias: number): number {
  let sum = weights[bias] ?? 0;
  for (let i = 0; i < at.length; i++) sum += (weights[at[i] as number] as number) * (weight[i] as number);
  return sum;
}

function move(weights: Float64Array, { at, weight }: Sparse, step: number, bias: number): void {
  for (let i = 0; i < at.length; i++) {
    const place = at[i] as number;
    weights[place] = (weights[place] as number) + step * (weight[i] as number);
  }
  weights[bias] = (weights[bias] as number) + step;
}

function swap(order: Int32Array, a: number, b: number): void {
  const held = order[a] as number;
  order[a] = order[b] as number;
  order[b] = held;
}

function shuffle(order: Int32Array, length: number, random: () => number): void {
  for (let i = length - 1; i > 0; i--) swap(order, i, Math.floor(random() * (i + 1)));
}

/** Numbers from 0 to 1 that are the same in every run (mulberry32). */
export function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

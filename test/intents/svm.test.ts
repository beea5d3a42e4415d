import { describe, expect, it } from 'vitest';
import { generator } from '../../src/intents/random.ts';
import { trainLinear } from '../../src/intents/svm.ts';
import { pack } from '../../src/intents/vectors.ts';
import type { Sparse } from '../../src/intents/vectors.ts';

const doc = (...pairs: [number, number][]): Sparse => ({ at: Int32Array.from(pairs, ([at]) => at), weight: Float32Array.from(pairs, ([, weight]) => weight) });
const decide = (weights: Float32Array, { at, weight }: Sparse) => at.reduce((sum, place, i) => sum + (weights[place] ?? 0) * (weight[i] ?? 0), weights.at(-1) ?? 0);

describe('a linear machine', () => {
  const random = generator(1);
  const docs = Array.from({ length: 200 }, () => doc([0, random() * 2 - 1], [1, random() * 2 - 1], [2, random()]));
  const packed = pack(docs);
  const side = (one: Sparse) => (one.weight[0] ?? 0) + 2 * (one.weight[1] ?? 0) > 0.1;

  it('tells apart what a line can tell apart', () => {
    const weights = trainLinear(packed, (i) => side(docs[i]!), 3, { cost: 100, epochs: 500, tolerance: 0.001 });
    const right = docs.filter((one) => (decide(weights, one) > 0) === side(one)).length;
    expect(right).toBeGreaterThanOrEqual(198);
  });

  it('gives each side its sign, and needs the bias where no feature tells', () => {
    const pair = [doc([0, 1]), doc([1, 1])];
    const weights = trainLinear(pack(pair), (i) => i === 0, 2);
    expect(weights).toHaveLength(3);
    expect(decide(weights, pair[0]!)).toBeGreaterThan(0);
    expect(decide(weights, pair[1]!)).toBeLessThan(0);
    expect(decide(trainLinear(pack([doc(), doc()]), () => true, 1), doc())).toBeGreaterThan(0);
  });

  it('learns the same weights from the same texts, to the last bit', () => {
    const learn = () => trainLinear(packed, (i) => side(docs[i]!), 3);
    expect([...learn()]).toEqual([...learn()]);
  });

  it('comes near the least possible loss: its weights cannot be moved a little to a better place', () => {
    const loss = (w: Float32Array) => 0.5 * w.reduce((sum, x) => sum + x * x, 0) + docs.reduce((sum, one) => sum + Math.max(0, 1 - (side(one) ? 1 : -1) * decide(w, one)) ** 2, 0);
    const weights = trainLinear(packed, (i) => side(docs[i]!), 3, { cost: 1, epochs: 2000, tolerance: 1e-6 });
    for (let place = 0; place < weights.length; place++) {
      for (const step of [-0.01, 0.01]) expect(loss(weights.with(place, (weights[place] ?? 0) + step))).toBeGreaterThan(loss(weights));
    }
  });

  it('learns nothing from nothing', () => {
    expect([...trainLinear(pack([]), () => true, 2)]).toEqual([0, 0, 0]);
  });
});

it('numbers drawn are the same in every run, from 0 to 1, and spread', () => {
  const draw = (seed: number) => { const next = generator(seed); return Array.from({ length: 1000 }, () => next()); };
  expect(draw(7)).toEqual(draw(7));
  expect(draw(7)).not.toEqual(draw(8));
  expect(draw(7).every((x) => x >= 0 && x < 1)).toBe(true);
  expect(draw(7).reduce((sum, x) => sum + x, 0) / 1000).toBeCloseTo(0.5, 1);
});

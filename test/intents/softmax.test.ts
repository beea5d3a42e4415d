import { describe, expect, it } from 'vitest';
import { generator } from '../../src/intents/random.ts';
import { trainSoftmax } from '../../src/intents/softmax.ts';
import { pack } from '../../src/intents/vectors.ts';
import type { Sparse } from '../../src/intents/vectors.ts';

const doc = (...pairs: [number, number][]): Sparse => ({ at: Int32Array.from(pairs, ([at]) => at), weight: Float32Array.from(pairs, ([, weight]) => weight) });

/** What the regression says of a text: a share for each class. */
function sharesOf(weights: Float32Array, classes: number, { at, weight }: Sparse): number[] {
  const bias = weights.length / classes - 1;
  const sums = Array.from({ length: classes }, (_, c) => at.reduce((sum, place, i) => sum + weights[place * classes + c]! * weight[i]!, weights[bias * classes + c]!));
  const powers = sums.map((sum) => Math.exp(sum));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}

const likeliest = (shares: number[]) => shares.indexOf(Math.max(...shares));

/** Texts of which each has its class's own three places, and some places that tell nothing. */
function toyTexts(classes: number) {
  const random = generator(5);
  const size = classes * 3 + 4;
  const texts = Array.from({ length: classes * 30 }, (_, i) => {
    const own = Array.from({ length: 3 }, (__, k): [number, number] => [(i % classes) * 3 + k, 0.5 + random() / 2]);
    const noise = Array.from({ length: 4 }, (__, k): [number, number] => [classes * 3 + k, random() / 2]);
    return doc(...own, ...noise);
  });
  return { texts, size, learn: () => trainSoftmax(pack(texts), (i) => [i % classes], classes, size).weights };
}

describe('the regression over all classes', () => {
  it.each([2, 3])('tells %i classes apart', (classes) => {
    const { texts, size, learn } = toyTexts(classes);
    const weights = learn();
    expect(weights).toHaveLength((size + 1) * classes);
    texts.forEach((one, i) => {
      const shares = sharesOf(weights, classes, one);
      expect(likeliest(shares)).toBe(i % classes);
      expect(shares[i % classes]).toBeGreaterThan(0.7);
    });
  });

  it('learns the same weights from the same texts, to the last bit', () => {
    const { learn } = toyTexts(3);
    expect([...learn()]).toEqual([...learn()]);
  });

  it('goes on from what it has learnt, with fewer looks', () => {
    const { texts, size } = toyTexts(3);
    const labelOf = (i: number) => [i % 3];
    const before = trainSoftmax(pack(texts.slice(0, 30)), labelOf, 3, size);
    const kept = [...before.weights];
    const { weights } = trainSoftmax(pack(texts), labelOf, 3, size, before);
    texts.forEach((one, i) => { expect(likeliest(sharesOf(weights, 3, one))).toBe(i % 3); });
    expect([...before.weights]).toEqual(kept);
  });

  it('gives each of two meanings about half of a text that has both', () => {
    const texts = Array.from({ length: 40 }, () => doc([0, 1]));
    const shares = sharesOf(trainSoftmax(pack(texts), () => [0, 1], 3, 1).weights, 3, texts[0]!);
    expect(shares[0]).toBeCloseTo(0.5, 1);
    expect(shares[1]).toBeCloseTo(0.5, 1);
    expect(shares[2]).toBeLessThan(0.1);
  });

  it('is never quite sure: a tenth of what is true is spread over all classes', () => {
    const { texts, learn } = toyTexts(2);
    const weights = learn();
    for (const one of texts) expect(Math.max(...sharesOf(weights, 2, one))).toBeLessThan(0.99);
  });

  it('leans on the bias where no place tells, as the classes are common', () => {
    const texts = Array.from({ length: 40 }, () => doc());
    const [often, seldom] = sharesOf(trainSoftmax(pack(texts), (i) => [i % 4 === 0 ? 1 : 0], 2, 1).weights, 2, doc());
    expect(often).toBeGreaterThan(0.6);
    expect(seldom).toBeLessThan(0.4);
  });

  it('learns nothing from nothing, and nothing of a place that it never saw', () => {
    expect([...trainSoftmax(pack([]), () => [0], 2, 2).weights]).toEqual([0, 0, 0, 0, 0, 0]);
    expect([...trainSoftmax(pack([doc([0, 1])]), () => [0], 2, 2).weights].slice(2, 4)).toEqual([0, 0]);
  });

  it('ends in numbers whatever one text weighs', () => {
    for (const { weights } of [trainSoftmax(pack([doc([0, 1e4]), doc([0, -1e4])]), (i) => [i], 2, 1), trainSoftmax(pack([doc([0, 0])]), () => [0], 1, 1)]) {
      expect(weights.every(Number.isFinite)).toBe(true);
    }
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accuracy, auroc, bestThreshold, calibrationError } from '../../bench/intents/figures.ts';
import type { Guess } from '../../bench/intents/figures.ts';

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 1e9));
const guess = (also: Partial<Guess> = {}): Guess => ({ intent: 'lan', sure: 1, outside: 0, ...also });
const far = (...scores: number[]) => scores.map((outside) => guess({ outside }));

describe('accuracy', () => {
  it('is the share that is right', () => {
    expect(accuracy([guess(), guess(), guess({ intent: 'export' }), guess()], ['lan', 'export', 'export', 'patent'])).toBe(0.5);
    expect(accuracy([guess()], ['lan'])).toBe(1);
    expect(accuracy([guess()], ['export'])).toBe(0);
  });
});

describe('the calibration error', () => {
  it('is nothing where one is as sure as one is right', () => {
    expect(calibrationError(Array.from({ length: 4 }, () => guess({ sure: 0.75 })), ['lan', 'lan', 'lan', 'export'])).toBeCloseTo(0, 12);
    expect(calibrationError([guess({ sure: 1 }), guess({ sure: 0 })], ['lan', 'export'])).toBe(0);
  });

  it('is how much too sure one is, or not sure enough', () => {
    expect(calibrationError([guess({ sure: 0.9 }), guess({ sure: 0.9 })], ['lan', 'export'])).toBeCloseTo(0.4, 12);
    expect(calibrationError([guess({ sure: 0.2 })], ['lan'])).toBeCloseTo(0.8, 12);
    expect(calibrationError([guess({ sure: 1 })], ['export'])).toBe(1);
  });

  it('does not let one bin make up for another, but does so within a bin', () => {
    const two = [guess({ sure: 0.6 }), guess({ sure: 0.4 })];
    expect(calibrationError(two, ['export', 'lan'])).toBeCloseTo(0.6, 12);
    expect(calibrationError(two, ['export', 'lan'], 1)).toBeCloseTo(0, 12);
  });

  it(`is from 0 to 1 (seed ${seed})`, () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.boolean()), { minLength: 1 }), (all) => {
      const error = calibrationError(all.map(([sure]) => guess({ sure })), all.map(([, right]) => (right ? 'lan' : 'export')));
      expect(error).toBeGreaterThanOrEqual(0);
      expect(error).toBeLessThanOrEqual(1 + 1e-9);
    }), { seed });
  });
});

describe('the area under the curve', () => {
  it('is 1 where all outside score higher, 0 where all score lower, a half where none can be told apart', () => {
    expect(auroc(far(0, 1, 2), far(3, 4))).toBe(1);
    expect(auroc(far(3, 4), far(0, 1, 2))).toBe(0);
    expect(auroc(far(1, 1, 1), far(1, 1))).toBe(0.5);
    expect(auroc(far(0, 1), far(1, 2))).toBe(0.875);
  });

  it(`is the share of pairs in which the one outside scores higher, ties counted half, by counting them all (seed ${seed})`, () => {
    const scores = fc.array(fc.oneof(fc.integer({ min: -3, max: 3 }), fc.double({ min: -3, max: 3, noNaN: true })), { minLength: 1, maxLength: 30 });
    fc.assert(fc.property(scores, scores, (inside, outside) => {
      const pairs = inside.flatMap((one) => outside.map((other): number => (other > one ? 1 : other === one ? 0.5 : 0)));
      expect(auroc(far(...inside), far(...outside))).toBeCloseTo(pairs.reduce((sum, pair) => sum + pair, 0) / pairs.length, 9);
    }), { seed });
  });
});

describe('the best threshold', () => {
  /** How many are right when what scores above the threshold is called outside. */
  const rightBy = (threshold: number, inside: readonly Guess[], truth: readonly string[], outside: readonly Guess[]) =>
    inside.filter(({ intent, outside: score }, i) => score <= threshold && intent === truth[i]).length + outside.filter(({ outside: score }) => score > threshold).length;

  it('lies midway between what is inside and what is outside', () => {
    expect(bestThreshold(far(0, 1), ['lan', 'lan'], far(3, 4))).toBe(2);
  });

  it('calls all outside where none inside is right, and none where all inside score lowest', () => {
    expect(bestThreshold(far(0, 1), ['export', 'export'], far(3))).toBe(-Infinity);
    expect(bestThreshold(far(0, 1), ['lan', 'lan'], [])).toBe(1);
  });

  it(`gets as many right as any threshold does, where no two score the same (seed ${seed})`, () => {
    const scores = fc.uniqueArray(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 30 });
    fc.assert(fc.property(scores, fc.infiniteStream(fc.integer({ min: 0, max: 2 })), (all, kinds) => {
      const drawn = all.map((outside) => ({ one: guess({ outside }), kind: kinds.next().value }));
      const inside = drawn.filter(({ kind }) => kind < 2);
      const [within, beyond] = [inside.map(({ one }) => one), drawn.filter(({ kind }) => kind === 2).map(({ one }) => one)];
      const truth = inside.map(({ kind }) => (kind === 0 ? 'lan' : 'export'));
      const most = Math.max(...[-Infinity, ...all].map((threshold) => rightBy(threshold, within, truth, beyond)));
      expect(rightBy(bestThreshold(within, truth, beyond), within, truth, beyond)).toBe(most);
    }), { seed });
  });
});

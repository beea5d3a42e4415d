import { describe, expect, it } from 'vitest';
import { figuresOf } from '../../src/intents/figures.ts';
import type { Verdict } from '../../src/intents/figures.ts';

const verdict = (label: string, guess: string, sure = 0.85): Verdict => ({ sentence: { text: `${label} ${guess}`, language: 'sv', label }, guess, sure });
const some = [verdict('lan', 'lan'), verdict('lan', 'lan'), verdict('lan', 'bidrag'), verdict('bidrag', 'bidrag', 0.25), verdict('bidrag', 'lan', 0.35), verdict('export', 'lan')];

describe('the figures of an evaluation', () => {
  it('are the share that was right, and each need’s precision, recall, F1 and support', () => {
    const { accuracy, count, labels } = figuresOf(some);
    expect([accuracy, count]).toEqual([0.5, 6]);
    expect(labels).toEqual([
      { label: 'bidrag', support: 2, precision: 0.5, recall: 0.5, f1: 0.5 },
      { label: 'export', support: 1, recall: 0, f1: 0 },
      { label: 'lan', support: 3, precision: 0.5, recall: 2 / 3, f1: 4 / 7 },
    ]);
  });

  it('say which need was taken for which, the commonest first', () => {
    expect(figuresOf(some).confusions[0]).toEqual({ truth: 'lan', guess: 'lan', count: 2 });
    expect(figuresOf(some).confusions).toContainEqual({ truth: 'export', guess: 'lan', count: 1 });
    expect(figuresOf(some).confusions.reduce((sum, { count }) => sum + count, 0)).toBe(6);
  });

  it('set how sure it was against how often it was right', () => {
    const { confidence, calibrationError } = figuresOf(some);
    expect(confidence).toHaveLength(10);
    expect(confidence[8]).toMatchObject({ count: 4, right: 0.5, sure: expect.closeTo(0.85, 9) as number });
    expect(confidence[2]).toMatchObject({ count: 1, right: 1 });
    expect(calibrationError).toBeCloseTo((4 * 0.35 + 0.75 + 0.35) / 6, 9);
    expect(figuresOf([verdict('lan', 'lan', 1)]).calibrationError).toBe(0);
  });

  it('are nothing of nothing', () => { expect(figuresOf([])).toMatchObject({ count: 0, accuracy: 0, labels: [], confusions: [], calibrationError: 0 }); });
});

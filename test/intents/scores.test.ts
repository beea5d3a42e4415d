import { describe, expect, it } from 'vitest';
import { generalScores, needsOf, offtopicScores } from '../../src/intents/scores.ts';
import { special } from '../../src/intents/sentences.ts';

const labels = [special.general, special.offtopic, 'export', 'lan', 'patent'];
const decided = (general: number, offtopic: number, ...needs: number[]) => Float64Array.from([general, offtopic, ...needs]);

describe('the needs among the classes', () => {
  it('are all but the special ones, by their places', () => {
    expect(needsOf(labels)).toEqual([2, 3, 4]);
    expect(needsOf([...Object.values(special), 'lan'])).toEqual([6]);
    expect(needsOf(Object.values(special))).toEqual([]);
    expect(needsOf([])).toEqual([]);
  });
});

describe('the scores that tell what is none of our business', () => {
  it('are its own class, the best need, its lead, the energy of all, how plain the best is, and the known words', () => {
    const [off, best, lead, energy, plain, known] = offtopicScores(labels, decided(9, -0.4, 0.1, 0.7, -0.9), 0.8);
    expect([off, best, known]).toEqual([-0.4, 0.7, 0.8]);
    expect(lead).toBeCloseTo(0.6, 12);
    expect(energy).toBeCloseTo(0.25 * Math.log(Math.exp(0.7 / 0.25) + Math.exp(0.1 / 0.25) + Math.exp(-0.9 / 0.25)), 12);
    expect(plain).toBeCloseTo(Math.exp(0.7 / 0.15) / (Math.exp(0.7 / 0.15) + Math.exp(0.1 / 0.15) + Math.exp(-0.9 / 0.15)), 12);
  });

  it('are the same in whatever order the needs stand', () => {
    expect(offtopicScores(labels, decided(0, 0.2, 0.5, -0.5, 0.1), 1)).toEqual(offtopicScores(labels, decided(0, 0.2, 0.1, 0.5, -0.5), 1));
  });

  it('say that the best is plain when it leads far, and a third when three share it', () => {
    expect(offtopicScores(labels, decided(0, -1, 2, -1, -1), 1)[4]).toBeCloseTo(1, 6);
    expect(offtopicScores(labels, decided(0, -1, 0.3, 0.3, 0.3), 1)[4]).toBeCloseTo(1 / 3, 12);
    expect(offtopicScores(labels, decided(0, -1, 0.3, 0.3, 0.3), 1)[2]).toBe(0);
  });

  it.each([
    ['no class of such texts', ['lan', 'export'], [0.5, 0.1], -1],
    ['a single need', [special.offtopic, 'lan'], [0.3, 0.5], 0.3],
    ['no need at all', [special.offtopic], [0.3], 0.3],
    ['nothing at all', [], [], -1],
  ])('are as many and come out with %s', (_, some, values, off) => {
    const scores = offtopicScores(some, Float64Array.from(values), 0);
    expect(scores).toHaveLength(6);
    expect(scores.every(Number.isFinite)).toBe(true);
    expect(scores[0]).toBe(off);
  });
});

describe('the score that tells a general question', () => {
  it('is what its class says, and no where there is no such class', () => {
    expect(generalScores(labels, decided(0.4, 0, 1, 1, 1))).toEqual([0.4]);
    expect(generalScores(['lan'], Float64Array.from([1]))).toEqual([-1]);
  });
});

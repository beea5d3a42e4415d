import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare, holm, refusals, signTest } from '../../src/intents/compare.ts';
import type { Verdict } from '../../src/intents/figures.ts';

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 1e9));
const many = (count: number, label: string, guess: string): Verdict[] => Array.from({ length: count }, (_, i) => ({ sentence: { text: `${label} ${i}`, language: 'sv', label }, guess, sure: 0.8 }));
const needs = Array.from({ length: 40 }, (_, i) => `behov${i}`);
/** Forty other needs that stay as they are, so that there is something to correct for. */
const others = needs.flatMap((need) => many(5, need, need));
const changed = (before: Verdict[], after: Verdict[]) => compare([...before, ...others], [...after, ...others]);

describe('the sign test', () => {
  it('is how likely so many of so many coins fall one way', () => {
    expect(signTest(0, 0)).toBe(1);
    expect(signTest(5, 0)).toBeCloseTo(1 / 32, 12);
    expect(signTest(3, 1)).toBeCloseTo(5 / 16, 12);
    expect(signTest(0, 9)).toBe(1);
    expect(signTest(600, 400)).toBeLessThan(1e-9);
  });

  it(`is a share, and smaller the more are lost (seed ${seed})`, () => {
    fc.assert(fc.property(fc.nat(300), fc.nat(300), (lost, won) => {
      expect(signTest(lost, won)).toBeGreaterThanOrEqual(0);
      expect(signTest(lost, won)).toBeLessThanOrEqual(1);
      expect(signTest(lost + 1, won)).toBeLessThanOrEqual(signTest(lost, won) + 1e-12);
    }), { seed });
  });
});

describe('many tests taken together', () => {
  it('stand as long as each is below what is left of five in a hundred', () => {
    expect(holm([0.04, 0.01])).toEqual([true, true]);
    expect(holm([0.03, 0.03])).toEqual([false, false]);
    expect(holm([0.012, 0.5, 0.02, 0.9])).toEqual([true, false, false, false]);
    expect(holm([])).toEqual([]);
  });
});

describe('a model beside the one before it', () => {
  it('is told by the sentences that it loses and wins', () => {
    const { lost, won, whole } = compare([...many(2, 'lan', 'lan'), ...many(1, 'export', 'lan')], [...many(1, 'lan', 'lan'), ...many(1, 'lan', 'bidrag'), ...many(1, 'export', 'export')]);
    expect(lost).toMatchObject([{ sentence: { label: 'lan' }, before: 'lan', after: 'bidrag' }]);
    expect(won).toMatchObject([{ sentence: { label: 'export' }, before: 'lan', after: 'export' }]);
    expect(whole).toMatchObject({ lost: 1, won: 1, verdict: 'as before' });
  });

  it('is refused when a need gets much worse', () => {
    const comparison = changed(many(60, 'lan', 'lan'), [...many(40, 'lan', 'lan'), ...many(20, 'lan', 'behov1')]);
    expect(comparison.labels.find(({ label }) => label === 'lan')).toMatchObject({ lost: 20, won: 0, verdict: 'worse' });
    expect(refusals(comparison, []).map((one) => (one.why === 'label' ? one.change.label : one.why))).toEqual(['behov1', 'lan', 'whole']);
  });

  it('is refused when a need draws to itself what belongs to others, one from each', () => {
    const before = [...needs.flatMap((need) => many(1, need, need)), ...many(30, 'lan', 'lan')];
    const after = [...needs.map((need) => many(1, need, 'lan')).flat(), ...many(30, 'lan', 'lan')];
    expect(refusals(changed(before, after), []).map((one) => (one.why === 'label' ? one.change.label : one.why))).toEqual(['lan', 'whole']);
  });

  it('is not refused for what may be chance among so many needs, but says so', () => {
    const comparison = changed(many(60, 'lan', 'lan'), [...many(54, 'lan', 'lan'), ...many(6, 'lan', 'nytt')]);
    expect(refusals(comparison, []).filter(({ why }) => why === 'label')).toEqual([]);
    expect(comparison.labels.find(({ label }) => label === 'lan')).toMatchObject({ verdict: 'perhaps worse' });
  });

  it('is refused when a need with few sentences loses half of them', () => {
    const comparison = changed(many(8, 'lan', 'lan'), [...many(3, 'lan', 'lan'), ...many(5, 'lan', 'nytt')]);
    expect(comparison.labels.find(({ label }) => label === 'lan')).toMatchObject({ verdict: 'ruined' });
    expect(refusals(comparison, []).filter(({ why }) => why === 'label')).toHaveLength(1);
  });

  it('is refused when a golden conversation breaks, whatever else gets better', () => {
    const comparison = changed(many(30, 'lan', 'bidrag'), many(30, 'lan', 'lan'));
    expect(comparison.whole.verdict).toBe('better');
    expect(refusals(comparison, ['export.md:12: dörrar: väntade almi'])).toEqual([{ why: 'golden', failures: ['export.md:12: dörrar: väntade almi'] }]);
  });

  it('is let through when nothing has changed', () => {
    const comparison = compare(others, others);
    expect([comparison.lost, comparison.won, refusals(comparison, [])]).toEqual([[], [], []]);
  });
});

import { describe, expect, it } from 'vitest';
import { fitLogistic, fitTemperature, logistic } from '../../src/intents/calibrate.ts';
import type { Scored } from '../../src/intents/calibrate.ts';
import { generator } from '../../src/intents/random.ts';

/** Texts of three classes whose right one is drawn by the shares that the scores give at `temperature`. */
function drawn(temperature: number, texts = 3000): Scored[] {
  const random = generator(3);
  return Array.from({ length: texts }, () => {
    const values = [random() * 2 - 1, random() * 2 - 1, random() * 2 - 1];
    const shares = softmax(values, temperature);
    const luck = random();
    return { values, right: luck < shares[0]! ? 0 : luck < shares[0]! + shares[1]! ? 1 : 2 };
  });
}

function softmax(values: readonly number[], temperature: number): number[] {
  const powers = values.map((value) => Math.exp(value / temperature));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}

/** How much surer than right, on average, one is of the best class. */
function boast(scored: readonly Scored[], temperature: number): number {
  const each = scored.map(({ values, right }) => {
    const shares = softmax(values, temperature);
    const sure = Math.max(...shares);
    return sure - (shares.indexOf(sure) === right ? 1 : 0);
  });
  return each.reduce((sum, one) => sum + one, 0) / each.length;
}

describe('the temperature', () => {
  it.each([
    ['too sure', 1.2, 0.3],
    ['not sure enough', 0.15, 1],
  ])('makes scores honest that are %s', (_, honest, naive) => {
    const scored = drawn(honest);
    const fitted = fitTemperature(scored);
    expect(Math.abs(fitted - honest) / honest).toBeLessThan(0.15);
    expect(Math.abs(boast(scored, naive))).toBeGreaterThan(0.1);
    expect(Math.abs(boast(scored, fitted))).toBeLessThan(0.02);
  });

  it('is the likeliest there is: a little more or less makes what was set aside less likely', () => {
    const scored = drawn(0.5, 300);
    const loss = (temperature: number) => -scored.reduce((sum, { values, right }) => sum + Math.log(softmax(values, temperature)[right]!), 0);
    const fitted = fitTemperature(scored);
    expect(loss(fitted)).toBeLessThan(loss(fitted * 1.02));
    expect(loss(fitted)).toBeLessThan(loss(fitted / 1.02));
  });

  it('stays within its bounds when all scores are right, and when all are wrong', () => {
    const sure = (right: number) => Array.from({ length: 20 }, () => ({ values: [1, -1], right }));
    expect(fitTemperature(sure(0))).toBeCloseTo(0.05, 2);
    expect(fitTemperature(sure(1))).toBeCloseTo(2, 2);
  });

  it('comes out where there is nothing to fit it to, and where there is only one class', () => {
    expect(fitTemperature([])).toBeGreaterThan(0);
    expect(fitTemperature([{ values: [0.3], right: 0 }])).toBeGreaterThan(0);
    expect(fitTemperature([{ values: [900, -900], right: 1 }])).toBeLessThanOrEqual(2);
  });
});

describe('a judgement', () => {
  it('separates what a line separates, and is in two minds on the line', () => {
    const random = generator(4);
    const cases = Array.from({ length: 300 }, () => { const x = [random() * 4 - 2, random() * 4 - 2]; return { x, y: x[0]! - x[1]! > 0.5 }; });
    const weights = fitLogistic(cases);
    expect(weights).toHaveLength(3);
    expect(cases.filter(({ x, y }) => (logistic(weights, x) > 0.5) === y).length).toBeGreaterThanOrEqual(294);
    expect(logistic(weights, [2, -2])).toBeGreaterThan(0.99);
    expect(logistic(weights, [-2, 2])).toBeLessThan(0.01);
    expect(Math.abs(logistic(weights, [0.5, 0]) - 0.5)).toBeLessThan(0.2);
  });

  it('says how often, where the scores tell nothing', () => {
    const weights = fitLogistic(Array.from({ length: 400 }, (_, i) => ({ x: [0], y: i % 4 === 0 })));
    expect(logistic(weights, [0])).toBeCloseTo(0.25, 2);
  });

  it('stands two scores that are the same, and a single case', () => {
    const twice = fitLogistic(Array.from({ length: 40 }, (_, i) => ({ x: [i - 20, i - 20], y: i >= 20 })));
    expect(twice[0]).toBeCloseTo(twice[1]!, 6);
    expect(logistic(twice, [10, 10])).toBeGreaterThan(0.9);
    expect(fitLogistic([{ x: [1, 2], y: true }]).every(Number.isFinite)).toBe(true);
  });

  it('has no opinion where it has seen nothing', () => {
    expect(fitLogistic([])).toEqual([0]);
    expect(logistic(fitLogistic([]), [])).toBe(0.5);
  });
});

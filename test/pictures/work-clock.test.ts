import fc from 'fast-check';
import { expect, it } from 'vitest';
import { workedMinutes } from '../../src/handover/week.ts';
import { workClock } from '../../src/pictures/work-clock.ts';

it('counts the minutes of working time that are counted one by one elsewhere, over nights, holidays and changed clocks', () => {
  const worked = workClock();
  const start = Date.parse('2024-01-01');
  fc.assert(fc.property(fc.integer({ min: 0, max: 3 * 365 * 1440 }), fc.integer({ min: -1000, max: 20 * 1440 }), fc.integer({ min: 0, max: 59 }), (from, long, second) => {
    const [a, b] = [start + from * 60_000 + second * 1000, start + (from + long) * 60_000].map((time) => new Date(time).toISOString()) as [string, string];
    expect(worked(a, b)).toBe(workedMinutes(a, b));
  }), { numRuns: 500 });
});

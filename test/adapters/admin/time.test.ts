import { describe, expect, it } from 'vitest';
import { dayStart, dayText, whenText } from '../../../adapters/admin/time.ts';
import { swedishDay } from '../../../src/pictures/period.ts';

describe('time in Sweden', () => {
  it.each([
    ['2026-11-24', 0, '2026-11-23T23:00:00.000Z'], ['2026-07-01', 0, '2026-06-30T22:00:00.000Z'],
    ['2026-03-29', 0, '2026-03-28T23:00:00.000Z'], ['2026-03-29', 1, '2026-03-29T22:00:00.000Z'],
    ['2026-10-25', 0, '2026-10-24T22:00:00.000Z'], ['2026-10-25', 1, '2026-10-25T23:00:00.000Z'], ['2026-12-31', 1, '2026-12-31T23:00:00.000Z'],
  ])('the day %s, %i later, begins at %s', (day, later, begins) => {
    expect(dayStart(day, later)).toBe(begins);
  });

  it('every day begins where the one before ends', () => {
    for (let i = 0; i < 730; i++) {
      const day = new Date(Date.UTC(2026, 0, 1 + i)).toISOString().slice(0, 10);
      const begins = dayStart(day)!;
      expect(swedishDay(begins)).toBe(day);
      expect(swedishDay(new Date(Date.parse(begins) - 1).toISOString())).not.toBe(day);
    }
  });

  it.each(['', 'x', '2026-13-01', '2026-2-1', '2026-02-30', '26-01-01', '2026-1-1', '2026-01-01T00:00', 'igår'])('%j is no day', (day) => {
    expect(dayStart(day)).toBeUndefined();
  });

  it('is written as it is read in Sweden', () => {
    expect(whenText('2026-11-24T08:05:00.000Z', 'sv')).toMatch(/24 nov\.? 2026.*09:05/);
    expect(dayText('2026-11-24T23:30:00.000Z', 'sv')).toBe('25 nov. 2026');
    expect(dayText('2026-11-24T23:30:00.000Z', 'en')).toBe('25 Nov 2026');
    expect(whenText('2026-07-24T08:05:00.000Z', 'en')).toMatch(/24 Jul 2026.*10:05/);
  });
});

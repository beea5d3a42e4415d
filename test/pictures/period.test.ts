import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyFigures, standing } from '../../src/pictures/key.ts';
import { exact } from '../../src/pictures/shown.ts';
import { dayAfter, daysIn, monthOf, mondayOf, periodOf, swedishDay } from '../../src/pictures/period.ts';

const now = '2026-11-24T09:00:00.000Z';
const asked = (kind: string, first = '', last = '') => ({ kind, first, last });

describe('a period', () => {
  it('is this month, last month, the quarter or the year, from midnight to midnight in Sweden', () => {
    expect(periodOf(asked(''), now)).toMatchObject({ kind: 'manaden', first: '2026-11-01', last: '2026-11-30', from: '2026-10-31T23:00:00.000Z', to: '2026-11-30T23:00:00.000Z' });
    expect(periodOf(asked('forra-manaden'), now)).toMatchObject({ first: '2026-10-01', last: '2026-10-31', from: '2026-09-30T22:00:00.000Z', to: '2026-10-31T23:00:00.000Z' });
    expect(periodOf(asked('forra-manaden'), '2026-01-05T09:00:00.000Z')).toMatchObject({ first: '2025-12-01', last: '2025-12-31' });
    expect(periodOf(asked('kvartalet'), now)).toMatchObject({ first: '2026-10-01', last: '2026-12-31' });
    expect(periodOf(asked('aret'), now)).toMatchObject({ first: '2026-01-01', last: '2026-12-31' });
  });

  it('is the days that were chosen, or the months they lie in', () => {
    expect(periodOf(asked('egna', '2026-02-03', '2026-02-03'), now)).toMatchObject({ first: '2026-02-03', last: '2026-02-03' });
    expect(periodOf(asked('egna', '2026-02-03', '2026-03-02'), now, { wholeMonths: true })).toMatchObject({ first: '2026-02-01', last: '2026-03-31' });
  });

  it('is this month, with what was wrong, where the days cannot be read', () => {
    for (const [first, last, fault] of [['', '', 'not_dates'], ['2026-02-30', '2026-03-01', 'not_dates'], ['2026-03-02', '2026-03-01', 'backwards'], ['2010-01-01', '2026-03-01', 'too_long'], ['<script>', '2026-03-01', 'not_dates']] as const) {
      expect(periodOf(asked('egna', first, last), now)).toMatchObject({ fault, first: '2026-11-01' });
    }
  });

  it('is a month by its name, and the one before where it is none', () => {
    expect(monthOf('2026-02', now)).toMatchObject({ first: '2026-02-01', last: '2026-02-28' });
    for (const none of ['', '2026-13', '9999-01', 'x']) expect(monthOf(none, now)).toMatchObject({ first: '2026-10-01' });
  });

  it('counts its days, and finds the Monday of each', () => {
    expect(daysIn({ first: '2026-02-01', last: '2026-02-28' })).toBe(28);
    expect(mondayOf('2026-11-29')).toBe('2026-11-23');
    expect(mondayOf('2026-11-23')).toBe('2026-11-23');
    expect(swedishDay('2026-11-23T23:30:00.000Z')).toBe('2026-11-24');
    fc.assert(fc.property(fc.integer({ min: 0, max: 3000 }), (days) => { expect(daysIn({ first: '2020-01-01', last: dayAfter('2020-01-01', days) })).toBe(days + 1); }));
  });
});

it('counts conversations by the week over the days that have been', () => {
  const figures = keyFigures({ totals: { talks: 20, led: 0, elsewhere: 0, unsure: 0 }, taken: [], ended: [] }, exact);
  const november = { first: '2026-11-01', last: '2026-11-30' };
  expect(standing('talks', figures, november, '2026-11-14')).toBe(10);
  expect(standing('talks', figures, november, '2027-01-14')).toBe(5);
});

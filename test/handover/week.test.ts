import { describe, expect, it } from 'vitest';
import { weekNumber, weekOf, weekToTell, workedMinutes } from '../../src/handover/week.ts';

/** A time in Sweden in winter. */
const winter = (date: string, time: string) => new Date(`${date}T${time}:00+01:00`).toISOString();
const summer = (date: string, time: string) => new Date(`${date}T${time}:00+02:00`).toISOString();

describe('a week in Sweden', () => {
  it('begins on Monday at midnight, whatever day it is asked for on', () => {
    for (const at of [winter('2026-11-23', '00:00'), winter('2026-11-25', '12:00'), winter('2026-11-29', '23:59')]) {
      expect(weekOf(at)).toEqual({ monday: '2026-11-23', from: winter('2026-11-23', '00:00'), to: winter('2026-11-30', '00:00') });
    }
    expect(weekOf(winter('2026-11-25', '12:00'), -1).monday).toBe('2026-11-16');
  });

  it('is an hour longer or shorter when the clocks change', () => {
    expect(weekOf(winter('2026-10-26', '08:00'), -1)).toEqual({ monday: '2026-10-19', from: summer('2026-10-19', '00:00'), to: winter('2026-10-26', '00:00') });
    expect(weekOf(summer('2026-03-30', '08:00'), -1)).toEqual({ monday: '2026-03-23', from: winter('2026-03-23', '00:00'), to: summer('2026-03-30', '00:00') });
  });

  it('has the number that calendars give it', () => {
    expect(['2026-11-23', '2025-12-29', '2026-12-28', '2027-01-04', '2024-12-30'].map(weekNumber)).toEqual([48, 1, 53, 1, 1]);
  });

  it('is told of from eight on Monday, and not before', () => {
    expect(weekToTell(winter('2026-11-23', '07:59'))).toBeUndefined();
    expect(weekToTell(winter('2026-11-23', '08:00'))?.monday).toBe('2026-11-16');
  });

  it('is told of on Tuesday where Monday is a holiday, as after Easter', () => {
    expect(weekToTell(summer('2026-04-06', '09:00'))).toBeUndefined();
    expect(weekToTell(summer('2026-04-07', '08:00'))?.monday).toBe('2026-03-30');
  });

  it('is told of later in the week after a standstill, but never at night or on a Saturday', () => {
    expect(weekToTell(winter('2026-11-25', '14:00'))?.monday).toBe('2026-11-16');
    expect(weekToTell(winter('2026-11-25', '17:00'))).toBeUndefined();
    expect(weekToTell(winter('2026-11-28', '10:00'))).toBeUndefined();
  });
});

describe('working time between two times', () => {
  it('counts only Monday to Friday, eight to five', () => {
    expect(workedMinutes(winter('2026-11-24', '09:00'), winter('2026-11-24', '10:20'))).toBe(80);
    expect(workedMinutes(winter('2026-11-20', '16:00'), winter('2026-11-23', '09:00'))).toBe(120);
    expect(workedMinutes(winter('2026-11-21', '10:00'), winter('2026-11-22', '10:00'))).toBe(0);
    expect(workedMinutes(winter('2026-11-24', '06:00'), winter('2026-11-24', '23:00'))).toBe(540);
    expect(workedMinutes(winter('2026-11-24', '10:00'), winter('2026-11-24', '09:00'))).toBe(0);
  });
});

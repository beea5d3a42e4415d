import { describe, expect, it } from 'vitest';
import { closedAt, isWorkingDay, noonNextWorkingDay, oneWorkingDayAfter, sayDay, sayTime } from '../../src/handover/clock.ts';

/** A time in Sweden as ISO: given with the offset that holds that day. */
const iso = (text: string) => new Date(text).toISOString();

describe('one working day after', () => {
  it.each([
    ['in the middle of a day', '2026-11-24T10:00+01:00', '2026-11-25T10:00+01:00'],
    ['a little past the hour, so that there is a whole day', '2026-11-24T10:01+01:00', '2026-11-25T11:00+01:00'],
    ['late in the afternoon', '2026-11-24T16:30+01:00', '2026-11-25T17:00+01:00'],
    ['as the day begins', '2026-11-24T08:00+01:00', '2026-11-25T08:00+01:00'],
    ['before the day begins', '2026-11-24T07:59+01:00', '2026-11-24T17:00+01:00'],
    ['as the day ends', '2026-11-24T17:00+01:00', '2026-11-25T17:00+01:00'],
    ['in the evening', '2026-11-24T21:15+01:00', '2026-11-25T17:00+01:00'],
    ['a minute before midnight, which is another day in UTC', '2026-07-07T23:59+02:00', '2026-07-08T17:00+02:00'],
    ['just after midnight, which is the day before in UTC', '2026-07-08T00:30+02:00', '2026-07-08T17:00+02:00'],
    ['on a Friday', '2026-11-27T13:00+01:00', '2026-11-30T13:00+01:00'],
    ['on a Friday evening', '2026-11-27T19:00+01:00', '2026-11-30T17:00+01:00'],
    ['on a Saturday', '2026-11-28T09:00+01:00', '2026-11-30T17:00+01:00'],
    ['on a Sunday night', '2026-11-29T23:00+01:00', '2026-11-30T17:00+01:00'],
    ['the day before Ascension Day', '2026-05-13T10:00+02:00', '2026-05-15T10:00+02:00'],
    ['on Ascension Day', '2026-05-14T10:00+02:00', '2026-05-15T17:00+02:00'],
    ['the Thursday before midsummer', '2026-06-18T10:00+02:00', '2026-06-22T10:00+02:00'],
    ['on midsummer’s eve', '2026-06-19T10:00+02:00', '2026-06-22T17:00+02:00'],
    ['the day before Christmas Eve', '2026-12-23T10:00+01:00', '2026-12-28T10:00+01:00'],
    ['on Christmas Eve', '2026-12-24T10:00+01:00', '2026-12-28T17:00+01:00'],
    ['the day before New Year’s Eve', '2026-12-30T10:00+01:00', '2027-01-04T10:00+01:00'],
    ['on New Year’s Eve', '2026-12-31T10:00+01:00', '2027-01-04T17:00+01:00'],
    ['the day before Epiphany', '2027-01-05T10:00+01:00', '2027-01-07T10:00+01:00'],
    ['on Maundy Thursday', '2026-04-02T10:00+02:00', '2026-04-07T10:00+02:00'],
    ['the Friday before the clocks go forward', '2026-03-27T10:00+01:00', '2026-03-30T10:00+02:00'],
    ['the Friday before the clocks go back', '2026-10-23T10:00+02:00', '2026-10-26T10:00+01:00'],
    ['in the hour that does not exist', '2026-03-29T01:30:00Z', '2026-03-30T17:00+02:00'],
    ['in the hour that comes twice', '2026-10-25T01:30:00Z', '2026-10-26T17:00+01:00'],
  ])('%s', (_, at, by) => {
    expect(oneWorkingDayAfter(iso(at))).toBe(iso(by));
  });

  it('is always later, on a working day, in working hours and on a whole hour, through four years', () => {
    for (let at = Date.parse('2026-01-01T00:00:00Z'); at < Date.parse('2030-01-01T00:00:00Z'); at += 7 * 3_600_000 + 11 * 60_000) {
      const by = new Date(oneWorkingDayAfter(new Date(at).toISOString()));
      const [day = '', time = ''] = by.toLocaleString('sv-SE', { timeZone: 'Europe/Stockholm' }).split(' ');
      const [year, month, date] = day.split('-').map(Number);
      expect(by.getTime()).toBeGreaterThan(at);
      expect(isWorkingDay({ year: year!, month: month!, day: date! }), day).toBe(true);
      expect(time).toMatch(/^(08|09|1[0-7]):00:00$/);
    }
  });
});

describe('an actor that is closed for some weeks', () => {
  const summer = [{ from: '2027-07-12', to: '2027-08-08' }];
  it.each([
    ['in the middle of it', '2027-07-20T10:00+02:00', '2027-08-09T17:00+02:00'],
    ['on its first day, before anybody would have come', '2027-07-12T06:00+02:00', '2027-08-09T17:00+02:00'],
    ['on its last day', '2027-08-08T12:00+02:00', '2027-08-09T17:00+02:00'],
    ['on the last day before it', '2027-07-09T10:00+02:00', '2027-08-09T10:00+02:00'],
    ['well before it', '2027-07-08T10:00+02:00', '2027-07-09T10:00+02:00'],
    ['after it', '2027-08-09T10:00+02:00', '2027-08-10T10:00+02:00'],
  ])('answers %s on a day when it works', (_, at, by) => {
    expect(oneWorkingDayAfter(iso(at), summer)).toBe(iso(by));
  });

  it('is said to be closed to whoever has to wait for it, and to nobody else', () => {
    for (const at of ['2027-07-20T10:00+02:00', '2027-07-09T10:00+02:00']) expect(closedAt(iso(at), summer)?.to).toBe('2027-08-08');
    for (const at of ['2027-07-08T10:00+02:00', '2027-08-09T10:00+02:00']) expect(closedAt(iso(at), summer)).toBeUndefined();
    expect(closedAt(iso('2027-07-20T10:00+02:00'), [...summer, { from: '2027-08-09', to: '2027-08-10' }])?.to).toBe('2027-08-10');
    expect(closedAt(iso('2027-08-06T10:00+02:00'), [{ from: '2027-08-07', to: '2027-08-08' }])).toBeUndefined();
  });

  it('is said to be so until a day as one says it', () => {
    expect([sayDay('2027-08-08', 'sv'), sayDay('2027-08-08', 'en')]).toEqual(['söndag 8 augusti', 'Sunday 8 August']);
  });
});

describe('noon of the next working day', () => {
  it.each([
    ['2026-11-24T10:00+01:00', '2026-11-25T12:00+01:00'],
    ['2026-11-27T10:00+01:00', '2026-11-30T12:00+01:00'],
    ['2026-12-23T23:59+01:00', '2026-12-28T12:00+01:00'],
    ['2026-03-27T10:00+01:00', '2026-03-30T12:00+02:00'],
    ['2026-10-23T10:00+02:00', '2026-10-26T12:00+01:00'],
  ])('%s → %s', (at, by) => {
    expect(noonNextWorkingDay(iso(at))).toBe(iso(by));
  });
});

describe('a working day', () => {
  it.each([
    ['2026-06-19', false], ['2027-06-25', false], ['2028-06-23', false], ['2026-12-24', false], ['2026-12-31', false], ['2026-05-14', false], ['2026-01-01', false], ['2026-01-06', false], ['2026-04-03', false], ['2026-04-06', false],
    ['2026-05-01', false], ['2025-06-06', false], ['2026-12-25', false], ['2026-12-05', false], ['2026-12-06', false],
    ['2026-06-18', true], ['2026-05-15', true], ['2026-04-02', true], ['2026-12-23', true], ['2026-12-30', true], ['2026-12-28', true], ['2027-01-05', true], ['2026-04-30', true], ['2026-10-30', true],
  ])('%s: %s', (text, worked) => {
    const [year, month, day] = text.split('-').map(Number);
    expect(isWorkingDay({ year: year!, month: month!, day: day! })).toBe(worked);
  });
});

describe('a time as one says it', () => {
  it.each([
    ['2026-11-25T12:00+01:00', 'onsdag 25 november kl. 12', 'Wednesday 25 November at 12:00'],
    ['2026-11-25T09:30+01:00', 'onsdag 25 november kl. 9.30', 'Wednesday 25 November at 9:30'],
    ['2026-07-01T08:05+02:00', 'onsdag 1 juli kl. 8.05', 'Wednesday 1 July at 8:05'],
    ['2026-06-30T22:30:00Z', 'onsdag 1 juli kl. 0.30', 'Wednesday 1 July at 0:30'],
  ])('%s: %s, %s', (at, swedish, english) => {
    expect(sayTime(iso(at), 'sv')).toBe(swedish);
    expect(sayTime(iso(at), 'en')).toBe(english);
  });
});

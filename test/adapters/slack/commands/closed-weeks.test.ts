import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readClosed } from '../../../../adapters/slack/commands/closed-weeks.ts';
import { sayDays } from '../../../../adapters/slack/commands/say-days.ts';

const today = '2026-11-26';
const read = (text: string, now = today) => {
  const days = readClosed(text, now);
  return typeof days === 'string' ? days : `${days.from} ${days.to}`;
};

describe('closed weeks, as people write them', () => {
  const july = '2027-07-05 2027-08-01';
  it.each([
    ['5 juli–1 aug', july], ['5 juli - 1 augusti', july], ['5 juli-1 aug', july], ['5 juli — 1 aug.', july], ['5/7-1/8', july], ['5/7 – 1/8 2027', july], ['5.7.-1.8.', july],
    ['den 5 juli till den 1 augusti', july], ['från 5 juli till och med 1 augusti', july], ['fr.o.m. 5 juli t.o.m. 1 augusti', july], ['5 juli tom 1 augusti', july], ['mån 5 juli – sön 1 aug', july],
    ['måndag 5 juli–söndag 1 augusti 2027', july], ['5:e juli till 1:a augusti', july], ['2027-07-05 – 2027-08-01', july], ['2027-07-05--2027-08-01', july], ['2027-07-05-2027-08-01', july], ['2027-07-05 2027-08-01', 'unreadable'],
    ['5 July – 1 August', july], ['July 5 – August 1', july], ['5th of July to 1st of August 2027', july], ['from 5 jul until 1 aug', july], ['mellan 5 juli och 1 augusti', july], ['5 JULI–1 AUG', july], ['5juli-1aug', july],
    ['v. 27–30', july], ['v27-30', july], ['vecka 27-30', july], ['veckorna 27 till 30', july], ['v 27, 28, 29 och 30', july], ['v.27-v.30', july], ['week 27–30', july], ['weeks 27 to 30', july], ['V. 27–30 2027', july],
  ])('%s', (text, days) => {
    expect(read(text)).toBe(days);
  });

  it.each([
    ['5–9 juli', '2027-07-05 2027-07-09'], ['5-9/7', '2027-07-05 2027-07-09'], ['July 5–9', '2027-07-05 2027-07-09'], ['juli 5-9', '2027-07-05 2027-07-09'],
    ['24 december', '2026-12-24 2026-12-24'], ['24 och 25 december', '2026-12-24 2026-12-25'], ['24, 25 och 26 december', '2026-12-24 2026-12-26'], ['24/12', '2026-12-24 2026-12-24'], ['2026-12-24', '2026-12-24 2026-12-24'], ['den 24:e december', '2026-12-24 2026-12-24'], ['Dec 24th', '2026-12-24 2026-12-24'],
    ['v. 52', '2026-12-21 2026-12-27'], ['vecka 1', '2027-01-04 2027-01-10'], ['v 53', '2026-12-28 2027-01-03'], ['v. 52–1', '2026-12-21 2027-01-10'], ['v 28 och 29', '2027-07-12 2027-07-25'],
    ['idag', '2026-11-26 2026-11-26'], ['i morgon', '2026-11-27 2026-11-27'], ['i dag–30 nov', '2026-11-26 2026-11-30'], ['tomorrow', '2026-11-27 2026-11-27'],
    ['20 dec–6 jan', '2026-12-20 2027-01-06'], ['20 dec 2026–6 jan 2027', '2026-12-20 2027-01-06'], ['20 december till 6 januari 2027', '2026-12-20 2027-01-06'], ['29 feb 2028', '2028-02-29 2028-02-29'], ['12/7/27', '2027-07-12 2027-07-12'],
  ])('%s', (text, days) => {
    expect(read(text)).toBe(days);
  });

  it('a year that is left out is the nearest to come, and what has begun counts', () => {
    expect(read('5 juli–1 aug', '2027-07-10')).toBe('2027-07-05 2027-08-01');
    expect(read('5 juli–1 aug', '2027-08-02')).toBe('2028-07-05 2028-08-01');
    expect(read('20 dec–6 jan', '2027-01-02')).toBe('2026-12-20 2027-01-06');
    expect(read('v. 52–1', '2027-01-05')).toBe('2026-12-21 2027-01-10');
  });

  it.each([
    ['', 'unreadable'], ['hela sommaren', 'unreadable'], ['31 juni', 'unreadable'], ['30 feb 2027', 'unreadable'], ['v. 54', 'unreadable'], ['v 53 2027', 'unreadable'], ['5', 'unreadable'], ['5–9', 'unreadable'], ['juli', 'unreadable'],
    ['13/13', 'unreadable'], ['0 juli', 'unreadable'], ['5 julu', 'unreadable'], ['v 27, 29', 'unreadable'], ['v 27 och 29', 'unreadable'], ['5 juli och 1 augusti', 'unreadable'], ['5 juli – 9 juli – 1 aug', 'unreadable'], ['5 juli–någon gång', 'unreadable'], ['5 juli–', '2027-07-05 2027-07-05'], ['<!channel>', 'unreadable'],
    ['1 aug 2027–5 juli 2027', 'backwards'], ['2027-08-01 – 2027-07-05', 'backwards'], ['9–5 juli', 'long'],
    ['5 juli–1 aug 2026', 'past'], ['2020-01-01', 'past'], ['5 juli–1 juni', 'long'], ['jan 1–dec 31 2027', 'long'],
  ])('%s is answered %s', (text, fault) => {
    expect(read(text)).toBe(fault);
  });

  it('nothing that is written makes it fall, and what it reads lies ahead, in order', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom('5', '1', '2', ' ', '-', '–', '/', '.', 'v', 'juli', 'aug', '2027', 'till', 'och', ',') })), (text) => {
      const days = readClosed(text, today);
      if (typeof days === 'string') return;
      expect(days.to >= today && days.from <= days.to).toBe(true);
    }), { numRuns: 2000 });
  });

  it('are said back as one writes them', () => {
    expect(sayDays([{ from: '2027-07-05', to: '2027-08-01' }], 'sv')).toBe('5 juli–1 augusti 2027');
    expect(sayDays([{ from: '2027-07-05', to: '2027-07-09' }, { from: '2026-12-24', to: '2026-12-24' }], 'sv')).toBe('24 december 2026 och 5–9 juli 2027');
    expect(sayDays([{ from: '2026-12-20', to: '2027-01-06' }], 'en')).toBe('20 December 2026–6 January 2027');
  });
});

import { describe, expect, it } from 'vitest';
import { answerTimes, answerTimesByActor, declines, helpedShare, helping, ledOn } from '../../src/pictures/answers.ts';
import { carefulWith, exact } from '../../src/pictures/shown.ts';
import type { EndedRow, LedRow } from '../../src/store/pictures.ts';

const careful = carefulWith(() => 0.5);
const ended = (status: string, outcome: string, helped: string, handovers: number, actor = 'almi'): EndedRow => ({ actor, status, outcome, helped, handovers });
const led = (door: string, to: string, talks: number): LedRow => ({ door, led: to, talks });
/** Monday 23 November, so many minutes after eight in Sweden. */
const at = (minutes: number) => new Date(Date.UTC(2026, 10, 23, 7, minutes)).toISOString();

describe('times to an answer', () => {
  const rows = [10, 50, 200, 540 + 60 * 15, 60 * 24 * 4].map((wait) => ({ actor: wait < 100 ? 'almi' : 'ekn', at: at(0), takenAt: at(wait) }));

  it('are counted in working time, up to times that people use', () => {
    const times = answerTimes(rows, exact);
    expect(times.minutes).toEqual([10, 50, 200, 540, 4 * 540]);
    expect(times.within).toEqual([1, 2, 2, 3, 4, 4, 4, 5]);
    expect(times).toMatchObject({ taken: 5, withinDay: 80, median: 200 });
  });

  it('are told by actor, and not where there are too few', () => {
    expect(answerTimesByActor(rows, exact).map(({ actor, times }) => [actor, times.taken, times.median])).toEqual([['ekn', 3, 540], ['almi', 2, 10]]);
    expect(answerTimesByActor(rows, careful).every(({ times }) => times.median === undefined && times.withinDay === undefined)).toBe(true);
  });
});

it('counts who was led on to another than the door they came in by, of those who were led', () => {
  expect(ledOn([led('almi', 'almi', 2), led('almi', 'ekn', 3), led('almi', '', 9), led('een', 'almi', 1)])).toEqual([{ door: 'almi', led: 5, elsewhere: 3 }, { door: 'een', led: 1, elsewhere: 1 }]);
});

it('counts who said no and why, of all that they received', () => {
  const found = declines([ended('declined', 'no_capacity', '', 2), ended('declined', 'wrong_competence', '', 5), ended('completed', 'got_help', '', 3), ended('expired', '', '', 4, 'ekn')]);
  expect([...found.reasons]).toEqual([['wrong_competence', 5], ['no_capacity', 2]]);
  expect(found.actors).toMatchObject([{ actor: 'almi', received: 10, declined: 7 }]);
  expect(found.expired).toBe(4);
});

describe('whether it helped', () => {
  it('is what the company says where it has, else what the promoter says, and nothing where a case ended by itself', () => {
    const { all } = helping([ended('completed', 'got_help', 'no', 2), ended('completed', 'partly', '', 3), ended('completed', 'unknown', '', 7), ended('failed', 'no_help', 'yes', 1), ended('accepted', '', '', 9)]);
    expect(all).toMatchObject({ promoter: { yes: 2, partly: 3, no: 1 }, company: { yes: 1, partly: 0, no: 2 }, counted: { yes: 1, partly: 3, no: 2 } });
    expect(helpedShare(all.counted, exact)).toBe(67);
    expect(helpedShare(all.counted, careful)).toBeUndefined();
  });
});

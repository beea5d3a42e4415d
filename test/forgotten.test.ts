import { expect, it } from 'vitest';
import { clearForgotten, sayLeft } from '../src/forgotten.ts';
import type { Left, Place } from '../src/store/store.ts';

const place: Place = { handover: 'h1', channel: 'C1', ts: '1764000000.000100' };

/** A store with one place that is to be cleared, and Slack's answers one after the other. */
function scene(...answers: ('done' | 'again' | { left: string })[]) {
  let places = [place];
  let left: Left[] = [];
  const errors: object[] = [];
  let minute = 0;
  const now = () => new Date(Date.UTC(2026, 10, 24, 9, minute));
  let asked = 0;
  const parts = {
    store: {
      toClear: async () => places,
      cleared: async () => { places = []; left = []; },
      leftBehind: async () => left,
      leave: async (handover: string, why: string, at: string) => { left = [{ ...place, handover, why, since: left[0]?.since ?? at, at }]; },
    },
    clear: async () => { asked += 1; return answers.shift() ?? 'again'; },
    now, log: { error: (about: object) => { errors.push(about); } },
  };
  return { run: () => clearForgotten(parts), later: (minutes: number) => { minute += minutes; }, left: () => left, places: () => places, errors, asked: () => asked };
}

it('what Slack lets go of is forgotten here too', async () => {
  const { run, places, left } = scene('done');
  await run();
  expect([places(), left()]).toEqual([[], []]);
});

it('what Slack keeps for now is tried again each time', async () => {
  const { run, asked, left } = scene('again', 'again');
  await run();
  await run();
  expect([asked(), left()]).toEqual([2, []]);
});

it('what Slack does not let go of is told of once, listed, and tried again each hour until it does', async () => {
  const { run, later, left, places, errors, asked } = scene({ left: 'is_archived' }, { left: 'is_archived' }, 'done');
  await run();
  expect(left()).toMatchObject([{ why: 'is_archived' }]);
  await run();
  expect(asked()).toBe(1);
  later(61);
  await run();
  expect([asked(), errors.length]).toEqual([2, 1]);
  later(61);
  await run();
  expect([places(), left()]).toEqual([[], []]);
});

it('the operator reads where it is, why, and how to mark it done', () => {
  const said = sayLeft([{ ...place, why: 'is_archived', since: '2026-11-24T09:00:00.000Z', at: '2026-11-24T10:00:00.000Z' }]);
  for (const part of ['C1', 'is_archived', 'https://slack.com/archives/C1/p1764000000000100', '--done h1', '2025-11-24T16:00:00.000Z']) expect(said).toContain(part);
  expect(sayLeft([])).toContain('Inget är kvar');
});

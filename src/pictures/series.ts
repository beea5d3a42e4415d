import type { DayRow } from '../store/pictures.ts';
import { endingOf, endings } from './flow.ts';
import type { Ending } from './flow.ts';
import { dayAfter, daysIn, mondayOf, swedishDay } from './period.ts';
import type { Period } from './period.ts';

/** Longer periods than this are drawn by the week. */
const mostDays = 70;

/** The steps that a period is drawn in: days, or weeks by their Monday. */
export type Steps = { by: 'day' | 'week'; starts: readonly string[] };
export type Step = { start: string; endings: Readonly<Record<Ending, number>>; talks: number; unsure: number; read: number; sureness: number };

/** The steps of a period up to a day, which may not have come yet. */
export function stepsOf(period: Pick<Period, 'first' | 'last'>, today: string, by: 'day' | 'week' = daysIn(period) > mostDays ? 'week' : 'day'): Steps {
  const last = today < period.last && today >= period.first ? today : period.last;
  const starts: string[] = [];
  for (let day = by === 'week' ? mondayOf(period.first) : period.first; day <= last; day = dayAfter(day, by === 'week' ? 7 : 1)) starts.push(day);
  return { by, starts };
}

/** What happened in each step, those in which nothing did among them. */
export function seriesOf({ by, starts }: Steps, days: readonly DayRow[]): Step[] {
  const none = () => Object.fromEntries(endings.map((ending) => [ending, 0])) as Record<Ending, number>;
  const steps = new Map(starts.map((start) => [start, { start, endings: none(), talks: 0, unsure: 0, read: 0, sureness: 0 }]));
  const stepAt = (at: string) => { const day = swedishDay(at); return steps.get(by === 'week' ? mondayOf(day) : day); };
  for (const { at, outcome, talks, unsure, read, sureness } of days) {
    const step = stepAt(at);
    if (!step) continue;
    step.endings[endingOf(outcome)] += talks;
    step.talks += talks;
    step.unsure += unsure;
    step.read += read;
    step.sureness += sureness;
  }
  return [...steps.values()];
}

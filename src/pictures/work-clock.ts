import { inSweden, isWorkingDay } from '../handover/clock.ts';

const dayMs = 86_400_000;
const minutesInDay = 1_440;
const first = Date.UTC(2015, 0, 1) / dayMs;
const hours = { from: 8, to: 17 };
/** Minutes of a working day. */
export const minutesADay = (hours.to - hours.from) * 60;

/**
 * Counts the minutes of Swedish working time between two times, as many times as one likes: a picture of a year counts tens of
 * thousands of them. How far Sweden is from UTC is looked up once a day, at noon: clocks are changed on Sunday nights, when nobody works.
 */
export function workClock(): (from: string, to: string) => number {
  /** Minutes that Sweden is before UTC on each day. */
  const ahead = new Map<number, number>();
  /** Working days before each day from the first on. */
  const worked: number[] = [0];
  const workedBefore = (day: number) => {
    for (let n = worked.length; n <= day - first; n++) worked.push((worked[n - 1] ?? 0) + (isWorkingDay(dayOf(first + n - 1)) ? 1 : 0));
    return worked[day - first] ?? 0;
  };
  const aheadOn = (day: number) => {
    const known = ahead.get(day) ?? (inSweden(new Date(day * dayMs + dayMs / 2)).hour - 12) * 60;
    ahead.set(day, known);
    return known;
  };
  const minutesTo = (at: string) => {
    const utc = Math.floor(Date.parse(at) / 60_000);
    const local = utc + aheadOn(Math.floor(utc / minutesInDay));
    const day = Math.floor(local / minutesInDay);
    const before = workedBefore(day);
    const since = workedBefore(day + 1) > before ? Math.min(minutesADay, Math.max(0, local - day * minutesInDay - hours.from * 60)) : 0;
    return before * minutesADay + since;
  };
  return (from, to) => (to <= from ? 0 : minutesTo(to) - minutesTo(from));
}

function dayOf(day: number): { year: number; month: number; day: number } {
  const date = new Date(day * dayMs);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

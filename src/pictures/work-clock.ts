import { inSweden, isWorkingDay } from '../handover/clock.ts';

const dayMs = 86_400_000;
const first = Date.UTC(2015, 0, 1) / dayMs;
const hours = { from: 8, to: 17 };
/** Minutes of a working day. */
export const minutesADay = (hours.to - hours.from) * 60;

/**
 * Counts the minutes of Swedish working time between two times, as many times as one likes: it remembers each hour that it has
 * looked up, since a picture of a year counts tens of thousands of them.
 */
export function workClock(): (from: string, to: string) => number {
  const known = new Map<string, { before: number; works: boolean }>();
  /** Working days before each day from the first on. */
  const worked: number[] = [0];
  const workedBefore = (day: number) => {
    for (let n = worked.length; n <= day - first; n++) worked.push((worked[n - 1] ?? 0) + (isWorkingDay(dayOf(first + n - 1)) ? 1 : 0));
    return worked[day - first] ?? 0;
  };
  const hourOf = (at: string) => {
    const name = at.slice(0, 13);
    const found = known.get(name);
    if (found) return found;
    const { hour, ...day } = inSweden(new Date(`${name}:00:00.000Z`));
    const works = isWorkingDay(day);
    const since = works ? Math.min(minutesADay, Math.max(0, (hour - hours.from) * 60)) : 0;
    const made = { before: workedBefore(Date.UTC(day.year, day.month - 1, day.day) / dayMs) * minutesADay + since, works: works && hour >= hours.from && hour < hours.to };
    known.set(name, made);
    return made;
  };
  const minutesTo = (at: string) => {
    const { before, works } = hourOf(at);
    return before + (works ? Number(at.slice(14, 16)) : 0);
  };
  return (from, to) => (to <= from ? 0 : minutesTo(to) - minutesTo(from));
}

function dayOf(day: number): { year: number; month: number; day: number } {
  const date = new Date(day * dayMs);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

import { fromSweden, inSweden, isWorkingDay } from './clock.ts';

/** A week in Sweden: the date of its Monday, when it begins and when it ends (ISO 8601). */
export type Week = { monday: string; from: string; to: string };

type Day = { year: number; month: number; day: number };

const opens = 8;
const closes = 17;

/** The week that a time lies in, or one so many weeks from it. */
export function weekOf(at: string, later = 0): Week {
  const now = inSweden(new Date(at));
  const monday = addDays(now, 7 * later - daysSinceMonday(now));
  return { monday: dateOf(monday), from: midnight(monday), to: midnight(addDays(monday, 7)) };
}

/** The week that is to be told of now: last week, from eight in the morning of this week's first working day, while people are at work. */
export function weekToTell(at: string): Week | undefined {
  const now = inSweden(new Date(at));
  return isWorkingDay(now) && now.hour >= opens && now.hour < closes ? weekOf(at, -1) : undefined;
}

/** The number of a week, by its Monday: the week with the year's first Thursday is the first. */
export function weekNumber(monday: string): number {
  const thursday = addDays(dayOf(monday), 3);
  return Math.floor((utc(thursday) - Date.UTC(thursday.year, 0, 1)) / (7 * 86_400_000)) + 1;
}

/** How many minutes of Swedish working time lie between two times. */
export function workedMinutes(from: string, to: string): number {
  if (to <= from) return 0;
  let minutes = 0;
  const [first, last] = [inSweden(new Date(from)), inSweden(new Date(to))];
  for (let day: Day = first; utc(day) <= utc(last); day = addDays(day, 1)) {
    if (!isWorkingDay(day)) continue;
    const begin = dateOf(day) === dateOf(first) ? within(first) : 0;
    const end = dateOf(day) === dateOf(last) ? within(last) : (closes - opens) * 60;
    minutes += Math.max(0, end - begin);
  }
  return minutes;
}

/** How far into the working day a moment is, in minutes. */
function within({ hour, minute }: { hour: number; minute: number }): number {
  return Math.min((closes - opens) * 60, Math.max(0, (hour - opens) * 60 + minute));
}

function daysSinceMonday(day: Day): number {
  return (new Date(utc(day)).getUTCDay() + 6) % 7;
}

function addDays(day: Day, days: number): Day {
  const date = new Date(Date.UTC(day.year, day.month - 1, day.day + days));
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

function midnight(day: Day): string {
  return fromSweden({ year: day.year, month: day.month, day: day.day, hour: 0, minute: 0 });
}

function utc({ year, month, day }: Day): number {
  return Date.UTC(year, month - 1, day);
}

function dateOf(day: Day): string {
  return new Date(utc(day)).toISOString().slice(0, 10);
}

function dayOf(date: string): Day {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return { year, month, day };
}

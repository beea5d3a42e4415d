import { fromSweden, inSweden } from '../handover/clock.ts';

/** The periods that one can choose. */
export const periodKinds = ['manaden', 'forra-manaden', 'kvartalet', 'aret', 'egna'] as const;
export type PeriodKind = (typeof periodKinds)[number];

/** A time to draw: its first and last day in Sweden, and when it begins and ends (ISO 8601, the end not in it). */
export type Period = { kind: PeriodKind; first: string; last: string; from: string; to: string };

/** What was asked for cannot be read as a period; the one that was taken instead, and why. */
export type PeriodFault = 'not_dates' | 'backwards' | 'too_long';
export type PeriodAsked = { kind: string; first: string; last: string };

const dayMs = 86_400_000;
const mostDays = 5 * 366;

/**
 * The period that was asked for. `wholeMonths` widens days that somebody has chosen to the months they lie in, so that nobody
 * can take one period from another and be left with a single day.
 */
export function periodOf({ kind, first, last }: PeriodAsked, at: string, { wholeMonths = false } = {}): Period & { fault?: PeriodFault } {
  const { year, month } = inSweden(new Date(at));
  switch (kind) {
    case 'forra-manaden': return months(kind, year, month - 1, 1);
    case 'kvartalet': return months(kind, year, month - ((month - 1) % 3), 3);
    case 'aret': return months(kind, year, 1, 12);
    case 'egna': {
      const fault = faultOf(first, last);
      if (fault) return { ...months('egna', year, month, 1), fault };
      return between('egna', wholeMonths ? `${first.slice(0, 8)}01` : first, wholeMonths ? lastOfMonth(last) : last);
    }
    default: return months('manaden', year, month, 1);
  }
}

/** A whole month, named as YYYY-MM; the one before `at` where it is none. */
export function monthOf(named: string, at: string): Period {
  const [, year, month] = /^(\d{4})-(\d{2})$/.exec(named) ?? [];
  const now = inSweden(new Date(at));
  if (Number(month) >= 1 && Number(month) <= 12 && Number(year) >= 2015 && Number(year) <= now.year + 1) return months('egna', Number(year), Number(month), 1);
  return months('egna', now.year, now.month - 1, 1);
}

function faultOf(first: string, last: string): PeriodFault | undefined {
  if (!isDate(first) || !isDate(last)) return 'not_dates';
  if (last < first) return 'backwards';
  return (Date.parse(last) - Date.parse(first)) / dayMs > mostDays ? 'too_long' : undefined;
}

/** Whether a text is a day that there is, within reason. */
export function isDate(text: string): boolean {
  return /^20\d\d-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);
}

function months(kind: PeriodKind, year: number, month: number, count: number): Period {
  return between(kind, nameOf(Date.UTC(year, month - 1, 1)), nameOf(Date.UTC(year, month - 1 + count, 0)));
}

function lastOfMonth(date: string): string {
  return nameOf(Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)), 0));
}

function between(kind: PeriodKind, first: string, last: string): Period {
  return { kind, first, last, from: midnight(first), to: midnight(dayAfter(last)) };
}

/** The day after a day, or so many days after it. */
export function dayAfter(date: string, days = 1): string {
  return nameOf(Date.parse(date) + days * dayMs);
}

/** How many days a period has. */
export function daysIn({ first, last }: Pick<Period, 'first' | 'last'>): number {
  return Math.round((Date.parse(last) - Date.parse(first)) / dayMs) + 1;
}

/** The Monday of the week that a day lies in. */
export function mondayOf(date: string): string {
  return dayAfter(date, -((new Date(date).getUTCDay() + 6) % 7));
}

/** The day in Sweden that a time lies in. */
export function swedishDay(at: string): string {
  const { year, month, day } = inSweden(new Date(at));
  return nameOf(Date.UTC(year, month - 1, day));
}

function midnight(date: string): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return fromSweden({ year, month, day, hour: 0, minute: 0 });
}

function nameOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

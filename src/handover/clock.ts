import Holidays from 'date-holidays';

/**
 * Working time in Sweden: Monday to Friday 8–17, Stockholm time. Public holidays are closed, and so are midsummer's,
 * Christmas and New Year's eves (the library's type `bank`).
 */
const usual = { from: 8, to: 17 };
const zone = 'Europe/Stockholm';
const holidays = new Holidays('SE');
const closedDays = new Map<number, Set<string>>();

/** A time when an actor is closed: its first and its last day, as YYYY-MM-DD. */
export type Closed = { from: string; to: string };

/** When an actor works: the hours of its day, and the days when it is closed though others work. */
export type Calendar = { hours?: { from: number; to: number }; closed?: readonly Closed[] };

type Day = { year: number; month: number; day: number };
type Moment = Day & { hour: number; minute: number };

/** One working day after `at` (both ISO 8601): the same hour of the next working day, on a whole hour; asked outside working hours, the end of the next working day that begins. Days when the actor is closed are not worked. */
export function oneWorkingDayAfter(at: string, closed: readonly Closed[] = [], hours = usual): string {
  return workingDaysAfter(at, 1, { closed, hours });
}

/** So many working days after `at`, counted as one is. */
export function workingDaysAfter(at: string, days: number, { closed = [], hours = usual }: Calendar = {}): string {
  const now = inSweden(new Date(at));
  const works = isOpenOn(now, closed);
  if (works && now.hour < hours.from) return fromSweden({ ...later(now, days - 1, closed), hour: hours.to, minute: 0 });
  const next = later(now, days, closed);
  if (!works || now.hour >= hours.to) return fromSweden({ ...next, hour: hours.to, minute: 0 });
  const hour = Math.min(hours.to, now.minute > 0 ? now.hour + 1 : now.hour);
  return fromSweden({ ...next, hour, minute: 0 });
}

/** When the next working day begins after `at`. */
export function morningAfter(at: string, { closed = [], hours = usual }: Calendar = {}): string {
  const now = inSweden(new Date(at));
  const day = isOpenOn(now, closed) && now.hour < hours.from ? dayOf(now) : nextWorkingDay(now, closed);
  return fromSweden({ ...day, hour: hours.from, minute: 0 });
}

/** Noon of the next working day after `at`, or as near to noon as is worked. */
export function noonNextWorkingDay(at: string, { closed = [], hours = usual }: Calendar = {}): string {
  return fromSweden({ ...nextWorkingDay(inSweden(new Date(at)), closed), hour: Math.min(hours.to, Math.max(12, hours.from)), minute: 0 });
}

/** The closed time that makes whoever asks at this time wait longer, if one does; of several in a row the last. */
export function closedAt<One extends Closed>(at: string, closed: readonly One[]): One | undefined {
  const by = oneWorkingDayAfter(at);
  if (oneWorkingDayAfter(at, closed) === by) return undefined;
  const [today, opensAgain] = [at, oneWorkingDayAfter(at, closed)].map((time) => name(inSweden(new Date(time))));
  return closed.filter(({ to }) => to >= (today ?? '') && to < (opensAgain ?? '')).sort((a, b) => (a.to < b.to ? -1 : 1)).at(-1);
}

/** A date as one says it: "söndag 9 augusti". */
export function sayDay(date: string, language: 'sv' | 'en'): string {
  return new Intl.DateTimeFormat(language === 'sv' ? 'sv-SE' : 'en-GB', { timeZone: 'UTC', weekday: 'long', day: 'numeric', month: 'long' }).format(new Date(date)).replace(',', '');
}

/** A time as one says it, in Swedish time: "onsdag 25 november kl. 12". */
export function sayTime(iso: string, language: 'sv' | 'en'): string {
  const date = new Date(iso);
  const { hour, minute } = inSweden(date);
  const day = new Intl.DateTimeFormat(language === 'sv' ? 'sv-SE' : 'en-GB', { timeZone: zone, weekday: 'long', day: 'numeric', month: 'long' }).format(date).replace(',', '');
  const minutes = String(minute).padStart(2, '0');
  return language === 'sv' ? `${day} kl. ${hour}${minute === 0 ? '' : `.${minutes}`}` : `${day} at ${hour}:${minutes}`;
}

/** Whether a day (in Sweden) is worked. */
export function isWorkingDay(day: Day): boolean {
  const weekday = new Date(Date.UTC(day.year, day.month - 1, day.day)).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !closedIn(day.year).has(name(day));
}

function isOpenOn(day: Day, closed: readonly Closed[]): boolean {
  const date = name(day);
  return isWorkingDay(day) && !closed.some(({ from, to }) => from <= date && date <= to);
}

function nextWorkingDay(from: Day, closed: readonly Closed[] = []): Day {
  let day = from;
  do {
    const next = new Date(Date.UTC(day.year, day.month - 1, day.day + 1));
    day = { year: next.getUTCFullYear(), month: next.getUTCMonth() + 1, day: next.getUTCDate() };
  } while (!isOpenOn(day, closed));
  return day;
}

function later(from: Day, days: number, closed: readonly Closed[]): Day {
  let day = dayOf(from);
  for (let n = 0; n < days; n++) day = nextWorkingDay(day, closed);
  return day;
}

function closedIn(year: number): Set<string> {
  const known = closedDays.get(year);
  if (known) return known;
  const days = holidays.getHolidays(year).filter(({ type }) => type === 'public' || type === 'bank').map(({ date }) => date.slice(0, 10));
  const closed = new Set(days);
  closedDays.set(year, closed);
  return closed;
}

const swedish = new Intl.DateTimeFormat('en-GB', { timeZone: zone, year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', hourCycle: 'h23' });

function inSweden(date: Date): Moment {
  const parts = Object.fromEntries(swedish.formatToParts(date).map(({ type, value }) => [type, Number(value)]));
  return { year: parts.year ?? 0, month: parts.month ?? 1, day: parts.day ?? 1, hour: parts.hour ?? 0, minute: parts.minute ?? 0 };
}

/** The ISO time of a moment in Sweden. The offset is that of the moment itself, so that the nights when the clocks change come out right. */
function fromSweden(moment: Moment): string {
  const wanted = Date.UTC(moment.year, moment.month - 1, moment.day, moment.hour, moment.minute);
  const seen = inSweden(new Date(wanted));
  const offset = Date.UTC(seen.year, seen.month - 1, seen.day, seen.hour, seen.minute) - wanted;
  return new Date(wanted - offset).toISOString();
}

function dayOf({ year, month, day }: Day): Day {
  return { year, month, day };
}

function name({ year, month, day }: Day): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

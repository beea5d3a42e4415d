import { fold } from './fold.ts';

/** Some days in a row, both inclusive, as ISO dates. */
export type Days = { from: string; to: string };
export type Fault = 'unreadable' | 'backwards' | 'past' | 'long';

/** A day or a week as far as it was written. */
type Point = { day?: number; month?: number; week?: number; year?: number };

/** Longer than this nobody is closed: then it was read wrong. */
const longest = 130;
const months = ['jan', 'feb', 'mar', 'apr', 'maj', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec'];
const english: Readonly<Record<string, number>> = { may: 5, oct: 10 };
const dayMs = 86_400_000;

/** Reads when somebody is closed, in Swedish or English, as people write it. A year that is left out is the nearest to come. */
export function readClosed(text: string, today: string): Days | Fault {
  const { parts, listed } = partsOf(text, today);
  const points = parts.flatMap((part) => pointOf(part) ?? []);
  if (points.length !== parts.length || (listed ? !isInARow(points) : points.length > 2)) return 'unreadable';
  const [first, last = first] = [points[0], points.at(-1)];
  if (!first || !last) return 'unreadable';
  return between(...together(first, last), today);
}

/** The parts on either side of what means "to", or of what lists days or weeks one by one. */
function partsOf(text: string, today: string): { parts: string[]; listed: boolean } {
  const whole = text.normalize('NFC').toLowerCase()
    .replace(/\bi\s?dag\b|\btoday\b/gu, today).replace(/\bi\s?morgon\b|\btomorrow\b/gu, dateOf(Date.parse(today) + dayMs))
    .replace(/(\d{4})[-\u2013/.](\d{1,2})[-\u2013/.](\d{1,2})/gu, ' $1y$2y$3 ')
    .replace(/\b(?:mellan|between)\b(.*?)\s(?:och|and)\s/u, '$1 \u2013 ')
    .replace(/t\.?\s?o\.?\s?m\.?(?=\s|\d|$)|\btill och med\b|\btill\b|\bto\b|\buntil\b|\bthrough\b/gu, ' \u2013 ')
    .replace(/\s(?:och|and|&)\s|,(?=\s*(?:v|w)?\.?\s*\d)/gu, ' + ')
    .replace(/\p{Pd}|\u2212/gu, '\u2013');
  return { parts: whole.split(/\s*[\u2013+]+\s*/u).map(withoutFiller).filter(Boolean), listed: whole.includes('+') };
}

function withoutFiller(part: string): string {
  return fold(part.replace(/(?<=\d)[/.](?=\d)/gu, 'x')).replace(/\b(?:fr o m|(?:man|tis|ons|tors|fre|lor|son)(?:dag(?:en)?)?|(?:mon|tues|wednes|thurs|fri|satur|sun)day|fran|fr|from|den|the|of|kl)\b/gu, ' ').replace(/\s+/gu, ' ').trim();
}

function pointOf(part: string): Point | undefined {
  const iso = /^(\d{4})y(\d{1,2})y(\d{1,2})$/u.exec(part);
  if (iso) return { year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]) };
  const slashed = /^(\d{1,2})x(\d{1,2})(?:x(\d{4}|\d{2})| (\d{4}))?$/u.exec(part);
  if (slashed) return { day: Number(slashed[1]), month: Number(slashed[2]), ...yearIn(slashed[3] ?? slashed[4]) };
  const week = /^(?:v|vecka|vecko|veckor|veckan|veckorna|w|week|weeks) ?(\d{1,2})(?: (\d{4}))?$/u.exec(part);
  if (week) return { week: Number(week[1]), ...yearIn(week[2]) };
  const named = /^(\d{1,2})(?: ?(?:e|a|th|st|nd|rd)(?= |$))?(?: ?([a-z]{3,9}))?(?: (\d{4}))?$/u.exec(part) ?? turned(/^([a-z]{3,9}) (\d{1,2})(?: ?(?:e|a|th|st|nd|rd)(?= |$))?(?: (\d{4}))?$/u.exec(part));
  if (!named) return undefined;
  const month = named[2] === undefined ? undefined : monthOf(named[2]);
  return named[2] !== undefined && month === undefined ? undefined : { day: Number(named[1]), ...(month === undefined ? {} : { month }), ...yearIn(named[3]) };
}

/** "July 5" as "5 July". */
function turned(match: RegExpExecArray | null): (string | undefined)[] | undefined {
  return match ? [match[0], match[2], match[1], match[3]] : undefined;
}

const fullMonths = ['januari', 'februari', 'mars', 'april', 'maj', 'juni', 'juli', 'augusti', 'september', 'oktober', 'november', 'december', 'january', 'february', 'march', 'june', 'july', 'august', 'october'];

function monthOf(word: string): number | undefined {
  if (!fullMonths.some((one) => one.startsWith(word)) && english[word] === undefined && word !== 'sept') return undefined;
  const at = months.indexOf(word.slice(0, 3));
  return at >= 0 ? at + 1 : english[word.slice(0, 3)];
}

function yearIn(digits: string | undefined): { year?: number } {
  return digits === undefined ? {} : { year: digits.length === 2 ? 2000 + Number(digits) : Number(digits) };
}

/** Whether what is listed one by one follows on each other: weeks, or days of a month. */
function isInARow(points: readonly Point[]): boolean {
  const months = new Set(points.flatMap(({ month }) => month ?? []));
  return months.size <= 1 && points.every((point, i) => (i === 0 ? true : numberOf(point) === numberOf(points[i - 1]) + 1));
}

function numberOf({ week, day = NaN }: Point = {}): number {
  return week ?? day;
}

/** What was written once counts for both: "5–9 juli", "v. 28–31", "5 juli–1 aug 2027". */
function together(first: Point, last: Point): [Point, Point] {
  if (first.week !== undefined && last.week === undefined && last.month === undefined && last.day !== undefined) return [first, { week: last.day, ...yearIn(last.year?.toString()) }];
  const month = first.month ?? (first.week === undefined ? last.month : undefined);
  const end = last.month ?? (last.week === undefined ? first.month : undefined);
  return [{ ...first, ...(month === undefined ? {} : { month }) }, { ...last, ...(end === undefined ? {} : { month: end }) }];
}

function between(first: Point, last: Point, today: string): Days | Fault {
  const thisYear = Number(today.slice(0, 4));
  const written = first.year ?? (last.year === undefined ? undefined : last.year - (isLater(first, last) ? 1 : 0));
  for (const year of written === undefined ? [thisYear - 1, thisYear, thisYear + 1] : [written]) {
    const days = daysFrom(first, last, year);
    if (days === undefined) { if (written === undefined && year < thisYear + 1) continue; return 'unreadable'; }
    if (days.to < days.from) return 'backwards';
    if (days.to < today) { if (written === undefined) continue; return 'past'; }
    if ((Date.parse(days.to) - Date.parse(days.from)) / dayMs >= longest) { if (written === undefined && days.from < today) continue; return 'long'; }
    return days;
  }
  return 'unreadable';
}

function daysFrom(first: Point, last: Point, year: number): Days | undefined {
  const from = dayOf(first, year, 0);
  const to = dayOf(last, last.year ?? year + (isLater(first, last) ? 1 : 0), 6);
  return from === undefined || to === undefined ? undefined : { from, to };
}

/** Whether the first, in one and the same year, comes after the last: then a new year lies between. */
function isLater(first: Point, last: Point): boolean {
  return (dayOf(first, 2024, 0) ?? '') > (dayOf(last, 2024, 6) ?? '');
}

/** The date of a point in a year; of a week its Monday and `into` days on. Undefined for a day that the calendar does not have. */
function dayOf({ day = 1, month, week }: Point, year: number, into: number): string | undefined {
  if (week !== undefined) {
    const monday = mondayOf(week, year);
    return week < 1 || monday >= mondayOf(1, year + 1) ? undefined : dateOf(monday + into * dayMs);
  }
  const date = dateOf(Date.UTC(year, (month ?? 0) - 1, day));
  return month !== undefined && date === `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` ? date : undefined;
}

/** The Monday of a week: the first week of a year is the one with 4 January in it. */
function mondayOf(week: number, year: number): number {
  const fourth = Date.UTC(year, 0, 4);
  const weekday = (new Date(fourth).getUTCDay() + 6) % 7;
  return fourth + (week * 7 - 7 - weekday) * dayMs;
}

function dateOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

/** The Swedish date at a moment. */
export function swedishDate(now: Date): string {
  return now.toLocaleDateString('sv-SE', { timeZone: 'Europe/Stockholm' });
}

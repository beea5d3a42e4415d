import type { Language } from '../../src/events.ts';
import { swedishDay } from '../../src/pictures/period.ts';

/** Made once: a formatter costs a hundred times what it takes to use it. */
const locales = { sv: 'sv-SE', en: 'en-GB' } as const;
const times = formats({ dateStyle: 'medium', timeStyle: 'short' });
const days = formats({ dateStyle: 'medium' });

function formats(style: Intl.DateTimeFormatOptions): Record<Language, Intl.DateTimeFormat> {
  const of = (language: Language) => new Intl.DateTimeFormat(locales[language], { timeZone: 'Europe/Stockholm', ...style });
  return { sv: of('sv'), en: of('en') };
}

/** A time (ISO 8601) as people in Sweden read it, to the minute. */
export function whenText(at: string, language: Language): string {
  return times[language].format(new Date(at));
}

/** The day in Sweden of a time, as it is read. */
export function dayText(at: string, language: Language): string {
  return days[language].format(new Date(at));
}

/** When a day (YYYY-MM-DD) begins in Sweden, so many days later; nothing where it is no day. */
export function dayStart(day: string, later = 0): string | undefined {
  if (!/^(19|20)\d\d-\d\d-\d\d$/.test(day)) return undefined;
  const utc = Date.parse(`${day}T00:00:00.000Z`);
  if (Number.isNaN(utc) || new Date(utc).toISOString().slice(0, 10) !== day) return undefined;
  const midnight = new Date(utc);
  midnight.setUTCDate(midnight.getUTCDate() + later);
  const wanted = midnight.toISOString().slice(0, 10);
  // Sweden is one hour ahead, two in summer: of the two the one at which the day has just begun.
  const [winter, summer] = [1, 2].map((hours) => new Date(midnight.getTime() - hours * 3_600_000).toISOString());
  return summer !== undefined && swedishDay(summer) === wanted ? summer : winter;
}

import type { Language } from '../../../src/events.ts';

const zone = 'Europe/Stockholm';
/** Made once: a formatter costs a hundred times what it takes to use it. */
const times = { sv: format('sv-SE'), en: format('en-GB') };
const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });

function format(locale: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(locale, { timeZone: zone, day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' });
}

/** A time as it is read, in Swedish time. */
export function sayWhen(iso: string, language: Language): string {
  return times[language].format(new Date(iso));
}

/** When a day begins in Sweden (ISO 8601), so many days after a date; undefined for what is no date. */
export function beginningOf(date: string, later = 0): string | undefined {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(date) ? new Date(`${date}T00:00:00.000Z`) : new Date(NaN);
  if (Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== date) return undefined;
  day.setUTCDate(day.getUTCDate() + later);
  // Sweden is one or two hours before UTC.
  return [2, 1].map((hours) => new Date(day.getTime() - hours * 3_600_000)).find((one) => clock.format(one).endsWith('00:00'))?.toISOString();
}

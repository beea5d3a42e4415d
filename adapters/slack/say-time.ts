import type { Language } from '../../src/events.ts';

const written = (locale: string) =>
  new Intl.DateTimeFormat(locale, { timeZone: 'Europe/Stockholm', weekday: 'long', day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
/** Made once: making one costs more than all the rest of a card. */
const formats: Readonly<Record<Language, Intl.DateTimeFormat>> = { sv: written('sv-SE'), en: written('en-GB') };

const parts = (iso: string, language: Language) => Object.fromEntries(formats[language].formatToParts(new Date(iso)).map(({ type, value }) => [type, value]));

/** A time as one says it, in Swedish time: "onsdag 25 november kl. 12". A text that is no time is said as it stands. */
export function sayTime(iso: string, language: Language): string {
  if (Number.isNaN(Date.parse(iso))) return iso;
  const { weekday, day, month, hour, minute } = parts(iso, language);
  if (language === 'en') return `${weekday} ${day} ${month} at ${hour}:${minute}`;
  return `${weekday} ${day} ${month} kl. ${Number(hour)}${minute === '00' ? '' : `.${minute}`}`;
}

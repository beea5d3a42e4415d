import type { Language } from './shapes.ts';

const locales: Readonly<Record<Language, string>> = { sv: 'sv-SE', en: 'en-GB' };

/** A time as one says it, in Swedish time: "onsdag 25 november kl. 12". What is not a time is left as it is. */
export function sayTime(text: string, language: Language): string {
  return format(text, language, { timeZone: 'Europe/Stockholm', weekday: 'long', day: 'numeric', month: 'long', hour: 'numeric', minute: '2-digit' })
    .replace(',', '').replace(/(kl\. \d+):00$/, '$1').replace(/(kl\. \d+):/, '$1.');
}

/** A date of which perhaps only the year or the month is known: "2024", "december 2024", "5 december 2024". */
export function sayDate(text: string, language: Language): string {
  const [, month, day] = text.split('-');
  return format(text, language, { timeZone: 'UTC', year: 'numeric', month: month && 'long', day: day && 'numeric' } as Intl.DateTimeFormatOptions);
}

function format(text: string, language: Language, how: Intl.DateTimeFormatOptions): string {
  const date = new Date(text);
  return Number.isNaN(date.getTime()) ? text : new Intl.DateTimeFormat(locales[language], how).format(date);
}

/** The address when it leads to a web page, and nothing otherwise: no other kind of link is ever drawn. */
export function webAddress(url: string | undefined): string | undefined {
  return url !== undefined && /^https?:\/\/\S+$/i.test(url) ? url : undefined;
}

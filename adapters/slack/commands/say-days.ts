import type { Language } from '../../../src/events.ts';
import type { Days } from './closed-weeks.ts';

/** Days as one writes them: "5 juli–1 augusti 2027 och 24 december 2027". */
export function sayDays(all: readonly Days[], language: Language): string {
  const said = [...all].sort((a, b) => a.from.localeCompare(b.from)).map((days) => sayOne(days, language));
  const and = language === 'sv' ? ' och ' : ' and ';
  return said.length < 2 ? said.join('') : `${said.slice(0, -1).join(', ')}${and}${said.at(-1) ?? ''}`;
}

function sayOne({ from, to }: Days, language: Language): string {
  const say = (date: string, parts: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(language === 'sv' ? 'sv-SE' : 'en-GB', { timeZone: 'UTC', ...parts }).format(new Date(date));
  const whole = { day: 'numeric', month: 'long', year: 'numeric' } as const;
  if (from === to) return say(to, whole);
  const sameYear = from.slice(0, 4) === to.slice(0, 4);
  const sameMonth = from.slice(0, 7) === to.slice(0, 7);
  return `${say(from, sameMonth ? { day: 'numeric' } : sameYear ? { day: 'numeric', month: 'long' } : whole)}\u2013${say(to, whole)}`;
}

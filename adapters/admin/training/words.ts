import type { Language } from '../../../src/events.ts';
import { en } from './words.en.ts';
import { sv } from './words.sv.ts';
import type { TrainingWords } from './words.sv.ts';

export type { TrainingWords } from './words.sv.ts';

/** The words of training, in a language. */
export function trainingWords(language: Language): TrainingWords {
  return language === 'sv' ? sv : en;
}

/** A share as whole percent. */
export function percent(share: number, language: Language): string {
  return language === 'sv' ? `${Math.round(share * 100)} %` : `${Math.round(share * 100)}%`;
}

/** A share with one decimal, where a small difference matters. */
export function finePercent(share: number, language: Language): string {
  return `${(share * 100).toLocaleString(language === 'sv' ? 'sv-SE' : 'en-GB', { minimumFractionDigits: 1, maximumFractionDigits: 1 })}${language === 'sv' ? ' %' : '%'}`;
}

/** A day and a time of day in Sweden. */
export function when(at: string, language: Language): string {
  return new Intl.DateTimeFormat(language === 'sv' ? 'sv-SE' : 'en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'Europe/Stockholm' }).format(new Date(at));
}

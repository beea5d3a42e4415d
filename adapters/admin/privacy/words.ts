import type { Language } from '../../../src/events.ts';
import { en } from './words.en.ts';
import { sv } from './words.sv.ts';
import type { PrivacyWords } from './words.sv.ts';

export type { PrivacyWords } from './words.sv.ts';

/** The words about personal data, in a language. */
export function privacyWords(language: Language): PrivacyWords {
  return language === 'sv' ? sv : en;
}

/** A day as it is written. */
export function dayOf(at: string, language: Language): string {
  return new Date(at).toLocaleDateString(language === 'sv' ? 'sv-SE' : 'en-GB', { timeZone: 'Europe/Stockholm', year: 'numeric', month: 'short', day: 'numeric' });
}

/** A time as it is written. */
export function timeOf(at: string, language: Language): string {
  return new Date(at).toLocaleString(language === 'sv' ? 'sv-SE' : 'en-GB', { timeZone: 'Europe/Stockholm', year: 'numeric', month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit' });
}

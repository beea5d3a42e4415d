import type { Language } from '../../../src/events.ts';
import { en } from './words.en.ts';
import { sv } from './words.sv.ts';
import type { PrivacyWords } from './words.sv.ts';

export type { PrivacyWords } from './words.sv.ts';

/** The words about personal data, in a language. */
export function privacyWords(language: Language): PrivacyWords {
  return language === 'sv' ? sv : en;
}

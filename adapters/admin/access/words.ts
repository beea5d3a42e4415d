import type { Language } from '../../../src/events.ts';
import { en } from './words.en.ts';
import { sv } from './words.sv.ts';
import type { AccessWords } from './words.sv.ts';

/** The words of signing in and of accounts, in a language. */
export function accessWords(language: Language): AccessWords {
  return language === 'sv' ? sv : en;
}

import type { Language } from '../../src/events.ts';
import { en } from './words.en.ts';
import { sv } from './words.sv.ts';

/** Everything a promoter or an operator reads from this adapter, in one language. */
export type Words = typeof sv;

/** The words of a language. */
export function words(language: Language): Words {
  return language === 'sv' ? sv : en;
}

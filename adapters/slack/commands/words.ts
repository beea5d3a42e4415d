import type { Language } from '../../../src/events.ts';
import { en } from './words.en.ts';
import { sv } from './words.sv.ts';

export type { CommandWords } from './words.sv.ts';

/** What the command says, in a language. */
export function commandWords(language: Language): typeof sv {
  return language === 'sv' ? sv : en;
}

import type { Language } from '../../../src/events.ts';
import { en } from './words.en.ts';
import { sv } from './words.sv.ts';
import type { Words } from './words.sv.ts';

export type { Words } from './words.sv.ts';

/** The words of the pictures, in a language. */
export function words(language: Language): Words {
  return language === 'sv' ? sv : en;
}

import { en } from '../embed/en.ts';
import { sv } from '../embed/sv.ts';

/** The texts of the chat in both languages. A page carries its own; the other is fetched when somebody switches. */
export const texts = { sv, en } as const;

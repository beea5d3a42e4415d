import type { Language } from './shapes.ts';
import type { sv } from './sv.ts';

/** The texts of the chat in one language. The page brings those of its own language; most readers never need the other. */
export type Texts = Readonly<Record<keyof typeof sv, string>>;
export type Key = keyof Texts;
export type Loaded = Readonly<Partial<Record<Language, Texts>>>;

/** One text with its values filled in. */
export type Say = (key: Key, values?: Readonly<Record<string, string>>) => string;

/** The texts of one language; those of the other one until they have been loaded. */
export function speak(loaded: Loaded, language: Language): Say {
  const texts = loaded[language] ?? loaded.sv ?? loaded.en;
  return (key, values = {}) => (texts?.[key] ?? '').replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}

import { z } from 'zod';
import { Language } from '../events.ts';
import { growLikeness, openLikeness } from './likeness.ts';
import { special } from './sentences.ts';

/** Where a sentence was said. */
export const Source = z.object({ conversation: z.string(), message: z.string() });
export type Source = z.infer<typeof Source>;

/** What an admin says that a text is about: a need that there is, none of our business, or a need that is not there yet. */
export const Label = z.discriminatedUnion('is', [
  z.object({ is: z.literal('need'), need: z.string() }),
  z.object({ is: z.literal('outside') }),
  z.object({ is: z.literal('new'), name: z.string() }),
]);
export type Label = z.infer<typeof Label>;

/** A sentence to learn from that was said in a conversation: the text as it was edited (safe), its label, where it was said, who labelled it and when (ISO 8601). */
export const Example = z.object({ text: z.string(), language: Language, label: Label, source: Source, reviewer: z.string(), at: z.string() });
export type Example = z.infer<typeof Example>;

/** Much the same text, and what it is held to mean: another example, or a sentence of the files. `share` is how much they have in common (1 where it is word for word the same). */
export type Alike = { text: string; label: string; share: number; source?: Source };

type Sentence = { text: string; language: Language; label: string };

/** Opens the sentences of the files, which takes some seconds, so that it can be said at once of a text what is much the same, there or among the examples; itself aside. What an example was opened for is kept until it is gone. */
export function openAlike(sentences: readonly Sentence[]): (said: Pick<Example, 'text' | 'language' | 'source'>, examples: readonly Example[]) => Alike[] {
  const inFiles = openLikeness(sentences.map((one) => one.text));
  const held = growLikeness();
  const places = new Map<string, number>();
  return ({ text, language, source }, examples) => {
    const byText = new Map<string, Example[]>();
    for (const one of examples) { const same = byText.get(one.text); if (same) same.push(one); else byText.set(one.text, [one]); }
    for (const [gone, place] of places) if (!byText.has(gone)) { held.remove(place); places.delete(gone); }
    const texts = new Map([...byText].map(([one, same]) => { const place = places.get(one) ?? held.add(one); places.set(one, place); return [place, same] as const; }));
    const others = held.like(text).flatMap(({ place, share }) => (texts.get(place) ?? []).filter((one) => !isSameSource(one.source, source)).map((one): Alike & Sentence => ({ ...sentenceOf(one), share, source: one.source })));
    const known = inFiles(text).map(({ place, share }): Alike & Sentence => ({ ...sentences[place] as Sentence, share }));
    return [...others, ...known].filter((one) => one.language === language).map((one) => ({ text: one.text, label: one.label, share: one.share, ...(one.source ? { source: one.source } : {}) }));
  };
}

/** Those that are held to mean something else than an example does. */
export function contradictions(alike: readonly Alike[], { label }: Pick<Example, 'label'>): Alike[] {
  return alike.filter((one) => one.label !== labelId(label));
}

/** An example as a sentence to learn from. */
export function sentenceOf({ text, language, label }: Example): Sentence {
  return { text, language, label: labelId(label) };
}

/** The sentences as they are to be with the examples: what an example says of a text goes before what the files say of it, and the newest example before the others. */
export function withExamples<T extends Sentence>(sentences: readonly T[], examples: readonly Example[]): (T | Sentence)[] {
  const inTime = [...examples].sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
  const said = new Map(inTime.map((example) => [sentenceKey(example), sentenceOf(example)]));
  return [...sentences.filter((one) => !said.has(sentenceKey(one))), ...said.values()];
}

/** What a label is called among the classes: a need's id, the class of what is none of our business, or the id that a new need gets from its name. */
export function labelId(label: Label): string {
  switch (label.is) {
    case 'need': return label.need;
    case 'outside': return special.offtopic;
    case 'new': return idFrom(label.name);
  }
}

/** An id from a name: small letters a to z, digits, and `_` between words. */
function idFrom(name: string): string {
  return name.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replace(/[^a-z0-9]+/g, '_').replace(/^_+|_+$/g, '');
}

function isSameSource(one: Source, other: Source): boolean {
  return one.conversation === other.conversation && one.message === other.message;
}

/** What a sentence is told from others by: its language and its words, capitals and signs aside. */
export function sentenceKey({ text, language }: { text: string; language: string }): string {
  return `${language} ${text.normalize('NFC').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim()}`;
}

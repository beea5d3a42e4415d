import type { Language } from './events.ts';

/** Phrase name → text, for each language. */
export type Phrases = Readonly<Record<Language, Readonly<Record<string, string>>>>;

/**
 * The text of a phrase with its values filled in. `{du|ni}` takes the first for one who writes and the second for several
 * (value `plural`). A phrase or a value that is missing is a fault in the content and throws, so that a test finds it.
 */
export function phrase(phrases: Phrases, name: string, language: Language, values: Readonly<Record<string, string | number | boolean>> = {}): string {
  const text = phrases[language][name];
  if (text === undefined) throw new Error(`the phrase ${name} is missing in intents/phrases.${language}.yaml`);
  const filled = text.replace(/\{([^{}]+)\}/g, (_, inner: string) => {
    const bar = inner.indexOf('|');
    if (bar >= 0) return values.plural ? inner.slice(bar + 1) : inner.slice(0, bar);
    const value = values[inner];
    if (value === undefined) throw new Error(`the phrase ${name} (${language}) wants a value for {${inner}}`);
    return String(value);
  });
  // Who Slack does not show to us is "a colleague", also first in a sentence.
  return /^\{(promoter|to)\}/.test(text) ? filled.charAt(0).toLocaleUpperCase('sv') + filled.slice(1) : filled;
}

/** What is wrong with a set of phrases: names that one language lacks, and values that the two do not share. For `npm run check`. */
export function phraseFaults(phrases: Phrases): string[] {
  const faults: string[] = [];
  for (const [here, there] of [['sv', 'en'], ['en', 'sv']] as const) {
    for (const name of Object.keys(phrases[here])) if (phrases[there][name] === undefined) faults.push(`intents/phrases.${there}.yaml: frasen ${name} saknas. Skriv den; så här lyder den på det andra språket: «${phrases[here][name]}»`);
  }
  for (const [name, text] of Object.entries(phrases.sv)) {
    const other = phrases.en[name];
    if (other === undefined) continue;
    for (const value of valuesIn(other)) if (!valuesIn(text).has(value)) faults.push(`intents/phrases.en.yaml: frasen ${name} vill ha {${value}}, som den svenska inte har. Ta bort det, eller skriv in det i båda.`);
  }
  return faults;
}

function valuesIn(text: string): Set<string> {
  return new Set([...text.matchAll(/\{([^{}|]+)\}/g)].map((match) => match[1] ?? ''));
}

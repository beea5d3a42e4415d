import { fold, words } from '../intents/text.ts';
import { looksLike } from './language-pieces.ts';
import { tongues } from './language-words.ts';
import type { Tongue } from './language-words.ts';
import { remembered } from './remember.ts';

const wordsRead = 150;
const ours: ReadonlySet<Tongue> = new Set<Tongue>(['sv', 'en']);
const neighbours: ReadonlySet<Tongue> = new Set<Tongue>(['no', 'da']);
/** Letters that neither language writes, not even in its borrowed words. */
const foreignLetter = /[áíóúñçßšžčćřąęłńśźżőűğışțăâîêôûëïãõ]/;

const beyondLatin = /[^\u0000-\u024f]/;

/**
 * The language that one message is written in; the fallback where it does not say (a name, a number, "ok"). Swedish and English may be
 * mixed: the one with more of the small words wins. Anything else must show itself clearly to be `other`.
 */
export function languageOf(text: string, fallback: 'sv' | 'en'): 'sv' | 'en' | 'other' {
  if (isOtherScript(text)) return 'other';
  const spoken = words(text).filter((word) => /^\p{L}/u.test(word)).slice(0, wordsRead);
  const found = count(spoken, lonelyI(text));
  const own = found.sv + found.en;
  if (isOther(spoken, found)) return 'other';
  if (spoken.length >= 8 && own / spoken.length < 0.1 && Math.max(found.svShape, found.enShape) / spoken.length < 0.2) return 'other';
  const sv = found.sv + found.svShape;
  const en = found.en + found.enShape;
  if (Math.abs(sv - en) < 0.25 || isName(text, spoken, own)) return fallback;
  return sv > en ? 'sv' : 'en';
}

type Found = { sv: number; en: number; svShape: number; enShape: number; other: number; otherWords: number; nordic: number };

/** Hits of each language: small words count one each, the look of the other words half or less. */
function count(spoken: readonly string[], { smallI, bigI }: { smallI: number; bigI: number }): Found {
  const hits = new Map<Tongue, number>();
  const strangers = new Set<string>();
  const nordic = new Set<string>();
  let svShape = smallI * 0.6;
  let enShape = bigI;
  for (const word of spoken) {
    const { known, look } = heard(word);
    for (const tongue of known ?? []) hits.set(tongue, (hits.get(tongue) ?? 0) + 1);
    if (known?.some((tongue) => !ours.has(tongue)) === true) strangers.add(word);
    if (known?.some((tongue) => neighbours.has(tongue)) === true) nordic.add(word);
    if (look > 0) svShape += look;
    else enShape -= look;
  }
  const others = [...hits].filter(([tongue]) => !ours.has(tongue) && !neighbours.has(tongue)).map(([, n]) => n);
  const longest = [...strangers].filter((word) => word.length >= 4).length;
  return { sv: hits.get('sv') ?? 0, en: hits.get('en') ?? 0, svShape, enShape, other: Math.max(0, ...others), otherWords: longest, nordic: nordic.size };
}

/** The languages that a word is a small word of, and how it looks. */
const heard = remembered((word: string): { known: readonly Tongue[] | undefined; look: number } => {
  const folded = fold(word);
  const known = tongues.get(word) ?? tongues.get(folded) ?? tongues.get(folded.split("'")[0] ?? '');
  return { known, look: lookOf(word, folded, known) };
});

/** How Swedish (above 0) or English (below 0) a word looks that no list knows, or one with å, ä or ö. */
function lookOf(word: string, folded: string, known: readonly Tongue[] | undefined): number {
  if (/[åäö]/.test(word)) return known?.includes('sv') === true ? 0 : 0.6;
  if (known !== undefined || word.length < 4) return 0;
  const side = looksLike(folded);
  return Math.sign(side) * (Math.abs(side) > 1 ? 0.5 : 0.3);
}

/** Two or three words that all begin with a capital, one that no list knows, or one that is very short, may be a name in any language. */
function isName(text: string, spoken: readonly string[], own: number): boolean {
  if (spoken.length > 3) return false;
  const capitals = text.match(/(?<!\p{L})\p{Lu}/gu)?.length ?? 0;
  if (spoken.length > 1) return capitals >= spoken.length;
  return own === 0 && (capitals > 0 || (spoken[0]?.length ?? 0) <= 5);
}

/** A small i is the Swedish preposition, mostly; a capital I inside a sentence is the English writer. */
function lonelyI(text: string): { smallI: number; bigI: number } {
  const smallI = text.match(/(?<![\p{L}'’])i(?![\p{L}'’])/gu)?.length ?? 0;
  const bigI = text.match(/(?<![\p{L}])I(?:['’](?:m|ve|d|ll)|(?=\s))/gu)?.length ?? 0;
  return { smallI, bigI: /^\s*I\s/.test(text) ? bigI - 0.5 : bigI };
}

/** A third language is one only where its small words clearly outnumber ours; Norwegian and Danish, which share most, need two of their own. */
function isOther(spoken: readonly string[], { sv, en, other, otherWords, nordic }: Found): boolean {
  if (nordic >= 2 && nordic >= sv && nordic > en) return true;
  if (other >= 2 && other > sv + en) return true;
  const foreign = spoken.filter((word) => foreignLetter.test(word)).length;
  if (foreign >= 2 && foreign > sv + en) return true;
  return otherWords >= 1 && sv + en === 0 && otherWords * 2 >= spoken.length && spoken.length <= 3;
}

/** Whether most letters are of an alphabet that neither language uses. */
function isOtherScript(text: string): boolean {
  if (!beyondLatin.test(text)) return false;
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  return letters > 0 && latin * 2 < letters;
}

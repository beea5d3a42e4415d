import porterEnglish from 'natural/lib/natural/stemmers/porter_stemmer.js';
import porterSwedish from 'natural/lib/natural/stemmers/porter_stemmer_sv.js';

const token = /[\p{L}\p{N}]+(?:['’]\p{L}+)?|[?!$£€%]/gu;
const longest = 40;
const stems = new Map<string, string>();
const stemsKept = 50_000;

/** The words of a text in small letters, composed (NFC), at most 40 letters each; signs that carry meaning are words too. */
export function words(text: string): string[] {
  return (text.normalize('NFC').toLowerCase().match(token) ?? []).map((word) => word.slice(0, longest));
}

/** Swedish letters as they are typed on a keyboard that lacks them. */
export function fold(text: string): string {
  return text.replace(/[åäæ]/g, 'a').replace(/[öø]/g, 'o').replace(/é/g, 'e');
}

/** The Snowball (Swedish) or Porter (English) stem of one word in small letters. */
export function stem(word: string, language: 'sv' | 'en'): string {
  const key = `${language}${word}`;
  const known = stems.get(key);
  if (known !== undefined) return known;
  if (stems.size >= stemsKept) stems.clear();
  const found = (language === 'sv' ? porterSwedish : porterEnglish).stem(word);
  stems.set(key, found);
  return found;
}

const wordBits = 17;
const pieceBits = 16;
/** How many buckets there are: those of words first, then those of pieces. */
export const buckets = 2 ** wordBits + 2 ** pieceBits;
/** Stems at most this far apart are a pair. */
const reach = 6;
const piece = { shortest: 2, longest: 5 } as const;
const seeds = { word: 1, stem: 2, next: 3, pair: 4, piece: 5 } as const;

/** Which buckets a text hits, and how many times each. */
export type Hits = { at: Int32Array; times: Uint16Array };

/** What a text hits: words, stems and pairs of stems in one group, pieces of words in the other. */
export type Counted = { words: Hits; pieces: Hits; stems: number[] };

/**
 * The features of a text, hashed into a fixed number of buckets so that a model needs no list of them: words, stems, neighbouring
 * stems in order and stems near each other in any order (skip-bigrams); and pieces of two to five letters within each word, folded
 * so that missing å, ä and ö cost nothing. Source: Weinberger et al., Feature Hashing for Large Scale Multitask Learning, ICML 2009.
 */
export function features(text: string, language: 'sv' | 'en'): Counted {
  const tokens = words(text);
  const whole = new Map<number, number>();
  const pieces = new Map<number, number>();
  const hashes = tokens.map((word) => hashOf(fold(stem(word, language)), seeds.stem));
  tokens.forEach((word, i) => { add(whole, wordBucket(hashOf(word, seeds.word))); add(whole, wordBucket(hashes[i] ?? 0)); });
  addPairs(whole, hashes);
  for (const word of tokens) addPieces(pieces, ` ${fold(word)} `);
  return { words: hits(whole), pieces: hits(pieces), stems: hashes };
}

/** The buckets that one word alone hits, by which a model can say whether it spoke for a class. */
export function bucketsOf(word: string, language: 'sv' | 'en'): [number, number] {
  return [wordBucket(hashOf(word, seeds.word)), wordBucket(hashOf(fold(stem(word, language)), seeds.stem))];
}

/** Neighbours in order, with the text's two ends, and all that stand near each other in either order. */
function addPairs(counts: Map<number, number>, hashes: readonly number[]): void {
  let before: number = seeds.next;
  for (const hash of [...hashes, seeds.next]) {
    add(counts, wordBucket(joined(before, hash, seeds.next)));
    before = hash;
  }
  for (let i = 0; i < hashes.length; i++) {
    const last = Math.min(hashes.length - 1, i + reach);
    for (let j = i + 1; j <= last; j++) {
      const [a, b] = [hashes[i] ?? 0, hashes[j] ?? 0];
      if (a !== b) add(counts, wordBucket(joined(Math.min(a, b), Math.max(a, b), seeds.pair)));
    }
  }
}

function addPieces(counts: Map<number, number>, padded: string): void {
  for (let from = 0; from + piece.shortest <= padded.length; from++) {
    let hash = offset ^ seeds.piece;
    const end = Math.min(padded.length, from + piece.longest);
    for (let at = from; at < end; at++) {
      hash = Math.imul(hash ^ padded.charCodeAt(at), prime);
      if (at - from + 1 >= piece.shortest) add(counts, 2 ** wordBits + (mixed(hash) >>> (32 - pieceBits)));
    }
  }
}

const offset = 0x811c9dc5;
const prime = 0x01000193;

/** FNV-1a with a seed, mixed at the end. */
function hashOf(text: string, seed: number): number {
  let hash = offset ^ seed;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), prime);
  return mixed(hash);
}

function joined(a: number, b: number, seed: number): number {
  return mixed(Math.imul(a ^ Math.imul(seed, 0x9e3779b1), 0x85ebca6b) + Math.imul(b, 0xc2b2ae35));
}

/** MurmurHash3's finaliser: every bit comes to depend on all. */
function mixed(hash: number): number {
  let value = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}

function wordBucket(hash: number): number {
  return hash >>> (32 - wordBits);
}

function add(counts: Map<number, number>, bucket: number): void {
  counts.set(bucket, (counts.get(bucket) ?? 0) + 1);
}

function hits(counts: Map<number, number>): Hits {
  return { at: Int32Array.from(counts.keys()), times: Uint16Array.from(counts.values()) };
}

const commonWords = new Set(('och att det som en ett på är av för med till den har de i om så men vi jag ni du oss er mig dig han hon man inte kan ska vill hur vad var när där här ' +
  'the a an of to and is in for we i you it on with that are be do my our have can how what').split(' '));

/** A text cut up for searching: stems, and pieces of four letters of the folded words; the commonest words left out. */
export function analyse(text: string, language: 'sv' | 'en'): { stems: string[]; grams: string[] } {
  const kept = words(text).filter((word) => /[\p{L}\p{N}]/u.test(word) && !commonWords.has(word));
  const grams = kept.flatMap((word) => {
    const folded = fold(word);
    return folded.length <= 4 ? [folded] : Array.from({ length: folded.length - 3 }, (_, at) => folded.slice(at, at + 4));
  });
  return { stems: kept.map((word) => fold(stem(word, language))), grams };
}

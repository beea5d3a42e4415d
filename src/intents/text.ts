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
  return text.replace(/[åä]/g, 'a').replace(/ö/g, 'o').replace(/é/g, 'e').replace(/æ/g, 'a').replace(/ø/g, 'o');
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

/**
 * The two groups of features of a text, each with its count: words, stems, stem pairs and skip pairs in the first; pieces of two
 * to five letters within each word in the second, folded so that missing å, ä and ö cost nothing.
 */
export function features(text: string, language: 'sv' | 'en'): [Map<string, number>, Map<string, number>] {
  const tokens = words(text);
  const whole = new Map<string, number>();
  const pieces = new Map<string, number>();
  const stemmed = tokens.map((word) => stem(word, language));
  tokens.forEach((word, i) => { add(whole, `w:${word}`); add(whole, `s:${stemmed[i] ?? word}`); });
  const framed = ['^', ...stemmed, '$'];
  for (let i = 0; i + 1 < framed.length; i++) add(whole, `b:${framed[i]} ${framed[i + 1]}`);
  for (let i = 0; i < stemmed.length; i++) {
    for (let j = i + 2; j <= i + 3 && j < stemmed.length; j++) add(whole, `k:${stemmed[i]} ${stemmed[j]}`);
  }
  for (const word of tokens) {
    const padded = ` ${fold(word)} `;
    for (let size = 2; size <= 5; size++) {
      for (let at = 0; at + size <= padded.length; at++) add(pieces, `c:${padded.slice(at, at + size)}`);
    }
  }
  return [whole, pieces];
}

function add(counts: Map<string, number>, feature: string): void {
  counts.set(feature, (counts.get(feature) ?? 0) + 1);
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

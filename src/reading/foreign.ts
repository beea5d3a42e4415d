import type { Flat } from './flat.ts';
import { lands, otherLands, peoples, towns, wide } from './foreign-names.ts';
import type { Abroad } from './foreign-names.ts';
import { isOneLetterOff } from './near.ts';
import { remembered } from './remember.ts';

/** A foreign country, people or town in a line: the tokens from `from` to `to` (not included). */
export type Foreign = { value: Abroad; kind: 'land' | 'people'; wide: boolean; from: number; to: number };

const capitalOnly = new Set(['us', 'gb', 'polish', 'turkey', 'bergen', 'chile', 'georgien', 'boston', 'kiel', 'split', 'rena', 'moss', 'lagos', 'jersey', 'austin', 'portland', 'washington', 'victoria', 'linz', 'munster', 'florence', 'porto', 'halden', 'perth', 'dane', 'florens', 'tunis', 'alger', 'fyn', 'nyland', 'lahti', 'minsk', 'guinea', 'gambia', 'amman', 'wellington', 'verona', 'skien', 'molde', 'hessen', 'pommern', 'nordland', 'provence']);
const notTypos = new Set(['halland', 'hollands', 'germany', 'german', 'italian', 'irlands', 'finland', 'finlands', 'islands', 'belgian', 'austrian', 'indian']);
const peopleEnding = /^(?:|a|e|t|s|ar|er|erna|arna|ars|arnas|n|na|nen|mannen|en|de)$/;
const landTail = /^s?(?:marknad|kund|export|affar|order|lever|satsning|handel|resa|besok|kontor|agent|forsaljning|projekt|uppdrag|etablering|massa)/;

type Entry = Omit<Foreign, 'from' | 'to'>;
const singles = new Map<string, Entry>();
const pairs = new Map<string, Entry>();
const people = new Map<string, Entry>();
for (const value of ['eu', 'utanfor_eu'] as const) {
  for (const name of [...lands[value], ...otherLands[value], ...towns[value]]) put(name, { value, kind: 'land', wide: false });
  for (const name of wide[value]) put(name, { value, kind: 'land', wide: true });
  for (const name of peoples[value]) people.set(name, { value, kind: 'people', wide: false });
}
const longLands = [...lands.eu, ...lands.utanfor_eu].filter((name) => name.length >= 7);

function put(name: string, entry: Entry): void {
  (name.includes('_') ? pairs : singles).set(name.replaceAll('_', ' '), entry);
}

/** Every foreign country, people and town that a line names. */
export function foreignIn({ tokens, text, exact }: Flat): Foreign[] {
  const found: Foreign[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const one = tokens[at];
    if (!one || one.folded.length < 2) continue;
    const pair = pairs.get(`${one.folded} ${tokens[at + 1]?.folded ?? ''}`);
    if (pair) { found.push({ ...pair, from: at, to: at + 2 }); at++; continue; }
    if (isOtherWord(one.folded, one.word, text.slice(one.start, one.end), tokens[at - 1]?.folded ?? '', one.first)) continue;
    const entry = entryOf(one.folded);
    if (entry && !(one.folded === 'aland' && !/åland|aland/.test(exact))) found.push({ ...entry, from: at, to: at + 1 });
  }
  return found;
}

/** "us" is a pronoun, "island" may be one in a lake, "bergen" are the hills, and who "mältar" makes malt. */
function isOtherWord(folded: string, word: string, raw: string, last: string, first: boolean): boolean {
  if (folded === 'us' || folded === 'gb') return raw !== raw.toUpperCase();
  if (folded === 'malta') return word !== 'malta';
  if (folded === 'island') return raw[0] === raw[0]?.toLowerCase() && !['pa', 'till', 'fran'].includes(last);
  return capitalOnly.has(folded) && (first || raw[0] === raw[0]?.toLowerCase());
}

const entryOf = remembered((word: string): Entry | undefined => {
  const bare = word.replace(/'s$/, '');
  const name = singles.get(bare) ?? (bare.endsWith('s') ? singles.get(bare.slice(0, -1)) : undefined);
  if (name) return name;
  for (let cut = bare.length; cut >= 4; cut--) {
    const head = bare.slice(0, cut);
    const one = people.get(head);
    if (one && peopleEnding.test(bare.slice(cut))) return one;
    const land = cut < bare.length ? singles.get(head) : undefined;
    if (land && landTail.test(bare.slice(cut))) return land;
  }
  if (bare.length < 6 || notTypos.has(bare)) return undefined;
  const typo = longLands.find((name) => name[0] === bare[0] && isOneLetterOff(bare, name));
  return typo === undefined ? undefined : singles.get(typo);
});

/** Where a folded word alone says something is, if it is the name of a foreign country, people or town and no other word. */
export function zoneOf(word: string): Abroad | undefined {
  return capitalOnly.has(word) ? undefined : entryOf(word)?.value;
}

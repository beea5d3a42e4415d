import type { Mention } from '../events.ts';
import { before, flatten } from './flat.ts';
import type { Flat } from './flat.ts';
import { nameFinder } from './place-names.ts';
import type { Found, Place } from './place-names.ts';
import { alsoPeople, beside, besidePlace, capitalOnly, inBetween, othersPlace, ownPlace, partOfName, wayPlace } from './place-words.ts';

export type { Place } from './place-names.ts';

/** A municipality said to be the company's, and the region it lies in, when it lies in one of ours. */
export type PlaceMention = Mention & { region?: string };

const sureness = { own: 0.95, bare: 0.8, between: 0.6, far: 0.6, others: 0.3 };
const preposition = / (?:i|in|fran|from|utanfor|nara|near|kring|runt|outside|around|vid|om) $/;
const wordsBefore = 9;

/** Reads the municipalities out of a text, by the names and villages of the gazetteer, each with how sure it is that the company itself is there. */
export function placeReader(gazetteer: readonly Place[]): (text: string) => PlaceMention[] {
  const namesIn = nameFinder(gazetteer);
  return (text) => {
    const flat = flatten(text);
    const found = namesIn(flat).filter((one) => !isCounty(flat, one) && !isTypedAsOrdinary(flat, one));
    const sole = isSole(flat, found);
    return found.flatMap((one) => {
      const sure = sole ? sureness.own : surenessOf(flat, one);
      if (sure === undefined) return [];
      const { municipality, region } = one.place;
      return [{ slot: 'municipality' as const, value: municipality, quote: wordsOf(flat, one), sure, ...(region === undefined ? {} : { region }) }];
    });
  };
}

/** "Örebro län" is a county, and "Region Örebro" an authority. */
function isCounty({ tokens }: Flat, { from, to }: Found): boolean {
  const next = tokens[to]?.folded;
  const last = tokens[from - 1]?.folded;
  return next === 'lan' || next === 'lans' || next === 'county' || last === 'region';
}

/** "We are based in …" is not about Åre: in a text of several words such a name has its capital. */
function isTypedAsOrdinary(flat: Flat, one: Found): boolean {
  return flat.tokens.length > 2 && isOrdinary(flat, one) && flat.tokens[one.from]?.upper !== true;
}

/** Whether the text says the place and nothing else. */
function isSole({ tokens }: Flat, found: readonly Found[]): boolean {
  if (found.length === 0 || found.length > 2) return false;
  const named = new Set(found.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, i) => from + i)));
  return tokens.every(({ folded }, i) => named.has(i) || beside.has(folded));
}

function surenessOf(flat: Flat, one: Found): number | undefined {
  const { tokens } = flat;
  const first = tokens[one.from];
  const next = tokens[one.to]?.folded ?? '';
  if (!first) return undefined;
  const context = before(flat, first.at - 1, wordsBefore);
  const placed = preposition.test(context) || next === 'kommun' || next === 'kommunen';
  if (isSomethingElse(flat, one, placed, next)) return undefined;
  if (besidePlace.test(context)) return sureness.bare;
  if (partOfName.has(next) || wayPlace.test(context) || othersPlace.some((pattern) => pattern.test(context))) return sureness.others;
  if (ownPlace.some((pattern) => pattern.test(context))) return sureness.own;
  if (inBetween.test(context)) return sureness.between;
  const somebodyFrom = one.place.region === undefined && / (?:fran|from) $/.test(context); // mostly somebody else: who comes from elsewhere says "vi kommer från"
  return !somebodyFrom && (one.how === 'compound' || placed || one.place.region !== undefined) ? sureness.bare : sureness.far;
}

/** An ordinary word, a person's name, or a colour and a sausage from Falun. */
function isSomethingElse(flat: Flat, one: Found, placed: boolean, next: string): boolean {
  if (isOrdinary(flat, one) && !(placed && flat.tokens[one.from]?.upper === true)) return true;
  return (alsoPeople.has(one.name) && !placed && !isByItself(flat, one)) || (one.name === 'falu' && /^(?:rod|gruva|korv)/.test(next));
}

/** "Salong med tre stolar, Nora. Vi vill …": between marks and with more to come it is a place; last of all it may be who writes. */
function isByItself({ tokens }: Flat, { from, to }: Found): boolean {
  const greeting = /^(?:mvh|vh|halsningar|tack|hej|hejsan|thanks|regards|hello|hi)$/.test(tokens[from - 2]?.folded ?? '');
  return from > 2 && tokens[from - 1]?.folded === ',' && tokens[from]?.upper === true && /^[.,]$/.test(tokens[to]?.folded ?? '') && tokens.length > to + 2 && !greeting;
}

/** Whether the name, as it is typed, is an ordinary word as well: "stora" may be Storå, but "storå" is nothing else. */
function isOrdinary({ tokens }: Flat, { from, to, name, how }: Found): boolean {
  return to - from === 1 && how !== 'typo' && capitalOnly.has(name) && (tokens[from]?.folded === tokens[from]?.word);
}

function wordsOf({ text, tokens }: Flat, { from, to }: Found): string {
  return text.slice(tokens[from]?.start ?? 0, tokens[to - 1]?.end ?? 0);
}

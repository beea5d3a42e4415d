import { fold, words } from '../intents/text.ts';
import type { Flat } from './flat.ts';
import { isOneLetterOff } from './near.ts';
import { capitalOnly, falseTypos } from './place-words.ts';
import { remembered } from './remember.ts';

/** A municipality with the names that people use for it: its own first, then its villages. */
export type Place = { municipality: string; region: string | undefined; county?: string | undefined; names: readonly string[] };

type Name = { parts: readonly string[]; place: Place };
/** A name of one word, and how it is spelt. */
type Single = { place: Place; spelling: string };

/** A name found in a line: the tokens from `from` to `to` (not included). `plain` when it stands as it is in the gazetteer. */
export type Found = { place: Place; from: number; to: number; name: string; spelling: string; how: 'plain' | 'inflected' | 'compound' | 'typo' };

const compoundTail = /^s?(?:trakten|traktens|trakterna|omradet|regionen|bygden|borna|boarna|bor|bo|are|aren|foretag|foretaget|foretagare|bolag|bolaget|firma|kommun|baserad|baserade|baserat|butik|kontoret|fabriken|hallet|delen|fjallen|fjallet|bygdens|bygder|trakt|boende)$/;
const shortestTypo = 7;

/** Finds names in lines: the longest first, inflected and compounded, folded, and with one letter wrong where the word is long. */
export function nameFinder(places: readonly Place[]): (flat: Flat) => Found[] {
  const byFirst = new Map<string, Name[]>();
  const whole = new Map<string, Single>();
  const nearly = new Map<string, Set<string>>();
  for (const [name, place] of listed(places)) {
    const parts = words(name).map(fold);
    const [first = ''] = parts;
    if (parts.length > 1) byFirst.set(first, [...(byFirst.get(first) ?? []), { parts, place }].sort((a, b) => b.parts.length - a.parts.length));
    const joined = parts.join('');
    if (whole.has(joined)) continue;
    whole.set(joined, { place, spelling: words(name).join('') });
    if (joined.length >= shortestTypo - 1 && !capitalOnly.has(joined)) for (const key of shortened(joined)) nearly.set(key, (nearly.get(key) ?? new Set()).add(joined));
  }

  const single = remembered((word: string): Omit<Found, 'from' | 'to'> | undefined => {
    const folded = fold(word);
    for (const [form, how] of formsOf(folded)) {
      const one = whole.get(form);
      if (one && isSpelt(word, one.spelling)) return { ...one, name: form, how };
    }
    for (let cut = 4; cut <= folded.length - 2; cut++) {
      const name = folded.slice(0, cut);
      const one = capitalOnly.has(name) ? undefined : whole.get(name);
      if (one && compoundTail.test(folded.slice(cut)) && isSpelt(word.slice(0, cut), one.spelling)) return { ...one, name, how: 'compound' };
    }
    const name = mistyped(folded) ?? (folded.endsWith('s') ? mistyped(folded.slice(0, -1)) : undefined);
    const one = name === undefined ? undefined : whole.get(name);
    return one && name !== undefined ? { ...one, name, how: 'typo' } : undefined;
  });

  function mistyped(word: string): string | undefined {
    if (word.length < shortestTypo || falseTypos.has(word)) return undefined;
    for (const key of shortened(word)) {
      for (const name of nearly.get(key) ?? []) if (name[0] === word[0] && isOneLetterOff(word, name)) return name;
    }
    return undefined;
  }

  return ({ tokens }) => {
    const found: Found[] = [];
    for (let at = 0; at < tokens.length; at++) {
      const folded = tokens[at]?.folded ?? '';
      const long = byFirst.get(folded)?.find(({ parts }) => parts.every((part, i) => isForm(tokens[at + i]?.folded ?? '', part, i === parts.length - 1)));
      const one = long ? { place: long.place, name: long.parts.join(' '), spelling: '', how: 'plain' as const } : /^[^\d.?,%€$£+-]/.test(folded) ? single(tokens[at]?.word ?? '') : undefined;
      if (!one) continue;
      const to = at + (long?.parts.length ?? 1);
      found.push({ ...one, from: at, to });
      at = to - 1;
    }
    return found;
  };
}

/** Municipalities' own names before villages', so that a village never takes a municipality's name. */
function listed(places: readonly Place[]): [string, Place][] {
  const own = places.map((place): [string, Place] => [place.municipality, place]);
  const villages = places.flatMap((place) => place.names.flatMap((name): [string, Place][] => [[name, place], ...shorter(name).map((short): [string, Place] => [short, place])]));
  return [...own, ...own.flatMap(([name, place]) => shorter(name).map((short): [string, Place] => [short, place])), ...villages];
}

/** Forms that lose their ending before another word: Falu (Falun), Sollerö (Sollerön). */
function shorter(name: string): string[] {
  if (/[a-zåäö]{3}un$/i.test(name)) return [name.slice(0, -1)];
  return /[a-zåäö]{4}ön$/i.test(name) ? [name.slice(0, -1)] : [];
}

function formsOf(folded: string): [string, Found['how']][] {
  const bare = folded.endsWith("'s") ? folded.slice(0, -2) : folded;
  return [[bare, 'plain'], ...(bare.endsWith('s') ? [[bare.slice(0, -1), 'inflected'] as [string, Found['how']]] : [])];
}

/** An å, ä or ö that is typed stands where the name has it: "våra" is not Vara. Long names may have one wrong. */
function isSpelt(word: string, spelling: string): boolean {
  return spelling.length > 6 || Array.from(spelling).every((letter, i) => !/[åäö]/.test(word[i] ?? '') || word[i] === letter);
}

function isForm(word: string, part: string, last: boolean): boolean {
  return word === part || (last && word === `${part}s`);
}

/** The word with each of its letters left out, and the word itself: two words one letter apart share one of these. */
function shortened(word: string): string[] {
  return [word, ...Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1))];
}

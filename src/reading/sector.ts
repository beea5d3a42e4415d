import type { Mention } from '../events.ts';
import { after, before, findAll, flatten, quote, tokenAt } from './flat.ts';
import type { Flat } from './flat.ts';
import { own } from './own.ts';
import { remembered } from './remember.ts';
import { animals, begun, counted, doing, hired, letOut, meant, others, ownWords, possessed, selling, shared, theirs, wanting } from './sector-words.ts';
import { tradeSayings, tradeWords } from './trades.ts';
import type { Trade } from './trades.ts';

type Hit = { sector: Trade; at: number; end: number; weak: boolean };

const endings = ['', 's', 'en', 'et', 'n', 't', 'er', 'ar', 'or', 'r', 'erna', 'arna', 'orna', 'ens', 'ets', 'na', 'ns', 'ers', 'ies', 'es', 'an', 'a', 'are', 'aren', 'arens', 'arna', 'ing', 'ning', 'ningen', 'ande', 'as', 'at', 'sverksamhet', 'verksamhet', 'sforetag', 'foretag', 'foretaget', 'firma', 'firman', 'bolag', 'bolaget', 'branschen', 'rorelse', 'rorelsen'];
const few: ReadonlySet<string> = new Set(['', 's', "'s"]);
const shortestEnd = 5;
const shortestStart = 5;
const longestStem = 18;

const spelt: Readonly<Record<string, Trade>> = { massör: 'vard', massörer: 'vard', städ: 'tjanster', vård: 'vard', får: 'jordbruk' };

/** The trade that the writer is in: of several, the first that is said of the writer's own; words about customers and neighbours count little. */
export function sectorOf(text: string): Mention | undefined {
  const flat = flatten(text);
  let best: Mention | undefined;
  for (const hit of [...wordHits(flat), ...sayingHits(flat), ...animalHits(flat)].sort((a, b) => a.at - b.at)) {
    const sure = surenessOf(flat, hit);
    if (sure > (best?.sure ?? 0) + 0.04) best = { slot: 'sector', value: hit.sector, quote: quote(flat, hit.at, hit.end), sure };
  }
  return best;
}

/** How a trade is spoken of, and how sure it then is to be the writer's: for plain words, and for those that customers and wishes mention as often. */
const sureness = {
  others: [0.35, 0.2], hired: [0.3, 0.3], doing: [0.92, 0.75], selling: [0.92, 0.65], possessed: [0.92, 0.7], ours: [0.85, 0.7], alone: [0.85, 0.85], introduced: [0.85, 0.45], listed: [0.6, 0.4], named: [0.65, 0.35],
} as const satisfies Record<string, readonly [number, number]>;

function surenessOf(flat: Flat, hit: Hit): number {
  return sureness[stanceOf(flat, hit)][hit.weak ? 1 : 0];
}

function stanceOf(flat: Flat, hit: Hit): keyof typeof sureness {
  const context = before(flat, hit.at - 1, 6);
  if (isOthers(flat, hit, context)) return 'others';
  const last = flat.tokens[tokenAt(flat, hit.at) - 1];
  const own = possessed.test(context);
  const ours = last?.word === 'våra' || (last?.word === 'vara' && !/[åäö]/i.test(flat.text));
  if ((own || ours) && hired.test(wordsAt(flat, hit))) return 'hired';
  if (isDoing(context)) return own ? 'possessed' : hit.sector === 'tillverkning' && selling.test(context) ? 'selling' : 'doing';
  if (ours) return 'ours';
  const first = context.trim() === '';
  if (first && last?.folded === ',') return 'listed';
  if (first || ownWords.test(context)) return flat.tokens.length <= 2 ? 'alone' : 'introduced';
  return 'named';
}

function isDoing(context: string): boolean {
  return doing.test(context) || begun.test(context) || meant.test(context);
}

/** Some of them, those of that kind in general, what was there before, or one that wants something of the writer's: customers, mostly. */
function isOthers(flat: Flat, hit: Hit, context: string): boolean {
  if (theirs.test(context) && !/ (?:till|for|at) (?:min|mitt|var|vart|my|our) $/.test(context)) return true;
  if (shared.some((pattern) => pattern.test(context)) || (hit.sector === 'tillverkning' && letOut.test(context))) return true;
  if (/ (?:\d+|tid|tiden|fran|hos|pa) $/.test(context) && !doing.test(context) && !counted.test(context)) return true;
  if (/ (?:en|ett|a|an) (?:[a-z]+ )?$/.test(context) && wanting.test(after(flat, hit.end, 4))) return true;
  return /(?:orna|erna|arna)$/.test(wordsAt(flat, hit)) && !/ (?:vara|mina|egna) $/.test(context);
}

function wordsAt({ line }: Flat, { at, end }: Hit): string {
  return line.slice(at, end).trim();
}

function wordHits(flat: Flat): Hit[] {
  return flat.tokens.flatMap((one, place) => {
    const end = one.at + one.folded.length;
    const exact = own(spelt, one.word);
    if (exact && (one.word !== 'får' || / \d+ $/.test(before(flat, one.at - 1, 1)))) return [{ sector: exact, at: one.at, end, weak: false }];
    if (one.folded === 'it' && isInformationTechnology(flat, place)) return [{ sector: 'it' as const, at: one.at, end, weak: false }];
    const found = tradeOf(one.folded);
    return found ? [{ ...found, at: one.at, end }] : [];
  });
}

/** "IT" in capitals where not all is in capitals; the English pronoun is in small letters. */
function isInformationTechnology({ text, tokens }: Flat, place: number): boolean {
  const one = tokens[place];
  const neighbours = [tokens[place - 1], tokens[place + 1]].flatMap((near) => near ?? []);
  return one !== undefined && text.slice(one.start, one.end) === 'IT' && !neighbours.some((near) => near.folded.length > 1 && /^\p{Lu}+$/u.test(text.slice(near.start, near.end)));
}

function sayingHits({ line, tokens }: Flat): Hit[] {
  const hits: Hit[] = [];
  for (const one of tokens) {
    for (const { saying, sector, weak } of tradeSayings.get(one.folded) ?? []) {
      if (line.startsWith(saying, one.at - 1)) hits.push({ sector, weak, at: one.at, end: one.at + saying.length - 1 });
    }
  }
  return hits;
}

function animalHits(flat: Flat): Hit[] {
  return findAll(flat, animals).map(({ at, match }) => ({ sector: 'jordbruk', at: at + 1, end: at + match[0].length, weak: false }));
}

/** The trade of one folded word: what it ends with is what it is ("hästmassage" is massage); failing that, what it begins with. */
export const tradeOf = remembered((word: string): { sector: Trade; weak: boolean } | undefined => {
  if (others.test(word)) return undefined;
  const own = endings.filter((ending) => word.endsWith(ending));
  for (const ending of own) {
    const same = tradeWords.get(word.slice(0, word.length - ending.length));
    if (same && (same.how === 'either' || same.how === 'ends' || few.has(ending))) return same;
  }
  return lastPart(word, own) ?? firstPart(word);
});

function lastPart(word: string, own: readonly string[]): { sector: Trade; weak: boolean } | undefined {
  for (let size = Math.min(longestStem, word.length - 2); size >= shortestEnd; size--) {
    for (const ending of own) {
      const bare = word.slice(0, word.length - ending.length);
      const entry = bare.length > size + 1 ? tradeWords.get(bare.slice(-size)) : undefined;
      if (entry && (entry.how === 'either' || entry.how === 'ends')) return entry;
    }
  }
  return undefined;
}

function firstPart(word: string): { sector: Trade; weak: boolean } | undefined {
  for (let size = Math.min(longestStem, word.length - 1); size >= shortestStart - 1; size--) {
    const entry = tradeWords.get(word.slice(0, size));
    if (entry && (entry.how === 'begins' || (entry.how === 'either' && size >= shortestStart))) return entry;
  }
  return undefined;
}

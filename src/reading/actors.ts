import type { Named } from '../events.ts';
import { capitalNames, compoundTail, generalNames, insteadThis, noRefusal, ordinaryNames, past, refusedAfter, refuses, wantedAfter, wantedNext, wants } from './actor-words.ts';
import { after, before, flatten } from './flat.ts';
import type { Flat } from './flat.ts';
import { isOneLetterOff } from './near.ts';
import { remembered } from './remember.ts';

type Name = { parts: readonly string[]; key: string; actors: string[] };
type Found = { name: Name; from: number; to: number };
type Stance = Named['as'];

const shortestTypo = 7;
const most = 9;
const bearers = new Set(['och', 'eller', 'or', 'and', 'o', ',', 'till', 'to', 'med', 'heller', 'nor', 'varken', 'the', 'inte', 'not']);

/** Reads which actors a text names, by the names that people call them: asked for, asked not to be led to, or just spoken of. A name that several actors share gives them all. */
export function actorReader(list: { actor: string; names: string[] }[]): (text: string) => Named[] {
  const names = [...namesOf(list).values()];
  const byFirst = new Map<string, Name[]>();
  for (const name of names.sort((a, b) => b.parts.length - a.parts.length)) {
    const first = name.parts[0] ?? '';
    byFirst.set(first, [...(byFirst.get(first) ?? []), name]);
  }
  const single = names.filter(({ parts }) => parts.length === 1);
  const startingWith = remembered((word) => candidates(word, byFirst));
  const nearly = remembered((word) => nearlyNamed(word, single));
  return (text) => {
    const flat = flatten(text);
    const named = new Map<string, Named>();
    let last: { to: number; as: Stance } | undefined;
    for (const one of findNames(flat, startingWith, nearly)) {
      const own = stanceOf(flat, one);
      const as = own === 'spoken' && last && isListed(flat, last.to, one.from) ? last.as : own;
      if (!isMeant(flat, one, as)) continue;
      last = { to: one.to, as };
      const quote = text.slice(flat.tokens[one.from]?.start, flat.tokens[one.to - 1]?.end);
      for (const actor of one.name.actors) if (as !== 'spoken' || !named.has(actor)) named.set(actor, { actor, quote, as });
    }
    return [...named.values()];
  };
}

/** A name without what stands in brackets or after a dash: "Almi (Örebro)" is called Almi. */
function namesOf(list: { actor: string; names: string[] }[]): Map<string, Name> {
  const names = new Map<string, Name>();
  for (const { actor, names: called } of list) {
    for (const whole of called) {
      const parts = flatten(whole.replace(/\s*\([^)]*\)/g, '').replace(/ [–—-] .*$/, '')).tokens.map(({ folded }) => folded);
      const key = parts.join(' ');
      if (key.length < 2) continue;
      const known = names.get(key) ?? { parts, key, actors: [] };
      if (!known.actors.includes(actor)) known.actors.push(actor);
      names.set(key, known);
    }
  }
  return names;
}

function findNames({ tokens }: Flat, startingWith: (word: string) => readonly Name[], nearly: (word: string) => Name | undefined): Found[] {
  const found: Found[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const folded = tokens[at]?.folded ?? '';
    const name = startingWith(folded).find(({ parts }) => parts.every((part, i) => isForm(tokens[at + i]?.folded ?? '', part, i === parts.length - 1)))
      ?? (folded.length >= shortestTypo - 1 ? nearly(folded) : undefined);
    if (!name) continue;
    found.push({ name, from: at, to: at + name.parts.length });
    at += name.parts.length - 1;
  }
  return found;
}

/** The names that may begin with a word, the longest first: the word itself, and the word without its ending. */
function candidates(word: string, byFirst: ReadonlyMap<string, Name[]>): Name[] {
  const found: Name[] = [];
  for (let cut = word.length; cut >= 2; cut--) found.push(...(byFirst.get(word.slice(0, cut)) ?? []));
  return found.sort((a, b) => b.parts.length - a.parts.length || b.key.length - a.key.length);
}

function isForm(word: string, part: string, last: boolean): boolean {
  if (word === part) return true;
  if (!last || !word.startsWith(part)) return false;
  const rest = word.slice(part.length);
  return rest === 's' || rest === "'s" || (part.length >= 4 && (/^(?:en|et|n|ens|ets|na)$/.test(rest) || compoundTail.test(rest)));
}

function nearlyNamed(word: string, single: readonly Name[]): Name | undefined {
  const bare = word.endsWith('s') ? word.slice(0, -1) : word;
  return single.find(({ key }) => key.length >= shortestTypo && key[0] === word[0] && !ordinaryNames.has(key) && (isOneLetterOff(word, key) || isOneLetterOff(bare, key)));
}

function stanceOf(flat: Flat, { from, to }: Found): Stance {
  const at = (flat.tokens[from]?.at ?? 1) - 1;
  const last = flat.tokens[to - 1];
  const lead = before(flat, at, most);
  const end = (last?.at ?? 0) + (last?.folded.length ?? 0);
  const next = after(flat, end, 5);
  if (refusedAfter.test(next)) return 'unwanted';
  if (insteadThis.test(lead)) return 'wanted';
  if (!noRefusal.test(lead) && refuses.some((pattern) => pattern.test(lead))) return 'unwanted';
  const done = past.exec(lead)?.index ?? -1;
  if (wants.some((pattern) => (pattern.exec(lead)?.index ?? -1) > done)) return 'wanted';
  return done < 0 && (wantedAfter.test(next) || wantedNext.test(flat.line.slice(end, end + 60)) || isAlone(flat, from, to)) ? 'wanted' : 'spoken';
}

/** A name and nothing else is an answer: there. */
function isAlone({ tokens }: Flat, from: number, to: number): boolean {
  return tokens.every(({ folded }, i) => (i >= from && i < to) || /^(?:[.,?]|tack|please|till|to|hej|the|ja|yes)$/.test(folded));
}

function isListed({ tokens }: Flat, to: number, from: number): boolean {
  return from - to <= 4 && from > to && tokens.slice(to, from).every(({ folded }) => bearers.has(folded));
}

/** Whether a name that is an ordinary word as well means the actor here. */
function isMeant(flat: Flat, { name, from, to }: Found, as: Stance): boolean {
  const first = flat.tokens[from];
  const word = flat.tokens[to - 1];
  if (!first || !word) return false;
  const shouted = flat.text === flat.text.toUpperCase();
  if (capitalNames.has(name.key)) return !shouted && isInCapitals(flat.text.slice(first.start, word.end)) && !/^\d/.test(flat.tokens[from - 1]?.folded ?? '');
  const isName = first.upper && !first.first && !shouted;
  if (ordinaryNames.has(name.key)) return isName || (name.key === 'leader' && (compoundTail.test(word.folded.slice(name.key.length)) || compoundTail.test(flat.tokens[to]?.folded ?? '')));
  return !generalNames.has(name.key) || isName || as !== 'spoken';
}

function isInCapitals(typed: string): boolean {
  return typed === typed.toUpperCase() || typed === 'HDa';
}

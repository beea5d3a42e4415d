import { fold, words } from './text.ts';

/** Two things whose texts are much the same; `share` is how much of their pieces they have in common (0–1). */
export type Pair<T> = { one: T; other: T; share: number };

const pieceLength = 4;
const muchTheSame = 0.6;
/** Greetings and single words are alike without being the same: so short a text is like another only word for word. */
const fewPieces = 8;
/** So many least hashes a text, in groups of so many: two texts that share 0.6 of their pieces agree in one whole group 98 times of 100, two that share a tenth three times of a thousand. */
const sketch = { hashes: 120, group: 4 } as const;

type Cut = { line: string; pieces: Set<number> };
type Keyed = Cut & { keys: (number | string)[] };

/** Texts that are held so that those much the same as another are found. A text's place is the number that it was given when it was put in. */
export type Likeness = {
  add(text: string): number;
  remove(place: number): void;
  /** The places of those that are like a text, in rising order. */
  like(text: string): { place: number; share: number }[];
  /** The same for a text that is held. */
  likeAt(place: number): { place: number; share: number }[];
};

/**
 * Holds texts so that those that are much the same as another (Jaccard's index of their 4-letter pieces) are found without comparing
 * with each: only those are compared that agree in some of their pieces' least hashes. Source: Broder, On the Resemblance and
 * Containment of Documents, 1997.
 */
export function growLikeness(): Likeness {
  const all: (Keyed | undefined)[] = [];
  const holders = new Map<number | string, number[]>();
  function near(own: Keyed): { place: number; share: number }[] {
    const places = new Set(own.keys.flatMap((key) => holders.get(key) ?? []));
    return [...places].sort((a, b) => a - b).flatMap((place) => {
      const other = all[place] as Keyed;
      if (own.line === other.line) return [{ place, share: 1 }];
      const share = jaccard(own.pieces, other.pieces);
      return share > muchTheSame && Math.max(own.pieces.size, other.pieces.size) > fewPieces ? [{ place, share }] : [];
    });
  }
  return {
    add(text) {
      const own = keyed(text);
      const place = all.push(own) - 1;
      for (const key of own.keys) { const held = holders.get(key); if (held) held.push(place); else holders.set(key, [place]); }
      return place;
    },
    remove(place) {
      for (const key of all[place]?.keys ?? []) {
        const left = holders.get(key)?.filter((other) => other !== place) ?? [];
        if (left.length > 0) holders.set(key, left); else holders.delete(key);
      }
      all[place] = undefined;
    },
    like: (text) => near(keyed(text)),
    likeAt: (place) => near(all[place] as Keyed),
  };
}

function keyed(text: string): Keyed {
  const own = cut(text);
  return { ...own, keys: [...new Set(keysOf(own))] };
}

/** Holds these texts: answers the places of those that are like another, in rising order. */
export function openLikeness(texts: readonly string[]): Likeness['like'] {
  const held = growLikeness();
  for (const text of texts) held.add(text);
  return held.like;
}

/** What a text is looked up by: its whole line, and each group of its least hashes. */
function keysOf({ line, pieces }: Cut): (number | string)[] {
  if (pieces.size === 0) return line === '' ? [] : [line];
  const least = new Uint32Array(sketch.hashes).fill(0xffffffff);
  for (const piece of pieces) {
    let hash = piece;
    for (let k = 0; k < least.length; k++) {
      hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) + 0x9e3779b9;
      const value = (hash ^ (hash >>> 13)) >>> 0;
      if (value < (least[k] as number)) least[k] = value;
    }
  }
  const keys: (number | string)[] = [line];
  for (let k = 0; k < least.length; k += sketch.group) {
    let key = k;
    for (let i = 0; i < sketch.group; i++) key = Math.imul(key ^ (least[k + i] as number), 0x01000193);
    keys.push(key >>> 0);
  }
  return keys;
}

function jaccard(one: ReadonlySet<number>, other: ReadonlySet<number>): number {
  let shared = 0;
  for (const piece of one) if (other.has(piece)) shared += 1;
  return shared / (one.size + other.size - shared || 1);
}

/** Pairs of things whose texts are much the same, the most alike first; greetings and single words are left out. */
export function nearDuplicates<T extends { text: string }>(things: readonly T[]): Pair<T>[] {
  const like = openLikeness(things.map(({ text }) => text));
  return things.flatMap((one, i) => like(one.text).filter(({ place }) => place < i).map(({ place, share }) => ({ one, other: things[place] as T, share })))
    .filter(({ one, other }) => !isBrief(one.text) || !isBrief(other.text)).sort((a, b) => b.share - a.share);
}

/** The things in groups: those whose texts are much the same, or the same word for word, stand together, also where only a third is like both. */
export function groupsOf<T extends { text: string }>(things: readonly T[]): T[][] {
  const held = growLikeness();
  for (const { text } of things) held.add(text);
  const groups: T[][] = [];
  const grouped = new Uint8Array(things.length);
  things.forEach((_, i) => {
    if (grouped[i] === 1) return;
    grouped[i] = 1;
    const group = [i];
    for (const at of group) {
      for (const { place } of held.likeAt(at)) if (grouped[place] === 0) { grouped[place] = 1; group.push(place); }
    }
    groups.push(group.sort((a, b) => a - b).map((place) => things[place] as T));
  });
  return groups;
}

function isBrief(text: string): boolean {
  return cut(text).pieces.size <= fewPieces;
}

function cut(text: string): Cut {
  const line = words(text).filter((word) => /[\p{L}\p{N}]/u.test(word)).map(fold).join(' ');
  const pieces = new Set<number>();
  for (let at = 0; at + pieceLength <= line.length; at++) {
    let hash = 0x811c9dc5;
    for (let i = at; i < at + pieceLength; i++) hash = Math.imul(hash ^ line.charCodeAt(i), 0x01000193);
    pieces.add(hash);
  }
  return { line, pieces };
}

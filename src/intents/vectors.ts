import { buckets, features } from './text.ts';
import type { Counted } from './text.ts';

/** A sparse vector: its places, each with its weight. */
export type Sparse = { at: Int32Array; weight: Float32Array };

/** Many sparse vectors one after the other: vector i is from `starts[i]` to `starts[i + 1]`. */
export type Packed = { starts: Int32Array; at: Int32Array; weight: Float32Array; count: number };

/** How rare each bucket is, one byte each (0: never seen), and the stems that were ever seen. */
export type Vocabulary = { rarity: Uint8Array; stems: ReadonlySet<number> };

/** A byte of rarity is so many parts of the inverse document frequency. */
const parts = 20;

/** Learns how rare each bucket is. */
export function learnVocabulary(texts: readonly Counted[]): Vocabulary {
  const seenIn = new Int32Array(buckets);
  const stems = new Set<number>();
  for (const { words, pieces, stems: own } of texts) {
    for (const group of [words, pieces]) for (const bucket of group.at) seenIn[bucket] = (seenIn[bucket] ?? 0) + 1;
    for (const stem of own) stems.add(stem);
  }
  const rarity = Uint8Array.from(seenIn, (count) => (count === 0 ? 0 : Math.min(255, Math.round(parts * (Math.log((1 + texts.length) / (1 + count)) + 1)))));
  return { rarity, stems };
}

/** Sublinear TF-IDF, each group of features scaled to length one by itself. `known` is the share of the stems that were ever seen. */
export function vectorise(text: string, language: 'sv' | 'en', vocabulary: Vocabulary): Sparse & { known: number } {
  return weigh(features(text, language), vocabulary);
}

/** The same for a text that has been cut up. */
export function weigh({ words, pieces, stems }: Counted, { rarity, stems: seen }: Vocabulary): Sparse & { known: number } {
  const at = new Int32Array(words.at.length + pieces.at.length);
  const weight = new Float32Array(at.length);
  let length = 0;
  for (const group of [words, pieces]) {
    const first = length;
    let squares = 0;
    for (let i = 0; i < group.at.length; i++) {
      const bucket = group.at[i] as number;
      const rare = rarity[bucket] ?? 0;
      if (rare === 0) continue;
      const value = (1 + Math.log(group.times[i] as number)) * (rare / parts);
      at[length] = bucket;
      weight[length++] = value;
      squares += value * value;
    }
    const size = Math.sqrt(squares) || 1;
    for (let i = first; i < length; i++) weight[i] = (weight[i] ?? 0) / size;
  }
  const known = stems.reduce((sum, stem) => sum + (seen.has(stem) ? 1 : 0), 0);
  return { at: at.subarray(0, length), weight: weight.subarray(0, length), known: stems.length === 0 ? 0 : known / stems.length };
}

/** Puts vectors one after the other, so that learning walks through memory in one direction. */
export function pack(vectors: readonly Sparse[]): Packed {
  const total = vectors.reduce((sum, { at }) => sum + at.length, 0);
  const packed = { starts: new Int32Array(vectors.length + 1), at: new Int32Array(total), weight: new Float32Array(total), count: vectors.length };
  let place = 0;
  vectors.forEach(({ at, weight }, i) => {
    packed.at.set(at, place);
    packed.weight.set(weight, place);
    place += at.length;
    packed.starts[i + 1] = place;
  });
  return packed;
}

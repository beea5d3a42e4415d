import { features } from './text.ts';

/** A sparse vector: places in rising order do not matter, each with its weight. */
export type Sparse = { at: Int32Array; weight: Float32Array };

/** The features that count and how rare each is. */
export type Vocabulary = { index: Map<string, number>; rarity: Float32Array };

/** Learns which features there are. Features seen once are left out when there are more than 4,000 texts. */
export function learnVocabulary(texts: readonly { text: string; language: 'sv' | 'en' }[]): Vocabulary {
  const seenIn = new Map<string, number>();
  for (const { text, language } of texts) {
    for (const group of features(text, language)) for (const feature of group.keys()) seenIn.set(feature, (seenIn.get(feature) ?? 0) + 1);
  }
  const least = texts.length > 4000 ? 2 : 1;
  const kept = [...seenIn].filter(([, count]) => count >= least).sort(([a], [b]) => (a < b ? -1 : 1));
  const rarity = Float32Array.from(kept, ([, count]) => Math.log((1 + texts.length) / (1 + count)) + 1);
  return { index: new Map(kept.map(([feature], i) => [feature, i])), rarity };
}

/** Sublinear TF-IDF, each group of features scaled to length one by itself. `known` is the share of the words' features that were ever seen. */
export function vectorise(text: string, language: 'sv' | 'en', { index, rarity }: Vocabulary): Sparse & { known: number } {
  const at: number[] = [];
  const weight: number[] = [];
  let seen = 0;
  let all = 0;
  for (const group of features(text, language)) {
    const first = at.length;
    let squares = 0;
    for (const [feature, count] of group) {
      const place = index.get(feature);
      if (feature.startsWith('s:')) { all += 1; if (place !== undefined) seen += 1; }
      if (place === undefined) continue;
      const value = (1 + Math.log(count)) * (rarity[place] ?? 0);
      at.push(place);
      weight.push(value);
      squares += value * value;
    }
    const length = Math.sqrt(squares) || 1;
    for (let i = first; i < weight.length; i++) weight[i] = (weight[i] ?? 0) / length;
  }
  return { at: Int32Array.from(at), weight: Float32Array.from(weight), known: all === 0 ? 0 : seen / all };
}

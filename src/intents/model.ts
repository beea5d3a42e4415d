import { createHash } from 'node:crypto';
import { z } from 'zod';
import { fromText, packNumbers, toText, unpackNumbers } from './bytes.ts';
import { buckets } from './text.ts';
import type { Vocabulary } from './vectors.ts';

const { version: Version, ...content } = {
  version: z.string(),
  labels: z.array(z.string()),
  /** How rare each bucket is, one byte each. */
  rarity: z.base64(),
  /** The hashes of the stems that were ever seen, in rising order, each as the distance to the one before. */
  stems: z.base64(),
  /** For each bucket how many classes it speaks of, then those classes in rising order, each as the distance to the one before. */
  classes: z.base64(),
  /** One signed byte for each of those, scaled by class. */
  weights: z.base64(),
  scales: z.array(z.number()),
  biases: z.array(z.number()),
  temperature: z.number().positive(),
  /** How sure the likeliest need really is, by how sure the softmax says: a logistic regression over its log odds. */
  sureness: z.array(z.number()).length(2),
  /** Logistic regressions over a few scores: the weight of each score, the constant last. */
  offtopic: z.array(z.number()),
  general: z.array(z.number()),
};

/** A trained model as plain JSON, named by the hash of its content. */
export const ModelFile = z.strictObject({ version: Version, ...content });
export type ModelFile = z.infer<typeof ModelFile>;

/** The weights of a model as it is used: those of a bucket stand from `starts[bucket]` to `starts[bucket + 1]`. */
export type Weights = { labels: string[]; vocabulary: Vocabulary; starts: Int32Array; classes: Uint16Array; weights: Int8Array; scales: number[]; biases: number[] };

/** A model ready for use. */
export type Model = Weights & Pick<ModelFile, 'version' | 'temperature' | 'sureness' | 'offtopic' | 'general'>;

/** Opens a model file. Throws a ZodError when it is not one, and an Error when its content is not what it was named after. */
export function openModel(json: unknown): Model {
  const { version, rarity, stems, classes, weights, ...rest } = ModelFile.parse(json);
  if (nameOf({ ...rest, rarity, stems, classes, weights }) !== version) throw new Error(`the model ${version} is not what it was named after`);
  let sum = 0;
  return {
    ...rest,
    version,
    vocabulary: { rarity: fromText(rarity), stems: new Set(unpackNumbers(fromText(stems)).map((distance) => (sum += distance))) },
    ...openClasses(unpackNumbers(fromText(classes))),
    weights: new Int8Array(fromText(weights).buffer),
  };
}

/** The file of a model, named by the hash of everything in it. */
export function closeModel({ vocabulary, starts, classes, weights, labels, scales, biases, temperature, sureness, offtopic, general }: Omit<Model, 'version'>): ModelFile {
  let before = 0;
  const distances = [...vocabulary.stems].sort((a, b) => a - b).map((stem) => { const distance = stem - before; before = stem; return distance; });
  const file = {
    labels, rarity: toText(vocabulary.rarity), stems: toText(packNumbers(distances)), classes: toText(packNumbers(closeClasses(starts, classes))), weights: toText(weights),
    scales, biases, temperature, sureness, offtopic, general,
  };
  return { version: nameOf(file), ...file };
}

/** Typed arrays from the start: a million numbers in ordinary ones would stay in memory until the next collection. */
function openClasses(numbers: Float64Array): { starts: Int32Array; classes: Uint16Array } {
  const starts = new Int32Array(buckets + 1);
  const classes = new Uint16Array(Math.max(0, numbers.length - buckets));
  let [place, filled] = [0, 0];
  for (let bucket = 0; bucket < buckets; bucket++) {
    let label = -1;
    for (let left = numbers[place++] ?? 0; left > 0; left--) classes[filled++] = label += (numbers[place++] ?? 0) + 1;
    starts[bucket + 1] = filled;
  }
  return { starts, classes: classes.subarray(0, filled) };
}

function* closeClasses(starts: Int32Array, classes: Uint16Array): Generator<number> {
  for (let bucket = 0; bucket < buckets; bucket++) {
    const own = classes.subarray(starts[bucket], starts[bucket + 1]);
    yield own.length;
    let before = -1;
    for (const label of own) { yield label - before - 1; before = label; }
  }
}

function nameOf({ labels, rarity, stems, classes, weights, scales, biases, temperature, sureness, offtopic, general }: Omit<ModelFile, 'version'>): string {
  const named = { labels, rarity, stems, classes, weights, scales, biases, temperature, sureness, offtopic, general };
  return createHash('sha256').update(JSON.stringify(named)).digest('hex').slice(0, 16);
}

/** The decision values of all classes for one text's vector. */
export function decisions({ starts, classes, weights, scales, biases }: Omit<Weights, 'vocabulary'>, at: Int32Array, weight: Float32Array): Float64Array {
  const sums = new Float64Array(biases.length);
  for (let i = 0; i < at.length; i++) {
    const bucket = at[i] as number;
    const value = weight[i] as number;
    const end = starts[bucket + 1] as number;
    for (let k = starts[bucket] as number; k < end; k++) sums[classes[k] as number] = (sums[classes[k] as number] as number) + (weights[k] as number) * value;
  }
  return sums.map((sum, label) => sum * (scales[label] as number) + (biases[label] as number));
}

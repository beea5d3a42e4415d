import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Vocabulary } from './vectors.ts';

/**
 * A trained model as plain JSON: the features, and for each feature its non-zero weights, one signed byte each, scaled by
 * class. Named by the hash of its content.
 */
export const ModelFile = z.object({
  version: z.string(),
  labels: z.array(z.string()),
  features: z.array(z.string()),
  rarity: z.string(),
  /** Where each feature's weights begin in `classes` and `weights`. */
  starts: z.string(),
  classes: z.string(),
  weights: z.string(),
  scales: z.array(z.number()),
  biases: z.array(z.number()),
  temperature: z.number().positive(),
  /** Logistic regressions over a few scores: weight of each score, the constant last. */
  offtopic: z.array(z.number()),
  general: z.array(z.number()),
});
export type ModelFile = z.infer<typeof ModelFile>;

/** A model ready for use. */
export type Model = Omit<ModelFile, 'features' | 'rarity' | 'starts' | 'classes' | 'weights'> & {
  vocabulary: Vocabulary;
  starts: Int32Array;
  classes: Uint8Array;
  weights: Int8Array;
};

/** Opens a model file. Throws a ZodError when it is not one, and an Error when its content is not what it was named after. */
export function openModel(json: unknown): Model {
  const { features, rarity, starts, classes, weights, ...rest } = ModelFile.parse(json);
  const { version, ...others } = rest;
  if (nameOf({ ...others, features, rarity, starts, classes, weights }) !== version) throw new Error(`the model ${version} is not what it was named after`);
  return {
    ...rest,
    vocabulary: { index: new Map(features.map((feature, i) => [feature, i])), rarity: new Float32Array(bytes(rarity)) },
    starts: new Int32Array(bytes(starts)),
    classes: new Uint8Array(bytes(classes)),
    weights: new Int8Array(bytes(weights)),
  };
}

/** The file of a model, named by the hash of everything in it. */
export function closeModel(model: Omit<Model, 'version'>): ModelFile {
  const { vocabulary, starts, classes, weights, ...rest } = model;
  const content = {
    ...rest,
    features: [...vocabulary.index.keys()],
    rarity: text(vocabulary.rarity),
    starts: text(starts),
    classes: text(classes),
    weights: text(weights),
  };
  return { ...content, version: nameOf(content) };
}

function nameOf({ labels, scales, biases, temperature, offtopic, general, features, rarity, starts, classes, weights }: Omit<ModelFile, 'version'>): string {
  const content = { labels, scales, biases, temperature, offtopic, general, features, rarity, starts, classes, weights };
  return createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 16);
}

/** The decision values of all classes for one text's vector. */
export function decisions(model: Model, at: Int32Array, weight: Float32Array): Float64Array {
  const sums = new Float64Array(model.labels.length);
  const { starts, classes, weights } = model;
  for (let i = 0; i < at.length; i++) {
    const place = at[i] as number;
    const value = weight[i] as number;
    const end = starts[place + 1] as number;
    for (let k = starts[place] as number; k < end; k++) sums[classes[k] as number] = (sums[classes[k] as number] as number) + (weights[k] as number) * value;
  }
  return sums.map((sum, label) => sum * (model.scales[label] as number) + (model.biases[label] as number));
}

function bytes(base64: string): ArrayBuffer {
  const buffer = Buffer.from(base64, 'base64');
  return buffer.buffer.slice(buffer.byteOffset, buffer.byteOffset + buffer.byteLength) as ArrayBuffer;
}

function text(array: Float32Array | Int32Array | Uint8Array | Int8Array): string {
  return Buffer.from(array.buffer, array.byteOffset, array.byteLength).toString('base64');
}

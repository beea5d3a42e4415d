import { logistic, softmax, withSureness } from './calibrate.ts';
import { decisions } from './model.ts';
import type { Model } from './model.ts';
import { generalScores, needsOf, offtopicScores } from './scores.ts';
import { special } from './sentences.ts';
import { bucketsOf, words } from './text.ts';
import { vectorise } from './vectors.ts';
import type { Sparse } from './vectors.ts';

export type Classified = {
  /** Every need with its probability, the likeliest first; they sum to 1. */
  needs: { need: string; p: number }[];
  /** How likely it is none of our business, and that a page answers it. */
  offtopic: number;
  general: number;
  /** Decision values of the other special classes: above 0 means yes. */
  smalltalk: number;
  human: number;
  despair: number;
  /** The best decision value among the needs. */
  best: number;
  /** The share of the words that were known. */
  known: number;
  because: string[];
};

/** What a text is about. Pure. */
export function classify(model: Model, text: string, language: 'sv' | 'en'): Classified {
  const vector = vectorise(text, language, model.vocabulary);
  const decision = decisions(model, vector.at, vector.weight);
  const needs = needsOf(model.labels).map((label) => ({ need: model.labels[label] as string, value: decision[label] as number, label }));
  const best = needs.reduce((top, one) => (one.value > top.value ? one : top), needs[0] ?? { need: '', value: -1, label: 0 });
  const shares = softmax(needs.map(({ value }) => value), model.temperature);
  const ranked = needs.map(({ need }, i) => ({ need, p: shares[i] as number })).sort((a, b) => b.p - a.p);
  const sure = withSureness(ranked.map(({ p }) => p), model.sureness);
  const of = (label: string) => decision[model.labels.indexOf(label)] ?? -1;
  return {
    needs: ranked.map(({ need }, i) => ({ need, p: sure[i] as number })),
    offtopic: logistic(model.offtopic, offtopicScores(model.labels, decision, vector.known)),
    general: logistic(model.general, generalScores(model.labels, decision)),
    smalltalk: of(special.smalltalk),
    human: of(special.human),
    despair: of(special.despair),
    best: best.value,
    known: vector.known,
    because: spokeFor(model, best.label, text, language, vector),
  };
}

/** The words that spoke for a class, the strongest first: each word's own weight and that of its stem. */
function spokeFor(model: Model, label: number, text: string, language: 'sv' | 'en', { at, weight }: Sparse): string[] {
  const values = new Map(Array.from(at, (bucket, i) => [bucket, weight[i] as number]));
  const voteOf = (bucket: number) => {
    for (let k = model.starts[bucket] as number; k < (model.starts[bucket + 1] as number); k++) {
      if (model.classes[k] === label) return (model.weights[k] as number) * (values.get(bucket) ?? 0);
    }
    return 0;
  };
  const votes = [...new Set(words(text))].filter((word) => /\p{L}/u.test(word)).map((word) => ({ word, vote: bucketsOf(word, language).reduce((sum, bucket) => sum + voteOf(bucket), 0) }));
  return votes.filter(({ vote }) => vote > 0).sort((a, b) => b.vote - a.vote).slice(0, 3).map(({ word }) => word);
}

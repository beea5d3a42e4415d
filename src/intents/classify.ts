import { decisions } from './model.ts';
import type { Model } from './model.ts';
import { special } from './sentences.ts';
import { generalScores, logistic, offtopicScores } from './train.ts';
import { vectorise } from './vectors.ts';

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

const notNeeds: ReadonlySet<string> = new Set(Object.values(special));

/** What a text is about. Pure. */
export function classify(model: Model, text: string, language: 'sv' | 'en'): Classified {
  const { at, weight, known } = vectorise(text, language, model.vocabulary);
  const decision = decisions(model, at, weight);
  const needs = model.labels.flatMap((need, i) => (notNeeds.has(need) ? [] : [{ need, value: decision[i] as number, label: i }]));
  const best = needs.reduce((top, one) => (one.value > top.value ? one : top), needs[0] ?? { need: '', value: -1, label: 0 });
  const powers = needs.map(({ need, value }) => ({ need, p: Math.exp((value - best.value) / model.temperature) }));
  const total = powers.reduce((sum, { p }) => sum + p, 0);
  const of = (label: string) => decision[model.labels.indexOf(label)] ?? -1;
  return {
    needs: powers.map(({ need, p }) => ({ need, p: p / total })).sort((a, b) => b.p - a.p),
    offtopic: logistic(model.offtopic, offtopicScores(model.labels, decision, known)),
    general: logistic(model.general, generalScores(model.labels, decision)),
    smalltalk: of(special.smalltalk),
    human: of(special.human),
    despair: of(special.despair),
    best: best.value,
    known,
    because: spokeFor(model, best.label, at, weight),
  };
}

/** The words that spoke for a class, the strongest first. */
function spokeFor(model: Model, label: number, at: Int32Array, weight: Float32Array): string[] {
  const names = featureNames(model);
  const votes: { word: string; vote: number }[] = [];
  for (let i = 0; i < at.length; i++) {
    const place = at[i] as number;
    const name = names[place] ?? '';
    if (!name.startsWith('w:')) continue;
    for (let k = model.starts[place] as number; k < (model.starts[place + 1] as number); k++) {
      if (model.classes[k] === label) votes.push({ word: name.slice(2), vote: (model.weights[k] as number) * (weight[i] as number) });
    }
  }
  return votes.filter(({ vote }) => vote > 0).sort((a, b) => b.vote - a.vote).slice(0, 3).map(({ word }) => word);
}

const namesOf = new WeakMap<Model, string[]>();
function featureNames(model: Model): string[] {
  const known = namesOf.get(model);
  if (known) return known;
  const names = [...model.vocabulary.index.keys()];
  namesOf.set(model, names);
  return names;
}

import { fitLogistic, fitSureness, fitTemperature, logistic, softmax, withSureness } from './calibrate.ts';
import { compare } from './compare.ts';
import type { Comparison } from './compare.ts';
import { figuresOf } from './figures.ts';
import type { Figures, Verdict } from './figures.ts';
import { lessonsFrom } from './lessons.ts';
import { groupsOf } from './likeness.ts';
import { needsOf, offtopicScores } from './scores.ts';
import { special } from './sentences.ts';
import type { Sentence } from './sentences.ts';
import { trainLinear } from './svm.ts';
import { buckets, features } from './text.ts';
import type { Counted } from './text.ts';
import { learnVocabulary, pack, weigh } from './vectors.ts';
import type { Packed, Vocabulary } from './vectors.ts';

/** A sentence as it is judged: one of the files, or an example that an admin has labelled. */
export type Known = Pick<Sentence, 'text' | 'language' | 'label' | 'service'>;

export type Evaluation = {
  /** How many parts the sentences were dealt into. */
  folds: number;
  before: Figures;
  after: Figures;
  comparison: Comparison;
};

export type Evaluating = {
  names?: readonly { need: string; sv: string; en: string | undefined }[];
  folds?: number;
  /** Told how far it has come, from 0 to 1. */
  progress?: (share: number) => void;
};

/** From here on a text is judged to be none of our business. */
const outside = 0.5;
/** The few numbers of the judgements are learnt from so many texts: more make them no better. */
const enough = 4000;

/**
 * What changes when the sentences change: the sentences as they are to be, each judged by one who has learnt from the other parts of
 * `before`, and by one who has learnt from the same other parts of `after`. Sentences that are much the same lie in the same part, and
 * each part holds its share of each need. Only the machines are learnt, not the regression that a published model adds to them, and
 * both begin where those that learnt what both have in common ended (DeCoste and Wagstaff, Alpha Seeding for Support Vector Machines,
 * KDD 2000), so that it takes half as long again as one training (45 s beside 30 for all of ours), and nothing but the sentences makes a difference. Pure: the same
 * sentences, the same evaluation, and no difference where the sentences are the same.
 */
export function evaluate(before: readonly Known[], after: readonly Known[], { names = [], folds = 3, progress = () => undefined }: Evaluating = {}): Evaluation {
  const union = inOne(before, after);
  const foldOf = deal(union.map(({ text, old, now }) => ({ text, label: (now ?? old)?.label ?? '' })), folds);
  const known = union.map(({ text, language, old, now }, i) => ({ counted: features(text, language), before: labelsOf(old), after: labelsOf(now), fold: foldOf[i] as number }));
  const had = new Set(known.flatMap(({ before: own }) => own));
  const named = lessonsFrom([], names).map(({ text, language, labels: own }) => ({ counted: features(text, language), before: own.filter((label) => had.has(label)), after: own, fold: -1 }));
  const cut = [...known, ...named].map((one, place): Cut => ({ ...one, place }));
  const labels = [...new Set(cut.flatMap((one) => [...one.before, ...one.after]))].sort();
  const judged = union.flatMap(({ now }, i) => (now && isJudged(now.label) ? [i] : []));
  const scored = { before: new Map<number, Scores>(), after: new Map<number, Scores>() };
  for (let fold = 0; fold < folds; fold++) {
    const asked = judged.filter((i) => foldOf[i] === fold).map((i) => cut[i] as Cut);
    const learnt = cut.filter((one) => one.fold !== fold);
    const told = (from: number, to: number) => (share: number) => { progress((fold + from + share * (to - from)) / folds); };
    const start = learnShared(learnt.filter(isShared), labels, told(0, shares.shared));
    scoreFold(learnt, asked, { side: 'before', labels, start, into: scored.before, told: told(shares.shared, shares.before) });
    scoreFold(learnt, asked, { side: 'after', labels, start, into: scored.after, told: told(shares.before, 1) });
  }
  const truth = judged.map((i) => (union[i]?.now as Known));
  const verdicts = (side: 'before' | 'after') => decide(judged.map((i) => scored[side].get(i) as Scores), truth, labels);
  const [then, now] = [verdicts('before'), verdicts('after')];
  return { folds, before: figuresOf(then), after: figuresOf(now), comparison: compare(then, now) };
}

/** How far a part has come when what both have in common has been learnt, and when the first has been judged. */
const shares = { shared: 0.6, before: 0.8 } as const;

/** A text cut up, where it stands among all, and the labels it has on either side (none where it does not stand there). */
type Cut = { place: number; counted: Counted; before: readonly string[]; after: readonly string[]; fold: number };
type Scores = { decision: Float64Array; known: number };

function labelsOf(known: Known | undefined): readonly string[] {
  return known ? lessonsFrom([known], []).flatMap(({ labels }) => labels) : [];
}

/** Needs, and what is none of our business: what an admin labels. */
function isJudged(label: string): boolean {
  return !label.startsWith('_') || label === special.offtopic;
}

type Union = { text: string; language: 'sv' | 'en'; old?: Known; now?: Known };

/** Both sets as one, so that a sentence that stands in both lies in the same part of both. */
function inOne(before: readonly Known[], after: readonly Known[]): Union[] {
  const all = new Map<string, Union>();
  const put = (known: Known, side: 'old' | 'now') => {
    if (known.label === special.service) return;
    const key = `${known.language} ${known.text}`;
    const held = all.get(key) ?? { text: known.text, language: known.language };
    held[side] = known;
    all.set(key, held);
  };
  for (const known of before) put(known, 'old');
  for (const known of after) put(known, 'now');
  return [...all.values()];
}

/** Which part each text lies in: those that are much the same together, and of each label as many in each part. */
export function deal(texts: readonly { text: string; label: string }[], folds: number): Int32Array {
  const placed = new Map(texts.map((one, i) => [one, i]));
  const held = new Map<string, Int32Array>();
  const foldOf = new Int32Array(texts.length);
  for (const group of groupsOf(texts).sort((a, b) => b.length - a.length)) {
    const label = group[0]?.label ?? '';
    const counts = held.get(label) ?? new Int32Array(folds);
    held.set(label, counts);
    const fold = counts.indexOf(Math.min(...counts));
    for (const one of group) { foldOf[placed.get(one) as number] = fold; counts[fold] = (counts[fold] as number) + 1; }
  }
  return foldOf;
}

/** Whether a text means the same on both sides. */
function isShared({ before, after }: Cut): boolean {
  return before.length > 0 && before.join() === after.join();
}

/** How much each text counts for each machine that has learnt what both sides have in common, at the texts' places. */
function learnShared(learnt: readonly Cut[], labels: readonly string[], told: (share: number) => void): Float32Array[] {
  const docs = packed(learnt).docs;
  return labels.map((label, column) => {
    const alpha = new Float32Array(learnt.length);
    trainLinear(docs, (doc) => (learnt[doc] as Cut).before.includes(label), buckets, { alpha });
    told((column + 1) / labels.length);
    const all = new Float32Array((learnt.at(-1)?.place ?? -1) + 1);
    learnt.forEach(({ place }, doc) => { all[place] = alpha[doc] as number; });
    return all;
  });
}

type Work = { side: 'before' | 'after'; labels: readonly string[]; start: readonly Float32Array[]; into: Map<number, Scores>; told: (share: number) => void };

/** What the machines say of the texts asked about, once they have learnt from the others; one machine at a time, so that little is held. */
function scoreFold(learnt: readonly Cut[], asked: readonly Cut[], { side, labels, start, into, told }: Work): void {
  const own = learnt.filter((one) => one[side].length > 0);
  const { docs, vocabulary } = packed(own);
  const vectors = asked.map(({ counted }) => weigh(counted, vocabulary));
  const questions = pack(vectors);
  const scores = vectors.map(({ known }): Scores => ({ decision: new Float64Array(labels.length), known }));
  labels.forEach((label, column) => {
    const alpha = Float32Array.from(own, (one) => (isShared(one) ? start[column]?.[one.place] ?? 0 : nextToNothing));
    const weights = trainLinear(docs, (doc) => (own[doc] as Cut)[side].includes(label), buckets, { alpha });
    scores.forEach(({ decision }, i) => { decision[column] = valueOf(weights, questions, i); });
    told((column + 1) / labels.length);
  });
  asked.forEach(({ place }, i) => { into.set(place, scores[i] as Scores); });
}

function packed(learnt: readonly Cut[]): { docs: Packed; vocabulary: Vocabulary } {
  const vocabulary = learnVocabulary(learnt.map(({ counted }) => counted));
  return { vocabulary, docs: pack(learnt.map(({ counted }) => weigh(counted, vocabulary))) };
}

/** What a new text counts to begin with: something, so that it is looked at first. */
const nextToNothing = 1e-6;

function valueOf(weights: Float32Array, { starts, at, weight }: Packed, text: number): number {
  let sum = weights[buckets] as number;
  for (let p = starts[text] as number; p < (starts[text + 1] as number); p++) sum += (weights[at[p] as number] as number) * (weight[p] as number);
  return sum;
}

/** Scores → what each text is taken for and how sure that is. The temperature and the judgement of what is outside are a handful of numbers, learnt from the scores of all parts together. */
function decide(scores: readonly Scores[], truth: readonly Known[], labels: readonly string[]): Verdict[] {
  const needs = needsOf(labels);
  const some = scores.map((_, i) => i).filter((i) => i % Math.ceil(scores.length / enough) === 0);
  const valuesOf = (i: number) => needs.map((need) => (scores[i] as Scores).decision[need] as number);
  const offtopicOf = (i: number) => offtopicScores(labels, (scores[i] as Scores).decision, (scores[i] as Scores).known);
  const choices = some.flatMap((i) => {
    const right = needs.findIndex((need) => labels[need] === truth[i]?.label);
    return right < 0 ? [] : [{ values: valuesOf(i), right }];
  });
  const temperature = fitTemperature(choices);
  const sureness = fitSureness(choices, temperature);
  const off = fitLogistic(some.map((i) => ({ x: offtopicOf(i), y: truth[i]?.label === special.offtopic })));
  return scores.map((_, i): Verdict => {
    const sentence = truth[i] as Known;
    const elsewhere = logistic(off, offtopicOf(i));
    if (elsewhere >= outside) return { sentence, guess: special.offtopic, sure: elsewhere };
    const ranked = softmax(valuesOf(i), temperature).map((p, k) => ({ p, label: labels[needs[k] as number] as string })).sort((a, b) => b.p - a.p);
    return { sentence, guess: ranked[0]?.label ?? special.offtopic, sure: (1 - elsewhere) * (withSureness(ranked.map(({ p }) => p), sureness)[0] ?? 0) };
  });
}

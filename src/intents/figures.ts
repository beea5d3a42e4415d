import type { Sentence } from './sentences.ts';

/** What a sentence was taken for by one who had not learnt from it, and how sure that was (0–1). */
export type Verdict = { sentence: Pick<Sentence, 'text' | 'language' | 'label'>; guess: string; sure: number };

/** How well one label is understood. `precision` is left out where nothing was taken for it, `recall` where no sentence has it. */
export type LabelFigures = { label: string; support: number; precision?: number; recall?: number; f1?: number };

/** One step of sureness: how many were so sure, how sure they were on average, and the share of them that was right. */
export type Step = { from: number; to: number; count: number; sure: number; right: number };

export type Figures = {
  count: number;
  accuracy: number;
  labels: LabelFigures[];
  /** How many sentences of a label (`truth`) were taken for another or the same (`guess`); only pairs that occur, the commonest first. */
  confusions: { truth: string; guess: string; count: number }[];
  confidence: Step[];
  /** How far from the truth the sureness is, on average over the steps. */
  calibrationError: number;
};

const steps = 10;

/** The figures of a set of verdicts. */
export function figuresOf(verdicts: readonly Verdict[]): Figures {
  const count = verdicts.length;
  const share = (part: number) => (count === 0 ? 0 : part / count);
  const confidence = confidenceOf(verdicts);
  return {
    count,
    accuracy: share(verdicts.filter(isRight).length),
    labels: labelFigures(verdicts),
    confusions: confusionsOf(verdicts),
    confidence,
    calibrationError: share(confidence.reduce((sum, step) => sum + step.count * Math.abs(step.sure - step.right), 0)),
  };
}

/** Whether a sentence was taken for what it is. */
export function isRight({ sentence, guess }: Verdict): boolean {
  return sentence.label === guess;
}

function labelFigures(verdicts: readonly Verdict[]): LabelFigures[] {
  const counts = new Map<string, { support: number; guessed: number; right: number }>();
  const of = (label: string) => {
    const held = counts.get(label) ?? { support: 0, guessed: 0, right: 0 };
    counts.set(label, held);
    return held;
  };
  for (const verdict of verdicts) {
    of(verdict.sentence.label).support += 1;
    of(verdict.guess).guessed += 1;
    if (isRight(verdict)) of(verdict.guess).right += 1;
  }
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([label, { support, guessed, right }]) => ({
    label, support,
    ...(guessed === 0 ? {} : { precision: right / guessed }),
    ...(support === 0 ? {} : { recall: right / support }),
    ...(support + guessed === 0 ? {} : { f1: (2 * right) / (support + guessed) }),
  }));
}

function confusionsOf(verdicts: readonly Verdict[]): Figures['confusions'] {
  const counts = new Map<string, { truth: string; guess: string; count: number }>();
  for (const { sentence: { label: truth }, guess } of verdicts) {
    const key = `${truth} ${guess}`;
    const held = counts.get(key) ?? { truth, guess, count: 0 };
    held.count += 1;
    counts.set(key, held);
  }
  return [...counts.values()].sort((a, b) => b.count - a.count || (`${a.truth} ${a.guess}` < `${b.truth} ${b.guess}` ? -1 : 1));
}

function confidenceOf(verdicts: readonly Verdict[]): Step[] {
  return Array.from({ length: steps }, (_, k) => {
    const within = verdicts.filter(({ sure }) => Math.min(steps - 1, Math.floor(sure * steps)) === k);
    const mean = (sum: number) => (within.length === 0 ? 0 : sum / within.length);
    return { from: k / steps, to: (k + 1) / steps, count: within.length, sure: mean(within.reduce((sum, { sure }) => sum + sure, 0)), right: mean(within.filter(isRight).length) };
  });
}

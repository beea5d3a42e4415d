import { special } from './sentences.ts';

const notNeeds: ReadonlySet<string> = new Set(Object.values(special));

/** The places of the classes that are needs. */
export function needsOf(labels: readonly string[]): number[] {
  return labels.flatMap((label, place) => (notNeeds.has(label) ? [] : [place]));
}

/** How sharply the two scores below look at the values: about the temperature that a large model comes to. */
const sharpness = { sum: 0.25, most: 0.15 };

/**
 * The scores that tell what is none of our business from what is: what the class of such texts says, the best need, its lead, all
 * needs together (their energy), how plain the best is among them, and the share of the words that were known.
 */
export function offtopicScores(labels: readonly string[], decision: Float64Array, known: number): number[] {
  const off = decision[labels.indexOf(special.offtopic)] ?? -1;
  const needs = needsOf(labels).map((need) => decision[need] as number).sort((a, b) => b - a);
  const best = needs[0] ?? -1;
  const all = (temperature: number) => needs.reduce((sum, value) => sum + Math.exp((value - best) / temperature), 0) || 1;
  return [off, best, best - (needs[1] ?? -1), best + sharpness.sum * Math.log(all(sharpness.sum)), 1 / all(sharpness.most), known];
}

/** The scores that tell a question which a page answers from a wish for help. */
export function generalScores(labels: readonly string[], decision: Float64Array): number[] {
  return [decision[labels.indexOf(special.general)] ?? -1];
}

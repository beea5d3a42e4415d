import { scaleBand, scaleLinear } from 'd3-scale';

/** An axis of amounts from nothing up: where each lies, and at which to write a number. */
export type Amounts = { at(value: number): number; ticks: readonly number[]; top: number };

/** Amounts up to the largest, between two places, with whole numbers at round distances. */
export function amounts(largest: number, [from, to]: readonly [number, number], count = 5): Amounts {
  const scale = scaleLinear().domain([0, Math.max(1, largest)]).nice(count).range([from, to]);
  const top = scale.domain()[1] ?? largest;
  return { at: (value) => round(scale(value)), ticks: scale.ticks(count).filter((tick) => Number.isInteger(tick)), top };
}

/** Things side by side between two places: where each begins, and how wide it is. */
export function bands(keys: readonly string[], [from, to]: readonly [number, number], padding = 0.2): { at(key: string): number; width: number } {
  const scale = scaleBand().domain(keys).range([from, to]).padding(padding);
  return { at: (key) => round(scale(key) ?? from), width: round(scale.bandwidth()) };
}

/** Tenths are as near as anybody sees. */
export function round(value: number): number {
  return Math.round(value * 10) / 10;
}

import { curveLinear, curveStepAfter, line } from 'd3-shape';
import { round } from './scale.ts';

/** The path of a line through some places, straight from each to the next or by steps. What has no value breaks it. */
export function pathThrough(places: readonly (readonly [x: number, y: number] | undefined)[], { steps = false } = {}): string {
  const draw = line<readonly [number, number] | undefined>().defined((place) => place !== undefined)
    .x((place) => round(place?.[0] ?? 0)).y((place) => round(place?.[1] ?? 0)).curve(steps ? curveStepAfter : curveLinear);
  return draw(places) ?? '';
}

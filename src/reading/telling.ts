import type { Told } from '../events.ts';
import { flatten } from './flat.ts';

/** What the words of a text say of services by themselves: the beginnings of words (or several words) that speak for a service, or against it. */
export type Telling = { service: string; for: readonly string[]; against: readonly string[] };

/**
 * Makes the reader of telling words: a guard company is the county board's matter and a tattoo studio the municipality's, whatever
 * else is said. A beginning is found at the start of any word, with or without å, ä and ö.
 */
export function tellingReader(services: readonly Telling[]): (text: string) => Told[] {
  const all = services.flatMap(({ service, ...words }) => (['for', 'against'] as const).map((speaks) => ({ service, speaks, starts: words[speaks].map((start) => ` ${flatten(start).line.trim()}`) })));
  return (text) => {
    const { line } = flatten(text);
    return all.filter(({ starts }) => starts.some((start) => line.includes(start))).map(({ service, speaks }) => ({ service, speaks }));
  };
}

import { flatten } from './flat.ts';
import { fold } from '../intents/text.ts';
import type { Place } from './place-names.ts';

/** A region with the names that people use for all of it, such as "Dalarna" and "Dalarnas län". */
export type RegionNames = { region: string; names: readonly string[] };

/** Reads which region a text names as a whole. Undefined when it names none, or more than one. */
export function regionReader(regions: readonly RegionNames[]): (text: string) => string | undefined {
  const patterns = regions.flatMap(({ region, names }) => names.flatMap((name) => [formOf(name), `${formOf(name)}s`].map((form) => ({ region, form: ` ${form} ` }))));
  return (text) => {
    const { line } = flatten(text);
    const named = new Set(patterns.flatMap(({ region, form }) => (line.includes(form) ? [region] : [])));
    return named.size === 1 ? [...named][0] : undefined;
  };
}

/** The names of the regions as the gazetteer has them: the county, the county without its "län", and "…regionen". */
export function regionNamesOf(places: readonly Place[]): RegionNames[] {
  const municipalities = new Set(places.map(({ municipality }) => municipality));
  const regions = new Map(places.flatMap(({ region, county }) => (region !== undefined && county !== undefined ? [[region, county] as const] : [])));
  return [...regions].map(([region, county]) => {
    const genitive = county.replace(/ län$/, '');
    const short = genitive.replace(/s$/, '');
    const alone = [genitive, short].filter((name) => !municipalities.has(name));
    return { region, names: [county, `${short} county`, `${short}regionen`, `Region ${short}`, ...alone] };
  });
}

function formOf(name: string): string {
  return flatten(name).tokens.map(({ folded }) => fold(folded)).join(' ');
}

import type { Mention, Named } from '../events.ts';
import { languageOf } from './language.ts';
import { placeReader } from './place.ts';
import type { Place, PlaceMention } from './place.ts';
import { sizeOf } from './size.ts';
import { stageOf } from './stage.ts';

/** The names that a text is read with: places, and actors with what people call them. */
export type Sources = { places: readonly Place[]; actors: readonly { actor: string; names: readonly string[] }[] };

/** What plain rules read out of one text. */
export type Facts = { language: 'sv' | 'en' | 'other'; mentions: Mention[]; named: Named[]; notNeeds: string[]; plural: boolean; wantsPerson: boolean; despair: boolean };

/** Makes the reader of facts. Pure: the year, by which "since 2024" is reckoned, comes in with the text. */
export function reader({ places }: Sources): (text: string, context: { fallback: 'sv' | 'en'; year: number }) => Facts {
  const placesIn = placeReader(places);
  return (text, { fallback, year }) => ({
    language: languageOf(text, fallback),
    mentions: [...settle(placesIn(text)), ...[sizeOf(text), stageOf(text, year)].flatMap((mention) => mention ?? [])],
    named: [], notNeeds: [], plural: /\b(vi|oss|vår|våra|vårt|we|our|us)\b/iu.test(text), wantsPerson: false, despair: false,
  });
}

/** A company from elsewhere that names a place of ours beside its own is coming here: then the other place is not where its question belongs. */
function settle(places: readonly PlaceMention[]): Mention[] {
  const ours = places.some(({ region }) => region !== undefined);
  return places.map(({ slot, value, quote, sure, region }) => ({ slot, value, quote, sure: ours && region === undefined ? Math.min(sure, 0.5) : sure }));
}

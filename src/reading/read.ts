import type { Mention, Named, Told } from '../events.ts';
import { asksAboutUs } from './about-us.ts';
import { actorReader } from './actors.ts';
import { needsAsked } from './asking.ts';
import { languageOf } from './language.ts';
import { marketIn } from './market.ts';
import { moneyIn } from './money.ts';
import { needsDenied } from './negation.ts';
import { orderedIn } from './ordered.ts';
import { orgOf } from './org.ts';
import { isOutside } from './outside.ts';
import { inDespair, wantsPerson } from './person.ts';
import { placeReader } from './place.ts';
import type { Place, PlaceMention } from './place.ts';
import { speaksAsSeveral } from './plural.ts';
import { regionNamesOf, regionReader } from './region.ts';
import { sectorOf } from './sector.ts';
import { sizeOf } from './size.ts';
import { stageOf } from './stage.ts';
import { tellingReader } from './telling.ts';
import type { Telling } from './telling.ts';
import { needsBeside } from './two.ts';

/** The names that a text is read with: places, actors with what people call them, and the words that tell services apart. */
export type Sources = { places: readonly Place[]; actors: readonly { actor: string; names: readonly string[] }[]; telling?: readonly Telling[] };

/** What plain rules read out of one text. */
export type Facts = { language: 'sv' | 'en' | 'other'; mentions: Mention[]; named: Named[]; told: Told[]; notNeeds: string[]; asked: string[]; beside: string[]; plural: boolean; wantsPerson: boolean; despair: boolean; outside: boolean; aboutUs: boolean; regionNamed?: string };

/** Makes the reader of facts. Pure: the year, by which "since 2024" is reckoned, comes in with the text. */
export function reader({ places, actors, telling = [] }: Sources): (text: string, context: { fallback: 'sv' | 'en'; year: number; asked?: string }) => Facts {
  const placesIn = placeReader(places);
  const actorsIn = actorReader(actors.map(({ actor, names }) => ({ actor, names: [...names] })));
  const toldIn = tellingReader(telling);
  const regionIn = regionReader(regionNamesOf(places));
  return (text, { fallback, year, asked }) => {
    const region = regionIn(text);
    const read = [settle(placesIn(text), region), marketIn(text), isBareNumber(text) && asked !== 'employees' ? undefined : sizeOf(text), stageOf(text, year), orgOf(text), sectorOf(text), orderedIn(text), moneyIn(text)];
    return {
      language: languageOf(text, fallback),
      mentions: read.flat().flatMap((mention) => mention ?? []),
      named: actorsIn(text),
      told: toldIn(text),
      notNeeds: needsDenied(text),
      asked: needsAsked(text),
      beside: needsBeside(text),
      plural: speaksAsSeveral(text),
      wantsPerson: wantsPerson(text),
      despair: inDespair(text),
      outside: isOutside(text),
      aboutUs: asksAboutUs(text),
      ...(region === undefined ? {} : { regionNamed: region }),
    };
  };
}

/** A company from elsewhere that names a place or a region of ours beside its own is coming here: then the other place is not where its question belongs. */
function settle(places: readonly PlaceMention[], regionNamed: string | undefined): Mention[] {
  const ours = regionNamed !== undefined || places.some(({ region, sure }) => region !== undefined && sure >= 0.6);
  return places.map(({ slot, value, quote, sure, region }) => ({ slot, value, quote, sure: ours && region === undefined ? Math.min(sure, 0.5) : sure }));
}

/** A number alone answers a question; it says nothing by itself. */
function isBareNumber(text: string): boolean {
  return /^\s*\d+\s*$/.test(text);
}

import { checkOrganisationNumber } from './conversation/privacy.ts';
import type { World } from './conversation/world.ts';
import { closedAt, morningAfter, noonNextWorkingDay, sayDay, sayTime, workingDaysAfter } from './handover/clock.ts';
import { match } from './knowledge/match.ts';
import type { TakingPart } from './knowledge/match.ts';
import type { Knowledge } from './knowledge/schema.ts';
import { phrase } from './phrases.ts';
import type { Phrases } from './phrases.ts';

/** The world that decisions are made in: the knowledge as tables, the phrases, and the working time. */
export function makeWorld(knowledge: Knowledge, phrases: Phrases, taking: TakingPart): World {
  const tables = match(knowledge, taking);
  const elsewhere = new Set(knowledge.elsewhere.map(({ name }) => name));
  const offices = new Map(knowledge.regions.flatMap(({ region }) => region.municipalities.map(({ name, office }) => [name, office ?? officeOf(name)] as const)));
  const places = new Map(knowledge.regions.flatMap(({ region }) => region.municipalities.map((one) => [one.name, one.places] as const)));
  const crisis = knowledge.regions.flatMap(({ region }) => region.crisis ?? [])[0];
  const closed = new Map(knowledge.regions.flatMap(({ actors }) => actors.map((actor) => [actor.id, actor.closed] as const)));
  const working = new Map(knowledge.regions.flatMap(({ actors }) => actors.map(({ id, hours, expires }) => [id, { expires: expires ?? 1, ...(hours ? { hours } : {}) }] as const)));
  const calendar = (actor: string) => ({ ...working.get(actor), closed: closed.get(actor) ?? [] });
  const isNamed = (slot: string) => slot === 'need' || slot === 'municipality';
  return {
    ...tables,
    phrase: (name, language, values) => phrase(phrases, name, language, values),
    label(slot, value, language) {
      if (value !== 'unknown' && slot === 'need') return tables.needs.get(value)?.label[language] ?? value;
      if (value !== 'unknown' && slot === 'municipality') return value;
      return phrases[language][value === 'unknown' ? 'option.unknown' : `option.${slot}.${value}`] ?? value;
    },
    example: (slot, value, language) => (slot === 'need' ? tables.needs.get(value)?.example?.[language] : phrases[language][`example.${slot}.${value}`]),
    hasOption: (slot, option) => !isNamed(slot) && phrases.sv[`option.${slot}.${option}`] !== undefined,
    isPlace: (name) => elsewhere.has(name),
    placesIn: (municipality) => places.get(municipality) ?? [],
    officeName: (municipality) => offices.get(municipality) ?? officeOf(municipality),
    crisis: { emergency: crisis?.emergency ?? '112', helpline: crisis?.helpline.name ?? '', number: crisis?.helpline.phone ?? '' },
    hearsBy: (at, actor = '') => workingDaysAfter(at, working.get(actor)?.expires ?? 1, calendar(actor)),
    morningAfter: (at, actor) => morningAfter(at, calendar(actor)),
    workingDaysAfter: (at, days, actor) => workingDaysAfter(at, days, calendar(actor)),
    expires: (actor) => working.get(actor)?.expires ?? 1,
    closedUntil(at, actor) {
      const found = closedAt(at, closed.get(actor) ?? []);
      return found && { to: found.to, ...(found.note ? { note: { sv: found.note.sv, en: found.note.en ?? found.note.sv } } : {}) };
    },
    callsBy: (at, actor = '') => noonNextWorkingDay(at, calendar(actor)),
    sayTime,
    sayDay,
    checkOrganisationNumber,
  };
}

/** "Mora kommun", "Leksands kommun". */
function officeOf(municipality: string): string {
  return `${municipality}${/[aeiouyåäös]$/.test(municipality) ? '' : 's'} kommun`;
}

import { contrast, inkOn, leastContrast } from '../colour.ts';
import { faultAt, faultUnlessKnown, suggest, type Fault, type Path, type Sheet } from './faults.ts';
import type { Actor } from './schema.ts';
import { isGone, type Names } from './tree.ts';

/** What one actor's file says that the other files do not bear out. */
export function checkActor(actor: Sheet<Actor>, folder: string, names: Names): Fault[] {
  return [
    ...checkFileName(actor),
    ...checkServes(actor, folder, names),
    ...checkHandover(actor),
    ...checkLeadsTo(actor, names),
    ...checkBrand(actor),
    ...checkNotUs(actor, names),
    ...checkMunicipalities(actor, names),
    ...checkServices(actor, names),
    ...checkSources(actor, names),
  ];
}

/** What to write where a service is asked for. */
export const anyService = 'skriv id på en tjänst i någon av aktörernas filer';

/** Every source that a fact names, at any depth, must stand in sources.yaml. */
export function checkSources(sheet: Sheet<unknown>, { sources }: Names): Fault[] {
  return findSources(sheet.value, []).flatMap(({ name, path }) => faultUnlessKnown(sheet, path, 'källan', name, sources, 'lägg in den i sources.yaml först'));
}

function findSources(value: unknown, path: Path): { name: string; path: Path }[] {
  if (typeof value !== 'object' || value === null) return [];
  const entries: [PropertyKey, unknown][] = Array.isArray(value) ? value.map((item, i) => [i, item]) : Object.entries(value);
  return entries.flatMap(([key, item]) => (key === 'sources' && Array.isArray(item)
    ? item.map((name, i) => ({ name: String(name), path: [...path, key, i] }))
    : findSources(item, [...path, key])));
}

function checkFileName(actor: Sheet<Actor>): Fault[] {
  const file = actor.file.replace(/^.*\//, '').replace(/\.yaml$/, '');
  if (file === actor.value.id) return [];
  const { id } = actor.value;
  return [faultAt(actor, ['id'], `id är «${id}» men filen heter ${file}.yaml`, `skriv id: ${file}, eller byt namn på filen till ${id}.yaml`)];
}

function checkServes(actor: Sheet<Actor>, folder: string, { regions, municipalities }: Names): Fault[] {
  const { serves } = actor.value;
  const unknown = serves.flatMap((region, i) => faultUnlessKnown(actor, ['serves', i], 'regionen', region, regions, 'skriv en mapp som har kommuner'));
  const isInhabited = (municipalities.get(folder) ?? []).length > 0;
  if (unknown.length > 0 || !isInhabited || serves.includes(folder)) return unknown;
  return [faultAt(actor, ['serves'], `aktören ligger i mappen ${folder} men arbetar inte där`, `lägg till ${folder} i listan, eller flytta filen`)];
}

function checkHandover(actor: Sheet<Actor>): Fault[] {
  const { gives, handover } = actor.value;
  if (handover === 'link') return [];
  const path = ['handover'];
  if (isGone(actor.value)) return [faultAt(actor, path, 'aktören finns inte längre i regionen men ska ta emot företag', 'skriv handover: link')];
  if (gives === 'person') return [];
  return [faultAt(actor, path, 'aktören ger information men ska ta emot företag', 'skriv handover: link, eller gives: person om människor svarar där')];
}

/** Whoever asks for an actor that is gone is told so, and led on: so there must be somewhere to go. */
function checkLeadsTo(actor: Sheet<Actor>, { services, claimed }: Names): Fault[] {
  const { leadsTo = [], status } = actor.value;
  if (isGone(actor.value) && leadsTo.length === 0) {
    const problem = `aktören har status ${status}, men det står inte vart företag ska gå i stället`;
    return [faultAt(actor, ['status'], problem, 'lägg till leadsTo: [id på en tjänst som finns]')];
  }
  return leadsTo.flatMap((id, i) => {
    const target = services.get(id);
    const path = ['leadsTo', i];
    if (!target) return claimed.has(id) ? [] : faultUnlessKnown(actor, path, 'tjänsten', id, [...services.keys()], anyService);
    return target.service.closed || isGone(target.owner.value) ? [faultAt(actor, path, `tjänsten «${id}» är stängd`, 'skriv en tjänst som är öppen')] : [];
  });
}

/** What is written on the colour must be possible to read. Black or white always is, so that is what one gets by leaving it out. */
function checkBrand(actor: Sheet<Actor>): Fault[] {
  const { colour, ink } = actor.value.brand ?? {};
  const path = ['brand', 'ink'];
  if (ink === undefined) return [];
  if (colour === undefined) return [faultAt(actor, path, 'det finns en färg att skriva med men ingen att skriva på', 'lägg till colour: med färgen, eller ta bort ink')];
  const found = contrast(colour, ink);
  if (found >= leastContrast) return [];
  const shown = (Math.floor(found * 10) / 10).toFixed(1).replace('.', ',');
  return [faultAt(actor, path, `${ink} går inte att läsa på ${colour}: kontrasten är ${shown} och ska vara minst 4,5`, `skriv ink: '${inkOn(colour)}', eller ta bort raden så väljs den`)];
}

/** Who is sent on must arrive somewhere: at another actor, that is still there. */
function checkNotUs(actor: Sheet<Actor>, { actors, claimed }: Names): Fault[] {
  return (actor.value.notUs ?? []).flatMap(({ to }, i) => {
    const path = ['notUs', i, 'to'];
    const target = actors.get(to)?.value;
    if (to === actor.value.id) return [faultAt(actor, path, 'aktören skickar vidare till sig själv', 'skriv id på den aktör som gör det i stället')];
    if (!target) return claimed.has(to) ? [] : faultUnlessKnown(actor, path, 'aktören', to, [...actors.keys()], 'skriv namnet på en aktörs fil, utan .yaml');
    return isGone(target) ? [faultAt(actor, path, `${target.name} finns inte längre`, 'skriv en aktör som tar emot företag')] : [];
  });
}

function checkMunicipalities(actor: Sheet<Actor>, { municipalities }: Names): Fault[] {
  const { serves, municipalities: own = [], services } = actor.value;
  if (serves.some((region) => !municipalities.has(region))) return [];
  const known = serves.flatMap((region) => municipalities.get(region) ?? []);
  const used: { name: string; path: Path }[] = [
    ...own.map((name, i) => ({ name, path: ['municipalities', i] })),
    ...services.flatMap((service, s) => (['suits', 'never'] as const).flatMap((field) => (service[field]?.municipality ?? [])
      .map((name, i) => ({ name, path: ['services', s, field, 'municipality', i] })))),
  ];
  return used.flatMap(({ name, path }) => (known.includes(name) ? []
    : [faultAt(actor, path, `kommunen «${name}» finns inte i ${serves.join(' eller ')}`, suggest(name, known, 'skriv en av regionens kommuner'))]));
}

function checkServices(actor: Sheet<Actor>, { needs, areas }: Names): Fault[] {
  return actor.value.services.flatMap((service, s) => [
    ...service.needs.flatMap((need, i) => faultUnlessKnown(actor, ['services', s, 'needs', i], 'behovet', need, needs, 'skriv ett av behoven i common.yaml')),
    ...(service.words?.when === undefined ? [] : faultUnlessKnown(actor, ['services', s, 'words', 'when'], 'behovet', service.words.when, needs, 'skriv ett av behoven i common.yaml')),
    ...service.areas.flatMap((area, i) => faultUnlessKnown(actor, ['services', s, 'areas', i], 'området', area, areas, 'skriv ett av områdena i common.yaml')),
  ]);
}

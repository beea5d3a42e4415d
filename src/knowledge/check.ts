import { checkActor, checkSources } from './check-actor.ts';
import { checkRegion } from './check-region.ts';
import { faultAt, faultUnlessKnown, type Fault, type Path, type Sheet } from './faults.ts';
import { stages, type Actor } from './schema.ts';
import { collectNames, type Names, type Tree } from './tree.ts';

/** Compares the files with each other: everything that a file alone cannot show to be wrong. */
export function checkTree(tree: Tree): Fault[] {
  const names = collectNames(tree);
  return [
    ...checkCommon(tree),
    ...checkIds(tree),
    ...checkActorNames(tree, names),
    ...checkPlaces(tree),
    ...tree.folders.flatMap((folder) => checkRegion(folder, names)),
    ...checkAnswers(tree, names),
    ...tree.folders.flatMap(({ name, actors }) => actors.flatMap((actor) => checkActor(actor, name, names))),
  ];
}

function checkCommon({ common }: Tree): Fault[] {
  if (!common) return [];
  const areas = Object.keys(common.value.areas);
  const missing = [...stages, 'internationalisering'].filter((stage) => !Object.hasOwn(common.value.stages, stage));
  return [
    ...missing.map((stage) => faultAt(common, ['stages'], `skedet «${stage}» har ingen text`, `lägg till ${stage}: med fälten sv och en`)),
    ...Object.entries(common.value.needs).flatMap(([need, { areas: used }]) => used.flatMap((area, i) =>
      faultUnlessKnown(common, ['needs', need, 'areas', i], 'området', area, areas, 'skriv ett av områdena överst i samma fil'))),
  ];
}

/** An id is asked for by one name only, wherever it stands. */
function checkIds({ folders }: Tree): Fault[] {
  const actors = folders.flatMap((folder) => folder.actors);
  const regions = folders.flatMap(({ region }) => (region ? [region] : []));
  const services = actors.flatMap((sheet) => sheet.value.services.map(({ id }, i) => ({ id, sheet, path: ['services', i, 'id'] })));
  const joint = regions.flatMap((sheet) => sheet.value.collaborations.map(({ id }, i) => ({ id, sheet, path: ['collaborations', i, 'id'] })));
  const codes = regions.flatMap((sheet) => sheet.value.municipalities.map(({ code }, i) => ({ id: code, sheet, path: ['municipalities', i, 'code'] })));
  return [
    ...findDoubles('aktören', actors.map((sheet) => ({ id: sheet.value.id, sheet, path: ['id'] }))),
    ...findDoubles('tjänsten', services),
    ...findDoubles('samarbetet', joint),
    ...findDoubles('kommunkoden', codes),
  ];
}

/** An answer belongs to a service that there is, rests on sources that there are, and has a name of its own. */
function checkAnswers({ folders }: Tree, names: Names): Fault[] {
  const sheets = folders.flatMap(({ answers }) => answers ?? []);
  return [
    ...findDoubles('svaret', sheets.flatMap((sheet) => sheet.value.map(({ id }, i) => ({ id, sheet, path: [i, 'id'] })))),
    ...sheets.flatMap((sheet) => checkSources(sheet, names)),
    ...sheets.flatMap((sheet) => sheet.value.flatMap(({ service }, i) => (names.claimed.has(service) ? [] : faultUnlessKnown(sheet, [i, 'service'], 'tjänsten', service, [...names.services.keys()], 'skriv id på tjänsten vars sida äger svaret')))),
  ];
}

type Placed = { id: string; sheet: Sheet<unknown>; path: Path };

function findDoubles(what: string, placed: readonly Placed[]): Fault[] {
  const first = new Map<string, Placed>();
  return placed.flatMap((each) => {
    const earlier = first.get(each.id);
    if (!earlier) {
      first.set(each.id, each);
      return [];
    }
    return [faultAt(each.sheet, each.path, `${what} «${each.id}» finns redan i ${tell(earlier)}`, 'skriv ett annat id här, eller ta bort det ena')];
  });
}

function checkActorNames({ folders }: Tree, { regions }: Names): Fault[] {
  const actors = folders.flatMap((folder) => folder.actors);
  return regions.flatMap((region) => {
    const first = new Map<string, Sheet<Actor>>();
    return actors.filter((actor) => actor.value.serves.includes(region)).flatMap((actor) => {
      const name = actor.value.name.toLowerCase();
      const earlier = first.get(name);
      if (!earlier) {
        first.set(name, actor);
        return [];
      }
      const problem = `namnet «${actor.value.name}» bärs redan av en aktör i ${region} (${earlier.file})`;
      return [faultAt(actor, ['name'], problem, 'skriv ett namn som skiljer dem åt, till exempel med orten inom parentes')];
    });
  });
}

/** A place that could mean two municipalities would lead some companies wrong. */
function checkPlaces({ folders }: Tree): Fault[] {
  const regions = folders.flatMap(({ region }) => (region ? [region] : []));
  const all = regions.flatMap((sheet) => sheet.value.municipalities.flatMap(({ name, places }, m) => [
    { name, owner: name, sheet, path: ['municipalities', m, 'name'] },
    ...places.map((place, p) => ({ name: place, owner: name, sheet, path: ['municipalities', m, 'places', p] })),
  ]));
  const first = new Map<string, (typeof all)[number]>();
  return all.flatMap((each) => {
    const earlier = first.get(each.name.toLowerCase());
    if (!earlier) {
      first.set(each.name.toLowerCase(), each);
      return [];
    }
    const problem = `orten «${each.name}» står redan under ${earlier.owner} (${tell(earlier)})`;
    return [faultAt(each.sheet, each.path, problem, 'skriv orten bara under den kommun som folk menar, eller skriv ett längre namn som skiljer dem åt')];
  });
}

function tell({ sheet, path }: Pick<Placed, 'sheet' | 'path'>): string {
  return `${sheet.file}:${sheet.place(path)}`;
}

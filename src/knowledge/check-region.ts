import { anyService, checkSources } from './check-actor.ts';
import { faultAt, faultUnlessKnown, type Fault, type Path, type Sheet } from './faults.ts';
import type { Region, Routing } from './schema.ts';
import { isGone, mayServe, type Folder, type Names } from './tree.ts';

/** What a region's own files say that the other files do not bear out. */
export function checkRegion({ name, region, routing }: Folder, names: Names): Fault[] {
  const routes = routing ? checkRouting(routing, name, names) : [];
  if (!region) return routes;
  return [
    ...checkFolder(region, name, routing),
    ...checkCodes(region),
    ...checkCoordinator(region, name, names),
    ...checkCollaborations(region, names),
    ...checkSources(region, names),
    ...routes,
  ];
}

function checkFolder(region: Sheet<Region>, folder: string, routing: Sheet<Routing> | undefined): Fault[] {
  const { id, municipalities, coordinator } = region.value;
  const faults: Fault[] = [];
  if (id !== folder) {
    faults.push(faultAt(region, ['id'], `id är «${id}» men mappen heter ${folder}`, `skriv id: ${folder}, eller byt namn på mappen till ${id}`));
  }
  if (municipalities.length > 0 && !coordinator) {
    const instead = 'lägg till coordinator: med fälten actor, phone och email (null för det som inte är känt)';
    faults.push(faultAt(region, [], 'regionen saknar samordnande dörr', instead));
  }
  if (municipalities.length === 0 && routing) {
    faults.push(faultAt(region, [], 'mappen har routing.yaml men inga kommuner', 'lägg till municipalities: i region.yaml, eller ta bort routing.yaml'));
  }
  return faults;
}

function checkCodes(region: Sheet<Region>): Fault[] {
  const { county, municipalities } = region.value;
  if (!county) return [];
  return municipalities.flatMap(({ code, name }, i) => {
    const problem = `kommunkoden ${code} för ${name} hör inte till ${county.name}`;
    return code.startsWith(county.code) ? [] : [faultAt(region, ['municipalities', i, 'code'], problem, `skriv den kod som börjar med ${county.code}`)];
  });
}

function checkCoordinator(region: Sheet<Region>, folder: string, names: Names): Fault[] {
  const { coordinator } = region.value;
  if (!coordinator) return [];
  const path = ['coordinator', 'actor'];
  const actor = names.actors.get(coordinator.actor)?.value;
  if (!actor) return checkNamed(region, path, coordinator.actor, names);
  const instead = 'skriv en aktör som har människor som svarar och som arbetar i hela regionen';
  if (isGone(actor)) return [faultAt(region, path, `den samordnande dörren ${actor.name} finns inte längre`, instead)];
  if (actor.gives !== 'person') return [faultAt(region, path, `den samordnande dörren ${actor.name} ger bara information`, instead)];
  if (!mayServe(actor, folder, names)) return [faultAt(region, path, `den samordnande dörren ${actor.name} arbetar inte i ${folder}`, instead)];
  return [];
}

function checkCollaborations(region: Sheet<Region>, names: Names): Fault[] {
  return region.value.collaborations.flatMap(({ participants, operator, steering }, c) => {
    const named: { id: string | undefined; path: Path }[] = [
      ...participants.map((id, i) => ({ id, path: ['collaborations', c, 'participants', i] })),
      { id: operator, path: ['collaborations', c, 'operator'] },
      { id: steering, path: ['collaborations', c, 'steering'] },
    ];
    return named.flatMap(({ id, path }) => (id === undefined ? [] : checkNamed(region, path, id, names)));
  });
}

function checkNamed(region: Sheet<Region>, path: Path, id: string, { actors, claimed }: Names): Fault[] {
  return claimed.has(id) ? [] : faultUnlessKnown(region, path, 'aktören', id, [...actors.keys()], 'skriv namnet på en aktörs fil, utan .yaml');
}

function checkRouting(routing: Sheet<Routing>, folder: string, names: Names): Fault[] {
  return Object.entries(routing.value).flatMap(([need, ids]) => [
    ...faultUnlessKnown(routing, [need], 'behovet', need, names.needs, 'skriv ett av behoven i common.yaml'),
    ...ids.flatMap((id, i) => {
      const path = [need, i];
      if (ids.indexOf(id) < i) return [faultAt(routing, path, `tjänsten «${id}» står två gånger under ${need}`, 'ta bort den ena')];
      return checkRoute(routing, path, id, folder, names);
    }),
  ]);
}

function checkRoute(routing: Sheet<Routing>, path: Path, id: string, folder: string, names: Names): Fault[] {
  const { services, claimed } = names;
  const found = services.get(id);
  if (!found) return claimed.has(id) ? [] : faultUnlessKnown(routing, path, 'tjänsten', id, [...services.keys()], anyService);
  const { service, owner } = found;
  const refuse = (problem: string, remedy: string) => [faultAt(routing, path, problem, `ta bort den ur listan, eller ${remedy} i ${owner.file}`)];
  const who = `${owner.value.name}, som har tjänsten «${id}»,`;
  if (service.closed) return refuse(`tjänsten «${id}» är stängd`, 'ta bort closed: true');
  if (isGone(owner.value)) return refuse(`${who} tar inte längre emot företag`, 'ändra status');
  if (!mayServe(owner.value, folder, names)) return refuse(`${who} arbetar inte i ${folder}`, `lägg till ${folder} under serves`);
  return [];
}

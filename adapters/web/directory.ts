import type { App } from '../adapter.ts';
import { giving } from './operation.ts';
import type { Operation } from './operation.ts';
import { Refused } from './problems.ts';
import { Actors, Regions, Services } from './schemas.ts';

/** The open directory: what anyone may read of the knowledge. */
export function directoryOperations(): Operation[] {
  return [
    giving({
      name: 'listRegions', method: 'get', path: '/api/regions', summary: 'The regions, their municipalities and their doors.',
      secured: false, counted: 'read', status: 200, answer: Regions, run: ({ app }) => Promise.resolve({ regions: regionsOf(app) }),
    }),
    giving({
      name: 'listActors', method: 'get', path: '/api/regions/{region}/actors', summary: 'The actors that serve a region.',
      secured: false, counted: 'read', status: 200, answer: Actors, refusals: [404],
      run: ({ app, params: { region = '' } }) => Promise.resolve({ region, actors: known(app.read.directory().actors(region)) }),
    }),
    giving({
      name: 'listServices', method: 'get', path: '/api/regions/{region}/services', summary: 'The services that a company in a region can get.',
      secured: false, counted: 'read', status: 200, answer: Services, refusals: [404],
      run: ({ app, params: { region = '' } }) => Promise.resolve({ region, services: known(app.read.directory().services(region)) }),
    }),
  ];
}

function regionsOf({ read }: App) {
  const { regions, doors } = read.directory();
  return regions.map(({ id, name, municipalities, coordinator }) => ({
    id, name, municipalities,
    ...(coordinator === undefined ? {} : { coordinator }),
    doors: doors.filter(({ region }) => region === id).map((door) => ({ id: door.id, name: door.name, language: door.language, status: door.status })),
  }));
}

/** The knowledge is plain JSON; each entry is shown as it stands there. */
function known(entries: readonly unknown[] | undefined): Record<string, unknown>[] {
  if (!entries) throw new Refused('unknown_region');
  return entries.filter((entry): entry is Record<string, unknown> => typeof entry === 'object' && entry !== null);
}

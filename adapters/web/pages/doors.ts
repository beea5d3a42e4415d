import type { Directory } from '../../adapter.ts';
import type { Language } from '../../../src/events.ts';
import type { PageData } from '../embed/shapes.ts';
import { inkOn } from '../../../src/colour.ts';

export type Door = Directory['doors'][number];
export type DoorGroup = { id: string; name: string; doors: Door[] };

/** What is said before anything is said, at a door without a greeting of its own. */
const greeting = {
  sv: 'Hej! Berätta med egna ord vad ni vill ha hjälp med, så visar jag vem som kan hjälpa till.',
  en: 'Hello! Tell me in your own words what you want help with, and I will show you who can help.',
};

const gone = ['closed', 'moved', 'unknown'];

/** The doors that are open: who is closed or has moved is spoken of, and not entered by. */
export function openDoors({ doors }: Directory): Door[] {
  return doors.filter(({ status }) => !gone.includes(status));
}

/** One open door. */
export function doorOf(directory: Directory, id: string): Door | undefined {
  return openDoors(directory).find((one) => one.id === id);
}

/** The open doors by region, the national ones last, and in alphabetical order within. */
export function groupDoors(directory: Directory, language: Language): DoorGroup[] {
  const doors = openDoors(directory);
  const isNational = (id: string) => directory.regions.find((region) => region.id === id)?.municipalities.length === 0;
  const regions = [...new Set([...directory.regions.map(({ id }) => id), ...doors.map(({ region }) => region)])].sort((a, b) => Number(isNational(a)) - Number(isNational(b)));
  return regions.flatMap((id) => {
    const own = doors.filter(({ region }) => region === id).sort((a, b) => a.name.localeCompare(b.name, 'sv'));
    const name = directory.regions.find((region) => region.id === id)?.name;
    return own.length === 0 ? [] : [{ id, name: (language === 'en' ? name?.en : undefined) ?? name?.sv ?? own[0]?.regionName ?? id, doors: own }];
  });
}

/** What the chat of a door is drawn from. */
export function pageOf(directory: Directory, door: Door, asked: Language | undefined, practice: boolean, /** The address asked for practice, wherever that goes. */ practised = false): PageData {
  const names = new Map(directory.doors.map((one) => [one.id, one.name]));
  const coordinators = directory.regions.flatMap(({ id: region, coordinator }) => {
    const name = names.get(coordinator ?? '');
    return name === undefined ? [] : [[region, name] as const];
  });
  return {
    door: door.id, name: door.name, region: door.region, regionName: door.regionName, practice, ...(practised ? { keep: `${door.id}?ovning` } : {}),
    ...(door.colour === undefined ? {} : { colour: { door: door.colour, ink: door.ink ?? inkOn(door.colour) } }),
    greeting: { sv: door.greeting?.sv ?? greeting.sv, en: door.greeting?.en ?? greeting.en },
    language: asked ?? door.language,
    languageChosen: asked !== undefined,
    coordinators: Object.fromEntries(coordinators),
  };
}

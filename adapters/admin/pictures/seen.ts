import { may, reaches } from '../../../src/accounts/account.ts';
import type { Account } from '../../../src/accounts/account.ts';
import type { Language } from '../../../src/events.ts';
import type { DirectoryMap } from '../../../src/pictures/directory.ts';
import { periodOf, swedishDay } from '../../../src/pictures/period.ts';
import type { Period, PeriodFault } from '../../../src/pictures/period.ts';
import { exact } from '../../../src/pictures/shown.ts';
import type { Guard } from '../../../src/pictures/shown.ts';
import type { Goal, Pictures, PictureScope } from '../../../src/store/pictures.ts';
import { NotHere } from '../route.ts';
import type { Call } from '../route.ts';
import { words as wordsOf } from './words.ts';
import type { Words } from './words.ts';

/** What the pictures are drawn from. */
export type PicturesParts = { pictures: Pictures; /** Who does what, as it is published at present. */ map: () => DirectoryMap; /** How counts are shown to those who are not admins. */ hide: Guard };

/** Who looks at what: all that a picture needs to know beside the numbers. */
export type Seen = {
  language: Language;
  words: Words;
  map: DirectoryMap;
  guard: Guard;
  /** Whether small numbers are hidden. */
  hides: boolean;
  scope: PictureScope;
  period: Period;
  fault?: PeriodFault;
  region?: string;
  actor?: string;
  /** The day in Sweden, now. */
  today: string;
  goals: readonly Goal[];
};

/** The regions that an account may choose among. */
export function regionsOf(account: Account, map: DirectoryMap): readonly string[] {
  return map.regions.map(({ id }) => id).filter((id) => account.actor !== undefined || reaches(account, { regions: [id], actors: [] }));
}

/** The regions whose goals an account may set. */
export function goalRegionsOf(account: Account, map: DirectoryMap): readonly string[] {
  return may(account, 'publish') ? regionsOf(account, map) : [];
}

/** The actors that an account may choose among: its own, or those of its region. */
export function actorsOf(account: Account, map: DirectoryMap): DirectoryMap['actors'] {
  const regions = regionsOf(account, map);
  return map.actors.filter(({ id, serves }) => (account.actor === undefined ? serves.some((region) => regions.includes(region)) : id === account.actor));
}

/** Reads what somebody wants to see, no more than they reach. What is out of reach is answered like what is not there. */
export async function seenBy({ account, query, language, at }: Pick<Call, 'account' | 'query' | 'language' | 'at'>, { pictures, map: mapNow, hide }: PicturesParts, fixed?: Period): Promise<Seen> {
  const map = mapNow();
  const [region, asked] = [query.one('region'), query.one('aktor')];
  const allowed = regionsOf(account, map);
  if (region !== '' && !allowed.includes(region)) throw new NotHere();
  if (asked !== '' && !actorsOf(account, map).some(({ id }) => id === asked)) throw new NotHere();
  const hides = account.role !== 'admin';
  const { fault, ...period }: Period & { fault?: PeriodFault } = fixed ?? periodOf({ kind: query.one('period'), first: query.one('fran'), last: query.one('till') }, at, { wholeMonths: hides });
  const regions = region !== '' ? [region] : account.region === undefined ? undefined : [account.region];
  const actor = account.actor ?? (asked === '' ? undefined : asked);
  const shownRegion = regions?.[0];
  return {
    language, words: wordsOf(language), map, hides, guard: hides ? hide : exact, period, today: swedishDay(at),
    scope: { from: period.from, to: period.to, ...(regions === undefined ? {} : { regions }), ...(actor === undefined ? {} : { actor }) },
    goals: await pictures.goals(shownRegion === undefined ? allowed : [shownRegion]),
    ...(fault === undefined ? {} : { fault }), ...(shownRegion === undefined ? {} : { region: shownRegion }), ...(actor === undefined ? {} : { actor }),
  };
}

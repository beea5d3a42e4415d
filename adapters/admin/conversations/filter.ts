import { reachOf } from '../../../src/accounts/account.ts';
import type { Account } from '../../../src/accounts/account.ts';
import type { Language } from '../../../src/events.ts';
import type { TalkFilter, TalkFlag, TalkOutcome, TalkRow } from '../../../src/store/talks.ts';
import type { Fields } from '../route.ts';
import { dayStart } from '../time.ts';

/** What the list is narrowed to, as the address carries it: each empty where nothing is chosen. */
export const fields = ['sok', 'tecken', 'dorr', 'region', 'sprak', 'behov', 'utfall', 'fran', 'till', 'ovning'] as const;
export type Chosen = Record<(typeof fields)[number], string>;

/** How each mark and outcome is written in an address. */
export const flagIds: Readonly<Record<TalkFlag, string>> = { unsure: 'osaker', thumb_down: 'tumme-ner', no_door: 'ingen-dorr', declined: 'nej', human: 'manniska', offtopic: 'inte-var-sak' };
export const outcomeIds: Readonly<Record<TalkOutcome, string>> = {
  silent: 'tyst', answered: 'svar', led: 'visad', waiting: 'vantar', taken: 'tagen', helped: 'hjalp', not_helped: 'inte-hjalp', unanswered: 'ingen-tog', withdrawn: 'tillbaka', offtopic: 'inte-var-sak',
};

const mostWords = 8;
const mostLetters = 100;

/** What was chosen. Null bytes, halves of letters and the like stay out. */
export function chosenIn(query: Fields): Chosen {
  return Object.fromEntries(fields.map((name) => [name, query.one(name).replace(/\p{Cc}/gu, ' ').trim().slice(0, mostLetters).replace(/\p{Cs}/gu, ' ').trim()])) as Chosen;
}

/** Dates that are none. */
export function faultsIn({ fran, till }: Chosen): { fran: boolean; till: boolean } {
  return { fran: fran !== '' && dayStart(fran) === undefined, till: till !== '' && dayStart(till) === undefined };
}

/** The filter for the store: what was chosen, within what the account reaches. */
export function filterFrom(account: Account, chosen: Chosen): Omit<TalkFilter, 'before' | 'limit'> {
  const { regions, actors } = reachOf(account);
  const flag = idOf(flagIds, chosen.tecken);
  const outcome = idOf(outcomeIds, chosen.utfall);
  const from = dayStart(chosen.fran);
  const to = dayStart(chosen.till, 1);
  const words = chosen.sok.split(/\s+/u).filter((word) => word !== '').slice(0, mostWords);
  const language: Language | undefined = chosen.sprak === 'sv' || chosen.sprak === 'en' ? chosen.sprak : undefined;
  return {
    ...(chosen.region !== '' || regions ? { regions: chosen.region === '' ? (regions ?? []) : (regions ?? [chosen.region]).filter((one) => one === chosen.region) } : {}), ...(actors ? { actors } : {}),
    ...(chosen.dorr === '' ? {} : { door: chosen.dorr }), ...(language ? { language } : {}), ...(flag ? { flag } : {}), ...(chosen.behov === '' ? {} : { need: chosen.behov }), ...(outcome ? { outcome } : {}),
    ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }), ...(chosen.ovning === 'utan' || chosen.ovning === 'bara' ? { practice: chosen.ovning === 'bara' } : {}), ...(words.length === 0 ? {} : { words }),
  };
}

function idOf<Name extends string>(ids: Readonly<Record<Name, string>>, written: string): Name | undefined {
  return (Object.keys(ids) as Name[]).find((name) => ids[name] === written);
}

/** The address of the list with these choices, and others in their place. */
export function addressOf(chosen: Chosen, other: Partial<Chosen> = {}, before?: TalkRow): string {
  const query = new URLSearchParams(Object.entries({ ...chosen, ...other }).filter(([, value]) => value !== ''));
  if (before) query.set('fore', `${before.at}_${before.conversation}`);
  return query.size === 0 ? '/admin/samtal' : `/admin/samtal?${query.toString()}`;
}

/** The last row of the page before, as its address carries it. */
export function beforeIn(query: Fields): TalkFilter['before'] {
  const [, at, conversation] = /^(\d{4}-\d{2}-\d{2}T[\d:.]+Z)_([\w-]{1,80})$/.exec(query.one('fore')) ?? [];
  return at === undefined || conversation === undefined ? undefined : { at, conversation };
}

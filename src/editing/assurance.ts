import type { Actor } from '../knowledge/schema.ts';

/** Whether somebody at an actor has lately said that what stands here is right. */
export type Assurance = 'fresh' | 'old' | 'missing';

const yearMs = 365 * 24 * 60 * 60_000;

/** How it is with that: what is more than a year old is to be asked about again. */
export function assuranceOf({ assured }: Pick<Actor, 'assured'>, now: string): Assurance {
  if (assured === undefined) return 'missing';
  return Date.parse(now) - Date.parse(assured.at) > yearMs ? 'old' : 'fresh';
}

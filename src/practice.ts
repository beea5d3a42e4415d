import type { BoundChannel } from '../adapters/adapter.ts';
import type { Settings } from './events.ts';

/** What the channel for practice is kept under among what actors have set themselves. No actor is called so. */
export const practiceKey = '(ovning)';

/** Where a handover for practice goes: to the desk, to a channel that an admin has chosen for it, or nowhere. */
export type PracticeWay = { to: 'desk' } | { to: 'channel'; channel: string; team?: string } | { to: 'nowhere' };

/** Where practice goes at present. A channel that an actor takes companies in is never one for practice, also where it has become so since. Pure. */
export function practiceWay(atDesk: boolean, settings: readonly Settings[], bound: readonly BoundChannel[], sameChannel: (one: string, other: string) => boolean = sameName): PracticeWay {
  if (atDesk) return { to: 'desk' };
  const set = settings.find(({ actor }) => actor === practiceKey);
  if (set?.channel === undefined) return { to: 'nowhere' };
  const { channel, team } = set;
  if (bound.some((one) => sameChannel(one.channel, channel))) return { to: 'nowhere' };
  return { to: 'channel', channel, ...(team === undefined ? {} : { team }) };
}

/** Whether two ways to write a channel name the same one. */
export function sameName(one: string, other: string): boolean {
  return one.replace(/^#/, '').toLowerCase() === other.replace(/^#/, '').toLowerCase();
}

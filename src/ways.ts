import type { Settings } from './events.ts';
import type { Actor } from './knowledge/schema.ts';

/** How what concerns a handover reaches its actor. */
export type Way = 'slack' | 'mail';

/**
 * The way to an actor: its channel in Slack, where it has one of its own that works, or e-mail. Who has no address for handovers
 * is only reached in Slack. `problem` is what is wrong with its channel, if anything. Pure.
 */
export function wayOf({ id, mail, slack }: Pick<Actor, 'id' | 'mail' | 'slack'>, settings: readonly Settings[], problem: string | undefined, municipality?: string): Way {
  if (mail === undefined) return 'slack';
  const bound = slack !== undefined || settings.some((one) => one.actor === id && one.channel !== undefined && (one.municipality === undefined || one.municipality === municipality));
  return bound && problem === undefined ? 'slack' : 'mail';
}

import type { Settings } from '../events.ts';
import type { Actor, Knowledge } from './schema.ts';

/** The knowledge with what actors have set themselves put over it: its channel, its closed weeks, and that it has joined. Pure. */
export function withSettings(knowledge: Knowledge, settings: readonly Settings[]): Knowledge {
  const whole = new Map(settings.flatMap((one) => (one.municipality === undefined ? [[one.actor, one] as const] : [])));
  if (whole.size === 0) return knowledge;
  return { ...knowledge, regions: knowledge.regions.map((region) => ({ ...region, actors: region.actors.map((actor) => settled(actor, whole.get(actor.id))) })) };
}

function settled(actor: Actor, settings: Settings | undefined): Actor {
  if (!settings) return actor;
  const { channel, team, closed, liveSince } = settings;
  return {
    ...actor,
    closed: [...actor.closed, ...closed],
    ...(channel === undefined ? inWorkspace(actor, team) : { slack: { channel, ...(team === undefined ? {} : { team }) } }),
    ...(liveSince !== undefined && actor.gives === 'person' && !['closed', 'moved', 'unknown'].includes(actor.status) ? { handover: 'live' as const } : {}),
  };
}

/** Whether an actor has left: then it takes no companies, whatever its knowledge or the operator says. Pure. */
export function leavers(settings: readonly Settings[]): (actor: string) => boolean {
  const left = new Set(settings.flatMap(({ actor, municipality, leftAt }) => (leftAt !== undefined && municipality === undefined ? [actor] : [])));
  return (actor) => left.has(actor);
}

/** Whoever has come to a workspace of its own, and chosen no channel there yet, takes companies in the channel named after its id. */
function inWorkspace({ id, slack }: Actor, team: string | undefined): Pick<Actor, 'slack'> {
  return team === undefined || team === slack?.team ? {} : { slack: { channel: `dorr-${id}`, team } };
}

import { setTimeout as sleep } from 'node:timers/promises';
import type { BoundChannel } from '../adapter.ts';
import { channelChecker } from './channel-health.ts';
import { isChannelId } from './channels.ts';
import type { HealthParts } from './health-parts.ts';
import type { Log } from './log.ts';
import { isIn, spaceChecker } from './space-health.ts';
import type { Space } from './spaces.ts';
import { openTelling } from './telling.ts';

/** Whether workspaces and channels still let us in: looked at now and then, and whenever Slack says that something has happened there. */
export type Health = {
  checkSpace(space: Space): Promise<void>;
  checkChannel(bound: BoundChannel): Promise<void>;
  /** The channel with Slack's own id, where an actor takes companies in it. */
  checkChannelWithId(space: Space, id: string): Promise<void>;
  /** A channel has just turned out not to work, and was marked so. */
  channelBroke(team: string | undefined, channel: string, code: string): Promise<void>;
  round(): Promise<void>;
};

/** So many channels of a workspace are looked at in each round: far below what Slack allows in a minute. */
const channelsPerRound = 15;

/** Opens the looking after connections. */
export function openHealth(parts: HealthParts): Health {
  const { app: { read }, spaces, showingIn, spread } = parts;
  const telling = openTelling(parts.app, parts);
  const checkSpace = spaceChecker(parts, telling);
  const { check: checkChannel, broke: channelBroke } = channelChecker(parts, telling);
  const turns = new Map<string, number>();
  /** What is being looked at: a slow answer must not hold up the next look at others. */
  const under = new Set<string>();
  const boundIn = (space: Space) => read.boundChannels().filter(({ team }) => isIn(spaces, space, team));
  const knownOf = async ({ team, channel }: BoundChannel) => (await showingIn(team))?.read.channel(channel);

  /** Actors whose workspace the app is not let into, or whose key cannot be opened. */
  async function checkMissing(): Promise<void> {
    for (const { actor, team } of read.boundChannels()) if (team !== undefined && !(await spaces.of(team))) read.setReachable([actor], false);
  }

  /** The channels of a workspace that are looked at now: those that did not work, and some of the others in their turn. */
  async function inTurn(space: Space): Promise<BoundChannel[]> {
    const broken: BoundChannel[] = [];
    const others: BoundChannel[] = [];
    for (const one of boundIn(space)) {
      const known = await knownOf(one);
      if (known?.problem !== undefined) broken.push(one);
      else if (known?.id !== undefined || isChannelId(one.channel)) others.push(one);
    }
    const from = others.length > 0 ? (turns.get(space.key) ?? 0) % others.length : 0;
    turns.set(space.key, from + Math.max(0, channelsPerRound - broken.length));
    return [...broken, ...others.slice(from), ...others.slice(0, from)].slice(0, channelsPerRound);
  }

  async function once(what: string, work: () => Promise<void>): Promise<void> {
    if (under.has(what)) return;
    under.add(what);
    await work().finally(() => under.delete(what));
  }

  return {
    checkSpace, checkChannel, channelBroke,
    async checkChannelWithId(space, id) {
      for (const bound of boundIn(space)) if (((await knownOf(bound))?.id ?? bound.channel) === id) await checkChannel(bound);
    },
    async round() {
      await spaces.renew();
      await checkMissing();
      await Promise.all(spaces.all().map(async (space, i) => {
        await sleep(Math.min(10_000, i * spread), undefined, { ref: false });
        await once(`space ${space.key}`, () => checkSpace(space));
        await once(`channels ${space.key}`, async () => {
          for (const bound of await inTurn(space)) {
            await checkChannel(bound);
            await sleep(spread, undefined, { ref: false });
          }
        });
      }));
    },
  };
}

/** Looks again and again, so far apart whatever a look takes, until it is told to stop. */
export function keepLooking(health: Health, every: number, log: Log, track: (work: Promise<void>) => void): () => void {
  const stopped = new AbortController();
  const isStopped = () => stopped.signal.aborted;
  const look = async () => {
    while (!isStopped()) {
      const round = health.round().catch((error: unknown) => { log.error({ err: error }, 'the connections to Slack could not be looked at; trying again soon'); });
      track(round);
      await sleep(every, undefined, { ref: false, signal: stopped.signal }).catch(() => undefined);
    }
  };
  void look();
  return () => { stopped.abort(); };
}

import { setTimeout as sleep } from 'node:timers/promises';
import type { App, BoundChannel } from '../adapter.ts';
import { findChannel, isChannelId, joinFor, keepProblem, post } from './channels.ts';
import type { Log } from './log.ts';
import { moveOn } from './move-on.ts';
import { escape } from './safe.ts';
import type { Showing } from './showing.ts';
import type { Space, Spaces } from './spaces.ts';
import { SlackTrouble, kindOf, reading } from './trouble.ts';
import type { Words } from './words.ts';

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

export type HealthParts = {
  app: App; spaces: Spaces; log: Log; now: () => Date; words: Words;
  showingIn: (team: string | undefined) => Promise<Showing | undefined>;
  /** How long to wait before a refusal is asked for once more, in milliseconds: Slack has been known to err. */
  sure: number;
  /** Milliseconds between two looks at channels of the same workspace. */
  spread: number;
};

/** So many channels of a workspace are looked at in each round: far below what Slack allows in a minute. */
const channelsPerRound = 15;
/** What says nothing of the connection, but of the looking. */
const aboutUs = ['missing_scope', 'no_permission'];
/** What a look at the channel can prove wrong again. */
const provable = ['is_archived', 'channel_not_found', 'not_in_channel'];

/** Opens the looking after connections. */
export function openHealth(parts: HealthParts): Health {
  const { app, spaces, log, now, words, showingIn, sure, spread } = parts;
  const { read } = app;
  const at = () => now().toISOString();
  const turns = new Map<string, number>();
  const isIn = (space: Space, team: string | undefined) => (team === undefined ? spaces.isHome(space) : team === space.team());
  const boundIn = (space: Space) => read.boundChannels().filter(({ team }) => isIn(space, team));

  /** Why a workspace does not let us in any more; undefined when it does, or when nobody can tell. */
  async function refusal({ client }: Space): Promise<{ code: string } | 'fine' | undefined> {
    try {
      await reading(() => client.auth.test());
      return 'fine';
    } catch (error) {
      const { kind, code } = error as SlackTrouble;
      return kind === 'connection' && !aboutUs.includes(code) ? { code } : undefined;
    }
  }

  async function checkSpace(space: Space): Promise<void> {
    const first = await refusal(space);
    if (first === undefined) return;
    if (first === 'fine') return spaceIsWell(space);
    await sleep(sure, undefined, { ref: false });
    const second = await refusal(space);
    if (second !== undefined && second !== 'fine') await spaceIsBroken(space, second.code);
  }

  async function spaceIsBroken(space: Space, code: string): Promise<void> {
    const bound = boundIn(space);
    const names = namesOf(bound);
    read.setReachable(bound.map(({ actor }) => actor), false);
    if (await read.markInstallation(space.key, code, at())) {
      log.error({ team: space.team(), code, advice: words.trouble(code) }, 'a workspace does not let the app in any more: what it would get goes another way until the app is let in again');
      await tellRegions(bound, words.connectionBroken(names, words.trouble(code)), space);
    }
    await moveOn(app, log, bound, async ({ team }) => (await spaces.of(team)) === space);
  }

  async function spaceIsWell(space: Space): Promise<void> {
    const bound = boundIn(space);
    if (!space.who.me()) void space.who.learn();
    read.setReachable(bound.map(({ actor }) => actor), true);
    if (!(await read.markInstallation(space.key, undefined, at()))) return;
    log.info({ team: space.team() }, 'a workspace lets the app in again');
    for (const one of bound) {
      const showing = await showingIn(one.team);
      const known = await showing?.read.channel(one.channel);
      if (known?.problem !== undefined && kindOf(known.problem) === 'connection') await showing?.read.setChannel({ name: one.channel, at: at(), ...(known.id === undefined ? {} : { id: known.id }) });
    }
    await tellRegions(bound, words.connectionWell(namesOf(bound)));
  }

  /** What is wrong with a channel, its id when nothing is, and neither when nobody can tell. */
  async function look(showing: Showing, channel: string, id: string | undefined): Promise<{ problem?: string; id?: string }> {
    if (id === undefined) {
      const found = await findChannel(showing, channel);
      return found === undefined ? {} : { id: found };
    }
    try {
      const { channel: is } = await reading(() => showing.client.conversations.info({ channel: id }));
      if (is?.is_archived) return { problem: 'is_archived' };
      if (is?.is_member !== false) return { id };
      const joined = await joinFor(showing, channel, new SlackTrouble({ kind: 'channel', code: 'not_in_channel' }, false, undefined));
      return joined === undefined ? { problem: 'not_in_channel' } : { id: joined };
    } catch (error) {
      if (!(error instanceof SlackTrouble) || error.kind !== 'channel') throw error;
      // A channel of the same name may have come in its place.
      const other = isChannelId(channel) ? undefined : await findChannel(showing, channel);
      return other === undefined ? { problem: error.code } : { id: other };
    }
  }

  async function checkChannel(bound: BoundChannel): Promise<void> {
    const showing = await showingIn(bound.team);
    if (!showing) return;
    const known = await showing.read.channel(bound.channel);
    const id = known?.id ?? (isChannelId(bound.channel) ? bound.channel : undefined);
    if (id === undefined && known?.problem === undefined) return;
    try {
      const seen = await look(showing, bound.channel, id);
      if (seen.problem !== undefined) {
        if (await keepProblem(showing, bound.channel, seen.problem, words.trouble(seen.problem))) await channelBroke(bound.team, bound.channel, seen.problem);
      } else if (seen.id !== undefined) await channelIsWell(showing, bound, seen.id, known?.problem);
    } catch (error) {
      if (!(error instanceof SlackTrouble)) throw error;
      if (error.kind === 'connection' && !aboutUs.includes(error.code)) showing.suspect();
      else log.warn({ channel: bound.channel, code: error.code }, 'a channel could not be looked at; it is looked at again');
    }
  }

  async function channelIsWell(showing: Showing, bound: BoundChannel, id: string, problem: string | undefined): Promise<void> {
    if (problem === undefined || !(provable.includes(problem) || kindOf(problem) === 'connection')) return;
    const since = (await showing.read.channel(bound.channel))?.at ?? '';
    await showing.read.setChannel({ name: bound.channel, id, at: at() });
    if (kindOf(problem) === 'connection' || !(await isFirst(`well:${bound.team ?? ''}:${bound.channel}:${since}`))) return;
    log.info({ channel: bound.channel }, 'a channel works again');
    await tellRegions(sharing(bound), words.connectionWell(namesOf(sharing(bound))));
  }

  async function channelBroke(team: string | undefined, channel: string, code: string): Promise<void> {
    const bound = sharing({ team, channel });
    const lies = (await (await showingIn(team))?.read.channel(channel))?.id;
    if (await isFirst(`broken:${team ?? ''}:${channel}:${(await (await showingIn(team))?.read.channel(channel))?.at ?? ''}`)) {
      await tellRegions(bound, words.connectionBroken(namesOf(bound), words.trouble(code)), undefined, channel);
    }
    await moveOn(app, log, bound, (place) => Promise.resolve(place.team === team && (place.channel === lies || place.channel === channel)));
  }

  const sharing = ({ team, channel }: { team?: string | undefined; channel: string }) => read.boundChannels().filter((one) => one.channel === channel && one.team === team);

  /** Whether this process is the first to tell of something. */
  async function isFirst(what: string): Promise<boolean> {
    const id = `slack:told:${what}`;
    const first = await read.keep({ id, at: at(), body: '{}' });
    if (first) await read.handled(id, at());
    return first;
  }

  /** Who was handed over to there; where that cannot be told any more, all who have it as theirs. */
  function namesOf(bound: readonly BoundChannel[]): string {
    const live = new Set(read.actors().flatMap(({ id, handover }) => (handover === 'live' ? [id] : [])));
    const some = bound.filter(({ actor }) => live.has(actor));
    const names = [...new Set((some.length > 0 ? some : bound).map(({ name }) => name))];
    return names.length > 5 ? words.list([...names.slice(0, 4), words.andMore(names.length - 4)]) : words.list(names);
  }

  /** Says something in the channel of each region's coordinating actor, where that one can be reached. */
  async function tellRegions(bound: readonly BoundChannel[], text: string, broken?: Space, brokenChannel?: string): Promise<void> {
    const coordinators = new Set(read.directory().regions.flatMap(({ id, coordinator }) => (coordinator !== undefined && bound.some(({ region }) => region === id) ? [coordinator] : [])));
    for (const { actor, team, channel } of read.boundChannels()) {
      if (!coordinators.delete(actor)) continue;
      try {
        const showing = await showingIn(team);
        if (!showing || channel === brokenChannel || (broken && isIn(broken, team))) continue;
        await post(showing, channel, { text: escape(text) });
      } catch (error) {
        log.warn({ err: error, actor }, 'the coordinating actor could not be told of a connection');
      }
    }
  }

  /** Actors whose workspace the app is not let into, or whose key cannot be opened. */
  async function checkMissing(): Promise<void> {
    for (const { actor, team } of read.boundChannels()) if (team !== undefined && !(await spaces.of(team))) read.setReachable([actor], false);
  }

  /** The channels of a workspace that are looked at now: those that did not work, and some of the others in their turn. */
  async function inTurn(space: Space): Promise<BoundChannel[]> {
    const all = boundIn(space);
    const broken: BoundChannel[] = [];
    const others: BoundChannel[] = [];
    for (const one of all) {
      const known = await (await showingIn(one.team))?.read.channel(one.channel);
      if (known?.problem !== undefined) broken.push(one);
      else if (known?.id !== undefined || isChannelId(one.channel)) others.push(one);
    }
    const from = others.length > 0 ? (turns.get(space.key) ?? 0) % others.length : 0;
    const some = [...broken, ...others.slice(from), ...others.slice(0, from)].slice(0, channelsPerRound);
    turns.set(space.key, from + Math.max(0, channelsPerRound - broken.length));
    return some;
  }

  async function round(): Promise<void> {
    await spaces.renew();
    await checkMissing();
    await Promise.all(spaces.all().map(async (space, i) => {
      await sleep(Math.min(10_000, i * spread), undefined, { ref: false });
      await checkSpace(space);
      for (const bound of await inTurn(space)) {
        await checkChannel(bound);
        await sleep(spread, undefined, { ref: false });
      }
    }));
  }

  return {
    checkSpace, checkChannel, channelBroke, round,
    async checkChannelWithId(space, id) {
      for (const bound of boundIn(space)) {
        const known = await (await showingIn(bound.team))?.read.channel(bound.channel);
        if ((known?.id ?? bound.channel) === id) await checkChannel(bound);
      }
    },
  };
}

/** Looks again and again, so far apart, until it is told to stop. */
export function keepLooking(health: Health, every: number, log: Log, track: (work: Promise<void>) => void): () => void {
  const stopped = new AbortController();
  const isStopped = () => stopped.signal.aborted;
  const look = async () => {
    while (!isStopped()) {
      const round = health.round().catch((error: unknown) => { log.error({ err: error }, 'the connections to Slack could not be looked at; trying again soon'); });
      track(round);
      await round;
      await sleep(every, undefined, { ref: false, signal: stopped.signal }).catch(() => undefined);
    }
  };
  void look();
  return () => { stopped.abort(); };
}

import type { BoundChannel } from '../adapter.ts';
import { findChannel, isChannelId, joinFor, keepProblem } from './channels.ts';
import type { HealthParts } from './health-parts.ts';
import { moveOn } from './move-on.ts';
import type { Showing } from './showing.ts';
import { aboutUs } from './space-health.ts';
import type { Telling } from './telling.ts';
import { SlackTrouble, kindOf, reading } from './trouble.ts';

/** What a look at the channel can prove wrong again. */
const provable = ['is_archived', 'channel_not_found', 'not_in_channel'];

/** Looks whether a channel still lets us in, and does what follows from what it finds, or from what a card has just run into. */
export function channelChecker({ app, log, now, words, showingIn }: HealthParts, telling: Telling): { check(bound: BoundChannel): Promise<void>; broke(team: string | undefined, channel: string, code: string): Promise<void> } {
  const { read } = app;
  const at = () => now().toISOString();
  const sharing = ({ team, channel }: { team?: string | undefined; channel: string }) => read.boundChannels().filter((one) => one.channel === channel && one.team === team);

  async function check(bound: BoundChannel): Promise<void> {
    const showing = await showingIn(bound.team);
    if (!showing) return;
    const known = await showing.read.channel(bound.channel);
    const id = known?.id ?? (isChannelId(bound.channel) ? bound.channel : undefined);
    if (id === undefined && known?.problem === undefined) return;
    try {
      const seen = await look(showing, bound.channel, id);
      if (seen.problem === undefined) {
        if (seen.id !== undefined) await isWell(showing, bound, seen.id, known?.problem);
      } else if (await keepProblem(showing, bound.channel, seen.problem, words.trouble(seen.problem))) await broke(bound.team, bound.channel, seen.problem);
    } catch (error) {
      if (!(error instanceof SlackTrouble)) throw error;
      if (error.kind === 'connection' && !aboutUs.includes(error.code)) showing.suspect();
      else log.warn({ channel: bound.channel, code: error.code }, 'a channel could not be looked at; it is looked at again');
    }
  }

  async function isWell(showing: Showing, bound: BoundChannel, id: string, problem: string | undefined): Promise<void> {
    if (problem === undefined || !(provable.includes(problem) || kindOf(problem) === 'connection')) return;
    const since = (await showing.read.channel(bound.channel))?.at ?? '';
    await showing.read.setChannel({ name: bound.channel, id, at: at() });
    if (kindOf(problem) === 'connection' || !(await isFirst(`well:${bound.team ?? ''}:${bound.channel}:${since}`))) return;
    log.info({ channel: bound.channel }, 'a channel works again');
    await telling.say(sharing(bound), words.connectionWell(telling.namesOf(sharing(bound))));
  }

  async function broke(team: string | undefined, channel: string, code: string): Promise<void> {
    const bound = sharing({ team, channel });
    const known = await (await showingIn(team))?.read.channel(channel);
    if (await isFirst(`broken:${team ?? ''}:${channel}:${known?.at ?? ''}`)) {
      await telling.say(bound, words.connectionBroken(telling.namesOf(bound), words.trouble(code)), (one) => one.channel === channel && one.team === team);
    }
    await moveOn(app, log, bound, (place) => Promise.resolve(place.team === team && (place.channel === known?.id || place.channel === channel)));
  }

  /** Whether this process is the first to tell of something. */
  async function isFirst(what: string): Promise<boolean> {
    const id = `slack:told:${what}`;
    const first = await read.keep({ id, at: at(), body: '{}' });
    if (first) await read.handled(id, at());
    return first;
  }

  return { check, broke };
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

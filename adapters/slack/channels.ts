import type { WebClient } from '@slack/web-api';
import type { Queries } from '../adapter.ts';
import { quiet } from './blocks.ts';
import type { Block } from './blocks.ts';
import type { Log } from './log.ts';
import type { Pace } from './pace.ts';
import { SlackTrouble, reading, writing } from './trouble.ts';

/** What the sending side works with. */
export type Outlet = { client: WebClient; read: Queries; log: Log; now: () => Date; pace: Pace };

/** A message's place in Slack. */
export type Spot = { channel: string; ts: string };
type Message = { text: string; blocks?: Block[]; thread_ts?: string; metadata?: { event_type: string; event_payload: Record<string, string> } };

/** Whether a channel is written as Slack's own id rather than as a name. */
export function isChannelId(channel: string): boolean {
  return /^[CGD][A-Z0-9]{6,}$/.test(channel);
}

/** The id of a channel as far as it is known: answered by Slack before, which may have given it another since, or written so. */
export async function knownId(read: Queries, channel: string): Promise<string | undefined> {
  return (await read.channel(channel))?.id ?? (isChannelId(channel) ? channel : undefined);
}

/** Looks through the channels that the app can see for one of this name. */
export async function findChannel({ client, log }: Outlet, channel: string): Promise<string | undefined> {
  const name = bareName(channel);
  try {
    for (let cursor = '', page = 0; page < 50; page += 1) {
      const answer = await reading(() =>
        client.conversations.list({ types: 'public_channel,private_channel', exclude_archived: true, limit: 200, ...(cursor ? { cursor } : {}) }),
      );
      const found = answer.channels?.find((one) => one.name === name);
      if (found?.id) return found.id;
      cursor = answer.response_metadata?.next_cursor ?? '';
      if (!cursor) return undefined;
    }
  } catch (error) {
    if (!(error instanceof SlackTrouble) || error.kind !== 'connection') throw error;
    log.error({ code: error.code }, 'Slack would not list its channels');
  }
  return undefined;
}

/** Posts in a channel, in its turn, or where `there` says when the channel has become another since; joins the channel first when that is what was missing. Remembers the id that Slack answers with. */
export async function post(outlet: Outlet, channel: string, message: Message, there?: string): Promise<Spot> {
  const { client, read, pace } = outlet;
  const wait = await pace.turn(channel);
  if (wait) throw new SlackTrouble({ kind: 'rate', code: 'paced', after: wait }, false, undefined);
  const send = async (to: string) => {
    const { channel: id, ts } = await writing(() => client.chat.postMessage({ ...message, ...quiet, channel: to }));
    if (!id || !ts) throw new SlackTrouble({ kind: 'ambiguous', code: 'unreadable_answer' }, true, undefined);
    if (there === undefined) await keepWell(outlet, channel, id);
    return { channel: id, ts };
  };
  const target = there ?? (await knownId(read, channel)) ?? bareName(channel);
  try {
    return await send(target);
  } catch (error) {
    const id = await joinFor(outlet, there ?? channel, error);
    if (!id) throw error;
    return await send(id);
  }
}

/** When an error says that the app is not in a public channel, joins it once. Answers the channel's id if that went well. */
export async function joinFor(outlet: Outlet, channel: string, error: unknown): Promise<string | undefined> {
  if (!(error instanceof SlackTrouble) || !['not_in_channel', 'channel_not_found'].includes(error.code)) return undefined;
  const id = isChannelId(channel) ? await knownId(outlet.read, channel) : await findChannel(outlet, channel);
  if (!id) return undefined;
  try {
    await writing(() => outlet.client.conversations.join({ channel: id }));
    return id;
  } catch (refusal) {
    if (refusal instanceof SlackTrouble && ['channel', 'connection', 'ours'].includes(refusal.kind)) return undefined;
    // To join twice does no harm, so whatever else went wrong is only a reason to come back.
    throw new SlackTrouble({ kind: 'wait', code: refusal instanceof SlackTrouble ? refusal.code : 'no_answer' }, false, refusal);
  }
}

/** Notes that a channel works, under the name that the knowledge gives it. */
export async function keepWell({ read, now }: Outlet, channel: string, id: string): Promise<void> {
  const known = await read.channel(channel);
  if (known?.id === id && known.problem === undefined) return;
  await read.setChannel({ name: channel, id, at: now().toISOString() });
}

/** Notes what is wrong with a channel, and tells whoever watches over the service what to do about it. Answers whether that is news. */
export async function keepProblem({ read, now, log }: Outlet, channel: string, problem: string, advice: string): Promise<boolean> {
  const before = await read.channel(channel);
  const isNews = before?.problem === undefined;
  if (isNews) log.error({ channel, code: problem, advice }, 'a channel does not work: nothing is handed over there until it does');
  const id = await knownId(read, channel);
  await read.setChannel({ name: channel, problem, at: isNews ? now().toISOString() : before.at, ...(id ? { id } : {}) });
  return isNews;
}

function bareName(channel: string): string {
  return channel.replace(/^#/, '');
}

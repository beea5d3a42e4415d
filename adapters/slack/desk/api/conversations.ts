import { channelShape, historyShape, type Shape } from '../shapes.ts';
import { findChannel, rootOf, threadOf, type Channel, type Message } from '../state.ts';
import { cursorOf, cursorTo, flag, limitOf, text, type Args } from './arguments.ts';
import { findUser } from '../workspace.ts';
import { visible } from './chat.ts';
import type { Called, Method } from './method.ts';
import { Refusal } from './refusal.ts';

const info: Method = {
  errors: ['channel_not_found'],
  run: (args, desk) => ({ channel: channelShape(desk, visible(args, desk)) }),
};

const list: Method = {
  errors: ['invalid_cursor', 'invalid_limit', 'invalid_types'],
  run: (args, desk) => {
    const types = (text(args, 'types') || 'public_channel').split(',').map((each) => each.trim());
    if (!types.every((each) => ['public_channel', 'private_channel', 'mpim', 'im'].includes(each))) throw new Refusal('invalid_types');
    const wanted = desk.state.channels.filter(
      (each) => types.includes(each.private ? 'private_channel' : 'public_channel') && (!each.private || each.member) && !(each.archived && flag(args, 'exclude_archived')),
    );
    const page = cut(wanted, Number(cursorOf(args)), limitOf(args, 100, 1000, 'invalid_limit'));
    return { channels: page.items.map((each) => channelShape(desk, each)), response_metadata: { next_cursor: page.next } };
  },
};

const join: Method = {
  errors: ['channel_not_found', 'is_archived', 'method_not_supported_for_channel_type'],
  run: (args, desk) => {
    const channel = findChannel(desk.state, text(args, 'channel'));
    if (!channel) throw new Refusal('channel_not_found');
    if (channel.private) throw new Refusal(channel.member ? 'method_not_supported_for_channel_type' : 'channel_not_found');
    if (channel.archived) throw new Refusal('is_archived');
    const already = channel.member;
    channel.member = true;
    desk.changed();
    return { channel: channelShape(desk, channel), ...(already ? { warning: 'already_in_channel', response_metadata: { warnings: ['already_in_channel'] } } : {}) };
  },
};

const members: Method = {
  errors: ['channel_not_found', 'invalid_cursor', 'invalid_limit'],
  run: (args, desk) => {
    const channel = visible(args, desk);
    const all = [...desk.people().map((each) => each.id), ...(channel.member ? [desk.bot.user] : [])];
    const page = cut(all, Number(cursorOf(args)), limitOf(args, 100, 1000, 'invalid_limit'));
    return { members: page.items, response_metadata: { next_cursor: page.next } };
  },
};

const history: Method = {
  errors: ['channel_not_found', 'not_in_channel', 'invalid_cursor', 'invalid_ts_latest', 'invalid_ts_oldest'],
  run: (args, desk) => {
    const channel = readable(args, desk, 'not_in_channel');
    const top = channel.messages.filter((each) => each.thread_ts === undefined || each.broadcast).reverse();
    return paged(args, desk, channel, top, (at, cursor) => at < cursor);
  },
};

const replies: Method = {
  errors: ['channel_not_found', 'thread_not_found', 'invalid_cursor', 'invalid_ts_latest', 'invalid_ts_oldest'],
  run: (args, desk) => {
    const channel = readable(args, desk, 'channel_not_found');
    const root = rootOf(channel, text(args, 'ts'));
    if (!root) throw new Refusal('thread_not_found');
    return paged(args, desk, channel, threadOf(channel, root.ts), (at, cursor) => at > cursor, root.ts);
  },
};

/** Everyone at the desk is in every channel. */
const ofUser: Method = {
  errors: ['invalid_cursor', 'invalid_limit', 'invalid_types', 'user_not_found'],
  run: (args, desk) => {
    const user = text(args, 'user');
    if (user !== '' && !findUser(desk, user)) throw new Refusal('user_not_found');
    return list.run(args, desk);
  },
};

/** Channels: finding them, joining them and reading what was said there. */
export const conversations = {
  'conversations.info': info,
  'conversations.list': list,
  'conversations.join': join,
  'conversations.members': members,
  'conversations.history': history,
  'conversations.replies': replies,
  'users.conversations': ofUser,
} satisfies Record<string, Method>;

function readable(args: Args, desk: Called, fault: string): Channel {
  const channel = visible(args, desk);
  if (!channel.member) throw new Refusal(fault);
  return channel;
}

/** One page of messages between `oldest` and `latest`. The first message of a thread is in every answer about it. */
function paged(args: Args, desk: Called, channel: Channel, ordered: readonly Message[], beyond: (at: number, cursor: number) => boolean, root?: string): Shape {
  const between = within(args);
  const cursor = cursorOf(args);
  const limit = limitOf(args, 100, 999);
  const wanted = ordered.filter((each) => each.ts === root || between(each.ts)).filter((each) => cursor === '' || beyond(micros(each.ts), micros(cursor)));
  const page = wanted.slice(0, limit);
  const last = page.at(-1);
  const more = wanted.length > page.length && last !== undefined;
  return {
    messages: page.map((each) => historyShape(desk, channel, each, flag(args, 'include_all_metadata'))),
    has_more: more,
    ...(root === undefined ? { pin_count: 0 } : {}),
    ...(more ? { response_metadata: { next_cursor: cursorTo(last.ts) } } : {}),
  };
}

function within(args: Args): (ts: string) => boolean {
  const oldest = timeOf(args, 'oldest', 'invalid_ts_oldest');
  const latest = timeOf(args, 'latest', 'invalid_ts_latest');
  const inclusive = flag(args, 'inclusive');
  return (ts) => {
    const at = micros(ts);
    if (inclusive && (at === oldest || at === latest)) return true;
    return (oldest === undefined || at > oldest) && (latest === undefined || at < latest);
  };
}

function timeOf(args: Args, name: string, fault: string): number | undefined {
  const given = text(args, name);
  if (given === '' || given === 'now') return undefined;
  if (!/^\d+(\.\d+)?$/.test(given)) throw new Refusal(fault);
  return micros(given);
}

/** A time stamp in whole microseconds, so that two can be compared exactly. */
function micros(ts: string): number {
  const [seconds = '0', fraction = ''] = ts.split('.');
  return Number(seconds) * 1_000_000 + Number(fraction.padEnd(6, '0').slice(0, 6));
}

function cut<T>(all: readonly T[], from: number, count: number): { items: T[]; next: string } {
  if (Number.isNaN(from)) throw new Refusal('invalid_cursor');
  return { items: all.slice(from, from + count), next: from + count < all.length ? cursorTo(String(from + count)) : '' };
}

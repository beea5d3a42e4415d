import type { Block } from '../block-kit/blocks.ts';
import { findChannel, rootOf, threadOf, type Channel, type Message, type Person, type View } from '../state.ts';
import { stackOf } from '../views.ts';
import type { Shortcut, Workspace } from '../workspace.ts';

/** All that one person has before them. */
export type Scene = {
  /** Whom it was made for. */
  you: string;
  team: string;
  bot: Person;
  commands: readonly string[];
  shortcuts: readonly Shortcut[];
  people: Person[];
  channels: { id: string; name: string; private: boolean; archived: boolean; /** Whether the app is in it. */ member?: boolean; latest: string }[];
  channel?: { id: string; name: string; archived: boolean; messages: Line[] };
  thread?: { ts: string; messages: Line[] };
  dialog?: View;
  home?: View;
  /** What can be set going here, to try it. */
  tries?: readonly { id: string; label: string }[];
  /** What whoever tests can do, and has done. */
  tester?: TesterScene;
};

/** The workspaces, and what has been set to go wrong. */
export type TesterScene = {
  teams: { id: string; name: string; connected: boolean }[];
  methods: readonly string[];
  faults: { method: string; kind: string; left: number | null }[];
  canInstall: boolean;
};

/** A message as a line on the page. */
export type Line = {
  ts: string;
  user: string;
  text: string;
  blocks?: Block[];
  edited: boolean;
  gone: boolean;
  /** Seen by one person alone. */
  whispered: boolean;
  replies: number;
};

const shown = 200;

/** What a person sees with a channel and perhaps a thread open. */
export function sceneFor(desk: Workspace, user: string, at: { channel?: string; thread?: string }): Scene {
  const channel = at.channel === undefined ? undefined : findChannel(desk.state, at.channel);
  const dialog = stackOf(desk, user).at(-1);
  const home = desk.state.homes[user];
  const thread = channel && at.thread ? threadIn(desk, user, channel, at.thread) : undefined;
  return {
    you: user,
    team: desk.team.name,
    bot: { id: desk.bot.user, name: desk.bot.name },
    commands: desk.commands,
    shortcuts: desk.shortcuts,
    people: desk.people(),
    channels: desk.state.channels
      .map((each) => ({ id: each.id, name: each.name, private: each.private, archived: each.archived, member: each.member, latest: each.messages.findLast((message) => message.user !== user && !message.gone)?.ts ?? '' }))
      .sort((a, b) => a.name.localeCompare(b.name, 'sv')),
    ...(channel ? { channel: { id: channel.id, name: channel.name, archived: channel.archived, messages: topIn(desk, user, channel) } } : {}),
    ...(thread ? { thread } : {}),
    ...(dialog ? { dialog } : {}),
    ...(home ? { home } : {}),
  };
}

function topIn(desk: Workspace, user: string, channel: Channel): Line[] {
  const replies = new Map<string, number>();
  for (const each of channel.messages) if (each.thread_ts) replies.set(each.thread_ts, (replies.get(each.thread_ts) ?? 0) + 1);
  const top = channel.messages.filter((each) => each.thread_ts === undefined || each.broadcast).slice(-shown);
  const whispers = desk.whispers.filter((each) => each.channel === channel.id && each.for === user && each.thread_ts === undefined);
  return inOrder([...top.map((each) => line(each, replies.get(each.ts) ?? 0)), ...whispers.map(whispered)]);
}

function threadIn(desk: Workspace, user: string, channel: Channel, ts: string): { ts: string; messages: Line[] } | undefined {
  const root = rootOf(channel, ts);
  if (!root) return undefined;
  const whispers = desk.whispers.filter((each) => each.channel === channel.id && each.for === user && each.thread_ts === root.ts);
  return { ts: root.ts, messages: inOrder([...threadOf(channel, root.ts).map((each) => line(each, 0)), ...whispers.map(whispered)]) };
}

function line(message: Message, replies: number): Line {
  return {
    ts: message.ts,
    user: message.user,
    text: message.text,
    ...(message.blocks ? { blocks: message.blocks } : {}),
    edited: message.edited !== undefined,
    gone: message.gone === true,
    whispered: false,
    replies,
  };
}

function whispered(message: Message): Line {
  return { ...line(message, 0), whispered: true };
}

function inOrder(lines: Line[]): Line[] {
  return lines.sort((a, b) => Number(a.ts) - Number(b.ts));
}

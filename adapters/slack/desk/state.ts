import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Block } from './block-kit/blocks.ts';

/** The team's channels, messages, people and home pages: all that is kept when the desk closes. */

const blocks = z.array(z.custom<Block>((value) => typeof value === 'object' && value !== null));
const metadata = z.object({ event_type: z.string(), event_payload: z.record(z.string(), z.unknown()) });
const message = z.object({
  ts: z.string(),
  user: z.string(),
  text: z.string(),
  blocks: blocks.optional(),
  attachments: z.array(z.record(z.string(), z.unknown())).optional(),
  metadata: metadata.optional(),
  thread_ts: z.string().optional(),
  broadcast: z.boolean().optional(),
  edited: z.object({ user: z.string(), ts: z.string() }).optional(),
  /** The place of a deleted message whose thread is still there. */
  gone: z.boolean().optional(),
});
const channel = z.object({
  id: z.string(),
  name: z.string(),
  created: z.number(),
  private: z.boolean(),
  archived: z.boolean(),
  /** Whether the bot is in the channel. People are in all of them. */
  member: z.boolean(),
  /** The latest time stamp given out, in microseconds: two messages never share one. */
  last: z.number(),
  messages: z.array(message),
});
const titled = z.object({ type: z.literal('plain_text'), text: z.string(), emoji: z.boolean().optional() }).nullable();
const view = z.object({
  id: z.string(),
  team_id: z.string(),
  type: z.enum(['modal', 'home']),
  title: titled,
  submit: titled,
  close: titled,
  blocks,
  private_metadata: z.string(),
  callback_id: z.string(),
  external_id: z.string(),
  hash: z.string(),
  clear_on_close: z.boolean(),
  notify_on_close: z.boolean(),
  root_view_id: z.string(),
  previous_view_id: z.string().nullable(),
});
const person = z.object({ id: z.string(), name: z.string() });
const key = z.object({ token: z.string(), /** Why it does not work any more, in Slack's words. */ dead: z.string().optional() });
const inTeam = { people: z.array(person), channels: z.array(channel), homes: z.record(z.string(), view) };
const kept = z.object({
  version: z.literal(1),
  ...inTeam,
  /** Workspaces beside the first. */
  teams: z.array(z.object({ id: z.string(), name: z.string(), keys: z.array(key), ...inTeam })).default([]),
});

export type Message = z.infer<typeof message>;
export type Metadata = z.infer<typeof metadata>;
export type Channel = z.infer<typeof channel>;
export type View = z.infer<typeof view>;
export type Person = { id: string; name: string };
export type Kept = z.infer<typeof kept>;
/** What is kept of one workspace. */
export type TeamKept = Pick<Kept, 'people' | 'channels' | 'homes'>;
export type KeyKept = { token: string; dead?: string | undefined };

/** Reads what `save` was once given. Throws with the place when it is something else. */
export function readKept(stored: unknown): Kept {
  if (stored === undefined || stored === null) return { version: 1, people: [], channels: [], homes: {}, teams: [] };
  const result = kept.safeParse(stored);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new Error(`The desk's saved state cannot be read (${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}). Remove it to start with an empty desk.`);
}

/** An id of Slack's form that is the same every time for the same name, so that a desk that lost its state gives out the ids it gave before. */
export function idFor(letter: string, name: string): string {
  const digest = createHash('sha256').update(name.normalize('NFC')).digest();
  return letter + '0' + Array.from(digest.subarray(0, 9), (byte) => '0123456789ABCDEFGHJKLMNPQRSTVWXY'[byte % 32]).join('');
}

/** Whether a text can be the name of a channel. */
export function isChannelName(text: string): boolean {
  return /^[\p{Ll}\p{Nd}_-]{1,80}$/u.test(text);
}

/** The channel by id or by name, with or without #. */
export function findChannel(state: Pick<TeamKept, 'channels'>, idOrName: string): Channel | undefined {
  const name = idOrName.replace(/^#/, '');
  return state.channels.find((each) => each.id === idOrName || each.name === name);
}

/** A new channel where the bot is a member. */
export function addChannel({ state, idFor }: { state: Pick<TeamKept, 'channels'>; idFor: (letter: string, what: string) => string }, name: string, now: number): Channel {
  const made: Channel = { id: idFor('C', name), name, created: Math.floor(now / 1000), private: false, archived: false, member: true, last: 0, messages: [] };
  state.channels.push(made);
  return made;
}

/** The next time stamp in a channel: `seconds.microseconds`, later than all before it. */
export function nextTs(place: { last: number }, now: number): string {
  place.last = Math.max(now * 1000, place.last + 1);
  const digits = String(place.last).padStart(7, '0');
  return `${digits.slice(0, -6)}.${digits.slice(-6)}`;
}

/** The message at a time stamp, if it is still there. */
export function findMessage(channel: Channel, ts: string): Message | undefined {
  return channel.messages.findLast((each) => each.ts === ts && !each.gone);
}

/** The first message of the thread that a message stands in, or the message itself. */
export function rootOf(channel: Channel, ts: string): Message | undefined {
  const found = channel.messages.findLast((each) => each.ts === ts);
  return found?.thread_ts === undefined ? found : channel.messages.find((each) => each.ts === found.thread_ts);
}

/** A thread in order, its first message first. */
export function threadOf(channel: Channel, root: string): Message[] {
  return channel.messages.filter((each) => each.ts === root || each.thread_ts === root);
}

/** Takes a message away. Where others have answered it an empty place is left, without a word of what it said. */
export function removeMessage(channel: Channel, ts: string): void {
  const answered = channel.messages.some((each) => each.thread_ts === ts);
  channel.messages = channel.messages.flatMap((each) => {
    if (each.ts !== ts) return [each];
    return answered ? [{ ts, user: 'USLACKBOT', text: '', gone: true }] : [];
  });
}

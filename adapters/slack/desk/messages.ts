import { nameBlocks } from './block-kit/check.ts';
import type { Block } from './block-kit/blocks.ts';
import { messageChanged, messageDeleted, messageWritten } from './outbound/payloads.ts';
import { findMessage, nextTs, removeMessage, type Channel, type Message, type Metadata } from './state.ts';
import type { Workspace } from './workspace.ts';

/** What a message says, whoever writes it. */
export type Said = {
  text: string;
  blocks?: Block[];
  attachments?: Record<string, unknown>[];
  metadata?: Metadata;
  thread_ts?: string;
  broadcast?: boolean;
};

/** Writes a message in a channel, and tells the app. */
export function writeMessage(desk: Workspace, channel: Channel, user: string, said: Said): Message {
  const { blocks, ...rest } = said;
  const message: Message = { ts: nextTs(channel, desk.now()), user, ...rest, ...(blocks && blocks.length > 0 ? { blocks: nameBlocks(blocks) } : {}) };
  channel.messages.push(message);
  desk.changed();
  desk.emit(messageWritten(desk, channel, message));
  return message;
}

/** Changes what a message says. What is not said anew is gone, but for the metadata. */
export function changeMessage(desk: Workspace, channel: Channel, ts: string, said: Said): Message | undefined {
  const before = findMessage(channel, ts);
  if (!before) return undefined;
  const { blocks, ...rest } = said;
  const kept = { ts, user: before.user, ...(before.metadata ? { metadata: before.metadata } : {}), ...(before.thread_ts ? { thread_ts: before.thread_ts } : {}) };
  const now = nextTs(channel, desk.now());
  const message: Message = { ...kept, ...rest, ...(blocks && blocks.length > 0 ? { blocks: nameBlocks(blocks) } : {}), edited: { user: before.user, ts: now } };
  channel.messages[channel.messages.indexOf(before)] = message;
  desk.changed();
  desk.emit(messageChanged(desk, channel, message, before, now));
  return message;
}

/** Deletes a message. No word of it is left. */
export function deleteMessage(desk: Workspace, channel: Channel, ts: string): boolean {
  const before = findMessage(channel, ts);
  if (!before) return false;
  removeMessage(channel, ts);
  desk.changed();
  desk.emit(messageDeleted(desk, channel, before, nextTs(channel, desk.now())));
  return true;
}

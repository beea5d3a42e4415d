import { checkAttachments, checkBlocks, nameBlocks, type Checked } from '../block-kit/check.ts';
import { limits } from '../block-kit/limits.ts';
import { changeMessage, deleteMessage, writeMessage, type Said } from '../messages.ts';
import { messageShape } from '../shapes.ts';
import { addChannel, findChannel, findMessage, isChannelName, nextTs, rootOf, type Channel, type Metadata } from '../state.ts';
import { findUser, whisper } from '../workspace.ts';
import { flag, structure, text, type Args } from './arguments.ts';
import type { Called, Method } from './method.ts';
import { Refusal } from './refusal.ts';

const content = ['no_text', 'invalid_blocks', 'invalid_blocks_format', 'invalid_attachments', 'too_many_attachments', 'markdown_text_conflict'];
const aboutMetadata = ['invalid_metadata_format', 'invalid_metadata_schema'];

const postMessage: Method = {
  errors: ['channel_not_found', 'not_in_channel', 'is_archived', 'cannot_reply_to_message', 'msg_blocks_too_long', ...content.filter((code) => code !== 'invalid_attachments'), ...aboutMetadata],
  run: (args, desk) => {
    const channel = openChannel(args, desk, true);
    const said = contentOf(args, 'invalid_blocks');
    if (said.blocks && JSON.stringify(said.blocks).length > limits.messageBlocksInAll) throw new Refusal('msg_blocks_too_long');
    const metadata = metadataOf(args);
    const thread = threadFor(args, channel);
    desk.paced(channel.id);
    const message = writeMessage(desk, channel, desk.bot.user, {
      ...said,
      text: Array.from(said.text).slice(0, limits.messageText).join(''),
      ...(metadata ? { metadata } : {}),
      ...(thread ? { thread_ts: thread } : {}),
      ...(thread && flag(args, 'reply_broadcast') ? { broadcast: true } : {}),
    });
    return { channel: channel.id, ts: message.ts, message: { ...messageShape(desk, message), ...(metadata ? { metadata } : {}) } };
  },
};

const update: Method = {
  errors: ['channel_not_found', 'message_not_found', 'cant_update_message', 'msg_too_long', ...content, ...aboutMetadata],
  run: (args, desk) => {
    const channel = visible(args, desk);
    const before = findMessage(channel, text(args, 'ts'));
    if (!before) throw new Refusal('message_not_found');
    if (before.user !== desk.bot.user) throw new Refusal('cant_update_message');
    const said = contentOf(args, 'invalid_attachments');
    tooLong(said);
    const metadata = metadataOf(args);
    const message = changeMessage(desk, channel, before.ts, { ...said, ...(metadata ? { metadata } : {}) });
    return { channel: channel.id, ts: before.ts, text: said.text, message: message ? messageShape(desk, message) : {} };
  },
};

const postEphemeral: Method = {
  errors: ['channel_not_found', 'not_in_channel', 'is_archived', 'user_not_in_channel', 'cannot_reply_to_message', 'msg_too_long', ...content],
  run: (args, desk) => {
    const channel = openChannel(args, desk, false);
    const user = findUser(desk, text(args, 'user'));
    if (!user || user.bot) throw new Refusal('user_not_in_channel');
    const said = contentOf(args, 'invalid_attachments');
    tooLong(said);
    const thread = threadFor(args, channel);
    const ts = nextTs(channel, desk.now());
    const { blocks, ...rest } = said;
    whisper(desk, { ...rest, ...(blocks ? { blocks: nameBlocks(blocks) } : {}), ...(thread ? { thread_ts: thread } : {}), ts, user: desk.bot.user, channel: channel.id, for: user.id });
    return { message_ts: ts };
  },
};

const remove: Method = {
  errors: ['channel_not_found', 'message_not_found', 'cant_delete_message'],
  run: (args, desk) => {
    const channel = visible(args, desk);
    const ts = text(args, 'ts');
    const found = findMessage(channel, ts);
    if (!found) throw new Refusal('message_not_found');
    if (found.user !== desk.bot.user) throw new Refusal('cant_delete_message');
    deleteMessage(desk, channel, ts);
    return { channel: channel.id, ts };
  },
};

const getPermalink: Method = {
  errors: ['channel_not_found', 'message_not_found'],
  run: (args, desk) => {
    const channel = visible(args, desk);
    const found = findMessage(channel, text(args, 'message_ts'));
    if (!found) throw new Refusal('message_not_found');
    const thread = found.thread_ts ? `?thread_ts=${found.thread_ts}&cid=${channel.id}` : '';
    return { channel: channel.id, permalink: `${desk.publicUrl()}/archives/${channel.id}/p${found.ts.replace('.', '')}${thread}` };
  },
};

/** Messages: writing, changing and deleting them. */
export const chat = { 'chat.postMessage': postMessage, 'chat.update': update, 'chat.postEphemeral': postEphemeral, 'chat.delete': remove, 'chat.getPermalink': getPermalink } satisfies Record<string, Method>;

/** The channel named in a call, if the bot can see it. */
export function visible(args: Args, desk: Called): Channel {
  const channel = findChannel(desk.state, text(args, 'channel'));
  if (!channel || (channel.private && !channel.member)) throw new Refusal('channel_not_found');
  return channel;
}

/** The channel named in a call, if the bot can write there. A name that no channel has makes one. */
function openChannel(args: Args, desk: Called, create: boolean): Channel {
  const name = text(args, 'channel').replace(/^#/, '');
  if (create && isChannelName(name) && !findChannel(desk.state, name)) return addChannel(desk, name, desk.now());
  const channel = visible(args, desk);
  if (channel.archived) throw new Refusal('is_archived');
  if (!channel.member) throw new Refusal('not_in_channel');
  return channel;
}

function threadFor(args: Args, channel: Channel): string | undefined {
  const given = text(args, 'thread_ts');
  if (given === '') return undefined;
  const root = rootOf(channel, given);
  if (!root) throw new Refusal('cannot_reply_to_message');
  return root.ts;
}

function contentOf(args: Args, attachmentsFault: string): Said {
  const said = text(args, 'text');
  const markdown = text(args, 'markdown_text');
  const blocks = structure(args, 'blocks', 'invalid_blocks_format');
  const attachments = structure(args, 'attachments', attachmentsFault);
  if (markdown !== '' && (said !== '' || blocks !== undefined)) throw new Refusal('markdown_text_conflict');
  if (blocks !== undefined && !Array.isArray(blocks)) throw new Refusal('invalid_blocks_format');
  if (Array.isArray(attachments) && attachments.length > limits.attachments) throw new Refusal('too_many_attachments');
  const shown = markdown === '' ? blocks : [{ type: 'markdown', text: markdown }];
  const empty = said === '' && isEmpty(shown) && isEmpty(attachments);
  if (empty) throw new Refusal('no_text');
  return {
    text: said,
    ...(shown === undefined ? {} : { blocks: accept(checkBlocks(shown), 'invalid_blocks') }),
    ...(attachments === undefined ? {} : { attachments: accept(checkAttachments(attachments), attachmentsFault) }),
  };
}

function isEmpty(list: unknown): boolean {
  return list === undefined || (Array.isArray(list) && list.length === 0);
}

function tooLong(said: Said): void {
  if (Array.from(said.text).length > limits.messageText) throw new Refusal('msg_too_long');
}

function metadataOf(args: Args): Metadata | undefined {
  const given = structure(args, 'metadata', 'invalid_metadata_format');
  if (given === undefined) return undefined;
  if (typeof given !== 'object' || given === null || Array.isArray(given)) throw new Refusal('invalid_metadata_format');
  const { event_type, event_payload } = given as Record<string, unknown>;
  if (typeof event_type !== 'string' || typeof event_payload !== 'object' || event_payload === null || Array.isArray(event_payload)) throw new Refusal('invalid_metadata_schema');
  return { event_type, event_payload: event_payload as Record<string, unknown> };
}

function accept<T>(checked: Checked<T>, code: string): T {
  if ('messages' in checked) throw new Refusal(code, checked.messages);
  return checked.value;
}

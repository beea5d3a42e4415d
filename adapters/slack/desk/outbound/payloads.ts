import { handle, messageShape, viewShape, type Shape } from '../shapes.ts';
import type { Channel, Message, Person, View } from '../state.ts';
import type { Values } from '../people/values.ts';
import type { Whisper, Workspace } from '../workspace.ts';

/** Where an action was taken: in a message, in a message that only one can see, or in a view. */
export type Place = { channel: Channel; message: Message } | { channel: Channel; whisper: Whisper } | { view: View; values: Values };

/** What is sent when someone presses or chooses something. */
export function blockActions(desk: Workspace, user: Person, place: Place, action: Shape, links: { trigger: string; responseUrl?: string }): Shape {
  return { type: 'block_actions', ...sender(desk, user), trigger_id: links.trigger, ...where(desk, place), ...(links.responseUrl ? { response_url: links.responseUrl } : {}), actions: [action] };
}

function where(desk: Workspace, place: Place): Shape {
  if ('view' in place) {
    const view = viewShape(desk, place.view, place.values);
    return { container: { type: 'view', view_id: place.view.id }, view, state: { values: place.values } };
  }
  const channel = { id: place.channel.id, name: place.channel.name };
  const shown = 'message' in place ? place.message : place.whisper;
  const container = { type: 'message', message_ts: shown.ts, channel_id: channel.id, is_ephemeral: 'whisper' in place, ...(shown.thread_ts ? { thread_ts: shown.thread_ts } : {}) };
  if ('whisper' in place) return { container, channel, state: { values: {} } };
  const { metadata } = place.message;
  return { container, channel, message: { ...messageShape(desk, place.message), ...(metadata ? { metadata } : {}) }, state: { values: {} } };
}

/** What is sent when someone sends a dialog in. */
export function viewSubmission(desk: Workspace, user: Person, view: View, values: Values, trigger: string): Shape {
  return { type: 'view_submission', ...sender(desk, user), trigger_id: trigger, view: viewShape(desk, view, values) };
}

/** What is sent when someone closes a dialog that wants to know of it. */
export function viewClosed(desk: Workspace, user: Person, view: View, cleared: boolean): Shape {
  return { type: 'view_closed', ...sender(desk, user), view: viewShape(desk, view), is_cleared: cleared };
}

function sender(desk: Workspace, user: Person): Shape {
  return {
    user: { id: user.id, username: handle(user.name), name: handle(user.name), team_id: desk.team.id },
    api_app_id: desk.bot.app,
    team: { id: desk.team.id, domain: domain(desk) },
    enterprise: null,
    is_enterprise_install: false,
  };
}

/** What is sent when someone runs a slash command. */
export function slashCommand(desk: Workspace, user: Person, channel: Channel, said: { command: string; text: string }, links: { trigger: string; responseUrl: string }): Record<string, string> {
  return {
    team_id: desk.team.id,
    team_domain: domain(desk),
    channel_id: channel.id,
    channel_name: channel.name,
    user_id: user.id,
    user_name: handle(user.name),
    command: said.command,
    text: said.text,
    api_app_id: desk.bot.app,
    is_enterprise_install: 'false',
    response_url: links.responseUrl,
    trigger_id: links.trigger,
  };
}

/** What is sent when someone chooses a message for a shortcut. */
export function messageAction(desk: Workspace, user: Person, channel: Channel, message: Message, callback: string, links: { trigger: string; responseUrl: string; action: string }): Shape {
  const { api_app_id: _app, ...rest } = sender(desk, user);
  return {
    type: 'message_action', ...rest, user: { id: user.id, name: handle(user.name), team_id: desk.team.id }, callback_id: callback, trigger_id: links.trigger, response_url: links.responseUrl, action_ts: links.action, message_ts: message.ts,
    channel: { id: channel.id, name: channel.name }, message: messageShape(desk, message),
  };
}

function domain(desk: Workspace): string {
  return handle(desk.team.name).replace(/[^a-z0-9-]/g, '-');
}

/** The event of a message that was written. */
export function messageWritten(desk: Workspace, channel: Channel, message: Message): Shape {
  const parent = message.thread_ts === undefined ? undefined : channel.messages.find((each) => each.ts === message.thread_ts);
  return { ...withoutApp(messageShape(desk, message)), ...(parent ? { parent_user_id: parent.user } : {}), ...placeOf(channel), event_ts: message.ts };
}

/** The event of a message that was changed. */
export function messageChanged(desk: Workspace, channel: Channel, message: Message, before: Message, ts: string): Shape {
  return {
    type: 'message',
    subtype: 'message_changed',
    hidden: true,
    message: withoutApp(messageShape(desk, message)),
    previous_message: withoutApp(messageShape(desk, before)),
    ...placeOf(channel),
    ts,
    event_ts: ts,
  };
}

/** The event of a message that was deleted. */
export function messageDeleted(desk: Workspace, channel: Channel, before: Message, ts: string): Shape {
  return { type: 'message', subtype: 'message_deleted', hidden: true, deleted_ts: before.ts, previous_message: withoutApp(messageShape(desk, before)), ...placeOf(channel), ts, event_ts: ts };
}

/** The event of someone opening the app's home page. */
export function homeOpened(desk: Workspace, user: string, home: View | undefined, ts: string): Shape {
  return { type: 'app_home_opened', user, channel: `D0${user.slice(2)}`, tab: 'home', ...(home ? { view: viewShape(desk, home) } : {}), event_ts: ts };
}

/** The event of something that has become of a channel, such as `channel_archive`. */
export function channelHappened(type: string, channel: string, user: string, ts: string, more: Shape = {}): Shape {
  const by = /_(archive|unarchive)$/.test(type) ? { user } : {};
  return { type, channel, ...by, ...more, event_ts: ts };
}

/** The event of the app being taken out of the workspace. */
export function uninstalled(): Shape {
  return { type: 'app_uninstalled' };
}

/** The event of a channel that was given another id. */
export function channelIdChanged(before: string, now: string, ts: string): Shape {
  return { type: 'channel_id_changed', old_channel_id: before, new_channel_id: now, event_ts: ts };
}

/** The event of the app's token being taken back. */
export function tokensRevoked(desk: Workspace): Shape {
  return { type: 'tokens_revoked', tokens: { oauth: [], bot: [desk.bot.user] } };
}

function placeOf(channel: Channel): Shape {
  return { channel: channel.id, channel_type: channel.private ? 'group' : 'channel' };
}
function withoutApp(shape: Shape): Shape {
  const { app_id: _app, ...rest } = shape;
  return rest;
}

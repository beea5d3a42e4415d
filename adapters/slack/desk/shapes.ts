import { emptyValues } from './people/values.ts';
import { threadOf, type Channel, type Message, type View } from './state.ts';
import { findUser, type Workspace } from './workspace.ts';

/** How what the desk keeps looks in Slack's answers and payloads. */
export type Shape = Record<string, unknown>;

/** The parts that a message has wherever it is shown. */
export function messageShape(desk: Workspace, message: Message): Shape {
  if (message.gone) return { type: 'message', subtype: 'tombstone', user: message.user, text: 'This message was deleted.', ts: message.ts, hidden: true };
  return {
    type: 'message',
    user: message.user,
    text: message.text,
    ts: message.ts,
    team: desk.team.id,
    ...(message.user === desk.bot.user ? { bot_id: desk.bot.id, app_id: desk.bot.app, bot_profile: botProfile(desk) } : {}),
    ...(message.blocks ? { blocks: message.blocks } : {}),
    ...(message.attachments ? { attachments: message.attachments } : {}),
    ...(message.thread_ts ? { thread_ts: message.thread_ts } : {}),
    ...(message.edited ? { edited: message.edited } : {}),
    ...(message.broadcast ? { subtype: 'thread_broadcast' } : {}),
  };
}

function botProfile(desk: Workspace): Shape {
  return { id: desk.bot.id, deleted: false, name: desk.bot.name, updated: 0, app_id: desk.bot.app, team_id: desk.team.id };
}

/** A message as history answers it: with its thread in figures, and its metadata for whoever asked for it. */
export function historyShape(desk: Workspace, channel: Channel, message: Message, withMetadata: boolean): Shape {
  const replies = message.thread_ts ? [] : threadOf(channel, message.ts).slice(1);
  const users = [...new Set(replies.map((each) => each.user))];
  return {
    ...messageShape(desk, message),
    ...(message.thread_ts ? { parent_user_id: channel.messages.find((each) => each.ts === message.thread_ts)?.user ?? '' } : {}),
    ...(replies.length > 0
      ? { thread_ts: message.ts, reply_count: replies.length, reply_users_count: users.length, reply_users: users, latest_reply: replies.at(-1)?.ts, is_locked: false, subscribed: false }
      : {}),
    ...(withMetadata && message.metadata ? { metadata: message.metadata } : {}),
  };
}

/** A channel as conversations.* answer it. */
export function channelShape(desk: Workspace, channel: Channel): Shape {
  const nothing = { value: '', creator: '', last_set: 0 };
  return {
    id: channel.id,
    name: channel.name,
    name_normalized: channel.name,
    previous_names: [],
    is_channel: !channel.private,
    is_group: channel.private,
    is_im: false,
    is_mpim: false,
    is_private: channel.private,
    is_archived: channel.archived,
    is_general: false,
    is_shared: false,
    is_ext_shared: false,
    is_org_shared: false,
    is_pending_ext_shared: false,
    pending_shared: [],
    pending_connected_team_ids: [],
    shared_team_ids: [desk.team.id],
    is_member: channel.member,
    created: channel.created,
    creator: desk.people()[0]?.id ?? desk.bot.user,
    unlinked: 0,
    topic: nothing,
    purpose: nothing,
    num_members: desk.people().length + (channel.member ? 1 : 0),
  };
}

/** A user as users.info answers it. */
export function userShape(desk: Workspace, id: string): Shape | undefined {
  const user = findUser(desk, id);
  return (
    user && {
      id,
      team_id: desk.team.id,
      name: handle(user.name),
      real_name: user.name,
      deleted: false,
      tz: 'Europe/Stockholm',
      tz_label: 'Central European Time',
      tz_offset: 3600,
      profile: {
        real_name: user.name,
        real_name_normalized: user.name,
        display_name: user.name,
        display_name_normalized: user.name,
        team: desk.team.id,
        ...(user.bot ? { bot_id: desk.bot.id, api_app_id: desk.bot.app } : {}),
      },
      is_admin: false,
      is_owner: false,
      is_bot: user.bot,
      is_app_user: false,
      updated: 0,
    }
  );
}

/** A name as Slack writes it in `username`. */
export function handle(name: string): string {
  return name.toLowerCase().replace(/\s+/g, '.');
}

/** A view as Slack answers it, with what has been filled in so far. */
export function viewShape(desk: Workspace, view: View, values: Shape = emptyValues(view.blocks)): Shape {
  return {
    ...view,
    state: { values },
    submit_disabled: false,
    app_id: desk.bot.app,
    app_installed_team_id: desk.team.id,
    bot_id: desk.bot.id,
  };
}

import { openAnswering, type Answering } from './api/answer.ts';
import { openAnswers, type Answers } from './outbound/answers.ts';
import { openEvents, slackWaits } from './outbound/events.ts';
import { channelHappened, channelIdChanged, tokensRevoked, uninstalled } from './outbound/payloads.ts';
import type { Sender } from './outbound/send.ts';
import { openTriggers } from './outbound/triggers.ts';
import { openActs, type Acts } from './people/acts.ts';
import { channelNamed } from './people/find.ts';
import { addChannel, findChannel, idFor, nextTs, type Person, type TeamKept } from './state.ts';
import type { Keys } from './keys.ts';
import type { Shortcut, Workspace } from './workspace.ts';

/** One workspace at the desk: its people, what they can do, and how its app reaches it. */
export type Team = {
  workspace: Workspace;
  keys: Keys;
  acts: Acts;
  answers: Answers;
  answering: Answering;
  events: ReturnType<typeof openEvents>;
  setChannel: (name: string, setting?: ChannelSetting) => string;
  /** Takes away a channel with all that was said there. */
  removeChannel: (name: string) => void;
  /** Takes the app out of the workspace, as its administrator would; or takes back its key alone. */
  uninstall: () => void;
  revoke: () => void;
  /** Lets the same key work again. */
  restore: () => void;
};

/** How a channel is set up. What is left out stays as it is. */
export type ChannelSetting = { /** Another id for it, as when it becomes a shared one. */ id?: string; private?: boolean; archived?: boolean; member?: boolean };

export type TeamParts = {
  id: string; name: string; app: string; botName: string; commands: readonly string[]; shortcuts: readonly Shortcut[];
  state: TeamKept; keys: Keys; sender: Sender; again?: readonly number[] | undefined; channelRate: boolean;
  /** Whoever is in the workspace from the start. */
  users: readonly Person[];
  /** The first workspace's ids are those it has always had; those of others are their own. */
  isFirst: boolean;
  now: () => number; publicUrl: () => string; changed: () => void; log: (text: string) => void;
};

/** Opens a workspace. */
export function openTeam({ id, name, app, botName, commands, shortcuts, state, keys, sender, again, channelRate, users, isFirst, now, publicUrl, changed, log }: TeamParts): Team {
  const bot = { user: idFor('U', `bot ${id}`), id: idFor('B', id), app, name: botName };
  const events = openEvents({ sender, team: id, app, botUser: bot.user, again: again ?? slackWaits, now, log });
  const workspace: Workspace = {
    team: { id, name }, bot, commands, shortcuts, state, whispers: [], stacks: new Map(), triggers: openTriggers(now),
    people: () => [...users, ...state.people],
    idFor: (letter, what) => idFor(letter, isFirst ? what : `${id} ${what}`),
    now, publicUrl, changed,
    // A workspace that does not let the app in has nothing more to tell it but that.
    emit: (event) => { if (keys.works() || event['type'] === 'tokens_revoked' || event['type'] === 'app_uninstalled') events.emit(event); },
  };
  const answers = openAnswers(workspace);
  const happened = (type: string, channel: { id: string; last: number }, more?: Record<string, unknown>) => { workspace.emit(channelHappened(type, channel.id, workspace.people()[0]?.id ?? '', nextTs(channel, now()), more)); };

  function setChannel(called: string, setting: ChannelSetting = {}): string {
    const channel = findChannel(state, called) ?? addChannel(workspace, called.replace(/^#/, ''), now());
    const before = { ...channel };
    Object.assign(channel, setting);
    changed();
    const kind = channel.private ? 'group' : 'channel';
    if (before.archived !== channel.archived) happened(`${kind}_${channel.archived ? 'archive' : 'unarchive'}`, channel, channel.archived ? { is_moved: 0 } : {});
    if (before.id !== channel.id) workspace.emit(channelIdChanged(before.id, channel.id, nextTs(channel, now())));
    if (before.member && !channel.member) happened(`${kind}_left`, channel, { actor_id: workspace.people()[0]?.id ?? '' });
    return channel.id;
  }
  return {
    workspace, keys, answers, events, setChannel,
    acts: openActs(workspace, sender, answers),
    answering: openAnswering(workspace, keys, channelRate),
    removeChannel: (called) => {
      const channel = channelNamed(workspace, called);
      state.channels.splice(state.channels.indexOf(channel), 1);
      changed();
      happened(channel.private ? 'group_deleted' : 'channel_deleted', channel);
    },
    uninstall: () => {
      keys.revoke('account_inactive');
      changed();
      workspace.emit(tokensRevoked(workspace));
      workspace.emit(uninstalled());
    },
    revoke: () => {
      keys.revoke('token_revoked');
      changed();
      workspace.emit(tokensRevoked(workspace));
    },
    restore: () => {
      keys.restore();
      changed();
    },
  };
}

import express from 'express';
import { openApi, type Call } from './api/api.ts';
import { openFaults, type Faults } from './faults.ts';
import { openKeep } from './keep.ts';
import { openAnswers } from './outbound/answers.ts';
import { openEvents, slackWaits } from './outbound/events.ts';
import { channelArchived, channelIdChanged } from './outbound/payloads.ts';
import { openSender } from './outbound/send.ts';
import { openTriggers } from './outbound/triggers.ts';
import { openActs, type Acts } from './people/acts.ts';
import { openGuard, type Guard } from './site/guard.ts';
import { openSite } from './site/routes.ts';
import { addChannel, findChannel, idFor, nextTs, type Channel, type Person, type View } from './state.ts';
import type { Shortcut, Whisper, Workspace } from './workspace.ts';

export type { Fault, Faults } from './faults.ts';
export type { Acts, Command, Press, Write } from './people/acts.ts';
export type { Dismiss, Submit } from './people/dialogs.ts';
export type { Outcome } from './people/outcome.ts';
export type { Filled } from './people/values.ts';
export type { Call } from './api/api.ts';
export { Missing } from './people/find.ts';

/** What a desk is opened with. */
export type DeskOptions = {
  token: string;
  signingSecret: string;
  team?: { id: string; name: string };
  /** The bot's name in the channels. */
  botName?: string;
  /** The slash commands that the app has. */
  commands?: readonly string[];
  /** What the app does with a message that somebody chooses. */
  shortcuts?: readonly Shortcut[];
  /** Where signed requests are sent. */
  eventsUrl: () => string;
  /** Where the desk is mounted, without a slash at the end. */
  publicUrl: () => string;
  /** Who may see the desk's pages. Calls to the API need the token instead. */
  allow: (request: express.Request) => boolean;
  users?: readonly Person[];
  /** What a tester can set going by a button, beside what people do: each answers in a sentence what came of it. */
  tries?: readonly Try[];
  /** What `save` was last given, or nothing. */
  load?: () => unknown;
  /** Given the whole state, a moment after it has changed. It can be written as JSON. */
  save?: (state: unknown) => void;
  now?: () => number;
  /** Whether more than one message a second in a channel is refused, as in Slack. */
  channelRate?: boolean;
  /** Milliseconds before the app must have answered. */
  deadline?: number;
  /** Milliseconds to wait before each new try to deliver an event. */
  again?: readonly number[];
  log?: (text: string) => void;
};

/** Something to try at the desk. */
export type Try = { id: string; label: string; run: () => Promise<string> };

/** The desk as it is just now. Nothing in it may be changed. */
export type Snapshot = { readonly people: readonly Person[]; readonly channels: readonly Channel[]; readonly homes: Readonly<Record<string, View>>; readonly whispers: readonly Whisper[]; readonly dialogs: Readonly<Record<string, readonly View[]>> };

/** How a channel is set up. What is left out stays as it is. */
export type ChannelSetting = { /** Another id for it, as when it becomes a shared one. */ id?: string; private?: boolean; archived?: boolean; member?: boolean };

/** A stand-in for Slack: one team that speaks Slack's API and sends Slack's requests, with a page where people work. */
export type Desk = Omit<Acts, 'arrive'> & {
  router: express.Router;
  /** Lets in whoever may see the desk: for pages of others that belong to it. */
  guard: Guard;
  faults: Faults;
  state: () => Snapshot;
  /** Lets somebody sit down at the desk; the same name is the same person. */
  arrive: (name: string) => Person;
  /** Makes a channel, or changes one, as the team's own people would. Answers its id. */
  setChannel: (name: string, setting?: ChannelSetting) => string;
  /** The calls that were made, without what was said in them. */
  calls: () => readonly Call[];
  /** When all that is on its way to the app has got its answer. */
  settled: () => Promise<void>;
  close: () => Promise<void>;
};

const firstPeople = ['Anna', 'Erik', 'Fatima', 'Johan', 'Maja', 'Oskar'];

/** Opens the desk. Mount its router where `publicUrl` says. */
export function openDesk(options: DeskOptions): Desk {
  const { now = Date.now, log = () => undefined, deadline = 3000 } = options;
  const team = options.team ?? { id: 'T0OVNINGAR', name: 'Övningsdisken' };
  const bot = { user: idFor('U', `bot ${team.id}`), id: idFor('B', team.id), app: idFor('A', team.id), name: options.botName ?? 'Rätt dörr' };
  const users = options.users ?? firstPeople.map((name) => ({ id: idFor('U', name.toLowerCase()), name }));
  const keep = openKeep({ ...(options.load ? { load: options.load } : {}), ...(options.save ? { save: options.save } : {}), log });
  const sender = openSender({ url: options.eventsUrl, secret: options.signingSecret, deadline, now });
  const events = openEvents({ sender, team: team.id, app: bot.app, botUser: bot.user, again: options.again ?? slackWaits, now, log });
  const faults = openFaults();

  const desk: Workspace = {
    team,
    bot,
    commands: options.commands ?? ['/rattdorr'],
    shortcuts: options.shortcuts ?? [{ name: 'Skicka vidare', callback: 'lead_message' }],
    state: keep.state,
    whispers: [],
    stacks: new Map(),
    triggers: openTriggers(now),
    people: () => [...users, ...keep.state.people],
    now,
    publicUrl: options.publicUrl,
    changed: () => {
      keep.changed();
      site.changed();
    },
    emit: events.emit,
  };
  const answers = openAnswers(desk);
  const acts = openActs(desk, sender, answers);
  const api = openApi(desk, { token: options.token, faults, channelRate: options.channelRate ?? false, log });
  const guard = openGuard(options.allow, options.publicUrl);
  const site = openSite(desk, acts, guard, options.tries ?? []);
  const router = express.Router();
  router.use(api.router, answers.router, site.router);

  return {
    ...acts,
    router,
    guard,
    faults,
    state: () => snapshot(desk),
    arrive: (name) => acts.arrive({ name }),
    setChannel: (name, setting = {}) => setChannel(desk, name, setting),
    calls: api.calls,
    settled: events.settled,
    close: async () => {
      events.close();
      sender.close();
      api.close();
      site.close();
      await events.settled();
      keep.close();
    },
  };
}

function snapshot(desk: Workspace): Snapshot {
  const { channels, homes } = desk.state;
  return structuredClone<Snapshot>({ people: desk.people(), channels, homes, whispers: desk.whispers, dialogs: Object.fromEntries(desk.stacks) });
}

function setChannel(desk: Workspace, name: string, setting: ChannelSetting): string {
  const channel = findChannel(desk.state, name) ?? addChannel(desk.state, name.replace(/^#/, ''), desk.now());
  const archiving = setting.archived === true && !channel.archived;
  const { id: before } = channel;
  Object.assign(channel, setting);
  desk.changed();
  if (archiving) desk.emit(channelArchived(channel, desk.people()[0]?.id ?? '', nextTs(channel, desk.now())));
  if (channel.id !== before) desk.emit(channelIdChanged(before, channel.id, nextTs(channel, desk.now())));
  return channel.id;
}

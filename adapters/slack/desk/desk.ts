import express from 'express';
import { openApi, scopes, type Call } from './api/api.ts';
import { openFaults, type Faults } from './faults.ts';
import { openGrants, type OAuthApp } from './grants.ts';
import { openKeep } from './keep.ts';
import { openKeys } from './keys.ts';
import { openSender } from './outbound/send.ts';
import type { Acts } from './people/acts.ts';
import { openGuard, type Guard } from './site/guard.ts';
import { openConsent } from './site/oauth.ts';
import { openSite } from './site/routes.ts';
import type { Try } from './site/tester.ts';
import { idFor, type Channel, type Kept, type Person, type View } from './state.ts';
import { openTeam, type Team } from './team.ts';
import type { Shortcut, Whisper, Workspace } from './workspace.ts';

export type { Fault, Faults } from './faults.ts';
export type { Try } from './site/tester.ts';
export type { ChannelSetting } from './team.ts';
export type { Acts, Command, Press, Write } from './people/acts.ts';
export type { Dismiss, Submit } from './people/dialogs.ts';
export type { Outcome } from './people/outcome.ts';
export type { Filled } from './people/values.ts';
export type { Call } from './api/api.ts';
import { Missing } from './people/find.ts';
export { Missing };

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
  /** How workspaces let the app in; without it none can but the first. */
  oauth?: OAuthApp;
  /** Whether more than one message a second in a channel is refused, as in Slack. */
  channelRate?: boolean;
  /** Milliseconds before the app must have answered. */
  deadline?: number;
  /** Milliseconds to wait before each new try to deliver an event. */
  again?: readonly number[];
  log?: (text: string) => void;
};

/** The desk as it is just now. Nothing in it may be changed. */
export type Snapshot = { readonly people: readonly Person[]; readonly channels: readonly Channel[]; readonly homes: Readonly<Record<string, View>>; readonly whispers: readonly Whisper[]; readonly dialogs: Readonly<Record<string, readonly View[]>> };

/** What can be done in one workspace, by its people and by whoever administers it. */
export type InTeam = Omit<Acts, 'arrive'> & Pick<Team, 'setChannel' | 'removeChannel' | 'uninstall' | 'revoke' | 'restore'> & {
  /** Lets somebody sit down at the desk; the same name is the same person. */
  arrive: (name: string) => Person;
  state: () => Snapshot;
};

/** A stand-in for Slack: workspaces that speak Slack's API and send Slack's requests, with a page where people work. What it does by itself is done in the first. */
export type Desk = InTeam & {
  router: express.Router;
  /** Lets in whoever may see the desk: for pages of others that belong to it. */
  guard: Guard;
  faults: Faults;
  /** Every workspace, the first first, and whether it lets the app in. */
  teams: () => { id: string; name: string; connected: boolean }[];
  /** Makes a workspace that the app is not let into yet; the same name is the same workspace. Answers its id. */
  addTeam: (name: string) => string;
  inTeam: (id: string) => InTeam;
  /** Sends the latest press or event once more. */
  repeat: (kind: 'press' | 'event') => Promise<boolean>;
  /** The calls that were made, without what was said in them. */
  calls: () => readonly Call[];
  /** When all that is on its way to the app has got its answer. */
  settled: () => Promise<void>;
  close: () => Promise<void>;
};

const firstPeople = ['Anna', 'Erik', 'Fatima', 'Johan', 'Maja', 'Oskar'];

const othersPeople = ['Britta', 'Nils', 'Sara'];

/** Opens the desk. Mount its router where `publicUrl` says. */
export function openDesk(options: DeskOptions): Desk {
  const { now = Date.now, log = () => undefined, deadline = 3000 } = options;
  const about = options.team ?? { id: 'T0OVNINGAR', name: 'Övningsdisken' };
  const users = options.users ?? firstPeople.map((name) => ({ id: idFor('U', name.toLowerCase()), name }));
  const keep = openKeep({ ...(options.load ? { load: options.load } : {}), ...(options.save ? { save: options.save } : {}), log });
  const sender = openSender({ url: options.eventsUrl, secret: options.signingSecret, deadline, now });
  const faults = openFaults();
  const changed = () => {
    keep.changed();
    site.changed();
  };
  const shared = {
    app: idFor('A', about.id), botName: options.botName ?? 'Rätt dörr', commands: options.commands ?? ['/rattdorr'], shortcuts: options.shortcuts ?? [{ name: 'Skicka vidare', callback: 'lead_message' }], sender, again: options.again, channelRate: options.channelRate ?? false,
    now, publicUrl: options.publicUrl, changed, log,
  };
  const other = (kept: Kept['teams'][number]) =>
    openTeam({ ...shared, id: kept.id, name: kept.name, state: kept, keys: openKeys(kept.keys), isFirst: false, users: othersPeople.map((name) => ({ id: idFor('U', `${kept.id} ${name.toLowerCase()}`), name })) });
  const first = openTeam({ ...shared, ...about, state: keep.state, keys: openKeys([{ token: options.token }]), isFirst: true, users });
  const others = keep.state.teams.map(other);
  const teams = (): readonly [Team, ...Team[]] => [first, ...others];
  const teamWith = (id: string) => teams().find(({ workspace }) => workspace.team.id === id);

  function addTeam(name: string): string {
    const trimmed = name.trim().replace(/\s+/g, ' ').slice(0, 80);
    const known = teams().find(({ workspace }) => workspace.team.name.toLowerCase() === trimmed.toLowerCase());
    if (known) return known.workspace.team.id;
    const made = { id: idFor('T', trimmed.toLowerCase()), name: trimmed, keys: [], people: [], channels: [], homes: {} };
    keep.state.teams.push(made);
    others.push(other(made));
    changed();
    return made.id;
  }

  const grants = openGrants(options.oauth, scopes, now);
  const api = openApi({ teams, grants, faults, now, log });
  const guard = openGuard(options.allow, options.publicUrl);
  const site = openSite({ teams, addTeam, faults, repeat: async (kind) => (await sender.repeat(kind)) !== undefined, canInstall: options.oauth !== undefined, tries: options.tries ?? [] }, guard);
  const router = express.Router();
  router.use(api.router);
  router.post('/answers/:id', express.json({ type: () => true, limit: '1mb' }), (request: express.Request<{ id: string }>, response) => {
    for (const { answers } of teams()) {
      const answered = answers.receive(request.params.id, request.body);
      if (answered) return void response.status(answered.status).json(answered.body);
    }
    response.status(404).json({ ok: false, error: 'expired_url' });
  });
  router.use(openConsent(teams, grants, guard), site.router);

  return {
    ...inTeam(first),
    router,
    guard,
    faults,
    teams: () => teams().map(({ workspace: { team }, keys }) => ({ ...team, connected: keys.works() })),
    addTeam,
    inTeam: (id) => {
      const found = teamWith(id);
      if (!found) throw new Missing('workspace');
      return inTeam(found);
    },
    repeat: async (kind) => (await sender.repeat(kind)) !== undefined,
    calls: api.calls,
    settled: async () => {
      for (const { events } of teams()) await events.settled();
    },
    close: async () => {
      for (const { events } of teams()) events.close();
      sender.close();
      api.close();
      site.close();
      for (const { events } of teams()) await events.settled();
      keep.close();
    },
  };
}

function inTeam({ acts, setChannel, removeChannel, uninstall, revoke, restore, workspace }: Team): InTeam {
  return { ...acts, setChannel, removeChannel, uninstall, revoke, restore, state: () => snapshot(workspace), arrive: (name) => acts.arrive({ name }) };
}

function snapshot(desk: Workspace): Snapshot {
  const { channels, homes } = desk.state;
  return structuredClone<Snapshot>({ people: desk.people(), channels, homes, whispers: desk.whispers, dialogs: Object.fromEntries(desk.stacks) });
}

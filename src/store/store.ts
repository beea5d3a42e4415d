import type { Contact, Recorded, Settings } from '../events.ts';

/**
 * The store's port: small, and promising only what both SQLite and Postgres can keep. Every method is a promise; ids are
 * made by the caller; times are ISO 8601 in UTC.
 */
export interface Store {
  /** Whether other processes may serve from the same store at the same time (Postgres), or this is the only one (SQLite). */
  readonly shared: boolean;
  /**
   * Calls the listener with what other processes have written, soon after: at most two seconds, also when the connection was
   * lost in between. Never with what was written here. Answers how to stop it.
   */
  onElsewhere(listener: (news: News) => void): () => void;

  /** The stream of one conversation in order, or an empty list where there is none. `after` leaves out versions up to it. */
  load(conversation: string, after?: number): Promise<Recorded[]>;

  /**
   * Adds events to a stream, together with all that must be true at the same moment: the contact, the deliveries and the
   * rows of the lists, in one transaction. Throws Conflict when the stream is not at `expected` any more: decide again.
   */
  append(conversation: string, expected: number, records: readonly Recorded[], also?: Also): Promise<void>;

  /** Who may speak in a conversation: found by the hash of its token or of the code that the company wrote down. */
  access(key: { token: string } | { code: string }): Promise<{ conversation: string } | undefined>;
  /** One more token for a conversation that was resumed, as the hash that is kept. */
  addToken(conversation: string, tokenHash: string, at: string): Promise<void>;

  /** Contact details of a chain of handovers. */
  contact(chain: string): Promise<Contact | undefined>;

  /** Deliveries that are due, each claimed until `until` so that nobody else takes it. `again` says that an earlier try ended without an answer. Where the store is shared, those of one handover are with one claimer at a time. */
  claim(now: string, until: string, limit: number): Promise<Claimed[]>;
  /** Ends a claim: done, to be tried again at a later time, or given up with the reason. */
  settle(delivery: string, result: Settled): Promise<void>;
  /**
   * At the start of a single process every lease is dead: claimed deliveries become due at once and count as ambiguous. Never
   * to be called where the store is shared, since another process may hold the lease: there a lease simply runs out.
   */
  releaseAll(now: string): Promise<number>;
  /** When the next delivery is due, if any. */
  nextDue(): Promise<string | undefined>;

  handover(id: string): Promise<HandoverRow | undefined>;
  handovers(filter: { conversation?: string; actor?: string; open?: boolean }): Promise<HandoverRow[]>;
  counts(): Promise<Counts>;

  /** Where an outside world shows a handover (channel and message). */
  place(handover: string): Promise<Place | undefined>;
  setPlace(handover: string, place: Place): Promise<void>;
  /** Places whose conversation is forgotten here, so that what is shown there has still to be deleted. */
  toClear(): Promise<Place[]>;
  /** What was shown there is deleted: the place is forgotten too. */
  cleared(handover: string): Promise<void>;
  /** What is known of an actor's channel: the id that Slack answered with, and what is wrong with it if anything. */
  channel(name: string): Promise<Channel | undefined>;
  channels(): Promise<Channel[]>;
  setChannel(channel: Channel): Promise<void>;

  /** What actors have set themselves; setting it again puts the whole of it in place of what was there. Other processes hear `settings`. */
  settings(): Promise<Settings[]>;
  setSettings(settings: Settings, at: string): Promise<void>;

  /** How the app is let into workspaces, the first that let it in first. */
  installations(): Promise<Installation[]>;
  /** Puts an installation in place of what was there for its workspace. When it was first there stays, and what was wrong with it until somebody has looked. */
  setInstallation(installation: Installation): Promise<void>;
  /** Notes what is wrong with a workspace's installation, or that nothing is. Answers whether that is news: to one caller only. */
  markInstallation(team: string, problem: string | undefined, at: string): Promise<boolean>;

  /** Keeps an arrived request under its own id before it is answered. False when it was there already. */
  keep(request: { id: string; at: string; body: string }): Promise<boolean>;
  /** Kept requests that nobody has handled yet, the oldest first. */
  unhandled(): Promise<{ id: string; body: string }[]>;
  /** The request is handled: its body is deleted, its id is remembered. */
  handled(id: string, at: string): Promise<void>;

  /** Removes a conversation, its contacts, deliveries and rows for good. Answers the places that an outside world still has to clear. */
  forget(conversation: string): Promise<Place[]>;
  close(): Promise<void>;
}

/** What another process has written; `anything` when some of it may have been missed, `settings` when an actor has set something. */
export type News = 'anything' | 'settings' | { conversation: string; deliveries: boolean; forgotten: boolean };

/** What is written in the same transaction as the events. */
export type Also = {
  /** Hashes of the token and the code, when the conversation opens. */
  access?: { token: string; code: string };
  contact?: { chain: string; contact: Contact };
  deliveries?: readonly NewDelivery[];
};

/** What an outside world has to be told: ids only, never a text or a contact. */
export type NewDelivery = {
  id: string;
  /** `card`: a new handover; `refresh`: its card has changed; `note`: a line in its thread about the event at `version`; `mail`: the company is written to about that event. */
  kind: 'card' | 'refresh' | 'note' | 'mail';
  conversation: string;
  handover: string;
  version: number;
  due: string;
};
export type Claimed = NewDelivery & { attempt: number; again: boolean };
export type Settled = { outcome: 'done' } | { outcome: 'later'; due: string; why: string; ambiguous: boolean } | { outcome: 'given up'; why: string };

/** Where a handover is shown; `team` where that is not the region's own workspace. */
export type Place = { handover: string; channel: string; ts: string; team?: string };
export type Channel = { name: string; id?: string; problem?: string; at: string };

/** The name that a channel is kept under: two workspaces may have channels of the same name. */
export function channelKey({ channel, team }: { channel: string; team?: string | undefined }): string {
  return team === undefined ? channel : `${team}/${channel}`;
}

/** How the app is let into a workspace: the body holds the keys, sealed, and is empty where they are in the settings. */
export type Installation = { team: string; enterprise?: string; app: string; body: string; problem?: string; at: string };

/** One handover as lists show it. Can be rebuilt from the events. */
export type HandoverRow = {
  id: string;
  conversation: string;
  chain: string;
  actor: string;
  service: string;
  recipient: string;
  status: string;
  practice: boolean;
  promoter?: string;
  previous?: string;
  by: string;
  at: string;
  changedAt: string;
};

export type Counts = { conversations: number; handovers: Record<string, number>; deliveriesDue: number; deliveriesGivenUp: number; /** Workspaces that do not let the app in any more. */ workspacesBroken: number };

/** The stream has grown since it was read. */
export class Conflict extends Error {
  readonly code = 'conflict';
  constructor(conversation: string) {
    super(`the conversation ${conversation} has changed since it was read`);
    this.name = 'Conflict';
  }
}

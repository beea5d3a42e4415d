import type { Contact, Recorded, Settings } from '../events.ts';
import type { Accounts } from './accounts.ts';
import type { Editing } from './editing.ts';
import type { Facts } from './facts.ts';
import type { Learning } from './learning.ts';
import type { Publications } from './publications.ts';
import type { Pictures } from './pictures.ts';
import type { Retention } from './retention.ts';
import type { Talks } from './talks.ts';

/**
 * The store's port: small, and promising only what both SQLite and Postgres can keep. Every method is a promise; ids are
 * made by the caller; times are ISO 8601 in UTC.
 */
export interface Store {
  /** Whether other processes may serve from the same store at the same time (Postgres), or this is the only one (SQLite). */
  readonly shared: boolean;
  /**
   * Calls the listener with what other processes have written, soon after: at most two seconds, also when the connection was
   * lost in between. With SQLite only that a command has set or published something, within half a minute. Never with what was written here.
   * Answers how to stop it.
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
  /** Lets claims that run out at `from` last until `until`. Answers which of them were still ours: what has run out may be another's by now. */
  extend(deliveries: readonly string[], from: string, until: string): Promise<string[]>;
  /** Ends a claim: done, to be tried again at a later time, or given up with the reason. */
  settle(delivery: string, result: Settled, /** The claim on it, by when it runs out: where another has been made since, nothing is settled. */ claim?: string): Promise<void>;
  /**
   * At the start of a single process every lease is dead: claimed deliveries become due at once and count as ambiguous. Never
   * to be called where the store is shared, since another process may hold the lease: there a lease simply runs out.
   */
  releaseAll(now: string): Promise<number>;
  /**
   * At the start of a process: what has failed and waits to be tried again is due at once and as if it had failed once, since what stood
   * in the way may have gone with the process before. Claims, and what is due later for its own sake, are left as they are.
   */
  hasten(now: string): Promise<number>;
  /** When the next delivery is due, if any. */
  nextDue(): Promise<string | undefined>;

  handover(id: string): Promise<HandoverRow | undefined>;
  handovers(filter: HandoverFilter): Promise<HandoverRow[]>;
  /** Chains of the same company as this one, by the marks kept with their contacts. */
  kin(chain: string): Promise<Kin[]>;
  counts(): Promise<Counts>;

  /** Where an outside world shows a handover (channel and message). */
  place(handover: string): Promise<Place | undefined>;
  setPlace(handover: string, place: Place): Promise<void>;
  /** Places whose conversation is forgotten here, so that what is shown there has still to be deleted. */
  toClear(): Promise<Place[]>;
  /** What was shown there is deleted: the place is forgotten too. */
  cleared(handover: string): Promise<void>;
  /** What could not be removed where it was shown, and why: ids only. Told of again, it keeps since when. */
  leave(handover: string, why: string, at: string): Promise<void>;
  leftBehind(): Promise<Left[]>;
  /** What is known of an actor's channel: the id that Slack answered with, and what is wrong with it if anything. */
  channel(name: string): Promise<Channel | undefined>;
  channels(): Promise<Channel[]>;
  setChannel(channel: Channel): Promise<void>;
  /** The outside world has given a channel another id: what is known of it, and what is shown in it, is there from now on. */
  moveChannel(from: string, to: string, at: string): Promise<void>;

  /** What actors have set themselves; setting it again puts the whole of it in place of what was there. Other processes hear `settings`. */
  settings(): Promise<Settings[]>;
  setSettings(settings: Settings, at: string): Promise<void>;

  /** Claims the letter of a week to a channel, where it has not gone and nobody else is sending it. `again` says that an earlier try ended without an answer. */
  claimDigest(digest: DigestKey, now: string, until: string): Promise<{ attempt: number; again: boolean } | undefined>;
  settleDigest(digest: DigestKey, result: Settled): Promise<void>;

  /** When an actor was first written to about a handover, if it was. */
  mailedAt(handover: string): Promise<string | undefined>;
  setMailed(handover: string, at: string): Promise<void>;
  /** Uses up what may be used once, by its hash. False when it had been. What nobody could use any more by `now` is forgotten. */
  spend(once: { hash: string; until: string }, now: string): Promise<boolean>;
  isSpent(hash: string): Promise<boolean>;
  /** Adds a delivery that no event asks for. False when there is one of that id, or when its handover has been forgotten. */
  addDelivery(delivery: NewDelivery): Promise<boolean>;

  /** How the app is let into workspaces, the first that let it in first. */
  installations(): Promise<Installation[]>;
  /** Puts an installation in place of what was there for its workspace. When it was first there stays, and what was wrong with it until somebody has looked. */
  setInstallation(installation: Installation): Promise<void>;
  /** Notes what is wrong with a workspace's installation, or that nothing is. Answers whether that is news: to one caller only. */
  markInstallation(team: string, problem: string | undefined, at: string): Promise<boolean>;

  /** Keeps an arrived request under its own id before it is answered. False when it was there already. */
  keep(request: { id: string; at: string; body: string }): Promise<boolean>;
  /** Kept requests that nobody has handled yet, the oldest first; those that were kept between two times where they are named. */
  unhandled(kept?: { after: string; before: string }): Promise<{ id: string; body: string }[]>;
  /** The request is handled: its body is deleted, its id is remembered. */
  handled(id: string, at: string): Promise<void>;

  /** Who may come into the pages for admins, and what they have done there. */
  readonly accounts: Accounts;
  /** What has been published over what was compiled from the files. */
  readonly publications: Publications;
  /** What there is to learn from, and every training. */
  readonly learning: Learning;
  /** Conversations among many, what was said in them, and what they are counted by. */
  readonly talks: Talks;
  /** What is being changed in the knowledge before it is published. */
  readonly editing: Editing;
  /** What pictures are drawn of, counted, and the goals that are drawn in them. */
  readonly pictures: Pictures;

  /** How long things are kept, what must be kept, what has been erased, and what companies are told of it. */
  readonly retention: Retention;

  /** Removes a conversation, its contacts, deliveries and rows for good. Throws Held where it must be kept. Answers the places that an outside world still has to clear. */
  forget(conversation: string): Promise<Place[]>;
  close(): Promise<void>;
}

/** What another process has written; `anything` when some of it may have been missed, `settings` when an actor has set something, `content` when something has been published. */
export type News = 'anything' | 'settings' | 'content' | { conversation: string; deliveries: boolean; forgotten: boolean };

/** What is written in the same transaction as the events. */
export type Also = {
  /** Hashes of the token and the code, when the conversation opens. */
  access?: { token: string; code: string };
  contact?: { chain: string; contact: Contact };
  /** By what the company of a chain is known again, and whether promoters may see that it is. */
  marks?: { chain: string; marks: readonly string[]; shown: boolean };
  deliveries?: readonly NewDelivery[];
};

/** Deliveries that no outside world is told of: each becomes an input when it is due. */
export const clockKinds = ['remind', 'expire', 'inquire'] as const;
export type ClockKind = (typeof clockKinds)[number];

/** What an outside world has to be told: ids only, never a text or a contact. */
export type NewDelivery = {
  id: string;
  /** `card`: a new handover; `refresh`: its card has changed; `note`: a line in its thread about the event at `version`; `mail`: the company is written to about that event; `link`: an actor that is written to has asked for a new way in. The others are clocks, which are told to nobody outside: `remind`, `expire` and `inquire` say that the state entered at `version` has lasted so long. */
  kind: 'card' | 'refresh' | 'note' | 'mail' | 'link' | ClockKind;
  conversation: string;
  handover: string;
  version: number;
  due: string;
};
/** `attempt` counts the tries that got as far as an answer, this one included; `held` says whether the claim on it still stands. */
export type Claimed = NewDelivery & { attempt: number; again: boolean; held?: () => boolean };
export type Settled = { outcome: 'done' } | { outcome: 'later'; due: string; why: string; ambiguous: boolean; /** Nothing was tried: it is not counted. */ untried?: boolean } | { outcome: 'given up'; why: string };

/** Where a handover is shown; `team` where that is not the region's own workspace. */
export type Place = { handover: string; channel: string; ts: string; team?: string };
/** What is still shown of what has been forgotten here: why it could not be removed, since when, and when that was last tried. */
export type Left = Place & { why: string; since: string; at: string };
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
  promoterId?: string;
  facts: Facts;
};

/** Which handovers: those of one conversation, actor or promoter, of these chains, open or not; `since` leaves out what ended and last changed before it. */
export type HandoverFilter = { conversation?: string; actor?: string; promoter?: string; chains?: readonly string[]; open?: boolean; since?: string };

/** A week by its Monday, and a channel. */
export type DigestKey = { week: string; channel: string };
/** Another chain of the same company; `shown` where the company has allowed promoters to see it, both times. */
export type Kin = { chain: string; shown: boolean };

export type Counts = { conversations: number; handovers: Record<string, number>; deliveriesDue: number; deliveriesGivenUp: number; /** Channels with a problem. */ channelsBroken: number; /** Workspaces that do not let the app in any more. */ workspacesBroken: number };

/** The stream has grown since it was read. */
export class Conflict extends Error {
  readonly code = 'conflict';
  constructor(conversation: string) {
    super(`the conversation ${conversation} has changed since it was read`);
    this.name = 'Conflict';
  }
}

import type { Language } from '../events.ts';
import type { TalkFlag, TalkOutcome } from './talks.ts';

/**
 * What the tables hold, for Kysely. Everything is text or whole numbers, so that SQLite and Postgres keep the same: times are
 * ISO 8601 in UTC, always with milliseconds, so that they sort as text; yes and no are 1 and 0; structures are JSON as text.
 */
export type Tables = {
  /** One row for each stream. Whoever moves its version holds the stream until the transaction ends. `talk` is what its rows in the lists are made of: see `Talk`. */
  conversations: { id: string; version: number; practice: number; talk: string | null };
  events: { conversation: string; version: number; at: string; cause: string; body: string };
  /** Who may speak: hashes only. */
  access: { kind: 'token' | 'code'; hash: string; conversation: string; at: string };
  contacts: { chain: string; conversation: string; body: string };
  deliveries: DeliveryTable;
  handovers: HandoverTable;
  /** Conversations, what was said in them and what they were handed over for: always what `talkFrom` makes of the events. */
  talks: TalkTable;
  utterances: { conversation: string; version: number; message: string; at: string; flags: string; ending: string | null; search: string };
  talk_handovers: TalkHandoverTable;
  goals: GoalTable;
  /** Outlives its conversation, so that the outside world can still be cleared. Ids only. */
  places: { handover: string; conversation: string | null; team: string | null; channel: string; ts: string };
  channels: { name: string; id: string | null; problem: string | null; at: string };
  /** What actors have set themselves. An empty municipality stands for the whole actor. */
  settings: { actor: string; municipality: string; body: string; at: string };
  /** Weekly letters that have gone, or are to go, to a channel. */
  digests: { week: string; channel: string; state: 'due' | 'done' | 'given up'; attempts: number; claimed: number; next_at: string; ambiguous: number; why: string | null };
  /** By what a company is known again: keyed hashes of how it can be reached, for each chain. `shown` where it allowed promoters to see it. */
  marks: { chain: string; mark: string; conversation: string; shown: number };
  /** Handovers that an actor has been written to about. */
  mailed: { handover: string; conversation: string; at: string };
  /** Hashes of links and forms that have been used, until nobody could use them any more. */
  spent: { hash: string; until: string };
  /** What could not be removed where it was shown. Outlives its conversation, as its place does. Ids only. */
  left_behind: { handover: string; why: string; since: string; at: string };
  /** How the app is let into workspaces: the body is sealed. An empty team stands for the region's own where its key is in the settings. */
  installations: { team: string; enterprise: string | null; app: string; body: string; problem: string | null; at: string };
  /** Who may come into the pages for admins, who is in, and what they have done. */
  accounts: { id: string; login: string; subject: string | null; body: string };
  sessions: { hash: string; account: string | null; body: string; until: string };
  audit: { id: string; at: string; account: string | null; name: string; did: string; to: string | null; more: string | null };
  /** What has been published over the files, numbered within its kind. The body goes when many have come after it. */
  publications: { id: string; kind: 'model' | 'knowledge'; number: number; at: string; account: string | null; name: string; body: string | null; base: string; why: string | null; from: string | null };
  /** What there is to learn from: by where it was said. `conversation` is empty where that is no conversation of ours. */
  examples: { source: string; message: string; conversation: string | null; state: 'draft' | 'published' | 'skipped'; version: number; at: string; body: string };
  /** Every training; `running` is `one` for the one that goes on, and empty for all others. `share` is in thousandths. */
  trainings: { id: string; at: string; account: string | null; name: string; state: 'running' | 'done' | 'failed' | 'cancelled' | 'published' | 'discarded'; running: 'one' | null; heartbeat: string; share: number; ended_at: string | null; why: string | null; result: string | null; model: string | null };
  /** What is being changed in the knowledge before it is published, and how it went when its addresses were last looked at. */
  drafts: { kind: 'actor' | 'golden' | 'source' | 'order'; id: string; region: string; version: string; body: string; account: string; name: string; at: string; asked_at: string | null };
  links: { url: string; works: number; found: string; at: string };
  /** How long things are kept: an empty actor stands for all. */
  retention: { actor: string; body: string; at: string };
  /** What must not be erased, and conversations that are to go as soon as they may, since their company has asked for it. */
  holds: { id: string; kind: 'conversation' | 'actor'; of: string; lifted: number; body: string; at: string };
  asked: { conversation: string; at: string };
  /** The round of erasing that is under way: one row at most. Without a claim nobody is at it. */
  erasing: { id: 'now'; claim: string; at: string; until: string; by: string; body: string };
  /** What rounds of erasing have done: counts only. */
  erasures: { id: string; at: string; ended_at: string; by: string; body: string };
  /** What figures need of conversations that are erased, by ids that were never anything else's: no text, and no way back. */
  past_talks: TalkTable;
  past_handovers: TalkHandoverTable;
  /** What companies are told of their personal data, door by door and version by version. An empty door stands for all. */
  notices: { door: string; version: number; body: string; at: string; by: string; published_at: string | null };
  /** Arrived requests: the body goes when it is handled, the id stays so that a repeat is known. */
  requests: { id: string; at: string; body: string | null; handled_at: string | null };
};

/**
 * A delivery. `next_at` is when it may be claimed: when it is due, or when the claim on it runs out. `ambiguous` is set once a
 * try has ended without an answer, and stays.
 */
export type DeliveryTable = {
  id: string;
  /** The kinds of the port's deliveries. */
  kind: 'card' | 'refresh' | 'note' | 'mail' | 'link' | 'remind' | 'expire' | 'inquire';
  conversation: string;
  handover: string;
  version: number;
  state: 'due' | 'done' | 'given up';
  due: string;
  attempts: number;
  claimed: number;
  next_at: string;
  ambiguous: number;
  why: string | null;
};

/** A handover as lists show it: always what `rowsFrom` makes of the events. */
export type HandoverTable = {
  id: string;
  conversation: string;
  chain: string;
  actor: string;
  service: string;
  recipient: string;
  status: string;
  practice: number;
  promoter: string | null;
  previous: string | null;
  by: string;
  at: string;
  changed_at: string;
  /** Whoever has or had it, by the outside world's id. */
  promoter_id: string | null;
  /** What lists and figures say of it, as JSON: see `Facts`. */
  facts: string | null;
};

/** A conversation as lists show it. Actors stand between bars, the first and the last too. */
export type TalkTable = {
  conversation: string;
  door: string;
  region: string;
  language: Language;
  practice: number;
  at: string;
  changed_at: string;
  said: number;
  need: string | null;
  stage: string | null;
  municipality: string | null;
  led: string | null;
  outcome: TalkOutcome;
  actors: string;
  /** How many readings spoke of a need, and the sum of how sure they were of the likeliest, in thousandths. */
  read: number;
  sureness: number;
} & Record<TalkFlag, number>;

/** What a region wants to have reached: see `Goal`. */
export type GoalTable = { id: string; region: string; measure: string; value: number; date: string; text: string; by: string; at: string };

/** A handover as pictures need it. */
export type TalkHandoverTable = {
  handover: string;
  conversation: string;
  actor: string;
  service: string;
  need: string | null;
  region: string;
  door: string;
  practice: number;
  at: string;
  taken_at: string | null;
  ended_at: string | null;
  status: string;
  reason: string | null;
  to_actor: string | null;
  helped: string | null;
  previous: string | null;
};

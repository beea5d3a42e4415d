import type { Language, Reading } from '../events.ts';

/** What a conversation is marked by, so that it can be found among many. */
export const talkFlags = ['unsure', 'thumb_down', 'no_door', 'declined', 'human', 'offtopic'] as const;
export type TalkFlag = (typeof talkFlags)[number];

/** How far a conversation has come: nothing said, answered without a door, led to a door, handed over (open), and how that ended. */
export const talkOutcomes = ['silent', 'answered', 'led', 'waiting', 'taken', 'helped', 'not_helped', 'unanswered', 'withdrawn', 'offtopic'] as const;
export type TalkOutcome = (typeof talkOutcomes)[number];

/** One conversation as lists and pictures show it. Nothing of what was written, and no name. Made of the events, and can be rebuilt from them. */
export type TalkRow = {
  conversation: string;
  door: string;
  region: string;
  language: Language;
  practice: boolean;
  at: string;
  changedAt: string;
  /** How many things the company has said. */
  said: number;
  need?: string;
  stage?: string;
  municipality?: string;
  /** The actor that it was led to first, and whether that is another than the one it came in by. */
  led?: string;
  flags: readonly TalkFlag[];
  outcome: TalkOutcome;
  /** All actors that it was led to or handed to, so that those who work there find it. */
  actors: readonly string[];
};

/** One thing that a company has said, safe, with how it was read: for the search and for what there is to learn from. */
export type UtteranceRow = {
  conversation: string;
  message: string;
  version: number;
  at: string;
  door: string;
  region: string;
  practice: boolean;
  text: string;
  language: Language;
  reading: Pick<Reading, 'kind' | 'needs' | 'found' | 'offtopic' | 'mentions'>;
  /** What happened after it in the same conversation: see the queue of what there is to learn from. */
  flags: readonly ('thumb_down' | 'no_door' | 'declined' | 'referred' | 'human')[];
  /** How the handover that came of it ended, where it says something of what it was about. */
  ending?: { ended: 'helped' | 'referred' | 'declined'; actor: string; service: string };
};

/** One handover as pictures need it: what it was about when it was asked for, how long it took, and how it ended. */
export type TalkHandover = {
  conversation: string;
  handover: string;
  actor: string;
  service: string;
  need?: string;
  /** Where the company belongs, and the door that it came in by. */
  region: string;
  door: string;
  practice: boolean;
  at: string;
  takenAt?: string;
  endedAt?: string;
  status: string;
  /** Why it was declined, referred or failed, or how it was completed. */
  reason?: string;
  /** Whom it was sent on to. */
  to?: string;
  helped?: string;
  previous?: string;
};

/** By what conversations can be counted: `day` and `month` are those on which they began. */
export const tallyKeys = ['door', 'region', 'language', 'need', 'stage', 'municipality', 'led', 'outcome', 'day', 'month', ...talkFlags] as const;
export type TallyKey = (typeof tallyKeys)[number];
/** So many have these values; a flag is `1` or `0`, and what is not known is left out. */
export type Tally<Key extends TallyKey = TallyKey> = Partial<Record<Key, string>> & { count: number };

export type TalkFilter = {
  regions?: readonly string[];
  /** Of actors that they came in by, were led to or were handed to. */
  actors?: readonly string[];
  door?: string;
  language?: Language;
  flag?: TalkFlag;
  need?: string;
  outcome?: TalkOutcome;
  /** From and up to, but not including, a time. */
  from?: string;
  to?: string;
  practice?: boolean;
  /** Words that must stand in something that was said, each anywhere, capitals aside. */
  words?: readonly string[];
  before?: { at: string; conversation: string };
  limit: number;
};

/** The part of the store that lists conversations and what was said in them. */
export interface Talks {
  /** The latest first. */
  list(filter: TalkFilter): Promise<TalkRow[]>;
  /** How many there are, up to a bound: `most` stands for as many or more. */
  count(filter: Omit<TalkFilter, 'before' | 'limit'>, most: number): Promise<number>;
  one(conversation: string): Promise<TalkRow | undefined>;
  /** What was said, the oldest first, practice left out: at most so many, the latest of them. */
  utterances(filter: { regions?: readonly string[]; from?: string; most: number }): Promise<UtteranceRow[]>;
  utterance(conversation: string, message: string): Promise<UtteranceRow | undefined>;
  /** Handovers, the oldest first; of actors that they went to, or whose door the company came in by. */
  handovers(filter: { regions?: readonly string[]; actors?: readonly string[]; from?: string; to?: string; practice?: boolean }): Promise<TalkHandover[]>;
  /** How many conversations there are of each kind, as the keys tell them apart. */
  tally<Key extends TallyKey>(by: readonly Key[], filter: Omit<TalkFilter, 'before' | 'limit'>): Promise<Tally<Key>[]>;
}

/** A connection that only reads what has been said. */
export type TalkReader = { talks: Pick<Talks, 'utterances'>; close(): Promise<void> };

import type { Contact, Option, Promoter, Recorded, Settings } from '../src/events.ts';
import type { Handover } from '../src/handover/handover.ts';
import type { HandoverRequest, Input } from '../src/conversation/input.ts';
import type { Conversation } from '../src/conversation/conversation.ts';
import type { Channel, Claimed, Counts, HandoverRow, Installation, Place } from '../src/store/store.ts';

/**
 * One outside world. Turns what arrives into inputs, and delivers what concerns it. Holds no rules.
 */
export interface Adapter {
  start(app: App): Promise<void>;
  /** At least once: must know its own repeats. Never throws for what the outside world answers. */
  deliver(delivery: Claimed): Promise<Delivered>;
  stop(): Promise<void>;
}

/** What an adapter may do to the rest: hand in an input, and read. */
export type App = {
  /** Decides, appends and tells. Answers the new events. Throws NotNow when what is asked for is not possible. */
  receive(conversation: string, input: Input, access?: { token: string; code: string }): Promise<Recorded[]>;
  read: Queries;
  /** Removes a conversation for good: its events, contacts and rows here, and its cards in the outside worlds. */
  forget(conversation: string): Promise<void>;
  /** Nobody can act on a handover where it was sent to: it goes by its actor's fallback. `cause` is the same for the same break. */
  unreachable(handover: { conversation: string; id: string }, cause: string): Promise<void>;
  /** Lets another holder of the code into a conversation: keeps the hash of a further token. */
  addToken(conversation: string, tokenHash: string, at: string): Promise<void>;
};

export type Delivered =
  | { outcome: 'done' }
  /** Try again after so many milliseconds; `ambiguous` when it may have happened all the same. */
  | { outcome: 'later'; after: number; why: string; ambiguous: boolean }
  /** It will never go: the reason is shown to the operator. */
  | { outcome: 'given up'; why: string };

/** The one way in for whoever only reads. */
export interface Queries {
  conversation(id: string): Promise<{ conversation: Conversation; version: number } | undefined>;
  events(id: string, after?: number): Promise<Recorded[]>;
  /** Calls the listener with what is new in a conversation as soon as it is kept; with an empty list when another process has written it: read it then. Answers how to stop. */
  watch(conversation: string, listener: (records: readonly Recorded[]) => void): () => void;
  /** Which conversation the hash of a token or a code opens. */
  access(key: { token: string } | { code: string }): Promise<{ conversation: string } | undefined>;
  /** Word for word what would be sent, to whom, and by when the company hears. Throws NotNow like the request itself would. */
  preview(conversation: string, request: HandoverRequest, at: string): Promise<{ text: string; recipient: string; by: string; closedUntil?: string; closedText?: string }>;
  /** All values of a slot in a conversation's language, to correct one with; undefined for a slot that is never asked. */
  options(conversation: string, slot: string): Promise<Option[] | undefined>;
  /** All that is kept about a company: events, contacts, deliveries. */
  everything(conversation: string): Promise<{ events: Recorded[]; contacts: Record<string, Contact>; handovers: HandoverRow[] }>;
  counts(): Promise<Counts>;
  /** The open directory and the doors, as the knowledge has them. */
  directory(): Directory;
  /** A handover with all that its card may show: the contact only when the company has agreed that this actor gets it. */
  handover(id: string): Promise<HandoverView | undefined>;
  handovers(filter: { conversation?: string; actor?: string; open?: boolean }): Promise<HandoverRow[]>;
  /** Every actor that has people, with its channel. */
  actors(): ActorView[];
  /** What actors have set themselves, as it is at present. */
  settings(): readonly Settings[];
  /** Puts all that an actor has set in place of what was there; decisions, doors and cards follow at once. */
  setSettings(settings: Settings): Promise<void>;
  place(handover: string): Promise<Place | undefined>;
  setPlace(handover: string, place: Place): Promise<void>;
  channel(name: string): Promise<Channel | undefined>;
  setChannel(channel: Channel): Promise<void>;
  installations(): Promise<Installation[]>;
  setInstallation(installation: Installation): Promise<void>;
  /** Notes what is wrong with a workspace (none named: the one whose key is in the settings), or that nothing is. Answers whether that is news, to one caller only. */
  markInstallation(team: string, problem: string | undefined, at: string): Promise<boolean>;
  /** Tells the rest that actors can be reached in their workspace, or cannot: doors follow at once. */
  setReachable(actors: readonly string[], reachable: boolean): void;
  /** Every channel that an actor takes companies in, or would. */
  boundChannels(): BoundChannel[];
  keep(request: { id: string; at: string; body: string }): Promise<boolean>;
  unhandled(): Promise<{ id: string; body: string }[]>;
  handled(id: string, at: string): Promise<void>;
}

/** What anyone may read of the knowledge. */
export type Directory = {
  regions: { id: string; name: { sv: string; en?: string | undefined }; municipalities: { code: string; name: string }[]; coordinator: string | undefined }[];
  /** The doors: every actor that a company can enter by, with the look of its page. */
  doors: ({ id: string; name: string; region: string; regionName: string; language: 'sv' | 'en'; status: string } & Partial<Look>)[];
  /** Actors that serve a region and their services, as plain JSON for the directory. */
  actors(region: string): unknown[] | undefined;
  services(region: string): unknown[] | undefined;
};

/** How a door looks and greets, as its actor has written it. */
export type Look = {
  colour: string | undefined;
  /** What is written on the colour; left out, it is whichever of black and white is easier to read. */
  ink: string | undefined;
  greeting: { sv: string; en?: string | undefined } | undefined;
  /** What the actor says about personal data. */
  privacy: { sv: string; en?: string | undefined } | undefined;
  /** The websites, as origins, that may show the chat in a frame. */
  sites: readonly string[] | undefined;
  /** Its logotype, the file in base64. */
  logo: { type: 'svg' | 'png'; data: string } | undefined;
};

export type ActorView = { id: string; name: string; region: string; serves: readonly string[]; perMunicipality: boolean; handover: 'live' | 'introduce' | 'link' };

/** A channel that an actor takes companies in; `team` where that is not the region's own workspace. */
export type BoundChannel = { actor: string; name: string; region: string; channel: string; team?: string };

export type HandoverView = {
  conversation: string;
  practice: boolean;
  handover: Handover;
  /** The actor's name as promoters know it. */
  actorName: string;
  /** The channel by id or name where its card belongs, and its workspace where that is not the region's own. */
  channel: string;
  team?: string;
  /** Present only when the company's details may be shown in the present state of the handover. */
  contact?: Contact;
  /** What happened before in the same chain: earlier handovers with their end. */
  chain: Handover[];
  language: 'sv' | 'en';
  /** Actors that may be referred to, the likeliest first; never one that has declined in this chain. */
  onward: { id: string; name: string }[];
};
export type { Promoter };

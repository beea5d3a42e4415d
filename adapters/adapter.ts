import type { Contact, Door, Language, Option, Promoter, Recorded, Sends, Settings } from '../src/events.ts';
import type { Before } from '../src/recognise.ts';
import type { Recipient } from '../src/recipients.ts';
import type { Figures } from '../src/figures.ts';
import type { DirectoryMap } from '../src/pictures/directory.ts';
import type { Handover } from '../src/handover/handover.ts';
import type { HandoverRequest, Input } from '../src/conversation/input.ts';
import type { Conversation } from '../src/conversation/conversation.ts';
import type { Channel, Claimed, Counts, DigestKey, HandoverFilter, HandoverRow, Installation, Place, Settled } from '../src/store/store.ts';

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
  /** Removes a conversation for good: its events, contacts and rows here, and its cards in the outside worlds. Throws NotNow, as `held`, where it must be kept for now: then it goes as soon as it may. */
  forget(conversation: string): Promise<void>;
  /** Nobody can act on a handover where it was sent to: it goes by its actor's fallback. `cause` is the same for the same break. */
  unreachable(handover: { conversation: string; id: string }, cause: string): Promise<void>;
  /** Lets another holder of the code into a conversation: keeps the hash of a further token. */
  addToken(conversation: string, tokenHash: string, at: string): Promise<void>;
};

export type Delivered =
  | { outcome: 'done' }
  /** Try again after so many milliseconds; `ambiguous` when it may have happened all the same; `untried` when it was not its turn, and nothing has gone wrong. */
  | { outcome: 'later'; after: number; why: string; ambiguous: boolean; untried?: boolean }
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
  /** Resolves when the database has answered; rejects when it cannot be reached. */
  reach(): Promise<void>;
  /** The open directory and the doors, as the knowledge has them. */
  directory(): Directory;
  /** A handover with all that its card may show: the contact only when the company has agreed that this actor gets it. No more than is sent to that actor, but at our own page. */
  handover(id: string, at?: 'page'): Promise<HandoverView | undefined>;
  handovers(filter: HandoverFilter): Promise<HandoverRow[]>;
  /** Every actor that has people, with its channel. */
  actors(): ActorView[];
  /** Everybody who takes companies in a channel. */
  recipients(): Recipient[];
  /** Whose a channel is, by the id and the name that the outside world gives it. */
  recipientIn(channel: { id: string; name?: string }): Promise<Recipient | undefined>;
  /** Who does what about a few words of a promoter's: from the knowledge, by the understanding that companies get. */
  whoDoes(text: string, asked: AskedWho): WhoDoes;
  /** What actors have set themselves, as it is at present. */
  settings(): readonly Settings[];
  /** Puts all that an actor has set in place of what was there; decisions, doors and cards follow at once. */
  setSettings(settings: Settings): Promise<void>;
  /** What somebody has before them, for the page of their own. */
  home(owner: HomeOwner, at: string): Promise<HomeView>;
  /** The weekly letters that are to go at this time; or at once, to try them. */
  digests(at: string, trying?: boolean): Promise<Digest[]>;
  /** Claims a letter, so that it goes once; undefined when it has gone or somebody else is sending it. */
  claimDigest(digest: DigestKey, now: string, until: string): Promise<{ attempt: number; again: boolean } | undefined>;
  settleDigest(digest: DigestKey, result: Settled): Promise<void>;
  place(handover: string): Promise<Place | undefined>;
  setPlace(handover: string, place: Place): Promise<void>;
  channel(name: string): Promise<Channel | undefined>;
  setChannel(channel: Channel): Promise<void>;
  moveChannel(from: string, to: string, at: string): Promise<void>;
  installations(): Promise<Installation[]>;
  setInstallation(installation: Installation): Promise<void>;
  /** Notes what is wrong with a workspace (none named: the one whose key is in the settings), or that nothing is. Answers whether that is news, to one caller only. */
  markInstallation(team: string, problem: string | undefined, at: string): Promise<boolean>;
  /** Tells the rest that actors can be reached in their workspace, or cannot: doors follow at once. */
  setReachable(actors: readonly string[], reachable: boolean): void;
  /** Every channel that an actor takes companies in, or would. */
  boundChannels(): BoundChannel[];
  keep(request: { id: string; at: string; body: string }): Promise<boolean>;
  unhandled(kept?: { after: string; before: string }): Promise<{ id: string; body: string }[]>;
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
  /** Who does what, as pictures and pages show it. */
  map: DirectoryMap;
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

/** One who can do something about a matter, as a promoter reads it: a door, and who introduces a company to it where it has not joined. */
export type Doing = Door & { via?: string };
export type WhoDoes = {
  /** Whether the text tells of a company rather than of a matter: how many they are, where, in which trade. */
  facts: boolean;
  /** What it is about, in words: the actor that was named, or the need. */
  about?: string;
  /** Whether an actor was named, and these are its services. */
  named: boolean;
  doing: Doing[];
};
export type AskedWho = { at: string; /** Where to look: the region of the channel, or all where that is not known. */ regions: readonly string[]; language: Language; /** The actor whose name the text is, where it is one. */ actor?: string };
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
  /** Where its handovers go by e-mail, if they may. */
  mail?: string;
  /** What of it is sent, where that is not all, and the page where the rest is read. */
  sends?: Sends;
  page?: string;
  /** Present only when the company's details may be shown in the present state of the handover. */
  contact?: Contact;
  /** What happened before in the same chain: earlier handovers with their end. */
  chain: Handover[];
  language: 'sv' | 'en';
  /** Whom the company has been in touch with before and how that ended, where it has allowed that to be seen both times. */
  before?: Before[];
  /** Actors that may be referred to, the likeliest first; never one that has declined in this chain. */
  onward: { id: string; name: string }[];
};

/** Whose page it is: somebody by the outside world's id, the channels they are in, and the workspace where that is not the region's own. */
export type HomeOwner = { user: string; channels: readonly { id: string; name?: string | undefined }[]; team?: string };

/** A case as a list shows it: what it is about, and no name. `since` is when it came, or was taken; `by` when the company was told that it hears. */
export type HomeCase = { handover: string; about: string; recipient: string; since: string; by?: string | undefined; late: boolean; practice: boolean };
/** A case that does not move: nobody took it in time, the channel does not work, nobody called, or the company owes an answer. */
export type StuckCase = HomeCase & { why: 'untaken' | 'channel' | 'uncalled' | 'unanswered'; from: string; promoter?: string };

export type HomeView = {
  /** Who it is only where this actor may see it. `quietDays` says how long nothing has happened, where that is long. */
  mine: (HomeCase & { who?: string; quietDays?: number; askedAt?: string })[];
  /** What nobody has taken where one belongs. */
  waiting: HomeCase[];
  /** How many there are beside those shown. */
  more: { mine: number; waiting: number };
  /** Where one belongs: the last four weeks together, and one by one. */
  actors: { name: string; figures: Figures; weeks: (Figures & { number: number })[] }[];
  /** Where one belongs too, without figures. */
  others: string[];
  /** For a region's coordinating actor: what does not move in the region. */
  stuck: { region: string; cases: StuckCase[]; more: number }[];
};

/** A weekly letter to a channel. `week` and `key` are what it is known by; `since` is when the week it tells of began. */
export type Digest = { week: string; key: string; channel: string; team?: string; number: number; names: string[]; figures: Figures; waiting: number; since: string; practice: boolean };
export type { Promoter, Recipient };

type Act = Extract<Input, { promoter: Promoter }>;
type Bare<One> = One extends unknown ? Omit<One, 'id' | 'at' | 'promoter' | 'handover'> : never;
/** What a promoter does, without who does it, when and to what. */
export type BareAct = Bare<Act>;

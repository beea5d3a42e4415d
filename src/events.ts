import { z } from 'zod';
import { openStatuses } from './statuses.ts';

/**
 * Everything that can have happened in a conversation, as one union, and what a reading of a text holds.
 * This is the ground: every part may import it, and it imports no part.
 */

export const Language = z.enum(['sv', 'en']);
export type Language = z.infer<typeof Language>;

/** What we may know of a company. The names and the option ids are those of the public contract; the sum of money and the bank's answer are read, never asked for. */
export const slots = ['need', 'stage', 'municipality', 'employees', 'sector', 'market', 'org', 'ordered', 'amount', 'bank'] as const;
export const Slot = z.enum(slots);
export type Slot = z.infer<typeof Slot>;

/** The answer that says that one does not know. */
export const unknown = 'unknown';

/** Something a text said about the company: the value of a slot, the words that said it, and how sure we are (0–1). */
export const Mention = z.object({ slot: Slot, value: z.string(), quote: z.string(), sure: z.number() });
export type Mention = z.infer<typeof Mention>;

/** An actor named in a text: spoken of, asked for, or asked not to be led to. */
export const Named = z.object({ actor: z.string(), quote: z.string(), as: z.enum(['spoken', 'wanted', 'unwanted']) });
export type Named = z.infer<typeof Named>;

/** A service that a word of a text speaks for or against by itself. */
export const Told = z.object({ service: z.string(), speaks: z.enum(['for', 'against']) });
export type Told = z.infer<typeof Told>;

/** What was understood from one text. It keeps the version of the model, so that replaying never classifies again. */
export const Reading = z.object({
  model: z.string(),
  language: z.enum(['sv', 'en', 'other']),
  kind: z.enum(['need', 'unclear', 'offtopic', 'smalltalk', 'human', 'despair']),
  /** Calibrated probabilities of the likeliest needs; what is missing to 1 is spread over the others. */
  needs: z.array(z.object({ need: z.string(), p: z.number() })),
  /** Needs that the text asks for side by side, where it asks for two things. */
  both: z.array(z.string()).optional(),
  /** Needs that the text asks for in so many words. */
  asked: z.array(z.string()).optional(),
  /** Needs that the text says it is not about. */
  notNeeds: z.array(z.string()),
  /** How likely it is that a page with information is what is asked for, rather than a person (0–1). */
  general: z.number(),
  /** How likely it is that it is none of our business (0–1). */
  offtopic: z.number().optional(),
  mentions: z.array(Mention),
  named: z.array(Named),
  told: z.array(Told).optional(),
  /** Services that the search found, with their share of the best one's score (0–1). */
  found: z.array(z.object({ service: z.string(), score: z.number() })),
  /** The general question that the text asks, by the id of its short answer. */
  answer: z.string().optional(),
  /** Whether the writer speaks as one (du) or as several (ni). */
  plural: z.boolean(),
  /** The words that spoke for the likeliest need. */
  because: z.array(z.string()),
});
export type Reading = z.infer<typeof Reading>;

/** One answer to choose. A municipality brings the names of its villages, to be found by. */
export const Option = z.object({ id: z.string(), label: z.string(), places: z.array(z.string()).optional() });
export type Option = z.infer<typeof Option>;

/** A question as it was put. Without options it takes free text. */
export const Question = z.object({ slot: z.string(), options: z.array(Option).optional() });
export type Question = z.infer<typeof Question>;

/** One thing that a recommendation rests on, as the company may correct it: the slot, its value, and how the value is written. */
export const Understood = z.object({ slot: Slot, value: z.string(), label: z.string() });
export type Understood = z.infer<typeof Understood>;

/** One recommended door, as the public contract shows it. */
export const Door = z.object({
  actor: z.string(),
  service: z.string(),
  name: z.string(),
  title: z.string(),
  why: z.array(z.string()),
  handover: z.enum(['live', 'introduce', 'link']),
  checked: z.string().optional(),
  unverified: z.boolean(),
  url: z.string().optional(),
  about: z.string().optional(),
  cost: z.string().optional(),
  /** What the actor itself says that it is best at. */
  best: z.string().optional(),
  next: z.string().optional(),
  phone: z.string().optional(),
  email: z.string().optional(),
  /** The last day on which whoever the company would hear from is closed, where that makes it wait. */
  closedUntil: z.string().optional(),
});
export type Door = z.infer<typeof Door>;

/** A person at an actor who pressed something: the id that the outside world knows, and the name shown. */
export const Promoter = z.object({ id: z.string(), name: z.string() });
export type Promoter = z.infer<typeof Promoter>;

/** Whom a company has said yes to by word of mouth, on the telephone or in the room: the promoter, and the name of the actor where that promoter works, where it is known. */
export const SpokenTo = Promoter.extend({ actor: z.string().optional() });
export type SpokenTo = z.infer<typeof SpokenTo>;

export const declineReasons = ['wrong_competence', 'not_eligible', 'out_of_area', 'no_capacity', 'conflict_of_interest', 'duplicate', 'other'] as const;
export const DeclineReason = z.enum(declineReasons);
export type DeclineReason = z.infer<typeof DeclineReason>;

/** Why a case is passed on. */
export const referReasons = ['knows_better', 'next_step', 'other_area', 'no_capacity', 'other'] as const;
export const ReferReason = z.enum(referReasons);
export type ReferReason = z.infer<typeof ReferReason>;

/** How a case ended, as the promoter says: the first two are help, the others are not. */
export const outcomes = ['got_help', 'partly', 'no_help', 'not_wanted', 'could_not_reach'] as const;
export const Outcome = z.enum(outcomes);
export type Outcome = z.infer<typeof Outcome>;

/** Whether the company got help, as it says itself. */
export const Helped = z.enum(['yes', 'partly', 'no']);
export type Helped = z.infer<typeof Helped>;

/** What of a question leaves the house for an actor: all of it, what it is about, or only that there is one, with a link to it. */
export const sendings = ['full', 'summary', 'link'] as const;
export const Sends = z.enum(sendings);
export type Sends = z.infer<typeof Sends>;

/** Which version of the text about personal data stood at the door: one of its own, or (without a door) the one for all, and since when. */
export const NoticeSeen = z.object({ door: z.string(), version: z.int(), since: z.string() });
export type NoticeSeen = z.infer<typeof NoticeSeen>;

/** What a company agreed to send, and to whom: kept word for word, since consent must be provable. No contact details. */
const handoverTerms = {
  handover: z.string(),
  /** The first handover of a chain; its contact row is kept under this id. */
  chain: z.string(),
  actor: z.string(),
  service: z.string(),
  /** The recipient's name as the company saw it, such as "Mora kommun". */
  recipient: z.string(),
  /** The actor that the recipient introduces the company to, when that actor has not joined. */
  introduces: z.string().optional(),
  municipality: z.string().optional(),
  /** The lines of the brief, without contact details. `who` is joined from the contact when a card is shown. */
  brief: z.array(z.object({ key: z.enum(['who', 'need', 'stage', 'place', 'why', 'note']), label: z.string(), text: z.string() })),
  /** The company's own words that go along. */
  quotes: z.array(z.string()),
  onward: z.enum(['ask', 'share']),
  sensitive: z.boolean(),
  /** Whether promoters may see whom the company has been in touch with before, as far as it allowed that then too. */
  recognise: z.boolean().optional(),
  /** What of it is sent, where that is not all: the rest is read at our own page. */
  sends: Sends.optional(),
  /** Whether the company has agreed that this actor gets its name and contact details. */
  named: z.boolean(),
  /** By when the company has been told that it will hear. */
  by: z.string(),
  previous: z.string().optional(),
  /** The handover that this one helps with: that one leads for as long as it is open. */
  assists: z.string().optional(),
  /** Whether the company was asked at this one if its name may go on: that is asked once in a chain. */
  asks: z.literal(true).optional(),
  /** Who heard the company say yes, where it did not press it itself. */
  spokenTo: SpokenTo.optional(),
  /** What the company could read about its personal data when it agreed; left out where nothing was published, where it agreed earlier in the chain, and in what was kept before this was. */
  notice: NoticeSeen.optional(),
};

export const Event = z.discriminatedUnion('type', [
  z.object({ type: z.literal('conversation.opened'), door: z.string(), region: z.string(), language: Language, languageChosen: z.boolean(), practice: z.boolean() }),
  z.object({ type: z.literal('message.said'), message: z.string(), text: z.string(), language: Language, removed: z.array(z.string()), reading: Reading }),
  z.object({ type: z.literal('option.chosen'), message: z.string(), slot: z.string(), option: z.string(), label: z.string(), correction: z.boolean(), language: Language }),
  z.object({
    type: z.literal('message.sent'), message: z.string(), from: z.enum(['assistant', 'promoter', 'system']), phrase: z.string(), text: z.string(), language: Language,
    question: Question.optional(), doors: z.array(Door).optional(), understood: z.array(Understood).optional(), promoter: z.string().optional(), handover: z.string().optional(),
  }),
  z.object({ type: z.literal('message.rated'), message: z.string(), helpful: z.boolean() }),
  z.object({ type: z.literal('region.moved'), region: z.string() }),
  z.object({ type: z.literal('language.changed'), language: Language }),
  z.object({ type: z.literal('handover.requested'), ...handoverTerms }),
  z.object({ type: z.literal('handover.delivered'), handover: z.string() }),
  z.object({ type: z.literal('handover.shared'), handover: z.string(), notice: NoticeSeen.optional() }),
  z.object({ type: z.literal('handover.accepted'), handover: z.string(), promoter: Promoter, callBy: z.string() }),
  z.object({ type: z.literal('handover.contacted'), handover: z.string(), promoter: Promoter }),
  z.object({ type: z.literal('handover.called'), handover: z.string(), promoter: Promoter }),
  /** A promoter asks the company something in the chat; what the company writes next is the answer. */
  z.object({ type: z.literal('handover.asked'), handover: z.string(), promoter: Promoter, text: z.string() }),
  z.object({ type: z.literal('handover.answered'), handover: z.string(), message: z.string(), text: z.string() }),
  /** Whoever had it has let it go: it lies with the same actor again, and the company hears by another time. */
  z.object({ type: z.literal('handover.released'), handover: z.string(), promoter: Promoter, by: z.string() }),
  z.object({ type: z.literal('handover.given'), handover: z.string(), promoter: Promoter, to: Promoter, callBy: z.string() }),
  /** `note` is the promoter's own words, for the record of the actor. */
  z.object({ type: z.literal('handover.completed'), handover: z.string(), promoter: Promoter, outcome: z.string(), note: z.string().optional() }),
  z.object({ type: z.literal('handover.failed'), handover: z.string(), promoter: Promoter.optional(), reason: z.string(), note: z.string().optional() }),
  z.object({ type: z.literal('handover.declined'), handover: z.string(), promoter: Promoter, reason: DeclineReason, note: z.string().optional() }),
  z.object({ type: z.literal('handover.referred'), handover: z.string(), promoter: Promoter, to: z.string(), reason: z.string(), because: ReferReason.optional() }),
  /** A promoter has asked another actor to help with the case. `joining` is the handover to it. */
  z.object({ type: z.literal('handover.joined'), handover: z.string(), promoter: Promoter, to: z.string(), joining: z.string(), reason: z.string() }),
  /** Nothing had happened for so long that the promoters were reminded: to take it, to get in touch, or to say how it went. */
  z.object({ type: z.literal('handover.reminded'), handover: z.string(), to: z.enum(['take', 'contact', 'end']), promoter: Promoter.optional() }),
  /** `promoter` is who had taken it and did not get in touch. */
  z.object({ type: z.literal('handover.expired'), handover: z.string(), promoter: Promoter.optional() }),
  /** `why` says what lies behind it, where the company has not simply taken its question back: it kept its name, or the case was sent by mistake. */
  z.object({ type: z.literal('handover.withdrawn'), handover: z.string(), why: z.enum(['kept', 'mistake']).optional() }),
  /** What a promoter pressed (by its cause) is undone: the handover stands as before, with whom, until when, and since when a question waits for the company's answer. */
  z.object({ type: z.literal('handover.undone'), handover: z.string(), promoter: Promoter, undoes: z.string(), status: z.enum(openStatuses), holder: Promoter.optional(), by: z.string(), callBy: z.string().optional(), asked: z.string().optional() }),
  /** The company was asked, some days after the end, whether it got help. */
  z.object({ type: z.literal('handover.inquired'), handover: z.string() }),
  /** An e-mail to the company about this case could not be brought to it. */
  z.object({ type: z.literal('handover.unmailed'), handover: z.string() }),
  z.object({ type: z.literal('handover.rated'), handover: z.string(), helped: Helped }),
]);
export type Event = z.infer<typeof Event>;
export type EventOf<T extends Event['type']> = Extract<Event, { type: T }>;

/**
 * An event in its stream: its version (1 for the first), when it happened (ISO 8601, UTC) and the id of the input that
 * caused it, by which a repeated request finds its first answer again.
 */
export type Recorded = { version: number; at: string; cause: string; event: Event };

/** Contact details. Never in an event: one row for each chain of handovers, joined when a card is shown. */
export const Contact = z.object({
  name: z.string(),
  email: z.string().optional(),
  phone: z.string().optional(),
  callTime: z.string().optional(),
  company: z.string().optional(),
  organisationNumber: z.string().optional(),
});
export type Contact = z.infer<typeof Contact>;

const date = z.iso.date();

/**
 * What an actor has set itself where it works, over what the knowledge says of it: the channel that it takes companies in,
 * by Slack's ids, who steps in for it, when it is closed, and since when it has joined. Of an actor that has one recipient for
 * each municipality, one of them where `municipality` is named.
 */
export const Settings = z.object({
  actor: z.string(),
  municipality: z.string().optional(),
  team: z.string().optional(),
  channel: z.string().optional(),
  deputy: Promoter.optional(),
  closed: z.array(z.object({ from: date, to: date })).default([]),
  /** When somebody pressed the practice card, and when the actor joined (ISO 8601). */
  practisedAt: z.string().optional(),
  liveSince: z.string().optional(),
  /** When the actor left, where it has: from then on it takes no companies, whatever the knowledge says. */
  leftAt: z.string().optional(),
});
export type Settings = z.infer<typeof Settings>;

/** A refusal that we expect: what was asked for is not possible now. `code` is stable; the message says what to do. */
export class NotNow extends Error {
  readonly code: string;
  readonly detail: Readonly<Record<string, string>>;
  constructor(code: string, message: string, detail: Record<string, string> = {}) {
    super(message);
    this.name = 'NotNow';
    this.code = code;
    this.detail = detail;
  }
}

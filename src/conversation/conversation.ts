import type { Door, Event, Language, Mention, Question, Reading, Recorded, Slot } from '../events.ts';
import { unknown } from '../events.ts';
import { currentOf, evolveHandover, isOpen } from '../handover/handover.ts';
import type { Handover } from '../handover/handover.ts';

/** What we know of a slot, and how: pressed by the company (certain) or read from its words. */
export type Known = { value: string; sure: number; how: 'pressed' | 'said'; quote: string };

export type Said = { message: string; text: string; reading: Reading };

/** What we know now about one conversation: a fold over all that has happened in it. */
export type Conversation =
  | { status: 'none' }
  | {
      status: 'open' | 'handover' | 'closed';
      door: string;
      /** The door's own region, and the one the company turned out to belong to. */
      home: string;
      region: string;
      language: Language;
      languageChosen: boolean;
      /** The language was chosen in the middle of things: answers stay in it, whatever one writes. */
      languageHeld: boolean;
      practice: boolean;
      said: Said[];
      known: Partial<Record<Slot, Known>>;
      /** Slots that were asked about, in order, with the ones answered "don't know". */
      asked: string[];
      unknowns: string[];
      question: Question | undefined;
      doors: Door[];
      handovers: Handover[];
      /** The conversation is in the hands of people: the assistant is silent until somebody acts. */
      lastPhrase: string;
    };
export type OpenConversation = Exclude<Conversation, { status: 'none' }>;

export const initialConversation: Conversation = { status: 'none' };

/** What we know after one more thing has happened. */
export function evolve(before: Conversation, recorded: Recorded): Conversation {
  const { event } = recorded;
  if (event.type === 'conversation.opened') {
    return {
      status: 'open', door: event.door, home: event.region, region: event.region, language: event.language, languageChosen: event.languageChosen, languageHeld: false,
      practice: event.practice, said: [], known: {}, asked: [], unknowns: [], question: undefined, doors: [], handovers: [], lastPhrase: '',
    };
  }
  if (before.status === 'none') throw new Error(`${event.type} in a conversation that was never opened`);
  return isHandoverEvent(event) ? withHandover(before, recorded) : withMessage(before, event);
}

/** Everything folded from the beginning. */
export function replay(events: readonly Recorded[], from: Conversation = initialConversation): Conversation {
  return events.reduce(evolve, from);
}

function withMessage(before: OpenConversation, event: Event): OpenConversation {
  switch (event.type) {
    case 'message.said':
      return {
        ...before,
        said: [...before.said, { message: event.message, text: event.text, reading: event.reading }],
        known: learn(before.known, event.reading.mentions),
        language: before.languageHeld ? before.language : event.language,
        question: undefined,
      };
    case 'option.chosen':
      return chosen(before, event);
    case 'message.sent':
      return {
        ...before,
        question: event.question ?? before.question,
        asked: event.question && !before.asked.includes(event.question.slot) ? [...before.asked, event.question.slot] : before.asked,
        doors: event.doors ?? before.doors,
        lastPhrase: event.phrase,
      };
    case 'region.moved':
      return { ...before, region: event.region };
    case 'language.changed':
      return { ...before, language: event.language, languageChosen: true, languageHeld: true };
    default:
      return before;
  }
}

function chosen(before: OpenConversation, event: Extract<Event, { type: 'option.chosen' }>): OpenConversation {
  const slot = event.slot as Slot;
  const { [slot]: _gone, ...others } = before.known;
  const known = event.option === unknown ? (event.correction ? others : before.known) : { ...before.known, [slot]: { value: event.option, sure: 1, how: 'pressed' as const, quote: event.label } };
  return {
    ...before,
    known,
    language: event.language,
    unknowns: event.option === unknown ? [...before.unknowns, event.slot] : before.unknowns.filter((one) => one !== event.slot),
    question: undefined,
  };
}

/** What a text says is believed unless the company has pressed an answer; of two readings the later counts, if it is at least about as sure. */
function learn(known: OpenConversation['known'], mentions: readonly Mention[]): OpenConversation['known'] {
  const next = { ...known };
  for (const { slot, value, sure, quote } of surest(mentions)) {
    const before = next[slot];
    if (before && (before.how === 'pressed' ? sure < 0.9 : sure < before.sure - 0.2)) continue;
    next[slot] = { value, sure, how: 'said', quote };
  }
  return next;
}

/** Of several readings of one text the surest of each slot; of equally sure ones the first. */
function surest(mentions: readonly Mention[]): Mention[] {
  const best = new Map<Slot, Mention>();
  for (const mention of mentions) if (mention.sure > (best.get(mention.slot)?.sure ?? 0)) best.set(mention.slot, mention);
  return [...best.values()];
}

function withHandover(before: OpenConversation, recorded: Recorded): OpenConversation {
  const { event } = recorded;
  if (!('handover' in event) || event.handover === undefined) return before;
  const id = event.handover;
  const index = before.handovers.findIndex((one) => one.id === id);
  const changed = evolveHandover(before.handovers[index], recorded);
  const handovers = index < 0 ? [...before.handovers, changed] : before.handovers.with(index, changed);
  return { ...before, handovers, status: handovers.some(isOpen) ? 'handover' : 'open', question: stillOpen(before, handovers) };
}

/** What was asked about a handover is asked no longer when there is nothing left to answer, or when who would read the answer is another than the question named. */
function stillOpen({ question, handovers: before }: OpenConversation, handovers: readonly Handover[]): OpenConversation['question'] {
  if (question?.slot === 'addition' && currentOf(before)?.id !== currentOf(handovers)?.id) return undefined;
  if (question?.slot === 'onward' && !handovers.some((one) => isOpen(one) && !one.named)) return undefined;
  return question?.slot === 'helped' && !handovers.some((one) => 'inquired' in one && one.inquired && one.helped === undefined) ? undefined : question;
}

function isHandoverEvent(event: Event): boolean {
  return event.type.startsWith('handover.');
}

import { NotNow } from '../events.ts';
import type { Event, Outcome } from '../events.ts';
import { allowHolder, isOpen, isTaken, mostCalls } from '../handover/handover.ts';
import type { Handover } from '../handover/handover.ts';
import type { OpenConversation } from './conversation.ts';
import type { Input } from './input.ts';
import { otherwiseWith } from './onward.ts';
import { say } from './telling.ts';
import type { World } from './world.ts';

type Work = Extract<Input, { type: `handover.${'contact' | 'call' | 'ask' | 'release' | 'give' | 'close'}` }>;
type Held = Handover & { status: 'accepted' | 'contacted' };
/** One act with what it is about, as every decision here sees it. */
type Doing<T extends Work = Work> = { world: World; conversation: OpenConversation; input: T };

/** A second press within so long is the same call. */
const sameCall = 10 * 60 * 1000;

/** What the company is told of each outcome. */
const told: Readonly<Record<Outcome, string>> = {
  got_help: 'handover.completed', partly: 'handover.completed.partly', no_help: 'handover.failed', not_wanted: 'handover.failed.unwanted', could_not_reach: 'handover.failed.unreached',
};

/** What whoever holds a case does with it until it is over. The company is told of each, and nobody else may do it. */
export function decideWork(world: World, conversation: OpenConversation, input: Work, handover: Handover): Event[] {
  switch (input.type) {
    case 'handover.contact':
      if (handover.status === 'contacted' && handover.promoter.id === input.promoter.id) return [];
      allowHolder('contact', handover, input.promoter);
      return [{ type: 'handover.contacted', handover: handover.id, promoter: input.promoter }, tell({ world, conversation, input }, 1, 'handover.contacted', handover)];
    case 'handover.call':
      allowHolder('call', handover, input.promoter);
      return called({ world, conversation, input }, handover);
    case 'handover.ask':
      allowHolder('ask', handover, input.promoter);
      return asked({ world, conversation, input }, handover);
    case 'handover.release':
      allowHolder('release', handover, input.promoter);
      return released({ world, conversation, input }, handover);
    case 'handover.give':
      allowHolder('give', handover, input.promoter);
      return input.to.id === input.promoter.id ? [] : given({ world, conversation, input }, handover);
    case 'handover.close':
      allowHolder(isHelp(input.outcome) ? 'complete' : 'fail', handover, input.promoter);
      return closed({ world, conversation, input }, handover);
  }
}

/** The first call without an answer is told of, kindly and once; the third ends the case, and says how to go on. */
function called(doing: Doing, handover: Held): Event[] {
  const { input } = doing;
  const calls = handover.calls ?? 0;
  if (handover.calledAt !== undefined && Date.parse(input.at) - Date.parse(handover.calledAt) < sameCall) {
    throw new NotNow('just_called', 'This call has been counted already.', { calls: String(calls) });
  }
  const call: Event = { type: 'handover.called', handover: handover.id, promoter: input.promoter };
  if (calls === 0) return [call, tell(doing, 1, 'handover.called', handover)];
  if (calls + 1 < mostCalls) return [call];
  return [call, { type: 'handover.failed', handover: handover.id, promoter: input.promoter, reason: 'could_not_reach' }, tell(doing, 1, told.could_not_reach, handover), ...stillWith(doing, handover)];
}

/** The promoter's own words, as a message from the promoter; how the answer gets there is said after it. */
function asked(doing: Doing<Extract<Work, { type: 'handover.ask' }>>, handover: Held): Event[] {
  const { conversation: { language }, input } = doing;
  return [
    { type: 'handover.asked', handover: handover.id, promoter: input.promoter, text: input.text },
    { type: 'message.sent', message: `${input.id}.1`, from: 'promoter', phrase: 'handover.asked', text: input.text, language, promoter: input.promoter.name, handover: handover.id },
    tell(doing, 2, 'handover.asked', handover),
  ];
}

/** What the company writes next after a question is its answer: it is passed on, and the company is told so. */
export function answerPromoter(world: World, conversation: OpenConversation, input: Input & { type: 'message.say' }, handover: Handover, text: string): Event[] {
  const to = isTaken(handover) ? handover.promoter.name : handover.recipient;
  return [
    { type: 'handover.answered', handover: handover.id, message: input.id, text },
    say(world, conversation, input, 1, 'handover.answered', handover, { to }),
  ];
}

/** The handover in which a promoter has asked the company something that it has not answered: the latest that was asked. */
export function askedHandover({ handovers }: OpenConversation): Handover | undefined {
  const since = (one: Handover) => ('asked' in one && one.asked !== undefined && isOpen(one) ? one.asked : '');
  return handovers.filter((one) => since(one) !== '').sort((a, b) => (since(a) < since(b) ? -1 : 1)).at(-1);
}

function released(doing: Doing, handover: Held): Event[] {
  const { world, input } = doing;
  const by = world.hearsBy(input.at, handover.actor);
  return [
    { type: 'handover.released', handover: handover.id, promoter: input.promoter, by },
    tell(doing, 1, 'handover.released', { ...handover, by }),
  ];
}

/** A colleague keeps what was promised, or promises anew where that time is gone. */
function given(doing: Doing<Extract<Work, { type: 'handover.give' }>>, handover: Held): Event[] {
  const { world, conversation: { language }, input } = doing;
  const callBy = Date.parse(handover.callBy) > Date.parse(input.at) ? handover.callBy : world.callsBy(input.at, handover.actor);
  const phrase = handover.status === 'accepted' && handover.named ? 'handover.given' : 'handover.given.contacted';
  return [
    { type: 'handover.given', handover: handover.id, promoter: input.promoter, to: input.to, callBy },
    tell(doing, 1, phrase, handover, { to: input.to.name, callBy: world.sayTime(callBy, language) }),
  ];
}

function closed(doing: Doing<Extract<Work, { type: 'handover.close' }>>, handover: Held): Event[] {
  const { input: { outcome, promoter, note } } = doing;
  const about = { handover: handover.id, promoter, ...(note ? { note } : {}) };
  const end: Event = isHelp(outcome) ? { type: 'handover.completed', ...about, outcome } : { type: 'handover.failed', ...about, reason: outcome };
  return [end, tell(doing, 1, told[outcome], handover), ...stillWith(doing, handover)];
}

/** Whoever helped with the case goes on alone, or whoever was helped with it does; the company is told who has it now. */
function stillWith(doing: Doing, handover: Held): Event[] {
  const other = otherwiseWith(doing.conversation, handover);
  return other ? [tell(doing, 2, 'handover.left', handover, { to: other.recipient })] : [];
}

function isHelp(outcome: Outcome): boolean {
  return outcome === 'got_help' || outcome === 'partly';
}

function tell({ world, conversation, input }: Doing, n: number, phrase: string, handover: Handover, values: Record<string, string> = {}): Event {
  return say(world, conversation, input, n, phrase, handover, { promoter: input.promoter.name, ...values }, input.promoter.name);
}

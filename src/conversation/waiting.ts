import { NotNow, unknown } from '../events.ts';
import type { Event, Helped, Question } from '../events.ts';
import { allow, isOpen, isTaken, lapsed } from '../handover/handover.ts';
import type { Handover } from '../handover/handover.ts';
import type { OpenConversation } from './conversation.ts';
import type { Input } from './input.ts';
import { addition } from './additions.ts';
import { goesOn } from './onward.ts';
import type { Going } from './onward.ts';
import { say } from './telling.ts';
import type { World } from './world.ts';

/** What happens when time has passed: a clock strikes, or nobody was reached. What a clock was set for may be over: then nothing happens. */

/** Whether a clock asks about a state that the handover has left since. */
function isOver({ since }: { since?: number }, handover: Handover): boolean {
  return since !== undefined && since !== handover.since?.version;
}

/** Reminds whoever is to act, in the thread only. */
export function reminded({ input, handover }: Going<Input & { type: 'handover.remind' }>): Event[] {
  if (isOver(input, handover) || !isOpen(handover)) return [];
  const about = { type: 'handover.reminded' as const, handover: handover.id };
  if (!isTaken(handover)) return [{ ...about, to: 'take' }];
  return [{ ...about, to: handover.status === 'contacted' ? 'end' : 'contact', promoter: handover.promoter }];
}

/** Nobody took it, or whoever did never got in touch: it goes on. After contact nobody said how it went: it ends, and the company is asked. */
export function expired(going: Going<Input & { type: 'handover.expire' }>): Event[] {
  const { input, handover } = going;
  if (isOver(input, handover)) return [];
  allow('expire', handover);
  if (!isTaken(handover)) return goesOn(going, { type: 'handover.expired', handover: handover.id }, 'expired');
  // Without a clock it is the card that could not be delivered, and somebody has seen it all the same.
  if (input.since === undefined) throw new NotNow('taken', `This handover was already taken by ${handover.promoter.name}.`, { promoter: handover.promoter.id, name: handover.promoter.name });
  if (handover.status === 'accepted') return goesOn(going, { type: 'handover.expired', handover: handover.id, promoter: handover.promoter }, 'overdue', handover.promoter);
  return [{ type: 'handover.completed', handover: handover.id, promoter: handover.promoter, outcome: lapsed }, ...asked(going, 'handover.lapsed')];
}

/** Some days after the end the company is asked whether it got help, unless it has said so. */
export function inquired(going: Going<Input & { type: 'handover.inquire' }>): Event[] {
  const { input, handover } = going;
  if (isOver(input, handover) || !('outcome' in handover || handover.status === 'failed') || handover.helped !== undefined || handover.inquired) return [];
  return asked(going, 'handover.inquired');
}

/** What the company has still to answer stays asked: then its word on the help has its place beside the chat. */
function asked({ world, conversation, input, handover }: Going, phrase: string): Event[] {
  const told = say(world, conversation, input, 1, phrase, handover);
  const pending = conversation.question?.slot === addition ? undefined : conversation.question;
  return [{ type: 'handover.inquired', handover: handover.id }, told.type === 'message.sent' ? { ...told, question: pending ?? helpedQuestion(world, conversation) } : told];
}

function helpedQuestion(world: World, { language }: OpenConversation): Question {
  return { slot: 'helped', options: ['yes', 'partly', 'no', unknown].map((id) => ({ id, label: world.label('helped', id, language) })) };
}

/** The handover that the company was asked about last, and has not said whether it helped. */
export function inquiredHandover({ handovers }: OpenConversation): Handover | undefined {
  return handovers.findLast((one) => 'inquired' in one && one.inquired && one.helped === undefined);
}

/** The company says whether it got help, or that it cannot say. */
export function answerHelped({ world, conversation, input, handover }: Going, helped: Helped | typeof unknown): Event[] {
  const thanks = say(world, conversation, input, 1, `handover.thanks.${helped}`, handover);
  return helped === unknown ? [thanks] : [{ type: 'handover.rated', handover: handover.id, helped }, thanks];
}

import type { Event, Question } from '../events.ts';
import { unknown } from '../events.ts';
import { isTaken, possible } from '../handover/handover.ts';
import type { Handover } from '../handover/handover.ts';
import type { OpenConversation, Said } from './conversation.ts';
import type { Input } from './input.ts';
import { say } from './telling.ts';
import type { World } from './world.ts';

/** What a company writes of itself while people have its question reaches them only when it says so. */

/** The slot of the question whether what was just written may be passed on. */
export const addition = 'addition';

/** Whether what was just written may go along to whoever has the question; nothing is asked where there is nobody to read it yet. */
export function additionQuestion(world: World, { language }: OpenConversation, handover: Handover): Question | undefined {
  if (!handover.named || !possible.answer.includes(handover.status)) return undefined;
  return { slot: addition, options: ['ja', unknown].map((id) => ({ id, label: world.phrase(`addition.${id}`, language, { to: whoReads(handover) }) })) };
}

/** Passes on what the company wrote last, or leaves it where it is; the company is told which. */
export function answerAddition(world: World, conversation: OpenConversation, input: Input, handover: Handover, { yes, written }: { yes: boolean; written: Said | undefined }): Event[] {
  if (!yes || !written) return [say(world, conversation, input, 1, 'addition.kept', handover)];
  return [
    { type: 'handover.answered', handover: handover.id, message: written.message, text: written.text },
    say(world, conversation, input, 1, 'addition.sent', handover, { to: whoReads(handover) }),
  ];
}

function whoReads(handover: Handover): string {
  return isTaken(handover) ? handover.promoter.name : handover.recipient;
}

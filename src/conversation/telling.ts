import type { Event, EventOf } from '../events.ts';
import type { Handover } from '../handover/handover.ts';
import type { OpenConversation } from './conversation.ts';
import type { Input } from './input.ts';
import { isPlural } from './recommend.ts';
import type { World } from './world.ts';

/** A message of the system's about a handover, which it belongs to. */
export function say(world: World, conversation: OpenConversation, input: Input, n: number, phrase: string, handover: Handover, values: Record<string, string> = {}, promoter?: string): Event {
  return { ...message(world, conversation, input, n, phrase, handover, values, handover.id), ...(promoter === undefined ? {} : { promoter }) };
}

/** The same about what is not a handover yet, or about another than the one it belongs to. */
export function message(world: World, conversation: OpenConversation, input: Input, n: number, phrase: string, about: { recipient: string; by: string; handover?: string }, values: Record<string, string> = {}, handover?: string): EventOf<'message.sent'> {
  const { language } = conversation;
  const id = handover ?? about.handover;
  return {
    type: 'message.sent', message: `${input.id}.${n}`, from: 'system', phrase, language,
    text: world.phrase(phrase, language, { recipient: about.recipient, by: world.sayTime(about.by, language), plural: isPlural(conversation), ...values }),
    ...(id === undefined ? {} : { handover: id }),
  };
}

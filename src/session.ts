import { initialConversation, replay } from './conversation/conversation.ts';
import type { Conversation } from './conversation/conversation.ts';
import { decide } from './conversation/decide.ts';
import type { Input } from './conversation/input.ts';
import { makeSafe } from './conversation/privacy.ts';
import type { World } from './conversation/world.ts';
import type { Event, Language } from './events.ts';
import type { Understand } from './understand.ts';

/** An input without its id and time, which the session fills in. */
export type Say = Input extends infer One ? (One extends Input ? Omit<One, 'id' | 'at'> : never) : never;

/** One conversation in memory, decided on by the engine's own functions: for measuring, for golden conversations and for the terminal. */
export type Session = {
  take(say: Say): Event[];
  conversation(): Conversation;
};

/** Opens a session whose inputs are named `name`-1, `name`-2, … and come in at the times that `clock` gives. */
export function openSession(world: World, understand: Understand, name: string, clock: () => string): Session {
  let conversation: Conversation = initialConversation;
  let inputs = 0;
  let version = 0;
  return {
    conversation: () => conversation,
    take(say) {
      const input: Input = { ...say, id: `${name}-${++inputs}`, at: clock() };
      const fallback: Language = conversation.status === 'none' ? 'sv' : conversation.language;
      const safe = input.type === 'message.say' ? makeSafe(input.text, fallback) : undefined;
      const asked = conversation.status === 'none' ? undefined : conversation.question?.slot;
      const read = safe && { ...safe, reading: understand(safe.text, { fallback, at: input.at, ...(asked === undefined ? {} : { asked }) }) };
      const events = decide(world, conversation, input, read);
      conversation = replay(events.map((event) => ({ version: ++version, at: input.at, cause: input.id, event })), conversation);
      return events;
    },
  };
}

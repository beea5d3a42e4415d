import { initialConversation, replay } from '../src/conversation/conversation.ts';
import type { Conversation, OpenConversation } from '../src/conversation/conversation.ts';
import { decide } from '../src/conversation/decide.ts';
import type { Input } from '../src/conversation/input.ts';
import type { World } from '../src/conversation/world.ts';
import type { Event, Reading, Recorded } from '../src/events.ts';
import { readKnowledge } from '../src/knowledge/load.ts';
import { readPhrases } from '../src/knowledge/read-phrases.ts';
import { makeWorld } from '../src/world.ts';

export const knowledge = readKnowledge('knowledge');
export const phrases = readPhrases('intents');
/** The world of the real knowledge, with every actor that has people taking part. */
export const world: World = makeWorld(knowledge, phrases, { live: 'all', broken: () => false });

/** A reading as a text about one need would have, with what is given put in its place. */
export function readingOf(need: string, also: Partial<Reading> = {}): Reading {
  return { model: 'test', language: 'sv', kind: 'need', needs: [{ need, p: 0.9 }, { need: 'radgivning', p: 0.05 }], notNeeds: [], general: 0.05, mentions: [], named: [], found: [], plural: true, because: [], ...also };
}

/** Given what has happened, when inputs come in: the new events, and what is known after. */
export function playing(from: readonly Event[] = []) {
  let version = 0;
  let inputs = 0;
  const record = (event: Event, at: string, cause: string): Recorded => ({ version: ++version, at, cause, event });
  let conversation: Conversation = replay(from.map((event) => record(event, '2026-11-24T09:00:00.000Z', 'given')), initialConversation);
  return {
    get conversation(): OpenConversation {
      if (conversation.status === 'none') throw new Error('not opened');
      return conversation;
    },
    take(input: Input, reading?: Reading): Event[] {
      const read = input.type === 'message.say' ? { text: input.text, removed: [], reading: reading ?? readingOf('lan') } : undefined;
      const events = decide(world, conversation, input, read);
      conversation = replay(events.map((event) => record(event, input.at, input.id)), conversation);
      return events;
    },
    say(text: string, reading?: Reading): Event[] {
      return this.take({ ...this.next(), type: 'message.say', text }, reading);
    },
    press(slot: string, option: string): Event[] {
      return this.take({ ...this.next(), type: 'option.choose', slot, option });
    },
    /** Something happens that no input leads to here. */
    happen(event: Event) { conversation = replay([record(event, '2026-11-24T10:00:00.000Z', 'happened')], conversation); },
    next: () => ({ id: `i${++inputs}`, at: new Date(Date.UTC(2026, 10, 24, 9, 0, inputs)).toISOString() }),
  };
}

/** A conversation that has come in by a door. */
export function opened(door = 'almi-dalarna') {
  const talk = playing();
  talk.take({ ...talk.next(), type: 'conversation.open', door, practice: false });
  return talk;
}

export function typesOf(events: readonly Event[]): string[] {
  return events.map(({ type }) => type);
}

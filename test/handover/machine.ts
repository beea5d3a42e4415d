import { replay } from '../../src/conversation/conversation.ts';
import type { OpenConversation } from '../../src/conversation/conversation.ts';
import { decide } from '../../src/conversation/decide.ts';
import type { Input } from '../../src/conversation/input.ts';
import type { World } from '../../src/conversation/world.ts';
import { clockInput, clocksSetBy, deliveriesOf, isClock } from '../../src/deliveries.ts';
import type { Recorded } from '../../src/events.ts';
import type { NewDelivery } from '../../src/store/store.ts';
import type { Say } from '../../src/session.ts';
import { opened, readingOf, world as whole } from '../world.ts';

/** A Tuesday morning in Sweden, at ten. */
export const tuesday = '2026-11-24T09:00:00.000Z';
export const [kim, lo] = [{ id: 'U1', name: 'Kim' }, { id: 'U2', name: 'Lo' }];
export const anna = { name: 'Anna Ek', email: 'anna@verkstad.example', phone: '070-123 45 67' };

/** A company in Mora that has been shown its doors. */
function shown(): OpenConversation {
  const talk = opened();
  talk.say('Vi behöver låna till en maskin', readingOf('lan', { mentions: [{ slot: 'municipality', value: 'Mora', quote: 'Mora', sure: 0.95 }, { slot: 'stage', value: 'etablerad', quote: '', sure: 0.9 }] }));
  for (let i = 0; i < 6 && talk.conversation.question; i++) talk.press(talk.conversation.question.slot, 'unknown');
  return talk.conversation;
}
const beginning = shown();

/** A handover with its clocks: what is decided, what is put in the outbox, and what strikes as time passes. */
export function machine({ onward = 'share' as 'ask' | 'share', actor = 'almi-dalarna', world = whole as World } = {}) {
  let conversation: OpenConversation = beginning;
  let now = Date.parse(tuesday);
  let version = 100;
  let inputs = 0;
  let outbox: NewDelivery[] = [];
  const records: Recorded[] = [];

  function take(input: Input): Recorded[] {
    const read = input.type === 'message.say' ? { text: input.text, removed: [], reading: readingOf('lan') } : undefined;
    const fresh = decide(world, conversation, input, read).map((event): Recorded => ({ version: ++version, at: input.at, cause: input.id, event }));
    const after = replay(fresh, conversation);
    if (after.status === 'none') throw new Error('not opened');
    conversation = after;
    outbox = [...outbox, ...deliveriesOf('c', fresh, after.handovers), ...clocksSetBy('c', fresh, after.handovers, world)];
    records.push(...fresh);
    return fresh;
  }

  /** Lets time pass until then; the clocks that are due strike in order. */
  function until(then: number): Recorded[] {
    const struck: Recorded[] = [];
    for (;;) {
      const due = outbox.filter((one) => isClock(one) && Date.parse(one.due) <= then).sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : a.version - b.version))[0];
      if (!due) break;
      outbox = outbox.filter((one) => one !== due);
      now = Math.max(now, Date.parse(due.due));
      const input = clockInput(due, new Date(now).toISOString());
      if (input) struck.push(...take(input));
    }
    now = then;
    return struck;
  }

  const act = (say: Say) => take({ id: `i${++inputs}`, at: new Date(now).toISOString(), ...say } as Input);
  act({ type: 'handover.request', actor, contact: anna, onward, sensitive: false, omit: [] });
  const first = conversation.handovers[0]?.id ?? '';
  return {
    first, act, records,
    wait: (ms: number) => until(now + ms),
    /** Until a time in words of the clock, such as '2026-11-25T07:00'. */
    until: (at: string) => until(Date.parse(`${at}:00.000Z`)),
    at: () => new Date(now).toISOString(),
    conversation: () => conversation,
    handovers: () => conversation.handovers,
    handover: (id = first) => conversation.handovers.find((one) => one.id === id),
    latest: () => conversation.handovers.at(-1),
    outbox: () => outbox,
    clocks: (id = first) => outbox.filter((one) => isClock(one) && one.handover === id && one.version === conversation.handovers.find((other) => other.id === id)?.since?.version).map(({ kind, due }) => `${kind} ${due.slice(0, 16)}`),
    press: (type: 'accept' | 'contact' | 'call' | 'release' | 'undo', promoter = kim, handover = first) => act({ type: `handover.${type}`, handover, promoter } as Say),
    close: (outcome: 'got_help' | 'no_help' = 'got_help', handover = first) => act({ type: 'handover.close', handover, promoter: kim, outcome }),
    refer: (to = 'ekn', promoter = kim, handover = first) => act({ type: 'handover.refer', handover, promoter, to, reason: 'de kan det bättre' }),
    join: (to = 'ekn', promoter = kim, handover = first) => act({ type: 'handover.join', handover, promoter, to, reason: 'exporten' }),
    decline: (promoter = kim, handover = first) => act({ type: 'handover.decline', handover, promoter, reason: 'no_capacity' }),
    choose: (slot: string, option: string) => act({ type: 'option.choose', slot, option }),
    say: (text: string) => act({ type: 'message.say', text }),
  };
}

/** What the company was told in these records: the phrases, and the texts. */
export function told(records: readonly Recorded[]): { phrases: string[]; text: string } {
  const sent = records.flatMap(({ event }) => (event.type === 'message.sent' ? [event] : []));
  return { phrases: sent.map(({ phrase }) => phrase), text: sent.map(({ text }) => text).join('\n') };
}

export function types(records: readonly Recorded[]): string[] {
  return records.map(({ event }) => event.type);
}

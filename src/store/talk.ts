import { z } from 'zod';
import { Language } from '../events.ts';
import type { Event, EventOf, Reading, Recorded } from '../events.ts';
import { Facts, factsAfter } from './facts.ts';
import { isAboutHandover, statusAfter } from './lists.ts';

/** What is known of a company, as far as lists are filtered by it. */
const Known = z.object({ need: z.string().optional(), stage: z.string().optional(), municipality: z.string().optional() });
type Known = z.infer<typeof Known>;

/** One thing that was said: `human` and `noDoor` where that came of it. */
const Said = z.object({ message: z.string(), version: z.number(), human: z.boolean(), noDoor: z.boolean() });

/** One handover: what was said that it came of (by its version), and what it was about when it was asked for. */
const Passed = z.object({
  id: z.string(), of: z.number().optional(), actor: z.string(), service: z.string(), need: z.string().optional(), region: z.string(), previous: z.string().optional(), at: z.string(), status: z.string(), facts: Facts,
});
export type Passed = z.infer<typeof Passed>;

/**
 * What has come of one conversation so far, as far as its rows need it: kept beside the stream, so that the rows after a few more events
 * need not all that came before. `about` is what was said that things now concern: the latest that spoke of a need, or what
 * comes nearest to it; `aboutNeed` says whether it did.
 */
export const Talk = z.object({
  version: z.number(), door: z.string(), region: z.string(), language: Language, practice: z.boolean(), at: z.string(), changedAt: z.string(),
  count: z.number(), known: Known, heard: Known,
  about: z.number().optional(), aboutNeed: z.boolean(),
  /** The last reading that spoke of a need left it open. */
  doubtful: z.boolean(),
  /** How many readings spoke of a need, and the sum of how sure they were of the likeliest, in thousandths. */
  read: z.number(), sureness: z.number(),
  led: z.string().optional(), actors: z.array(z.string()),
  unsure: z.boolean(), noDoor: z.boolean(), human: z.boolean(), offtopic: z.boolean(),
  /** The latest answer was that it is none of our business. */
  turnedAway: z.boolean(),
  down: z.array(z.object({ message: z.string(), of: z.number().optional() })),
  said: z.array(Said), handovers: z.array(Passed),
});
export type Talk = z.infer<typeof Talk>;

/** Below this the likeliest need is a guess. */
const plain = 0.5;
/** From here on what was read of a company is taken for true. */
const heardWell = 0.5;

/** What has come of a conversation after one more event. Pure. */
export function talkAfter(before: Talk | undefined, { event, at, version }: Recorded): Talk {
  if (event.type === 'conversation.opened') {
    const { door, region, language, practice } = event;
    return {
      version, door, region, language, practice, at, changedAt: at, count: 0, known: {}, heard: {}, aboutNeed: false, doubtful: false, read: 0, sureness: 0, actors: [], unsure: false, noDoor: false, human: false, offtopic: false,
      turnedAway: false, down: [], said: [], handovers: [],
    };
  }
  if (!before) throw new Error(`${event.type} in a conversation that was never opened`);
  return { ...(isAboutHandover(event) ? withHandover(before, event, at) : withEvent(before, event, version)), version, changedAt: at };
}

type Other = Exclude<Event, { type: `handover.${string}` | 'conversation.opened' }>;

function withEvent(before: Talk, event: Other, version: number): Talk {
  switch (event.type) {
    case 'message.said': return withSaid(before, event, version);
    case 'message.sent': return event.from === 'assistant' ? withAnswer(before, event) : before;
    case 'option.chosen': {
      const slot = event.slot === 'need' || event.slot === 'stage' || event.slot === 'municipality' ? event.slot : undefined;
      return { ...before, count: before.count + 1, language: event.language, ...(slot && event.option !== 'unknown' ? { known: { ...before.known, [slot]: event.option } } : {}) };
    }
    case 'message.rated': {
      const others = before.down.filter(({ message }) => message !== event.message);
      return { ...before, down: event.helpful ? others : [...others, { message: event.message, ...ofVersion(answeredBy(before, event.message)) }] };
    }
    case 'region.moved': return { ...before, region: event.region };
    case 'language.changed': return { ...before, language: event.language };
  }
}

function withSaid(before: Talk, { message, reading, language }: EventOf<'message.said'>, version: number): Talk {
  const isNeed = reading.kind === 'need';
  const takesOver = isNeed || before.about === undefined || (!before.aboutNeed && speaksOfNeed(reading));
  const about = takesOver ? version : before.about;
  const human = reading.kind === 'human';
  const concerns = (of: number) => human && of === about;
  return {
    ...before, count: before.count + 1, language, heard: { ...before.heard, ...heardIn(reading) }, ...(about === undefined ? {} : { about }), aboutNeed: before.aboutNeed || isNeed,
    doubtful: speaksOfNeed(reading) ? !isNeed || (reading.needs[0]?.p ?? 0) < plain : before.doubtful,
    ...(speaksOfNeed(reading) ? { read: before.read + 1, sureness: before.sureness + Math.round(1_000 * (reading.needs[0]?.p ?? 0)) } : {}),
    human: before.human || human,
    said: [...before.said, { message, version, human: false, noDoor: false }].map((one) => (concerns(one.version) ? { ...one, human: true } : one)),
  };
}

/** A few words that only answer what was asked (where, how many) speak of no need, and leave what was said before as it stands. */
function speaksOfNeed({ kind, mentions }: Reading): boolean {
  return kind === 'need' || (kind === 'unclear' && mentions.length === 0);
}

function heardIn({ kind, needs, mentions }: Reading): Known {
  const need = kind === 'need' ? needs[0]?.need : undefined;
  const said = mentions.filter(({ slot, sure }) => (slot === 'stage' || slot === 'municipality') && sure >= heardWell).map(({ slot, value }) => [slot, value] as const);
  return { ...(need === undefined ? {} : { need }), ...Object.fromEntries(said) };
}

/** An answer with doors leads; one without doors and without a question ends where it is. */
function withAnswer(before: Talk, { doors = [], understood, question, phrase }: EventOf<'message.sent'>): Talk {
  if (phrase === 'greeting') return before;
  const [first] = doors;
  const turnedAway = phrase.startsWith('offtopic');
  const after = { ...before, turnedAway, offtopic: before.offtopic || turnedAway, human: before.human || phrase === 'human' };
  if (!first) {
    const wanted = before.aboutNeed || before.known.need !== undefined;
    return question === undefined && wanted && before.led === undefined ? withoutDoor(after, true) : after;
  }
  const led = {
    ...after, led: before.led ?? first.actor, actors: withAll(before.actors, doors.map(({ actor }) => actor)), unsure: before.unsure || before.doubtful,
    ...(understood === undefined ? {} : { known: knownFrom(understood) }),
  };
  return withoutDoor(led, phrase === 'recommend.nothing');
}

function withoutDoor(talk: Talk, noDoor: boolean): Talk {
  return { ...talk, noDoor, said: talk.said.map((one) => (one.version === talk.about && one.noDoor !== noDoor ? { ...one, noDoor } : one)) };
}

function knownFrom(understood: NonNullable<EventOf<'message.sent'>['understood']>): Known {
  return Object.fromEntries(understood.filter(({ slot }) => slot === 'need' || slot === 'stage' || slot === 'municipality').map(({ slot, value }) => [slot, value]));
}

/** What was said that a message answers: a reply carries the id of what it replies to. */
function answeredBy({ said, about }: Talk, message: string): number | undefined {
  return said.findLast((one) => message.startsWith(`${one.message}.`))?.version ?? about;
}

function withHandover(before: Talk, event: Extract<Event, { type: `handover.${string}` }>, at: string): Talk {
  if (event.type === 'handover.requested') {
    const { handover: id, actor, service, previous } = event;
    const need = before.known.need ?? before.heard.need;
    const of = before.handovers.find((one) => one.id === previous)?.of ?? before.about;
    const passed: Passed = {
      id, ...ofVersion(of), actor, service, ...(need === undefined ? {} : { need }), region: before.region, ...(previous === undefined ? {} : { previous }), at, status: 'requested', facts: factsAfter({}, event, at),
    };
    return { ...before, actors: withAll(before.actors, [actor]), handovers: [...before.handovers, passed] };
  }
  return { ...before, handovers: before.handovers.map((one) => (one.id === event.handover ? { ...one, status: statusAfter(one.status, event), facts: factsAfter(one.facts, event, at) } : one)) };
}

function ofVersion(of: number | undefined): { of?: number } {
  return of === undefined ? {} : { of };
}

function withAll(known: string[], more: readonly string[]): string[] {
  const news = more.filter((one, index) => !known.includes(one) && more.indexOf(one) === index);
  return news.length === 0 ? known : [...known, ...news];
}

import { describe, expect, it } from 'vitest';
import type { Event, Reading } from '../../src/events.ts';
import { NotNow } from '../../src/events.ts';
import { opened, playing, readingOf, typesOf, world } from '../world.ts';

const nothing: Partial<Reading> = { kind: 'unclear', needs: [] };
const mora = { slot: 'municipality' as const, value: 'Mora', quote: 'Mora', sure: 0.95 };
const etablerad = { slot: 'stage' as const, value: 'etablerad', quote: '', sure: 0.9 };

/** The one message that the guide answers with. */
function sent(events: readonly Event[]) {
  const messages = events.filter((event) => event.type === 'message.sent');
  expect(messages).toHaveLength(1);
  return messages[0]!;
}
const doorsOf = (events: readonly Event[]) => (sent(events).doors ?? []).map(({ actor }) => actor);

/** Answers "don't know" until there are doors. */
function toDoors(talk: ReturnType<typeof opened>, events: Event[]): Event[] {
  let last = events;
  for (let i = 0; i < 6 && talk.conversation.question; i++) last = talk.press(talk.conversation.question.slot, 'unknown');
  return last;
}

describe('opening', () => {
  it('greets in the language of the door, and asks nothing yet', () => {
    const talk = playing();
    const events = talk.take({ ...talk.next(), type: 'conversation.open', door: 'almi-dalarna', practice: false });
    expect(typesOf(events)).toEqual(['conversation.opened', 'message.sent']);
    expect(sent(events)).toMatchObject({ phrase: 'greeting', language: 'sv', text: world.phrase('greeting', 'sv', { plural: true }) });
    expect(sent(events).question).toBeUndefined();
  });

  it('greets in the language that was chosen', () => {
    const talk = playing();
    expect(sent(talk.take({ ...talk.next(), type: 'conversation.open', door: 'almi-dalarna', language: 'en', practice: false }))).toMatchObject({ language: 'en', text: world.phrase('greeting', 'en', { plural: true }) });
  });

  it('is refused at a door that does not exist, at one that has closed, and for an id that is taken', () => {
    const open = (door: string, talk = playing()) => () => talk.take({ ...talk.next(), type: 'conversation.open', door, practice: false });
    expect(open('nowhere')).toThrow(expect.objectContaining({ code: 'unknown_door' }) as Error);
    expect(open('drivhuset-orebro')).toThrow(expect.objectContaining({ code: 'unknown_door' }) as Error);
    expect(open('almi-dalarna', opened())).toThrow(expect.objectContaining({ code: 'conflict_id' }) as Error);
  });

  it('must come before anything else', () => {
    expect(() => playing().say('Hej')).toThrow(expect.objectContaining({ code: 'unknown_conversation' }) as Error);
  });
});

describe('the language', () => {
  it('follows the first message', () => {
    const talk = opened();
    expect(sent(talk.say('We need a loan', readingOf('lan', { language: 'en' }))).language).toBe('en');
    expect(talk.conversation.language).toBe('en');
  });

  it('stays as chosen whatever the first message is in', () => {
    const talk = playing();
    talk.take({ ...talk.next(), type: 'conversation.open', door: 'almi-dalarna', language: 'en', practice: false });
    expect(sent(talk.say('Vi behöver låna')).language).toBe('en');
  });

  it('stays as it was when a text is in neither of the two', () => {
    const talk = opened();
    expect(sent(talk.say('Potrzebujemy pomocy', readingOf('lan', { language: 'other' }))).language).toBe('sv');
  });
});

describe('a vague company', () => {
  it('is asked what it needs, with at most eight answers and "don’t know"', () => {
    const talk = opened();
    const needs = [...world.needs.keys()].map((need, i) => ({ need, p: 1 / (10 + i) }));
    const { question, doors } = sent(talk.say('Hjälp', readingOf('lan', { kind: 'unclear', needs })));
    expect(doors).toBeUndefined();
    expect(question?.slot).toBe('need');
    expect(question?.options?.at(-1)).toEqual({ id: 'unknown', label: 'Vet inte' });
    expect(question?.options).toHaveLength(9);
    for (const { id } of question!.options!.slice(0, -1)) expect(world.needs.has(id)).toBe(true);
  });

  it('is asked for its own words when it does not know, and led to a human when they do not help', () => {
    const talk = opened();
    talk.say('Hjälp', readingOf('', nothing));
    const more = sent(talk.press('need', 'unknown'));
    expect(more.question).toEqual({ slot: 'more' });
    const human = sent(talk.say('Jag vet inte riktigt', readingOf('', nothing)));
    expect(human).toMatchObject({ phrase: 'unclear.again' });
    expect(human.question).toBeUndefined();
    expect(human.doors?.map(({ actor }) => actor)).toEqual([world.regions.get('dalarna')!.coordinator!.actor]);
  });

  it('is led on as soon as its own words say something', () => {
    const talk = opened();
    talk.say('Hjälp', readingOf('', nothing));
    talk.press('need', 'unknown');
    const events = toDoors(talk, talk.say('Vi behöver låna till en maskin', readingOf('lan', { mentions: [mora, etablerad] })));
    expect(doorsOf(events)).toContain('almi-dalarna');
  });

  it('never comes to a dead end, however long it stays vague', () => {
    const talk = opened();
    for (let i = 0; i < 8; i++) {
      const answer = sent(talk.say('Hm', readingOf('', nothing)));
      expect(answer.question !== undefined || (answer.doors ?? []).length > 0).toBe(true);
    }
  });
});

describe('what was said or pressed', () => {
  it('is not asked about again', () => {
    const talk = opened();
    const asked: string[] = [];
    let events = talk.say('Vi vill utveckla en produkt', readingOf('innovation', { mentions: [mora, etablerad] }));
    while (talk.conversation.question) {
      const { slot, options } = talk.conversation.question;
      asked.push(slot);
      events = talk.press(slot, options!.at(0)!.id);
    }
    expect(new Set(asked).size).toBe(asked.length);
    expect(asked).not.toContain('municipality');
    expect(asked).not.toContain('stage');
    expect(doorsOf(events).length).toBeGreaterThan(0);
  });

  it('shows doors at once to the one who writes "visa förslag nu", without another question', () => {
    for (const text of ['Visa förslag nu', 'visa förslag', 'Visa mig förslag nu!', 'show suggestions now', 'Visa fo\u0308rslag nu']) {
      const talk = opened();
      talk.say('Vi behöver pengar', readingOf('lan', { needs: [{ need: 'lan', p: 0.4 }, { need: 'bidrag', p: 0.4 }] }));
      expect(talk.conversation.question, text).toBeDefined();
      const answer = sent(talk.say(text, readingOf('', nothing)));
      expect(answer.question, text).toBeUndefined();
      expect(answer.doors?.length, text).toBeGreaterThan(0);
    }
  });

  it('shows a human to the one who wants suggestions before it has said anything', () => {
    expect(sent(opened().say('visa förslag nu', readingOf('', nothing)))).toMatchObject({ phrase: 'recommend.nothing', doors: [{ actor: 'dalarna-science-park' }] });
  });
});

describe('a correction', () => {
  it('of a slot that was not asked changes what was understood, and the doors', () => {
    const talk = opened();
    const first = doorsOf(toDoors(talk, talk.say('Vi behöver låna', readingOf('lan', { mentions: [mora, etablerad] }))));
    const events = talk.press('need', 'export');
    expect(events[0]).toMatchObject({ type: 'option.chosen', slot: 'need', option: 'export', correction: true });
    const second = doorsOf(toDoors(talk, events));
    expect(talk.conversation.known.need).toMatchObject({ value: 'export', how: 'pressed' });
    expect(second[0]).toBe('business-sweden-dalarna');
    expect(second).not.toEqual(first);
  });

  it('of the place moves the conversation to the other region', () => {
    const talk = opened();
    toDoors(talk, talk.say('Vi behöver låna', readingOf('lan', { mentions: [mora, etablerad] })));
    const events = talk.press('municipality', 'Hallsberg');
    expect(typesOf(events)).toEqual(['option.chosen', 'region.moved', 'message.sent']);
    expect(doorsOf(toDoors(talk, events.slice(2)))).toContain('almi-orebro');
  });

  it('by "don’t know" takes back what was pressed', () => {
    const talk = opened();
    talk.say('Vi behöver låna', readingOf('lan', { mentions: [mora] }));
    talk.press('sector', 'it');
    talk.press('sector', 'unknown');
    expect(talk.conversation.known.sector).toBeUndefined();
  });

  it('of an asked question is no correction', () => {
    const talk = opened();
    talk.say('Hjälp', readingOf('', nothing));
    expect(talk.press('need', 'export')[0]).toMatchObject({ correction: false });
  });
});

describe('what needs no door', () => {
  it.each(['offtopic', 'smalltalk'] as const)('%s gets a friendly answer, no doors and no question', (kind) => {
    const answer = sent(opened().say('Vad blir det för väder?', readingOf('', { ...nothing, kind })));
    expect(answer.phrase).toBe(kind);
    expect(answer).not.toHaveProperty('doors');
    expect(answer).not.toHaveProperty('question');
  });

  it('is still an answer when it tells what was asked for', () => {
    const talk = opened();
    talk.say('Vi vill utveckla en produkt', readingOf('innovation'));
    expect(talk.conversation.question).toBeDefined();
    const answer = sent(talk.say('Mora', readingOf('', { ...nothing, kind: 'offtopic', mentions: [mora] })));
    expect(answer.phrase).not.toBe('offtopic');
    expect(talk.conversation.known.municipality?.value).toBe('Mora');
  });

  it('in a third language is off topic when it is small talk, and gets a human when it is about a business', () => {
    const other = { ...nothing, language: 'other' as const };
    expect(sent(opened().say('Jak się masz?', readingOf('', other)))).toMatchObject({ phrase: 'offtopic' });
    for (const text of ['Chcę założyć firmę w Falun', 'Quiero abrir una empresa', 'أريد أن أبدأ شركة', 'Я хочу открыть бизнес']) {
      const answer = sent(opened().say(text, readingOf('', other)));
      expect(answer, text).toMatchObject({ phrase: 'recommend.language', doors: [{ actor: 'dalarna-science-park' }] });
      expect(answer.question, text).toBeUndefined();
    }
  });
});

describe('whoever needs a human', () => {
  it.each([['almi-dalarna', ['dalarna-science-park']], ['almi-orebro', ['region-orebro-lan']], ['skatteverket', ['dalarna-science-park', 'region-orebro-lan']]])('gets the coordinating door at once at %s', (door, actors) => {
    const answer = sent(opened(door).say('Kan jag få prata med någon?', readingOf('', { ...nothing, kind: 'human' })));
    expect(answer).toMatchObject({ phrase: 'human' });
    expect(answer.question).toBeUndefined();
    expect(answer.doors?.map(({ actor }) => actor)).toEqual(actors);
    expect(answer.text).toContain(world.sayTime(world.hearsBy('2026-11-24T09:00:02.000Z'), 'sv'));
  });

  it('gets 112, a helpline and a human when it despairs, whatever it was asked and whatever it needs', () => {
    const talk = opened();
    talk.say('Vi vill låna', readingOf('lan'));
    const answer = sent(talk.say('Jag orkar inte leva längre', readingOf('likviditet', { kind: 'despair', language: 'sv' })));
    expect(answer.phrase).toBe('despair');
    expect(answer.question).toBeUndefined();
    for (const part of [world.crisis.emergency, world.crisis.helpline, world.crisis.number]) { expect(part).not.toBe(''); expect(answer.text).toContain(part); }
    expect(answer.doors?.map(({ actor }) => actor)).toEqual(['dalarna-science-park']);
    expect(talk.conversation.question).toBeUndefined();
  });
});

describe('what is not possible', () => {
  it.each([
    ['an option that does not exist', 'stage', 'gammal', 'unknown_option'],
    ['a need that does not exist', 'need', 'pannkakor', 'unknown_option'],
    ['a place that does not exist', 'municipality', 'Ankeborg', 'unknown_option'],
    ['a slot that does not exist', 'colour', 'red', 'unknown_option'],
    ['a slot named as something every object has', 'constructor', 'name', 'unknown_option'],
    ['an option named as something every object has', 'stage', 'constructor', 'unknown_option'],
    ['an answer on a question that belongs to no slot', 'more', 'unknown', 'unknown_option'],
    ['an answer on passing the name on that nobody asked for', 'onward', 'ja', 'unknown_option'],
  ])('is refused with its code: %s', (_, slot, option, code) => {
    const talk = opened();
    talk.say('Vi vill låna', readingOf('lan'));
    const before = talk.conversation;
    expect(() => talk.press(slot, option)).toThrow(expect.objectContaining({ code, name: 'NotNow' }) as Error);
    expect(talk.conversation).toEqual(before);
  });

  it('says what to do instead in the language of the conversation', () => {
    const talk = playing();
    talk.take({ ...talk.next(), type: 'conversation.open', door: 'almi-dalarna', language: 'en', practice: false });
    try {
      talk.press('stage', 'gammal');
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(NotNow);
      expect((error as NotNow).message).toBe(world.phrase('error.unknown_option', 'en'));
    }
  });
});

it('a thumb up or down is kept, and answered by nothing', () => {
  const talk = opened();
  expect(talk.take({ ...talk.next(), type: 'message.rate', message: 'i1.1', helpful: true })).toEqual([{ type: 'message.rated', message: 'i1.1', helpful: true }]);
});

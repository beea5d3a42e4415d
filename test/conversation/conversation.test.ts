import { describe, expect, it } from 'vitest';
import { evolve, initialConversation, replay } from '../../src/conversation/conversation.ts';
import type { Conversation, OpenConversation } from '../../src/conversation/conversation.ts';
import type { Event, Mention, Recorded } from '../../src/events.ts';
import { opened, playing, readingOf } from '../world.ts';

const mention = (value: string, sure: number, slot: Mention['slot'] = 'sector'): Mention => ({ slot, value, sure, quote: value });
const record = (event: Event, version: number): Recorded => ({ version, at: '2026-11-24T09:00:00.000Z', cause: 'c', event });
const known = (talk: { conversation: OpenConversation }) => talk.conversation.known.sector;

function saying(...texts: Mention[][]) {
  const talk = opened();
  for (const mentions of texts) talk.say('En sak till', readingOf('lan', { mentions }));
  return talk;
}

describe('what is known', () => {
  it('is what the company pressed, over what it said before and what is read from it after', () => {
    const talk = saying([mention('it', 0.95)]);
    talk.press('sector', 'bygg');
    expect(known(talk)).toEqual({ value: 'bygg', sure: 1, how: 'pressed', quote: 'Bygg och anläggning' });
    talk.say('Vi är lite som ett it-företag', readingOf('lan', { mentions: [mention('it', 0.8)] }));
    expect(known(talk)?.value).toBe('bygg');
  });

  it('changes also after a press when the company plainly says something else', () => {
    const talk = saying([]);
    talk.press('sector', 'bygg');
    talk.say('Nej, vi är ett it-företag', readingOf('lan', { mentions: [mention('it', 0.95)] }));
    expect(known(talk)).toMatchObject({ value: 'it', how: 'said' });
  });

  it.each([
    ['the later of two equally sure readings', [[mention('it', 0.9)], [mention('bygg', 0.9)]], 'bygg'],
    ['a later and surer reading', [[mention('it', 0.6)], [mention('bygg', 0.9)]], 'bygg'],
    ['a later reading about as sure', [[mention('it', 0.9)], [mention('bygg', 0.75)]], 'bygg'],
    ['the earlier when the later is a guess', [[mention('it', 0.95)], [mention('bygg', 0.5)]], 'it'],
    ['the surest of several in one text', [[mention('it', 0.6), mention('bygg', 0.9), mention('skog', 0.7)]], 'bygg'],
    ['the first of several equally sure in one text', [[mention('it', 0.9), mention('bygg', 0.9)]], 'it'],
  ])('is %s', (_, texts, value) => {
    expect(known(saying(...texts))?.value).toBe(value);
  });

  it('remembers that the company did not know, until it does', () => {
    const talk = opened();
    talk.say('Vi vill utveckla något', readingOf('innovation'));
    const slot = talk.conversation.question!.slot;
    const option = talk.conversation.question!.options![0]!.id;
    talk.press(slot, 'unknown');
    expect(talk.conversation.unknowns).toEqual([slot]);
    expect(talk.conversation.asked).toContain(slot);
    talk.press(slot, option);
    expect(talk.conversation.unknowns).toEqual([]);
  });
});

describe('a question', () => {
  it('stands until it is answered, by a press or by anything written', () => {
    for (const answer of [(talk: ReturnType<typeof opened>) => talk.press('need', 'lan'), (talk: ReturnType<typeof opened>) => talk.say('Lån', readingOf('lan'))]) {
      const talk = opened();
      talk.say('Hjälp', readingOf('', { kind: 'unclear', needs: [] }));
      expect(talk.conversation.question?.slot).toBe('need');
      answer(talk);
      expect(talk.conversation.question?.slot).not.toBe('need');
    }
  });
});

describe('the fold', () => {
  const events: Event[] = [];
  const talk = playing();
  const keep = (some: Event[]) => { events.push(...some); };
  keep(talk.take({ ...talk.next(), type: 'conversation.open', door: 'almi-orebro', practice: true }));
  keep(talk.say('Vi i Mora vill låna', readingOf('lan', { mentions: [{ slot: 'municipality', value: 'Mora', quote: 'Mora', sure: 0.95 }] })));
  while (talk.conversation.question) keep(talk.press(talk.conversation.question.slot, 'unknown'));
  keep(talk.take({ ...talk.next(), type: 'handover.request', actor: talk.conversation.doors[0]!.actor, contact: { name: 'Anna Ek', phone: '070-123 45 67' }, onward: 'share', sensitive: false, omit: [] }));
  keep(talk.take({ ...talk.next(), type: 'handover.accept', handover: talk.conversation.handovers[0]!.id, promoter: { id: 'U1', name: 'Kim' } }));
  keep(talk.take({ ...talk.next(), type: 'message.rate', message: 'i1.1', helpful: true }));
  const records = events.map((event, i) => record(event, i + 1));

  it('gives the same replayed at once, step by step, and from any point on the way', () => {
    const whole = replay(records);
    let step: Conversation = initialConversation;
    for (const one of records) step = evolve(step, one);
    expect(step).toEqual(whole);
    for (let cut = 0; cut <= records.length; cut++) expect(replay(records.slice(cut), replay(records.slice(0, cut)))).toEqual(whole);
    expect(whole).toMatchObject({ status: 'handover', home: 'orebro', region: 'dalarna', practice: true, door: 'almi-orebro' });
  });

  it('survives being written down and read again', () => {
    expect(replay(JSON.parse(JSON.stringify(records)) as Recorded[])).toEqual(replay(records));
  });

  it('changes nothing that was handed in', () => {
    const before = replay(records.slice(0, 3));
    const copy = structuredClone(before);
    replay(records.slice(3), before);
    expect(before).toEqual(copy);
  });

  it('is open again when the last handover has ended', () => {
    const after = replay([record({ type: 'handover.withdrawn', handover: talk.conversation.handovers[0]!.id }, 99)], replay(records));
    expect(after.status).toBe('open');
  });

  it('cannot begin with anything but an opening, and knows a language that was changed by hand as chosen', () => {
    expect(() => evolve(initialConversation, record({ type: 'message.rated', message: 'm', helpful: true }, 1))).toThrow('never opened');
    expect(evolve(replay(records), record({ type: 'language.changed', language: 'en' }, 99))).toMatchObject({ language: 'en', languageChosen: true });
  });
});

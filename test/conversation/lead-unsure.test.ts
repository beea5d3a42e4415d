import { describe, expect, it } from 'vitest';
import type { Event, Mention } from '../../src/events.ts';
import { opened, readingOf } from '../world.ts';

const mention = (slot: Mention['slot'], value: string): Mention => ({ slot, value, quote: value, sure: 0.95 });
const messages = (events: readonly Event[]) => events.filter((event) => event.type === 'message.sent');

describe('who comes in by a national door', () => {
  it('gets the answer to a question of fact at once, as at every other door', () => {
    const asks = { general: 0.97, needs: [{ need: 'skatt', p: 0.98 }] };
    const [here] = messages(opened('skatteverket').say('När måste man momsregistrera sig?', readingOf('skatt', asks)));
    const [there] = messages(opened('almi-dalarna').say('När måste man momsregistrera sig?', readingOf('skatt', asks)));
    expect(here?.doors?.map(({ actor }) => actor)).toEqual(there?.doors?.map(({ actor }) => actor));
    expect(here?.doors?.[0]?.actor).toBe('skatteverket');
  });

  it('is asked where it is when people are what it needs', () => {
    const talk = opened('skatteverket');
    talk.say('Vi vill låna till en ugn', readingOf('lan'));
    expect(talk.conversation.question?.slot).toBe('municipality');
  });
});

describe('who may not be a company at all', () => {
  const private_ = { needs: [{ need: 'tillvaxt', p: 0.3 }], offtopic: 0.3 };

  it('and cannot say what it needs, is asked whether it is one instead of led on', () => {
    const talk = opened();
    talk.say('Hur blir vädret i Sälen?', readingOf('tillvaxt', private_));
    for (let i = 0; i < 5 && talk.conversation.question && talk.conversation.question.slot !== 'need'; i++) talk.press(talk.conversation.question.slot, 'unknown');
    const [answer] = messages(talk.press('need', 'unknown'));
    expect(answer?.phrase).toBe('offtopic.unsure');
    expect(answer?.doors).toBeUndefined();
    expect(answer?.question).toBeUndefined();
  });

  it('is led on as soon as it says what it is', () => {
    const talk = opened();
    talk.say('Hur blir vädret i Sälen?', readingOf('tillvaxt', { ...private_, mentions: [mention('org', 'enskild')] }));
    for (let i = 0; i < 6 && talk.conversation.question; i++) talk.press(talk.conversation.question.slot, 'unknown');
    expect(talk.conversation.doors.length).toBeGreaterThan(0);
  });
});

describe('a word that tells two authorities apart', () => {
  const told = (for_: string, against: string) => [{ service: for_, speaks: 'for' as const }, { service: against, speaks: 'against' as const }];
  const doorsFor = (need: string, also: Parameters<typeof readingOf>[1]) => {
    const talk = opened();
    talk.say('Vad gäller för oss?', readingOf(need, { mentions: [mention('municipality', 'Mora'), mention('stage', 'etablerad'), mention('org', 'ab')], needs: [{ need, p: 1 }], ...also }));
    for (let i = 0; i < 6 && talk.conversation.question; i++) talk.press(talk.conversation.question.slot, 'unknown');
    return talk.conversation.doors.map(({ actor }) => actor);
  };

  it('leads to the one and hides the other', () => {
    expect(doorsFor('tillstand', { told: told('lsd-tillstand', 'kommun-d-lots') })).toEqual(['lansstyrelsen-dalarna']);
    expect(doorsFor('tillstand', { told: told('kommun-d-lots', 'lsd-tillstand') })).toEqual(['kommun-dalarna']);
  });

  it('says nothing where the company is after something else', () => {
    expect(doorsFor('lokaler', { told: told('lsd-tillstand', 'kommun-d-lots') })).toEqual(doorsFor('lokaler', {}));
  });
});

import { describe, expect, it } from 'vitest';
import { allOptions } from '../../src/conversation/ask.ts';
import type { EventOf, Mention, Slot } from '../../src/events.ts';
import { makeWorld } from '../../src/world.ts';
import { doorOf } from '../../src/conversation/recommend.ts';
import { previewHandover } from '../../src/conversation/handing.ts';
import { knowledge, opened, phrases, readingOf, world } from '../world.ts';

const mention = (slot: Slot, value: string): Mention => ({ slot, value, quote: value, sure: 0.95 });
const asking = (need = 'lan') => readingOf(need, { mentions: [mention('municipality', 'Mora'), mention('stage', 'etablerad'), mention('employees', '10-49')] });
const isRecommendation = (event: { type: string }): event is EventOf<'message.sent'> => event.type === 'message.sent' && 'understood' in event;

/** A company that has been shown doors. */
function shown(need = 'lan') {
  const talk = opened();
  talk.say('Vi vill låna till en svarv', asking(need));
  return { talk, message: talk.say('visa förslag nu', readingOf('', { kind: 'unclear', needs: [] })).find(isRecommendation) };
}

describe('what was understood', () => {
  it('goes with the recommendation, one thing at a time, as it is written on a button', () => {
    expect(shown().message?.understood).toEqual([
      { slot: 'need', value: 'lan', label: world.label('need', 'lan', 'sv') },
      { slot: 'stage', value: 'etablerad', label: world.label('stage', 'etablerad', 'sv') },
      { slot: 'municipality', value: 'Mora', label: 'Mora' },
      { slot: 'employees', value: '10-49', label: world.label('employees', '10-49', 'sv') },
    ]);
  });

  it('is corrected with any of its options, and gives new doors', () => {
    const { talk, message } = shown();
    const corrected = talk.press('need', 'export').concat(talk.conversation.question ? talk.say('visa förslag nu', readingOf('', { kind: 'unclear', needs: [] })) : []).find(isRecommendation);
    expect(corrected?.understood?.[0]).toMatchObject({ slot: 'need', value: 'export' });
    expect(corrected?.doors?.[0]?.actor).not.toBe(message?.doors?.[0]?.actor);
  });

  it('has all answers there are to choose from, "don’t know" last, in the language of the conversation', () => {
    const { talk } = shown();
    const ids = (slot: string) => allOptions(world, talk.conversation, slot)?.map(({ id }) => id);
    expect(ids('need')?.length).toBe(world.needs.size + 1);
    expect(ids('sector')).toHaveLength(13);
    expect(ids('employees')).toEqual(['0', '1-9', '10-49', '50-249', '250+', 'unknown']);
    expect(allOptions(world, talk.conversation, 'municipality')?.find(({ id }) => id === 'Mora')?.places).toContain('Färnäs');
    expect(allOptions(world, { ...talk.conversation, language: 'en' }, 'stage')?.at(-1)?.label).toBe(world.label('stage', 'unknown', 'en'));
    for (const slot of ['amount', 'onward', 'constructor']) expect(ids(slot)).toBeUndefined();
  });

  it('takes each option that it offers', () => {
    const { talk } = shown();
    for (const { slot } of shown().message?.understood ?? []) {
      for (const { id } of allOptions(world, talk.conversation, slot) ?? []) expect(() => opened().press(slot, id)).not.toThrow();
    }
  });
});

describe('an actor that is closed', () => {
  const closed = [{ from: '2026-11-23', to: '2026-12-06', note: { sv: 'Brådskar det, ring växeln.' } }];
  const closing = (id: string) => makeWorld({ ...knowledge, regions: knowledge.regions.map((region) => ({ ...region, actors: region.actors.map((actor) => (actor.id === id ? { ...actor, closed } : actor)) })) }, phrases, { live: 'all', broken: () => false });
  const at = '2026-11-24T10:00:00.000Z';
  const request = { actor: 'almi-dalarna', contact: { name: 'Anna Ek', email: 'anna@verkstad.example' }, onward: 'ask' as const, sensitive: false, omit: [] };

  it('says so on its card and before consent, and promises nothing for that time', () => {
    const { talk } = shown();
    const door = doorOf(closing('almi-dalarna'), talk.conversation, 'almi-dalarna', undefined, at) ?? doorOf(closing('almi-dalarna'), talk.conversation, 'almi-dalarna', 'almi-foretagslan', at);
    expect(door).toMatchObject({ closedUntil: '2026-12-06', next: expect.stringMatching(/senast måndag 7 december kl\. 17\. Almi .* har stängt till och med söndag 6 december\. Brådskar det, ring växeln\.$/) as string });
    expect(previewHandover(closing('almi-dalarna'), talk.conversation, request, at)).toMatchObject({ by: '2026-12-07T16:00:00.000Z', closedUntil: '2026-12-06', closedText: expect.stringContaining('har stängt till och med') as string });
  });

  it('is not spoken of where others answer', () => {
    const { talk } = shown();
    expect(previewHandover(closing('ekn'), talk.conversation, request, at)).not.toHaveProperty('closedUntil');
    expect(world.closedUntil(at, 'almi-dalarna')).toBeUndefined();
  });
});

describe('a language that is chosen in the middle of things', () => {
  it('is the one that answers come in from then on, whatever is written; each text keeps its own', () => {
    const talk = opened();
    talk.say('Vi vill låna', readingOf('lan'));
    expect(talk.take({ ...talk.next(), type: 'language.choose', language: 'en' })).toEqual([{ type: 'language.changed', language: 'en' }]);
    expect(talk.take({ ...talk.next(), type: 'language.choose', language: 'en' })).toEqual([]);
    const [said, answer] = talk.say('Vi är tolv anställda i Mora', asking());
    expect([said, answer]).toMatchObject([{ type: 'message.said', language: 'sv' }, { type: 'message.sent', language: 'en' }]);
    expect(talk.conversation.language).toBe('en');
  });

  it('may be chosen before the first message, and changed back', () => {
    const talk = opened();
    talk.take({ ...talk.next(), type: 'language.choose', language: 'en' });
    talk.take({ ...talk.next(), type: 'language.choose', language: 'sv' });
    expect(talk.say('We need a loan', { ...readingOf('lan'), language: 'en' }).at(-1)).toMatchObject({ language: 'sv' });
  });
});

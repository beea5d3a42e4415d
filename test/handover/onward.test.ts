import { describe, expect, it } from 'vitest';
import { isOpen } from '../../src/handover/handover.ts';
import { opened, readingOf } from '../world.ts';

const kim = { id: 'U1', name: 'Kim' };
const anna = { name: 'Anna Ek', phone: '070-123 45 67' };

function handedOver(actor: string, onward: 'ask' | 'share') {
  const talk = opened();
  talk.say('Vi letar mark', readingOf('lokaler', { mentions: [{ slot: 'municipality', value: 'Mora', quote: 'Mora', sure: 0.95 }, { slot: 'stage', value: 'etablerad', quote: '', sure: 0.9 }] }));
  for (let i = 0; i < 6 && talk.conversation.question; i++) talk.press(talk.conversation.question.slot, 'unknown');
  talk.take({ ...talk.next(), type: 'handover.request', actor, contact: anna, onward, sensitive: false, omit: [] });
  return talk;
}
const current = (talk: ReturnType<typeof handedOver>) => talk.conversation.handovers.findLast(isOpen)?.id ?? '';

describe('a question that goes on', () => {
  it('never comes back to a municipality’s office that has declined it, however many decline after it', () => {
    const talk = handedOver('kommun-dalarna', 'share');
    for (let i = 0; i < 8 && current(talk) !== ''; i++) talk.take({ ...talk.next(), type: 'handover.decline', handover: current(talk), promoter: kim, reason: 'no_capacity' });
    const actors = talk.conversation.handovers.map(({ actor }) => actor);
    expect(actors.length).toBeGreaterThan(1);
    expect(new Set(actors).size).toBe(actors.length);
  });

  it('cannot be sent back there by a promoter either', () => {
    const talk = handedOver('kommun-dalarna', 'share');
    talk.take({ ...talk.next(), type: 'handover.refer', handover: current(talk), promoter: kim, to: 'ekn', reason: '' });
    expect(() => talk.take({ ...talk.next(), type: 'handover.refer', handover: current(talk), promoter: kim, to: 'kommun-dalarna', reason: '' })).toThrow(expect.objectContaining({ code: 'already_tried' }) as Error);
  });
});

describe('the question whether the name may be passed on', () => {
  function asked() {
    const talk = handedOver('almi-dalarna', 'ask');
    talk.take({ ...talk.next(), type: 'handover.refer', handover: current(talk), promoter: kim, to: 'ekn', reason: '' });
    expect(talk.conversation.question?.options?.map(({ id }) => id)).toEqual(['ja', 'nej', 'unknown']);
    return talk;
  }

  it('can be answered with every answer it offers', () => {
    for (const option of ['ja', 'nej', 'unknown']) expect(() => asked().press('onward', option), option).not.toThrow();
  });

  it('stays open after "don’t know", and after something else was written, and can still be answered', () => {
    for (const hesitate of [(talk: ReturnType<typeof asked>) => talk.press('onward', 'unknown'), (talk: ReturnType<typeof asked>) => talk.say('Vilka är de?')]) {
      const talk = asked();
      hesitate(talk);
      expect(talk.conversation.handovers.at(-1)).toMatchObject({ named: false, status: 'requested' });
      expect(talk.conversation.question?.slot).toBe('onward');
      talk.press('onward', 'ja');
      expect(talk.conversation.handovers.at(-1)).toMatchObject({ named: true });
    }
  });
});

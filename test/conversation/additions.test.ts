import { describe, expect, it } from 'vitest';
import type { Event } from '../../src/events.ts';
import { opened, typesOf } from '../world.ts';

const kim = { id: 'U1', name: 'Kim' };
const sent = (events: readonly Event[]) => events.flatMap((event) => (event.type === 'message.sent' ? [event] : []));
const passedOn = (events: readonly Event[]) => events.flatMap((event) => (event.type === 'handover.answered' ? [event.text] : []));

/** A company whose question Kim has taken. */
function taken() {
  const talk = opened();
  talk.say('Vi söker lån till maskiner i Mora');
  const handover = 'h1';
  talk.take({ ...talk.next(), id: handover, type: 'handover.request', actor: 'almi-dalarna', contact: { name: 'Anna', phone: '070' }, onward: 'share', sensitive: false, omit: [] });
  talk.take({ ...talk.next(), type: 'handover.deliver', handover });
  talk.take({ ...talk.next(), type: 'handover.accept', handover, promoter: kim });
  return { talk, handover };
}

describe('what a company writes while people have its question', () => {
  it('stays with the company until it says that it may go along', () => {
    const { talk } = taken();
    const events = talk.say('Vi har fått en offert till');
    expect(passedOn(events)).toEqual([]);
    expect(sent(events)[0]).toMatchObject({ phrase: 'handover.quiet', question: { slot: 'addition', options: [{ id: 'ja', label: 'Skicka det jag skrev till Kim' }, { id: 'unknown', label: 'Låt det ligga kvar här' }] } });
  });

  it.each([['pressed', (talk: ReturnType<typeof opened>) => talk.press('addition', 'ja')], ['typed', (talk: ReturnType<typeof opened>) => talk.say('Ja gärna')]])('goes along when that is %s, and nothing else does', (_, yes) => {
    const { talk } = taken();
    talk.say('Vi har fått en offert till');
    const events = yes(talk);
    expect(passedOn(events)).toEqual(['Vi har fått en offert till']);
    expect(sent(events).map(({ text }) => text)).toEqual(['Kim har fått det ni skrev.']);
  });

  it('is asked about once: neither no nor another text sends it', () => {
    const { talk } = taken();
    talk.say('Ett');
    expect(passedOn(talk.press('addition', 'unknown'))).toEqual([]);
    expect(() => talk.press('addition', 'ja')).toThrow(expect.objectContaining({ code: 'unknown_option' }) as Error);
    talk.say('Två');
    talk.say('Tre');
    expect(passedOn(talk.press('addition', 'ja'))).toEqual(['Tre']);
  });

  it.each([['pressed', (talk: ReturnType<typeof opened>) => talk.press('addition', 'ja')], ['typed', (talk: ReturnType<typeof opened>) => talk.say('Ja gärna')]])('goes to nobody but whom the question named: gone on since, a yes that is %s sends nothing', (how, yes) => {
    const { talk, handover } = taken();
    talk.say('Vi har fått en offert till');
    talk.take({ ...talk.next(), type: 'handover.refer', handover, promoter: kim, to: 'ekn', reason: 'exporten' });
    if (how === 'pressed') expect(() => yes(talk)).toThrow(expect.objectContaining({ code: 'unknown_option' }) as Error);
    else expect(passedOn(yes(talk))).toEqual([]);
  });

  it('goes to nobody who has not been given the name, or whom nothing has reached', () => {
    const { talk, handover } = taken();
    talk.take({ ...talk.next(), type: 'handover.withdraw', handover });
    talk.take({ ...talk.next(), id: 'h2', type: 'handover.request', actor: 'almi-dalarna', contact: { name: 'Anna', phone: '070' }, onward: 'share', sensitive: false, omit: [] });
    const events = talk.say('Hallå?');
    expect(sent(events)[0]?.question).toBeUndefined();
    expect(typesOf(events)).toEqual(['message.said', 'message.sent']);
  });

  it('goes to nobody else when the case has gone on meanwhile', () => {
    const { talk, handover } = taken();
    talk.say('Det här är bara till Kim');
    talk.take({ ...talk.next(), type: 'handover.refer', handover, promoter: kim, to: 'ekn', reason: 'de kan det' });
    talk.take({ ...talk.next(), type: 'handover.deliver', handover: talk.conversation.handovers.at(-1)!.id });
    expect(() => talk.press('addition', 'ja')).toThrow(expect.objectContaining({ code: 'unknown_option' }) as Error);
    expect(passedOn(talk.say('Ja'))).toEqual([]);
  });

  it('does not stand in the way of asking whether it helped, once the case is over', () => {
    const { talk, handover } = taken();
    talk.say('En sak till');
    talk.take({ ...talk.next(), type: 'handover.close', handover, promoter: kim, outcome: 'got_help' });
    const events = talk.take({ ...talk.next(), type: 'handover.inquire', handover });
    expect(sent(events)[0]?.question?.slot).toBe('helped');
  });
});

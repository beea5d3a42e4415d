import { describe, expect, it } from 'vitest';
import type { Event, Outcome } from '../../src/events.ts';
import type { Say } from '../../src/session.ts';
import { opened, readingOf, typesOf } from '../world.ts';

const [kim, lo] = [{ id: 'U1', name: 'Kim' }, { id: 'U2', name: 'Lo' }];
const minutes = (n: number) => new Date(Date.UTC(2026, 10, 24, 10, n)).toISOString();

/** A case at Almi that Kim has taken, and what can be done with it. */
function held(onward: 'ask' | 'share' = 'share') {
  const talk = opened();
  talk.say('Vi behöver låna till en maskin', readingOf('lan', { mentions: [{ slot: 'municipality', value: 'Mora', quote: 'Mora', sure: 0.95 }, { slot: 'stage', value: 'etablerad', quote: '', sure: 0.9 }] }));
  for (let i = 0; i < 6 && talk.conversation.question; i++) talk.press(talk.conversation.question.slot, 'unknown');
  talk.take({ ...talk.next(), type: 'handover.request', actor: 'almi-dalarna', contact: { name: 'Anna Ek', phone: '070-123 45 67' }, onward, sensitive: false, omit: [] });
  const handover = talk.conversation.handovers.at(-1)?.id ?? '';
  talk.take({ ...talk.next(), type: 'handover.deliver', handover });
  talk.take({ ...talk.next(), type: 'handover.accept', handover, promoter: kim });
  const does = (say: Say, at?: string) => talk.take({ ...talk.next(), ...(at === undefined ? {} : { at }), ...say });
  const by = (promoter = kim) => ({ handover, promoter });
  return {
    talk, handover, does,
    contact: (who = kim) => does({ type: 'handover.contact', ...by(who) }),
    call: (at: string, who = kim) => does({ type: 'handover.call', ...by(who) }, at),
    ask: (text: string, who = kim) => does({ type: 'handover.ask', ...by(who), text }),
    release: (who = kim, at?: string) => does({ type: 'handover.release', ...by(who) }, at),
    give: (to = lo, who = kim, at?: string) => does({ type: 'handover.give', ...by(who), to }, at),
    close: (outcome: Outcome, note?: string, who = kim) => does({ type: 'handover.close', ...by(who), outcome, ...(note === undefined ? {} : { note }) }),
    now: () => talk.conversation.handovers.find(({ id }) => id === handover),
  };
}
const sent = (events: readonly Event[]) => events.flatMap((event) => (event.type === 'message.sent' ? [event] : []));
const refused = (code: string, detail?: object) => expect.objectContaining({ code, ...(detail ? { detail } : {}) }) as Error;

describe('whoever holds a case', () => {
  it('has been in touch: the company is told who, from where, and a repeat is harmless', () => {
    const one = held();
    const events = one.contact();
    expect(typesOf(events)).toEqual(['handover.contacted', 'message.sent']);
    expect(sent(events)[0]?.text).toContain('Kim på Almi');
    expect(one.now()).toMatchObject({ status: 'contacted', promoter: kim });
    expect(one.contact()).toEqual([]);
    expect(sent(one.talk.say('Hej igen'))[0]?.phrase).toBe('handover.quiet.contacted');
  });

  it.each([
    ['got_help', 'Lycka till!'], ['partly', 'en bit på vägen'], ['no_help', 'kunde tyvärr inte hjälpa er'], ['not_wanted', 'inte behöver hjälp'], ['could_not_reach', 'inte fått tag i er'],
  ] as const)('closes it (%s): the company is told in plain words, and nothing of the note', (outcome, words) => {
    const one = held();
    const events = one.close(outcome, 'Beviljat, 400 tkr');
    const [end] = events;
    expect(end).toMatchObject(['got_help', 'partly'].includes(outcome) ? { type: 'handover.completed', outcome } : { type: 'handover.failed', reason: outcome });
    expect(end).toMatchObject({ note: 'Beviljat, 400 tkr' });
    expect(sent(events)[0]?.text).toContain(words);
    expect(sent(events)[0]?.text).not.toContain('400');
    expect(one.talk.conversation.status).toBe('open');
    expect(() => one.close(outcome)).toThrow(refused('closed'));
  });

  it('closes it also after contact, and the company says whether it got help', () => {
    const one = held();
    one.contact();
    one.close('got_help');
    one.does({ type: 'handover.rate', handover: one.handover, helped: 'yes' });
    expect(one.now()).toMatchObject({ status: 'completed', outcome: 'got_help', helped: 'yes' });
  });

  it('is the only one who may: others are told who has it, and nothing changes', () => {
    const one = held();
    const before = one.now();
    const acts = [() => one.contact(lo), () => one.call(minutes(0), lo), () => one.ask('Hej?', lo), () => one.release(lo), () => one.give(lo, lo), () => one.close('got_help', undefined, lo)];
    for (const act of acts) expect(act).toThrow(refused('taken', { promoter: 'U1', name: 'Kim' }));
    expect(one.now()).toEqual(before);
  });
});

describe('a question to the company', () => {
  it('reaches it as the promoter wrote it, with how to answer', () => {
    const one = held();
    const events = one.ask('Kan ni mejla budgeten till kim@almi.example?');
    expect(typesOf(events)).toEqual(['handover.asked', 'message.sent', 'message.sent']);
    expect(sent(events)[0]).toMatchObject({ from: 'promoter', promoter: 'Kim', handover: one.handover, text: 'Kan ni mejla budgeten till kim@almi.example?' });
    expect(sent(events)[1]).toMatchObject({ from: 'system', text: 'Svara här i chatten, så får Kim på Almi (Dalarna) svaret.' });
  });

  it('is answered by what the company writes next, whatever it is, and only by that', () => {
    const one = held();
    one.ask('Har ni en budget?');
    const events = one.talk.say('Jag vill prata med någon', readingOf('radgivning', { kind: 'human' }));
    expect(typesOf(events)).toEqual(['message.said', 'handover.answered', 'message.sent']);
    expect(events[1]).toMatchObject({ text: 'Jag vill prata med någon' });
    expect(sent(events)[0]).toMatchObject({ phrase: 'handover.answered', text: 'Tack! Ert svar är skickat till Kim.' });
    expect(typesOf(one.talk.say('En sak till'))).toEqual(['message.said', 'message.sent']);
  });

  it('is not answered by words of despair: they get their own answer, and the question waits', () => {
    const one = held();
    one.ask('Har ni en budget?');
    expect(typesOf(one.talk.say('Jag orkar inte leva', readingOf('kris', { kind: 'despair' })))).not.toContain('handover.answered');
    expect(typesOf(one.talk.say('Ja, vi har en budget'))).toContain('handover.answered');
  });

  it('answered with "ja" does not give away the name, which the company is still asked about', () => {
    const one = held('ask');
    one.does({ type: 'handover.refer', handover: one.handover, promoter: kim, to: 'ekn', reason: '' });
    const second = one.talk.conversation.handovers.at(-1)?.id ?? '';
    one.does({ type: 'handover.accept', handover: second, promoter: lo });
    one.does({ type: 'handover.ask', handover: second, promoter: lo, text: 'Har ni exporterat förr?' });
    expect(typesOf(one.talk.say('Ja'))).toEqual(['message.said', 'handover.answered', 'message.sent']);
    expect(one.talk.conversation.handovers.at(-1)).toMatchObject({ named: false });
    one.talk.press('onward', 'ja');
    expect(one.talk.conversation.handovers.at(-1)).toMatchObject({ named: true });
  });

  it('waits for its answer also when the case changes hands, and not once it is over', () => {
    const one = held();
    one.ask('Har ni en budget?');
    one.release();
    expect(sent(one.talk.say('Ja, det har vi'))[0]?.text).toContain('skickat till Almi');
    one.does({ type: 'handover.accept', handover: one.handover, promoter: lo });
    one.ask('Hur stor?', lo);
    one.give(kim, lo);
    one.close('got_help');
    expect(typesOf(one.talk.say('Vi behöver låna till en maskin'))).not.toContain('handover.answered');
  });

  it('of two actors is answered to the one that asked last', () => {
    const one = held();
    one.does({ type: 'handover.request', actor: 'ekn', contact: { name: 'Anna Ek', phone: '070-123 45 67' }, onward: 'share', sensitive: false, omit: [] });
    const other = one.talk.conversation.handovers.at(-1)?.id ?? '';
    one.does({ type: 'handover.accept', handover: other, promoter: lo });
    one.does({ type: 'handover.ask', handover: other, promoter: lo, text: 'Vilket land?' });
    one.ask('Har ni en budget?');
    expect(one.talk.say('Ja, 400 000')).toContainEqual(expect.objectContaining({ type: 'handover.answered', handover: one.handover }));
    expect(one.talk.say('Norge')).toContainEqual(expect.objectContaining({ type: 'handover.answered', handover: other }));
  });
});

describe('a call without an answer', () => {
  it('is told of once, and the third closes the case kindly, with the way back', () => {
    const one = held();
    expect(sent(one.call(minutes(0)))[0]?.text).toBe('Kim på Almi (Dalarna) ringde er men fick inget svar, och försöker igen.');
    expect(typesOf(one.call(minutes(60)))).toEqual(['handover.called']);
    expect(one.now()).toMatchObject({ status: 'accepted', calls: 2 });
    const events = one.call(minutes(120));
    expect(typesOf(events)).toEqual(['handover.called', 'handover.failed', 'message.sent']);
    expect(sent(events)[0]?.text).toContain('skriv här när det passar');
    expect(one.now()).toMatchObject({ status: 'failed', reason: 'could_not_reach' });
  });

  it('is counted once however often the button is pressed', () => {
    const one = held();
    one.call(minutes(0));
    expect(() => one.call(minutes(1))).toThrow(refused('just_called'));
    expect(one.now()).toMatchObject({ calls: 1 });
  });

  it('is nothing to count once there has been contact', () => {
    const one = held();
    one.contact();
    expect(() => one.call(minutes(0))).toThrow(refused('closed'));
  });
});

describe('a case that changes hands', () => {
  it('let go is open again for the same actor, and the company hears by when now', () => {
    const one = held();
    const by = one.now()?.by ?? '';
    const events = one.release(kim, '2026-11-25T13:00:00.000Z');
    expect(one.now()).toMatchObject({ status: 'delivered', left: kim, actor: 'almi-dalarna' });
    expect(Date.parse(one.now()?.by ?? '')).toBeGreaterThan(Date.parse(by));
    expect(sent(events)[0]?.text).toContain('ligger kvar hos Almi');
    expect(sent(events)[0]?.text).toContain('torsdag 26 november');
    expect(() => one.release()).toThrow(refused('closed'));
    one.does({ type: 'handover.accept', handover: one.handover, promoter: lo });
    expect(one.now()).toMatchObject({ status: 'accepted', promoter: lo });
    expect(one.now()).not.toHaveProperty('left');
  });

  it('given to a colleague is the colleague’s, with what was promised, and the company is told who', () => {
    const one = held();
    const promised = one.now();
    const events = one.give();
    expect(typesOf(events)).toEqual(['handover.given', 'message.sent']);
    expect(sent(events)[0]?.text).toContain('Lo på Almi');
    expect(one.now()).toMatchObject({ status: 'accepted', promoter: lo, callBy: promised && 'callBy' in promised ? promised.callBy : '' });
    expect(() => one.contact()).toThrow(refused('taken', { promoter: 'U2', name: 'Lo' }));
    one.contact(lo);
    expect(sent(one.give(kim, lo))[0]?.phrase).toBe('handover.given.contacted');
  });

  it('given too late is promised anew, and given to oneself is nothing', () => {
    const one = held();
    expect(one.give(kim)).toEqual([]);
    one.give(lo, kim, '2026-12-01T09:00:00.000Z');
    expect(one.now()).toMatchObject({ callBy: '2026-12-02T11:00:00.000Z' });
  });
});

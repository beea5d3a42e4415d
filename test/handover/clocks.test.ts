import { describe, expect, it } from 'vitest';
import { morningAfter, workingDaysAfter } from '../../src/handover/clock.ts';
import { machine, told, types } from './machine.ts';
import { makeWorld } from '../../src/world.ts';
import { knowledge, phrases } from '../world.ts';

/** The world in which one actor has hours, days or closed weeks of its own. */
function worldWith(actor: string, own: { hours?: { from: number; to: number }; expires?: number; closed?: { from: string; to: string }[] }) {
  const regions = knowledge.regions.map((region) => ({ ...region, actors: region.actors.map((one) => (one.id === actor ? { ...one, ...own } : one)) }));
  return makeWorld({ ...knowledge, regions }, phrases, { live: 'all', broken: () => false });
}

describe('working time', () => {
  it.each([
    ['a Tuesday morning', '2026-11-24T09:00:00.000Z', 1, '2026-11-25T09:00'], ['two days', '2026-11-24T09:00:00.000Z', 2, '2026-11-26T09:00'], ['a Friday', '2026-11-27T09:00:00.000Z', 1, '2026-11-30T09:00'],
    ['before the day begins', '2026-11-24T05:00:00.000Z', 2, '2026-11-25T16:00'], ['midsummer', '2026-06-18T08:00:00.000Z', 1, '2026-06-22T08:00'], ['Christmas and New Year', '2026-12-23T09:00:00.000Z', 3, '2026-12-30T09:00'],
    ['through the eve of New Year', '2026-12-30T09:00:00.000Z', 1, '2027-01-04T09:00'],
  ])('goes on over %s', (_name, at, days, then) => {
    expect(workingDaysAfter(at, days).slice(0, 16)).toBe(then);
  });

  it('begins with the actor’s own hours, when it is open', () => {
    expect(morningAfter('2026-11-24T05:00:00.000Z')).toBe('2026-11-24T07:00:00.000Z');
    expect(morningAfter('2026-11-24T05:00:00.000Z', { hours: { from: 10, to: 14 } })).toBe('2026-11-24T09:00:00.000Z');
    expect(morningAfter('2026-11-24T09:00:00.000Z', { closed: [{ from: '2026-11-25', to: '2026-11-27' }] })).toBe('2026-11-30T07:00:00.000Z');
    expect(workingDaysAfter('2026-11-24T15:00:00.000Z', 1, { hours: { from: 10, to: 14 } })).toBe('2026-11-25T13:00:00.000Z');
  });
});

describe('a case that nobody takes', () => {
  it('is reminded of the next working morning, once, in the thread only, and goes on when the promised time has come', () => {
    const one = machine();
    expect(one.clocks()).toEqual(['remind 2026-11-25T07:00', 'expire 2026-11-25T09:00']);
    const reminded = one.until('2026-11-25T08:59');
    expect(types(reminded)).toEqual(['handover.reminded']);
    expect(reminded[0]?.event).toMatchObject({ to: 'take' });
    const expired = one.until('2026-11-25T09:00');
    expect(types(expired)).toEqual(['handover.expired', 'handover.requested', 'message.sent']);
    expect(told(expired)).toMatchObject({ phrases: ['handover.expired'], text: expect.stringContaining('har gått vidare till') as string });
    expect(one.latest()).toMatchObject({ status: 'requested', previous: one.first });
  });

  it('that came just before the day began, is reminded of in the middle of it', () => {
    const one = machine();
    one.act({ type: 'handover.withdraw', handover: one.first });
    one.until('2026-11-25T05:50');
    one.act({ type: 'handover.request', actor: 'ekn', contact: { name: 'Anna' }, onward: 'share', sensitive: false, omit: [] });
    expect(one.clocks(one.latest()?.id)).toEqual(['remind 2026-11-25T10:55', 'expire 2026-11-25T16:00']);
  });

  it('waits as long as the actor asks for, and that is what the company is promised', () => {
    const one = machine({ world: worldWith('almi-dalarna', { expires: 3 }) });
    expect(one.handover()).toMatchObject({ by: '2026-11-27T09:00:00.000Z' });
    expect(one.clocks()).toEqual(['remind 2026-11-25T07:00', 'expire 2026-11-27T09:00']);
  });

  it('waits out the actor’s closed weeks', () => {
    const one = machine({ world: worldWith('almi-dalarna', { closed: [{ from: '2026-11-25', to: '2026-12-04' }] }) });
    expect(one.clocks()).toEqual(['remind 2026-12-07T07:00', 'expire 2026-12-07T09:00']);
  });

  it('never goes into a door that is closed, and when all are closed or tried the company hears how to reach the coordinating one', () => {
    const one = machine({ world: { ...worldWith('almi-dalarna', {}), closedUntil: () => ({ to: '2027-01-10' }) } });
    const expired = one.until('2026-11-25T09:00');
    expect(types(expired)).toContain('handover.expired');
    expect(told(expired)).toMatchObject({ phrases: ['handover.nomore'], text: expect.stringMatching(/Dalarna Science Park hjälper er gärna vidare: https:\/\/dalarnasciencepark\.se\. Er fråga/) as string });
    expect(one.handovers()).toHaveLength(1);
    expect(one.outbox().filter(({ version, kind }) => kind === 'mail' && version === expired.at(-1)?.version)).toHaveLength(1);
  });

  it('comes to an end however many let it lie, each once', () => {
    const one = machine();
    one.until('2027-02-01T09:00');
    const actors = one.handovers().map(({ actor }) => actor);
    expect(actors.length).toBeGreaterThan(1);
    expect(new Set(actors).size).toBe(actors.length);
    expect(one.conversation().lastPhrase).toBe('handover.nomore');
  });
});

describe('a case that somebody has taken', () => {
  it('without being in touch: the holder is reminded the morning after, then it goes on, and the company hears why', () => {
    const one = machine();
    one.press('accept');
    expect(one.clocks()).toEqual(['remind 2026-11-26T07:00', 'expire 2026-11-27T07:00']);
    const reminded = one.until('2026-11-26T07:00');
    expect(reminded.map(({ event }) => event)).toMatchObject([{ type: 'handover.reminded', to: 'contact', promoter: { name: 'Kim' } }]);
    const expired = one.until('2026-11-27T07:00');
    expect(types(expired)).toEqual(['handover.expired', 'handover.requested', 'message.sent']);
    expect(told(expired).text).toContain('tar över er fråga efter Almi (Dalarna)');
    expect(told(expired).text).not.toContain('Kim');
    expect(one.handover()).toMatchObject({ status: 'expired', promoter: { name: 'Kim' } });
  });

  it('too late: the company that writes is not told that it hears by a time that has passed', () => {
    const one = machine();
    one.press('accept');
    expect(told(one.say('Hej')).phrases).toEqual(['handover.quiet']);
    one.until('2026-11-26T10:00');
    expect(told(one.say('Ingen har ringt'))).toMatchObject({ phrases: ['handover.quiet.late'], text: expect.not.stringContaining('senast') });
  });

  it('and called about gets its time anew', () => {
    const one = machine();
    one.press('accept');
    one.until('2026-11-26T07:30');
    one.press('call');
    expect(one.clocks()).toEqual(['remind 2026-11-27T07:00', 'expire 2026-11-30T07:00']);
  });

  it('is not held up by an e-mail that does not arrive, and what was pressed can still be undone', () => {
    const one = machine();
    one.press('accept');
    const before = one.clocks();
    one.wait(30_000);
    one.act({ type: 'handover.unmailed', handover: one.first });
    expect(one.clocks()).toEqual(before);
    one.press('undo');
    expect(one.handover()).toMatchObject({ status: 'delivered', unmailed: true });
  });

  it('is not held up by a question that the company has not answered', () => {
    const one = machine();
    one.press('accept');
    const before = one.clocks();
    one.act({ type: 'handover.ask', handover: one.first, promoter: { id: 'U1', name: 'Kim' }, text: 'Har ni en budget?' });
    expect(one.clocks()).toEqual(before);
  });

  it('and been in touch about is asked about after ten working days, and ends by itself after twenty, when the company is asked', () => {
    const one = machine();
    one.press('accept');
    one.press('contact');
    expect(one.clocks()).toEqual(['remind 2026-12-08T09:00', 'expire 2026-12-22T09:00']);
    expect(one.until('2026-12-08T09:00').map(({ event }) => event)).toMatchObject([{ type: 'handover.reminded', to: 'end' }]);
    const ended = one.until('2026-12-22T09:00');
    expect(types(ended)).toEqual(['handover.completed', 'handover.inquired', 'message.sent']);
    expect(told(ended).text).toContain('Fick ni hjälp?');
    expect(one.conversation().question?.options?.map(({ id }) => id)).toEqual(['yes', 'partly', 'no', 'unknown']);
    expect(one.until('2027-02-01T09:00')).toEqual([]);
  });
});

describe('a case that has ended', () => {
  function ended() {
    const one = machine();
    one.press('accept');
    one.close();
    return one;
  }

  it('is asked about five working days later, in the chat and by e-mail, once', () => {
    const one = ended();
    expect(one.clocks()).toEqual(['inquire 2026-12-01T09:00']);
    const asked = one.until('2026-12-01T09:00');
    expect(types(asked)).toEqual(['handover.inquired', 'message.sent']);
    expect(told(asked).text).toBe('Er fråga till Almi (Dalarna) avslutades för några dagar sedan. Fick ni hjälp?');
    expect(one.outbox().filter(({ kind, version }) => kind === 'mail' && version === asked[1]?.version)).toHaveLength(1);
    expect(one.until('2027-02-01T09:00')).toEqual([]);
  });

  it.each([['yes', 'yes'], ['partly', 'partly'], ['no', 'no'], ['unknown', undefined]])('is answered with a press (%s)', (option, helped) => {
    const one = ended();
    one.until('2026-12-01T09:00');
    expect(told(one.choose('helped', option)).phrases).toEqual([`handover.thanks.${option}`]);
    expect((one.handover() as { helped?: string }).helped).toBe(helped);
  });

  it.each([['Ja, tack!', 'yes'], ['nej', 'no'], ['Delvis', 'partly'], ['Nej, men nu behöver vi hjälp med att sälja i Norge', undefined]])('is answered in writing («%s»), shortly', (text, helped) => {
    const one = ended();
    one.until('2026-12-01T09:00');
    one.say(text);
    expect((one.handover() as { helped?: string }).helped).toBe(helped);
  });

  it('is not asked about when the company has said how it went', () => {
    const one = ended();
    one.act({ type: 'handover.rate', handover: one.first, helped: 'yes' });
    expect(one.until('2026-12-20T09:00')).toEqual([]);
  });

  it('does not take the place of what the company is being asked', () => {
    const one = machine({ onward: 'ask' });
    one.press('accept');
    one.join();
    one.close();
    expect(one.conversation().question?.slot).toBe('onward');
    one.act({ type: 'handover.accept', handover: one.latest()?.id ?? '', promoter: { id: 'U2', name: 'Lo' } });
    one.act({ type: 'handover.contact', handover: one.latest()?.id ?? '', promoter: { id: 'U2', name: 'Lo' } });
    const asked = one.until('2026-12-01T09:00');
    expect(told(asked).phrases).toEqual(['handover.inquired']);
    expect(one.conversation().question?.slot).toBe('onward');
  });
});

import { describe, expect, it } from 'vitest';
import { isOpen, leaderOf } from '../../src/handover/handover.ts';
import { kim, lo, machine, told, types } from './machine.ts';

function together(onward: 'ask' | 'share' = 'share') {
  const one = machine({ onward });
  one.press('accept');
  const joined = one.join('ekn');
  const second = one.latest()?.id ?? '';
  return { ...one, joined, second };
}

describe('Ta in', () => {
  it('gives another actor the case too; one still leads, and the company is told', () => {
    const one = together();
    expect(types(one.joined)).toEqual(['handover.joined', 'handover.requested', 'message.sent']);
    expect(told(one.joined).text).toContain('Kim på Almi (Dalarna) tar hjälp av Exportkreditnämnden (EKN)');
    expect(one.handover(one.second)).toMatchObject({ actor: 'ekn', assists: one.first, chain: one.first, named: true, status: 'requested' });
    expect(leaderOf(one.handover(one.second)!, one.handovers())?.id).toBe(one.first);
    expect(one.clocks(one.second).length).toBe(2);
    expect(told(one.say('Hej')).text).toContain('Almi');
  });

  it('is for whoever holds the case', () => {
    const one = machine();
    expect(() => one.join()).toThrow(expect.objectContaining({ code: 'closed' }) as Error);
    one.press('accept');
    expect(() => one.join('ekn', lo)).toThrow(expect.objectContaining({ code: 'taken' }) as Error);
    expect(() => one.join('almi-dalarna')).toThrow(expect.objectContaining({ code: 'already_tried' }) as Error);
  });

  it('asks about the name where the company wanted to be asked; a no leaves the one who leads', () => {
    const one = together('ask');
    expect(told(one.joined).phrases).toEqual(['handover.joined.ask']);
    expect(one.handover(one.second)).toMatchObject({ named: false, asks: true });
    const kept = one.choose('onward', 'nej');
    expect(told(kept).phrases).toEqual(['handover.kept.left']);
    expect(one.handovers().map(({ status }) => status)).toEqual(['accepted', 'withdrawn']);
  });

  it('ends for who declines or lets it lie without going on to another door', () => {
    for (const end of ['decline', 'wait'] as const) {
      const one = together();
      const events = end === 'decline' ? one.decline(lo, one.second) : one.until('2026-11-25T09:00');
      expect(told(events).phrases).toEqual(['handover.left']);
      expect(told(events).text).toContain('Er fråga ligger kvar hos Almi (Dalarna)');
      expect(one.handovers().filter(isOpen).map(({ id }) => id)).toEqual([one.first]);
    }
  });

  it('goes on alone when the one who led is done, and the company is told who has it', () => {
    const one = together();
    one.press('accept', lo, one.second);
    expect(told(one.close()).phrases).toEqual(['handover.completed', 'handover.left']);
    expect(leaderOf(one.handover(one.second)!, one.handovers())).toBeUndefined();
    expect(types(one.decline(lo, one.second))).toContain('handover.requested');
  });

  it('leaves the case with the other where the company takes it back from one, and says so', () => {
    const one = together();
    const back = one.act({ type: 'handover.withdraw', handover: one.second });
    expect(told(back).phrases).toEqual(['handover.left']);
    expect(told(back).text).toContain('Er fråga ligger kvar hos Almi (Dalarna)');
    expect(told(one.act({ type: 'handover.withdraw', handover: one.first })).phrases).toEqual(['handover.withdrawn']);
  });

  it('keeps the case with the helper when the one who leads cannot go on', () => {
    const one = together();
    expect(told(one.decline()).phrases).toEqual(['handover.left']);
    expect(one.handovers()).toHaveLength(2);
  });
});

describe('the name of the company', () => {
  it('is asked about once in a chain: after a yes it goes on with the case', () => {
    const one = machine({ onward: 'ask' });
    one.refer('ekn');
    one.choose('onward', 'ja');
    const events = one.refer('region-dalarna', kim, one.latest()?.id);
    expect(told(events).phrases).toEqual(['handover.referred']);
    expect(one.latest()).toMatchObject({ named: true, onward: 'share' });
  });

  it('stays asked about where there was no answer, without stopping a clock', () => {
    const one = machine({ onward: 'ask' });
    one.refer('ekn');
    const expired = one.until('2026-11-25T09:00');
    expect(told(expired).phrases).toEqual(['handover.still']);
    expect(one.conversation().question?.slot).toBe('onward');
    one.say('Ja');
    expect(one.latest()).toMatchObject({ named: true });
  });

  it('is not asked about again after a no, and stays here', () => {
    const one = machine({ onward: 'ask' });
    one.press('accept');
    one.join('ekn');
    one.choose('onward', 'nej');
    const events = one.refer('region-dalarna');
    expect(told(events).phrases).toEqual(['handover.unnamed']);
    expect(told(events).text).toContain('precis som ni ville');
    expect(one.latest()).toMatchObject({ named: false, status: 'requested' });
    expect(one.conversation().question).toBeUndefined();
  });
});

describe('a colleague’s case', () => {
  it('can still be passed on or declined: a way out when the holder is ill', () => {
    for (const out of ['refer', 'decline'] as const) {
      const one = machine();
      one.press('accept');
      expect(types(out === 'refer' ? one.refer('ekn', lo) : one.decline(lo))[0]).toBe(`handover.${out === 'refer' ? 'referred' : 'declined'}`);
    }
  });

  it('is passed on with a reason from the list, or words, or both', () => {
    const one = machine();
    const [referred] = one.act({ type: 'handover.refer', handover: one.first, promoter: kim, to: 'ekn', reason: '', because: 'knows_better' });
    expect(referred?.event).toMatchObject({ because: 'knows_better', reason: '' });
    expect(one.handover()).toMatchObject({ status: 'referred', because: 'knows_better' });
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Event, NotNow } from '../../src/events.ts';
import type { Contact } from '../../src/events.ts';
import { isOpen, isTaken, possible } from '../../src/handover/handover.ts';
import type { Action, Handover, Status } from '../../src/handover/handover.ts';
import type { Input } from '../../src/conversation/input.ts';
import { deliveriesOf } from '../../src/deliveries.ts';
import type { Say } from '../../src/session.ts';
import { opened, readingOf, typesOf, world } from '../world.ts';

const anna: Contact = { name: 'Anna Ek', email: 'anna@verkstad.example' };
const [kim, lo] = [{ id: 'U1', name: 'Kim' }, { id: 'U2', name: 'Lo' }];
const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 1e9));

/** A company that has been shown doors and has said yes to the first. */
function handedOver(onward: 'ask' | 'share' = 'share', actor = 'almi-dalarna') {
  const talk = opened();
  talk.say('Vi behöver låna till en maskin', readingOf('lan', { mentions: [{ slot: 'municipality', value: 'Mora', quote: 'Mora', sure: 0.95 }, { slot: 'stage', value: 'etablerad', quote: '', sure: 0.9 }] }));
  for (let i = 0; i < 6 && talk.conversation.question; i++) talk.press(talk.conversation.question.slot, 'unknown');
  const events = talk.take({ ...talk.next(), type: 'handover.request', actor, contact: anna, onward, sensitive: false, omit: [] });
  const handover = talk.conversation.handovers.at(-1)?.id ?? '';
  return { talk, events, handover };
}

describe('a handover', () => {
  it('is asked for by the company, with the words that are sent and by when it hears', () => {
    const { talk, events } = handedOver();
    expect(typesOf(events)).toEqual(['handover.requested', 'message.sent']);
    const [handover] = talk.conversation.handovers;
    expect(handover).toMatchObject({ status: 'requested', actor: 'almi-dalarna', quotes: ['Vi behöver låna till en maskin'] });
    expect(Date.parse(handover?.by ?? '')).toBeGreaterThan(Date.parse('2026-11-24T09:00:00Z'));
    expect(JSON.stringify(events)).not.toContain('anna@verkstad.example');
  });

  it('is taken by the first promoter who presses, and the second is told who has it', () => {
    const { talk, handover } = handedOver();
    talk.take({ ...talk.next(), type: 'handover.accept', handover, promoter: kim });
    expect(talk.conversation.handovers[0]).toMatchObject({ status: 'accepted', promoter: kim });
    expect(() => talk.take({ ...talk.next(), type: 'handover.accept', handover, promoter: lo })).toThrow(expect.objectContaining({ code: 'taken', detail: { promoter: 'U1', name: 'Kim' } }) as Error);
  });

  it('can be accepted before the answer from the outside world has come: a press proves delivery', () => {
    const { talk, handover } = handedOver();
    expect(talk.conversation.handovers[0]?.status).toBe('requested');
    talk.take({ ...talk.next(), type: 'handover.accept', handover, promoter: kim });
    expect(talk.take({ ...talk.next(), type: 'handover.deliver', handover })).toEqual([]);
    expect(talk.conversation.handovers[0]?.status).toBe('accepted');
  });

  it('tells the company who has taken it', () => {
    const { talk, handover } = handedOver();
    const events = talk.take({ ...talk.next(), type: 'handover.accept', handover, promoter: kim });
    expect(events.find((event) => event.type === 'message.sent')).toMatchObject({ phrase: 'handover.accepted', text: expect.stringContaining('Kim på Almi') as string });
  });

  it('goes on to the actor named, also after it was taken, with its context and a link back', () => {
    const { talk, handover } = handedOver();
    talk.take({ ...talk.next(), type: 'handover.accept', handover, promoter: kim });
    const events = talk.take({ ...talk.next(), type: 'handover.refer', handover, promoter: kim, to: 'ekn', reason: 'de kan Norge bäst' });
    expect(typesOf(events)).toEqual(['handover.referred', 'handover.requested', 'message.sent']);
    const [first, second] = talk.conversation.handovers;
    expect(first).toMatchObject({ status: 'referred', to: 'ekn' });
    expect(second).toMatchObject({ status: 'requested', actor: 'ekn', previous: handover, chain: handover, named: true, quotes: first?.quotes });
  });

  it('never goes back to an actor that has had it in the same chain', () => {
    const { talk, handover } = handedOver();
    talk.take({ ...talk.next(), type: 'handover.refer', handover, promoter: kim, to: 'ekn', reason: '' });
    const second = talk.conversation.handovers[1]?.id ?? '';
    expect(() => talk.take({ ...talk.next(), type: 'handover.refer', handover: second, promoter: lo, to: 'almi-dalarna', reason: '' })).toThrow(NotNow);
  });

  it('is rated by the company once it has ended, which it may change and which is counted once', () => {
    const { talk, handover } = handedOver();
    const rate = (helped: 'yes' | 'no') => talk.take({ ...talk.next(), type: 'handover.rate', handover, helped });
    expect(() => rate('yes')).toThrow(expect.objectContaining({ code: 'not_ended' }) as Error);
    talk.take({ ...talk.next(), type: 'handover.accept', handover, promoter: kim });
    expect(() => rate('yes')).toThrow(expect.objectContaining({ code: 'not_ended' }) as Error);
    talk.happen({ type: 'handover.completed', handover, promoter: kim, outcome: 'lån' });
    expect(typesOf(rate('no'))).toEqual(['handover.rated']);
    expect(rate('no')).toEqual([]);
    expect(typesOf(rate('yes'))).toEqual(['handover.rated']);
    expect(talk.conversation.handovers[0]).toMatchObject({ status: 'completed', helped: 'yes', promoter: kim });
  });

  it('tells the promoter nothing of how the company rates it', () => {
    expect(deliveriesOf('c', [{ version: 9, at: '2026-11-24T09:00:00.000Z', cause: 'x', event: { type: 'handover.rated', handover: 'h', helped: 'yes' } }])).toEqual([]);
  });

  it('goes to the next door when it is declined, and the company is told', () => {
    const { talk, handover } = handedOver();
    const events = talk.take({ ...talk.next(), type: 'handover.decline', handover, promoter: kim, reason: 'wrong_competence' });
    expect(typesOf(events)).toEqual(['handover.declined', 'handover.requested', 'message.sent']);
    expect(talk.conversation.handovers[1]?.actor).not.toBe('almi-dalarna');
  });

  it('goes on without the name when the company wants to be asked first, and with it once the company says yes', () => {
    const { talk, handover } = handedOver('ask');
    talk.take({ ...talk.next(), type: 'handover.refer', handover, promoter: kim, to: 'ekn', reason: '' });
    expect(talk.conversation.handovers[1]).toMatchObject({ named: false });
    expect(talk.conversation.question?.slot).toBe('onward');
    talk.press('onward', 'ja');
    expect(talk.conversation.handovers[1]).toMatchObject({ named: true, status: 'requested' });
  });

  it('is taken back when the company says no to passing its name on', () => {
    const { talk, handover } = handedOver('ask');
    talk.take({ ...talk.next(), type: 'handover.refer', handover, promoter: kim, to: 'ekn', reason: '' });
    talk.say('Nej, helst inte');
    expect(talk.conversation.handovers[1]?.status).toBe('withdrawn');
  });

  it('can be taken back by the company until it has ended', () => {
    const { talk, handover } = handedOver();
    talk.take({ ...talk.next(), type: 'handover.accept', handover, promoter: kim });
    talk.take({ ...talk.next(), type: 'handover.withdraw', handover });
    expect(talk.conversation.handovers[0]?.status).toBe('withdrawn');
    expect(() => talk.take({ ...talk.next(), type: 'handover.withdraw', handover })).toThrow(expect.objectContaining({ code: 'closed' }) as Error);
  });

  it('silences the assistant until somebody acts', () => {
    const { talk } = handedOver();
    const events = talk.say('Hallå, händer det något?');
    expect(events.flatMap((event) => (event.type === 'message.sent' ? [event.phrase] : []))).toEqual(['handover.quiet']);
  });

  it('is refused for a door that is only a link, and when the actor has the question already', () => {
    const { talk } = handedOver();
    const ask = (actor: string) => talk.take({ ...talk.next(), type: 'handover.request', actor, contact: anna, onward: 'ask', sensitive: false, omit: [] });
    expect(() => ask('verksamt')).toThrow(expect.objectContaining({ code: 'link_only' }) as Error);
    expect(() => ask('almi-dalarna')).toThrow(expect.objectContaining({ code: 'already' }) as Error);
    expect(() => ask('drivhuset-orebro')).toThrow(expect.objectContaining({ code: 'unknown_actor' }) as Error);
  });

  it('refuses kindly a sole trader’s number, which is a personal number', () => {
    const { talk } = handedOver();
    const ask = (organisationNumber: string) => talk.take({ ...talk.next(), type: 'handover.request', actor: 'ekn', contact: { ...anna, organisationNumber }, onward: 'ask', sensitive: false, omit: [] });
    expect(() => ask('121212-1212')).toThrow('Enskild firma? Lämna tomt.');
    expect(() => ask('556703-7485')).not.toThrow();
  });
});

describe('under any order of inputs', () => {
  const actions = ['deliver', 'accept', 'decline', 'refer', 'withdraw', 'expire', 'contact', 'call', 'ask', 'release', 'give', 'complete', 'fail', 'ja', 'nej', 'say', 'request'] as const;
  const holders = new Set<string>(['contact', 'call', 'ask', 'release', 'give', 'complete', 'fail']);
  const step = fc.record({ what: fc.constantFrom(...actions), which: fc.nat(5), who: fc.constantFrom(kim, lo), to: fc.constantFrom('ekn', 'region-dalarna', 'business-sweden-dalarna', 'kommun-dalarna', 'verksamt', 'nowhere') });

  it(`every event is valid, at most one handover of a chain is open, ended ones stay ended, only who holds a case works with it, and nobody is left without a next step (seed ${seed})`, () => {
    fc.assert(fc.property(fc.constantFrom('ask' as const, 'share' as const), fc.array(step, { maxLength: 25 }), (onward, steps) => {
      const { talk } = handedOver(onward);
      let ended = new Map<string, Status>();
      for (const { what, which, who, to } of steps) {
        const before = talk.conversation.handovers;
        const handover = before[which % before.length]?.id ?? '';
        const holder = before.find(({ id }) => id === handover);
        try {
          const events = what === 'ja' || what === 'nej' ? talk.press('onward', what) : what === 'say' ? talk.say('Hej igen') : talk.take({ ...talk.next(), ...inputOf(what, handover, who, to) } as Input);
          for (const event of events) Event.parse(event);
          if (holder) wasPossible(holder, who, what, events);
        } catch (error) {
          if (!(error instanceof NotNow)) throw error;
          expect(talk.conversation.handovers).toEqual(before);
        }
        const now = talk.conversation.handovers;
        for (const [id, status] of ended) expect(now.find((one) => one.id === id)?.status).toBe(status);
        ended = new Map(now.filter((one) => !isOpen(one)).map((one) => [one.id, one.status]));
        for (const chain of new Set(now.map((one) => one.chain))) expect(now.filter((one) => one.chain === chain && isOpen(one)).length).toBeLessThanOrEqual(1);
        const grew = now.length > before.length || now.some((one, i) => one.status !== before[i]?.status);
        if (grew && ['decline', 'refer', 'expire', 'release', 'give'].includes(what)) expect(now.some(isOpen) || talk.conversation.lastPhrase === 'handover.nomore').toBe(true);
      }
    }), { seed, numRuns: 400 });
  });

  function wasPossible(handover: Handover, who: typeof kim, what: string, events: readonly Event[]): void {
    if (what in possible && events.length > 0) expect(possible[what as Action]).toContain(handover.status);
    if (!holders.has(what)) return;
    expect(isTaken(handover) && handover.promoter).toEqual(who);
    if (events.length > 0 && what !== 'call') expect(typesOf(events)).toContain('message.sent');
  }

  function inputOf(what: string, handover: string, promoter: typeof kim, to: string): Say {
    switch (what) {
      case 'deliver': return { type: 'handover.deliver', handover };
      case 'accept': return { type: 'handover.accept', handover, promoter };
      case 'decline': return { type: 'handover.decline', handover, promoter, reason: 'no_capacity' };
      case 'refer': return { type: 'handover.refer', handover, promoter, to, reason: 'passar bättre' };
      case 'withdraw': return { type: 'handover.withdraw', handover };
      case 'contact': return { type: 'handover.contact', handover, promoter };
      case 'call': return { type: 'handover.call', handover, promoter };
      case 'ask': return { type: 'handover.ask', handover, promoter, text: 'Har ni en budget?' };
      case 'release': return { type: 'handover.release', handover, promoter };
      case 'give': return { type: 'handover.give', handover, promoter, to: promoter === kim ? lo : kim };
      case 'complete': return { type: 'handover.close', handover, promoter, outcome: 'got_help' };
      case 'fail': return { type: 'handover.close', handover, promoter, outcome: 'no_help', note: 'inte rätt läge' };
      case 'expire': return { type: 'handover.expire', handover };
      default: return { type: 'handover.request', actor: to, contact: anna, onward: 'share', sensitive: false, omit: [] };
    }
  }
});

describe('the recipient', () => {
  it('is the municipality’s own office where it is known which', () => {
    const { talk } = handedOver('share', 'kommun-dalarna');
    expect(talk.conversation.handovers[0]).toMatchObject({ recipient: 'Mora kommun', municipality: 'Mora' });
    expect(world.officeName('Falun')).toBe('Falu kommun');
    expect(world.officeName('Leksand')).toBe('Leksands kommun');
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Door, Event, Mention, Named, Reading, Slot } from '../../src/events.ts';
import { Event as EventSchema, slots } from '../../src/events.ts';
import { limits } from '../../src/conversation/ask.ts';
import { decide } from '../../src/conversation/decide.ts';
import { doorsFrom } from '../../src/conversation/recommend.ts';
import { amounts, banks, orgs, sectors, sizes, stages, markets } from '../../src/knowledge/schema.ts';
import { knowledge, opened, readingOf, world } from '../world.ts';

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 1e9));
const mention = (slot: Slot, value: string, sure = 0.95): Mention => ({ slot, value, quote: value, sure });
const grown = [mention('municipality', 'Mora'), mention('stage', 'etablerad'), mention('employees', '10-49'), mention('sector', 'tillverkning'), mention('market', 'sverige'), mention('org', 'ab')];

const messages = (events: readonly Event[]) => events.filter((event) => event.type === 'message.sent');
const doorsOf = (events: readonly Event[]): Door[] => messages(events).findLast(({ doors }) => doors)?.doors ?? [];
const actorsOf = (events: readonly Event[]) => doorsOf(events).map(({ actor }) => actor);
const wanting = (actor: string): Named => ({ actor, quote: actor, as: 'wanted' });

/** What a company that has said all this is shown when it wants to see suggestions. */
function shown(reading: Partial<Reading>, need = 'lan', door = 'almi-dalarna'): Event[] {
  const talk = opened(door);
  talk.say('Det här gäller det', readingOf(need, reading));
  return talk.say('visa förslag nu', readingOf('', { kind: 'unclear', needs: [] }));
}

describe('a place', () => {
  it('in the other region moves the conversation there', () => {
    const talk = opened('almi-dalarna');
    const events = talk.say('Vi finns i Hallsberg', readingOf('lan', { mentions: [mention('municipality', 'Hallsberg'), mention('stage', 'etablerad')] }));
    expect(events[1]).toEqual({ type: 'region.moved', region: 'orebro' });
    expect(talk.conversation).toMatchObject({ home: 'dalarna', region: 'orebro' });
  });

  it('outside both leads to the pages for all of Sweden and the coordinating door', () => {
    const outside = knowledge.elsewhere[0]!.name;
    const events = opened('almi-dalarna').say(`Vi finns i ${outside}`, readingOf('lan', { mentions: [mention('municipality', outside)] }));
    expect(messages(events)[0]).toMatchObject({ phrase: 'recommend.outside', text: expect.stringContaining(outside) as string });
    expect(actorsOf(events).slice(0, 2)).toEqual(['verksamt', 'dalarna-science-park']);
    expect(messages(events)[0]?.question).toBeUndefined();
  });

  it('that is only guessed moves nothing', () => {
    const events = opened('almi-dalarna').say('Kanske i Hallsberg', readingOf('lan', { mentions: [mention('municipality', 'Hallsberg', 0.5)] }));
    expect(events.some(({ type }) => type === 'region.moved')).toBe(false);
  });

  it('is asked for first at a door that serves all of Sweden', () => {
    const talk = opened('skatteverket');
    talk.say('Vi vill låna', readingOf('lan'));
    expect(talk.conversation.question?.slot).toBe('municipality');
    expect(talk.conversation.question?.options).toHaveLength([...world.regions.values()].flatMap(({ municipalities }) => municipalities).length + 1);
    expect(talk.conversation.question?.options?.find(({ id }) => id === 'Mora')?.places).toContain('Färnäs');
  });
});

describe('money that the company has said no to', () => {
  it('is not what it is led to', () => {
    const without = shown({ needs: [{ need: 'riskkapital', p: 0.7 }, { need: 'lan', p: 0.25 }], mentions: grown, notNeeds: ['lan'] }, 'riskkapital');
    const services = doorsOf(without).map(({ service }) => world.services.get(service)?.area);
    expect(services.length).toBeGreaterThan(0);
    expect(services).not.toContain('lan');
  });
});

describe('a general question', () => {
  const asked = (also: Partial<Reading> = {}) => opened('almi-dalarna').say('Hur mycket aktiekapital krävs?', readingOf('registrera', { general: 0.9, answer: 'aktiekapital', ...also }));

  it('gets its short answer, the page that owns it first, and the offer of a person, with nothing asked', () => {
    const message = messages(asked())[0];
    expect(message?.text).toContain(world.answers.get('aktiekapital')!.text.sv);
    expect(message?.text).toContain('prata med en människa');
    expect(message?.doors?.[0]).toMatchObject({ actor: 'bolagsverket', handover: 'link' });
    expect(message?.question).toBeUndefined();
  });

  it('says when its answer was checked, or that nobody has', () => {
    const answers = [...world.answers.values()];
    expect(answers.every(({ unverified, checked }) => !(unverified && checked !== undefined))).toBe(true);
    const unverified = [...world.answers].find(([, one]) => one.unverified && world.actors.get(world.services.get(one.service)!.actor)?.id === 'skatteverket')![0];
    expect(messages(opened('almi-dalarna').say('En fråga om skatt', readingOf('skatt', { general: 0.9, answer: unverified })))[0]?.text).toContain('inte bekräftad');
  });

  it('that is no question of fact gets no answer of that kind', () => {
    expect(messages(asked({ general: 0.02 }))[0]?.text ?? '').not.toContain(world.answers.get('aktiekapital')!.text.sv);
  });
});

describe('two needs at once', () => {
  it('are both said, both led to, and not asked about', () => {
    const events = shown({ needs: [{ need: 'lan', p: 0.45 }, { need: 'mentor', p: 0.45 }], both: ['lan', 'mentor'], mentions: grown });
    expect(messages(events)[0]?.text).toContain('vill låna pengar och söker en mentor');
  });
});

describe('an actor that is gone', () => {
  it.each([
    ['drivhuset-orebro', 'starta_foretag', ['oru-studenter', 'nyforetagarcentrum-orebro']],
    ['robotdalen', 'automation', ['business-region-orebro', 'region-orebro-lan']],
  ])('%s is not recommended to the one who asks for it; who took over is', (actor, need, heirs) => {
    const actors = actorsOf(shown({ mentions: [mention('municipality', 'Örebro')], named: [wanting(actor)] }, need, 'almi-orebro'));
    expect(actors).not.toContain(actor);
    expect(actors.some((one) => heirs.includes(one))).toBe(true);
  });

  it('is led past where the company does not want it either', () => {
    const events = shown({ mentions: [mention('municipality', 'Örebro')], named: [{ ...wanting('robotdalen'), as: 'unwanted' }] }, 'automation', 'almi-orebro');
    expect(messages(events)[0]?.text).not.toContain('Robotdalen');
  });

  it('is told of in the message that shows the doors', () => {
    const talk = opened('almi-orebro');
    let events = talk.say('Jag söker Drivhuset', readingOf('starta_foretag', { mentions: [mention('municipality', 'Örebro'), mention('org', 'student')], named: [wanting('drivhuset-orebro')] }));
    for (let i = 0; i < 6 && talk.conversation.question; i++) events = talk.press(talk.conversation.question.slot, 'unknown');
    const name = world.actors.get('drivhuset-orebro')!.name;
    expect(messages(events)[0]?.text).toContain(world.phrase('gone.closed', 'sv', { name, region: world.regions.get('orebro')!.name.sv, plural: true }));
    expect(actorsOf(events)).toContain('oru-studenter');
  });
});

describe('an actor that is gone, asked for in the first of several messages', () => {
  it('is told of when the doors are shown, and once only', () => {
    const talk = opened('almi-orebro');
    talk.say('Jag söker Robotdalen', readingOf('innovation', { mentions: [mention('municipality', 'Örebro')], named: [wanting('robotdalen')] }));
    expect(talk.conversation.question).toBeDefined();
    let events = talk.say('Vi vill prova en robot', readingOf('automation', { mentions: [mention('stage', 'etablerad')] }));
    for (let i = 0; i < 6 && talk.conversation.question; i++) events = talk.press(talk.conversation.question.slot, 'unknown');
    expect(messages(events)[0]?.text).toContain(world.phrase('gone.moved', 'sv', { name: world.actors.get('robotdalen')!.name, region: world.regions.get('orebro')!.name.sv, plural: true }));
    expect(messages(talk.say('Och ett lån', readingOf('lan')))[0]?.text).not.toContain('Robotdalen finns inte');
  });
});

describe('money that must be applied for beforehand', () => {
  it('is preceded by the question whether anything is ordered already, once the first door is such money', () => {
    const talk = opened();
    talk.say('Vi vill ha bidrag till en maskin', readingOf('investering', { mentions: grown }));
    while (talk.conversation.question && talk.conversation.question.slot !== 'ordered') talk.press(talk.conversation.question.slot, 'unknown');
    expect(talk.conversation.question?.options?.map(({ id }) => id)).toEqual(['nej', 'ja', 'unknown']);
    const [answer] = messages(talk.press('ordered', 'ja'));
    expect(answer?.text).toContain('Ni har redan köpt eller börjat.');
    expect(answer?.doors?.map(({ actor, service }) => actor === 'region-dalarna' && service === 'rd-investeringsstod')).not.toContain(true);
  });

  it('says to apply first to the one who has not ordered', () => {
    const events = shown({ mentions: [...grown, mention('ordered', 'nej')] }, 'investering');
    expect(messages(events)[0]?.text).toContain(world.phrase('recommend.beforehand', 'sv', { plural: true }));
  });

  it('is not asked about when the company is after something else', () => {
    const talk = opened();
    talk.say('Vi vill låna', readingOf('lan', { mentions: grown }));
    expect(talk.conversation.asked).not.toContain('ordered');
  });

  it.each([['almi-dalarna', 'rd-'], ['almi-orebro', 'ro-foretagsstod']])('farming is not led from %s to the region’s own investment grants', (door, service) => {
    for (const need of ['investering', 'bidrag']) {
      const events = shown({ mentions: [mention('sector', 'jordbruk'), mention('stage', 'etablerad')] }, need, door);
      expect(doorsOf(events).filter((one) => one.service.startsWith(service) && world.services.get(one.service)?.never.sector?.includes('jordbruk')), need).toEqual([]);
      expect(doorsOf(events).length, need).toBeGreaterThan(0);
    }
  });
});

describe('ties', () => {
  const tied = new Map([['almi-foretagslan', 0.25], ['coo-d-rad', 0.25], ['mshk-natverk', 0.25], ['hda-samverkan', 0.25]]);
  const order = (text: string, at: string, door = 'almi-dalarna', message = 'm1') => {
    const { conversation } = opened(door);
    const said = [{ message, text, reading: readingOf('lan') }];
    return doorsFrom(world, { ...conversation, region: 'dalarna', said }, tied, at).map(({ actor }) => actor).join();
  };

  it('turn with what was said, and with the day', () => {
    const texts = Array.from({ length: 40 }, (_, i) => `Text nummer ${i}`);
    expect(new Set(texts.map((text) => order(text, '2026-11-24T09:00:00.000Z'))).size).toBeGreaterThan(3);
    const days = Array.from({ length: 28 }, (_, i) => `2026-11-${String(i + 1).padStart(2, '0')}T09:00:00.000Z`);
    expect(new Set(days.map((day) => order('Hej', day))).size).toBeGreaterThan(3);
  });

  it('let each of the equal doors come first about as often', () => {
    const firsts = new Map<string, number>();
    for (let i = 0; i < 400; i++) { const first = order(`Vi är företag nummer ${i}`, '2026-11-24T09:00:00.000Z').split(',')[0]!; firsts.set(first, (firsts.get(first) ?? 0) + 1); }
    expect(firsts.size).toBe(4);
    for (const count of firsts.values()) expect(count).toBeGreaterThan(50);
  });

  it('never turn with the conversation, its door or the hour', () => {
    expect(order('Hej', '2026-11-24T09:00:00.000Z', 'almi-dalarna', 'm1')).toBe(order('Hej', '2026-11-24T16:30:00.000Z', 'coompanion-dalarna', 'm2'));
  });

  it('are no ties once one is a little ahead', () => {
    const { conversation } = opened();
    for (let i = 0; i < 20; i++) {
      const said = [{ message: 'm', text: `Text ${i}`, reading: readingOf('lan') }];
      expect(doorsFrom(world, { ...conversation, said }, new Map([...tied, ['coo-d-rad', 0.27]]), '2026-11-24T09:00:00.000Z')[0]?.actor).toBe('coompanion-dalarna');
    }
  });
});

describe('the sixth question', () => {
  it('is never asked, not even for own words', () => {
    const talk = opened();
    talk.say('Hm', readingOf('', { kind: 'unclear', needs: [{ need: 'innovation', p: 0.2 }, { need: 'bidrag', p: 0.2 }] }));
    const press = (asked: string[]) => messages(decide(world, { ...talk.conversation, asked }, { ...talk.next(), type: 'option.choose', slot: 'need', option: 'unknown' }))[0];
    expect(press(['need'])?.question?.slot).toBe('more');
    expect(press(['need', 'stage', 'sector', 'employees', 'market'])?.question).toBeUndefined();
  });
});

describe('the reasons of a door', () => {
  it('are never none, also where the company has changed its mind about everything', () => {
    const talk = opened('nyforetagarcentrum-bergslagen');
    talk.say('Kapital', readingOf('riskkapital', { needs: [{ need: 'riskkapital', p: 0.15 }, { need: 'starta_foretag', p: 0.075 }], mentions: [mention('org', 'forening')], plural: false }));
    talk.press('need', 'digitalisering');
    if (talk.conversation.question) talk.press(talk.conversation.question.slot, talk.conversation.question.options![0]!.id);
    for (const { actor, why } of doorsOf(talk.say('visa förslag nu', readingOf('', { kind: 'unclear', needs: [] })))) expect(why, actor).not.toEqual([]);
  });
});

const needs = [...world.needs.keys()];
const closed = [...world.services.values()].filter(({ recommendable }) => !recommendable).map(({ id }) => id);
const gone = [...world.actors.values()].filter((actor) => actor.gone).map(({ id }) => id);
const doors = [...world.doors.keys()];
const towns = [...world.regions.values()].flatMap(({ municipalities }) => municipalities);
const values: Readonly<Partial<Record<Slot, readonly string[]>>> = { stage: stages, sector: sectors, org: orgs, market: markets, employees: sizes, municipality: [...towns, ...knowledge.elsewhere.slice(0, 3).map(({ name }) => name)], ordered: ['ja', 'nej'], amount: amounts, bank: banks, need: needs };

const mentions = fc.uniqueArray(fc.constantFrom(...slots.filter((slot) => slot !== 'need')).chain((slot) => fc.record({ slot: fc.constant(slot), value: fc.constantFrom(...values[slot]!), quote: fc.constant(''), sure: fc.constantFrom(0.4, 0.72, 0.95) })), { selector: ({ slot }) => slot, maxLength: 6 });
const anyReading = fc.record({
  need: fc.constantFrom(...needs), other: fc.constantFrom(...needs), p: fc.constantFrom(0.15, 0.45, 0.9), kind: fc.constantFrom('need' as const, 'need' as const, 'need' as const, 'unclear' as const), mentions,
  found: fc.array(fc.record({ service: fc.constantFrom(...closed, 'almi-foretagslan', 'vs-info'), score: fc.constantFrom(0.3, 1) }), { maxLength: 4 }),
  named: fc.array(fc.record({ actor: fc.constantFrom(...gone, 'ekn', 'almi-orebro'), quote: fc.constant(''), as: fc.constantFrom('spoken' as const, 'wanted' as const, 'unwanted' as const) }), { maxLength: 2 }),
  general: fc.constantFrom(0, 0.3, 0.95), plural: fc.boolean(), language: fc.constantFrom('sv' as const, 'en' as const),
}).map(({ need, other, p, ...rest }): Reading => readingOf(need, { ...rest, needs: [{ need, p }, ...(other === need ? [] : [{ need: other, p: p / 2 }])] }));
const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('answer' as const), pick: fc.nat(20) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('say' as const), reading: anyReading }) },
  { weight: 1, arbitrary: fc.constantFrom(...slots).chain((slot) => fc.record({ do: fc.constant('correct' as const), slot: fc.constant(slot), option: fc.constantFrom('unknown', ...values[slot]!) })) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('show' as const) }) },
);

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** Plays a company that says and presses anything, and hands every answer, with what had been asked before it, to `check`. */
function playOut(door: string, first: Reading, steps: readonly Step[], check: (events: Event[], talk: ReturnType<typeof opened>, askedBefore: readonly string[]) => void) {
  const talk = opened(door);
  const turn = (go: () => Event[]) => {
    const { asked } = talk.conversation;
    check(go(), talk, asked);
  };
  turn(() => talk.say('Vad vi vill', first));
  for (const one of steps) {
    const { question } = talk.conversation;
    if (one.do === 'say') turn(() => talk.say('Mer om vad vi vill', one.reading));
    else if (one.do === 'show') turn(() => talk.say('visa förslag nu', readingOf('', { kind: 'unclear', needs: [] })));
    else if (one.do === 'correct') turn(() => talk.press(one.slot, one.option));
    else if (question?.options) turn(() => talk.press(question.slot, question.options![one.pick % question.options!.length]!.id));
  }
}

describe('whatever a company says and presses', () => {
  const options = { seed, numRuns: 300 };
  const all = (check: Parameters<typeof playOut>[3]) => {
    fc.assert(fc.property(fc.constantFrom(...doors), anyReading, fc.array(step, { maxLength: 12 }), (door, first, steps) => { playOut(door, first, steps, check); }), options);
  };

  it(`closed schemes and actors that are gone are never recommended, nor what its own rules shut the company out of (seed ${seed})`, () => {
    all((events, talk) => {
      for (const { actor, service } of doorsOf(events)) {
        expect(gone).not.toContain(actor);
        expect(closed).not.toContain(service);
        if (talk.conversation.lastPhrase !== 'recommend') continue; // the coordinating door takes everybody
        for (const [slot, shut] of Object.entries(world.services.get(service)!.never)) {
          const known = talk.conversation.known[slot as Slot];
          if (known && known.sure >= 0.85) expect(shut).not.toContain(known.value);
        }
      }
    });
  });

  /** The region, or all that have doors of their own where the company has come in by a national one. */
  const regionsOf = (region: string) => (world.regions.get(region)?.coordinator ? [region] : [...world.regions.values()].flatMap(({ id, coordinator }) => (coordinator ? [id] : [])));

  it(`doors are at most three, of different actors, that serve the region, with something to say for each (seed ${seed})`, () => {
    all((events, talk) => {
      const shownDoors = doorsOf(events);
      expect(shownDoors.length).toBeLessThanOrEqual(3);
      expect(new Set(shownDoors.map(({ actor }) => actor)).size).toBe(shownDoors.length);
      for (const { actor, why } of shownDoors) {
        expect(why.length).toBeGreaterThan(0);
        if (talk.conversation.lastPhrase === 'recommend') expect(world.actors.get(actor)!.serves).toEqual(expect.arrayContaining(regionsOf(talk.conversation.region)));
      }
    });
  });

  it(`every answer is one message that is valid and shows a way on: a question or doors, never both (seed ${seed})`, () => {
    all((events) => {
      for (const event of events) EventSchema.parse(event);
      const said = messages(events);
      expect(said).toHaveLength(1);
      expect(said[0]!.text).not.toMatch(/[{}]|undefined/);
      expect(Number(said[0]!.question !== undefined) + Number((said[0]!.doors ?? []).length > 0)).toBe(1);
    });
  });

  it(`it is asked at most five questions, none of them twice, none about what is known, with at most eight answers and "don’t know" (seed ${seed})`, () => {
    all((events, talk, askedBefore) => {
      const question = messages(events)[0]?.question;
      expect(talk.conversation.asked.length).toBeLessThanOrEqual(limits.mostQuestions);
      if (!question) return;
      expect(askedBefore).not.toContain(question.slot);
      expect(talk.conversation.known[question.slot as Slot]?.sure ?? 0).toBeLessThan(0.7);
      if (!question.options) return;
      expect(question.options.at(-1)?.id).toBe('unknown');
      expect(new Set(question.options.map(({ id }) => id)).size).toBe(question.options.length);
      if (question.slot !== 'municipality') expect(question.options.length).toBeLessThanOrEqual(limits.mostOptions + 1);
    });
  });
});

describe('the door one comes in by', () => {
  const regional = (region: string) => doors.filter((door) => world.doors.get(door)?.region === region);

  it(`makes no difference to what is asked and shown (seed ${seed})`, () => {
    fc.assert(fc.property(fc.constantFrom('dalarna', 'orebro').chain((region) => fc.tuple(fc.constantFrom(...regional(region)), fc.constantFrom(...regional(region)))), anyReading, ([one, other], reading) => {
      const talks = [one, other].map((door) => {
        const talk = opened(door);
        const answers = [talk.say('Vad vi vill', reading)];
        for (let i = 0; i < 6 && talk.conversation.question?.options; i++) answers.push(talk.press(talk.conversation.question.slot, talk.conversation.question.options[0]!.id));
        return answers;
      });
      expect(talks[0]).toEqual(talks[1]);
    }), { seed, numRuns: 200 });
  });

  it('makes none either when it serves all of Sweden and the company has said where it is', () => {
    for (const need of needs) {
      const answers = ['almi-dalarna', 'skatteverket', 'almi-orebro'].map((door) => {
        const talk = opened(door);
        const told = ({ text, ...rest }: ReturnType<typeof messages>[number]) => ({ ...rest, text: text.replace(/\n\n[^\n]* hör till [^\n]*/, '') }); // that the place is another region's is said where it is
        return messages(talk.say('Vad vi vill', readingOf(need, { mentions: grown }))).map(told);
      });
      expect(answers[1], need).toEqual(answers[0]);
      expect(answers[2], need).toEqual(answers[0]);
    }
  });
});

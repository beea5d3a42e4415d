import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { believe, byActor, commonness, entropy, evidenceOf, factor, isExcluded, normalise } from '../../src/conversation/belief.ts';
import type { Evidence } from '../../src/conversation/belief.ts';
import type { WorldService } from '../../src/conversation/world.ts';
import { opened, readingOf, world } from '../world.ts';

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 1e9));
const evidence = (also: Partial<Evidence> = {}): Evidence => ({ region: 'dalarna', needs: new Map([['lan', 1]]), known: {}, general: 0, found: new Map(), denied: [], wanted: [], unwanted: [], told: new Map(), ...also });
const share = (also: Partial<Evidence>, actor: string) => byActor(world, believe(world, evidence(also))).get(actor) ?? 0;
const service = (also: Partial<WorldService>): WorldService => ({ id: 's', actor: 'a', title: { sv: '', en: '' }, about: { sv: '', en: '' }, unverified: false, suits: {}, never: {}, area: 'radgivning', informs: false, throughBank: false, beforehand: false, recommendable: true, ...also });

describe('the belief', () => {
  it(`sums to 1 whatever there is to go by (seed ${seed})`, () => {
    const needs = fc.uniqueArray(fc.tuple(fc.constantFrom(...world.needs.keys()), fc.double({ min: 0.01, max: 1, noNaN: true })), { selector: ([need]) => need, minLength: 1, maxLength: 5 });
    const stage = fc.option(fc.record({ value: fc.constantFrom('ide', 'start', 'etablerad'), sure: fc.constantFrom(0.5, 0.9, 1) }), { nil: undefined });
    fc.assert(fc.property(needs, stage, fc.constantFrom('dalarna', 'orebro'), fc.double({ min: 0, max: 1, noNaN: true }), (list, known, region, general) => {
      const belief = believe(world, evidence({ needs: new Map(list), region, general, known: known ? { stage: known } : {} }));
      const sum = [...belief.values()].reduce((total, p) => total + p, 0);
      for (const p of belief.values()) expect(p).toBeGreaterThanOrEqual(0);
      if (belief.size > 0) expect(sum).toBeCloseTo(1, 9);
    }), { seed });
  });

  it('is empty when nothing is known of the need, and for a region that does not exist', () => {
    expect(believe(world, evidence({ needs: new Map() })).size).toBe(0);
    expect(believe(world, evidence({ region: 'nowhere' })).size).toBe(0);
  });

  it('rises for an actor that is asked for, and all but vanishes for one that is asked not to be led to', () => {
    const before = share({}, 'ekn');
    expect(share({ wanted: ['ekn'] }, 'ekn')).toBeGreaterThan(before);
    expect(share({ unwanted: ['ekn'] }, 'ekn')).toBeLessThan(before / 10);
  });

  it('rises for a service that the search found', () => {
    expect(share({ found: new Map([['ekn-rorelsekredit', 1]]) }, 'ekn')).toBeGreaterThan(share({ found: new Map([['almi-foretagslan', 1]]) }, 'ekn'));
  });

  it('leans to pages when a page is what is asked for, and to people when it is not', () => {
    const pages = (general: number) => [...byActor(world, believe(world, evidence({ needs: new Map([['patent', 1]]), general })))].reduce((sum, [actor, p]) => sum + (world.actors.get(actor)?.gives === 'information' ? p : 0), 0);
    expect(pages(1)).toBeGreaterThan(pages(0));
  });

  it('weighs an answer by how sure it is', () => {
    const unsure = (sure: number) => believe(world, evidence({ known: { stage: { value: 'ide', sure } } })).get('almi-tillvaxtlan') ?? 0;
    expect(unsure(1)).toBeLessThanOrEqual(unsure(0.5));
    expect(unsure(0.5)).toBeLessThanOrEqual(unsure(0));
  });

  it('is never led to a service that a rule shuts the company out of, once that is sure', () => {
    const grant = world.services.get('rd-investeringsstod')!;
    const farming = (sure: number) => evidence({ known: { sector: { value: 'jordbruk', sure } } });
    expect(isExcluded(world, grant, farming(0.9))).toBe(true);
    expect(isExcluded(world, grant, farming(0.8))).toBe(false);
    expect(isExcluded(world, grant, evidence({ region: 'orebro' }))).toBe(true);
    expect(isExcluded(world, { ...grant, recommendable: false }, evidence())).toBe(true);
  });

  it('shuts out an actor of other municipalities', () => {
    const leader = world.services.get('leader-ned-projekt')!;
    const [own] = world.actors.get(leader.actor)!.municipalities!;
    expect(isExcluded(world, leader, evidence({ known: { municipality: { value: own!, sure: 1 } } }))).toBe(false);
    expect(isExcluded(world, leader, evidence({ known: { municipality: { value: 'Malung-Sälen', sure: 1 } } }))).toBe(true);
  });
});

describe('what an answer speaks for', () => {
  it('is more for whom the service is made for, less for others, and nothing where it is made for all', () => {
    const fits = service({ suits: { sector: { values: ['it'], other: 0.3 } } });
    expect(factor(fits, 'sector', 'it')).toBeGreaterThan(1);
    expect(factor(fits, 'sector', 'bygg')).toBeLessThan(1);
    expect(factor(service({}), 'sector', 'it')).toBe(1);
    expect(factor(service({ never: { sector: ['it'] } }), 'sector', 'it')).toBe(0.02);
  });

  it('is less strict with the stage next to the one it is made for', () => {
    const young = service({ suits: { stage: { values: ['start'], other: 0.14 } } });
    expect(factor(young, 'stage', 'start')).toBeGreaterThan(factor(young, 'stage', 'tidig_tillvaxt'));
    expect(factor(young, 'stage', 'tidig_tillvaxt')).toBeGreaterThan(factor(young, 'stage', 'etablerad'));
    expect(factor(young, 'stage', 'agarskifte_omstallning')).toBe(factor(young, 'stage', 'etablerad'));
  });

  it('is 1 on average, so that a service made for few is not favoured for it', () => {
    const fits = service({ suits: { sector: { values: ['it', 'vard'], other: 0.3 } } });
    const average = Object.entries(commonness.sector!).reduce((sum, [value, rate]) => sum + rate * factor(fits, 'sector', value), 0);
    expect(average).toBeCloseTo(1, 9);
  });

  it.each(Object.entries(commonness))('rests on shares of %s that sum to 1', (_, rates) => {
    expect(Object.values(rates).reduce((sum, rate) => sum + rate, 0)).toBeCloseTo(1, 9);
  });
});

describe('the evidence of a conversation', () => {
  it('lets a pressed need outweigh what was said', () => {
    const talk = opened();
    talk.say('Vi vill låna', readingOf('lan'));
    talk.press('need', 'export');
    const { needs } = evidenceOf(talk.conversation);
    expect(needs.get('export')).toBeGreaterThan(0.85);
    expect([...needs.values()].reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 9);
  });

  it('lets a certain text outweigh a vague one, and small talk count for nothing', () => {
    const talk = opened();
    talk.say('Något om pengar', readingOf('bidrag', { needs: [{ need: 'bidrag', p: 0.3 }] }));
    talk.say('Ett lån', readingOf('lan', { needs: [{ need: 'lan', p: 0.9 }] }));
    talk.say('Hej hej', readingOf('export', { kind: 'smalltalk' }));
    const { needs } = evidenceOf(talk.conversation);
    expect(needs.get('lan')).toBeGreaterThan(0.8);
    expect(needs.get('export') ?? 0).toBe(0);
  });

  it('hears what it is not about', () => {
    const talk = opened();
    talk.say('Inte lån, utan bidrag', readingOf('lan', { needs: [{ need: 'lan', p: 0.5 }, { need: 'bidrag', p: 0.4 }], notNeeds: ['lan'] }));
    const { needs } = evidenceOf(talk.conversation);
    expect(needs.get('bidrag')).toBeGreaterThan(0.9);
  });

  it('keeps who is asked for and who is asked not to be led to apart from who is only spoken of', () => {
    const talk = opened();
    talk.say('Vi har gått till Almi, vill till EKN, inte till SEK', readingOf('lan', { named: [{ actor: 'almi-dalarna', quote: 'Almi', as: 'spoken' }, { actor: 'ekn', quote: 'EKN', as: 'wanted' }, { actor: 'sek', quote: 'SEK', as: 'unwanted' }] }));
    expect(evidenceOf(talk.conversation)).toMatchObject({ wanted: ['ekn'], unwanted: ['sek'] });
  });
});

it('shares of nothing stay nothing, and the entropy of one and of none is 0', () => {
  expect([...normalise(new Map([['a', 0]])).values()]).toEqual([0]);
  expect([...normalise(new Map([['a', 1], ['b', 3]])).values()]).toEqual([0.25, 0.75]);
  expect(entropy([1])).toBe(0);
  expect(entropy([])).toBe(0);
  expect(entropy([0.5, 0.5, 0])).toBe(1);
});

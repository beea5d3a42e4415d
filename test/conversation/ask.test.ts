import { describe, expect, it } from 'vitest';
import { limits, nextQuestion, optionsFor } from '../../src/conversation/ask.ts';
import { believe } from '../../src/conversation/belief.ts';
import type { Evidence } from '../../src/conversation/belief.ts';
import type { World, WorldActor, WorldService } from '../../src/conversation/world.ts';
import { opened, world } from '../world.ts';

type Fit = WorldService['suits'];

/** A world of one region where one need is answered equally by actors that each have one service, made for whom is said. */
function worldOf(suits: Readonly<Record<string, Fit>>, also: Partial<World> = {}): World {
  const names = Object.keys(suits);
  const words = { sv: 'ord', en: 'word' };
  const actors = names.map((id): WorldActor => ({ id, name: id, serves: ['dalarna'], handover: 'live', gives: 'person', perMunicipality: false, services: [`${id}-1`] }));
  const services = names.map((id): WorldService => ({ id: `${id}-1`, actor: id, title: words, about: words, unverified: false, suits: suits[id]!, never: {}, area: 'radgivning', informs: false, throughBank: false, beforehand: false, recommendable: true }));
  return {
    ...world,
    actors: new Map(actors.map((actor) => [actor.id, actor])),
    services: new Map(services.map((service) => [service.id, service])),
    regions: new Map([['dalarna', { id: 'dalarna', name: words, municipalities: ['Mora', 'Falun'], routing: new Map([['lan', new Map(services.map(({ id }) => [id, 1 / services.length]))]]) }]]),
    ...also,
  };
}

const evidence = (known: Evidence['known'] = {}, needs: Evidence['needs'] = new Map([['lan', 1]])): Evidence => ({ region: 'dalarna', needs, known, general: 0, found: new Map(), denied: [], wanted: [], unwanted: [], told: new Map() });
const { conversation } = opened();
const ask = (small: World, known: Evidence['known'] = {}, also: Partial<typeof conversation> = {}) => {
  const going = evidence(known);
  return nextQuestion(small, { ...conversation, ...also }, going, believe(small, going));
};
const only = (...values: string[]) => ({ values, other: 0.05 });

describe('the next question', () => {
  it('is the one that tells the doors apart', () => {
    const bySector = worldOf({ a: { sector: only('it', 'tjanster', 'bygg', 'handel') }, b: { sector: only('tillverkning', 'jordbruk', 'skog', 'turism') } });
    expect(ask(bySector)?.slot).toBe('sector');
    const byStage = worldOf({ a: { stage: { values: ['ide', 'start'], other: 0.05 } }, b: { stage: { values: ['etablerad'], other: 0.05 } } });
    expect(ask(byStage)?.slot).toBe('stage');
  });

  it('is worth more the better it tells them apart', () => {
    const sharp = ask(worldOf({ a: { employees: only('0') }, b: { employees: only('1-9', '10-49', '50-249', '250+') } }));
    const blunt = ask(worldOf({ a: { employees: { values: ['0'], other: 0.3 } }, b: { employees: { values: ['1-9', '10-49', '50-249', '250+'], other: 0.3 } } }));
    expect(sharp!.gain).toBeGreaterThan(blunt!.gain);
    expect(sharp!.gain).toBeLessThanOrEqual(1);
  });

  it('is none when one door has it all', () => {
    expect(ask(worldOf({ a: { sector: only('it') } }))).toBeUndefined();
  });

  it('is none when no answer would tell the doors apart', () => {
    expect(ask(worldOf({ a: {}, b: {}, c: {}, d: {} }))).toBeUndefined();
    expect(ask(worldOf({ a: { sector: only('it') }, b: { sector: only('it') } }))).toBeUndefined();
  });

  it('is none about what has been asked, or is known well enough; a guess is asked about', () => {
    const small = worldOf({ a: { sector: only('it', 'tjanster', 'handel') }, b: { sector: only('tillverkning', 'bygg') } });
    expect(ask(small, {}, { asked: ['sector'] })).toBeUndefined();
    const known = (sure: number) => ({ sector: { value: 'it', sure, how: 'said' as const, quote: '' } });
    expect(ask(small, {}, { known: known(0.8) })).toBeUndefined();
    expect(ask(small, {}, { known: known(0.5) })?.slot).toBe('sector');
  });

  it('is none after five', () => {
    const small = worldOf({ a: { sector: only('it', 'tjanster', 'handel') }, b: { sector: only('tillverkning', 'bygg') } });
    expect(ask(small, {}, { asked: ['need', 'stage', 'employees', 'market', 'org'] })).toBeUndefined();
    expect(limits.mostQuestions).toBe(5);
  });

  it('is where it is when that decides', () => {
    const small = worldOf({ a: {}, b: {} });
    const actors = new Map([...small.actors].map(([id, actor]) => [id, { ...actor, municipalities: [id === 'a' ? 'Mora' : 'Falun'] }]));
    expect(ask({ ...small, actors })).toMatchObject({ slot: 'municipality' });
  });

  it('is what is needed when needs lead to different doors', () => {
    const small = worldOf({ a: {}, b: {} });
    const region = { ...small.regions.get('dalarna')!, routing: new Map([['lan', new Map([['a-1', 1]])], ['export', new Map([['b-1', 1]])]]) };
    const torn = { ...small, regions: new Map([['dalarna', region]]) };
    const going = evidence({}, new Map([['lan', 0.5], ['export', 0.5]]));
    expect(nextQuestion(torn, conversation, going, believe(torn, going))).toEqual({ slot: 'need', gain: expect.closeTo(1 - limits.saysUnknown, 6) as number });
  });

  it('is not thrown off by there being nothing to believe', () => {
    const going = evidence({}, new Map());
    expect(nextQuestion(world, conversation, going, believe(world, going))).toBeUndefined();
  });
});

describe('the answers of a question', () => {
  it.each([['stage', 5], ['employees', 5], ['market', 3], ['org', 7], ['sector', 8], ['ordered', 2], ['municipality', 27]] as const)('of %s are %i and "don’t know", each with a label in both languages', (slot, count) => {
    for (const language of ['sv', 'en'] as const) {
      const options = optionsFor(world, { ...conversation, language }, evidence(), slot);
      expect(options).toHaveLength(count + 1);
      expect(options.at(-1)?.id).toBe('unknown');
      for (const { id, label } of options) if (slot !== 'municipality') expect(label).not.toBe(id);
    }
  });

  it('of the municipality are those of the region first, then those of the others: one may have come in by a door of another county', () => {
    const ids = optionsFor(world, conversation, evidence(), 'municipality').map(({ id }) => id);
    expect(ids.slice(0, 15).every((id) => world.regionOf(id) === conversation.region)).toBe(true);
    expect(ids.slice(15, -1).every((id) => world.regionOf(id) !== conversation.region)).toBe(true);
  });

  it('of the municipality bring its villages, to be found by', () => {
    const options = optionsFor(world, conversation, evidence(), 'municipality');
    expect(options.find(({ id }) => id === 'Rättvik')?.places).toContain('Vikarbyn');
    expect(options.at(-1)).not.toHaveProperty('places');
  });

  it('of the need are the likeliest, the likeliest first', () => {
    const needs = new Map([['lan', 0.2], ['export', 0.5], ['bidrag', 0.3]]);
    expect(optionsFor(world, conversation, evidence({}, needs), 'need').map(({ id }) => id)).toEqual(['export', 'bidrag', 'lan', 'unknown']);
  });

  it('of the trade are those that decide, in the usual order', () => {
    const small = worldOf({ a: { sector: only('vard') }, b: { sector: only('livsmedel') } });
    const ids = optionsFor(small, conversation, evidence(), 'sector').map(({ id }) => id);
    expect(ids).toContain('vard');
    expect(ids).toContain('livsmedel');
    expect(ids.indexOf('livsmedel')).toBeLessThan(ids.indexOf('vard'));
  });
});

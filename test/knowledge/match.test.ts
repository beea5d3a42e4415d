import { describe, expect, it } from 'vitest';
import { match } from '../../src/knowledge/match.ts';
import type { TakingPart } from '../../src/knowledge/match.ts';
import type { Actor, Knowledge } from '../../src/knowledge/schema.ts';
import { knowledge } from '../world.ts';

const asWritten: TakingPart = { live: 'knowledge', broken: () => false };
const all: TakingPart = { live: 'all', broken: () => false };
const tables = match(knowledge, asWritten);
const written = new Map(knowledge.regions.flatMap(({ actors }) => actors.map((actor) => [actor.id, actor])));

/** The knowledge with one actor changed. */
function changed(id: string, change: (actor: Actor) => Actor): Knowledge {
  return { ...knowledge, regions: knowledge.regions.map((one) => ({ ...one, actors: one.actors.map((actor) => (actor.id === id ? change(actor) : actor)) })) };
}

describe('the routing', () => {
  it('has weights that sum to 1 for every need, falling by rank, of services that exist', () => {
    for (const [id, { routing }] of tables.regions) {
      for (const [need, weights] of routing) {
        const list = [...weights.values()];
        if (list.length === 0) continue;
        expect(list.reduce((sum, weight) => sum + weight, 0), `${id} ${need}`).toBeCloseTo(1, 9);
        expect(list).toEqual([...list].sort((a, b) => b - a));
        for (const service of weights.keys()) expect(tables.services.has(service), service).toBe(true);
      }
    }
  });

  it('gives each next service the same share of the one before', () => {
    const [first = 0, second = 0, third = 0] = tables.regions.get('dalarna')!.routing.get('lan')!.values();
    expect(second / first).toBeLessThan(1);
    expect(third / second).toBeCloseTo(second / first, 9);
  });
});

describe('how an actor takes part', () => {
  const handover = (taking: TakingPart, id: string, from = knowledge) => match(from, taking).actors.get(id)?.handover;

  it('is as its knowledge says', () => {
    for (const [id, actor] of written) if (!tables.actors.get(id)?.gone) expect(tables.actors.get(id)?.handover, id).toBe(actor.gives === 'information' ? 'link' : actor.handover);
  });

  it.each([
    ['live', 'knowledge', false, 'live'],
    ['live', 'knowledge', true, 'introduce'],
    ['live', 'all', true, 'introduce'],
    ['introduce', 'knowledge', false, 'introduce'],
    ['introduce', 'all', false, 'live'],
    ['introduce', 'all', true, 'introduce'],
    ['link', 'knowledge', false, 'link'],
    ['link', 'all', false, 'live'],
    ['link', 'all', true, 'link'],
  ] as const)('written %s, set to %s, channel broken: %s → %s', (as, live, broken, comes) => {
    const from = changed('almi-dalarna', (actor) => ({ ...actor, handover: as }));
    expect(handover({ live, broken: (id) => broken && id === 'almi-dalarna' }, 'almi-dalarna', from)).toBe(comes);
  });

  it('is a link for every page and for who is gone, whatever is set', () => {
    for (const [id, actor] of match(knowledge, all).actors) expect(actor.handover === 'link', id).toBe(actor.gives === 'information' || actor.gone !== undefined);
  });

  it('is broken for that actor alone', () => {
    expect(handover({ live: 'all', broken: (id) => id === 'ekn' }, 'almi-dalarna')).toBe('live');
    expect(handover({ live: 'all', broken: (id) => id === 'ekn' }, 'ekn')).toBe('introduce');
  });
});

describe('who is gone', () => {
  it.each([['drivhuset-orebro', 'closed'], ['robotdalen', 'moved'], ['ou-kick-start', 'unknown']])('%s is no door, is recommended by nothing, and leads on', (id, how) => {
    const actor = tables.actors.get(id)!;
    expect(tables.doors.has(id)).toBe(false);
    expect(actor.gone?.how).toBe(how);
    expect(actor.services.some((service) => tables.services.get(service)!.recommendable)).toBe(false);
    expect(actor.gone!.leadsTo.length).toBeGreaterThan(0);
    for (const service of actor.gone!.leadsTo) expect(tables.services.get(service)?.recommendable, service).toBe(true);
  });

  it('are all others a door, of the region whose folder they stand in', () => {
    for (const { region, actors } of knowledge.regions) for (const { id } of actors) if (!tables.actors.get(id)?.gone) expect(tables.doors.get(id)?.region, id).toBe(region.id);
  });
});

describe('a service', () => {
  it('that is closed is never recommended', () => {
    for (const { services } of written.values()) for (const { id, closed } of services) if (closed) expect(tables.services.get(id)?.recommendable, id).toBe(false);
  });

  it('suits whom it is said to, is closed to whom it never serves, and says by its stages what is not said', () => {
    const from = changed('ekn', (actor) => ({ ...actor, services: actor.services.slice(0, 1).map((service) => ({ ...service, stages: ['internationalisering' as const], suits: { sector: ['it' as const] }, never: { org: ['student' as const] } })) }));
    const service = match(from, asWritten).services.get('ekn-kundfordran')!;
    expect(service.suits.sector?.values).toEqual(['it']);
    expect(service.suits.sector?.other).toBeLessThan(1);
    expect(service.never).toEqual({ org: ['student'] });
    expect(service.suits.stage?.values).toEqual(['tidig_tillvaxt', 'etablerad']);
  });

  it('for every stage is not told apart by stage', () => {
    const stages = ['ide', 'start', 'tidig_tillvaxt', 'etablerad', 'agarskifte_omstallning'] as const;
    const from = changed('ekn', (actor) => ({ ...actor, services: actor.services.slice(0, 1).map(({ suits: _suits, ...service }) => ({ ...service, stages: [...stages] })) }));
    expect(match(from, asWritten).services.get('ekn-kundfordran')?.suits).toEqual({});
  });

  it('speaks Swedish where the English is missing', () => {
    const from = changed('ekn', (actor) => ({ ...actor, services: actor.services.map((service) => ({ ...service, name: { sv: 'Bara svenska' } })) }));
    expect(match(from, asWritten).services.get('ekn-kundfordran')?.title).toEqual({ sv: 'Bara svenska', en: 'Bara svenska' });
  });

  it('carries the latest date of its sources, and none where they have none', () => {
    const dates = new Set(Object.values(knowledge.sources).flatMap(({ date }) => date ?? []));
    for (const { checked } of tables.services.values()) if (checked !== undefined) expect(dates).toContain(checked);
  });
});

describe('a region', () => {
  it('has a coordinating door that is a person, serves it and is not gone', () => {
    for (const id of ['dalarna', 'orebro']) {
      const { actor, service } = tables.regions.get(id)!.coordinator!;
      expect(tables.actors.get(actor)).toMatchObject({ gives: 'person', serves: expect.arrayContaining([id]) as string[] });
      expect(tables.actors.get(actor)?.gone).toBeUndefined();
      expect(tables.services.get(service)?.recommendable).toBe(true);
    }
  });

  it('is the home of its municipalities, and of no other', () => {
    for (const [id, { municipalities }] of tables.regions) for (const name of municipalities) expect(tables.regionOf(name)).toBe(id);
    for (const { name } of knowledge.elsewhere) expect(tables.regionOf(name), name).toBeUndefined();
    expect(tables.regionOf('constructor')).toBeUndefined();
  });
});

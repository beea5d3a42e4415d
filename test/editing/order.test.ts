import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noOverlay, Overlay, overlaid } from '../../src/editing/overlay.ts';
import { byPlaces, firstOf, stepped } from '../../src/editing/order.ts';
import { changedBetween, orderIn, regionsOf, tried, withDrafts } from '../../src/editing/publication.ts';
import type { Drafted } from '../../src/editing/publication.ts';
import { checkWhole } from '../../src/editing/check.ts';
import { believe } from '../../src/conversation/belief.ts';
import { readKnowledge } from '../../src/knowledge/load.ts';
import { makeWorld } from '../../src/world.ts';

const files = readKnowledge('knowledge');
const ids = fc.uniqueArray(fc.constantFrom<string[]>('a', 'b', 'c', 'd', 'e', 'f', 'g'));
const named = fc.array(fc.constantFrom<string[]>('a', 'b', 'c', 'd', 'e', 'f', 'g', 'nobody', '__proto__'));
const routingOf = (one: typeof files, region: string) => one.regions.find(({ region: { id } }) => id === region)!.routing;

describe('a list with some of it first', () => {
  it('loses nobody and doubles nobody, whatever is named', () => {
    fc.assert(fc.property(ids, named, (list, first) => { expect([...firstOf(list, first)].sort()).toEqual([...list].sort()); }));
  });

  it('has those that are named first, in that order, and the rest as they were', () => {
    fc.assert(fc.property(ids, named, (list, first) => {
      const wanted = [...new Set(first)].filter((id) => list.includes(id));
      expect(firstOf(list, first)).toEqual([...wanted, ...list.filter((id) => !wanted.includes(id))]);
      expect(firstOf(firstOf(list, first), first)).toEqual(firstOf(list, first));
      expect(firstOf(list, [])).toEqual(list);
    }));
  });
});

describe('places that are written', () => {
  it('put one that is moved just there, whichever way it goes, and lose nobody', () => {
    fc.assert(fc.property(ids.filter((list) => list.length > 0), fc.nat(), fc.nat(), (list, a, b) => {
      const [from, to] = [a % list.length, b % list.length];
      const moved = byPlaces(list, list.map((_, i) => (i === from ? to + 1 : i + 1)));
      expect(moved.indexOf(list[from]!)).toBe(to);
      expect(moved.filter((id) => id !== list[from])).toEqual(list.filter((id) => id !== list[from]));
    }));
    fc.assert(fc.property(ids, fc.array(fc.integer()), (list, places) => { expect([...byPlaces(list, places)].sort()).toEqual([...list].sort()); }));
  });

  it('are a step up or down by a button, and the ends stay where they are', () => {
    expect([stepped(['a', 'b', 'c'], 'b', -1), stepped(['a', 'b', 'c'], 'b', 1), stepped(['a', 'b'], 'a', -1), stepped(['a', 'b'], 'b', 1), stepped(['a', 'b'], 'x', 1)]).toEqual([['b', 'a', 'c'], ['a', 'c', 'b'], ['a', 'b'], ['a', 'b'], ['a', 'b']]);
  });
});

describe('an order that is published over the files', () => {
  const last = tried(files, 'dalarna', 'export')!.at(-1)!;
  const ordered = (routing: Overlay['routing'], more: Partial<Overlay> = {}) => overlaid(files, { ...noOverlay, ...more, routing });

  it('is not there in what was published before there were orders, and then changes nothing', () => {
    const old = Overlay.parse({ actors: {}, over: {}, homes: {}, sources: {}, golden: {} });
    expect(old).toEqual(noOverlay);
    expect(overlaid(files, old)).toBe(files);
  });

  it('holds for its need and its region and for nothing else, and is another version', () => {
    const now = ordered({ dalarna: { export: [last] } });
    expect(tried(now, 'dalarna', 'export')).toEqual([last, ...tried(files, 'dalarna', 'export')!.filter((id) => id !== last)]);
    expect({ ...routingOf(now, 'dalarna'), export: [] }).toEqual({ ...routingOf(files, 'dalarna'), export: [] });
    expect(routingOf(now, 'orebro')).toEqual(routingOf(files, 'orebro'));
    expect(now.version).not.toBe(files.version);
    expect(now.version).not.toBe(ordered({ dalarna: { export: ['x'] } }).version);
    expect([...checkWhole(now)]).toEqual([]);
  });

  it('passes over what nobody knows, and brings no service into a need, nor a need or a region into being', () => {
    const now = ordered({ dalarna: { export: ['nobody', 'almi-mikrolan', last], ingenting: [last] }, ingenstans: { export: [last] }, nationella: { export: [last] } });
    expect(tried(now, 'dalarna', 'export')![0]).toBe(last);
    expect(tried(now, 'dalarna', 'export')).not.toContain('almi-mikrolan');
    expect(Object.keys(routingOf(now, 'dalarna'))).toEqual(Object.keys(routingOf(files, 'dalarna')));
    expect([...checkWhole(now)]).toEqual([]);
  });

  it('has a service that is closed nowhere, and one that is new where it says', () => {
    const almi = files.regions.flatMap(({ actors }) => actors).find(({ id }) => id === 'almi-dalarna')!;
    const changed = { ...almi, services: [...almi.services.map((one) => (one.id === 'almi-mikrolan' ? { ...one, closed: true } : one)), { ...almi.services[0]!, id: 'almi-nytt', needs: ['lan'] }] };
    const now = ordered({ dalarna: { lan: ['almi-mikrolan', 'almi-nytt'] } }, { actors: { [almi.id]: changed } });
    expect(tried(now, 'dalarna', 'lan')![0]).toBe('almi-nytt');
    expect(tried(now, 'dalarna', 'lan')).not.toContain('almi-mikrolan');
    expect([...checkWhole(now)]).toEqual([]);
  });

  it('is how likely each service is for a company with that need of which nothing else is known', () => {
    const nothing = { region: 'dalarna', general: 0, known: {}, found: new Map(), denied: [], wanted: [], unwanted: [], told: new Map() };
    const likeliest = (one: typeof files, need: string) => [...believe(makeWorld(one, { sv: {}, en: {} }, { live: 'knowledge', broken: () => false }), { ...nothing, needs: new Map([[need, 1]]) })].sort(([, p], [, q]) => q - p)[0]![0];
    for (const need of ['export', 'coachning', 'mentor', 'lan']) {
      const [first = '', second = ''] = tried(files, 'dalarna', need)!;
      expect([likeliest(files, need), likeliest(ordered({ dalarna: { [need]: [second] } }), need)]).toEqual([first, second]);
    }
  });

  const draft = (order: readonly string[]): Drafted => ({ kind: 'order', id: 'dalarna/export', region: 'dalarna', body: JSON.stringify(order) });
  const made = (order: readonly string[], before = noOverlay) => { const next = withDrafts(files, before, [draft(order)], []); if ('wrong' in next) throw new Error('wrong'); return next.overlay; };

  it('comes of a draft, tells all of what was tried before and is now, and is its region\'s', () => {
    const order = [last, ...tried(files, 'dalarna', 'export')!.filter((id) => id !== last)];
    const overlay = made(order);
    expect(overlay.routing).toEqual({ dalarna: { export: order } });
    const changed = changedBetween(files, noOverlay, overlay);
    expect(changed).toEqual([{ kind: 'order', id: 'dalarna/export', region: 'dalarna', changes: [{ field: 'order', from: tried(files, 'dalarna', 'export'), to: order }] }]);
    expect(regionsOf(files, changed)).toEqual(['dalarna']);
    expect(changedBetween(files, overlay, overlay)).toEqual([]);
    expect(orderIn(draft(order).body)).toEqual(order);
  });

  it('is not over the file any more where it says what the file says', () => {
    const before = made([last]);
    expect(before.routing).toEqual({ dalarna: { export: [last] } });
    expect(made(tried(files, 'dalarna', 'export')!, before)).toEqual(noOverlay);
  });

  it('asks only for regions that have ways and needs that there are', () => {
    expect([tried(files, 'nationella', 'export'), tried(files, 'ingenstans', 'export'), tried(files, 'dalarna', 'constructor'), tried(files, 'dalarna', '__proto__')]).toEqual([undefined, undefined, undefined, undefined]);
  });
});

import { describe, expect, it } from 'vitest';
import { checkWhole, formOf, wrongAt } from '../../src/editing/check.ts';
import { noOverlay, outrun, overlaid } from '../../src/editing/overlay.ts';
import { markOf } from '../../src/editing/same.ts';
import { readKnowledge } from '../../src/knowledge/load.ts';

const knowledge = readKnowledge('knowledge');
const actorOf = (id: string) => knowledge.regions.flatMap(({ actors }) => actors).find((actor) => actor.id === id)!;
const almi = actorOf('almi-dalarna');
const over = (...actors: (typeof almi)[]) => overlaid(knowledge, { ...noOverlay, actors: Object.fromEntries(actors.map((actor) => [actor.id, actor])) });
const routingOf = (one: typeof knowledge, region: string) => one.regions.find(({ region: { id } }) => id === region)!.routing;

describe('what is published over the files', () => {
  it('leaves the files\' knowledge as it was where it is empty, and that has no faults', () => {
    expect(overlaid(knowledge, noOverlay)).toBe(knowledge);
    expect([...checkWhole(knowledge)]).toEqual([]);
  });

  it('takes a closed service out of the ways, and the whole still holds together', () => {
    const closed = over({ ...almi, services: almi.services.map((service) => (service.id === 'almi-mikrolan' ? { ...service, closed: true } : service)) });
    expect(JSON.stringify(routingOf(knowledge, 'dalarna'))).toContain('almi-mikrolan');
    expect(JSON.stringify(routingOf(closed, 'dalarna'))).not.toContain('almi-mikrolan');
    expect([...checkWhole(closed)]).toEqual([]);
    expect(closed.version).not.toBe(knowledge.version);
  });

  it('puts a new service last among those that answer its needs', () => {
    const added = over({ ...almi, services: [...almi.services, { ...almi.services[0]!, id: 'almi-nytt', needs: ['lan'] }] });
    expect(routingOf(added, 'dalarna')['lan']!.at(-1)).toBe('almi-nytt');
    expect(routingOf(added, 'orebro')['lan']).not.toContain('almi-nytt');
  });

  it('has an actor that no file has in its home, last in its ways, and leaves out one that has no home', () => {
    const fresh = { ...almi, id: 'ny-aktor', name: 'Ny aktör', aliases: [], services: [{ ...almi.services[0]!, id: 'ny-tjanst', needs: ['lan'] }] };
    const added = overlaid(knowledge, { ...noOverlay, actors: { [fresh.id]: fresh }, homes: { [fresh.id]: 'dalarna' } });
    expect(added.regions.find(({ region }) => region.id === 'dalarna')!.actors.at(-1)).toBe(fresh);
    expect(routingOf(added, 'dalarna')['lan']!.at(-1)).toBe('ny-tjanst');
    expect([...checkWhole(added)]).toEqual([]);
    expect(JSON.stringify(over(fresh))).not.toContain('ny-aktor');
    expect(outrun({ ...knowledge, regions: knowledge.regions.map((one) => ({ ...one, actors: [...one.actors, ...(one.region.id === 'dalarna' ? [fresh] : [])] })) }, { ...noOverlay, actors: { [fresh.id]: { ...fresh, name: 'Annat' } }, homes: { [fresh.id]: 'dalarna' } })).toEqual(['ny-aktor']);
  });

  it('tells all that does not hold together at the actor and the field', () => {
    const wrong = checkWhole(over({ ...almi, serves: ['dalrna'], notUs: [{ what: { sv: 'Bidrag' }, to: 'ingen-alls' }], purpose: { sv: 'Lån.', sources: ['saknas'] } })).get('almi-dalarna')!;
    expect(wrongAt(wrong, 'serves')).toMatch(/dalarna/);
    expect(wrongAt(wrong, 'notUs.0.to')).toMatch(/finns inte/);
    expect(wrongAt(wrong, 'purpose')).toMatch(/källan «saknas» finns inte/i);
    expect(wrongAt(wrong, 'name')).toBeUndefined();
  });

  it('refuses to send a company on to the actor itself, or to one that is gone', () => {
    const gone = knowledge.regions.flatMap(({ actors }) => actors).find(({ status }) => status === 'closed')!;
    const wrong = checkWhole(over({ ...almi, notUs: [{ what: { sv: 'A' }, to: almi.id }, { what: { sv: 'B' }, to: gone.id }] })).get(almi.id)!;
    expect(wrong.map(({ path }) => path)).toEqual(['notUs.0.to', 'notUs.1.to']);
  });

  it('tells what is wrong with the form at its field, in Swedish', () => {
    const form = formOf({ ...almi, status: 'aktiv', purpose: { sv: 'Lån' }, expires: 30, name: undefined });
    const wrong = 'wrong' in form ? form.wrong : [];
    expect(wrongAt(wrong, 'status')).toMatch(/active/);
    expect(wrongAt(wrong, 'purpose')).toMatch(/källa/);
    expect(wrongAt(wrong, 'expires')).toMatch(/högst 10/);
    expect(wrongAt(wrong, 'name')).toMatch(/saknas/);
  });

  it('says which files have changed since something was published over them', () => {
    const overlay = { ...noOverlay, actors: { [almi.id]: { ...almi, name: 'Almi' } }, over: { [almi.id]: markOf(almi) } };
    expect(outrun(knowledge, overlay)).toEqual([]);
    const changed = { ...knowledge, regions: knowledge.regions.map((one) => ({ ...one, actors: one.actors.map((actor) => (actor.id === almi.id ? { ...actor, aliases: [] } : actor)) })) };
    expect(outrun(changed, overlay)).toEqual([almi.id]);
  });
});

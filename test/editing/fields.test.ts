import { describe, expect, it } from 'vitest';
import { actorForm, cellsFrom, fieldsIn, serviceForm, withCells } from '../../src/editing/fields.ts';
import { isSame } from '../../src/editing/same.ts';
import { readKnowledge } from '../../src/knowledge/load.ts';
import { Actor } from '../../src/knowledge/schema.ts';

const knowledge = readKnowledge('knowledge');
const actors = knowledge.regions.flatMap(({ actors: all }) => all);
const [own, services] = [fieldsIn(actorForm), fieldsIn(serviceForm)];

describe('the places of a form', () => {
  it('give every actor and service of ours back as it was', () => {
    const changed = actors.flatMap((actor) => [
      ...(isSame(Actor.parse(withCells(own, actor, cellsFrom(own, actor))), actor) ? [] : [actor.id]),
      ...actor.services.flatMap((service) => (isSame(withCells(services, service, cellsFrom(services, service)), service) ? [] : [service.id])),
    ]);
    expect(changed).toEqual([]);
    expect(actors.length).toBeGreaterThan(50);
  });

  it('leave what they do not show as it was', () => {
    const actor = { ...actors[0]!, slack: { channel: 'min-kanal' }, brand: { language: 'en', colour: '#112233' } };
    const next = withCells(own, actor, { name: 'Nytt namn', 'brand.colour': '' }) as Actor;
    expect(next).toMatchObject({ name: 'Nytt namn', slack: { channel: 'min-kanal' }, brand: { language: 'en' }, services: actor.services });
    expect(next.brand).not.toHaveProperty('colour');
  });

  it('make a fact of what is written, and nothing of what is empty', () => {
    const next = withCells(own, {}, { 'best.sv': ' Små lån ', 'best.en': '', 'best.sources': 'a\nb', 'best.unverified': '', 'goals.sv': '', 'goals.sources': 'a', 'goals.unverified': 'ja' });
    expect(next).toEqual({ best: { sv: 'Små lån', sources: ['a', 'b'] } });
  });

  it('say of a value that it is known to be missing where it is empty and has an origin', () => {
    expect(withCells(own, {}, { 'website.v': '', 'website.sources': '', 'website.unverified': 'ja' })).toEqual({ website: { v: null, unverified: true } });
    expect(withCells(own, {}, { 'contact.phone.v': '', 'contact.phone.sources': '' })).toEqual({});
  });

  it('keep the order of what was chosen before', () => {
    expect(withCells(services, { needs: ['mentor', 'lan', 'export'] }, { needs: 'export\nlan\nvaxa' })).toEqual({ needs: ['lan', 'export', 'vaxa'] });
  });

  it('take rows away that have been emptied, and add new ones', () => {
    const actor = { closed: [{ from: '2027-07-12', to: '2027-08-08', note: { sv: 'Ring.' } }, { from: '2027-12-20', to: '2027-12-31' }] };
    const next = withCells(own, actor, { 'closed.0.from': '', 'closed.0.to': '', 'closed.0.note.sv': '', 'closed.1.from': '2027-12-20', 'closed.1.to': '2028-01-02', 'closed.2.from': '2028-07-01', 'closed.2.to': '2028-07-31' });
    expect(next).toEqual({ closed: [{ from: '2027-12-20', to: '2028-01-02' }, { from: '2028-07-01', to: '2028-07-31' }] });
  });
});

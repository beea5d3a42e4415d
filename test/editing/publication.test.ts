import { describe, expect, it } from 'vitest';
import { allGolden, nameFrom, ofRegions } from '../../src/editing/golden.ts';
import { assuranceOf } from '../../src/editing/assurance.ts';
import { noOverlay } from '../../src/editing/overlay.ts';
import { changedBetween, regionsOf, withDrafts } from '../../src/editing/publication.ts';
import type { Drafted } from '../../src/editing/publication.ts';
import { readKnowledge } from '../../src/knowledge/load.ts';

const files = readKnowledge('knowledge');
const actorOf = (id: string) => files.regions.flatMap(({ actors }) => actors).find((actor) => actor.id === id)!;
const almi = actorOf('almi-dalarna');
const draft = (kind: Drafted['kind'], id: string, body: unknown): Drafted => ({ kind, id, region: 'dalarna', body: typeof body === 'string' ? body : JSON.stringify(body) });
const made = (chosen: Drafted[], all = chosen, before = noOverlay) => { const next = withDrafts(files, before, chosen, all); if ('wrong' in next) throw new Error('wrong'); return next.overlay; };

describe('what drafts amount to when they are published', () => {
  it('is put over what was published before, with the sources that it names', () => {
    const source = draft('source', 'ny_kalla', { title: 'Ny', publisher: 'Almi', url: '', dated: '2026' });
    const other = draft('source', 'annan', { title: 'Annan', publisher: 'X', url: '', dated: '2026' });
    const actor = draft('actor', almi.id, { ...almi, best: { sv: 'Lån', sources: ['ny_kalla'] } });
    const overlay = made([actor], [actor, source, other], made([draft('golden', 'dalarna/a', 'text')]));
    expect(Object.keys(overlay.actors)).toEqual([almi.id]);
    expect(Object.keys(overlay.sources)).toEqual(['ny_kalla']);
    expect(overlay.golden).toEqual({ 'dalarna/a': 'text' });
    expect(changedBetween(files, noOverlay, overlay).map(({ kind, id }) => `${kind} ${id}`)).toEqual(['actor almi-dalarna', 'golden dalarna/a', 'source ny_kalla']);
    expect(regionsOf(files, changedBetween(files, noOverlay, overlay))).toEqual(['dalarna']);
  });

  it('has a new actor where it was drafted, keeps it there when it is changed, and tells all of it as what is new', () => {
    const fresh = { ...almi, id: 'ny-aktor', name: 'Ny aktör' };
    const once = made([{ ...draft('actor', 'ny-aktor', fresh), region: 'orebro' }]);
    expect([once.homes, once.over]).toEqual([{ 'ny-aktor': 'orebro' }, {}]);
    const [added] = changedBetween(files, noOverlay, once);
    expect([added!.region, added!.changes.find(({ field }) => field === 'name')]).toEqual(['orebro', { field: 'name', from: undefined, to: 'Ny aktör' }]);
    const twice = made([draft('actor', 'ny-aktor', { ...fresh, name: 'Nyare' })], [], once);
    expect(twice.homes).toEqual({ 'ny-aktor': 'orebro' });
    expect(changedBetween(files, once, twice)[0]!.changes).toEqual([{ field: 'name', from: 'Ny aktör', to: 'Nyare' }]);
    expect(changedBetween(files, twice, noOverlay).map(({ id, changes }) => [id, changes.find(({ field }) => field === 'name')!.to])).toEqual([['ny-aktor', undefined]]);
  });

  it('is nothing where an actor has gone back to what its file says', () => {
    const changed = made([draft('actor', almi.id, { ...almi, name: 'Annat' })]);
    expect(made([draft('actor', almi.id, almi)], [], changed)).toEqual(noOverlay);
  });

  it('is all that is wrong, where the form of one is not right', () => {
    const next = withDrafts(files, noOverlay, [draft('actor', almi.id, { ...almi, status: 'öppen' })], []);
    expect('wrong' in next && next.wrong.get(almi.id)!.map(({ path }) => path)).toEqual(['status']);
  });

  it('takes a golden conversation away where its text is emptied', () => {
    const texts = { 'dalarna/a': 'A', 'orebro/b': 'B' };
    expect(allGolden(texts, made([draft('golden', 'dalarna/a', ' \n')]))).toEqual({ 'orebro/b': 'B' });
    expect(ofRegions(texts, ['dalarna'])).toEqual({ 'dalarna/a': 'A' });
    expect([nameFrom('Åkeriet söker lokal!'), nameFrom('…')]).toEqual(['akeriet-soker-lokal', 'samtal']);
  });
});

it('what nobody has confirmed for a year is to be asked about', () => {
  const at = (day?: string) => assuranceOf(day === undefined ? {} : { assured: { by: 'Anna', at: day } }, '2026-11-26T08:00:00.000Z');
  expect([at(), at('2025-11-20'), at('2025-12-01')]).toEqual(['missing', 'old', 'fresh']);
});

import { describe, expect, it } from 'vitest';
import { changesBetween, meet, withChanges } from '../../src/editing/changes.ts';

const base = { id: 'a', name: 'A', purpose: { sv: 'Råd.', unverified: true }, services: [{ id: 's', needs: ['lan'], closed: false }, { id: 't', needs: ['export'] }] };

describe('what has changed in an actor', () => {
  it('is told field by field, services by their ids', () => {
    const after = { ...base, name: 'B', services: [{ id: 't', needs: ['export'] }, { id: 's', needs: ['lan'], closed: true }, { id: 'u' }] };
    expect(changesBetween(base, after)).toEqual([
      { field: 'name', from: 'A', to: 'B' },
      { service: 's', field: 'closed', from: false, to: true },
      { service: 'u', field: '', from: undefined, to: { id: 'u' } },
    ]);
  });

  it('can be done again to what it was', () => {
    const after = { ...base, best: { sv: 'Lån', unverified: true }, services: [{ id: 's', needs: ['lan', 'export'], closed: false }] };
    expect(changesBetween(after, withChanges(base, changesBetween(base, after)))).toEqual([]);
  });

  it('is put together where two have changed different things, and is a choice where they have changed the same', () => {
    const mine = { ...base, name: 'Mitt', purpose: { sv: 'Mina råd.', unverified: true } };
    const theirs = { ...base, name: 'Deras', services: [{ id: 's', needs: [], closed: false }, { id: 't', needs: ['export'] }] };
    const { both, choices } = meet(base, mine, theirs);
    expect(both).toEqual({ ...theirs, purpose: mine.purpose });
    expect(choices).toEqual([{ mine: { field: 'name', from: 'A', to: 'Mitt' }, theirs: { field: 'name', from: 'A', to: 'Deras' } }]);
  });
});

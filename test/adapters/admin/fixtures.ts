import type { Scope } from '../../../src/accounts/account.ts';
import type { Store } from '../../../src/store/store.ts';
import { haveAccount } from './visitor.ts';

/** Where a thing can lie: with those who are tried, elsewhere, or nowhere. */
export type Column = 'here' | 'there' | 'absent';

/** Whose the things of each column are. */
export const here: Scope = { regions: ['dalarna'], actors: ['almi-dalarna'] };
export const there: Scope = { regions: ['orebro'], actors: ['almi-orebro'] };

export type Fixture = Record<Column, string> & {
  /** Reached by everybody who has the right, wherever they belong. */
  everybodys?: true;
  /** Puts the things there, before each try: the one before may have changed them. */
  make?: (store: Store) => Promise<unknown>;
};

/** What the paths of routes name, by the name in the path. A path that names several gets all of them out of the same column. */
export const fixtures: Record<string, Fixture> = {
  // Links that let somebody in: for whoever has one.
  key: { here: 'x.y', there: 'x.z', absent: 'x.å', everybodys: true },
  // Accounts, which are managed by admins only.
  konto: {
    here: 'account-here', there: 'account-there', absent: 'account-nowhere', everybodys: true,
    make: async (store) => { await haveAccount(store, { id: 'account-here', role: 'reader', region: 'dalarna' }); await haveAccount(store, { id: 'account-there', role: 'reader', region: 'orebro' }); },
  },
};

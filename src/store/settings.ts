import type { Kysely } from 'kysely';
import { Settings } from '../events.ts';
import type { Tell } from './append.ts';
import { readKept } from './damaged.ts';
import type { Store } from './store.ts';
import type { Tables } from './tables.ts';

/** The part of the store that keeps what actors have set themselves. */
export function settingsIn(db: Kysely<Tables>, tell: Tell): Pick<Store, 'settings' | 'setSettings'> {
  return {
    settings: async () => {
      const rows = await db.selectFrom('settings').selectAll().orderBy('actor').orderBy('municipality').execute();
      return rows.map(({ actor, body }) => readKept(Settings, body, `what ${actor} has set`));
    },
    setSettings: async (settings, at) => {
      const values = { body: JSON.stringify(settings), at };
      await db.transaction().execute(async (trx) => {
        await trx.insertInto('settings').values({ actor: settings.actor, municipality: settings.municipality ?? '', ...values })
          .onConflict((conflict) => conflict.columns(['actor', 'municipality']).doUpdateSet(values)).execute();
        await tell(trx, 'settings');
      });
    },
  };
}

import type { Kysely } from 'kysely';
import type { Installation, Store } from './store.ts';
import type { Tables } from './tables.ts';

/** The part of the store that keeps how the app is let into workspaces. The body is sealed before it comes here. */
export function installationsIn(db: Kysely<Tables>): Pick<Store, 'installations' | 'setInstallation' | 'markInstallation'> {
  return {
    // A workspace whose key is in the settings has a row only for what is wrong with it.
    installations: async () => (await db.selectFrom('installations').selectAll().orderBy('at').orderBy('team').execute()).map(installationFrom),
    setInstallation: async ({ team, enterprise, app, body, at }) => {
      const values = { enterprise: enterprise ?? null, app, body };
      await db.insertInto('installations').values({ team, ...values, problem: null, at }).onConflict((conflict) => conflict.column('team').doUpdateSet(values)).execute();
    },
    markInstallation: async (team, problem, at) => {
      if (problem === undefined) {
        const { numUpdatedRows } = await db.updateTable('installations').set({ problem: null }).where('team', '=', team).where('problem', 'is not', null).executeTakeFirstOrThrow();
        return Number(numUpdatedRows) > 0;
      }
      const { numInsertedOrUpdatedRows } = await db.insertInto('installations').values({ team, enterprise: null, app: '', body: '', problem, at })
        .onConflict((conflict) => conflict.column('team').doUpdateSet({ problem }).where('installations.problem', 'is', null)).executeTakeFirstOrThrow();
      return Number(numInsertedOrUpdatedRows) > 0;
    },
  };
}

function installationFrom({ team, enterprise, app, body, problem, at }: Tables['installations']): Installation {
  return { team, ...(enterprise === null ? {} : { enterprise }), app, body, ...(problem === null ? {} : { problem }), at };
}

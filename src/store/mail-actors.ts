import type { Kysely } from 'kysely';
import type { Tell } from './append.ts';
import type { Store } from './store.ts';
import type { Tables } from './tables.ts';

/** The part of the store for actors by e-mail: who has been written to, what has been used up, and what stays elsewhere of what was forgotten. */
export function mailActorsIn(db: Kysely<Tables>, tell: Tell): Pick<Store, 'mailedAt' | 'setMailed' | 'spend' | 'isSpent' | 'addDelivery' | 'leave' | 'leftBehind'> {
  return {
    mailedAt: async (handover) => (await db.selectFrom('mailed').select('at').where('handover', '=', handover).executeTakeFirst())?.at,
    setMailed: async (handover, at) => {
      await db.insertInto('mailed').columns(['handover', 'conversation', 'at'])
        .expression(({ selectFrom, val }) => selectFrom('handovers').select((row) => [row.ref('id').as('handover'), 'conversation', val(at).as('at')]).where('id', '=', handover))
        .onConflict((conflict) => conflict.column('handover').doNothing()).execute();
    },
    spend: async ({ hash, until }, now) => {
      await db.deleteFrom('spent').where('until', '<', now).execute();
      const { numInsertedOrUpdatedRows } = await db.insertInto('spent').values({ hash, until }).onConflict((conflict) => conflict.column('hash').doNothing()).executeTakeFirstOrThrow();
      return Number(numInsertedOrUpdatedRows) === 1;
    },
    isSpent: async (hash) => (await db.selectFrom('spent').select('hash').where('hash', '=', hash).executeTakeFirst()) !== undefined,
    addDelivery: (delivery) => db.transaction().execute(async (trx) => {
      const { numInsertedOrUpdatedRows } = await trx.insertInto('deliveries')
        .columns(['id', 'kind', 'conversation', 'handover', 'version', 'due', 'state', 'attempts', 'claimed', 'next_at', 'ambiguous'])
        // Only while there is something to tell of: it may have been forgotten meanwhile.
        .expression(({ selectFrom, val }) => selectFrom('handovers').select([
          val(delivery.id).as('id'), val(delivery.kind).as('kind'), 'handovers.conversation', 'handovers.id as handover', val(delivery.version).as('version'), val(delivery.due).as('due'),
          val('due').as('state'), val(0).as('attempts'), val(0).as('claimed'), val(delivery.due).as('next_at'), val(0).as('ambiguous'),
        ]).where('id', '=', delivery.handover))
        .onConflict((conflict) => conflict.column('id').doNothing()).executeTakeFirstOrThrow();
      await tell(trx, { conversation: delivery.conversation, deliveries: true, forgotten: false });
      return Number(numInsertedOrUpdatedRows) === 1;
    }),
    leave: async (handover, why, at) => {
      await db.insertInto('left_behind').values({ handover, why, since: at, at }).onConflict((conflict) => conflict.column('handover').doUpdateSet({ why, at })).execute();
    },
    leftBehind: () => db.selectFrom('left_behind').innerJoin('places', 'places.handover', 'left_behind.handover')
      .select(['left_behind.handover', 'places.channel', 'places.ts', 'left_behind.why', 'left_behind.since', 'left_behind.at']).orderBy('left_behind.since').orderBy('left_behind.handover').execute(),
  };
}

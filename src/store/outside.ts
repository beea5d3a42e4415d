import type { Kysely } from 'kysely';
import type { Channel, Place, Store } from './store.ts';
import type { Tables } from './tables.ts';

/** The part of the store that knows where an outside world shows things, and what has arrived from it. */
export function outsideIn(db: Kysely<Tables>): Pick<Store, 'place' | 'setPlace' | 'toClear' | 'cleared' | 'channel' | 'channels' | 'setChannel' | 'moveChannel' | 'keep' | 'unhandled' | 'handled'> {
  return { ...placesIn(db), ...channelsIn(db), ...requestsIn(db) };
}

function placesIn(db: Kysely<Tables>): Pick<Store, 'place' | 'setPlace' | 'toClear' | 'cleared'> {
  return {
    place: async (handover) => {
      const row = await db.selectFrom('places').select(['handover', 'team', 'channel', 'ts']).where('handover', '=', handover).executeTakeFirst();
      return row && placeFrom(row);
    },
    setPlace: async (handover, { team = null, channel, ts }) => {
      await db.insertInto('places')
        .values(({ selectFrom }) => ({ handover, team, channel, ts, conversation: selectFrom('handovers').select('conversation').where('id', '=', handover) }))
        .onConflict((conflict) => conflict.column('handover').doUpdateSet({ team, channel, ts }))
        .execute();
    },
    toClear: async () => {
      const rows = await db.selectFrom('places').leftJoin('handovers', 'handovers.id', 'places.handover').select(['places.handover', 'places.team', 'places.channel', 'places.ts']).where('handovers.id', 'is', null).orderBy('places.handover').execute();
      return rows.map(placeFrom);
    },
    cleared: async (handover) => {
      await db.deleteFrom('left_behind').where('handover', '=', handover).execute();
      await db.deleteFrom('places').where('handover', '=', handover).execute();
    },
  };
}

/** A place as the port gives it. */
export function placeFrom({ team, ...place }: Omit<Tables['places'], 'conversation'>): Place {
  return { ...place, ...(team === null ? {} : { team }) };
}

function channelsIn(db: Kysely<Tables>): Pick<Store, 'channel' | 'channels' | 'setChannel' | 'moveChannel'> {
  return {
    channel: async (name) => {
      const row = await db.selectFrom('channels').selectAll().where('name', '=', name).executeTakeFirst();
      return row && channelFrom(row);
    },
    channels: async () => (await db.selectFrom('channels').selectAll().orderBy('name').execute()).map(channelFrom),
    setChannel: async ({ name, id, problem, at }) => {
      const values = { id: id ?? null, problem: problem ?? null, at };
      await db.insertInto('channels').values({ name, ...values }).onConflict((conflict) => conflict.column('name').doUpdateSet(values)).execute();
    },
    moveChannel: (from, to, at) => db.transaction().execute(async (trx) => {
      await trx.updateTable('channels').set({ id: to, at }).where('id', '=', from).execute();
      await trx.updateTable('places').set({ channel: to }).where('channel', '=', from).execute();
    }),
  };
}

function channelFrom({ name, id, problem, at }: Tables['channels']): Channel {
  return { name, ...(id === null ? {} : { id }), ...(problem === null ? {} : { problem }), at };
}

function requestsIn(db: Kysely<Tables>): Pick<Store, 'keep' | 'unhandled' | 'handled'> {
  return {
    keep: async ({ id, at, body }) => {
      const { numInsertedOrUpdatedRows } = await db.insertInto('requests').values({ id, at, body, handled_at: null })
        .onConflict((conflict) => conflict.column('id').doNothing()).executeTakeFirstOrThrow();
      return Number(numInsertedOrUpdatedRows) === 1;
    },
    unhandled: async (kept) => {
      const rows = await db.selectFrom('requests').select(['id', 'body']).where('handled_at', 'is', null)
        .$if(kept !== undefined, (query) => query.where('at', '>', kept?.after ?? '').where('at', '<', kept?.before ?? '')).orderBy('at').orderBy('id').execute();
      return rows.map(({ id, body }) => ({ id, body: body ?? '' }));
    },
    handled: async (id, at) => {
      await db.updateTable('requests').set({ body: null, handled_at: at }).where('id', '=', id).execute();
    },
  };
}

import type { Kysely } from 'kysely';
import type { Tell } from './append.ts';
import { examplesIn, markPublished } from './example-rows.ts';
import { brokenOff } from './learning.ts';
import type { Learning, TrainingEnded, TrainingRow } from './learning.ts';
import { publishWithin } from './publishing.ts';
import type { Tables } from './tables.ts';

const thousand = 1000;

/** What there is to learn from and every training, over a database. */
export function learningIn(db: Kysely<Tables>, tell: Tell): Learning {
  return {
    ...examplesIn(db),
    ...trainingsIn(db),
    publishModel: (publication, expected, learnt, training) => db.transaction().execute(async (trx) => {
      if (!(await publishWithin(trx, tell, publication, expected))) return false;
      await markPublished(trx, learnt);
      if (training !== undefined) await trx.updateTable('trainings').set({ state: 'published', model: null, ...(publication.why === undefined ? {} : { why: publication.why }) }).where('id', '=', training).execute();
      return true;
    }),
  };
}

function trainingsIn(db: Kysely<Tables>): Pick<Learning, 'trainings' | 'training' | 'beginTraining' | 'beat' | 'endTraining' | 'discardTraining'> {
  return {
    trainings: async (limit) => (await db.selectFrom('trainings').select(['id', 'at', 'account', 'name', 'state', 'running', 'heartbeat', 'share', 'ended_at', 'why']).orderBy('at', 'desc').orderBy('id', 'desc').limit(limit).execute()).map(about),
    training: async (id) => {
      const row = await db.selectFrom('trainings').selectAll().where('id', '=', id).executeTakeFirst();
      return row && ended(row);
    },
    beginTraining: ({ id, at, account = null, name }, lost) => db.transaction().execute(async (trx) => {
      await trx.updateTable('trainings').set({ state: 'failed', running: null, ended_at: at, why: brokenOff }).where('running', '=', 'one').where('heartbeat', '<', lost).execute();
      const { numInsertedOrUpdatedRows: put } = await trx.insertInto('trainings').values({ id, at, account, name, state: 'running', running: 'one', heartbeat: at, share: 0, ended_at: null, why: null, result: null, model: null })
        .onConflict((conflict) => conflict.column('running').doNothing()).executeTakeFirstOrThrow();
      return put === 1n;
    }),
    beat: async (id, share, at) => one(await db.updateTable('trainings').set({ heartbeat: at, share: Math.round(share * thousand) }).where('id', '=', id).where('running', '=', 'one').executeTakeFirstOrThrow()),
    endTraining: (id, { at, state, ...came }) => db.transaction().execute(async (trx) => {
      const values = 'model' in came ? { share: thousand, result: came.result, model: came.model } : { why: came.why ?? null };
      if (!one(await trx.updateTable('trainings').set({ state, running: null, ended_at: at, ...values }).where('id', '=', id).where('running', '=', 'one').executeTakeFirstOrThrow())) return false;
      // A model weighs some megabytes, and a new one takes the place of one that nobody has published.
      if (state === 'done') await trx.updateTable('trainings').set({ state: 'discarded', model: null }).where('state', '=', 'done').where('id', '<>', id).execute();
      return true;
    }),
    discardTraining: async (id) => one(await db.updateTable('trainings').set({ state: 'discarded', model: null }).where('id', '=', id).where('state', '=', 'done').executeTakeFirstOrThrow()),
  };
}

function one({ numUpdatedRows }: { numUpdatedRows: bigint }): boolean {
  return numUpdatedRows === 1n;
}

type Row = Tables['trainings'];

function about({ id, at, account, name, state, heartbeat, share, ended_at: endedAt, why }: Omit<Row, 'result' | 'model'>): TrainingRow {
  return { id, at, name, state, heartbeat, share: Number(share) / thousand, ...(account === null ? {} : { account }), ...(endedAt === null ? {} : { endedAt }), ...(why === null ? {} : { why }) };
}

function ended(row: Row): TrainingEnded {
  return { ...about(row), ...(row.result === null ? {} : { result: row.result }), ...(row.model === null ? {} : { model: row.model }) };
}

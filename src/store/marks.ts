import type { Kysely } from 'kysely';
import type { Kin, Store } from './store.ts';
import type { Tables } from './tables.ts';

/** The part of the store that knows a company again: chains of handovers that share a mark with one. */
export function marksIn(db: Kysely<Tables>): Pick<Store, 'kin'> {
  return {
    kin: async (chain) => {
      const rows = await db.selectFrom('marks as own').innerJoin('marks as other', 'other.mark', 'own.mark')
        .where('own.chain', '=', chain).whereRef('other.chain', '!=', 'own.chain')
        .groupBy('other.chain')
        .select(({ fn, ref }) => ['other.chain as chain', fn.min(ref('own.shown')).as('own'), fn.min(ref('other.shown')).as('others')])
        .orderBy('other.chain').execute();
      return rows.map(({ chain: other, own, others }): Kin => ({ chain: other, shown: Number(own) === 1 && Number(others) === 1 }));
    },
  };
}

/** Keeps the marks of a chain within the transaction that its contact is kept in. */
export async function writeMarks(trx: Kysely<Tables>, conversation: string, { chain, marks, shown }: { chain: string; marks: readonly string[]; shown: boolean }): Promise<void> {
  if (marks.length === 0) return;
  await trx.insertInto('marks').values(marks.map((mark) => ({ chain, mark, conversation, shown: shown ? 1 : 0 })))
    .onConflict((conflict) => conflict.columns(['chain', 'mark']).doNothing()).execute();
}

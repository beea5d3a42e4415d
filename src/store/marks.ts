import type { Kysely } from 'kysely';
import { openStatuses } from '../statuses.ts';
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

/** Other conversations' open handovers whose cards tell of this one: of the same company, where it has allowed that both times. Due at once. */
export async function cardsThatKnow(trx: Kysely<Tables>, conversation: string): Promise<{ handover: string; conversation: string; due: string }[]> {
  return trx.selectFrom('marks as own').innerJoin('marks as other', 'other.mark', 'own.mark').innerJoin('handovers', 'handovers.chain', 'other.chain')
    .where('own.conversation', '=', conversation).where('own.shown', '=', 1).where('other.shown', '=', 1)
    .whereRef('handovers.conversation', '!=', 'own.conversation').where('handovers.status', 'in', openStatuses)
    .select(['handovers.id as handover', 'handovers.conversation as conversation', 'handovers.changed_at as due']).distinct().orderBy('handovers.id').execute();
}

import type { Kysely } from 'kysely';
import type { Store } from './store.ts';
import type { Tables } from './tables.ts';

/**
 * The part of the store that sees to it that a weekly letter goes to a channel once. It belongs to no conversation, so it has a
 * row of its own, claimed in one statement like a delivery: whoever gets the row posts, and nobody else does meanwhile.
 */
export function digestsIn(db: Kysely<Tables>): Pick<Store, 'claimDigest' | 'settleDigest'> {
  return {
    claimDigest: async ({ week, channel }, now, until) => {
      const row = await db.insertInto('digests')
        .values({ week, channel, state: 'due', attempts: 1, claimed: 1, next_at: until, ambiguous: 0, why: null })
        .onConflict((conflict) => conflict.columns(['week', 'channel'])
          .doUpdateSet(({ eb, lit, ref }) => ({
            claimed: 1,
            next_at: until,
            attempts: eb('digests.attempts', '+', 1),
            // A claim that still stands has run out: whoever held it never said how it went.
            ambiguous: eb.case().when('digests.claimed', '=', 1).then(lit(1)).else(ref('digests.ambiguous')).end(),
          }))
          .where('digests.state', '=', 'due').where('digests.next_at', '<=', now))
        .returning(['attempts', 'ambiguous'])
        .executeTakeFirst();
      return row && { attempt: row.attempts, again: row.ambiguous === 1 };
    },
    settleDigest: async ({ week, channel }, result) => {
      const change = result.outcome === 'later'
        ? { claimed: 0, next_at: result.due, why: result.why, ...(result.ambiguous ? { ambiguous: 1 } : {}) }
        : { state: result.outcome, claimed: 0, why: result.outcome === 'given up' ? result.why : null };
      await db.updateTable('digests').where('week', '=', week).where('channel', '=', channel).where('state', '=', 'due').set(change).execute();
    },
  };
}

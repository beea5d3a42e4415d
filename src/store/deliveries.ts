import type { Kysely, SelectQueryBuilder } from 'kysely';
import { compare } from './order.ts';
import { clockKinds } from './store.ts';
import type { Claimed, Settled, Store } from './store.ts';
import type { Tables } from './tables.ts';

type Due = SelectQueryBuilder<Tables, 'deliveries', { id: string }>;

/** How a database keeps two claimers from the same rows: Postgres locks and skips, SQLite has one writer and needs nothing. */
export type LockDue = (due: Due) => Due;

/** The part of the store that says what has to be told and is not being told already. */
export function deliveriesIn(db: Kysely<Tables>, lock: LockDue, shared: boolean): Pick<Store, 'claim' | 'extend' | 'settle' | 'releaseAll' | 'hasten' | 'nextDue'> {
  return {
    claim: (now, until, limit) => claim(db, (due) => lock(shared ? notHeld(due) : due), { now, until, limit }),
    extend: (deliveries, from, until) => extend(db, deliveries, { from, until }),
    settle: (delivery, result, claim) => settle(db, delivery, result, claim),
    releaseAll: (now) => releaseAll(db, now),
    hasten: (now) => hasten(db, now),
    nextDue: async () => {
      const due = db.selectFrom('deliveries').select('next_at').where('state', '=', 'due').orderBy('next_at').limit(1);
      const row = await (shared ? notHeld(due) : due).executeTakeFirst();
      return row?.next_at;
    },
  };
}

/**
 * Leaves out what is about a handover that another process is telling of just now: else the older picture of a card could be
 * put up after the newer one. Whoever holds it goes on with the rest, or its claim runs out. One process keeps order by itself.
 * Clocks are told to nobody and wait for nobody.
 */
function notHeld<Row>(due: SelectQueryBuilder<Tables, 'deliveries', Row>): SelectQueryBuilder<Tables, 'deliveries', Row> {
  return due.where(({ eb, or, not, exists, selectFrom }) => or([eb('deliveries.kind', 'in', clockKinds), not(exists(
    selectFrom('deliveries as held').select('held.id').where('held.state', '=', 'due').where('held.claimed', '=', 1).where('held.kind', 'not in', clockKinds)
      .whereRef('held.handover', '=', 'deliveries.handover').whereRef('held.id', '!=', 'deliveries.id').whereRef('held.next_at', '>', 'deliveries.next_at'),
  ))]));
}

async function claim(db: Kysely<Tables>, lock: LockDue, { now, until, limit }: { now: string; until: string; limit: number }): Promise<Claimed[]> {
  const due = db.selectFrom('deliveries').select('id').where('state', '=', 'due').where('next_at', '<=', now)
    .orderBy('next_at').orderBy('version').orderBy('id').limit(limit);
  // Apart, so that Postgres chooses once: within the condition it may run it again and lock more than the limit.
  const claimed = await db.with('ready', () => lock(due)).updateTable('deliveries')
    .set(({ eb, lit, ref }) => ({
      claimed: 1,
      next_at: until,
      // A claim that still stands has run out: whoever held it never said how it went. It is the same try, taken over.
      attempts: eb.case().when('claimed', '=', 1).then(ref('attempts')).else(eb('attempts', '+', 1)).end(),
      ambiguous: eb.case().when('claimed', '=', 1).then(lit(1)).else(ref('ambiguous')).end(),
    }))
    .where('id', 'in', ({ selectFrom }) => selectFrom('ready').select('ready.id'))
    .returning(['id', 'kind', 'conversation', 'handover', 'version', 'due', 'attempts', 'ambiguous'])
    .execute();
  return claimed
    .map(({ attempts, ambiguous, ...delivery }) => ({ ...delivery, attempt: attempts, again: ambiguous === 1 }))
    .sort((a, b) => compare(a.due, b.due) || a.version - b.version || compare(a.id, b.id));
}

async function extend(db: Kysely<Tables>, ids: readonly string[], { from, until }: { from: string; until: string }): Promise<string[]> {
  const rows = await db.updateTable('deliveries').set({ next_at: until })
    .where('id', 'in', ids).where('state', '=', 'due').where('claimed', '=', 1).where('next_at', '=', from).returning('id').execute();
  return rows.map(({ id }) => id);
}

/** What is settled stays settled: an answer that comes late changes nothing. Once ambiguous, a delivery stays so. */
async function settle(db: Kysely<Tables>, id: string, result: Settled, claim: string | undefined): Promise<void> {
  const untried = result.outcome === 'later' && result.untried === true;
  await db.updateTable('deliveries').where('id', '=', id).where('state', '=', 'due').set(change(result))
    .$if(claim !== undefined, (update) => update.where('claimed', '=', 1).where('next_at', '=', claim ?? ''))
    .$if(untried, (update) => update.set(({ eb }) => ({ attempts: eb('attempts', '-', 1) }))).execute();
}

function change(result: Settled) {
  switch (result.outcome) {
    case 'done':
      return { state: 'done' as const, claimed: 0, why: null };
    case 'later':
      return { due: result.due, claimed: 0, next_at: result.due, why: result.why, ...(result.ambiguous ? { ambiguous: 1 } : {}) };
    case 'given up':
      return { state: 'given up' as const, claimed: 0, why: result.why };
  }
}

async function hasten(db: Kysely<Tables>, now: string): Promise<number> {
  const { numUpdatedRows } = await db.updateTable('deliveries').where('state', '=', 'due').where('claimed', '=', 0).where('attempts', '>', 0).where('next_at', '>', now)
    .set({ next_at: now, attempts: 1 }).executeTakeFirstOrThrow();
  return Number(numUpdatedRows);
}

async function releaseAll(db: Kysely<Tables>, now: string): Promise<number> {
  const { numUpdatedRows } = await db.updateTable('deliveries').where('state', '=', 'due').where('claimed', '=', 1)
    .set(({ eb }) => ({ claimed: 0, ambiguous: 1, next_at: now, attempts: eb('attempts', '-', 1) })).executeTakeFirstOrThrow();
  return Number(numUpdatedRows);
}

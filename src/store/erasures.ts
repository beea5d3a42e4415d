import type { Kysely } from 'kysely';
import { z } from 'zod';
import { Counts, counted, noCounts } from '../retention/report.ts';
import type { Report } from '../retention/report.ts';
import type { Kept } from '../retention/rules.ts';
import { readKept } from './damaged.ts';
import { holdOfIn, lockErasing } from './holds.ts';
import { keepExamples, keepFigures } from './past-talks.ts';
import type { Tables } from './tables.ts';

const Closed = z.object({ closedAt: z.string().optional() });

/** What removing a conversation needs of the database: how it is removed within a transaction, and how the bytes go. */
export type Forgetting = { remove(trx: Kysely<Tables>, conversation: string): Promise<void>; erase(): Promise<void> };

/** A round of erasing that is ours until `until`. `counts` are what it has done so far, also before it was cut off. */
export type Round = { claim: string; at: string; by: string; counts: Counts };

/** The round was another's by the time that something was to be erased in it: nothing was. */
export class RoundLost extends Error {
  readonly code = 'round_lost';
}

/** The part of the store that erases what is due, one round at a time, and keeps what each has done. */
export interface Erasures {
  /** Claims the round, or takes up the one that was cut off. Nothing where somebody else has it, or where one has ended since `unlessSince`. */
  claimRound(claim: string, asked: { at: string; until: string; by: string; unlessSince?: string }): Promise<Round | undefined>;
  /**
   * Erases a conversation in a round, as long as it is as it was when it was judged, and not held; its figures stay, without text and without
   * a way back to it. Answers the round as it is then, or why not. Throws RoundLost.
   */
  eraseKept(round: Round, kept: Kept, more: { until: string; pastId: string }): Promise<Round | 'held' | 'changed'>;
  /** Forgets requests that were handled, what was done in the pages for admins, and sessions that have ended. Throws RoundLost. */
  eraseOld(round: Round, before: { requests: string; audit: string; sessions: string }, until: string): Promise<Round>;
  /** Sees to it that no byte of what was erased is left. */
  eraseBytes(): Promise<void>;
  endRound(round: Round, report: { id: string; endedAt: string }): Promise<Report>;
  /** The latest first. */
  reports(limit: number): Promise<Report[]>;
}

export function erasuresIn(db: Kysely<Tables>, { remove, erase }: Forgetting): Erasures {
  return {
    claimRound: (claim, asked) => db.transaction().execute((trx) => claimIn(trx, claim, asked)),
    eraseKept: (round, kept, { until, pastId }) => db.transaction().execute(async (trx) => {
      const next = { ...round, counts: counted(round.counts, kept) };
      await keepRound(trx, next, until);
      // Written, though it changes nothing: what a company says meanwhile waits until this is done, and then finds nothing to be added to.
      const { numUpdatedRows: same } = await trx.updateTable('conversations').set({ version: kept.version }).where('id', '=', kept.conversation).where('version', '=', kept.version).executeTakeFirst();
      if (Number(same) !== 1) return undone(trx, round, until, 'changed');
      if (await holdOfIn(trx, kept.conversation)) return undone(trx, round, until, 'held');
      await keepFigures(trx, kept.conversation, pastId);
      if (kept.asked !== true) await keepExamples(trx, kept.conversation);
      await remove(trx, kept.conversation);
      return next;
    }),
    eraseOld: (round, before, until) => db.transaction().execute(async (trx) => {
      await keepRound(trx, round, until);
      const gone = async (query: { executeTakeFirst(): Promise<{ numDeletedRows: bigint }> }) => Number((await query.executeTakeFirst()).numDeletedRows);
      const requests = await gone(trx.deleteFrom('requests').where('handled_at', '<', before.requests));
      const audit = await gone(trx.deleteFrom('audit').where('at', '<', before.audit));
      const sessions = await gone(trx.deleteFrom('sessions').where('until', '<=', before.sessions));
      const closed = (await trx.selectFrom('accounts').select(['id', 'body']).execute()).filter(({ id, body }) => (readKept(Closed, body, `the account ${id}`).closedAt ?? before.audit) < before.audit);
      for (const { id } of closed) await trx.deleteFrom('accounts').where('id', '=', id).execute();
      const { counts } = round;
      const next = { ...round, counts: { ...counts, requests: counts.requests + requests, audit: counts.audit + audit, sessions: counts.sessions + sessions, accounts: counts.accounts + closed.length } };
      await keepRound(trx, next, until);
      return next;
    }),
    eraseBytes: erase,
    endRound: (round, { id, endedAt }) => db.transaction().execute(async (trx) => {
      const { at, by, counts } = round;
      await keepRound(trx, round, '');
      await trx.updateTable('erasing').set({ claim: '', at: '', by: '', body: '' }).where('id', '=', 'now').execute();
      await trx.insertInto('erasures').values({ id, at, ended_at: endedAt, by, body: JSON.stringify(counts) }).execute();
      return { id, at, endedAt, by, counts };
    }),
    reports: async (limit) => (await db.selectFrom('erasures').selectAll().orderBy('ended_at', 'desc').orderBy('id').limit(limit).execute())
      .map(({ id, at, ended_at: endedAt, by, body }) => ({ id, at, endedAt, by, counts: readKept(Counts, body, `the report ${id}`) })),
  };
}

async function claimIn(trx: Kysely<Tables>, claim: string, { at, until, by, unlessSince }: { at: string; until: string; by: string; unlessSince?: string }): Promise<Round | undefined> {
  await lockErasing(trx);
  const row = await trx.selectFrom('erasing').selectAll().where('id', '=', 'now').executeTakeFirstOrThrow();
  if (row.until > at) return undefined;
  const isNew = row.claim === '';
  if (isNew && unlessSince !== undefined && (await trx.selectFrom('erasures').select('id').where('ended_at', '>=', unlessSince).limit(1).executeTakeFirst())) return undefined;
  const round: Round = { claim, at: isNew ? at : row.at, by: isNew ? by : row.by, counts: isNew ? noCounts : readKept(Counts, row.body, 'the round that was cut off') };
  await trx.updateTable('erasing').set({ claim, at: round.at, by: round.by, until, body: JSON.stringify(round.counts) }).where('id', '=', 'now').execute();
  return round;
}

/** Writes how far a round has come, as long as it is ours, and keeps all others out until the transaction ends. */
async function keepRound(trx: Kysely<Tables>, { claim, counts }: Round, until: string): Promise<void> {
  const { numUpdatedRows } = await trx.updateTable('erasing').set({ until, body: JSON.stringify(counts) }).where('id', '=', 'now').where('claim', '=', claim).executeTakeFirst();
  if (Number(numUpdatedRows) !== 1) throw new RoundLost('the round of erasing is another’s by now');
}

/** Nothing was erased, so nothing is counted. */
async function undone<Why>(trx: Kysely<Tables>, round: Round, until: string, why: Why): Promise<Why> {
  await keepRound(trx, round, until);
  return why;
}

import { CompiledQuery } from 'kysely';
import type { Kysely, Transaction } from 'kysely';
import { compare } from './order.ts';
import type { Tables } from './tables.ts';

/** Jobs that are written together. `idle` resolves when all that were asked for are settled. */
export type GroupCommit<Job> = { add(job: Job): Promise<void>; idle(): Promise<void> };

type Waiting<Job> = { job: Job; done: () => void; failed: (error: unknown) => void };

/** So many share one transaction at most, so that a crowd does not hold up everything else. */
const most = 100;

const savepoint = CompiledQuery.raw('savepoint job');
const release = CompiledQuery.raw('release savepoint job');
const rollBack = CompiledQuery.raw('rollback to savepoint job');

/**
 * Writes all jobs that are asked for in one turn of the event loop in one transaction, since making a transaction durable
 * costs more than what is in it. A job that fails takes only itself with it. Within a transaction jobs go by `key`, so that two
 * processes always lock in the same order.
 */
export function groupCommit<Job>(db: Kysely<Tables>, key: (job: Job) => string, write: (trx: Transaction<Tables>, job: Job) => Promise<void>): GroupCommit<Job> {
  let waiting: Waiting<Job>[] = [];
  let working: Promise<void> | undefined;

  async function work(): Promise<void> {
    while (waiting.length > 0) {
      await nextTurn();
      const batch = waiting.slice(0, most).sort((a, b) => compare(key(a.job), key(b.job)));
      waiting = waiting.slice(most);
      await commitTogether(db, batch, write);
    }
    working = undefined;
  }

  return {
    add: (job) => new Promise<void>((done, failed) => {
      waiting.push({ job, done, failed });
      working ??= work();
    }),
    idle: async () => { await working; },
  };
}

async function commitTogether<Job>(db: Kysely<Tables>, batch: readonly Waiting<Job>[], write: (trx: Transaction<Tables>, job: Job) => Promise<void>): Promise<void> {
  const answers: (() => void)[] = [];
  try {
    await db.transaction().execute(async (trx) => {
      const [only] = batch;
      if (only && batch.length === 1) {
        await write(trx, only.job);
        answers.push(only.done);
        return;
      }
      for (const one of batch) answers.push(await attempt(trx, one, write));
    });
  } catch (error) {
    for (const { failed } of batch) failed(error);
    return;
  }
  for (const answer of answers) answer();
}

/** Writes one job of several. Answers what to tell whoever asked, once everything is durable. */
async function attempt<Job>(trx: Transaction<Tables>, { job, done, failed }: Waiting<Job>, write: (trx: Transaction<Tables>, job: Job) => Promise<void>): Promise<() => void> {
  await trx.executeQuery(savepoint);
  try {
    await write(trx, job);
  } catch (error) {
    await undo(trx, error);
    return () => { failed(error); };
  }
  await trx.executeQuery(release);
  return done;
}

/** A full disk may have ended the whole transaction: then there is nothing to go back to, and all fail with what happened. */
async function undo(trx: Transaction<Tables>, error: unknown): Promise<void> {
  try {
    await trx.executeQuery(rollBack);
    await trx.executeQuery(release);
  } catch {
    throw error;
  }
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

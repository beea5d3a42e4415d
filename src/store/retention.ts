import type { Kysely } from 'kysely';
import { ActorRule, Periods } from '../retention/rules.ts';
import type { Kept, Rules } from '../retention/rules.ts';
import { openStatuses } from '../statuses.ts';
import { readKept } from './damaged.ts';
import { erasuresIn } from './erasures.ts';
import type { Erasures, Forgetting } from './erasures.ts';
import { doorIn, holdsIn } from './holds.ts';
import type { Holds } from './holds.ts';
import { noticesIn } from './notices.ts';
import type { Notices } from './notices.ts';
import type { Tables } from './tables.ts';

/** The part of the store that knows how long things are kept, what must be kept, what has been erased, and what companies are told of it. */
export interface Retention extends Holds, Erasures, Notices {
  rules(): Promise<Rules>;
  setPeriods(periods: Periods, at: string): Promise<void>;
  setActorRule(rule: ActorRule, at: string): Promise<void>;
  /** Conversations by their ids, those after one; only those in which nothing has happened since a time, and those whose company has asked for it. */
  kept(after: string, limit: number, untouchedSince: string): Promise<Kept[]>;
  /** The rows of one company: conversations whose chains bear one of these marks. */
  markedBy(marks: readonly string[]): Promise<string[]>;
  /** The conversations that are for practice. */
  practice(): Promise<string[]>;
  /** The actors that something has been sent to, practice aside. */
  sentTo(): Promise<string[]>;
}

/** The row of the rules that hold for all. */
const everyone = '';

export function retentionIn(db: Kysely<Tables>, forgetting: Forgetting): Retention {
  return {
    rules: async () => {
      const rows = await db.selectFrom('retention').selectAll().orderBy('actor').execute();
      return {
        periods: readKept(Periods, rows.find(({ actor }) => actor === everyone)?.body ?? '{}', 'how long things are kept'),
        actors: rows.filter(({ actor }) => actor !== everyone).map(({ actor, body }) => readKept(ActorRule, body, `how long things of ${actor} are kept`)),
      };
    },
    setPeriods: (periods, at) => put(db, everyone, periods, at),
    setActorRule: (rule, at) => put(db, rule.actor, rule, at),
    kept: (after, limit, untouchedSince) => keptAfter(db, { after, limit, untouchedSince }),
    markedBy: async (marks) => (marks.length === 0 ? [] : (await db.selectFrom('marks').select('conversation').distinct().where('mark', 'in', [...marks]).orderBy('conversation').execute()).map(({ conversation }) => conversation)),
    practice: async () => (await db.selectFrom('conversations').select('id').where('practice', '=', 1).orderBy('id').execute()).map(({ id }) => id),
    sentTo: async () => (await db.selectFrom('handovers').select('actor').distinct().where('practice', '=', 0).orderBy('actor').execute()).map(({ actor }) => actor),
    ...holdsIn(db),
    ...erasuresIn(db, forgetting),
    ...noticesIn(db),
  };
}

async function put(db: Kysely<Tables>, actor: string, rule: object, at: string): Promise<void> {
  const values = { body: JSON.stringify(rule), at };
  await db.insertInto('retention').values({ actor, ...values }).onConflict((conflict) => conflict.column('actor').doUpdateSet(values)).execute();
}

async function keptAfter(db: Kysely<Tables>, { after, limit, untouchedSince }: { after: string; limit: number; untouchedSince: string }): Promise<Kept[]> {
  const rows = await db.selectFrom('conversations as c')
    .innerJoin('events as last', (join) => join.onRef('last.conversation', '=', 'c.id').onRef('last.version', '=', 'c.version'))
    .innerJoin('events as first', (join) => join.onRef('first.conversation', '=', 'c.id').on('first.version', '=', 1))
    .leftJoin('asked', 'asked.conversation', 'c.id')
    .where('c.id', '>', after).where(({ or, eb }) => or([eb('last.at', '<=', untouchedSince), eb('asked.at', 'is not', null)]))
    .select(['c.id as conversation', 'c.version', 'c.practice', 'last.at as lastAt', 'first.body as first', 'asked.at as askedAt'])
    .orderBy('c.id').limit(limit).execute();
  if (rows.length === 0) return [];
  const handovers = await db.selectFrom('handovers').select(['conversation', 'actor', 'status', 'facts', 'changed_at']).where('conversation', 'in', rows.map(({ conversation }) => conversation)).orderBy('id').execute();
  return rows.map(({ conversation, version, practice, lastAt, first, askedAt }) => ({
    conversation, version, lastAt, practice: practice === 1, ...doorIn(first), ...(askedAt === null ? {} : { asked: true }),
    handovers: handovers.filter((one) => one.conversation === conversation).map(({ actor, status, facts, changed_at: changedAt }) => ({ actor, ...(isOpen(status) ? {} : { ended: endIn(facts) ?? changedAt }) })),
  }));
}

function isOpen(status: string): boolean {
  return openStatuses.some((one) => one === status);
}

function endIn(facts: string | null): string | undefined {
  return (JSON.parse(facts ?? '{}') as { endedAt?: string }).endedAt;
}

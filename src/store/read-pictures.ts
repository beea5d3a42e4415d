import { sql } from 'kysely';
import type { ExpressionBuilder, Kysely, Selectable, SqlBool } from 'kysely';
import type { FlowRow, Goal, Pictures, PictureScope } from './pictures.ts';
import { measures } from './pictures.ts';
import { escaped, inAny } from './read-talks.ts';
import type { GoalTable, Tables } from './tables.ts';

/** What pictures are drawn of, counted by the database so that a hundred thousand conversations need not be read one by one. */
export function picturesIn(db: Kysely<Tables>): Pictures {
  return { ...talksCounted(db), ...handoversCounted(db), ...goalsIn(db) };
}

/** The day of a time as Sweden counts it, by a time within it: late in the evening (UTC) it is the next day there already. */
const within = sql<string>`substr(talks.at, 1, 10) || 'T' || case when substr(talks.at, 12, 2) < '22' then '12' else substr(talks.at, 12, 2) end || ':00:00.000Z'`;

/** The whole way of a conversation: door, need, whom it was led to and how it ended. None of them has a bar in it. */
const way = sql<string>`talks.door || '|' || coalesce(talks.need, '') || '|' || coalesce(talks.led, '') || '|' || talks.outcome`;
const steps = ['door', 'need', 'led'] as const;

/** How many went each step, of whole ways; there may be tens of thousands of those, and few steps. */
function stepsOf(ways: readonly { way: string; talks: string | number | bigint }[]): FlowRow[] {
  const counts = steps.map(() => new Map<string, number>());
  for (const { way: whole, talks } of ways) {
    const bars = [-1, whole.indexOf('|')];
    bars.push(whole.indexOf('|', (bars[1] ?? 0) + 1), whole.lastIndexOf('|'), whole.length);
    counts.forEach((count, n) => { const step = whole.slice((bars[n] ?? 0) + 1, bars[n + 2]); count.set(step, (count.get(step) ?? 0) + Number(talks)); });
  }
  return steps.flatMap((step, n) => [...(counts[n] ?? [])].map(([ends, talks]) => { const [from = '', to = ''] = ends.split('|'); return { step, from, to, talks }; }));
}

type TalksOf = 'talks' | 'past_talks as talks';
type HandoversOf = 'talk_handovers' | 'past_handovers as talk_handovers';

/** Rows of what is there and of what is gone, brought together: those that are alike but for the sums are one. */
function together<Row extends Record<Sum, number>, Sum extends string>(rows: readonly Row[], sums: readonly Sum[]): Row[] {
  const whole = new Map<string, Row>();
  // Every row has the same columns.
  const columns = (Object.keys(rows[0] ?? {}) as (keyof Row)[]).filter((name) => !sums.some((sum) => sum === name));
  for (const row of rows) {
    const key = columns.map((name) => String(row[name])).join('\n');
    const before = whole.get(key);
    whole.set(key, before ? { ...row, ...Object.fromEntries(sums.map((sum) => [sum, before[sum] + row[sum]])) } : row);
  }
  return [...whole.values()];
}

function talksCounted(db: Kysely<Tables>): Pick<Pictures, 'flows' | 'led' | 'asked' | 'days' | 'totals'> {
  const talks = (of: TalksOf, scope: PictureScope) => db.selectFrom(of as 'talks').where((row) => inScope(row, scope));
  const both = async <Row>(ask: (of: TalksOf) => Promise<Row[]>) => [...await ask('talks'), ...await ask('past_talks as talks')];
  return {
    flows: async (scope) => {
      // The four columns as one text: to group by one is much cheaper than by four, and as many go out of each as come in.
      const rows = await both((of) => talks(of, scope).select(({ fn }) => [way.as('way'), fn.countAll().as('talks')]).groupBy(way).execute());
      return stepsOf(rows);
    },
    led: async (scope) => {
      const rows = await both((of) => talks(of, scope).select(({ fn }) => ['door', 'led', fn.countAll().as('talks')]).groupBy(['door', 'led']).execute());
      return together(rows.map(({ door, led, talks: count }) => ({ door, led: led ?? '', talks: Number(count) })), ['talks']);
    },
    asked: async (scope) => {
      const rows = await both((of) => talks(of, scope).select(({ fn }) => ['need', 'stage', 'led', fn.countAll().as('talks')]).groupBy(['need', 'stage', 'led']).execute());
      return together(rows.map(({ need, stage, led, talks: count }) => ({ need: need ?? '', stage: stage ?? '', led: led ?? '', talks: Number(count) })), ['talks']);
    },
    days: async (scope) => {
      const rows = await both((of) => talks(of, scope).select(({ fn }) => [within.as('at'), 'outcome', fn.countAll().as('talks'), fn.sum('unsure').as('unsure'), fn.sum('read').as('read'), fn.sum('sureness').as('sureness')]).groupBy([within, 'outcome']).execute());
      return together(rows.map(({ at, outcome, ...counts }) => ({ at, outcome, talks: Number(counts.talks), unsure: Number(counts.unsure), read: Number(counts.read), sureness: Number(counts.sureness) })), ['talks', 'unsure', 'read', 'sureness']);
    },
    totals: async (scope) => {
      const rows = await both((of) => talks(of, scope).select(({ fn }) => [fn.countAll().as('talks'), fn.count('led').as('led'), sql<string>`sum(case when led <> door then 1 else 0 end)`.as('elsewhere'), fn.sum('unsure').as('unsure')]).execute());
      const [all = { talks: 0, led: 0, elsewhere: 0, unsure: 0 }] = together(rows.map((row) => ({ talks: Number(row.talks), led: Number(row.led), elsewhere: Number(row.elsewhere), unsure: Number(row.unsure) })), ['talks', 'led', 'elsewhere', 'unsure']);
      return all;
    },
  };
}

function inScope(row: ExpressionBuilder<Tables, 'talks'>, { regions, actor, from, to }: PictureScope) {
  return row.and([
    row('talks.practice', '=', 0), row('talks.at', '>=', from), row('talks.at', '<', to),
    ...(regions === undefined ? [] : [row('talks.region', 'in', inAny(regions))]),
    ...(actor === undefined ? [] : [row.or([row('talks.door', '=', actor), sql<SqlBool>`talks.actors like ${`%|${escaped(actor)}|%`} escape '\\'`])]),
  ]);
}

function handoversCounted(db: Kysely<Tables>): Pick<Pictures, 'ended' | 'taken'> {
  const both = async <Row>(ask: (of: HandoversOf) => Promise<Row[]>) => [...await ask('talk_handovers'), ...await ask('past_handovers as talk_handovers')];
  const handovers = (of: HandoversOf, { regions, actor, from, to }: PictureScope) => db.selectFrom(of as 'talk_handovers').where('practice', '=', 0).where('at', '>=', from).where('at', '<', to)
    .$if(regions !== undefined, (query) => query.where('region', 'in', inAny(regions)))
    .$if(actor !== undefined, (query) => query.where('actor', '=', actor ?? ''));
  return {
    ended: async (scope) => {
      const rows = await both((of) => handovers(of, scope).select(({ fn }) => ['actor', 'status', 'reason', 'helped', fn.countAll().as('handovers')]).groupBy(['actor', 'status', 'reason', 'helped']).execute());
      return together(rows.map(({ reason, helped, handovers: count, ...row }) => ({ ...row, outcome: reason ?? '', helped: helped ?? '', handovers: Number(count) })), ['handovers']);
    },
    taken: async (scope) => {
      const rows = await both((of) => handovers(of, scope).where('taken_at', 'is not', null).select(['actor', 'at', 'taken_at']).execute());
      return rows.map(({ actor, at, taken_at: takenAt }) => ({ actor, at, takenAt: takenAt ?? at }));
    },
  };
}

function goalsIn(db: Kysely<Tables>): Pick<Pictures, 'goals' | 'goal' | 'putGoal' | 'removeGoal'> {
  return {
    goals: async (regions) => {
      const rows = await db.selectFrom('goals').selectAll().$if(regions !== undefined, (query) => query.where('region', 'in', inAny(regions))).orderBy('date').orderBy('id').execute();
      return rows.flatMap(goalFrom);
    },
    goal: async (id) => {
      const row = await db.selectFrom('goals').selectAll().where('id', '=', id).executeTakeFirst();
      return row && goalFrom(row)[0];
    },
    putGoal: async ({ id, ...values }) => { await db.insertInto('goals').values({ id, ...values }).onConflict((conflict) => conflict.column('id').doUpdateSet(values)).execute(); },
    removeGoal: async (id) => { await db.deleteFrom('goals').where('id', '=', id).execute(); },
  };
}

/** A goal in a measure that this version does not know is passed over. */
function goalFrom({ measure, ...row }: Selectable<GoalTable>): Goal[] {
  const known = measures.find((one) => one === measure);
  return known ? [{ ...row, measure: known }] : [];
}

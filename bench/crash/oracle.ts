import { isDeepStrictEqual } from 'node:util';
import { sql } from 'kysely';
import { isPostgres } from '../../src/store/address.ts';
import { Database } from '../../src/store/driver.ts';
import { noLists, rowsFrom } from '../../src/store/lists.ts';
import { openStore } from '../../src/store/open.ts';
import { openTables } from '../../src/store/postgres.ts';
import type { FakeSlack, Shown } from './slack.ts';

/** What has been acknowledged to a company or to Slack, and so must never be lost. */
export type Oracle = {
  asked: Set<string>;
  /** Who has pressed, acknowledged or not, for each handover. */
  pressing: Map<string, Set<string>>;
  /** Handovers for which a press was acknowledged. */
  pressed: Set<string>;
};

export function openOracle(): Oracle {
  return { asked: new Set(), pressing: new Map(), pressed: new Set() };
}

/** What is wrong, each thing in a line, and what was measured. */
export type Verdict = { faults: string[]; lost: number; twice: number; pressesLost: number; kept: number; cards: number };

const quiet = { warn: () => undefined };

/** Holds everything against what was acknowledged. The store must not be in use. */
export async function judge(oracle: Oracle, slack: FakeSlack, database: string): Promise<Verdict> {
  const faults: string[] = [];
  if (!isPostgres(database)) faults.push(...soundness(database));
  const store = await openStore(database, quiet);
  try {
    const rows = new Map((await store.handovers({})).map((row) => [row.id, row]));
    const shown = grouped(slack.cards(), ({ handover }) => handover);
    const missing = [...oracle.asked].filter((id) => !rows.has(id));
    const uncarded = [...rows.keys()].filter((id) => !shown.has(id));
    const twice = [...shown].filter(([, cards]) => cards.length > 1);
    const untaken = [...oracle.pressed].filter((id) => rows.get(id)?.status !== 'accepted');
    faults.push(...missing.map((id) => `the handover ${id} was acknowledged and is not kept`), ...uncarded.map((id) => `the handover ${id} has no card`));
    faults.push(...twice.map(([id, cards]) => `the handover ${id} has ${cards.length} cards, written at ${cards.map(({ at }) => new Date(at).toISOString()).join(' and ')}`));
    faults.push(...untaken.map((id) => `a press on ${id} was acknowledged, but it is ${rows.get(id)?.status ?? 'not kept'}`));
    faults.push(...[...rows.values()].filter(({ id, status }) => status === 'accepted' && !oracle.pressing.has(id)).map(({ id }) => `${id} was taken, but nobody pressed`));
    faults.push(...[...rows.values()].filter(({ id, status }) => (status === 'accepted') === isAccepting(shown.get(id))).map(({ id, status }) => `the card of ${id} shows something else than that it is ${status}`));
    const { deliveriesDue, deliveriesGivenUp } = await store.counts();
    if (deliveriesDue + deliveriesGivenUp > 0) faults.push(`${deliveriesDue} deliveries are still due, and ${deliveriesGivenUp} were given up`);
    const unhandled = await store.unhandled();
    if (unhandled.length > 0) faults.push(`${unhandled.length} kept requests were never handled`);
    for (const conversation of new Set([...rows.values()].map((row) => row.conversation))) {
      const listed = await store.handovers({ conversation });
      if (!isDeepStrictEqual(listed, rowsFrom(await store.load(conversation), conversation, noLists).handovers)) faults.push(`the lists of ${conversation} are not what its events make them`);
    }
    return { faults, lost: missing.length + uncarded.length, twice: twice.length, pressesLost: untaken.length, kept: rows.size, cards: shown.size };
  } finally {
    await store.close();
  }
}

function isAccepting(cards: readonly Shown[] = []): boolean {
  return cards.some(({ accepting }) => accepting);
}

function soundness(file: string): string[] {
  const raw = new Database(file, { readonly: true });
  try {
    const found = raw.pragma('integrity_check', { simple: true });
    return found === 'ok' && (raw.pragma('foreign_key_check') as unknown[]).length === 0 ? [] : [`the file is not sound: ${String(found)}`];
  } finally {
    raw.close();
  }
}

/** How many deliveries are still claimed by a claim that runs out after `since`, though nobody is there to make them: earlier ones are of lives before, and run out by themselves. */
export async function claimsLeft(database: string, since: number): Promise<number> {
  const after = new Date(since).toISOString();
  if (!isPostgres(database)) {
    const raw = new Database(database, { readonly: true });
    const left = raw.prepare("select count(*) from deliveries where state = 'due' and claimed = 1 and next_at > ?").pluck().get(after);
    raw.close();
    return Number(left);
  }
  const tables = await openTables(database, { connections: 1 });
  const { rows } = await sql<{ left: number }>`select count(*) as "left" from deliveries where state = 'due' and claimed = 1 and next_at > ${after}`.execute(tables);
  await tables.destroy();
  return Number(rows[0]?.left ?? 0);
}

/** How long the cards that waited at a restart took from then on, the slowest of them, and how far it was beyond 30 seconds and a turn for each card waiting in its channel. */
export function slowest(cards: readonly Shown[], waited: ReadonlySet<string>, since: number, gap: number): { waited: number; ms: number; late: number } {
  const late = cards.filter(({ handover, at }) => waited.has(handover) && at >= since);
  const inChannel = grouped(late, ({ channel }) => channel);
  const figures = late.map(({ channel, at }) => ({ ms: at - since, late: at - since - 30_000 - gap * (inChannel.get(channel)?.length ?? 0) }));
  return { waited: waited.size, ms: Math.max(0, ...figures.map(({ ms }) => ms)), late: figures.filter((one) => one.late > 0).length };
}

function grouped<One>(all: readonly One[], key: (one: One) => string): Map<string, One[]> {
  const groups = new Map<string, One[]>();
  for (const one of all) groups.set(key(one), [...(groups.get(key(one)) ?? []), one]);
  return groups;
}

import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Recorded } from '../events.ts';
import { compileByLength, compileOnce } from './compile-once.ts';
import { readKept } from './damaged.ts';
import { loadFrom } from './load.ts';
import type { TalkHandoverTable, TalkTable, Tables } from './tables.ts';
import { Talk } from './talk.ts';
import { talkFrom } from './talk-rows.ts';
import type { Marks, TalkChange } from './talk-rows.ts';
import { talkFlags } from './talks.ts';
import type { TalkHandover, TalkRow } from './talks.ts';

const columns = ['conversation', 'door', 'region', 'language', 'practice', 'at', 'changed_at', 'said', 'need', 'stage', 'municipality', 'led', 'outcome', 'actors', 'read', 'sureness', ...talkFlags] as const satisfies (keyof TalkTable)[];

/** Brings the rows of one conversation up to some more events. `kept` is what the stream has kept of the talk so far. */
export type WriteTalk = (trx: Kysely<Tables>, conversation: string, records: readonly Recorded[], kept: string | null) => Promise<void>;

/** How the rows of conversations are written. */
export function talkWriter(db: Kysely<Tables>): WriteTalk {
  const keep = compileOnce(['id', 'talk'], ({ id, talk }: { id: string; talk: string }) => db.updateTable('conversations').set({ talk }).where('id', '=', id));
  const put = compileOnce([...columns], ({ conversation, ...values }: TalkTable) =>
    db.insertInto('talks').values({ conversation, ...values }).onConflict((conflict) => conflict.column('conversation').doUpdateSet(values)));
  const insertSaid = compileByLength(['conversation', 'version', 'message', 'at', 'flags', 'ending', 'search'], (rows: Tables['utterances'][]) => db.insertInto('utterances').values(rows));

  return async (trx, conversation, records, kept) => {
    const change = talkFrom(...await since(trx, conversation, records, kept));
    if (!change) return;
    await trx.executeQuery(keep({ id: conversation, talk: JSON.stringify(change.talk) }));
    await trx.executeQuery(put(talkTable(change.row, change.talk)));
    if (change.said.length > 0) await trx.executeQuery(insertSaid(change.said.map((one) => ({ conversation, version: one.version, message: one.message, at: one.at, search: one.search, ...marksTable(one) }))));
    await writeMarks(trx, conversation, change);
  };
}

/** Where what was kept is not what the stream had come to, the rows are made from all its events. */
async function since(trx: Kysely<Tables>, conversation: string, records: readonly Recorded[], kept: string | null): Promise<[readonly Recorded[], string, Talk | undefined]> {
  const expected = (records[0]?.version ?? 1) - 1;
  const before = kept === null ? undefined : readKept(Talk, kept, `what the lists say of the conversation ${conversation}`);
  if (before?.version === expected || expected === 0) return [records, conversation, expected === 0 ? undefined : before];
  await removeTalk(trx, conversation);
  const all = await loadFrom(trx)(conversation);
  return [all, conversation, undefined];
}

async function removeTalk(trx: Kysely<Tables>, conversation: string): Promise<void> {
  await trx.deleteFrom('utterances').where('conversation', '=', conversation).execute();
  await trx.deleteFrom('talk_handovers').where('conversation', '=', conversation).execute();
}

async function writeMarks(trx: Kysely<Tables>, conversation: string, { marked, handovers }: TalkChange): Promise<void> {
  for (const { version, ...marks } of marked) await trx.updateTable('utterances').set(marksTable(marks)).where('conversation', '=', conversation).where('version', '=', version).execute();
  for (const row of handovers) {
    const { handover, ...values } = handoverTable(row);
    await trx.insertInto('talk_handovers').values({ handover, ...values }).onConflict((conflict) => conflict.column('handover').doUpdateSet(values)).execute();
  }
}

function marksTable({ flags, ending }: Marks): { flags: string; ending: string | null } {
  return { flags: flags.join(','), ending: ending === undefined ? null : JSON.stringify(ending) };
}

function talkTable({ changedAt, practice, flags, actors, need, stage, municipality, led, ...rest }: TalkRow, { read, sureness }: Pick<Talk, 'read' | 'sureness'>): TalkTable {
  const has = (flag: TalkRow['flags'][number]) => (flags.includes(flag) ? 1 : 0);
  return {
    ...rest, read, sureness, need: need ?? null, stage: stage ?? null, municipality: municipality ?? null, led: led ?? null, changed_at: changedAt, practice: practice ? 1 : 0, actors: actors.length === 0 ? '' : `|${actors.join('|')}|`,
    unsure: has('unsure'), thumb_down: has('thumb_down'), no_door: has('no_door'), declined: has('declined'), human: has('human'), offtopic: has('offtopic'),
  };
}

function handoverTable({ practice, takenAt, endedAt, to, need, reason, helped, previous, ...rest }: TalkHandover): TalkHandoverTable {
  return {
    ...rest, need: need ?? null, reason: reason ?? null, helped: helped ?? null, previous: previous ?? null, practice: practice ? 1 : 0, taken_at: takenAt ?? null, ended_at: endedAt ?? null, to_actor: to ?? null,
  };
}

/** So many conversations are looked at between two breaths. */
const page = 200;

/**
 * Makes the rows of conversations that have none: those of a database that was there before the lists were. Done once, at opening. A
 * conversation that is damaged is passed over, since it must not stop all others; whoever opens it is told.
 */
export async function makeMissingTalks(db: Kysely<Tables>): Promise<number> {
  const write = talkWriter(db);
  const load = loadFrom(db);
  let made = 0;
  for (let ids = await withoutTalk(db, ''); ids.length > 0; ids = await withoutTalk(db, ids.at(-1) ?? '')) {
    for (const id of ids) {
      const records = await load(id).catch(() => []);
      if (records.length === 0) continue;
      await write(db, id, records, null);
      made += 1;
    }
  }
  return made;
}

async function withoutTalk(db: Kysely<Tables>, last: string): Promise<string[]> {
  const rows = await db.selectFrom('conversations').select('id').where('talk', 'is', null).where('id', '>', last).orderBy('id').limit(page).execute();
  return rows.map(({ id }) => id);
}

/** Whether there is anything to make: one look, so that an ordinary start costs nothing. */
export async function hasMissingTalks(db: Kysely<Tables>): Promise<boolean> {
  const { rows } = await sql`select 1 from conversations where talk is null limit 1`.execute(db);
  return rows.length > 0;
}

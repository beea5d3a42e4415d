import type { Kysely, Transaction } from 'kysely';
import type { Recorded } from '../events.ts';
import { compileByLength, compileOnce } from './compile-once.ts';
import { rowsOf, writeRows } from './handover-rows.ts';
import { isAboutHandover, noLists, rowsFrom } from './lists.ts';
import type { Lists } from './lists.ts';
import { writeMarks } from './marks.ts';
import { Conflict } from './store.ts';
import type { Also, News } from './store.ts';
import type { DeliveryTable, Tables } from './tables.ts';
import { talkWriter } from './write-talks.ts';

/** What one append writes. */
export type Append = { conversation: string; expected: number; records: readonly Recorded[]; also: Also };

/** Throws when the versions do not follow on `expected`: whoever made them has a bug. */
export function checkVersions({ conversation, expected, records }: Append): void {
  if (records.length === 0 && expected === 0) throw new Error(`nothing to open the conversation ${conversation} with`);
  const wrong = records.find(({ version }, index) => version !== expected + index + 1);
  if (wrong) throw new Error(`version ${wrong.version} does not follow in the conversation ${conversation}, which is expected at ${expected}`);
}

/** Tells other processes of a change, within the transaction that makes it. */
export type Tell = (trx: Kysely<Tables>, news: Exclude<News, 'anything'>) => Promise<void>;

/** How one append is written within a transaction. Throws Conflict when the stream is not at the expected version. */
export function appendTo(db: Kysely<Tables>, tell: Tell): (trx: Transaction<Tables>, append: Append) => Promise<void> {
  const move = streamMover(db);
  const writeTalk = talkWriter(db);
  const insertEvents = compileByLength(['conversation', 'version', 'at', 'cause', 'body'], (rows: Tables['events'][]) =>
     db.insertInto('events').values(rows).onConflict((conflict) => conflict.doNothing()));
  const insertDeliveries = compileByLength(
    ['id', 'kind', 'conversation', 'handover', 'version', 'state', 'due', 'attempts', 'claimed', 'next_at', 'ambiguous', 'why'],
    (rows: DeliveryTable[]) => db.insertInto('deliveries').values(rows),
  );

  return async (trx, append) => {
    const { conversation, records, also } = append;
    const { talk, ...lists } = await move(trx, append);
    if (records.length > 0) {
      const { numAffectedRows } = await trx.executeQuery(insertEvents(records.map(({ version, at, cause, event }) => ({ conversation, version, at, cause, body: JSON.stringify(event) }))));
      if (Number(numAffectedRows) !== records.length) throw new Conflict(conversation);
    }
    if (also.access) await writeAccess(trx, conversation, also.access, records[0]?.at ?? '');
    if (also.contact) await writeContact(trx, conversation, also.contact);
    if (also.marks) await writeMarks(trx, conversation, also.marks);
    if (also.deliveries && also.deliveries.length > 0) {
      await trx.executeQuery(insertDeliveries(also.deliveries.map((delivery) => ({ ...delivery, state: 'due', attempts: 0, claimed: 0, next_at: delivery.due, ambiguous: 0, why: null }))));
    }
    await writeRows(trx, lists.handovers);
    if (records.length > 0) await writeTalk(trx, conversation, records, talk);
    await tell(trx, { conversation, deliveries: (also.deliveries?.length ?? 0) > 0, forgotten: false });
  };
}

/**
 * Moves a stream to its new version, and holds it until the transaction ends. Always the first statement: it writes, so that
 * the transaction never has to turn from reading to writing. Answers how the lists change, and what was kept of the talk.
 */
function streamMover(db: Kysely<Tables>): (trx: Transaction<Tables>, append: Append) => Promise<Lists & { talk: string | null }> {
  const open = compileOnce(['id', 'version', 'practice', 'talk'], (row: Tables['conversations']) => db.insertInto('conversations').values(row).onConflict((conflict) => conflict.doNothing()));
  const advance = compileOnce(['id', 'expected', 'version'], ({ id, expected, version }: { id: string; expected: number; version: number }) =>
    db.updateTable('conversations').set({ version }).where('id', '=', id).where('version', '=', expected).returning(['practice', 'talk']));

  return async (trx, { conversation: id, expected, records }) => {
    const version = expected + records.length;
    if (expected === 0) {
      const lists = rowsFrom(records, id, noLists);
      const { numAffectedRows } = await trx.executeQuery(open({ id, version, practice: lists.practice ? 1 : 0, talk: null }));
      if (Number(numAffectedRows) !== 1) throw new Conflict(id);
      return { ...lists, talk: null };
    }
    const { rows: [stream] } = await trx.executeQuery(advance({ id, expected, version }));
    if (!stream) throw new Conflict(id);
    if (!records.some(({ event }) => isAboutHandover(event))) return { ...noLists, talk: stream.talk };
    return { ...rowsFrom(records, id, { practice: stream.practice === 1, handovers: await rowsOf(trx, id) }), talk: stream.talk };
  };
}

async function writeAccess(trx: Transaction<Tables>, conversation: string, access: { token: string; code: string }, at: string): Promise<void> {
  await trx.insertInto('access').values([
    { kind: 'token', hash: access.token, conversation, at },
    { kind: 'code', hash: access.code, conversation, at },
  ]).execute();
}

/** A chain keeps one contact, the latest. Chains are never shared between conversations. */
async function writeContact(trx: Transaction<Tables>, conversation: string, { chain, contact }: NonNullable<Also['contact']>): Promise<void> {
  const body = JSON.stringify(contact);
  const { numInsertedOrUpdatedRows } = await trx.insertInto('contacts').values({ chain, conversation, body })
    .onConflict((conflict) => conflict.column('chain').doUpdateSet({ body }).where('contacts.conversation', '=', conversation))
    .executeTakeFirstOrThrow();
  if (Number(numInsertedOrUpdatedRows) !== 1) throw new Error(`the chain ${chain} belongs to another conversation than ${conversation}`);
}

import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import { pastSource } from '../learning/example.ts';
import type { Tables } from './tables.ts';

/** Keeps what figures need of a conversation that goes: no text, no name, no id, the day of it and the hours of its handovers. */
export async function keepFigures(trx: Kysely<Tables>, conversation: string, pastId: string): Promise<void> {
  const talk = await trx.selectFrom('talks').selectAll().where('conversation', '=', conversation).executeTakeFirst();
  if (!talk || talk.practice === 1) return;
  const handovers = await trx.selectFrom('talk_handovers').selectAll().where('conversation', '=', conversation).orderBy('at').orderBy('handover').execute();
  const pastOf = new Map(handovers.map(({ handover }, index) => [handover, `${pastId}.${index}`]));
  await trx.insertInto('past_talks').values({ ...talk, conversation: pastId, at: noonOf(talk.at), changed_at: noonOf(talk.changed_at) }).execute();
  if (handovers.length === 0) return;
  await trx.insertInto('past_handovers').values(handovers.map((row) => ({
    ...row, handover: pastOf.get(row.handover) ?? pastId, conversation: pastId, previous: row.previous === null ? null : (pastOf.get(row.previous) ?? null),
    at: hourOf(row.at), taken_at: row.taken_at === null ? null : hourOf(row.taken_at), ended_at: row.ended_at === null ? null : hourOf(row.ended_at),
  }))).execute();
}

function noonOf(at: string): string {
  return `${at.slice(0, 10)}T12:00:00.000Z`;
}

function hourOf(at: string): string {
  return `${at.slice(0, 13)}:00:00.000Z`;
}

/** What has been learnt from a conversation stays when that goes by its age, each by a name of its own: nothing says where it was said, or beside what. */
export async function keepExamples(trx: Kysely<Tables>, conversation: string): Promise<void> {
  const examples = await trx.selectFrom('examples').select(['source', 'message']).where('conversation', '=', conversation).where('state', '<>', 'skipped').execute();
  for (const { source, message } of examples) {
    await trx.updateTable('examples').set({ source: pastSource, message: randomUUID(), conversation: null }).where('source', '=', source).where('message', '=', message).execute();
  }
}

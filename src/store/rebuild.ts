import type { Kysely } from 'kysely';
import { writeRows } from './handover-rows.ts';
import { noLists, rowsFrom } from './lists.ts';
import { loadFrom } from './load.ts';
import type { Tables } from './tables.ts';
import { talkWriter } from './write-talks.ts';

/** So many conversations are listed at a time. */
const page = 200;

/** Writes all rows of the lists anew from the events, in one transaction. Answers how many conversations were read. */
export async function rebuildLists(db: Kysely<Tables>): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const load = loadFrom(trx);
    const writeTalk = talkWriter(trx);
    let read = 0;
    for (const table of ['handovers', 'talks', 'utterances', 'talk_handovers'] as const) await trx.deleteFrom(table).execute();
    for (let ids = await idsAfter(trx, ''); ids.length > 0; ids = await idsAfter(trx, ids.at(-1) ?? '')) {
      for (const id of ids) {
        const records = await load(id);
        const { practice, handovers } = rowsFrom(records, id, noLists);
        await trx.updateTable('conversations').set({ practice: practice ? 1 : 0 }).where('id', '=', id).execute();
        await writeRows(trx, handovers);
        await writeTalk(trx, id, records, null);
      }
      read += ids.length;
    }
    return read;
  });
}

async function idsAfter(db: Kysely<Tables>, last: string): Promise<string[]> {
  const rows = await db.selectFrom('conversations').select('id').where('id', '>', last).orderBy('id').limit(page).execute();
  return rows.map(({ id }) => id);
}

import type { Insertable, Kysely, Selectable } from 'kysely';
import { readKept } from './damaged.ts';
import { Facts } from './facts.ts';
import type { HandoverRow } from './store.ts';
import type { HandoverTable, Tables } from './tables.ts';

/** The rows of one conversation's handovers, the oldest first. */
export async function rowsOf(db: Kysely<Tables>, conversation: string): Promise<HandoverRow[]> {
  const rows = await db.selectFrom('handovers').selectAll().where('conversation', '=', conversation).orderBy('at').orderBy('id').execute();
  return rows.map(rowFromTable);
}

/** Writes rows whole, whether they are there already or not. */
export async function writeRows(db: Kysely<Tables>, rows: readonly HandoverRow[]): Promise<void> {
  for (const row of rows) {
    const { id, ...values } = tableFromRow(row);
    await db.insertInto('handovers').values({ id, ...values }).onConflict((conflict) => conflict.column('id').doUpdateSet(values)).execute();
  }
}

/** A row as the port shows it. */
export function rowFromTable(row: Selectable<HandoverTable>): HandoverRow {
  const { practice, promoter, previous, changed_at: changedAt, promoter_id: promoterId, facts, ...rest } = row;
  return {
    ...rest,
    changedAt,
    practice: practice === 1,
    ...(promoter === null ? {} : { promoter }),
    ...(previous === null ? {} : { previous }),
    ...(promoterId === null ? {} : { promoterId }),
    facts: facts === null ? {} : readKept(Facts, facts, `what is said of the handover ${row.id}`),
  };
}

function tableFromRow({ practice, promoter, previous, changedAt, promoterId, facts, ...rest }: HandoverRow): Insertable<HandoverTable> {
  return { ...rest, changed_at: changedAt, practice: practice ? 1 : 0, promoter: promoter ?? null, previous: previous ?? null, promoter_id: promoterId ?? null, facts: JSON.stringify(facts) };
}

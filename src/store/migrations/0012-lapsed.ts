import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/**
 * A case that the clock ended, where nobody has said how it went, had been counted as help; and what had been learnt from a conversation
 * that is gone bore the same name as the figures that are left of it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const [talks, handovers] of [['talks', 'talk_handovers'], ['past_talks', 'past_handovers']] as const) {
    const of = (what: ReturnType<typeof sql>) => sql`exists (select 1 from ${sql.table(handovers)} h where h.conversation = ${sql.table(talks)}.conversation and ${what})`;
    const helped = sql`((h.helped is null and h.status = 'completed' and coalesce(h.reason, '') <> 'unknown') or h.helped in ('yes', 'partly'))`;
    const lapsed = sql`(h.helped is null and h.status = 'completed' and h.reason = 'unknown')`;
    if (talks === 'talks') await sql`update utterances set ending = null where ending like '%"helped"%' and conversation in (select conversation from talks where outcome = 'helped' and ${of(lapsed)} and not ${of(helped)})`.execute(db);
    await sql`update ${sql.table(talks)} set outcome = 'taken' where outcome = 'helped' and ${of(lapsed)} and not ${of(helped)}`.execute(db);
  }
  const examples = db as Kysely<{ examples: { source: string; message: string } }>;
  for (const { message } of await examples.selectFrom('examples').select('message').where('source', '=', 'past').execute()) {
    await examples.updateTable('examples').set({ message: randomUUID() }).where('source', '=', 'past').where('message', '=', message).execute();
  }
}

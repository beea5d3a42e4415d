import type { Kysely } from 'kysely';
import type { Kept } from '../retention/rules.ts';
import type { Tables } from './tables.ts';

/** Keeps what figures need of a conversation that goes: no text, no name, no id, and the day instead of the time. */
export async function keepFigures(trx: Kysely<Tables>, { conversation, region, door }: Kept, id: string): Promise<void> {
  const first = await trx.selectFrom('events').select('at').where('conversation', '=', conversation).where('version', '=', 1).executeTakeFirst();
  await trx.insertInto('past_talks').values({ id, day: (first?.at ?? '').slice(0, 10), region, body: JSON.stringify({ door }) }).execute();
}

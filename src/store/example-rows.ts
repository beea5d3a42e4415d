import type { Kysely, Transaction } from 'kysely';
import { filesSource, KeptExample } from '../learning/example.ts';
import type { Source } from '../intents/label.ts';
import { readKept } from './damaged.ts';
import type { Learning } from './learning.ts';
import type { Tables } from './tables.ts';

/** The examples to learn from, over a database. */
export function examplesIn(db: Kysely<Tables>): Pick<Learning, 'examples' | 'example' | 'putExample' | 'removeExample'> {
  return {
    examples: async () => (await db.selectFrom('examples').selectAll().orderBy('at', 'desc').orderBy('source').orderBy('message').execute()).map(exampleFrom),
    example: async ({ conversation, message }) => {
      const row = await db.selectFrom('examples').selectAll().where('source', '=', conversation).where('message', '=', message).executeTakeFirst();
      return row && exampleFrom(row);
    },
    putExample: (example, expected) => db.transaction().execute(async (trx) => {
      const { source: { conversation, message }, state, at } = example;
      const values = { state, at, version: expected + 1, body: JSON.stringify(bodyOf(example)) };
      if (expected > 0) return changed(await trx.updateTable('examples').set(values).where('source', '=', conversation).where('message', '=', message).where('version', '=', expected).executeTakeFirst());
      const isSaid = conversation !== filesSource;
      if (isSaid && !(await trx.selectFrom('conversations').select('id').where('id', '=', conversation).executeTakeFirst())) return false;
      const { numInsertedOrUpdatedRows: put } = await trx.insertInto('examples').values({ source: conversation, message, conversation: isSaid ? conversation : null, ...values }).onConflict((conflict) => conflict.doNothing()).executeTakeFirstOrThrow();
      return put === 1n;
    }),
    removeExample: async ({ conversation, message }, expected) => {
      const { numDeletedRows: gone } = await db.deleteFrom('examples').where('source', '=', conversation).where('message', '=', message).where('version', '=', expected).executeTakeFirstOrThrow();
      return gone === 1n;
    },
  };
}

function changed({ numUpdatedRows }: { numUpdatedRows: bigint }): boolean {
  return numUpdatedRows === 1n;
}

type Body = Omit<KeptExample, 'source' | 'state' | 'version' | 'at'>;
const bodySchema = KeptExample.omit({ source: true, state: true, version: true, at: true });

function bodyOf({ account, reviewer, language, region, text, label }: Body): Body {
  return { reviewer, language, ...(region === undefined ? {} : { region }), ...(account === undefined ? {} : { account }), ...(text === undefined ? {} : { text }), ...(label === undefined ? {} : { label }) };
}

function exampleFrom({ source, message, state, version, at, body }: Tables['examples']): KeptExample {
  return { source: { conversation: source, message }, state, version: Number(version), at, ...readKept(bodySchema, body, `the example ${source}/${message}`) };
}

/** Makes exactly these examples published ones, but for those that were changed since. */
export async function markPublished(trx: Transaction<Tables>, learnt: readonly (Source & { version?: number })[]): Promise<void> {
  const rows = await trx.selectFrom('examples').select(['source', 'message', 'state', 'version']).where('state', '<>', 'skipped').execute();
  const versions = new Map(learnt.map(({ conversation, message, version }) => [`${conversation} ${message}`, version]));
  for (const { source, message, state, version } of rows) {
    const key = `${source} ${message}`;
    const isLearnt = versions.has(key) && (versions.get(key) ?? Number(version)) === Number(version);
    const wanted = isLearnt ? 'published' : 'draft';
    // One that is changed between the two is another example than the one that was looked at.
    if (wanted !== state) await trx.updateTable('examples').set({ state: wanted }).where('source', '=', source).where('message', '=', message).where('version', '=', version).execute();
  }
}

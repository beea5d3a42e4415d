import type { Kysely, Transaction } from 'kysely';
import type { Tell } from './append.ts';
import { keptBodies } from './publications.ts';
import type { Publication, PublicationRow, Publications } from './publications.ts';
import type { Tables } from './tables.ts';

/** What has been published, over a database. */
export function publicationsIn(db: Kysely<Tables>, tell: Tell): Publications {
  return {
    latest: async (kind) => whole(await db.selectFrom('publications').selectAll().where('kind', '=', kind).orderBy('number', 'desc').limit(1).executeTakeFirst()),
    one: async (id) => whole(await db.selectFrom('publications').selectAll().where('id', '=', id).executeTakeFirst()),
    list: async (kind) => {
      const columns = ['id', 'kind', 'number', 'at', 'account', 'name', 'base', 'why', 'from'] as const;
      const rows = await db.selectFrom('publications').select([...columns, (row) => row('body', 'is not', null).as('kept')]).where('kind', '=', kind).orderBy('number', 'desc').execute();
      return rows.map(({ kept, ...row }) => ({ ...about(row), kept: Boolean(kept) }));
    },
    publish: (publication, expected) => db.transaction().execute((trx) => publishWithin(trx, tell, publication, expected)),
  };
}

/** Publishes within a transaction, so that what belongs to it is written in the same moment. False when another was published meanwhile. */
export async function publishWithin(trx: Transaction<Tables>, tell: Tell, publication: Publication, expected: string | undefined): Promise<boolean> {
  const { kind, account = null, why = null, from = null } = publication;
  const latest = await trx.selectFrom('publications').select(['id', 'number']).where('kind', '=', kind).orderBy('number', 'desc').limit(1).executeTakeFirst();
  if (latest?.id !== expected) return false;
  const number = (latest?.number ?? 0) + 1;
  const { numInsertedOrUpdatedRows: put } = await trx.insertInto('publications').values({ ...publication, number, account, why, from })
    // Another process may have taken the same number in the same moment.
    .onConflict((conflict) => conflict.columns(['kind', 'number']).doNothing()).executeTakeFirstOrThrow();
  if (put !== 1n) return false;
  await trx.updateTable('publications').set({ body: null }).where('kind', '=', kind).where('number', '<=', number - keptBodies).execute();
  await tell(trx, 'content');
  return true;
}

type Row = Tables['publications'];

function whole(row: Row | undefined): Publication | undefined {
  return row === undefined || row.body === null ? undefined : { ...about(row), body: row.body };
}

function about({ id, kind, at, account, name, base, why, from }: Omit<Row, 'body'>): Omit<PublicationRow, 'kept'> {
  return { id, kind, at, name, base, ...(account === null ? {} : { account }), ...(why === null ? {} : { why }), ...(from === null ? {} : { from }) };
}

import type { Kysely } from 'kysely';
import { randomUUID } from 'node:crypto';
import { Contact } from '../events.ts';
import { openStatuses } from '../statuses.ts';
import { accountsIn } from './accounts.ts';
import { editingIn } from './editing.ts';
import { appendTo, checkVersions } from './append.ts';
import type { Append, Tell } from './append.ts';
import { groupCommit } from './commit.ts';
import { compileOnce } from './compile-once.ts';
import { readKept } from './damaged.ts';
import { deliveriesIn } from './deliveries.ts';
import type { LockDue } from './deliveries.ts';
import { digestsIn } from './digests.ts';
import { rowFromTable } from './handover-rows.ts';
import { installationsIn } from './installations.ts';
import { loadFrom } from './load.ts';
import { mailActorsIn } from './mail-actors.ts';
import { cardsThatKnow, marksIn } from './marks.ts';
import { outsideIn, placeFrom } from './outside.ts';
import { publicationsIn } from './publishing.ts';
import { picturesIn } from './read-pictures.ts';
import { talksIn } from './read-talks.ts';
import { Held, holdOfIn, lockErasing } from './holds.ts';
import { retentionIn } from './retention.ts';
import { settingsIn } from './settings.ts';
import { clockKinds } from './store.ts';
import type { Counts, HandoverFilter, HandoverRow, Place, Store } from './store.ts';
import type { Tables } from './tables.ts';
import { learningIn } from './training-rows.ts';

/** What one kind of database does in its own way. All else is the same for every kind. */
export type Dialect = {
  lockDue: LockDue;
  /** Sees to it that what was deleted is gone from the disk too. */
  erase(): Promise<void>;
  shared: boolean;
  tell: Tell;
  onElsewhere: Store['onElsewhere'];
};

/** The store over a database whose tables are there. */
export function storeOver(db: Kysely<Tables>, { lockDue, erase, shared, tell, onElsewhere }: Dialect): Store {
  const commits = groupCommit<Append>(db, ({ conversation }) => conversation, appendTo(db, tell));
  return {
    shared,
    onElsewhere,
    load: loadFrom(db),
    append: async (conversation, expected, records, also = {}) => {
      const append = { conversation, expected, records, also };
      checkVersions(append);
      await commits.add(append);
    },
    access: accessIn(db),
    addToken: async (conversation, hash, at) => {
      await db.insertInto('access').values({ kind: 'token', hash, conversation, at }).execute();
    },
    contact: (chain) => contact(db, chain),
    ...deliveriesIn(db, lockDue, shared),
    handover: async (id) => {
      const row = await db.selectFrom('handovers').selectAll().where('id', '=', id).executeTakeFirst();
      return row && rowFromTable(row);
    },
    handovers: (filter) => handovers(db, filter),
    counts: () => counts(db),
    ...outsideIn(db),
    ...settingsIn(db, tell),
    ...digestsIn(db),
    ...marksIn(db),
    ...mailActorsIn(db, tell),
    ...installationsIn(db),
    accounts: accountsIn(db),
    publications: publicationsIn(db, tell),
    learning: learningIn(db, tell),
    talks: talksIn(db),
    editing: editingIn(db),
    pictures: picturesIn(db),
    retention: retentionIn(db, { remove: (trx, conversation) => removeIn(trx, conversation, tell), erase }),
    forget: async (conversation) => {
      const places = await forget(db, conversation, tell);
      await erase();
      return places;
    },
    close: async () => {
      await commits.idle();
      await db.destroy();
    },
  };
}

/** A token and a code are told apart, so that the short one that people write down never passes for the long one. */
function accessIn(db: Kysely<Tables>): Store['access'] {
  const select = compileOnce(['kind', 'hash'], ({ kind, hash }: { kind: 'token' | 'code'; hash: string }) =>
    db.selectFrom('access').select('conversation').where('kind', '=', kind).where('hash', '=', hash));
  return async (key) => {
    const { rows } = await db.executeQuery(select('token' in key ? { kind: 'token', hash: key.token } : { kind: 'code', hash: key.code }));
    return rows[0];
  };
}

async function contact(db: Kysely<Tables>, chain: string): Promise<Contact | undefined> {
  const row = await db.selectFrom('contacts').select('body').where('chain', '=', chain).executeTakeFirst();
  return row && readKept(Contact, row.body, `the contact of the chain ${chain}`);
}

async function handovers(db: Kysely<Tables>, filter: HandoverFilter): Promise<HandoverRow[]> {
  let query = db.selectFrom('handovers').selectAll();
  if (filter.chains?.length === 0) return [];
  if (filter.conversation !== undefined) query = query.where('conversation', '=', filter.conversation);
  if (filter.actor !== undefined) query = query.where('actor', '=', filter.actor);
  if (filter.open !== undefined) query = query.where('status', filter.open ? 'in' : 'not in', openStatuses);
  const { chains, since, promoter } = filter;
  if (chains !== undefined) query = query.where('chain', 'in', [...chains]);
  if (promoter !== undefined) query = query.where('promoter_id', '=', promoter);
  if (since !== undefined) query = query.where(({ or, eb }) => or([eb('changed_at', '>=', since), eb('status', 'in', openStatuses)]));
  return (await query.orderBy('at').orderBy('id').execute()).map(rowFromTable);
}

/** Practice reaches no figure; a delivery counts whatever it is about, since somebody has to see to it, unless it is a clock that goes. */
async function counts(db: Kysely<Tables>): Promise<Counts> {
  const { conversations } = await db.selectFrom('conversations').where('practice', '=', 0).select(({ fn }) => fn.countAll().as('conversations')).executeTakeFirstOrThrow();
  const statuses = await db.selectFrom('handovers').where('practice', '=', 0).groupBy('status').select(({ fn }) => ['status', fn.countAll().as('count')]).orderBy('status').execute();
  const states = await db.selectFrom('deliveries').where('state', 'in', ['due', 'given up']).where('kind', 'not in', clockKinds).groupBy('state').select(({ fn }) => ['state', fn.countAll().as('count')]).execute();
  const { broken } = await db.selectFrom('channels').where('problem', 'is not', null).select(({ fn }) => fn.countAll().as('broken')).executeTakeFirstOrThrow();
  const { shut } = await db.selectFrom('installations').where('problem', 'is not', null).select(({ fn }) => fn.countAll().as('shut')).executeTakeFirstOrThrow();
  const inState = (state: string) => Number(states.find((row) => row.state === state)?.count ?? 0);
  return {
    conversations: Number(conversations),
    handovers: Object.fromEntries(statuses.map(({ status, count }) => [status, Number(count)])),
    deliveriesDue: inState('due'),
    deliveriesGivenUp: inState('given up'),
    channelsBroken: Number(broken),
    workspacesBroken: Number(shut),
  };
}

/** What refers to the conversation goes with it. Places stay, so that the outside world can still be cleared after a crash. */
async function forget(db: Kysely<Tables>, conversation: string, tell: Tell): Promise<Place[]> {
  return db.transaction().execute(async (trx) => {
    await lockErasing(trx);
    const hold = await holdOfIn(trx, conversation);
    if (hold) throw new Held(hold);
    await removeIn(trx, conversation, tell);
    const places = await trx.selectFrom('places').select(['handover', 'team', 'channel', 'ts']).where('conversation', '=', conversation).orderBy('handover').execute();
    return places.map(placeFrom);
  });
}

/** Cards that say that its company has been here before are to be shown anew, without that: kept with the removal, whoever removes. */
async function removeIn(trx: Kysely<Tables>, conversation: string, tell: Tell): Promise<void> {
  const knowing = await cardsThatKnow(trx, conversation);
  await trx.deleteFrom('conversations').where('id', '=', conversation).execute();
  if (knowing.length > 0) await trx.insertInto('deliveries').values(knowing.map((row) => ({ ...row, id: `forgotten:${randomUUID()}`, kind: 'refresh' as const, version: 0, state: 'due' as const, attempts: 0, claimed: 0, next_at: row.due, ambiguous: 0 }))).execute();
  await tell(trx, { conversation, deliveries: knowing.length > 0, forgotten: true });
}

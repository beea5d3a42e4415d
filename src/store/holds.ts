import type { Kysely } from 'kysely';
import { Hold } from '../retention/rules.ts';
import { readKept } from './damaged.ts';
import type { Tables } from './tables.ts';

/** A conversation that is held is not removed, whoever asks: the law, or somebody's right, wants it kept. */
export class Held extends Error {
  readonly code = 'held';
  readonly hold: Hold;
  constructor(hold: Hold) {
    super(`what is to be removed must be kept (hold ${hold.id})`);
    this.name = 'Held';
    this.hold = hold;
  }
}

/** The part of the store that knows what must not be erased. */
export interface Holds {
  /** The latest first; those that are lifted too where that is asked for. */
  holds(filter?: { lifted: boolean }): Promise<Hold[]>;
  /** Holds a conversation or an actor. False when there is no such conversation. */
  hold(hold: Hold): Promise<boolean>;
  /** False when there is no such hold that stands. */
  lift(id: string, lifted: { at: string; by: string }): Promise<boolean>;
  /** What holds a conversation, if anything. */
  holdOf(conversation: string): Promise<Hold | undefined>;
  /** The company has asked to have a conversation erased that is held: it goes as soon as it may. */
  ask(conversation: string, at: string): Promise<void>;
  askedAt(conversation: string): Promise<string | undefined>;
}

export function holdsIn(db: Kysely<Tables>): Holds {
  return {
    holds: async ({ lifted } = { lifted: false }) => {
      const rows = await db.selectFrom('holds').select(['id', 'body']).$if(!lifted, (query) => query.where('lifted', '=', 0)).orderBy('at', 'desc').orderBy('id').execute();
      return rows.map(holdFrom);
    },
    hold: (hold) => db.transaction().execute(async (trx) => {
      await lockErasing(trx);
      if (hold.kind === 'conversation' && !(await trx.selectFrom('conversations').select('id').where('id', '=', hold.of).executeTakeFirst())) return false;
      await trx.insertInto('holds').values({ id: hold.id, kind: hold.kind, of: hold.of, lifted: 0, body: JSON.stringify(hold), at: hold.at }).execute();
      return true;
    }),
    lift: (id, { at, by }) => db.transaction().execute(async (trx) => {
      await lockErasing(trx);
      const row = await trx.selectFrom('holds').select(['id', 'body']).where('id', '=', id).where('lifted', '=', 0).executeTakeFirst();
      if (!row) return false;
      await trx.updateTable('holds').set({ lifted: 1, body: JSON.stringify({ ...holdFrom(row), liftedAt: at, liftedBy: by }) }).where('id', '=', id).execute();
      return true;
    }),
    holdOf: (conversation) => holdOfIn(db, conversation),
    ask: async (conversation, at) => {
      await db.insertInto('asked').columns(['conversation', 'at'])
        .expression(({ selectFrom, val }) => selectFrom('conversations').select(({ ref }) => [ref('id').as('conversation'), val(at).as('at')]).where('id', '=', conversation))
        .onConflict((conflict) => conflict.column('conversation').doNothing()).execute();
    },
    askedAt: async (conversation) => (await db.selectFrom('asked').select('at').where('conversation', '=', conversation).executeTakeFirst())?.at,
  };
}

/** What holds a conversation: a hold on itself, on the actor of its door, or on one that it was handed to. */
export async function holdOfIn(db: Kysely<Tables>, conversation: string): Promise<Hold | undefined> {
  const standing = (await db.selectFrom('holds').select(['id', 'body']).where('lifted', '=', 0).orderBy('at').orderBy('id').execute()).map(holdFrom);
  if (standing.length === 0) return undefined;
  const actors = new Set((await db.selectFrom('handovers').select('actor').where('conversation', '=', conversation).execute()).map(({ actor }) => actor));
  const first = await db.selectFrom('events').select('body').where('conversation', '=', conversation).where('version', '=', 1).executeTakeFirst();
  if (first) actors.add(doorIn(first.body).door);
  return standing.find(({ kind, of }) => (kind === 'conversation' ? of === conversation : actors.has(of)));
}

/** Holding and erasing wait for each other: whoever comes first has the row until the transaction ends. Always the first statement. */
export async function lockErasing(trx: Kysely<Tables>): Promise<void> {
  await trx.insertInto('erasing').values({ id: 'now', claim: '', at: '', until: '', by: '', body: '' }).onConflict((conflict) => conflict.column('id').doUpdateSet({ id: 'now' })).execute();
}

/** The door and the region that a conversation was opened in, from its first event. */
export function doorIn(body: string): { door: string; region: string } {
  const { door = '', region = '' } = JSON.parse(body) as { door?: string; region?: string };
  return { door, region };
}

function holdFrom({ id, body }: { id: string; body: string }): Hold {
  return readKept(Hold, body, `the hold ${id}`);
}

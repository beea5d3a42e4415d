import { sql } from 'kysely';
import type { ExpressionBuilder, ExpressionWrapper, Kysely, Selectable, SelectQueryBuilder, SqlBool } from 'kysely';
import { z } from 'zod';
import { Language, Reading } from '../events.ts';
import { readKept } from './damaged.ts';
import type { TalkHandoverTable, TalkTable, Tables } from './tables.ts';
import { searchable } from './talk-rows.ts';
import { talkFlags } from './talks.ts';
import type { TalkFilter, TalkHandover, TalkRow, Talks, Tally, TallyKey, UtteranceRow } from './talks.ts';

/** The lists of conversations over a database. */
export function talksIn(db: Kysely<Tables>): Talks {
  return {
    list: (filter) => list(db, filter),
    count: async ({ words = [], ...filter }, most) => {
      const matching = db.selectFrom('talks').select('talks.conversation').where((row) => within(row, filter)).where((row) => row.and(words.map((word) => anywhere(word)))).limit(most);
      return Number((await db.selectFrom(matching.as('matching')).select(({ fn }) => fn.countAll().as('count')).executeTakeFirstOrThrow()).count);
    },
    one: async (conversation) => {
      const row = await db.selectFrom('talks').selectAll().where('conversation', '=', conversation).executeTakeFirst();
      return row && talkFromTable(row);
    },
    utterances: async ({ regions, from, most }) => {
      const rows = await utterances(db).where('talks.practice', '=', 0)
        // What is kept only since it must be is not learnt from.
        .where('utterances.conversation', 'not in', db.selectFrom('asked').select('conversation'))
        .$if(regions !== undefined, (query) => query.where('talks.region', 'in', inAny(regions)))
        .$if(from !== undefined, (query) => query.where('utterances.at', '>=', from ?? ''))
        .orderBy('utterances.at', 'desc').orderBy('utterances.conversation', 'desc').orderBy('utterances.version', 'desc').limit(most).execute();
      return rows.map(utteranceFrom).reverse();
    },
    utterance: async (conversation, message) => {
      const row = await utterances(db).where('utterances.conversation', '=', conversation).where('utterances.message', '=', message).where('utterances.conversation', 'not in', db.selectFrom('asked').select('conversation')).executeTakeFirst();
      return row && utteranceFrom(row);
    },
    handovers: (filter) => handovers(db, filter),
    tally: (by, filter) => tally(db, by, filter),
  };
}

type Row = ExpressionBuilder<Tables, 'talks'>;

/** Nothing is in an empty list, which not every database says of itself. */
export function inAny(values: readonly string[] | undefined): string[] {
  return values && values.length > 0 ? [...values] : ['\u0001'];
}

/** All that a filter asks for but the words. */
function within(row: Row, { regions, actors, door, language, flag, need, outcome, from, to, practice }: Omit<TalkFilter, 'words' | 'before' | 'limit'>): ExpressionWrapper<Tables, 'talks', SqlBool> {
  const all = [
    ...(regions === undefined ? [] : [row('talks.region', 'in', inAny(regions))]),
    ...(actors === undefined ? [] : [row.or(inAny(actors).flatMap((actor) => [row('talks.door', '=', actor), sql<SqlBool>`talks.actors like ${`%|${escaped(actor)}|%`} escape '\\'`]))]),
    ...(door === undefined ? [] : [row('talks.door', '=', door)]),
    ...(language === undefined ? [] : [row('talks.language', '=', language)]),
    ...(flag === undefined ? [] : [row(`talks.${flag}`, '=', 1)]),
    ...(need === undefined ? [] : [row('talks.need', '=', need)]),
    ...(outcome === undefined ? [] : [row('talks.outcome', '=', outcome)]),
    ...(from === undefined ? [] : [row('talks.at', '>=', from)]),
    ...(to === undefined ? [] : [row('talks.at', '<', to)]),
    ...(practice === undefined ? [] : [row('talks.practice', '=', practice ? 1 : 0)]),
  ];
  return row.and(all);
}

/** Among so many of the latest a word is looked for first: a common one fills a page there, and the rest need not be read. */
const latest = 2_000;

async function list(db: Kysely<Tables>, { words = [], before, limit, ...filter }: TalkFilter): Promise<TalkRow[]> {
  const matching = db.selectFrom('talks').selectAll('talks').where((row) => within(row, filter))
    .$if(before !== undefined, (query) => query.where('talks.at', '<=', before?.at ?? '')
      .where((row) => row.or([row('talks.at', '<', before?.at ?? ''), row('talks.conversation', '<', before?.conversation ?? '')])))
    .orderBy('talks.at', 'desc').orderBy('talks.conversation', 'desc');
  if (words.length === 0) return (await matching.limit(limit).execute()).map(talkFromTable);
  const among = db.selectFrom(matching.limit(latest).as('talks')).selectAll('talks').where((row) => row.and(words.map((word) => oneByOne(word))))
    .orderBy('talks.at', 'desc').orderBy('talks.conversation', 'desc').limit(limit);
  const found = await among.execute();
  if (found.length === limit) return found.map(talkFromTable);
  return (await matching.where((row) => row.and(words.map((word) => anywhere(word)))).limit(limit).execute()).map(talkFromTable);
}

/** A text as a pattern holds it, so that its own signs are only signs. */
export function escaped(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}

function patternOf(word: string): string {
  return `%${escaped(searchable(word))}%`;
}

/** Whether a word stands in a conversation, looked up for each: right where few are looked at. */
function oneByOne(word: string) {
  return sql<SqlBool>`exists (select 1 from utterances where utterances.conversation = talks.conversation and utterances.search like ${patternOf(word)} escape '\\')`;
}

/** The same, by reading all that was said once: right where many are looked at. */
function anywhere(word: string) {
  return sql<SqlBool>`talks.conversation in (select conversation from utterances where search like ${patternOf(word)} escape '\\')`;
}

/** Written out, since a hundred thousand of them may be read at once. */
function talkFromTable(row: Selectable<TalkTable>): TalkRow {
  const { conversation, door, region, language, at, changed_at: changedAt, said, outcome, actors } = row;
  const talk: TalkRow = {
    conversation, door, region, language, practice: row.practice === 1, at, changedAt, said, outcome, flags: talkFlags.filter((flag) => row[flag] === 1), actors: actors === '' ? [] : actors.slice(1, -1).split('|'),
  };
  if (row.need !== null) talk.need = row.need;
  if (row.stage !== null) talk.stage = row.stage;
  if (row.municipality !== null) talk.municipality = row.municipality;
  if (row.led !== null) talk.led = row.led;
  return talk;
}

/** Goes through what was said, and looks up the rest of each: SQLite would go through all conversations and sort everything that was said in them, to give the latest; a cross join it takes in the order that it is written. */
function utterances(db: Kysely<Tables>) {
  return db.selectFrom('utterances').crossJoin('talks').crossJoin('events').whereRef('talks.conversation', '=', 'utterances.conversation')
    .whereRef('events.conversation', '=', 'utterances.conversation').whereRef('events.version', '=', 'utterances.version')
    .select(['utterances.conversation', 'utterances.message', 'utterances.version', 'utterances.at', 'utterances.flags', 'utterances.ending', 'talks.door', 'talks.region', 'talks.practice', 'events.body']);
}

/** What of the event the lists show: the rest of it is not looked at. */
const Body = z.object({ text: z.string(), language: Language, reading: Reading.pick({ kind: true, needs: true, found: true, offtopic: true, mentions: true }) });
const Ending = z.object({ ended: z.enum(['helped', 'referred', 'declined']), actor: z.string(), service: z.string() });
const isFlag = (flag: string): flag is UtteranceRow['flags'][number] => ['thumb_down', 'no_door', 'declined', 'referred', 'human'].includes(flag);

function utteranceFrom({ body, flags, ending, practice, ...row }: { conversation: string; message: string; version: number; at: string; flags: string; ending: string | null; door: string; region: string; practice: number; body: string }): UtteranceRow {
  const where = `version ${row.version} of the conversation ${row.conversation}`;
  const { text, language, reading } = readKept(Body, body, where);
  return { ...row, practice: practice === 1, text, language, reading, flags: flags.split(',').filter(isFlag), ...(ending === null ? {} : { ending: readKept(Ending, ending, `what came of ${where}`) }) };
}

/** In the order of the table that they are put beside. */
const handoverColumns = ['handover', 'conversation', 'actor', 'service', 'need', 'region', 'door', 'practice', 'at', 'taken_at', 'ended_at', 'status', 'reason', 'to_actor', 'helped', 'previous'] as const;

/** Also of conversations that are gone. */
async function handovers(db: Kysely<Tables>, { regions, actors, from, to, practice }: Parameters<Talks['handovers']>[0]): Promise<TalkHandover[]> {
  const rows = await db.selectFrom(db.selectFrom('talk_handovers').select(handoverColumns).unionAll(db.selectFrom('past_handovers').select(handoverColumns)).as('talk_handovers')).selectAll()
    .$if(regions !== undefined, (query) => query.where('region', 'in', inAny(regions)))
    .$if(actors !== undefined, (query) => query.where((row) => row.or([row('actor', 'in', inAny(actors)), row('door', 'in', inAny(actors))])))
    .$if(from !== undefined, (query) => query.where('at', '>=', from ?? ''))
    .$if(to !== undefined, (query) => query.where('at', '<', to ?? ''))
    .$if(practice !== undefined, (query) => query.where('practice', '=', practice === true ? 1 : 0))
    .orderBy('at').orderBy('handover').execute();
  return rows.map(handoverFrom);
}

function handoverFrom(row: Selectable<TalkHandoverTable>): TalkHandover {
  const { conversation, handover, actor, service, region, door, at, status } = row;
  const one: TalkHandover = { conversation, handover, actor, service, region, door, practice: row.practice === 1, at, status };
  if (row.need !== null) one.need = row.need;
  if (row.reason !== null) one.reason = row.reason;
  if (row.helped !== null) one.helped = row.helped;
  if (row.previous !== null) one.previous = row.previous;
  if (row.taken_at !== null) one.takenAt = row.taken_at;
  if (row.ended_at !== null) one.endedAt = row.ended_at;
  if (row.to_actor !== null) one.to = row.to_actor;
  return one;
}

/** Those that are there and those that are gone, together. */
async function tally<Key extends TallyKey>(db: Kysely<Tables>, by: readonly Key[], filter: Omit<TalkFilter, 'before' | 'limit'>): Promise<Tally<Key>[]> {
  const sums = new Map<string, Tally<Key>>();
  for (const one of [...await tallyIn(db, 'talks', by, filter), ...await tallyIn(db, 'past_talks as talks', by, filter)]) {
    const key = JSON.stringify(by.map((name) => one[name] ?? null));
    sums.set(key, { ...one, count: one.count + (sums.get(key)?.count ?? 0) });
  }
  return [...sums.values()];
}

/** Counted by the database, so that a hundred thousand rows need not be read one by one. */
async function tallyIn<Key extends TallyKey>(db: Kysely<Tables>, table: 'talks' | 'past_talks as talks', by: readonly Key[], { words = [], ...filter }: Omit<TalkFilter, 'before' | 'limit'>): Promise<Tally<Key>[]> {
  const kinds = by.map((key) => (key === 'day' ? sql<string>`substr(talks.at, 1, 10)` : key === 'month' ? sql<string>`substr(talks.at, 1, 7)` : sql<string | number | null>`${sql.ref(`talks.${key}`)}`));
  let query: SelectQueryBuilder<Tables, 'talks', Record<string, unknown>> = db.selectFrom(table as 'talks').where((row) => within(row, filter)).where((row) => row.and(words.map((word) => anywhere(word))))
    .select(({ fn }) => [fn.countAll().as('count'), ...by.map((key, index) => (kinds[index] ?? sql`null`).as(key))]);
  for (const kind of kinds) query = query.groupBy(kind);
  const rows = await query.execute();
  return rows.map((row) => ({ ...Object.fromEntries(by.flatMap((key) => (row[key] === null ? [] : [[key, String(row[key])]]))), count: Number(row['count']) }) as Tally<Key>);
}

import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Door, Event, EventOf } from '../../src/events.ts';
import { Database } from '../../src/store/driver.ts';
import { openPostgres, openTables } from '../../src/store/postgres.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import type { Store } from '../../src/store/store.ts';
import { noLists, rowsFrom } from '../../src/store/lists.ts';
import type { Talk } from '../../src/store/talk.ts';
import { talkFrom } from '../../src/store/talk-rows.ts';
import type { TalkChange } from '../../src/store/talk-rows.ts';
import { anna, at, opened, practice, recorded, requested } from './samples.ts';
import { seeded } from './seeded.ts';
import { closing, newDatabase, storesToTest, temporaryFolder } from './stores.ts';

type Spoken = Partial<EventOf<'message.said'>['reading']> & { text?: string };

function said(message: string, { text = 'Vi vill sälja i Norge', ...reading }: Spoken = {}): EventOf<'message.said'> {
  return {
    type: 'message.said', message, text, language: 'sv', removed: [],
    reading: { model: 'm', language: 'sv', kind: 'need', needs: [{ need: 'export', p: 0.9 }], notNeeds: [], general: 0, mentions: [], named: [], found: [{ service: 'ekn-garanti', score: 1 }], plural: true, because: [], ...reading },
  };
}
function door(actor: string): Door {
  return { actor, service: `${actor}-1`, name: actor, title: actor, why: [], handover: 'live', unverified: false };
}
function answer(to: string, more: Partial<EventOf<'message.sent'>> = {}): EventOf<'message.sent'> {
  return { type: 'message.sent', message: `${to}.1`, from: 'assistant', phrase: 'recommend', text: '…', language: 'sv', ...more };
}
const led = (to: string, ...actors: string[]) => answer(to, { doors: actors.map(door), understood: [{ slot: 'need', value: 'export', label: 'Export' }] });
const offtopic = (to: string) => answer(to, { phrase: 'offtopic' });
const chosen = (slot: string, option: string): Event => ({ type: 'option.chosen', message: `p-${slot}`, slot, option, label: option, correction: false, language: 'sv' });
const ask = (handover: string, actor = 'ekn', previous?: string) => requested(handover, { actor, service: `${actor}-1`, ...(previous === undefined ? {} : { previous }) });
const accept = (handover: string): Event => ({ type: 'handover.accepted', handover, promoter: anna, callBy: at(99) });
const complete = (handover: string): Event => ({ type: 'handover.completed', handover, promoter: anna, outcome: 'got_help' });
const decline = (handover: string, reason: EventOf<'handover.declined'>['reason'] = 'wrong_competence'): Event => ({ type: 'handover.declined', handover, promoter: anna, reason });
const refer = (handover: string, to: string, because: EventOf<'handover.referred'>['because'] = 'knows_better'): Event => ({ type: 'handover.referred', handover, promoter: anna, to, reason: 'de kan Norge', ...(because ? { because } : {}) });
const undo = (handover: string): Event => ({ type: 'handover.undone', handover, promoter: anna, undoes: 'x', status: 'requested', by: at(480) });
const rated = (message: string, helpful: boolean): Event => ({ type: 'message.rated', message, helpful });

function from(...events: Event[]): TalkChange {
  return talkFrom(recorded([opened, ...events]), 'c1', undefined) as TalkChange;
}
const marks = (change: TalkChange) => Object.fromEntries(change.said.map(({ message, flags, ending }) => [message, { flags, ...(ending ? { ending } : {}) }]));

describe('the row of a conversation', () => {
  it('says where the company came in, what it needs, where it was led first and to whom else', () => {
    expect(from(said('a'), led('a', 'ekn', 'almi-dalarna'), said('b'), led('b', 'tillvaxtverket')).row).toEqual({
      conversation: 'c1', door: 'almi-dalarna', region: 'dalarna', language: 'sv', practice: false, at: at(1), changedAt: at(5), said: 2, need: 'export', led: 'ekn', flags: [], outcome: 'led', actors: ['ekn', 'almi-dalarna', 'tillvaxtverket'],
    });
  });

  it('takes what the last recommendation rested on, else what was pressed, else what was read', () => {
    const read = said('a', { mentions: [{ slot: 'stage', value: 'ide', quote: 'idé', sure: 0.9 }, { slot: 'municipality', value: 'Mora', quote: 'Mora', sure: 0.9 }] });
    expect(from(read).row).toMatchObject({ need: 'export', stage: 'ide', municipality: 'Mora' });
    expect(from(read, chosen('need', 'lan'), chosen('stage', 'unknown')).row).toMatchObject({ need: 'lan', stage: 'ide' });
    expect(from(read, chosen('need', 'lan'), led('a', 'ekn')).row).toMatchObject({ need: 'export', stage: 'ide' });
  });

  it('is of the region where the company turned out to be', () => {
    expect(from(said('a'), { type: 'region.moved', region: 'orebro' }).row.region).toBe('orebro');
  });

  it('is unsure where what was said before the doors was a guess, and a short answer to a question changes nothing in that', () => {
    const vague = said('a', { needs: [{ need: 'export', p: 0.4 }] });
    const place = said('b', { kind: 'unclear', needs: [], mentions: [{ slot: 'municipality', value: 'Mora', quote: 'Mora', sure: 1 }] });
    expect(from(vague, led('a', 'ekn')).row.flags).toEqual(['unsure']);
    expect(from(vague, answer('a', { question: { slot: 'municipality' } }), place, led('b', 'ekn')).row.flags).toEqual(['unsure']);
    expect(from(said('a'), answer('a', { question: { slot: 'municipality' } }), place, led('b', 'ekn')).row.flags).toEqual([]);
    expect(from(vague, said('b'), led('b', 'ekn')).row.flags).toEqual([]);
    expect(from(said('a', { kind: 'unclear', needs: [] }), led('a', 'ekn')).row.flags).toEqual(['unsure']);
    expect(from(vague, answer('a', { question: { slot: 'need' } })).row.flags).toEqual([]);
  });

  it('has no door where it asked about business and was answered without one, until it gets one', () => {
    expect(from(said('a'), offtopic('a')).row).toMatchObject({ flags: ['no_door', 'offtopic'], outcome: 'offtopic' });
    expect(from(said('a'), offtopic('a'), said('b'), led('b', 'ekn')).row).toMatchObject({ flags: ['offtopic'], outcome: 'led' });
    expect(from(said('a', { kind: 'smalltalk' }), answer('a', { phrase: 'smalltalk' })).row).toMatchObject({ flags: [], outcome: 'answered' });
    expect(from(said('a'), answer('a', { question: { slot: 'municipality' } })).row.flags).toEqual([]);
    expect(from(said('a'), led('a', 'ekn'), said('b', { kind: 'smalltalk' }), answer('b', { phrase: 'smalltalk' })).row.flags).toEqual([]);
    expect(from(said('a'), answer('a', { phrase: 'recommend.nothing', doors: [door('dalarna-science-park')] })).row.flags).toEqual(['no_door']);
  });

  it('is marked by a thumb down as long as it points down, by a wish for a human, and by a no from an actor that was not taken back', () => {
    expect(from(said('a'), led('a', 'ekn'), rated('a.1', false)).row.flags).toEqual(['thumb_down']);
    expect(from(said('a'), led('a', 'ekn'), rated('a.1', false), rated('a.1', true)).row.flags).toEqual([]);
    expect(from(said('a', { kind: 'human' }), led('a', 'ekn')).row.flags).toEqual(['human']);
    expect(from(said('a'), led('a', 'ekn'), ask('h1'), decline('h1', 'no_capacity')).row.flags).toEqual(['declined']);
    expect(from(said('a'), led('a', 'ekn'), ask('h1'), decline('h1'), undo('h1')).row.flags).toEqual([]);
  });

  it('says how far it came', () => {
    const start = [said('a'), led('a', 'ekn'), ask('h1')];
    const outcomes: [Event[], string][] = [
      [[], 'silent'], [[said('a'), answer('a', { question: { slot: 'stage' } })], 'answered'], [start.slice(0, 2), 'led'], [start, 'waiting'], [[...start, accept('h1')], 'taken'], [[...start, accept('h1'), complete('h1')], 'helped'], [[...start, accept('h1'), { type: 'handover.completed', handover: 'h1', promoter: anna, outcome: 'unknown' }], 'taken'],
      [[...start, accept('h1'), complete('h1'), { type: 'handover.rated', handover: 'h1', helped: 'no' }], 'not_helped'], [[...start, { type: 'handover.expired', handover: 'h1' }], 'unanswered'], [[...start, { type: 'handover.withdrawn', handover: 'h1' }], 'withdrawn'],
      [[...start, decline('h1'), ask('h2', 'almi', 'h1')], 'waiting'], [[...start, accept('h1'), { type: 'handover.failed', handover: 'h1', promoter: anna, reason: 'could_not_reach' }], 'not_helped'],
      [[...start, accept('h1'), { type: 'handover.failed', handover: 'h1', reason: 'x' }, { type: 'handover.rated', handover: 'h1', helped: 'partly' }], 'helped'],
    ];
    expect(outcomes.map(([events]) => from(...events).row.outcome)).toEqual(outcomes.map(([, outcome]) => outcome));
  });
});

describe('what was said', () => {
  it('is marked by what came after it, until the next that speaks of a need', () => {
    expect(marks(from(said('a'), led('a', 'ekn'), ask('h1'), decline('h1'), said('b', { needs: [{ need: 'lan', p: 0.9 }] }), led('b', 'almi'), rated('b.1', false)))).toEqual({
      a: { flags: ['declined'], ending: { ended: 'declined', actor: 'ekn', service: 'ekn-1' } }, b: { flags: ['thumb_down'] },
    });
  });

  it('is marked by the thumb that its own answer got, else the one before it by what cannot be placed', () => {
    expect(marks(from(said('a'), led('a', 'ekn'), said('b', { kind: 'unclear', needs: [], mentions: [] }), answer('b'), rated('b.1', false)))).toMatchObject({ a: { flags: [] }, b: { flags: ['thumb_down'] } });
    expect(marks(from(said('a'), chosen('stage', 'ide'), led('p-stage', 'ekn'), rated('p-stage.1', false)))).toEqual({ a: { flags: ['thumb_down'] } });
  });

  it('ends as its handovers ended: with who helped, else with whom it was sent on to, and a full calendar says nothing', () => {
    const start = [said('a'), led('a', 'ekn'), ask('h1')];
    expect(marks(from(...start, refer('h1', 'almi'), ask('h2', 'almi', 'h1')))['a']).toEqual({ flags: ['referred'], ending: { ended: 'referred', actor: 'almi', service: 'almi-1' } });
    expect(marks(from(...start, refer('h1', 'almi'), ask('h2', 'almi', 'h1'), accept('h2'), complete('h2')))['a']).toEqual({ flags: ['referred'], ending: { ended: 'helped', actor: 'almi', service: 'almi-1' } });
    expect(marks(from(...start, decline('h1', 'no_capacity')))['a']).toEqual({ flags: [] });
    expect(marks(from(...start, refer('h1', 'almi', 'next_step'), ask('h2', 'almi', 'h1')))['a']).toEqual({ flags: [] });
    expect(marks(from(...start, accept('h1'), said('b'), refer('h1', 'almi'), ask('h2', 'almi', 'h1')))).toMatchObject({ a: { ending: { ended: 'referred', actor: 'almi' } }, b: { flags: [] } });
  });

  it('is asked for a human about what was said before, or by itself', () => {
    expect(marks(from(said('a'), led('a', 'ekn'), said('b', { kind: 'human' })))).toEqual({ a: { flags: ['human'] }, b: { flags: [] } });
    expect(marks(from(said('b', { kind: 'human' })))).toEqual({ b: { flags: ['human'] } });
  });
});

const some = fc.array(fc.constantFrom<Event>(
  said('a'), said('b', { kind: 'unclear', needs: [] }), said('c', { kind: 'human' }), said('d', { needs: [{ need: 'lan', p: 0.3 }] }), led('a', 'ekn'), led('b', 'almi', 'ekn'), offtopic('c'), answer('d', { question: { slot: 'stage' } }),
  chosen('need', 'lan'), chosen('stage', 'ide'), rated('a.1', false), rated('a.1', true), rated('b.1', false), { type: 'region.moved', region: 'orebro' }, { type: 'language.changed', language: 'en' },
  ...['h1', 'h2'].flatMap((handover): Event[] => [accept(handover), complete(handover), decline(handover), refer(handover, 'almi'), undo(handover), { type: 'handover.rated', handover, helped: 'no' }, { type: 'handover.expired', handover }, { type: 'handover.delivered', handover }]),
), { maxLength: 40 });

/** Events in which a handover is asked for before anything happens to it, and after the other where it comes second. */
function told(events: readonly Event[]): Event[] {
  const asked = new Set<string>();
  return [opened, ...events.flatMap((event) => {
    if (!('handover' in event) || event.handover === undefined || asked.has(event.handover)) return [event];
    asked.add(event.handover);
    return [ask(event.handover, event.handover === 'h1' ? 'ekn' : 'almi', asked.size > 1 ? [...asked][0] : undefined), event];
  })];
}

describe('rows written along the way', () => {
  it('equal those made of everything at once, and stand where their handovers stand', () => {
    fc.assert(fc.property(some, fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1 }), (events, sizes) => {
      const records = recorded(told(events));
      const rows = { said: new Map<number, object>(), handovers: new Map<string, object>() };
      let talk: Talk | undefined;
      let row: object | undefined;
      for (let begin = 0, turn = 0; begin < records.length; turn += 1) {
        const until = begin + (sizes[turn % sizes.length] ?? 1);
        const change = talkFrom(records.slice(begin, until), 'c1', talk && (JSON.parse(JSON.stringify(talk)) as Talk));
        for (const one of change?.said ?? []) rows.said.set(one.version, one);
        for (const { version, ...more } of change?.marked ?? []) rows.said.set(version, { ...withoutMarks(rows.said.get(version)), ...more });
        for (const one of change?.handovers ?? []) rows.handovers.set(one.handover, one);
        talk = change?.talk;
        row = change?.row;
        begin = until;
      }
      const whole = talkFrom(records, 'c1', undefined);
      expect(row).toEqual(whole?.row);
      expect([...rows.said.values()]).toEqual(whole?.said.map((one) => ({ ...one, version: one.version })));
      expect([...rows.handovers.values()]).toEqual(whole?.handovers);
      expect(whole?.handovers.map(({ handover, status }) => [handover, status])).toEqual(rowsFrom(records, 'c1', noLists).handovers.map(({ id, status }) => [id, status]));
    }), { numRuns: 500 });
  });
});

function withoutMarks(one: object | undefined): object {
  const { flags: _flags, ending: _ending, ...others } = (one ?? {}) as { flags?: unknown; ending?: unknown };
  return others;
}

async function put(store: Store, conversation: string, events: readonly Event[], hour = 0): Promise<void> {
  const records = recorded(events).map((one) => ({ ...one, at: new Date(Date.parse(one.at) + hour * 3_600_000).toISOString() }));
  await store.append(conversation, 0, records.slice(0, 1));
  if (records.length > 1) await store.append(conversation, 1, records.slice(1));
}

describe.each(storesToTest)('conversations in $name', ({ name, open: openStore }) => {
  it('are listed with the latest first, page by page, and found by all that they can be filtered by', async () => {
    const store = await openStore();
    await put(store, 'c1', [opened, said('a'), led('a', 'ekn', 'almi_100%')], 1);
    await put(store, 'c2', [{ ...opened, door: 'ekn', language: 'en' }, { ...said('a'), language: 'en' }, offtopic('a')], 2);
    await put(store, 'c3', [{ ...opened, region: 'orebro', door: 'alfred' }, said('a', { kind: 'human' }), led('a', 'br'), rated('a.1', false)], 3);
    await put(store, 'c4', [practice, said('a', { kind: 'unclear', needs: [] }), led('a', 'ekn'), ask('h1'), decline('h1')], 4);
    const ids = async (filter: Omit<Parameters<Store['talks']['list']>[0], 'limit'>) => (await store.talks.list({ ...filter, limit: 9 })).map(({ conversation }) => conversation);
    expect(await ids({})).toEqual(['c4', 'c3', 'c2', 'c1']);
    const [first] = await store.talks.list({ limit: 1 });
    expect(first && await ids({ before: first })).toEqual(['c3', 'c2', 'c1']);
    expect(await ids({ regions: ['orebro'] })).toEqual(['c3']);
    expect(await ids({ regions: [] })).toEqual([]);
    expect(await ids({ actors: ['ekn'] })).toEqual(['c4', 'c2', 'c1']);
    expect(await ids({ actors: ['almi_100%'] })).toEqual(['c1']);
    expect(await ids({ actors: ['almi%'] })).toEqual([]);
    expect(await ids({ door: 'alfred' })).toEqual(['c3']);
    expect(await ids({ language: 'en' })).toEqual(['c2']);
    expect(await ids({ flag: 'thumb_down' })).toEqual(['c3']);
    expect(await ids({ flag: 'human' })).toEqual(['c3']);
    expect(await ids({ flag: 'unsure' })).toEqual(['c4']);
    expect(await ids({ flag: 'declined' })).toEqual(['c4']);
    expect(await ids({ flag: 'no_door' })).toEqual(['c2']);
    expect(await ids({ flag: 'offtopic' })).toEqual(['c2']);
    expect(await ids({ need: 'export' })).toEqual(['c4', 'c3', 'c2', 'c1']);
    expect(await ids({ outcome: 'led', practice: false })).toEqual(['c3', 'c1']);
    expect(await ids({ from: '2026-11-23T11:00:00.000Z', to: '2026-11-23T13:00:00.000Z' })).toEqual(['c3', 'c2']);
    expect(await store.talks.count({ practice: false }, 9)).toBe(3);
    expect(await store.talks.count({}, 2)).toBe(2);
    expect(await store.talks.one('c2')).toMatchObject({ conversation: 'c2', language: 'en', flags: ['no_door', 'offtopic'] });
    expect(await store.talks.one('nobody')).toBeUndefined();
  });

  it('are found by words in what was said, capitals aside, and nothing in a word is more than its letters', async () => {
    const store = await openStore();
    await put(store, 'c1', [opened, said('a', { text: 'Vi gör ÅKERIER i Mora' }), said('b', { text: 'och 100 % export\u0000 \ud800' })]);
    await put(store, 'c2', [opened, said('a', { text: 'Vi har 100 anställda, a_b och c\\d' })], 1);
    const found = async (...words: string[]) => [(await store.talks.list({ words, limit: 9 })).map(({ conversation }) => conversation), await store.talks.count({ words }, 9)];
    expect(await found('åkeri')).toEqual([['c1'], 1]);
    expect(await found('VI')).toEqual([['c2', 'c1'], 2]);
    expect(await found('mora', 'export')).toEqual([['c1'], 1]);
    expect(await found('mora', 'anställda')).toEqual([[], 0]);
    expect(await found('100 %')).toEqual([['c1'], 1]);
    expect(await found('a_b')).toEqual([['c2'], 1]);
    expect(await found('axb')).toEqual([[], 0]);
    expect(await found('c\\d')).toEqual([['c2'], 1]);
    expect(await found("'; drop table talks; --")).toEqual([[], 0]);
  });

  it('have what was said in them, with how it was read and what came of it, practice left out', async () => {
    const store = await openStore();
    await put(store, 'c1', [opened, said('a'), led('a', 'ekn'), ask('h1'), decline('h1'), { type: 'region.moved', region: 'orebro' }]);
    await put(store, 'c2', [practice, said('a')], 1);
    await put(store, 'c3', [opened, said('a', { text: 'Lån?' }), said('b', { text: 'Snälla' })], 2);
    const rows = await store.talks.utterances({ most: 9 });
    expect(rows.map(({ conversation, message, version }) => [conversation, message, version])).toEqual([['c1', 'a', 2], ['c3', 'a', 2], ['c3', 'b', 3]]);
    expect(rows[0]).toEqual({
      conversation: 'c1', message: 'a', version: 2, at: at(2), door: 'almi-dalarna', region: 'orebro', practice: false, text: 'Vi vill sälja i Norge', language: 'sv', flags: ['declined'], ending: { ended: 'declined', actor: 'ekn', service: 'ekn-1' },
      reading: { kind: 'need', needs: [{ need: 'export', p: 0.9 }], found: [{ service: 'ekn-garanti', score: 1 }], mentions: [] },
    });
    expect((await store.talks.utterances({ most: 2 })).map(({ message }) => message)).toEqual(['a', 'b']);
    expect((await store.talks.utterances({ regions: ['orebro'], most: 9 })).map(({ conversation }) => conversation)).toEqual(['c1']);
    expect((await store.talks.utterances({ from: rows[1]?.at ?? '', most: 9 })).map(({ conversation }) => conversation)).toEqual(['c3', 'c3']);
    expect(await store.talks.utterance('c3', 'b')).toMatchObject({ text: 'Snälla', flags: [] });
    expect(await store.talks.utterance('c3', 'x')).toBeUndefined();
  });

  it('have their handovers with what they were about, how long they took and how they ended', async () => {
    const store = await openStore();
    await put(store, 'c1', [opened, said('a'), led('a', 'ekn'), ask('h1'), accept('h1'), refer('h1', 'almi'), ask('h2', 'almi', 'h1'), accept('h2'), complete('h2')]);
    await put(store, 'c2', [{ ...practice, region: 'orebro' }, said('a'), ask('h3')], 1);
    expect(await store.talks.handovers({ practice: false })).toEqual([
      { conversation: 'c1', handover: 'h1', actor: 'ekn', service: 'ekn-1', need: 'export', region: 'dalarna', door: 'almi-dalarna', practice: false, at: at(4), takenAt: at(5), endedAt: at(6), status: 'referred', reason: 'knows_better', to: 'almi' },
      { conversation: 'c1', handover: 'h2', actor: 'almi', service: 'almi-1', need: 'export', region: 'dalarna', door: 'almi-dalarna', practice: false, at: at(7), takenAt: at(8), endedAt: at(9), status: 'completed', reason: 'got_help', previous: 'h1' },
    ]);
    const ids = async (filter: Parameters<Store['talks']['handovers']>[0]) => (await store.talks.handovers(filter)).map(({ handover }) => handover);
    expect(await ids({})).toEqual(['h1', 'h2', 'h3']);
    expect(await ids({ regions: ['orebro'] })).toEqual(['h3']);
    expect(await ids({ actors: ['almi'] })).toEqual(['h2']);
    expect(await ids({ from: at(7), to: at(60) })).toEqual(['h2']);
  });

  it('are counted by the database', async () => {
    const store = await openStore();
    await put(store, 'c1', [opened, said('a'), led('a', 'ekn')]);
    await put(store, 'c2', [opened, said('a'), led('a', 'ekn'), rated('a.1', false)], 1);
    await put(store, 'c3', [opened], 24);
    const sorted = (rows: readonly object[]) => rows.map((row) => JSON.stringify(row, Object.keys(row).sort())).sort();
    expect(sorted(await store.talks.tally(['door', 'led', 'outcome'], {}))).toEqual(sorted([{ door: 'almi-dalarna', led: 'ekn', outcome: 'led', count: 2 }, { door: 'almi-dalarna', outcome: 'silent', count: 1 }]));
    expect(sorted(await store.talks.tally(['day', 'thumb_down'], { need: 'export' }))).toEqual(sorted([{ day: '2026-11-23', thumb_down: '0', count: 1 }, { day: '2026-11-23', thumb_down: '1', count: 1 }]));
    expect(await store.talks.tally([], {})).toEqual([{ count: 3 }]);
  });

  it('are gone from every list when they are forgotten', async () => {
    const store = await openStore();
    await put(store, 'c1', [opened, said('a'), ask('h1')]);
    await store.forget('c1');
    expect([await store.talks.list({ limit: 9 }), await store.talks.utterances({ most: 9 }), await store.talks.handovers({}), await store.talks.list({ words: ['norge'], limit: 9 })]).toEqual([[], [], [], []]);
  });

  it('are listed as they would be if all rows were made anew', async () => {
    const store = await openStore();
    const random = seeded(`talks in ${name}`);
    const pool = told([said('a'), led('a', 'ekn'), said('b', { kind: 'human' }), rated('a.1', false), accept('h1'), decline('h1'), accept('h2'), complete('h2'), offtopic('b')]).slice(1);
    for (let id = 0; id < 6; id += 1) {
      let version = 0;
      const events: Event[] = [opened, ...pool.filter((event) => 'handover' in event || random() < 0.6)];
      while (events.length > 0) {
        const few = events.splice(0, 1 + Math.floor(random() * 3));
        await store.append(`c${id}`, version, recorded(few.map((event) => ('handover' in event && event.handover !== undefined ? withId(event, id) : event)), version));
        version += few.length;
      }
      const whole = talkFrom(await store.load(`c${id}`), `c${id}`, undefined);
      expect(await store.talks.one(`c${id}`)).toEqual(whole?.row);
      expect((await store.talks.handovers({})).filter(({ conversation }) => conversation === `c${id}`)).toEqual(whole?.handovers);
      for (const { message, flags, ending } of whole?.said ?? []) expect(await store.talks.utterance(`c${id}`, message)).toMatchObject({ flags, ...(ending ? { ending } : {}) });
    }
  });
});

/** The same event of the handover of another conversation. */
function withId(event: Event, id: number): Event {
  const renamed = JSON.stringify(event).replaceAll(/"(h\d)"/g, `"$1-${id}"`);
  return JSON.parse(renamed) as Event;
}

describe('a file that was there before the lists', () => {
  it('gets its rows when it is opened, whatever else in it is damaged', async () => {
    const file = join(temporaryFolder(), 'a.db');
    const before = await openSqlite(file);
    await put(before, 'c1', [opened, said('a'), led('a', 'ekn'), ask('h1'), decline('h1')]);
    await put(before, 'c2', [opened, said('a')], 1);
    const whole = [await before.talks.list({ limit: 9 }), await before.talks.utterances({ most: 9 }), await before.talks.handovers({})];
    await put(before, 'c3', [opened], 2);
    await before.close();
    const raw = new Database(file);
    raw.exec(`delete from talks; delete from utterances; delete from talk_handovers; update conversations set talk = null; update events set body = '{' where conversation = 'c3'`);
    raw.close();
    const after = await closing(openSqlite(file));
    expect([await after.talks.list({ limit: 9 }), await after.talks.utterances({ most: 9 }), await after.talks.handovers({})]).toEqual(whole);
  });

  it('gets right again by the next event, where another program had added some that are not in the rows', async () => {
    const file = join(temporaryFolder(), 'a.db');
    const before = await openSqlite(file);
    await put(before, 'c1', [opened, said('a'), led('a', 'ekn')]);
    await before.close();
    const raw = new Database(file);
    raw.exec(`update conversations set version = 4; insert into events (conversation, version, at, cause, body) select conversation, 4, at, 'x', replace(body, '"a"', '"b"') from events where version = 2`);
    raw.close();
    const after = await closing(openSqlite(file));
    await after.append('c1', 4, recorded([rated('b.1', false)], 4));
    expect(await after.talks.one('c1')).toMatchObject({ said: 2, flags: ['thumb_down'] });
    expect((await after.talks.utterances({ most: 9 })).map(({ message, flags }) => [message, flags])).toEqual([['a', []], ['b', ['thumb_down']]]);
  });
});

describe.skipIf(newDatabase === undefined)('a Postgres database that was there before the lists', () => {
  it('gets its rows when it is opened', async () => {
    const url = (await newDatabase?.()) ?? '';
    const before = await openPostgres(url);
    await put(before, 'c1', [opened, said('a'), led('a', 'ekn'), ask('h1'), decline('h1')]);
    const lists = async (store: Store) => [await store.talks.list({ limit: 9 }), await store.talks.utterances({ most: 9 }), await store.talks.handovers({})];
    const whole = await lists(before);
    await before.close();
    const tables = await openTables(url, { connections: 1 });
    for (const table of ['talks', 'utterances', 'talk_handovers'] as const) await tables.deleteFrom(table).execute();
    await tables.updateTable('conversations').set({ talk: null }).execute();
    await tables.destroy();
    expect(await lists(await closing(openPostgres(url)))).toEqual(whole);
  });
});

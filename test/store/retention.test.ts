import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { eraseDue } from '../../src/erasing.ts';
import type { Event } from '../../src/events.ts';
import { daysAfter, Periods } from '../../src/retention/rules.ts';
import type { Hold } from '../../src/retention/rules.ts';
import { sumOf } from '../../src/retention/report.ts';
import { Held } from '../../src/store/holds.ts';
import { openPostgres } from '../../src/store/postgres.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import type { Store } from '../../src/store/store.ts';
import { anna, at, contact, delivery, open, practice, recorded, requested, said } from './samples.ts';
import { closing, newDatabase, storesToTest, temporaryFolder } from './stores.ts';

const later = (days: number) => () => new Date(daysAfter(at(9), days));
const done = (handover: string): Event[] => [{ type: 'handover.accepted', handover, promoter: anna, callBy: at(60) }, { type: 'handover.completed', handover, promoter: anna, outcome: 'got_help' }];
const holdOf = (of: string, kind: Hold['kind'] = 'conversation'): Hold => ({ id: `hold-${of}`, kind, of, reason: 'en tvist pågår', by: 'Anna', at: at(0) });

/** A conversation that was handed over, and whose handover has ended or not. */
async function handed(store: Store, id: string, ended = true): Promise<void> {
  await store.append(id, 0, recorded([{ type: 'conversation.opened', door: 'almi-dalarna', region: 'dalarna', language: 'sv', languageChosen: false, practice: false }]), { access: { token: `t-${id}`, code: `c-${id}` } });
  const events = [said(`Hemligt${id}Slut`), requested(`h-${id}`, { quotes: [`Hemligt${id}Slut`] }), ...(ended ? done(`h-${id}`) : [])];
  await store.append(id, 1, recorded(events, 1), { contact: { chain: `h-${id}`, contact: { ...contact, email: `Hemligt${id}Slut@verkstad.example` } }, marks: { chain: `h-${id}`, marks: [`m-${id}`], shown: false }, deliveries: [delivery(`d-${id}`, id)] });
}

const left = async (store: Store, ids: readonly string[]) => (await Promise.all(ids.map(async (id) => ((await store.load(id)).length > 0 ? [id] : [])))).flat();

describe.each(storesToTest)('erasing what is due in $name', ({ open: openStore }) => {
  it('takes what is due and nothing else, and says how much', async () => {
    const store = await openStore();
    await open(store, 'said', [said('hej')]);
    await open(store, 'practised', [said('hej')], practice);
    await handed(store, 'ended');
    await handed(store, 'open', false);
    await store.keep({ id: 'r1', at: at(0), body: 'x' });
    await store.handled('r1', at(1));
    await store.accounts.audit({ id: 'a1', at: at(0), name: 'Anna', did: 'sign_in' });
    for (const [id, closedAt] of [['left', at(0)], ['here', undefined]] as const) await store.accounts.put({ id, login: `${id}@example.se`, name: id, role: 'reader', language: 'sv', at: at(0), ...(closedAt === undefined ? {} : { closedAt }) });
    const ids = ['said', 'practised', 'ended', 'open'];
    const round = async (days: number) => (await eraseDue({ store, now: later(days), step: 1 }, { by: 'Anna' }))?.counts;

    expect(sumOf((await round(6))?.conversations ?? {})).toBe(0);
    expect(await left(store, ids)).toEqual(ids);
    expect(await round(8)).toMatchObject({ conversations: { dalarna: 1 }, practice: 1 });
    expect(await round(22)).toMatchObject({ conversations: { dalarna: 1 }, practice: 0, handovers: {}, requests: 1 });
    expect(await left(store, ids)).toEqual(['ended', 'open']);
    expect(await round(89)).toMatchObject({ conversations: {} });
    expect(await round(91)).toMatchObject({ conversations: { dalarna: 1 }, handovers: { dalarna: 1 } });
    expect(await round(5_000)).toMatchObject({ conversations: {}, audit: 1, accounts: 1 });
    expect((await store.accounts.all()).map(({ id }) => id)).toEqual(['here']);
    expect(await left(store, ids)).toEqual(['open']);
    expect(await store.contact('h-ended')).toBeUndefined();
    expect(await store.access({ code: 'c-ended' })).toBeUndefined();
    expect((await store.retention.reports(10)).map(({ by }) => by)).toEqual(Array.from({ length: 6 }, () => 'Anna'));
  });

  it('goes by the periods of an actor, and waits for the decision of a public authority', async () => {
    const store = await openStore();
    await handed(store, 'c1');
    await store.retention.setPeriods(Periods.parse({ said: 7 }), at(0));
    await store.retention.setActorRule({ actor: 'almi-dalarna', publicAuthority: true, handover: 30 }, at(0));
    expect((await eraseDue({ store, now: later(31) }, { by: '' }))?.counts).toMatchObject({ conversations: {}, undecided: 1 });
    await store.retention.setActorRule({ actor: 'almi-dalarna', publicAuthority: true, handover: 30, disposal: 'Beslut 4' }, at(0));
    expect(await store.retention.rules()).toMatchObject({ periods: { said: 7, handover: 90 }, actors: [{ actor: 'almi-dalarna', handover: 30 }] });
    expect((await eraseDue({ store, now: later(29) }, { by: '' }))?.counts.conversations).toEqual({});
    expect((await eraseDue({ store, now: later(31) }, { by: '' }))?.counts.conversations).toEqual({ dalarna: 1 });
  });

  it('never takes what is held, whoever asks; and takes what a company has asked for as soon as the hold is lifted', async () => {
    const store = await openStore();
    for (const id of ['c1', 'c2', 'c3']) await handed(store, id);
    expect(await store.retention.hold(holdOf('c1'))).toBe(true);
    expect(await store.retention.hold(holdOf('nobody'))).toBe(false);
    await expect(store.forget('c1')).rejects.toThrow(Held);
    await store.retention.ask('c1', at(5));
    await store.retention.ask('c1', at(6));
    await store.retention.ask('nobody', at(6));
    expect(await store.retention.askedAt('c1')).toBe(at(5));
    expect((await eraseDue({ store, now: later(10) }, { by: '' }))?.counts).toMatchObject({ conversations: {}, held: 1 });
    await store.retention.hold(holdOf('almi-dalarna', 'actor'));
    expect((await eraseDue({ store, now: later(500) }, { by: '' }))?.counts).toMatchObject({ conversations: {}, held: 3 });
    await expect(store.forget('c2')).rejects.toThrow(Held);
    expect(await left(store, ['c1', 'c2', 'c3'])).toHaveLength(3);
    expect(await store.retention.lift('hold-almi-dalarna', { at: at(7), by: 'Anna' })).toBe(true);
    expect(await store.retention.lift('hold-almi-dalarna', { at: at(7), by: 'Anna' })).toBe(false);
    await store.retention.lift('hold-c1', { at: at(7), by: 'Anna' });
    expect((await eraseDue({ store, now: later(11) }, { by: '' }))?.counts).toMatchObject({ conversations: { dalarna: 1 }, asked: 1 });
    expect(await left(store, ['c1', 'c2', 'c3'])).toEqual(['c2', 'c3']);
    expect((await store.retention.holds({ lifted: true })).map(({ liftedBy }) => liftedBy)).toEqual(['Anna', 'Anna']);
    expect(await store.retention.holds()).toEqual([]);
  });

  it('has the cards shown anew that knew the company from what was erased, whoever runs the round', async () => {
    const store = await openStore();
    const known = async (id: string, shown: boolean, marks: string[], ended = false) => {
      await handed(store, id, ended);
      const { length } = await store.load(id);
      await store.append(id, length, recorded([said('mer')], length), { contact: { chain: `h-${id}`, contact }, marks: { chain: `h-${id}`, marks, shown } });
    };
    await known('gone', true, ['same', 'mail'], true);
    await known('open', true, ['same', 'mail']);
    await known('hidden', false, ['same']);
    await known('other', true, ['another']);
    await store.hasten(at(1_000_000));
    for (const { id } of await store.claim(at(1_000_000), at(1_000_001), 100)) await store.settle(id, { outcome: 'done' });
    expect((await eraseDue({ store, now: later(91) }, { by: 'npm run erase:due' }))?.counts.conversations).toEqual({ dalarna: 1 });
    const due = await store.claim(daysAfter(at(9), 91), daysAfter(at(9), 92), 100);
    expect(due.map(({ kind, conversation, handover }) => [kind, conversation, handover])).toEqual([['refresh', 'open', 'h-open']]);
    expect(JSON.stringify(due)).not.toContain('gone');
  });

  it('goes on where it was cut off, and counts everything once', async () => {
    const store = await openStore();
    const ids = Array.from({ length: 7 }, (_, index) => `c${index}`);
    for (const id of ids) await open(store, id, [said('hej')]);
    let taken = 0;
    const forgetting = async (_: string, remove: () => Promise<boolean>) => { if (taken === 3) throw new Error('killed'); taken += 1; await remove(); };
    await expect(eraseDue({ store, now: later(30), forgetting, step: 2 }, { by: 'Anna' })).rejects.toThrow('killed');
    expect(await left(store, ids)).toHaveLength(4);
    expect(await eraseDue({ store, now: later(30) }, { by: 'Eva' })).toBeUndefined();
    const again = () => new Date(later(30)().getTime() + 61_000);
    const report = await eraseDue({ store, now: again, step: 2 }, { by: 'Eva' });
    expect(report).toMatchObject({ by: 'Anna', counts: { conversations: { dalarna: 7 } } });
    expect(await left(store, ids)).toEqual([]);
    expect(await store.retention.reports(10)).toEqual([report]);
  });

  it('leaves figures behind: as many as before, without text, name or a way back; of a company that erased itself none', async () => {
    const store = await openStore();
    for (const id of ['c1', 'c2', 'c3']) await handed(store, id);
    await open(store, 'practised', [said('hej')], practice);
    const all = { from: '2026-01-01T00:00:00.000Z', to: '2027-12-31T00:00:00.000Z' };
    const figures = async () => ({
      talks: await store.talks.tally(['region', 'need', 'outcome', 'day'], { practice: false }),
      pictures: await Promise.all([store.pictures.flows(all), store.pictures.led(all), store.pictures.asked(all), store.pictures.days(all), store.pictures.totals(all), store.pictures.ended(all)]),
      taken: (await store.pictures.taken(all)).length,
      handovers: (await store.talks.handovers({ practice: false })).map(({ actor, service, need, status, at: when }) => ({ actor, service, need, status, hour: when.slice(0, 13) })),
    });
    const before = await figures();
    expect([before.talks[0]?.count, before.taken, before.pictures[0][0]?.talks]).toEqual([3, 3, 3]);
    expect((await eraseDue({ store, now: later(100) }, { by: '' }))?.counts.conversations).toEqual({ dalarna: 4 });
    expect(await figures()).toEqual(before);
    expect(await store.talks.list({ limit: 10 })).toEqual([]);
    expect(JSON.stringify(await store.talks.handovers({}))).not.toMatch(/"c[123]"|h-c|Hemligt|Anna|asa@/);
    await handed(store, 'c4');
    await store.forget('c4');
    expect(await figures()).toEqual(before);
  });

  it('leaves what has been learnt, without where it was said; but nothing of a company that asked to be gone', async () => {
    const store = await openStore();
    for (const id of ['c1', 'c2']) await handed(store, id);
    const example = (conversation: string, message: string, state: 'draft' | 'skipped') => store.learning.putExample({ source: { conversation, message }, state, at: at(3), reviewer: 'Anna', language: 'sv', text: 'vi vill exportera', label: { is: 'need', need: 'export' } }, 0);
    for (const id of ['c1', 'c2']) { expect(await example(id, 'm1', 'draft')).toBe(true); await example(id, 'm2', 'skipped'); }
    await store.retention.ask('c2', at(5));
    await eraseDue({ store, now: later(100) }, { by: '' });
    const [left, ...others] = await store.learning.examples();
    expect([left?.text, left?.source.conversation, others]).toEqual(['vi vill exportera', 'past', []]);
    expect(JSON.stringify(left)).not.toMatch(/c1|m1/);
    expect(await store.learning.removeExample(left!.source, left!.version)).toBe(true);
  });

  it('is not learnt from while it is kept against the company’s will', async () => {
    const store = await openStore();
    for (const id of ['c1', 'c2']) await handed(store, id);
    await store.retention.hold(holdOf('c1'));
    await store.retention.ask('c1', at(5));
    expect((await store.talks.utterances({ most: 10 })).map(({ conversation }) => conversation)).toEqual(['c2']);
  });

  it('is done by one of several at a time, and once a day', async () => {
    const store = await openStore();
    for (let index = 0; index < 12; index += 1) await open(store, `c${index}`, [said('hej')]);
    const parts = { store, now: later(30), step: 3 };
    const day = { by: '', unlessSince: later(29.5)().toISOString() };
    const rounds = await Promise.all([eraseDue(parts, day), eraseDue(parts, day), eraseDue(parts, day)]);
    expect(rounds.filter((round) => round !== undefined)).toHaveLength(1);
    expect(await eraseDue(parts, day)).toBeUndefined();
    expect((await store.retention.reports(10)).map(({ counts }) => counts.conversations)).toEqual([{ dalarna: 12 }]);
  });

  it('leaves alone what went on after it was judged', async () => {
    const store = await openStore();
    await open(store, 'c1', [said('hej')]);
    const forgetting = async (conversation: string, remove: () => Promise<boolean>) => {
      await store.append(conversation, 2, recorded([said('en sak till')], 2));
      expect(await remove()).toBe(false);
    };
    expect((await eraseDue({ store, now: later(30), forgetting }, { by: '' }))?.counts.conversations).toEqual({});
    expect(await store.load('c1')).toHaveLength(3);
  });

  it('gives way to a process that has taken the round over', async () => {
    const store = await openStore();
    for (const id of ['c1', 'c2']) await open(store, id, [said('hej')]);
    const slow = { store, now: later(30), leaseMs: 0, forgetting: async (_: string, remove: () => Promise<boolean>) => {
      await store.retention.claimRound('other', { at: later(31)().toISOString(), until: later(32)().toISOString(), by: '' });
      await remove();
    } };
    expect(await eraseDue(slow, { by: '' })).toBeUndefined();
    expect(await left(store, ['c1', 'c2'])).toHaveLength(2);
  });

  it('keeps every version of a notice, and changes none that has been published', async () => {
    const store = await openStore();
    const notice = { responsible: 'Region Dalarna', number: '', contact: 'x@y.example', officer: '', basis: 'consent' as const, suppliers: '', sv: 'ett', en: '' };
    const draft = (text: string) => store.retention.draftNotice({ door: 'almi', notice: { ...notice, sv: text }, at: at(1), by: 'Anna' });
    expect(await draft('ett')).toBe(1);
    expect(await draft('två')).toBe(1);
    expect(await store.retention.publishNotice('almi', 1, { at: at(2), by: 'Eva' })).toBe(true);
    expect(await store.retention.publishNotice('almi', 1, { at: at(3), by: 'Eva' })).toBe(false);
    expect(await draft('tre')).toBe(2);
    expect((await store.retention.notices('almi')).map(({ version, notice: { sv }, publishedAt }) => [version, sv, publishedAt])).toEqual([[1, 'två', at(2)], [2, 'tre', undefined]]);
    expect(await store.retention.notices('ekn')).toEqual([]);
  });
});

describe('a marker in the file of the store', () => {
  const times = (file: string, marker: string) => [file, `${file}-wal`, `${file}-shm`].filter((one) => existsSync(one)).reduce((sum, one) => sum + readFileSync(one).toString('latin1').split(marker).length - 1, 0);

  it('is gone when a round has ended, also one that was cut off', async () => {
    const file = join(temporaryFolder(), 'a.db');
    const store = await closing(openSqlite(file));
    for (const id of ['a', 'b', 'c', 'd']) await handed(store, id);
    expect(times(file, 'Hemligt')).toBeGreaterThan(10);
    let taken = 0;
    const forgetting = async (_: string, remove: () => Promise<boolean>) => { if (taken === 2) throw new Error('killed'); taken += 1; await remove(); };
    await expect(eraseDue({ store, now: later(100), forgetting }, { by: '' })).rejects.toThrow('killed');
    await eraseDue({ store, now: later(101) }, { by: '' });
    expect(times(file, 'Hemligt')).toBe(0);
    expect(times(file, 'h-a')).toBe(0);
  });
});

describe.skipIf(newDatabase === undefined)('two processes over one Postgres', () => {
  it('erase each conversation once, and a hold that is set meanwhile is kept', async () => {
    const url = await newDatabase!();
    const [one, other] = await Promise.all([closing(openPostgres(url)), closing(openPostgres(url))]);
    const ids = Array.from({ length: 20 }, (_, index) => `c${String(index).padStart(2, '0')}`);
    for (const id of ids) await open(one, id, [said('hej')]);
    const [first, second, held] = await Promise.all([eraseDue({ store: one, now: later(30), step: 3 }, { by: 'one' }), eraseDue({ store: other, now: later(30), step: 3 }, { by: 'other' }), other.retention.hold(holdOf('c19'))]);
    expect([first, second].filter((round) => round !== undefined)).toHaveLength(1);
    const { conversations } = (first ?? second)!.counts;
    expect(conversations['dalarna']).toBe(held ? 19 : 20);
    expect(await left(one, ids)).toEqual(held ? ['c19'] : []);
  });
});

import { describe, expect, it } from 'vitest';
import { swedishDay } from '../../src/pictures/period.ts';
import { tally } from '../../src/pictures/shown.ts';
import type { Goal, PictureScope } from '../../src/store/pictures.ts';
import type { Store } from '../../src/store/store.ts';
import { believable, keepAll } from '../pictures/believable.ts';
import { knowledge } from '../world.ts';
import { seeded } from './seeded.ts';
import { storesToTest } from './stores.ts';

const scopes: { name: string; scope: PictureScope }[] = [
  { name: 'all', scope: { from: '2026-01-01', to: '2027-01-01' } },
  { name: 'a region and a time', scope: { regions: ['dalarna'], from: '2026-10-03T22:00:00.000Z', to: '2026-11-01T23:00:00.000Z' } },
  { name: 'an actor', scope: { regions: ['dalarna', 'orebro'], actor: 'almi-dalarna', from: '2026-01-01', to: '2027-01-01' } },
  { name: 'no region', scope: { regions: [], from: '2026-01-01', to: '2027-01-01' } },
];
const key = (...parts: (string | undefined)[]) => JSON.stringify(parts.map((part) => part ?? ''));
const counted = <T>(rows: readonly T[], of: (row: T) => string, count: (row: T) => number = () => 1) => Object.fromEntries([...tally(rows, of, count)].sort(([a], [b]) => (a < b ? -1 : 1)));

/** The same counts, made one conversation at a time. */
async function oneByOne(store: Store, { regions, actor, from, to }: PictureScope) {
  const filter = { practice: false, from, to, ...(regions === undefined ? {} : { regions }) };
  const talks = await store.talks.list({ ...filter, ...(actor === undefined ? {} : { actors: [actor] }), limit: 100_000 });
  const handovers = (await store.talks.handovers(filter)).filter((one) => actor === undefined || one.actor === actor);
  return {
    flows: counted(talks.flatMap(({ door, need, led, outcome }) => [key('door', door, need), key('need', need, led), key('led', led, outcome)]), (step) => step),
    led: counted(talks, ({ door, led }) => key(door, led)), asked: counted(talks, ({ need, stage, led }) => key(need, stage, led)),
    totals: { talks: talks.length, led: talks.filter(({ led }) => led).length, elsewhere: talks.filter(({ led, door }) => led && led !== door).length, unsure: talks.filter(({ flags }) => flags.includes('unsure')).length },
    days: counted(talks, ({ at, outcome }) => key(swedishDay(at), outcome)), unsure: counted(talks.filter(({ flags }) => flags.includes('unsure')), ({ at, outcome }) => key(swedishDay(at), outcome)),
    ended: counted(handovers, (one) => key(one.actor, one.status, one.reason, one.helped)), taken: counted(handovers.filter(({ takenAt }) => takenAt), (one) => key(one.actor, one.at, one.takenAt)),
  };
}

async function byDatabase({ pictures }: Store, scope: PictureScope) {
  const days = await pictures.days(scope);
  return {
    flows: counted(await pictures.flows(scope), ({ step, from, to }) => key(step, from, to), ({ talks }) => talks),
    led: counted(await pictures.led(scope), ({ door, led }) => key(door, led), ({ talks }) => talks), asked: counted(await pictures.asked(scope), ({ need, stage, led }) => key(need, stage, led), ({ talks }) => talks),
    totals: await pictures.totals(scope),
    days: counted(days, ({ at, outcome }) => key(swedishDay(at), outcome), ({ talks }) => talks), unsure: counted(days.filter(({ unsure }) => unsure > 0), ({ at, outcome }) => key(swedishDay(at), outcome), ({ unsure }) => unsure),
    ended: counted(await pictures.ended(scope), ({ actor, status, outcome, helped }) => key(actor, status, outcome, helped), ({ handovers }) => handovers), taken: counted(await pictures.taken(scope), (one) => key(one.actor, one.at, one.takenAt)),
  };
}

describe.each(storesToTest)('pictures in $name', ({ open }) => {
  it('are counted by the database as they are one conversation at a time, practice left out', async () => {
    const store = await open();
    const talks = believable({ knowledge, count: 120, from: '2026-10-01', to: '2026-11-20', random: seeded('pictures'), practice: 0.2 });
    await keepAll(store, talks);
    for (const { name, scope } of scopes) expect(await byDatabase(store, scope), name).toEqual(await oneByOne(store, scope));
    const sure = await store.pictures.days(scopes[0]?.scope ?? { from: '', to: '' });
    const readings = talks.filter(({ records }) => records.every(({ event }) => event.type !== 'conversation.opened' || !event.practice)).flatMap(({ records }) => records.flatMap(({ event }) => (event.type === 'message.said' && event.reading.kind === 'need' ? [event.reading.needs[0]?.p ?? 0] : [])));
    expect(sure.reduce((sum, { read }) => sum + read, 0)).toBe(readings.length);
    expect(sure.reduce((total, { sureness }) => total + sureness, 0)).toBe(readings.reduce((sum, p) => sum + Math.round(1000 * p), 0));
  }, 60_000);

  it('keep the goals of each region, by date, until they are removed', async () => {
    const { pictures } = await open();
    const goal = (id: string, region: string, date: string): Goal => ({ id, region, measure: 'helped', value: 70, date, text: 'Mer värde för <kunden>', by: 'Åsa', at: '2026-11-24T09:00:00.000Z' });
    const [one, two, three] = [goal('a', 'dalarna', '2027-01-01'), goal('b', 'dalarna', '2026-12-01'), goal('c', 'orebro', '2026-11-01')];
    for (const each of [one, two, three]) await pictures.putGoal(each);
    expect(await pictures.goals(['dalarna'])).toEqual([two, one]);
    expect(await pictures.goals([])).toEqual([]);
    await pictures.putGoal({ ...one, value: 80 });
    expect(await pictures.goal('a')).toEqual({ ...one, value: 80 });
    await pictures.removeGoal('a');
    expect(await pictures.goal('a')).toBeUndefined();
    expect(await pictures.goals()).toEqual([three, two]);
  });
});

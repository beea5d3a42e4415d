import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildSmallProgram, openReserve } from '../../bench/crash/life.ts';
import { isWell, sayShort } from '../../bench/crash/report.ts';
import { endsOf, playChapter, together } from '../../bench/crash/rounds.ts';
import { readSettings, scaled } from '../../bench/crash/settings.ts';
import { seeded } from '../store/seeded.ts';
import { newDatabase, temporaryFolder } from '../store/stores.ts';

/** Ten of the ends that lives come to: the tables, one that is asked to stop, and the others as chance has it. */
function tenOf(shared: boolean, random: () => number) {
  const [first, ...others] = endsOf(4, shared, random);
  return [first!, ...others.filter((end) => end !== 'stop').slice(0, 8), 'stop' as const];
}

describe('the product, killed again and again while Slack fails every tenth time', () => {
  let program: Awaited<ReturnType<typeof buildSmallProgram>>;
  let reserve: ReturnType<typeof openReserve>;
  beforeAll(async () => {
    program = await buildSmallProgram();
    reserve = openReserve(program.file);
  }, 120_000);
  afterAll(() => {
    reserve.close();
    program.remove();
  });

  it.each([
    { name: 'SQLite', shared: false, make: () => Promise.resolve(join(temporaryFolder(), 'crash.db')) },
    ...(newDatabase === undefined ? [] : [{ name: 'Postgres', shared: true, make: newDatabase }]),
  ])('loses nothing on $name that it has acknowledged, and shows nothing twice', async ({ name, shared, make }) => {
    const random = seeded(`kills over ${name}`);
    const figures = await playChapter({ database: await make(), ends: tenOf(shared, random), random, timing: scaled, next: () => reserve.next(), tell: () => undefined });
    console.log(`${name}: ${sayShort(figures)}`);
    expect(figures).toMatchObject({ faults: [], lost: 0, twice: 0, pressesLost: 0, claimsLeft: 0, stops: 1, kills: 9 });
  }, 600_000);
});

describe('what the kills have come to', () => {
  const figures = { faults: [], lost: 0, twice: 0, pressesLost: 0, kept: 3, cards: 3, kills: 9, stops: 1, claimsLeft: 0, atSteps: { posted: 1 }, missed: {}, asked: 3, pressed: 1, waited: 2, slowestMs: 900, late: 0, slackFaults: { 429: 2 } };

  it('is added up over the chapters, and the slowest is that of all', () => {
    expect(together([figures, { ...figures, slowestMs: 1_200, atSteps: { posted: 1, told: 1 } }])).toMatchObject({ kills: 18, slowestMs: 1_200, atSteps: { posted: 2, told: 1 }, slackFaults: { 429: 4 } });
  });

  it('is well only where nothing was lost, doubled, late or left behind', () => {
    expect(isWell(figures)).toBe(true);
    for (const wrong of [{ faults: ['a handover has two cards'] }, { late: 1 }, { claimsLeft: 1 }]) expect(isWell({ ...figures, ...wrong })).toBe(false);
  });
});

describe('what the kills are asked to be', () => {
  it('is a hundred on both stores where nothing is said, and says what it cannot read', () => {
    expect(readSettings([])).toEqual({ rounds: 100, seed: undefined, stores: ['sqlite', 'postgres'], starts: 0, processes: 0, seconds: 120, json: false });
    expect(readSettings(['--rounds', '7', '--seed', '3', '--store', 'postgres'])).toMatchObject({ rounds: 7, seed: 3, stores: ['postgres'] });
    expect(() => readSettings(['--rounds', 'many'])).toThrow('--rounds: write a whole number');
    expect(() => readSettings(['--store', 'paper'])).toThrow('--store: write sqlite, postgres or both');
  });

  it('has the tables killed first, and no claims released where others may hold them', () => {
    const random = seeded('ends');
    expect(endsOf(5, true, random)[0]).toBe('migrating');
    expect(endsOf(5, true, random)).not.toContain('releasing');
    expect(endsOf(5, false, random).filter((end) => end === 'random')).toHaveLength(5);
  });
});

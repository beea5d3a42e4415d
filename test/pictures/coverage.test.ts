import { describe, expect, it } from 'vitest';
import { coverageByArea, coverageByStage } from '../../src/pictures/coverage.ts';
import { directoryMap } from '../../src/pictures/directory.ts';
import type { DirectoryMap } from '../../src/pictures/directory.ts';
import { carefulWith, exact, sum } from '../../src/pictures/shown.ts';
import { knowledge } from '../world.ts';

const careful = carefulWith(() => 0.5);
const both = (sv: string) => ({ sv, en: sv });
const service = (id: string, need: string, stage: string, open = true) => ({ id, name: both(id), areas: ['lan'], stages: [stage], needs: [need], open, unverified: false });
const actor = (id: string, services: DirectoryMap['actors'][number]['services'], serves = ['dalarna']) => ({ id, name: id, serves, national: false, gone: false, uncertain: false, best: { ...both(''), ownWords: false, unverified: false }, services });
const map: DirectoryMap = {
  regions: [{ id: 'dalarna', name: both('Dalarna') }], areas: [{ id: 'lan', name: both('Lån'), added: false }, { id: 'patent', name: both('Patent'), added: false }],
  stages: [{ id: 'ide', name: both('Idé') }, { id: 'start', name: both('Start') }], needs: [{ id: 'lan', name: both('Lån'), area: 'lan' }, { id: 'patent', name: both('Patent'), area: 'patent' }],
  actors: [actor('almi', [...Array.from({ length: 5 }, (_, n) => service(`lan-${n}`, 'lan', 'start')), service('stangd', 'patent', 'ide', false)]), actor('annorstades', [service('p', 'patent', 'ide')], ['orebro'])],
};
const asked = (need: string, stage: string, talks: number) => ({ need, stage, led: '', talks });

describe('coverage of need and stage', () => {
  it('has a gap where something is asked for and nobody in the region does it, closed services not counted', () => {
    const { rows } = coverageByStage(map, [asked('patent', 'ide', 3), asked('lan', 'ide', 1)], { regions: ['dalarna'] }, exact);
    expect(rows.map(({ key, all, cells }) => [key, all.cover, cells.map(({ cover }) => cover)])).toEqual([['lan', 'even', ['gap', 'even', 'even']], ['patent', 'gap', ['gap', 'even', 'even']]]);
    expect(coverageByStage(map, [asked('patent', 'ide', 3)], { regions: ['orebro'] }, exact).rows[1]?.all.cover).toBe('even');
  });

  it('is crowded where there are five services or more and fewer who ask, in a period when people have asked', () => {
    const cover = (rows: ReturnType<typeof asked>[]) => coverageByStage(map, rows, { regions: ['dalarna'] }, exact).rows[0]?.cells[1]?.cover;
    expect(cover([asked('lan', 'start', 4), asked('patent', '', 40)])).toBe('crowd');
    expect(cover([asked('lan', 'start', 5), asked('patent', '', 40)])).toBe('even');
    expect(cover([asked('lan', 'start', 4)])).toBe('even');
  });

  it('tells of no crowd where only the conversations of one actor are counted', () => {
    const rows = [asked('lan', 'start', 4), asked('patent', '', 40)];
    const crowds = (of: { actor?: string }) => [coverageByStage(map, rows, of, exact), coverageByArea(map, rows, of, exact)].flatMap((found) => found.rows).flatMap(({ all, cells }) => [all, ...cells]).filter(({ cover }) => cover === 'crowd').length;
    expect(crowds({})).toBeGreaterThan(0);
    expect(crowds({ actor: 'almi' })).toBe(0);
  });

  it('adds up to all that was asked for, and hides what is small', () => {
    const rows = [asked('lan', 'ide', 2), asked('lan', 'unknown', 3), asked('patent', '', 1)];
    const found = coverageByStage(map, rows, {}, exact);
    expect(sum(found.rows, ({ all }) => all.asked.value)).toBe(found.asked);
    for (const { all, cells } of found.rows) expect(sum(cells, ({ asked: own }) => own.value)).toBe(all.asked.value);
    expect(coverageByStage(map, rows, {}, careful).rows[0]?.cells[0]?.asked.hidden).toBe(true);
  });
});

it('covers actor and area: what each has, and how often it was led to', () => {
  const { rows } = coverageByArea(map, [{ ...asked('lan', '', 4), led: 'almi' }, asked('patent', '', 2)], { regions: ['dalarna'] }, exact);
  expect(rows.map(({ key, cells }) => [key, cells.map(({ services, asked: own, cover }) => [services, own.value, cover])])).toEqual([['', [[5, 4, 'even'], [0, 2, 'gap']]], ['almi', [[5, 4, 'even'], [0, 0, 'even']]]]);
});

it('knows eleven areas of the map first, every actor of the region, and never leads to what has closed', () => {
  const real = directoryMap(knowledge);
  expect(real.areas.filter(({ added }) => !added)).toHaveLength(11);
  expect(real.areas.slice(0, 11).every(({ added }) => !added)).toBe(true);
  expect(real.regions.map(({ id }) => id)).toEqual(['dalarna', 'orebro']);
  expect(real.actors.filter(({ gone }) => gone).flatMap(({ services }) => services).some(({ open }) => open)).toBe(false);
});

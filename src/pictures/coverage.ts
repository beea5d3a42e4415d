import type { AskedRow } from '../store/pictures.ts';
import { actorsIn } from './directory.ts';
import type { DirectoryMap, MapActor, MapService } from './directory.ts';
import { sum, tally } from './shown.ts';
import type { Guard, Shown } from './shown.ts';

/** How something is covered: asked for and nobody does it; many who do it and few who ask; neither. */
export type Cover = 'gap' | 'crowd' | 'even';
export type CoverCell = { services: number; asked: Shown; cover: Cover };
export type CoverRow = { key: string; cells: readonly CoverCell[]; all: CoverCell };
export type Coverage = { columns: readonly string[]; rows: readonly CoverRow[]; asked: number };

/** So many services, with fewer who ask than there are services, are a crowd; told only of periods in which so many have asked in all. */
const crowd = { services: 5, asked: 30 };

/** Of which regions, and of the conversations of which actor: all services stand against those of one actor only, which tells of no crowd. */
export type Of = { regions?: readonly string[]; actor?: string };

/** Stage × need: how many services there are for each, and how many have asked. The last column is of those whose stage is not known. */
export function coverageByStage(map: DirectoryMap, rows: readonly AskedRow[], of: Of, guard: Guard): Coverage {
  const services = actorsIn(map, of.regions).flatMap((actor) => actor.services.filter(({ open }) => open));
  const columns = [...map.stages.map(({ id }) => id), ''];
  const known = new Set(map.stages.map(({ id }) => id));
  const asked = tally(rows, ({ need, stage }) => `${need} ${known.has(stage) ? stage : ''}`, ({ talks }) => talks);
  const total = sum(rows.filter(({ need }) => need !== ''), ({ talks }) => talks);
  const crowdOf = of.actor === undefined ? total : 0;
  const cell = (those: readonly MapService[], count: number) => cellOf(those.length, count, crowdOf, guard);
  return {
    columns, asked: total,
    rows: map.needs.map(({ id }) => {
      const own = services.filter(({ needs }) => needs.includes(id));
      const counts = columns.map((stage) => asked.get(`${id} ${stage}`) ?? 0);
      return {
        key: id, all: cell(own, sum(counts, (count) => count)),
        // Whose stage is not known may be at any: whoever serves some stage is there for them.
        cells: columns.map((stage, i) => (stage === '' ? { ...cell(own, counts[i] ?? 0), ...(own.length > 0 ? { cover: 'even' as const } : {}) } : cell(own.filter(({ stages }) => stages.includes(stage)), counts[i] ?? 0))),
      };
    }),
  };
}

/** Actor × area: how many services each has, and how often it was led to with a need of that area. The first row is all actors together, with how many have asked. */
export function coverageByArea(map: DirectoryMap, rows: readonly AskedRow[], of: Of, guard: Guard): Coverage {
  const columns = map.areas.map(({ id }) => id);
  const areaOf = new Map(map.needs.map(({ id, area }) => [id, area]));
  const asked = tally(rows, ({ need }) => areaOf.get(need) ?? '', ({ talks }) => talks);
  const led = tally(rows.filter((row) => row.led !== ''), (row) => `${row.led} ${areaOf.get(row.need) ?? ''}`, ({ talks }) => talks);
  const total = sum(columns, (area) => asked.get(area) ?? 0);
  const crowdOf = of.actor === undefined ? total : 0;
  const actors = actorsIn(map, of.regions).filter(({ gone }) => !gone);
  const open = actors.flatMap(({ services }) => services.filter((service) => service.open));
  const inArea = (services: readonly MapService[], area: string) => services.filter((service) => service.open && service.areas.includes(area)).length;
  return {
    columns, asked: total,
    rows: [
      { key: '', all: cellOf(open.length, total, crowdOf, guard), cells: columns.map((area) => cellOf(inArea(open, area), asked.get(area) ?? 0, crowdOf, guard)) },
      ...actors.map((actor: MapActor) => {
        const counts = columns.map((area) => led.get(`${actor.id} ${area}`) ?? 0);
        // That somebody was led there with a need of another area is no gap: a service answers several needs.
        const cells = columns.map((area, i) => ({ ...cellOf(inArea(actor.services, area), counts[i] ?? 0, 0, guard), cover: 'even' as const }));
        return { key: actor.id, cells, all: { ...cellOf(actor.services.filter((service) => service.open).length, sum(counts, (count) => count), 0, guard), cover: 'even' as const } };
      }),
    ],
  };
}

function cellOf(services: number, count: number, total: number, guard: Guard): CoverCell {
  const asked = guard(count);
  const cover = services === 0 && asked.value > 0 ? 'gap' : services >= crowd.services && total >= crowd.asked && asked.value < services ? 'crowd' : 'even';
  return { services, asked, cover };
}

import { coverageByArea, coverageByStage } from '../../../src/pictures/coverage.ts';
import type { Cover, Coverage, CoverCell } from '../../../src/pictures/coverage.ts';
import { Heat } from './draw/heat.tsx';
import type { Picture } from './picture.ts';
import { actorName, needName, sayCount } from './say.ts';
import type { Seen } from './seen.ts';
import type { Table } from './table.tsx';

type Named = { coverage: Coverage; columns: readonly string[]; name: (key: string) => string };

/** What there is against what is asked for: need × stage and actor × area. */
export const coverage: Picture = {
  id: 'tackning',
  words: ({ coverage: own }) => own,
  async draw(seen, pictures) {
    const { words: { coverage: own } } = seen;
    const asked = await pictures.asked(seen.scope);
    const stages = byStage(seen, coverageByStage(seen.map, asked, seen.scope, seen.guard));
    const areas = byArea(seen, coverageByArea(seen.map, asked, seen.scope, seen.guard));
    const gaps = coverList(seen, [stages, areas], 'gap');
    return {
      summary: [own.summary(gaps.length)],
      picture: (
        <>
          <h2>{own.gaps}</h2>
          {seen.actor !== undefined && <p class="soft">{own.ofActor(actorName(seen, seen.actor))}</p>}
          <Listed seen={seen} all={gaps} none={own.noGaps} />
          <h2>{own.crowds}</h2>
          <Listed seen={seen} all={coverList(seen, [stages, areas], 'crowd')} none={seen.actor === undefined ? own.noCrowds : own.noCrowdsOfActor} />
          <h2>{own.stageTitle}</h2>
          <p class="soft">{own.how} {own.unwritten}</p>
          <CoverMap seen={seen} id="behov" title={own.stageTitle} of={{ ...stages, coverage: { ...stages.coverage, rows: stages.coverage.rows.filter(({ all }) => all.services > 0 || all.asked.value > 0) } }} />
          <Key seen={seen} />
          <h2>{own.areaTitle}</h2>
          <p class="soft">{own.areaHow}</p>
          <CoverMap seen={seen} id="omraden" title={own.areaTitle} of={areas} upright />
        </>
      ),
      tables: [tableOf(seen, own.stageTitle, stages), tableOf(seen, own.areaTitle, areas)],
    };
  },
};

function byStage(seen: Seen, found: Coverage): Named {
  const names = new Map(seen.map.stages.map(({ id, name }) => [id, name[seen.language]]));
  return { coverage: found, columns: found.columns.map((stage) => names.get(stage) ?? seen.words.noStage), name: (need) => needName(seen, need) };
}

function byArea(seen: Seen, found: Coverage): Named {
  return { coverage: found, columns: seen.map.areas.map(({ name }) => name[seen.language]), name: (actor) => (actor === '' ? seen.words.coverage.allActors : actorName(seen, actor)) };
}

/** What is missing, or crowded, in words: the most asked for first. */
export function coverList(seen: Seen, of: readonly Named[], cover: Cover): string[] {
  const { words: { coverage: own } } = seen;
  return of.flatMap(({ coverage: { rows }, columns, name }) => rows.flatMap(({ key, cells, all }) => {
    // A need that nobody answers at any stage is one gap, not one for each stage.
    const whole = all.cover === cover && key !== '' ? [{ what: name(key), cell: all }] : [];
    const parts = whole.length > 0 || (cover === 'crowd' && key !== '') ? [] : cells.flatMap((cell, i) => (cell.cover === cover ? [{ what: key === '' ? (columns[i] ?? '') : `${name(key)}, ${columns[i] ?? ''}`, cell }] : []));
    return [...whole, ...parts];
  })).sort((a, b) => b.cell.asked.value - a.cell.asked.value).map(({ what, cell }) => (cover === 'gap' ? own.gap(what, sayCount(seen, cell.asked)) : own.crowd(what, cell.services, sayCount(seen, cell.asked))));
}

/** The gaps of a period in words. */
export function gapsIn(seen: Seen, stages: Coverage, areas: Coverage): string[] {
  return coverList(seen, [byStage(seen, stages), byArea(seen, areas)], 'gap');
}

/** So many are listed; the others are seen in the picture. */
const mostListed = 12;

function Listed({ seen, all, none }: { seen: Seen; all: readonly string[]; none: string }) {
  if (all.length === 0) return <p>{none}</p>;
  return <ul>{all.slice(0, mostListed).map((one) => <li key={one}>{one}</li>)}{all.length > mostListed && <li>{seen.words.coverage.more(all.length - mostListed)}</li>}</ul>;
}

function Key({ seen: { words: { coverage: own } } }: { seen: Seen }) {
  return (
    <ul class="legend">
      <li><svg class="swatch" width="18" height="14" aria-hidden="true" focusable="false"><rect class="heat heat-0 gap" x="1.5" y="1.5" width="15" height="11" /></svg>{own.gapMark}</li>
      <li><svg class="swatch" width="18" height="14" aria-hidden="true" focusable="false"><rect class="heat heat-0 crowd" x="1.5" y="1.5" width="15" height="11" /></svg>{own.crowdMark}</li>
    </ul>
  );
}

function CoverMap({ seen, id, title, of: { coverage: { rows }, columns, name }, upright = false }: { seen: Seen; id: string; title: string; of: Named; upright?: boolean }) {
  const { words: { coverage: own } } = seen;
  const count = (cover: Cover) => rows.flatMap(({ cells }) => cells).filter((cell) => cell.cover === cover).length;
  const largest = Math.max(1, ...rows.filter(({ key }) => key !== '').flatMap(({ cells }) => cells.map(({ asked }) => asked.value)));
  return (
    <Heat
      id={id} title={title} desc={own.desc(count('gap'), count('crowd'))} columns={columns} upright={upright}
      rows={rows.map(({ key, cells }) => ({
        key, name: name(key), strong: key === '',
        cells: cells.map((cell, i) => ({
          heat: Math.min(5, Math.ceil((5 * cell.asked.value) / largest)), text: written(seen, cell), mark: cell.cover === 'even' ? undefined : cell.cover,
          title: own.cellTitle(name(key), columns[i] ?? '', cell.services, sayCount(seen, cell.asked)),
        })),
      }))}
    />
  );
}

function written(seen: Seen, { services, asked, cover }: CoverCell): string {
  if (services === 0 && asked.value === 0) return '';
  const mark = cover === 'gap' ? '! ' : cover === 'crowd' ? '≡ ' : '';
  return `${mark}${services}/${sayCount(seen, asked, true)}`;
}

function tableOf(seen: Seen, title: string, { coverage: { rows }, columns, name }: Named): Table {
  const { words: { coverage: own } } = seen;
  return {
    name: title, head: [title, ...[...columns, own.all].flatMap((column) => [`${column}, ${own.services}`, `${column}, ${own.asked}`])],
    rows: rows.map(({ key, cells, all }) => [name(key), ...[...cells, all].flatMap(({ services, asked }) => [{ value: services, hidden: false }, asked])]),
  };
}

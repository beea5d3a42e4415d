import type { ComponentChildren } from 'preact';
import { Block, Chart } from './chart.tsx';
import { GoalsAcross } from './goal.tsx';
import type { GoalLine } from './goal.tsx';
import type { Look } from './chart.tsx';
import { pathThrough } from './shape.ts';
import { amounts, bands, round } from './scale.ts';
import { widthOf } from './text.ts';

/** One step of time, with a short and a whole name. */
export type TimeStep = { name: string; whole: string };

type Frame = { id: string; title: string; desc: string; steps: readonly TimeStep[]; goals?: readonly GoalLine[]; unit: string; /** Amounts are per cent: the axis ends at a hundred. */ percent?: boolean };
const size = { width: 760, height: 300, left: 52, right: 14, top: 26, bottom: 30 };

/** Columns over time, each a pile of parts. */
export function Columns({ parts, ...frame }: Frame & { parts: readonly { look: Look; name: string; values: readonly { value: number; text: string }[] }[] }) {
  const { id, steps } = frame;
  const sums = steps.map((_, i) => parts.reduce((total, { values }) => total + (values[i]?.value ?? 0), 0));
  return (
    <Axes {...frame} largest={Math.max(0, ...sums)}>
      {(y, x, width) => steps.map(({ whole }, i) => {
        let from = 0;
        return (
          <g key={whole}>
            {parts.map(({ look, name, values }) => {
              const { value = 0, text = '' } = values[i] ?? {};
              if (value === 0) return null;
              const [bottom, top] = [y(from), y(from + value)];
              from += value;
              return <Block key={look} {...{ chart: id, look }} x={x(i)} y={top} width={width} height={round(bottom - top)}><title>{`${whole}: ${name} ${text}`}</title></Block>;
            })}
          </g>
        );
      })}
    </Axes>
  );
}

/** Lines over time, each with marks of its own form. Where there is no value the line is broken. */
export function Lines({ lines, ...frame }: Frame & { lines: readonly { name: string; values: readonly (number | undefined)[] }[] }) {
  const { steps, unit } = frame;
  const largest = Math.max(0, ...lines.flatMap(({ values }) => values.map((value) => value ?? 0)));
  return (
    <Axes {...frame} largest={largest}>
      {(y, x, width) => lines.map(({ name, values }, n) => {
        const places = values.map((value, i) => (value === undefined ? undefined : ([round(x(i) + width / 2), y(value)] as const)));
        return (
          <g key={name} class={`line line-${n + 1}`}>
            <path d={pathThrough(places)} />
            {places.map((place, i) => place && <Mark key={i} n={n} x={place[0]} y={place[1]} title={`${steps[i]?.whole ?? ''}: ${name} ${values[i] ?? ''} ${unit}`} />)}
          </g>
        );
      })}
    </Axes>
  );
}

/** A mark of a line: round, square or standing on its corner. */
export function Mark({ n, x, y, title }: { n: number; x: number; y: number; title: string }) {
  const d = n === 0 ? `M${x - 4},${y} a4,4 0 1,0 8,0 a4,4 0 1,0 -8,0` : n === 1 ? `M${x - 4},${y - 4} h8 v8 h-8 z` : `M${x},${y - 5} l5,5 l-5,5 l-5,-5 z`;
  return <path class="mark" d={d}><title>{title}</title></path>;
}

function Axes({ id, title, desc, steps, goals = [], unit, percent = false, largest, children }: Frame & { largest: number; children: (y: (value: number) => number, x: (i: number) => number, width: number) => ComponentChildren }) {
  const { width, height, left, right, top, bottom } = size;
  const inner = [left, width - right] as const;
  const scale = amounts(percent ? 100 : Math.max(largest, ...goals.map(({ value }) => value)), [height - bottom, top]);
  const band = bands(steps.map((_, i) => String(i)), inner);
  const x = (i: number) => band.at(String(i));
  return (
    <Chart {...{ id, title, desc, width, height }}>
      <text class="axis" x={2} y={12}>{unit}</text>
      {scale.ticks.map((tick) => (
        <g key={tick}>
          <path class="grid" d={`M${left},${scale.at(tick)} H${width - right}`} />
          <text class="axis" x={left - 6} y={scale.at(tick) + 4.5} text-anchor="end">{tick}</text>
        </g>
      ))}
      {children(scale.at, x, band.width)}
      {namesShown(steps, (i) => round(x(i) + band.width / 2), inner).map(({ name, at, anchor }) => <text key={name} class="axis" x={at} y={height - 9} text-anchor={anchor}>{name}</text>)}
      <GoalsAcross goals={goals} y={scale.at} from={left} to={width - right} top={top} bottom={height - bottom} />
    </Chart>
  );
}

/** As many of the names as have room, the first always among them, none over another. */
function namesShown(steps: readonly TimeStep[], at: (i: number) => number, [from, to]: readonly [number, number]): { name: string; at: number; anchor: 'start' | 'middle' | 'end' }[] {
  let free = -Infinity;
  return steps.flatMap(({ name }, i) => {
    const half = widthOf(name) / 2;
    const middle = Math.max(from - 6 + half, Math.min(to + 10 - half, at(i)));
    if (middle - half < free) return [];
    free = middle + half + 10;
    return [{ name, at: round(middle), anchor: 'middle' as const }];
  });
}

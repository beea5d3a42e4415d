import { Chart } from './chart.tsx';
import { GoalText } from './goal.tsx';
import type { GoalLine } from './goal.tsx';
import { Mark } from './columns.tsx';
import { amounts, bands, round } from './scale.ts';
import { pathThrough } from './shape.ts';
import { fit, line } from './text.ts';

export type ArrivalsProps = {
  id: string; title: string; desc: string; unit: string;
  /** How many in a hundred there were within each time; nothing where it may not be told. */
  steps: readonly { name: string; percent: number | undefined }[];
  /** Which step is the goal of a day, and what is written at it. */
  day: { index: number; text: string };
  /** Half were there within this; between which steps, and what is written. */
  half?: { from: number; part: number; text: string };
  goals: readonly GoalLine[];
  /** Narrow, to stand beside something. */
  narrow?: boolean;
};

const size = { width: 760, height: 320, left: 52, right: 20, top: 30, bottom: 34 };

/** How large a part had been taken within each time: the steeper to the left, the sooner. */
export function Arrivals({ id, title, desc, unit, steps, day, half, goals, narrow = false }: ArrivalsProps) {
  const { height, left, right, top, bottom } = size;
  const width = narrow ? 560 : size.width;
  const y = amounts(100, [height - bottom, top]);
  const band = bands(steps.map(({ name }) => name), [left, width - right], 0);
  const x = (name: string) => round(band.at(name) + band.width / 2);
  const places = steps.map(({ name, percent }) => (percent === undefined ? undefined : ([x(name), y.at(percent)] as const)));
  const dayAt = x(steps[day.index]?.name ?? '');
  const middles = steps.map(({ name }) => x(name));
  const halfAt = half && round((half.from < 0 ? left : (middles[half.from] ?? left)) + half.part * ((middles[half.from + 1] ?? width - right) - (half.from < 0 ? left : (middles[half.from] ?? left))));
  return (
    <Chart {...{ id, title, desc, width, height }}>
      <text class="axis" x={2} y={14}>{unit}</text>
      {y.ticks.map((tick) => (
        <g key={tick}>
          <path class="grid" d={`M${left},${y.at(tick)} H${width - right}`} />
          <text class="axis" x={left - 6} y={y.at(tick) + 4.5} text-anchor="end">{tick}</text>
        </g>
      ))}
      {steps.map(({ name }) => <text key={name} class="axis" x={x(name)} y={height - 10} text-anchor="middle">{fit(name, band.width - 4)}</text>)}
      <g class="day"><path d={`M${dayAt},${top} V${height - bottom}`} /><text class="label haloed" x={dayAt} y={top - 8} text-anchor="middle">{day.text}</text></g>
      {goals.map(({ value, text }, i) => (
        // Low down to the right, where the curve has left.
        <g key={text} class="goal"><path d={`M${left},${y.at(value)} H${width - right}`} /><GoalText x={width - right} y={height - bottom - 8 - line * (i + 1)} width={width - left - right - 16} text={text} ends /></g>
      ))}
      <g class="line line-1">
        <path d={pathThrough([[left, y.at(0)], ...places.slice(0, (half?.from ?? -1) + 1), ...(halfAt === undefined ? [] : [[halfAt, y.at(50)] as const]), ...places.slice((half?.from ?? -1) + 1)])} />
        {places.map((place, i) => place && <Mark key={i} n={0} x={place[0]} y={place[1]} title={`${steps[i]?.name ?? ''}: ${steps[i]?.percent ?? ''} %`} />)}
      </g>
      {half && halfAt !== undefined && (
        <g class="half"><path d={`M${halfAt},${y.at(50)} V${height - bottom}`} /><Mark n={2} x={halfAt} y={y.at(50)} title={half.text} /><text class="label haloed" x={round(halfAt + 9)} y={height - bottom - 8}>{half.text}</text></g>
      )}
    </Chart>
  );
}

import { Block, Chart } from './chart.tsx';
import type { Look } from './chart.tsx';
import { amounts, round } from './scale.ts';
import { boldWidthOf, fit, letter } from './text.ts';
import { GoalText } from './goal.tsx';
import type { GoalLine } from './goal.tsx';

export type BarsProps = {
  id: string; title: string; desc: string;
  rows: readonly { key: string; name: string; /** Written at the end. */ text: string; parts: readonly { look: Look; name: string; value: number; text: string }[] }[];
  goals?: readonly GoalLine[];
  /** The axis ends at a hundred. */
  percent?: boolean;
  unit: string;
};

const size = { width: 760, label: 220, row: 28, right: 96, top: 28 };

/** Bars lying down, one for each thing, of one or several parts. */
export function Bars({ id, title, desc, rows, goals = [], percent = false, unit }: BarsProps) {
  const { width, label, row, right, top } = size;
  const below = 12 + goals.length * 20;
  const height = top + rows.length * row + below;
  const largest = percent ? 100 : Math.max(0, ...rows.map(({ parts }) => parts.reduce((total, { value }) => total + value, 0)), ...goals.map(({ value }) => value));
  const scale = amounts(largest, [label, width - right]);
  const bottom = top + rows.length * row;
  return (
    <Chart {...{ id, title, desc, width, height }}>
      <text class="axis" x={label - 8} y={14} text-anchor="end">{unit}</text>
      {scale.ticks.map((tick) => (
        <g key={tick}>
          <path class="grid" d={`M${scale.at(tick)},${top - 6} V${bottom}`} />
          <text class="axis" x={scale.at(tick)} y={14} text-anchor="middle">{tick}</text>
        </g>
      ))}
      {rows.map(({ key, name, text, parts }, i) => {
        let from = 0;
        const y = top + i * row;
        const marks = parts.map(({ value: whole, ...part }) => {
          // Shares that were rounded each by itself may come to a little more than all.
          const value = percent ? Math.min(whole, 100 - from) : whole;
          from += value;
          return { ...part, value, at: from - value };
        });
        return (
          <g key={key}>
            <text class="label" x={label - 8} y={y + row / 2 + letter / 3} text-anchor="end">{fit(name, label - 12)}<title>{name}</title></text>
            {marks.filter(({ value }) => value > 0).map(({ look, name: part, value, text: says, at }) => (
              <Block key={look} {...{ chart: id, look }} x={scale.at(at)} y={y + 4} width={round(scale.at(at + value) - scale.at(at))} height={row - 8}><title>{`${name}: ${part} ${says}`}</title></Block>
            ))}
            <text class="label strong" x={round(scale.at(from) + 6)} y={y + row / 2 + letter / 3}>{fit(text, right + (width - right - scale.at(from)) - 8)}</text>
          </g>
        );
      })}
      {goals.map(({ value, text }, i) => {
        const at = scale.at(value);
        const y = bottom + 16 + i * 20;
        const room = width - 24;
        const start = Math.max(4, Math.min(at - 2, width - 12 - Math.min(room, boldWidthOf(text))));
        return <g key={text} class="goal"><path d={`M${at},${top - 6} V${y - 8}`} /><GoalText x={round(start)} y={y + 4} width={room} text={text} /></g>;
      })}
    </Chart>
  );
}

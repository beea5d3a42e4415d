import { Chart } from './chart.tsx';
import { fit, letter, widthOf } from './text.ts';

/** A cell: how strong its colour is (0–5), what is written, and whether something is missing there or crowded. */
export type HeatCell = { heat: number; text: string; mark?: 'gap' | 'crowd' | undefined; title: string };
export type HeatProps = { id: string; title: string; desc: string; columns: readonly string[]; rows: readonly { key: string; name: string; strong?: boolean; cells: readonly HeatCell[] }[]; /** Names of columns stand on end, where they are many. */ upright?: boolean };

const size = { label: 250, row: 24 };

/** A table of shades, with the numbers in them. What is missing has a border and a mark of its own, and so has what is crowded. */
export function Heat({ id, title, desc, columns, rows, upright = false }: HeatProps) {
  const { label, row } = size;
  const cell = upright ? 56 : 124;
  const head = upright ? Math.max(60, ...columns.map((name) => Math.min(220, widthOf(name)) + 12)) : 42;
  const width = label + columns.length * cell + 4;
  const height = head + rows.length * row + 4;
  return (
    <Chart {...{ id, title, desc, width, height }}>
      {columns.map((name, i) => {
        const x = label + i * cell + cell / 2;
        return upright
          ? <text key={name} class="axis" x={x + 4.5} y={head - 6} transform={`rotate(-90 ${x + 4.5} ${head - 6})`}>{fit(name, head - 10)}</text>
          : inTwo(name, cell - 6).map((part, n, parts) => <text key={`${name} ${n}`} class="axis" x={x} y={head - 9 - (parts.length - 1 - n) * 15} text-anchor="middle">{part}<title>{name}</title></text>);
      })}
      {rows.map(({ key, name, strong = false, cells }, n) => {
        const y = head + n * row;
        return (
          <g key={key}>
            <text class={strong ? 'label strong' : 'label'} x={label - 8} y={y + row / 2 + letter / 3} text-anchor="end">{fit(name, label - 12)}<title>{name}</title></text>
            {cells.map((one, i) => {
              const x = label + i * cell;
              return (
                <g key={columns[i]}>
                  <rect class={`heat heat-${one.heat} ${one.mark ?? ''}`} x={x + 1.5} y={y + 1.5} width={cell - 3} height={row - 3}><title>{one.title}</title></rect>
                  {one.text !== '' && <text class={one.mark === undefined ? 'label' : 'label strong'} x={x + cell / 2} y={y + row / 2 + letter / 3} text-anchor="middle">{one.text}</text>}
                </g>
              );
            })}
          </g>
        );
      })}
    </Chart>
  );
}

/** A name on one line, or on two where it needs them. */
function inTwo(name: string, width: number): string[] {
  if (widthOf(name) <= width) return [name];
  const words = name.split(' ');
  let first = words.length;
  while (first > 1 && widthOf(words.slice(0, first).join(' ')) > width) first -= 1;
  return [words.slice(0, first).join(' '), words.slice(first).join(' ')].filter((part) => part !== '').map((part) => fit(part, width));
}

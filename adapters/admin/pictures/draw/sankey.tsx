import { sankey, sankeyLinkHorizontal } from 'd3-sankey';
import { Chart } from './chart.tsx';
import { round } from './scale.ts';
import { fit, line } from './text.ts';

/** A node as it is drawn: its column from the left, its name, what is written after it, and how it looks. */
export type SankeyNode = { id: string; column: number; name: string; count: string; look: string };
export type SankeyLink = { from: string; to: string; value: number; count: string };
export type SankeyProps = { id: string; title: string; desc: string; columns: readonly string[]; nodes: readonly SankeyNode[]; links: readonly SankeyLink[]; width?: number };

type Node = SankeyNode & { order: number };
type Link = SankeyLink & { source: string; target: string };

const bar = 12;
const head = 28;

/** The flow through the columns, each as high as it is large. Nodes stand in the order given, and far enough apart that their names never meet. */
export function Sankey({ id, title, desc, columns, nodes, links, width = 1080 }: SankeyProps) {
  const tallest = Math.max(1, ...columns.map((_, column) => nodes.filter((node) => node.column === column).length));
  const height = Math.max(300, tallest * 40) + head + 8;
  const label = (width - bar * columns.length) / columns.length - 12;
  const layout = sankey<Node, Link>().nodeId((node) => node.id).nodeAlign((node) => node.column).nodeWidth(bar).nodePadding(line + 3)
    .nodeSort((a, b) => a.order - b.order).extent([[1, head], [width - label - 8, height - 10]]);
  const drawn = layout({
    nodes: nodes.map((node, order) => ({ ...node, order })),
    links: links.map((link) => ({ ...link, source: link.from, target: link.to })),
  });
  const path = sankeyLinkHorizontal<Node, Link>();
  const nameOf = (node: unknown) => (typeof node === 'object' && node !== null && 'name' in node ? String(node.name) : '');
  const lookOf = (node: unknown) => (typeof node === 'object' && node !== null && 'look' in node ? String(node.look) : '');
  const spots = columns.map((_, column) => drawn.nodes.find((node) => node.column === column)?.x0 ?? 0);
  return (
    <Chart {...{ id, title, desc, width, height }}>
      {columns.map((name, i) => <text key={name} class="axis strong" x={round(spots[i] ?? 0)} y={14}>{fit(name, label + bar)}</text>)}
      <g>
        {drawn.links.map((link) => (
          <path key={`${link.from} ${link.to}`} class={`flow to-${lookOf(link.target)}`} d={(path(link) ?? '').replace(/\d+\.\d+/g, (number) => String(round(Number(number))))} stroke-width={Math.max(1, round(link.width ?? 1))}>
            <title>{`${nameOf(link.source)} → ${nameOf(link.target)}: ${link.count}`}</title>
          </path>
        ))}
      </g>
      {drawn.nodes.map(({ id: key, name, count, look, x0 = 0, x1 = 0, y0 = 0, y1 = 0 }) => (
        <g key={key}>
          <rect class={`block is-${look}`} x={round(x0)} y={round(y0)} width={bar} height={Math.max(1, round(y1 - y0))}><title>{`${name}: ${count}`}</title></rect>
          <text class="label haloed" x={round(x1 + 5)} y={round((y0 + y1) / 2 + 4.5)}>{fit(name, label - 8 * (count.length + 1))} <tspan class="strong">{count}</tspan></text>
        </g>
      ))}
    </Chart>
  );
}

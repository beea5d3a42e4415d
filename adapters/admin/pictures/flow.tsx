import { flowColumns, flowOf, others } from '../../../src/pictures/flow.ts';
import type { Flow, FlowNode } from '../../../src/pictures/flow.ts';
import { Sankey } from './draw/sankey.tsx';
import type { Picture } from './picture.ts';
import { actorName, endingName, needName, sayRaw } from './say.ts';
import type { Seen } from './seen.ts';

/** The way from door to end. */
export const flow: Picture = {
  id: 'flode',
  words: ({ flow: own }) => own,
  async draw(seen, pictures) {
    const found = flowOf(await pictures.flows(seen.scope));
    if (found.total === 0) return undefined;
    const { words, guard } = seen;
    const names = new Map(found.nodes.map((node) => [node.id, nameOf(seen, found, node)]));
    const name = (id: string) => names.get(id) ?? id;
    return {
      summary: [words.flow.summary(sayRaw(seen, found.total)), ...(flowColumns.some((column) => found.folded[column] > 0) ? [words.flow.folded] : [])],
      picture: flowPicture(seen, found),
      tables: [{
        name: words.flow.table, head: [words.flow.fromColumn, words.flow.toColumn, words.talks],
        rows: found.links.map(({ from, to, talks }) => [name(from), name(to), guard(talks)]),
      }],
    };
  },
};

/** The flow drawn, as large as it may be told. */
export function flowPicture(seen: Seen, found: Flow, width?: number) {
  const { words, guard } = seen;
  const largest = (column: string) => nameOf(seen, found, found.nodes.find((node) => node.column === column && node.key !== '' && node.key !== others) ?? found.nodes.find((node) => node.column === column));
  return (
    <Sankey
      id="flode" title={words.flow.name} desc={words.flow.desc(sayRaw(seen, found.total), largest('door'), largest('led'))}
      columns={flowColumns.map((column) => words.flow.columns[column])} {...(width === undefined ? {} : { width })}
      nodes={found.nodes.map((node) => ({ id: node.id, column: flowColumns.indexOf(node.column), name: nameOf(seen, found, node), count: sayRaw(seen, node.talks, true), look: node.column === 'ending' ? node.key : node.key === '' ? 'none' : node.key === others ? 'other' : 'plain' }))}
      links={found.links.map(({ from, to, talks }) => ({ from, to, value: guard(talks).value, count: sayRaw(seen, talks) }))}
    />
  );
}

function nameOf(seen: Seen, { folded }: Flow, node: FlowNode | undefined): string {
  if (!node) return '';
  if (node.key === others) return seen.words.otherCount(folded[node.column]);
  if (node.column === 'ending') return endingName(seen, node.key);
  return node.column === 'need' ? needName(seen, node.key) : actorName(seen, node.key);
}

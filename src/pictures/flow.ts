import type { FlowRow } from '../store/pictures.ts';
import type { TalkOutcome } from '../store/talks.ts';
import { sum, tally } from './shown.ts';

/** How conversations ended, as pictures tell it: so few that each can have its own colour and pattern. */
export const endings = ['helped', 'taken', 'waiting', 'led', 'withdrawn', 'missed', 'none'] as const;
export type Ending = (typeof endings)[number];

const endingOfOutcome: Readonly<Record<TalkOutcome, Ending>> = {
  helped: 'helped', taken: 'taken', waiting: 'waiting', led: 'led', withdrawn: 'withdrawn', not_helped: 'missed', unanswered: 'missed', answered: 'none', silent: 'none', offtopic: 'none',
};

/** How a conversation ended, as pictures tell it. */
export function endingOf(outcome: TalkOutcome): Ending {
  return endingOfOutcome[outcome];
}

/** The columns of the flow, from the left. */
export const flowColumns = ['door', 'need', 'led', 'ending'] as const;
export type FlowColumn = (typeof flowColumns)[number];

/** Stands for all that are too few to be drawn by themselves. */
export const others = '*';

export type FlowNode = { id: string; column: FlowColumn; key: string; talks: number };
export type FlowLink = { from: string; to: string; talks: number };
/** What flows from column to column; `folded` says how many lie in `others` in each. */
export type Flow = { nodes: readonly FlowNode[]; links: readonly FlowLink[]; total: number; folded: Readonly<Record<FlowColumn, number>> };

/** So many stand by themselves in a column at most. */
const most: Readonly<Record<FlowColumn, number>> = { door: 8, need: 10, led: 9, ending: endings.length };

/** The flow from the door one came in by, over the need, to the actor one was led to and how it ended. Every conversation goes through all four. */
export function flowOf(rows: readonly FlowRow[]): Flow {
  const paths = rows.map(({ outcome, talks, ...row }) => ({ ...row, ending: endingOf(outcome) as string, talks }));
  const kept = Object.fromEntries(flowColumns.map((column) => [column, keptIn(paths.map((path) => ({ key: path[column], talks: path.talks })), most[column])])) as Record<FlowColumn, { keys: Set<string>; folded: number }>;
  const folded = paths.map((path) => ({ ...path, ...Object.fromEntries(flowColumns.map((column) => [column, kept[column].keys.has(path[column]) ? path[column] : others])) }));
  const nodes = flowColumns.flatMap((column) => [...tally(folded, (path) => path[column], ({ talks }) => talks)].map(([key, talks]) => ({ id: `${column} ${key}`, column, key, talks })));
  const links = flowColumns.slice(0, -1).flatMap((column, i) => {
    const next = flowColumns[i + 1] ?? 'ending';
    return [...tally(folded, (path) => JSON.stringify([`${column} ${path[column]}`, `${next} ${path[next]}`]), ({ talks }) => talks)].map(([ends, talks]) => {
      const [from, to] = JSON.parse(ends) as [string, string];
      return { from, to, talks };
    });
  });
  return { nodes: inOrder(nodes), links, total: sum(rows, ({ talks }) => talks), folded: { door: kept.door.folded, need: kept.need.folded, led: kept.led.folded, ending: 0 } };
}

/** The largest stand by themselves; so does the one that would be alone among the others, and none at all. */
function keptIn(all: readonly { key: string; talks: number }[], room: number): { keys: Set<string>; folded: number } {
  const keys = [...tally(all, ({ key }) => key, ({ talks }) => talks).keys()];
  const named = keys.filter((key) => key !== '');
  const shown = named.length <= room ? named : named.slice(0, room - 1);
  return { keys: new Set([...shown, '']), folded: named.length - shown.length };
}

/** The largest first, then the others, then those without. Endings stand as they are listed. */
function inOrder(nodes: readonly FlowNode[]): FlowNode[] {
  const rank = ({ key }: FlowNode) => (key === '' ? 2 : key === others ? 1 : 0);
  const place = ({ column, key }: FlowNode) => (column === 'ending' ? endings.indexOf(key as Ending) : 0);
  return [...nodes].sort((a, b) => flowColumns.indexOf(a.column) - flowColumns.indexOf(b.column) || place(a) - place(b) || rank(a) - rank(b) || b.talks - a.talks);
}

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
const after: Readonly<Record<FlowRow['step'], FlowColumn>> = { door: 'need', need: 'led', led: 'ending' };

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
  const steps = rows.map(({ step, from, to, talks }) => ({ column: step, next: after[step], from, to: step === 'led' ? endingOf(to as TalkOutcome) as string : to, talks }));
  const through = [...steps.filter(({ column }) => column === 'door').map(({ from, talks }) => ({ column: 'door' as FlowColumn, key: from, talks })), ...steps.map(({ next, to, talks }) => ({ column: next, key: to, talks }))];
  const kept = Object.fromEntries(flowColumns.map((column) => [column, keptIn(through.filter((one) => one.column === column), most[column])])) as Record<FlowColumn, { keys: Set<string>; folded: number }>;
  const idOf = (column: FlowColumn, key: string) => `${column} ${kept[column].keys.has(key) ? key : others}`;
  const nodes = flowColumns.flatMap((column) => [...tally(through.filter((one) => one.column === column), ({ key }) => idOf(column, key), ({ talks }) => talks)].map(([id, talks]) => ({ id, column, key: id.slice(column.length + 1), talks })));
  const links = flowColumns.flatMap((of) => [...tally(steps.filter(({ column }) => column === of), ({ column, next, from, to }) => JSON.stringify([idOf(column, from), idOf(next, to)]), ({ talks }) => talks)].map(([ends, talks]) => {
    const [from, to] = JSON.parse(ends) as [string, string];
    return { from, to, talks };
  }));
  return { nodes: inOrder(nodes), links, total: sum(through.filter(({ column }) => column === 'door'), ({ talks }) => talks), folded: { door: kept.door.folded, need: kept.need.folded, led: kept.led.folded, ending: 0 } };
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

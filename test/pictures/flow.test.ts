import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { endingOf, flowColumns, flowOf, others } from '../../src/pictures/flow.ts';
import { sum } from '../../src/pictures/shown.ts';
import { talkOutcomes } from '../../src/store/talks.ts';
import type { FlowRow } from '../../src/store/pictures.ts';
import type { TalkOutcome } from '../../src/store/talks.ts';

/** The steps of conversations that went a whole way. */
const way = (door: string, need: string, led: string, outcome: TalkOutcome, talks: number): FlowRow[] => [{ step: 'door', from: door, to: need, talks }, { step: 'need', from: need, to: led, talks }, { step: 'led', from: led, to: outcome, talks }];
const ways = fc.array(fc.record({
  door: fc.constantFrom(...'abcdefghijklmno'), need: fc.constantFrom('', ...'abcdefghijklmnopqrst'), led: fc.constantFrom('', ...'abcdefghijklmnop'), outcome: fc.constantFrom(...talkOutcomes), talks: fc.integer({ min: 1, max: 50 }),
}), { maxLength: 80 }).map((all) => all.flatMap(({ door, need, led, outcome, talks }) => way(door, need, led, outcome, talks)));

describe('the flow through the doors', () => {
  it('goes from the door over the need to who one was led to and how it ended', () => {
    const { nodes, links, total } = flowOf([...way('almi', 'export', 'ekn', 'helped', 3), ...way('almi', '', '', 'silent', 2)]);
    expect(total).toBe(5);
    expect(nodes.map(({ id, talks }) => [id, talks])).toEqual([['door almi', 5], ['need export', 3], ['need ', 2], ['led ekn', 3], ['led ', 2], ['ending helped', 3], ['ending none', 2]]);
    expect(links).toContainEqual({ from: 'need export', to: 'led ekn', talks: 3 });
  });

  it('lets as much out of every node as comes in, and all through every column', () => {
    fc.assert(fc.property(ways, (all) => {
      const { nodes, links, total } = flowOf(all);
      for (const column of flowColumns) expect(sum(nodes.filter((node) => node.column === column), ({ talks }) => talks)).toBe(total);
      for (const { id, column, talks } of nodes) {
        const [into, out] = [sum(links.filter(({ to }) => to === id), (link) => link.talks), sum(links.filter(({ from }) => from === id), (link) => link.talks)];
        if (column !== 'door') expect(into).toBe(talks);
        if (column !== 'ending') expect(out).toBe(talks);
      }
    }));
  });

  it('folds the smallest into others, never one alone, so that no column has more than eleven', () => {
    fc.assert(fc.property(ways, (all) => {
      const { nodes, folded } = flowOf(all);
      for (const column of flowColumns) {
        const own = nodes.filter((node) => node.column === column);
        expect(own.length).toBeLessThanOrEqual(11);
        expect(folded[column]).not.toBe(1);
        expect(own.some(({ key }) => key === others)).toBe(folded[column] > 0);
      }
    }));
  });

  it('tells every outcome as one of seven endings', () => {
    expect(new Set(talkOutcomes.map(endingOf)).size).toBe(7);
  });
});

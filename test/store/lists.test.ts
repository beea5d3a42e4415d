import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Event } from '../../src/events.ts';
import { allow, evolveHandover } from '../../src/handover/handover.ts';
import type { Action, Handover } from '../../src/handover/handover.ts';
import { noLists, rowsFrom } from '../../src/store/lists.ts';
import type { HandoverRow } from '../../src/store/store.ts';
import { anna, at, opened, practice, rated, recorded, requested } from './samples.ts';

/** The event of each action on a handover. */
const events: Record<Action, (handover: string) => Event> = {
  deliver: (handover) => ({ type: 'handover.delivered', handover }),
  share: (handover) => ({ type: 'handover.shared', handover }),
  accept: (handover) => ({ type: 'handover.accepted', handover, promoter: anna, callBy: at(99) }),
  contact: (handover) => ({ type: 'handover.contacted', handover, promoter: anna }),
  call: (handover) => ({ type: 'handover.called', handover, promoter: anna }),
  ask: (handover) => ({ type: 'handover.asked', handover, promoter: anna, text: 'Hur många är ni?' }),
  answer: (handover) => ({ type: 'handover.answered', handover, message: 'm9', text: 'Tolv' }),
  release: (handover) => ({ type: 'handover.released', handover, promoter: anna, by: at(600) }),
  give: (handover) => ({ type: 'handover.given', handover, promoter: anna, to: { id: 'U2', name: 'Bo Dal' }, callBy: at(99) }),
  complete: (handover) => ({ type: 'handover.completed', handover, promoter: anna, outcome: 'lån' }),
  fail: (handover) => ({ type: 'handover.failed', handover, reason: 'no_answer' }),
  decline: (handover) => ({ type: 'handover.declined', handover, promoter: anna, reason: 'other' }),
  refer: (handover) => ({ type: 'handover.referred', handover, promoter: anna, to: 'ekn', reason: 'Norge' }),
  expire: (handover) => ({ type: 'handover.expired', handover }),
  withdraw: (handover) => ({ type: 'handover.withdrawn', handover }),
  rate: (handover) => ({ type: 'handover.rated', handover, helped: 'yes' }),
  join: (handover) => ({ type: 'handover.joined', handover, promoter: anna, to: 'ekn', joining: 'h9', reason: '' }),
  remind: (handover) => ({ type: 'handover.reminded', handover, to: 'take' }),
  inquire: (handover) => ({ type: 'handover.inquired', handover }),
};
const steps = fc.array(fc.record({ handover: fc.constantFrom('h1', 'h2', 'h3'), action: fc.constantFrom(...(Object.keys(events) as Action[])) }), { maxLength: 40 });

/** A conversation in which each step happens that its handover allows, and the handovers it ends with. */
function story(wanted: readonly { handover: string; action: Action }[]) {
  const happened: Event[] = [opened];
  const handovers = new Map<string, Handover>();
  const happen = (id: string, event: Event) => {
    happened.push(rated, event);
    handovers.set(id, evolveHandover(handovers.get(id), recorded([event], happened.length - 1)[0]!));
  };
  for (const { handover: id, action } of wanted) {
    const before = handovers.get(id);
    if (!before) happen(id, requested(id));
    else if (isAllowed(action, before)) happen(id, events[action](id));
  }
  return { records: recorded(happened), handovers };
}

function isAllowed(action: Action, handover: Handover): boolean {
  try {
    allow(action, handover);
    return true;
  } catch {
    return false;
  }
}

describe('the lists', () => {
  it('have a row for each handover with what it is and what happened last', () => {
    const { handovers } = rowsFrom(recorded([opened, requested('h1', { chain: 'h0', previous: 'h0' }), events.accept('h1')]), 'c1', noLists);
    expect(handovers).toEqual([{
      id: 'h1', conversation: 'c1', chain: 'h0', previous: 'h0', actor: 'almi-dalarna', service: 'almi-lan', recipient: 'Almi (Dalarna)',
      status: 'accepted', practice: false, promoter: 'Anna Ek', by: at(480), at: at(2), changedAt: at(3),
    }]);
  });

  it('mark what was only practice, also when that was said long before', () => {
    const before = rowsFrom(recorded([practice]), 'c1', noLists);
    expect(before).toEqual({ practice: true, handovers: [] });
    expect(rowsFrom(recorded([requested('h1')], 1), 'c1', before).handovers).toMatchObject([{ practice: true }]);
  });

  it('change only the handovers that something happened to', () => {
    const before = rowsFrom(recorded([opened, requested('h1'), requested('h2')]), 'c1', noLists);
    expect(rowsFrom(recorded([rated, events.expire('h2')], 3), 'c1', before).handovers.map(({ id }) => id)).toEqual(['h2']);
    expect(rowsFrom(recorded([rated], 3), 'c1', before).handovers).toEqual([]);
  });

  it('refuse an event of a handover that was never requested', () => {
    expect(() => rowsFrom(recorded([opened, events.accept('h1')]), 'c1', noLists)).toThrow('never requested: h1');
  });

  it('always agree with the handover itself about where it stands', () => {
    fc.assert(fc.property(steps, (wanted) => {
      const { records, handovers } = story(wanted);
      const rows = rowsFrom(records, 'c1', noLists).handovers;
      expect(Object.fromEntries(rows.map(({ id, status, at: since, by }) => [id, { status, at: since, by }])))
        .toEqual(Object.fromEntries([...handovers].map(([id, { status, at: since, by }]) => [id, { status, at: since, by }])));
    }), { numRuns: 500 });
  });

  it('are the same made step by step as made from everything at once', () => {
    fc.assert(fc.property(steps, fc.array(fc.integer({ min: 1, max: 6 })), (wanted, sizes) => {
      const { records } = story(wanted);
      let lists = noLists;
      const rows = new Map<string, HandoverRow>();
      for (let from = 0, turn = 0; from < records.length; turn += 1) {
        const until = from + (sizes[turn % sizes.length] ?? 1);
        const { practice: isPractice, handovers } = rowsFrom(records.slice(from, until), 'c1', lists);
        for (const row of handovers) rows.set(row.id, row);
        lists = { practice: isPractice, handovers: [...rows.values()] };
        from = until;
      }
      expect(lists).toEqual(rowsFrom(records, 'c1', noLists));
    }), { numRuns: 500 });
  });
});

import { workedMinutes } from './handover/week.ts';
import type { HandoverRow } from './store/store.ts';

/** What an actor did within a time. Being passed on is a merit: the company came to the right door. */
export type Figures = {
  received: number;
  taken: number;
  passedOn: number;
  /** Companies that were helped, as the promoter or the company itself has said. */
  helped: number;
  /** Half of those that were taken were taken within so many minutes of working time. */
  minutesToTake?: number;
};

/** The figures of some handovers for a time from `from` to just before `to`. Pure. */
export function figuresOf(rows: readonly HandoverRow[], from: string, to: string): Figures {
  const within = (at: string | undefined) => at !== undefined && at >= from && at < to;
  const taken = rows.filter(({ facts }) => within(facts.takenAt));
  const waits = taken.map(({ at, facts }) => workedMinutes(at, facts.takenAt ?? at)).sort((a, b) => a - b);
  const middle = waits[Math.floor((waits.length - 1) / 2)];
  return {
    received: rows.filter(({ at }) => within(at)).length,
    taken: taken.length,
    passedOn: rows.filter(({ status, facts }) => status === 'referred' && within(facts.endedAt)).length,
    helped: rows.filter((row) => within(helpedAt(row))).length,
    ...(middle === undefined ? {} : { minutesToTake: middle }),
  };
}

/** When it turned out that a company was helped: the promoter says so at the end, the company perhaps later. What the company says counts. */
function helpedAt({ status, facts }: HandoverRow): string | undefined {
  if (facts.helped !== undefined) return facts.helped === 'no' ? undefined : earlier(status === 'completed' ? facts.endedAt : undefined, facts.helpedAt);
  return status === 'completed' ? facts.endedAt : undefined;
}

function earlier(a: string | undefined, b: string | undefined): string | undefined {
  return a !== undefined && (b === undefined || a < b) ? a : b;
}

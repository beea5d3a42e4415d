import { z } from 'zod';
import type { Kept } from './rules.ts';

const count = z.int().min(0).default(0);
const byRegion = z.record(z.string(), z.int()).default({});

/** What a round of erasing has done: how many of each kind, and never what was written. */
export const Counts = z.object({
  /** Conversations and handovers by the region of the door they came in by. */
  conversations: byRegion,
  handovers: byRegion,
  /** Of the conversations: for practice; and asked for by the company while they were held. */
  practice: count,
  asked: count,
  requests: count,
  audit: count,
  sessions: count,
  /** Accounts that were closed so long ago that the log no longer speaks of them. */
  accounts: count,
  /** Due, but not erased: held; waiting for a public authority's decision. */
  held: count,
  undecided: count,
});
export type Counts = z.infer<typeof Counts>;

export type Report = { id: string; at: string; endedAt: string; by: string; counts: Counts };

/** The counts before anything is done. */
export const noCounts: Counts = Counts.parse({});

/** The counts after one more conversation. Pure. */
export function counted(before: Counts, { region, practice, asked, handovers }: Kept): Counts {
  const plus = (sums: Counts['conversations'], more: number) => (more === 0 ? sums : { ...sums, [region]: (sums[region] ?? 0) + more });
  return {
    ...before, conversations: plus(before.conversations, 1), handovers: plus(before.handovers, handovers.length),
    practice: before.practice + (practice ? 1 : 0), asked: before.asked + (asked ? 1 : 0),
  };
}

/** How many there are in all regions. */
export function sumOf(byRegions: Readonly<Record<string, number>>): number {
  return Object.values(byRegions).reduce((sum, one) => sum + one, 0);
}

import type { TalkOutcome } from './talks.ts';

/** What a picture is drawn of: the conversations (and their handovers) of some regions, or those that an actor has to do with, from a time to just before another. Practice never counts. */
export type PictureScope = { regions?: readonly string[]; actor?: string; from: string; to: string };

/** How many conversations went from a door to a need, from a need to the actor they were led to, or from there to how they ended. An empty text where there is none. */
export type FlowRow = { step: 'door' | 'need' | 'led'; from: string; to: string; talks: number };
/** How many conversations came in by a door and were led to an actor, or to none (an empty text). */
export type LedRow = { door: string; led: string; talks: number };
/** How many conversations were about a need at a stage, and whom they were led to. An empty text where it is not known. */
export type AskedRow = { need: string; stage: string; led: string; talks: number };
/**
 * How many conversations of a day ended so, and how many of them were not understood for sure; how many readings there were in them,
 * and the sum of how sure they were of the likeliest need, in thousandths. `at` is a time within that day as Sweden counts it.
 */
export type DayRow = { at: string; outcome: TalkOutcome; talks: number; unsure: number; read: number; sureness: number };
/** How many conversations there were, how many of them were led to an actor, to another than the one entered by, and not understood for sure. */
export type Totals = { talks: number; led: number; elsewhere: number; unsure: number };
/** How many handovers to an actor stand so, ended so as the promoter said, and helped or not as the company said. */
export type EndedRow = { actor: string; status: string; outcome: string; helped: string; handovers: number };
/** When a handover was sent and when somebody took it. */
export type TakenRow = { actor: string; at: string; takenAt: string };

/** What a region wants to have reached by a date, in one of the things that the pictures measure. */
export const measures = ['within_day', 'helped', 'led_on', 'unsure', 'talks'] as const;
export type Measure = (typeof measures)[number];
/** A region's own effect goal. `value` is per cent, but for conversations a week. */
export type Goal = { id: string; region: string; measure: Measure; value: number; date: string; text: string; by: string; at: string };

/** The part of the store that counts for pictures, and keeps the goals that are drawn in them. */
export interface Pictures {
  flows(scope: PictureScope): Promise<FlowRow[]>;
  led(scope: PictureScope): Promise<LedRow[]>;
  asked(scope: PictureScope): Promise<AskedRow[]>;
  days(scope: PictureScope): Promise<DayRow[]>;
  totals(scope: PictureScope): Promise<Totals>;
  ended(scope: PictureScope): Promise<EndedRow[]>;
  taken(scope: PictureScope): Promise<TakenRow[]>;
  /** The goals of some regions, or of all, by date. */
  goals(regions?: readonly string[]): Promise<Goal[]>;
  goal(id: string): Promise<Goal | undefined>;
  putGoal(goal: Goal): Promise<void>;
  removeGoal(id: string): Promise<void>;
}

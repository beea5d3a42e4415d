import { lapsed } from '../handover/handover.ts';
import type { EndedRow, LedRow, TakenRow } from '../store/pictures.ts';
import { median, share, sum, tally } from './shown.ts';
import type { Guard } from './shown.ts';
import { minutesADay, workClock } from './work-clock.ts';

/** Times that answers are counted up to, in minutes of working time; a working day is nine hours. */
export const upTo = [30, 60, 120, 240, minutesADay, 2 * minutesADay, 3 * minutesADay, 5 * minutesADay] as const;

/** How long it took until somebody took the cases: how many within each time, and what that says of the goal of one day. */
export type AnswerTimes = { taken: number; within: readonly number[]; withinDay: number | undefined; median: number | undefined; /** Sorted, in minutes. */ minutes: readonly number[] };

/** The times of all cases that were taken. */
export function answerTimes(rows: readonly TakenRow[], guard: Guard): AnswerTimes {
  const worked = workClock();
  return timesOf(rows.map(({ at, takenAt }) => worked(at, takenAt)), guard);
}

/** The same, by the actor that took them, those with the most first. */
export function answerTimesByActor(rows: readonly TakenRow[], guard: Guard): { actor: string; times: AnswerTimes }[] {
  const worked = workClock();
  const minutes = new Map<string, number[]>();
  for (const { actor, at, takenAt } of rows) {
    const own = minutes.get(actor);
    if (own) own.push(worked(at, takenAt));
    else minutes.set(actor, [worked(at, takenAt)]);
  }
  return [...minutes].map(([actor, own]) => ({ actor, times: timesOf(own, guard) })).sort((a, b) => b.times.taken - a.times.taken || (a.actor < b.actor ? -1 : 1));
}

function timesOf(all: readonly number[], guard: Guard): AnswerTimes {
  const minutes = [...all].sort((a, b) => a - b);
  const within = upTo.map((most) => minutes.filter((one) => one <= most).length);
  return { taken: minutes.length, within, withinDay: share(within[upTo.indexOf(minutesADay)] ?? 0, minutes.length, guard), median: median(minutes, guard), minutes };
}

/** Of those who came in by a door and were led to somebody, how many were led to another. */
export type LedOn = { door: string; led: number; elsewhere: number };

/** Led on to another actor than the one entered by, for each door, the busiest first. */
export function ledOn(rows: readonly LedRow[]): LedOn[] {
  const led = rows.filter((row) => row.led !== '');
  const elsewhere = tally(led.filter((row) => row.led !== row.door), ({ door }) => door, ({ talks }) => talks);
  return [...tally(led, ({ door }) => door, ({ talks }) => talks)].map(([door, count]) => ({ door, led: count, elsewhere: elsewhere.get(door) ?? 0 }));
}

/** Why actors have said no, or could not end a case well: how often for each reason, and for each actor. */
export function declines(rows: readonly EndedRow[]): { reasons: Map<string, number>; actors: { actor: string; received: number; declined: number; reasons: Map<string, number> }[]; expired: number } {
  const declined = rows.filter(({ status }) => status === 'declined');
  const count = ({ handovers }: EndedRow) => handovers;
  const received = tally(rows, ({ actor }) => actor, count);
  const actors = [...tally(declined, ({ actor }) => actor, count)].map(([actor, all]) => ({ actor, received: received.get(actor) ?? 0, declined: all, reasons: tally(declined.filter((row) => row.actor === actor), ({ outcome }) => outcome || 'other', count) }));
  return { reasons: tally(declined, ({ outcome }) => outcome || 'other', count), actors, expired: sum(rows.filter(({ status }) => status === 'expired'), count) };
}

/** What is said of whether it helped. */
export type Said = { yes: number; partly: number; no: number };
/** Whether companies got help: as the promoters have said at the end, as the companies have said themselves, and as it counts: what the company says, else what the promoter says. */
export type Helping = { actor: string; promoter: Said; company: Said; counted: Said };

/** Helped or not: of all, and by actor, those with the most first. Cases that ended by themselves, where nobody has said anything, are not counted. */
export function helping(rows: readonly EndedRow[]): { all: Helping; actors: Helping[] } {
  const told = rows.filter((row) => promoterSays(row) !== undefined || companySays(row) !== undefined);
  const actors = [...tally(told, ({ actor }) => actor, ({ handovers }) => handovers).keys()].map((actor) => helpingOf(actor, told.filter((row) => row.actor === actor)));
  return { all: helpingOf('', told), actors };
}

function helpingOf(actor: string, rows: readonly EndedRow[]): Helping {
  const count = (says: (row: EndedRow) => keyof Said | undefined): Said => {
    const of = (what: keyof Said) => sum(rows.filter((row) => says(row) === what), ({ handovers }) => handovers);
    return { yes: of('yes'), partly: of('partly'), no: of('no') };
  };
  return { actor, promoter: count(promoterSays), company: count(companySays), counted: count((row) => companySays(row) ?? promoterSays(row)) };
}

function promoterSays({ status, outcome }: EndedRow): keyof Said | undefined {
  if (status === 'failed') return 'no';
  if (status !== 'completed' || outcome === lapsed) return undefined;
  return outcome === 'partly' ? 'partly' : 'yes';
}

function companySays({ helped }: EndedRow): keyof Said | undefined {
  return helped === 'yes' || helped === 'partly' || helped === 'no' ? helped : undefined;
}

/** All that has been said. */
export function saidInAll({ yes, partly, no }: Said): number {
  return yes + partly + no;
}

/** How many in a hundred got at least some help. */
export function helpedShare(said: Said, guard: Guard): number | undefined {
  return share(said.yes + said.partly, saidInAll(said), guard);
}

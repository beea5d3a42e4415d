import { measures } from '../store/pictures.ts';
import type { Goal, Measure } from '../store/pictures.ts';
import { isDate } from './period.ts';

/** What somebody has written in the form of a goal. */
export type GoalWritten = { region: string; measure: string; value: string; date: string; text: string };
export type GoalFault = 'region' | 'measure' | 'value' | 'date' | 'text';
export type GoalRead = { goal: Pick<Goal, 'region' | 'measure' | 'value' | 'date' | 'text'> } | { faults: readonly GoalFault[] };

/** Whether a measure is told in per cent. */
export function isShare(measure: Measure): boolean {
  return measure !== 'talks';
}

/** Reads what was written as a goal of one of the regions, or tells what is wrong with it. */
export function readGoal({ region, measure, value, date, text }: GoalWritten, regions: readonly string[]): GoalRead {
  const known = measures.find((one) => one === measure);
  const number = /^\d{1,6}$/.test(value.trim()) ? Number(value.trim()) : undefined;
  const said = text.trim().replace(/\s+/g, ' ');
  const faults: GoalFault[] = [];
  if (!regions.includes(region)) faults.push('region');
  if (!known) faults.push('measure');
  if (number === undefined || number < 1 || (known && isShare(known) && number > 100)) faults.push('value');
  if (!isDate(date)) faults.push('date');
  if (said === '' || said.length > 200) faults.push('text');
  if (!known || number === undefined || faults.length > 0) return { faults };
  return { goal: { region, measure: known, value: number, date, text: said } };
}

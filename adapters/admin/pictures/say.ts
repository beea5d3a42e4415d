import { minutesADay } from '../../../src/pictures/work-clock.ts';
import { others } from '../../../src/pictures/flow.ts';
import type { Ending } from '../../../src/pictures/flow.ts';
import { isShare } from '../../../src/pictures/goals.ts';
import type { Shown } from '../../../src/pictures/shown.ts';
import type { Goal, Measure } from '../../../src/store/pictures.ts';
import type { Seen } from './seen.ts';

type Says = Pick<Seen, 'words' | 'map' | 'language' | 'guard'>;

/** A whole number as one reads it. */
export function sayNumber(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, '\u00a0');
}

/** A count as it may be shown; short where there is little room. */
export function sayCount({ words }: Pick<Seen, 'words'>, { value, hidden }: Shown, short = false): string {
  if (hidden) return short ? words.fewShort : words.few;
  return sayNumber(value);
}

/** A count from the rows, as it may be shown. */
export function sayRaw(seen: Says, count: number, short = false): string {
  return sayCount(seen, seen.guard(count), short);
}

/** A share, or that it is not told. */
export function sayShare({ words }: Pick<Seen, 'words'>, share: number | undefined): string {
  return share === undefined ? words.unsaid : words.percent(share);
}

/** Minutes of working time as one says them. */
export function sayMinutes({ words, language }: Pick<Seen, 'words' | 'language'>, minutes: number | undefined): string {
  if (minutes === undefined) return words.unsaid;
  if (minutes < 60) return words.minutes(minutes);
  if (minutes <= minutesADay) return words.hours(Math.floor(minutes / 60), minutes % 60);
  const days = (Math.round((10 * minutes) / minutesADay) / 10).toString();
  return words.workdays(language === 'sv' ? days.replace('.', ',') : days);
}

/** The name of an actor, by its id where the knowledge has it no more. */
export function actorName({ map, words }: Pick<Says, 'map' | 'words'>, id: string): string {
  if (id === others) return words.other;
  return id === '' ? words.noLed : (map.actors.find((actor) => actor.id === id)?.name ?? id);
}

/** What a need is called. */
export function needName({ map, words, language }: Says, id: string): string {
  if (id === others) return words.other;
  return id === '' ? words.noNeed : (map.needs.find((need) => need.id === id)?.name[language] ?? id);
}

/** What a way to end is called. */
export function endingName({ words }: Pick<Seen, 'words'>, ending: string): string {
  return words.endings[ending as Ending] ?? ending;
}

/** What a region is called. */
export function regionName({ map, language }: Pick<Says, 'map' | 'language'>, id: string): string {
  return map.regions.find((region) => region.id === id)?.name[language] ?? id;
}

/** The value of a goal with its unit. */
export function sayGoalValue({ words }: Pick<Seen, 'words'>, { measure, value }: Pick<Goal, 'measure' | 'value'>): string {
  return isShare(measure) ? words.percent(value) : sayNumber(value);
}

/** The goals of a measure as lines to draw. Where several regions are shown, each says whose it is. */
export function goalLines(seen: Seen, measure: Measure): { value: number; text: string }[] {
  return seen.goals.filter((goal) => goal.measure === measure).map((goal) => ({
    value: goal.value, text: `${seen.region === undefined ? `${regionName(seen, goal.region)}: ` : ''}${seen.words.goals.line(sayGoalValue(seen, goal), goal.date, goal.text)}`,
  }));
}

/** A day as short as it can be said under a column: 3/11. */
export function shortDay(date: string): string {
  return `${Number(date.slice(8))}/${Number(date.slice(5, 7))}`;
}

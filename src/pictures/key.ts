import type { EndedRow, Measure, TakenRow, Totals } from '../store/pictures.ts';
import { answerTimes, helpedShare, helping } from './answers.ts';
import { daysIn } from './period.ts';
import type { Period } from './period.ts';
import { share, sum } from './shown.ts';
import type { Guard, Shown } from './shown.ts';

/** A period in a few figures; shares in per cent, and nothing where it may not be told. */
export type KeyFigures = {
  talks: Shown;
  led: number | undefined;
  ledOn: number | undefined;
  withinDay: number | undefined;
  minutes: number | undefined;
  helped: number | undefined;
  unsure: number | undefined;
  declined: Shown;
};

/** What the pictures count, of one period. */
export type Counted = { totals: Totals; taken: readonly TakenRow[]; ended: readonly EndedRow[] };

/** A period in a few figures. */
export function keyFigures({ totals, taken, ended }: Counted, guard: Guard): KeyFigures {
  const answers = answerTimes(taken, guard);
  return {
    talks: guard(totals.talks), led: share(totals.led, totals.talks, guard), ledOn: share(totals.elsewhere, totals.led, guard),
    withinDay: answers.withinDay, minutes: answers.median, helped: helpedShare(helping(ended).all.counted, guard),
    unsure: share(totals.unsure, totals.talks, guard),
    declined: guard(sum(ended.filter(({ status }) => status === 'declined'), ({ handovers }) => handovers)),
  };
}

/** Where a measure stands, against its goal. Conversations are counted by the week, over the days that have been. */
export function standing(measure: Measure, figures: KeyFigures, { first, last }: Pick<Period, 'first' | 'last'>, today: string): number | undefined {
  switch (measure) {
    case 'within_day': return figures.withinDay;
    case 'helped': return figures.helped;
    case 'led_on': return figures.ledOn;
    case 'unsure': return figures.unsure;
    case 'talks': return figures.talks.hidden ? undefined : Math.round((7 * figures.talks.value) / Math.max(1, daysIn({ first, last: today < last ? today : last })));
  }
}

import { endings } from '../../../src/pictures/flow.ts';
import { seriesOf, stepsOf } from '../../../src/pictures/series.ts';
import { sum } from '../../../src/pictures/shown.ts';
import { Legend } from './draw/chart.tsx';
import { Columns } from './draw/columns.tsx';
import type { Picture } from './picture.ts';
import { goalLines, sayCount, sayRaw, shortDay } from './say.ts';

/** How conversations ended, by the day or the week that they began. */
export const outcomes: Picture = {
  id: 'utfall',
  words: ({ outcomes: own }) => own,
  async draw(seen, pictures) {
    const { words, guard } = seen;
    const steps = stepsOf(seen.period, seen.today);
    const series = seriesOf(steps, await pictures.days(seen.scope));
    const total = sum(series, ({ talks }) => talks);
    if (total === 0) return undefined;
    const own = words.outcomes;
    const [unit, step] = steps.by === 'week' ? [own.unitWeek, own.week] : [own.unitDay, own.day];
    return {
      summary: [own.summary(sayRaw(seen, total))],
      picture: (
        <>
          <Columns
            id="utfall" title={own.name} desc={own.desc(sayRaw(seen, total), steps.starts.length, steps.by)} unit={unit}
            steps={series.map(({ start }) => ({ name: shortDay(start), whole: start }))}
            parts={endings.map((ending) => ({ look: ending, name: words.endings[ending], values: series.map((one) => { const shown = guard(one.endings[ending]); return { value: shown.value, text: sayCount(seen, shown) }; }) }))}
            goals={steps.by === 'week' ? goalLines(seen, 'talks') : []}
          />
          <Legend id="utfall" of={endings.map((ending) => ({ look: ending, name: words.endings[ending] }))} />
        </>
      ),
      tables: [{ name: own.name, head: [step, ...endings.map((ending) => words.endings[ending]), words.sum], rows: series.map((one) => [one.start, ...endings.map((ending) => guard(one.endings[ending])), guard(one.talks)]) }],
    };
  },
};

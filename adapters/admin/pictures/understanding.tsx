import { seriesOf, stepsOf } from '../../../src/pictures/series.ts';
import { share, sum } from '../../../src/pictures/shown.ts';
import { Lines } from './draw/columns.tsx';
import type { Picture } from './picture.ts';
import { goalLines, sayShare, shortDay } from './say.ts';

/** How well the guide has understood, week by week. */
export const understanding: Picture = {
  id: 'forstaelse',
  words: ({ understanding: own }) => own,
  async draw(seen, pictures) {
    const { words: { understanding: own, ...words }, guard } = seen;
    const series = seriesOf(stepsOf(seen.period, seen.today, 'week'), await pictures.days(seen.scope));
    if (sum(series, ({ talks }) => talks) === 0) return undefined;
    const unsureIn = (steps: typeof series) => share(sum(steps, ({ unsure }) => unsure), sum(steps, ({ talks }) => talks), guard);
    const sureIn = (steps: typeof series) => {
      const read = sum(steps, (step) => step.read);
      return read === 0 || guard(read).hidden ? undefined : Math.round(sum(steps, (step) => step.sureness) / read / 10);
    };
    const [unsure, mean] = [sayShare(seen, unsureIn(series)), sayShare(seen, sureIn(series))];
    return {
      summary: [own.summary(unsure, mean)],
      picture: (
        <>
          <Lines
            id="forstaelse" title={own.name} desc={own.desc(unsure, mean)} unit={own.unit} percent goals={goalLines(seen, 'unsure')}
            steps={series.map(({ start }) => ({ name: shortDay(start), whole: start }))}
            lines={[{ name: own.sure, values: series.map((step) => sureIn([step])) }, { name: own.unsure, values: series.map((step) => unsureIn([step])) }]}
          />
          <LineLegend names={[own.sure, own.unsure]} />
        </>
      ),
      tables: [{ name: own.name, head: [own.week, words.talks, own.unsure, own.said, own.sure], rows: series.map((step) => [step.start, guard(step.talks), { percent: unsureIn([step]) }, guard(step.read), { percent: sureIn([step]) }]) }],
    };
  },
};

function LineLegend({ names }: { names: readonly string[] }) {
  return <ul class="legend">{names.map((name, n) => <li key={name}><svg class={`swatch line line-${n + 1}`} width="30" height="14" aria-hidden="true" focusable="false"><path d="M0,7 H30" />{n === 0 ? <path class="mark" d="M11,7 a4,4 0 1,0 8,0 a4,4 0 1,0 -8,0" /> : <path class="mark" d="M11,3 h8 v8 h-8 z" />}</svg>{name}</li>)}</ul>;
}

import { answerTimes, answerTimesByActor, upTo } from '../../../src/pictures/answers.ts';
import type { AnswerTimes } from '../../../src/pictures/answers.ts';
import { share } from '../../../src/pictures/shown.ts';
import { minutesADay } from '../../../src/pictures/work-clock.ts';
import { Arrivals } from './draw/arrivals.tsx';
import type { Picture } from './picture.ts';
import { actorName, goalLines, sayMinutes, sayRaw, sayShare } from './say.ts';
import type { Seen } from './seen.ts';

/** How long it took until somebody took the cases. */
export const answerTime: Picture = {
  id: 'svarstid',
  words: ({ answers }) => answers,
  async draw(seen, pictures) {
    const rows = await pictures.taken(seen.scope);
    if (rows.length === 0) return undefined;
    const { words: { answers: own }, guard } = seen;
    const times = answerTimes(rows, guard);
    return {
      summary: [own.summary(sayRaw(seen, times.taken), sayShare(seen, times.withinDay))],
      picture: guard(times.taken).hidden ? <p>{own.noDot}</p> : curve(seen, times),
      tables: [
        { name: own.table, head: [own.time, own.taken, seen.words.share], rows: times.within.map((count, i) => [own.steps[i] ?? '', guard(count), { percent: share(count, times.taken, guard) }]) },
        { name: own.byActor, head: [seen.words.actor, own.taken, own.withinDay, own.half2], rows: answerTimesByActor(rows, guard).map(({ actor, times: one }) => [actorName(seen, actor), guard(one.taken), { percent: one.withinDay }, { minutes: one.median }]) },
      ],
    };
  },
};

/** The part that had been taken within each time. */
export function curve(seen: Seen, times: AnswerTimes, narrow = false) {
  const { words: { answers: own }, guard } = seen;
  const half = times.median === undefined ? undefined : { ...placeOf(times.median), text: own.half(sayMinutes(seen, times.median)) };
  return (
    <Arrivals
      id="svarstid" narrow={narrow} title={own.name} unit={own.unit} desc={own.desc(sayRaw(seen, times.taken), sayShare(seen, times.withinDay), sayMinutes(seen, times.median))}
      steps={times.within.map((count, i) => ({ name: own.steps[i] ?? '', percent: share(count, times.taken, guard) }))}
      day={{ index: upTo.indexOf(minutesADay), text: own.day }} goals={goalLines(seen, 'within_day')} {...(half ? { half } : {})}
    />
  );
}

/** Between which of the times it lies, and how far along. */
function placeOf(minutes: number): { from: number; part: number } {
  const next = upTo.findIndex((most) => minutes <= most);
  if (next < 0) return { from: upTo.length - 1, part: 0.5 };
  const [before, after] = [next === 0 ? 0 : (upTo[next - 1] ?? 0), upTo[next] ?? minutesADay];
  return { from: next - 1, part: (minutes - before) / (after - before) };
}

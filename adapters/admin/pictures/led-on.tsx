import { ledOn as countLedOn } from '../../../src/pictures/answers.ts';
import { share, sum } from '../../../src/pictures/shown.ts';
import { Bars } from './draw/bars.tsx';
import { Legend } from './draw/chart.tsx';
import type { Picture } from './picture.ts';
import { actorName, goalLines, sayShare } from './say.ts';

/** So many doors are drawn; all are in the table. */
const most = 15;

/** How many were led to another actor than the one they came in by. */
export const ledOn: Picture = {
  id: 'vidare',
  words: ({ ledOn: own }) => own,
  async draw(seen, pictures) {
    const doors = countLedOn(await pictures.led(seen.scope));
    if (doors.length === 0) return undefined;
    const { words, guard } = seen;
    const own = words.ledOn;
    const all = sayShare(seen, share(sum(doors, ({ elsewhere }) => elsewhere), sum(doors, ({ led }) => led), guard));
    return {
      summary: [own.summary(all)],
      picture: (
        <>
          <Bars
            id="vidare" title={own.name} desc={own.desc(all, doors.length)} unit={own.unit} percent goals={goalLines(seen, 'led_on')}
            rows={doors.slice(0, most).map(({ door, led, elsewhere }) => {
              const part = share(elsewhere, led, guard);
              const parts = part === undefined ? [] : [{ look: 'yes' as const, name: own.toOther, value: part, text: sayShare(seen, part) }, { look: 'none' as const, name: own.toSame, value: 100 - part, text: sayShare(seen, 100 - part) }];
              return { key: door, name: actorName(seen, door), text: sayShare(seen, part), parts };
            })}
          />
          <Legend id="vidare" of={[{ look: 'yes', name: own.toOther }, { look: 'none', name: own.toSame }]} />
        </>
      ),
      tables: [{ name: own.table, head: [own.door, own.led, own.elsewhere, words.share], rows: doors.map(({ door, led, elsewhere }) => [actorName(seen, door), guard(led), guard(elsewhere), { percent: share(elsewhere, led, guard) }]) }],
    };
  },
};

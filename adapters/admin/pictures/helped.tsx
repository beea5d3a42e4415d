import { helpedShare, helping, saidInAll } from '../../../src/pictures/answers.ts';
import type { Said } from '../../../src/pictures/answers.ts';
import { share } from '../../../src/pictures/shown.ts';
import { Bars } from './draw/bars.tsx';
import { Legend } from './draw/chart.tsx';
import type { Picture } from './picture.ts';
import { actorName, goalLines, sayRaw, sayShare } from './say.ts';
import type { Seen } from './seen.ts';

/** Whether the companies got help, as promoters and companies say. */
export const helped: Picture = {
  id: 'hjalp',
  words: ({ helped: own }) => own,
  async draw(seen, pictures) {
    const { all, actors } = helping(await pictures.ended(seen.scope));
    if (saidInAll(all.counted) === 0) return undefined;
    const { words: { helped: own, ...words }, guard } = seen;
    const whole = sayShare(seen, helpedShare(all.counted, guard));
    const lines = [['promoter', own.promoter], ['company', own.company], ['counted', own.counted]] as const;
    return {
      summary: [own.summary(whole)],
      picture: (
        <>
          <Bars
            id="hjalp" title={own.name} desc={own.desc(whole, sayRaw(seen, saidInAll(all.counted)))} unit={own.unit} percent goals={goalLines(seen, 'helped')}
            rows={lines.map(([key, name]) => ({ key, name, text: sayRaw(seen, saidInAll(all[key]), true), parts: partsOf(seen, all[key]) }))}
          />
          <Legend id="hjalp" of={[{ look: 'yes', name: own.yes }, { look: 'partly', name: own.partly }, { look: 'no', name: own.no }]} />
        </>
      ),
      tables: [
        { name: own.table, head: [own.who, own.yes, own.partly, own.no, own.answers], rows: lines.map(([key, name]) => [name, guard(all[key].yes), guard(all[key].partly), guard(all[key].no), guard(saidInAll(all[key]))]) },
        { name: own.byActor, head: [words.actor, own.answers, own.shareHelped], rows: actors.map(({ actor, counted }) => [actorName(seen, actor), guard(saidInAll(counted)), { percent: helpedShare(counted, guard) }]) },
      ],
    };
  },
};

/** The parts of a whole that may be told; the picture leaves room for the others. */
function partsOf(seen: Seen, said: Said) {
  const { words: { helped: own }, guard } = seen;
  return (['yes', 'partly', 'no'] as const).flatMap((look) => {
    const part = share(said[look], saidInAll(said), guard);
    return part === undefined ? [] : [{ look, name: own[look], value: part, text: sayShare(seen, part) }];
  });
}

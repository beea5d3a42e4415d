import { declines as countDeclines } from '../../../src/pictures/answers.ts';
import { share, sum } from '../../../src/pictures/shown.ts';
import { Bars } from './draw/bars.tsx';
import type { Picture } from './picture.ts';
import { actorName, sayCount, sayRaw } from './say.ts';

/** How often somebody said no, and why. */
export const declines: Picture = {
  id: 'nej',
  words: ({ declines: own }) => own,
  async draw(seen, pictures) {
    const found = countDeclines(await pictures.ended(seen.scope));
    const total = sum([...found.reasons.values()], (count) => count);
    if (total + found.expired === 0) return undefined;
    const { words: { declines: own, ...words }, guard } = seen;
    const named = (reason: string) => own.named[reason] ?? reason;
    const commonest = (reasons: Map<string, number>) => { const [first] = [...reasons]; return first === undefined || guard(first[1]).hidden ? words.unsaid : named(first[0]); };
    return {
      summary: [own.summary(sayRaw(seen, total), sayRaw(seen, found.expired))],
      picture: (
        <Bars
          id="nej" title={own.name} desc={own.desc(sayRaw(seen, total), commonest(found.reasons))} unit={own.unit}
          rows={[...found.reasons].map(([reason, count]) => { const shown = guard(count); return { key: reason, name: named(reason), text: sayCount(seen, shown, true), parts: [{ look: 'missed' as const, name: own.count, value: shown.value, text: sayCount(seen, shown) }] }; })}
        />
      ),
      tables: [
        { name: own.reasons, head: [own.reasons, own.count], rows: [...found.reasons].map(([reason, count]) => [named(reason), guard(count)]) },
        { name: own.byActor, head: [words.actor, own.received, own.declined, words.share, own.commonest], rows: found.actors.map(({ actor, received, declined, reasons }) => [actorName(seen, actor), guard(received), guard(declined), { percent: share(declined, received, guard) }, commonest(reasons)]) },
      ],
    };
  },
};

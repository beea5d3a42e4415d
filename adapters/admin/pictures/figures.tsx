import type { Counted, KeyFigures } from '../../../src/pictures/key.ts';
import type { Pictures, PictureScope } from '../../../src/store/pictures.ts';
import { sayCount, sayMinutes, sayShare } from './say.ts';
import type { Seen } from './seen.ts';

/** Counts all that the figures of a period rest on. */
export async function countAll(pictures: Pictures, scope: PictureScope): Promise<Counted> {
  const [totals, taken, ended] = await Promise.all([pictures.totals(scope), pictures.taken(scope), pictures.ended(scope)]);
  return { totals, taken, ended };
}

/** A period in a few figures, each with what it is of. */
export function KeyFigureList({ seen, figures }: { seen: Seen; figures: KeyFigures }) {
  const { words: { key } } = seen;
  const all = [
    [sayCount(seen, figures.talks), key.talks], [sayShare(seen, figures.led), key.led], [sayShare(seen, figures.ledOn), key.ledOn], [sayShare(seen, figures.withinDay), key.withinDay],
    [sayMinutes(seen, figures.minutes), key.half], [sayShare(seen, figures.helped), key.helped], [sayShare(seen, figures.unsure), key.unsure], [sayCount(seen, figures.declined), key.declined],
  ] as const;
  return <ul class="figures">{all.map(([value, of]) => <li key={of}><strong>{value}</strong> <span>{of}</span></li>)}</ul>;
}

import type { Left, Place, Store } from './store/store.ts';

/** After so long what could not be removed is tried again: it may be that somebody has mended what stood in the way. */
const restMs = 60 * 60_000;

export type Clearing = {
  store: Pick<Store, 'toClear' | 'cleared' | 'leftBehind' | 'leave'>;
  clear: (place: Place) => Promise<'done' | 'again' | { left: string }>;
  now: () => Date;
  log: { error(about: object, text: string): void };
};

/** Removes elsewhere what has been forgotten here. What does not let go is listed, and tried again each hour until it does or the operator says that it is gone. */
export async function clearForgotten({ store, clear, now, log }: Clearing): Promise<void> {
  const left = new Map((await store.leftBehind()).map((one) => [one.handover, one]));
  for (const place of await store.toClear()) {
    const before = left.get(place.handover);
    if (before && now().getTime() - Date.parse(before.at) < restMs) continue;
    const cleared = await clear(place);
    if (cleared === 'done') await store.cleared(place.handover);
    if (typeof cleared !== 'object') continue;
    await store.leave(place.handover, cleared.left, now().toISOString());
    if (!before) log.error({ code: cleared.left, channel: place.channel, ts: place.ts }, 'Slack does not let go of a card that a company has asked to have removed: see npm run forget:left');
  }
}

/** Does so each minute, and when it is woken. */
export function startClearing(parts: Clearing): { wake(): void; stop(): void } {
  const wake = () => { clearForgotten(parts).catch((error: unknown) => { parts.log.error({ err: error }, 'forgotten cards could not be cleared; trying again in a minute'); }); };
  const each = setInterval(wake, 60_000).unref();
  return { wake, stop: () => { clearInterval(each); } };
}

/** What is still there as the operator reads it: where, since when, why, and how to mark it done. Ids only. */
export function sayLeft(left: readonly Left[]): string {
  if (left.length === 0) return 'Nothing is left: Slack has let go of all that companies have asked to have removed. / Inget är kvar: Slack har släppt allt som företag har bett oss ta bort.';
  return left.flatMap(({ handover, channel, ts, why, since }) => [
    `channel ${channel}, posted ${postedAt(ts)}: Slack said ${why} (since ${since})`,
    `  remove by hand / ta bort för hand: https://slack.com/archives/${channel}/p${ts.replace('.', '')}`,
    `  then / sedan: npm run forget:left -- --done ${handover}`,
  ]).join('\n');
}

function postedAt(ts: string): string {
  const seconds = Number(ts);
  return Number.isFinite(seconds) ? new Date(seconds * 1000).toISOString() : ts;
}

import type { Told } from '../adapters/web/pages/told.ts';
import { everyDoor, noticeAt } from './retention/notice.ts';
import type { Store } from './store/store.ts';

/** What visitors of a door are told of their personal data, as it is published, and how long it is kept there. */
export function toldBy(store: Pick<Store, 'retention'>, now: () => Date): (door: string | undefined) => Promise<Told> {
  return async (door = everyDoor) => {
    const [versions, { periods, actors }] = await Promise.all([store.retention.notices(), store.retention.rules()]);
    const present = noticeAt(versions, door, now().toISOString());
    return {
      ...(present?.publishedAt === undefined ? {} : { published: { notice: present.notice, version: present.version, since: present.publishedAt } }),
      said: actors.find(({ actor }) => actor === door)?.said ?? periods.said, handover: periods.handover,
    };
  };
}

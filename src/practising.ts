import type { App } from '../adapters/adapter.ts';
import type { PracticeCard, PracticeParts } from '../adapters/admin/practice/section.tsx';
import { Held } from './store/holds.ts';
import { NotNow } from './events.ts';
import { practiceKey, sameName } from './practice.ts';
import type { PracticeWay } from './practice.ts';
import type { Store } from './store/store.ts';

export type Practising = { store: Store; app: () => App; way: () => PracticeWay };

const mostCards = 6;

/** What the page for practice works with. */
export function practising({ store, app, way }: Practising): PracticeParts {
  const read = () => app().read;
  return {
    way,
    doors: () => read().directory().doors.filter(({ status }) => !['closed', 'moved', 'unknown'].includes(status)).map(({ id, name, region, regionName }) => ({ id, name, region, regionName }))
      .sort((a, b) => a.regionName.localeCompare(b.regionName, 'sv') || a.name.localeCompare(b.name, 'sv')),
    async setChannel(channel) {
      const known = await store.channels();
      const ids = (name: string) => [name, ...known.filter((one) => sameName(one.name, name)).flatMap(({ id }) => (id === undefined ? [] : [id]))];
      if (channel !== undefined && read().boundChannels().some((bound) => ids(bound.channel).some((one) => ids(channel).some((other) => sameName(one, other))))) return false;
      await read().setSettings({ actor: practiceKey, closed: [], ...(channel === undefined ? {} : { channel }) });
      return true;
    },
    async cards(within) {
      const regionOf = (actor: string) => read().actors().find(({ id }) => id === actor)?.region ?? '';
      const sent = (await Promise.all((await store.retention.practice()).map((conversation) => store.handovers({ conversation })))).flat();
      const latest = sent.filter(({ actor }) => within({ regions: [regionOf(actor)], actors: [actor] })).sort((a, b) => b.at.localeCompare(a.at)).slice(0, mostCards);
      const cards = await Promise.all(latest.map(async ({ id }): Promise<PracticeCard[]> => {
        const view = await read().handover(id);
        if (!view) return [];
        const { handover: { recipient, brief, quotes, at }, contact } = view;
        return [{ handover: id, recipient, at, brief, quotes, contact: contact && [contact.name, contact.email, contact.phone].filter(Boolean).join(', ') }];
      }));
      return cards.flat();
    },
    count: async () => (await store.retention.practice()).length,
    async empty() {
      let count = 0;
      for (const conversation of await store.retention.practice()) {
        // What is held stays, also when it is practice; and nobody has asked to have it erased.
        if (await store.retention.holdOf(conversation)) continue;
        try {
          await app().forget(conversation);
          count += 1;
        } catch (error) {
          // It was held just now.
          if (!(error instanceof Held || (error instanceof NotNow && error.code === 'held'))) throw error;
        }
      }
      return count;
    },
  };
}

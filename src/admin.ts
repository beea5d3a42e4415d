import { adminPages } from '../adapters/admin/admin.ts';
import type { Admin, AdminOptions } from '../adapters/admin/admin.ts';
import { conversationsSection } from '../adapters/admin/conversations/section.tsx';
import { knowledgeSection } from '../adapters/admin/knowledge/section.tsx';
import type { Section } from '../adapters/admin/route.ts';
import { trainingSection } from '../adapters/admin/training/section.tsx';
import { openAssets } from '../adapters/web/pages/assets.ts';
import type { Config } from './config.ts';
import type { World } from './conversation/world.ts';
import { openKnowing } from './knowing.ts';
import type { LearningDesk } from './learning/desk.ts';
import { namesOf } from './names.ts';
import type { Publishing } from './published.ts';
import type { Store } from './store/store.ts';

export type Administering = {
  config: Config; store: Store; published: Publishing; assets: string; now: () => Date; publicUrl: () => string;
  world: () => World;
  log: AdminOptions['log'];
  learning: LearningDesk;
  shared: Pick<AdminOptions, 'limiter' | 'requestLog'>;
  directory: AdminOptions['directory'];
};

/** Puts together the pages for those who train and watch over the assistant. */
export function openAdmin({ config, store, world, published, assets, learning, now, publicUrl, log, shared, directory }: Administering): Admin {
  const knowing = openKnowing({ store, published });
  const sections: Section[] = [
    conversationsSection({
      talks: store.talks, events: (conversation) => store.load(conversation), names: namesOf(world),
      ways: { learn: (conversation, message) => `/admin/traning/mening/${encodeURIComponent(conversation)}/${encodeURIComponent(message)}`, keepAsTest: (conversation) => `/admin/prov/fran/${encodeURIComponent(conversation)}` },
    }),
    trainingSection(learning),
    knowledgeSection(knowing, now),
  ];
  return adminPages({ secret: config.secret, store, sections, directory, openId: config.openId, asset: openAssets(assets).address, publicUrl, trustProxy: config.trustProxy, now, log, ...shared });
}

import { adminPages } from '../adapters/admin/admin.ts';
import type { Admin, AdminOptions } from '../adapters/admin/admin.ts';
import { conversationsSection } from '../adapters/admin/conversations/section.tsx';
import type { Section } from '../adapters/admin/route.ts';
import { openAssets } from '../adapters/web/pages/assets.ts';
import type { Config } from './config.ts';
import type { World } from './conversation/world.ts';
import { namesOf } from './names.ts';
import type { Store } from './store/store.ts';

export type Administering = {
  config: Config; store: Store; assets: string; now: () => Date; publicUrl: () => string;
  world: () => World;
  log: AdminOptions['log'];
  shared: Pick<AdminOptions, 'limiter' | 'requestLog'>;
};

/** Puts together the pages for those who train and watch over the assistant. */
export function openAdmin({ config, store, world, assets, now, publicUrl, log, shared }: Administering): Admin {
  const sections: Section[] = [
    conversationsSection({
      talks: store.talks, events: (conversation) => store.load(conversation), names: namesOf(world),
      ways: { learn: (conversation, message) => `/admin/traning/mening/${encodeURIComponent(conversation)}/${encodeURIComponent(message)}`, keepAsTest: (conversation) => `/admin/prov/fran/${encodeURIComponent(conversation)}` },
    }),
  ];
  return adminPages({ secret: config.secret, store, sections, asset: openAssets(assets).address, publicUrl, trustProxy: config.trustProxy, now, log, ...shared });
}

import { adminPages } from '../adapters/admin/admin.ts';
import type { Admin, AdminOptions } from '../adapters/admin/admin.ts';
import { conversationsSection } from '../adapters/admin/conversations/section.tsx';
import { practiceSection } from '../adapters/admin/practice/section.tsx';
import { privacySection } from '../adapters/admin/privacy/section.tsx';
import type { Section } from '../adapters/admin/route.ts';
import { openAssets } from '../adapters/web/pages/assets.ts';
import type { Config } from './config.ts';
import type { World } from './conversation/world.ts';
import { namesOf } from './names.ts';
import type { PracticeWay } from './practice.ts';
import { practising } from './practising.ts';
import type { PrivateData } from './private-data.ts';
import { privateData } from './private-data.ts';
import type { Store } from './store/store.ts';

export type Administering = {
  config: Config; store: Store; assets: string; now: () => Date; publicUrl: () => string;
  world: () => World;
  log: AdminOptions['log'];
  shared: Pick<AdminOptions, 'limiter' | 'requestLog'>;
  /** What the pages about personal data need of the rest. */
  personal: Pick<PrivateData, 'access' | 'app' | 'erasing'>;
  /** Where what is for practice goes. */
  practice: () => PracticeWay;
};

/** Puts together the pages for those who train and watch over the assistant. */
export function openAdmin({ config, store, world, assets, now, publicUrl, log, shared, personal, practice }: Administering): Admin {
  const sections: Section[] = [
    conversationsSection({
      talks: store.talks, events: (conversation) => store.load(conversation), names: namesOf(world),
      ways: { learn: (conversation, message) => `/admin/traning/mening/${encodeURIComponent(conversation)}/${encodeURIComponent(message)}`, keepAsTest: (conversation) => `/admin/prov/fran/${encodeURIComponent(conversation)}` },
    }),
    practiceSection(practising({ store, app: personal.app, way: practice })),
    privacySection(privateData({ store, secret: config.secret, ...personal })),
  ];
  return adminPages({ secret: config.secret, store, sections, asset: openAssets(assets).address, publicUrl, trustProxy: config.trustProxy, now, log, ...shared });
}

import { adminPages } from '../adapters/admin/admin.ts';
import type { Admin, AdminOptions } from '../adapters/admin/admin.ts';
import { goldenSection } from '../adapters/admin/golden/section.tsx';
import { knowledgeSection } from '../adapters/admin/knowledge/section.tsx';
import type { Section } from '../adapters/admin/route.ts';
import { openAssets } from '../adapters/web/pages/assets.ts';
import type { Config } from './config.ts';
import { openKnowing } from './knowing.ts';
import type { Publishing } from './published.ts';
import type { Store } from './store/store.ts';

export type Administering = {
  config: Config; store: Store; published: Publishing; assets: string; now: () => Date; publicUrl: () => string;
  log: AdminOptions['log'];
  shared: Pick<AdminOptions, 'limiter' | 'requestLog'>;
};

/** Puts together the pages for those who train and watch over the assistant. */
export function openAdmin({ config, store, published, assets, now, publicUrl, log, shared }: Administering): Admin {
  const knowing = openKnowing({ store, published });
  const sections: Section[] = [
    knowledgeSection(knowing, now),
    goldenSection(knowing),
  ];
  return adminPages({ secret: config.secret, store, sections, asset: openAssets(assets).address, publicUrl, trustProxy: config.trustProxy, now, log, ...shared });
}

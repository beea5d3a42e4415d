import { createHmac } from 'node:crypto';
import { adminPages } from '../adapters/admin/admin.ts';
import type { Admin, AdminOptions } from '../adapters/admin/admin.ts';
import { picturesSection } from '../adapters/admin/pictures/section.tsx';
import type { Section } from '../adapters/admin/route.ts';
import { openAssets } from '../adapters/web/pages/assets.ts';
import type { Config } from './config.ts';
import type { DirectoryMap } from './pictures/directory.ts';
import { carefulWith } from './pictures/shown.ts';
import type { Guard } from './pictures/shown.ts';
import type { Store } from './store/store.ts';

export type Administering = {
  config: Config; store: Store; assets: string; now: () => Date; publicUrl: () => string;
  /** Who does what, as it is published at present. */
  map: () => DirectoryMap;
  log: AdminOptions['log'];
  shared: Pick<AdminOptions, 'limiter' | 'requestLog'>;
};

/** Puts together the pages for those who train and watch over the assistant. */
export function openAdmin({ config, store, assets, now, publicUrl, map, log, shared }: Administering): Admin {
  const sections: Section[] = [
    picturesSection({ pictures: store.pictures, map, hide: hidingWith(config.secret) }),
  ];
  return adminPages({ secret: config.secret, store, sections, asset: openAssets(assets).address, publicUrl, trustProxy: config.trustProxy, now, log, ...shared });
}

/** Hides small numbers: which way the others are rounded rests on the secret, so that it is the same each time and nobody can work it out. */
function hidingWith(secret: string): Guard {
  return carefulWith((count) => createHmac('sha256', secret).update(`pictures ${count}`).digest().readUInt32BE() / 2 ** 32);
}

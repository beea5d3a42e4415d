import { createHmac } from 'node:crypto';
import { adminPages } from '../adapters/admin/admin.ts';
import type { Admin, AdminOptions } from '../adapters/admin/admin.ts';
import { conversationsSection } from '../adapters/admin/conversations/section.tsx';
import { goldenSection } from '../adapters/admin/golden/section.tsx';
import { knowledgeSection } from '../adapters/admin/knowledge/section.tsx';
import { picturesSection } from '../adapters/admin/pictures/section.tsx';
import { practiceSection } from '../adapters/admin/practice/section.tsx';
import { privacySection } from '../adapters/admin/privacy/section.tsx';
import type { Section } from '../adapters/admin/route.ts';
import { trainingSection } from '../adapters/admin/training/section.tsx';
import { openAssets } from '../adapters/web/pages/assets.ts';
import type { Config } from './config.ts';
import type { World } from './conversation/world.ts';
import { openKnowing } from './knowing.ts';
import type { LearningDesk } from './learning/desk.ts';
import { namesOf } from './names.ts';
import type { DirectoryMap } from './pictures/directory.ts';
import { carefulWith } from './pictures/shown.ts';
import type { Guard } from './pictures/shown.ts';
import type { Publishing } from './published.ts';
import type { PracticeWay } from './practice.ts';
import { practising } from './practising.ts';
import type { PrivateData } from './private-data.ts';
import { privateData } from './private-data.ts';
import type { Store } from './store/store.ts';

export type Administering = {
  config: Config; store: Store; published: Publishing; assets: string; now: () => Date; publicUrl: () => string;
  world: () => World;
  /** Who does what, as it is published at present. */
  map: () => DirectoryMap;
  log: AdminOptions['log'];
  learning: LearningDesk;
  shared: Pick<AdminOptions, 'limiter' | 'requestLog'>;
  directory: AdminOptions['directory'];
  /** What the pages about personal data need of the rest. */
  personal: Pick<PrivateData, 'access' | 'app' | 'erasing'>;
  /** Where what is for practice goes. */
  practice: () => PracticeWay;
  /** What mails invitations, where there is a mail server. */
  mail: AdminOptions['mail'];
};

/** Puts together the pages for those who train and watch over the assistant. */
export function openAdmin({ config, store, world, published, map, assets, learning, now, publicUrl, log, shared, directory, personal, practice, mail }: Administering): Admin {
  const knowing = openKnowing({ store, published });
  const sections: Section[] = [
    conversationsSection({
      talks: store.talks, events: (conversation) => store.load(conversation), names: namesOf(world),
      ways: { learn: (conversation, message) => `/admin/traning/mening/${encodeURIComponent(conversation)}/${encodeURIComponent(message)}`, keepAsTest: (conversation) => `/admin/prov/fran/${encodeURIComponent(conversation)}`,
        more: (conversation) => [{ to: `/admin/personuppgifter/foretag/${encodeURIComponent(conversation)}`, right: 'manage', label: { sv: 'Lämna ut eller radera', en: 'Hand out or erase' } }],
      },
    }),
    trainingSection(learning),
    knowledgeSection(knowing, now),
    goldenSection(knowing),
    picturesSection({ pictures: store.pictures, map, hide: hidingWith(config.secret) }),
    practiceSection(practising({ store, app: personal.app, way: practice })),
    privacySection(privateData({ store, secret: config.secret, ...personal })),
  ];
  return adminPages({ secret: config.secret, store, sections, directory, openId: config.openId, asset: openAssets(assets).address, publicUrl, trustProxy: config.trustProxy, now, log, mail, ...shared });
}

/** Hides small numbers: which way the others are rounded rests on the secret, so that it is the same each time and nobody can work it out. */
function hidingWith(secret: string): Guard {
  return carefulWith((count) => createHmac('sha256', secret).update(`pictures ${count}`).digest().readUInt32BE() / 2 ** 32);
}

import type { Router } from 'express';
import type { Store } from '../../src/store/store.ts';
import type { Directory } from '../adapter.ts';
import { accountsSection } from './access/accounts.tsx';
import { invitationsWith, newLinkMs } from './access/invitations.ts';
import { openIdRoutes } from './access/openid-routes.tsx';
import { openIdWith } from './access/openid.ts';
import type { OpenIdSettings } from './access/openid.ts';
import { ownRoutes } from './access/own.tsx';
import type { MailLink } from './access/sending.tsx';
import type { Places } from './access/roles.tsx';
import { signInRoutes } from './access/sign-in.tsx';
import { slowing } from './access/slowing.ts';
import { tieRoutes, untieRoute } from './access/tying.tsx';
import { auditSection } from './audit/section.tsx';
import { homeRoute } from './home.tsx';
import { manualRoute } from './manual.tsx';
import { mount } from './mount.tsx';
import type { Mounting } from './mount.tsx';
import type { Route, Section } from './route.ts';
import { sessionsWith } from './session.ts';

export type AdminOptions = Pick<Mounting, 'asset' | 'publicUrl' | 'trustProxy' | 'limiter' | 'requestLog' | 'now' | 'log'> & {
  secret: string;
  /** What the pages of admins keep of their own. */
  store: Pick<Store, 'accounts' | 'spend' | 'isSpent'>;
  sections: readonly Section[];
  /** The regions and the actors that there are. */
  directory: () => Directory;
  /** The issuer of OpenID Connect at which one may sign in, if any. */
  openId: OpenIdSettings | undefined;
  /** What mails links to colleagues, where there is a mail server. */
  mail: MailLink | undefined;
};

export type Admin = {
  router: Router;
  /** Every route there is, with who may. */
  routes: readonly Route[];
  /** The address by which the first one comes in, while nobody has an account. */
  firstLink(): Promise<string | undefined>;
};

/** The pages for those who train and watch over the assistant. */
export function adminPages({ secret, store, sections: others, directory, openId: settings, mail, ...parts }: AdminOptions): Admin {
  const { accounts } = store;
  const { publicUrl, log } = parts;
  const sessions = sessionsWith({ accounts, secret, secure: () => publicUrl().startsWith('https:'), now: parts.now, log });
  const invitations = invitationsWith(secret);
  const slow = slowing();
  const openId = settings && openIdWith(settings);
  const places = () => placesIn(directory());
  const own = { accounts, places, slow, openId: openId?.name };
  const links = { invitations, spend: store.spend, isSpent: store.isSpent };
  const parted = [...others, accountsSection({ accounts, invitations, places, publicUrl, mail, openId: openId?.name })];
  const sections = [...parted, auditSection({ accounts, deeds: parted.map(({ deeds }) => deeds ?? {}) })];
  const routes = [
    homeRoute(sections), manualRoute(sections), ...ownRoutes(own), untieRoute(own), ...signInRoutes({ ...own, ...links }),
    ...(openId ? [...openIdRoutes({ ...own, openId, secret, publicUrl, log }), ...tieRoutes({ ...own, ...links, openId, secret, publicUrl, log })] : []),
  ];
  return {
    router: mount({ ...parts, accounts, sessions, sections, routes }),
    routes: [...routes, ...sections.flatMap((section) => section.routes)],
    async firstLink() {
      if ((await accounts.all()).length > 0) return undefined;
      return `${publicUrl()}/admin/valkommen/${invitations.keyOf('first', new Date(parts.now().getTime() + newLinkMs).toISOString())}`;
    },
  };
}

function placesIn({ regions, doors }: Directory): Places {
  return { regions: regions.map(({ id, name }) => ({ id, name: name.sv })), actors: doors.map(({ id, name, region }) => ({ id, name, region })).sort((one, other) => one.name.localeCompare(other.name, 'sv')) };
}

import type { RequestHandler, Router, Request } from 'express';
import type { Store } from '../../src/store/store.ts';
import { invitationsWith } from './access/invitations.ts';
import { signInRoutes } from './access/sign-in.tsx';
import { homeRoute } from './home.tsx';
import { manualRoute } from './manual.tsx';
import { mount } from './mount.tsx';
import type { Route, Section } from './route.ts';
import { sessionsWith } from './session.ts';

export type AdminOptions = {
  secret: string;
  /** What the pages of admins keep of their own. */
  store: Pick<Store, 'accounts' | 'spend' | 'isSpent'>;
  sections: readonly Section[];
  asset: (file: string) => string;
  publicUrl: () => string;
  trustProxy: string | false | number;
  limiter: { count(what: 'read' | 'resume', request: Request): void };
  requestLog: RequestHandler;
  now: () => Date;
  log: { error(about: object, text: string): void };
};

export type Admin = {
  router: Router;
  /** Every route there is, with who may. */
  routes: readonly Route[];
  /** The address by which the first one comes in, while nobody has an account. */
  firstLink(): Promise<string | undefined>;
};

/** So long a link from the program's start lets somebody in. */
const firstLinkMs = 24 * 60 * 60_000;

/** The pages for those who train and watch over the assistant. */
export function adminPages({ secret, store, sections, ...parts }: AdminOptions): Admin {
  const { accounts } = store;
  const sessions = sessionsWith({ accounts, secret, secure: () => parts.publicUrl().startsWith('https:'), now: parts.now });
  const invitations = invitationsWith(secret);
  const routes = [homeRoute(sections), manualRoute(sections), ...signInRoutes({ accounts, invitations, spend: store.spend, isSpent: store.isSpent })];
  return {
    router: mount({ ...parts, accounts, sessions, sections, routes }),
    routes: [...routes, ...sections.flatMap((section) => section.routes)],
    async firstLink() {
      if ((await accounts.all()).length > 0) return undefined;
      return `${parts.publicUrl()}/admin/valkommen/${invitations.keyOf({ for: 'first' }, new Date(parts.now().getTime() + firstLinkMs).toISOString())}`;
    },
  };
}

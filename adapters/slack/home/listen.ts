import type { App as Bolt } from '@slack/bolt';
import { actingIn } from '../acting.ts';
import type { ListeningParts } from '../acting.ts';
import type { Homes } from './homes.ts';

/** Shows somebody their own page when they open it. */
export function listenHome(bolt: Bolt, homes: Homes, parts: ListeningParts): void {
  bolt.event('app_home_opened', async ({ event, context }) => {
    if (event.tab !== 'home') return;
    const { space, client } = actingIn(parts, context);
    // Bolt's types leave it out; Slack sends it once the page has been shown.
    const { hash } = (event.view ?? {}) as { hash?: string };
    const own = parts.spaces.isHome(space) ? undefined : space.team();
    await homes.opened({ user: event.user, client, ...(own === undefined ? {} : { team: own }), ...(hash ? { hash } : {}) });
  });
}

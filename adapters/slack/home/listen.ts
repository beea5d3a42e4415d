import type { App as Bolt } from '@slack/bolt';
import type { Homes } from './homes.ts';

/** Shows somebody their own page when they open it. `ownTeam` is the region's workspace, as far as it is known. */
export function listenHome(bolt: Bolt, homes: Homes, ownTeam: () => string | undefined): void {
  bolt.event('app_home_opened', async ({ event, client, context }) => {
    if (event.tab !== 'home') return;
    // Bolt's types leave it out; Slack sends it once the page has been shown.
    const { hash } = (event.view ?? {}) as { hash?: string };
    const own = ownTeam();
    const team = context.teamId !== undefined && own !== undefined && context.teamId !== own ? { team: context.teamId } : {};
    await homes.opened({ user: event.user, client, ...team, ...(hash ? { hash } : {}) });
  });
}

import type { App as Bolt } from '@slack/bolt';
import { z } from 'zod';
import type { Health } from './health.ts';
import type { Log } from './log.ts';
import type { Space, Spaces } from './spaces.ts';

/** What Slack tells of when the app is removed from a workspace. */
export const removals = ['app_uninstalled', 'tokens_revoked'] as const;
/** What Slack tells of when something becomes of a channel that may keep us out of it, or let us in again. */
export const channelEvents = [
  'channel_archive', 'channel_unarchive', 'channel_deleted', 'channel_left', 'channel_rename', 'channel_id_changed',
  'group_archive', 'group_unarchive', 'group_deleted', 'group_left', 'group_rename', 'member_joined_channel',
] as const;

const id = z.string();
const Named = z.union([
  z.object({ channel: id }).transform(({ channel }) => [channel]),
  z.object({ channel: z.object({ id }) }).transform(({ channel }) => [channel.id]),
  z.object({ old_channel_id: id, new_channel_id: id }).transform((one) => [one.old_channel_id, one.new_channel_id]),
]);

/** Slack tells once, sometimes late and in another order: whether it is so is always looked at, never believed. */
export function listenForLoss(bolt: Bolt, spaces: Spaces, health: Health, log: Log): void {
  for (const event of removals) {
    bolt.event(event, async ({ context }) => {
      const space = spaceIn(context);
      if (!space) return;
      log.warn({ event, team: space.team() }, 'Slack says that the app or its token has been removed; checking');
      await spaces.renew();
      // Meanwhile the app may have been let in anew, which makes it another.
      await health.checkSpace((await spaces.of(space.team())) ?? space);
    });
  }
  for (const name of channelEvents) {
    bolt.event(name, async ({ event, context }) => {
      const space = spaceIn(context);
      const { data = [] } = Named.safeParse(event);
      for (const channel of space ? data : []) await health.checkChannelWithId(space as Space, channel);
    });
  }
}

function spaceIn(context: object): Space | undefined {
  return 'space' in context ? (context.space as Space | undefined) : undefined;
}

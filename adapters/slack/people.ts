import { setTimeout as sleep } from 'node:timers/promises';
import type { WebClient } from '@slack/web-api';
import type { Promoter } from '../../src/events.ts';
import { cleanLine, cut } from './safe.ts';
import { judge } from './trouble.ts';
import type { Words } from './words.ts';

/** A user as Slack's payloads name them. */
export type SlackUser = { id: string; name?: string; username?: string };

const keepFor = 60 * 60 * 1000;
const mostKept = 1000;

/**
 * The promoter behind a user of Slack's, with the name shown there. Names are remembered for an hour. A name that does not
 * come in time is no reason to let a promoter wait: then the one in the payload does. Whom Slack does not show to us, as in
 * a channel shared with another organisation, is a colleague without a name; an id is shown to nobody.
 */
export function people(client: Pick<WebClient, 'users'>, now: () => Date, words: Pick<Words, 'someone'>, patience = 1500): (user: SlackUser) => Promise<Promoter> {
  const known = new Map<string, { name: string; until: number }>();

  async function ask(id: string): Promise<string | undefined> {
    const { user } = await client.users.info({ user: id });
    const name = cut(cleanLine(user?.profile?.display_name || user?.profile?.real_name || user?.real_name || user?.name || ''), 100).shown;
    if (!name) return undefined;
    if (known.size >= mostKept) known.clear();
    known.set(id, { name, until: now().getTime() + keepFor });
    return name;
  }

  return async (user) => {
    const kept = known.get(user.id);
    if (kept && kept.until > now().getTime()) return { id: user.id, name: kept.name };
    // Slack may be slow, which is no error here.
    const name = await Promise.race([ask(user.id).catch((error: unknown) => (judge(error).code === 'user_not_visible' ? words.someone : undefined)), sleep(patience, undefined, { ref: false })]);
    return { id: user.id, name: name ?? kept?.name ?? (cleanLine(user.name ?? user.username ?? '') || words.someone) };
  };
}

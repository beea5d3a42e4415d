import type { WebClient } from '@slack/web-api';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from './log.ts';
import { SlackTrouble, reading } from './trouble.ts';
import type { Words } from './words.ts';

/** Who the app is in its workspace, as Slack says. */
export type Me = { teamId?: string; enterpriseId?: string; botId?: string; botUserId?: string };

export type Identity = {
  /** Undefined until Slack has answered. */
  me(): Me | undefined;
  /** Asks Slack, again and again while it cannot be reached. Ends when it has answered, has refused, or `close` was called. */
  learn(): Promise<void>;
  close(): void;
};

/** Finds out who the app is, where that is not known from the `first`, without anything having to wait for it: Slack may be away when the product starts. */
export function identity(client: Pick<WebClient, 'auth'>, log: Log, words: Words, first?: Me): Identity {
  let known = first;
  let asking: Promise<void> | undefined;
  const closed = new AbortController();

  async function ask(): Promise<void> {
    for (let wait = 200; !closed.signal.aborted; wait = Math.min(60_000, wait * 2)) {
      try {
        const { team_id, enterprise_id, bot_id, user_id } = await reading(() => client.auth.test());
        known = { ...(team_id ? { teamId: team_id } : {}), ...(enterprise_id ? { enterpriseId: enterprise_id } : {}), ...(bot_id ? { botId: bot_id } : {}), ...(user_id ? { botUserId: user_id } : {}) };
        return log.info({ team: team_id }, 'connected to Slack');
      } catch (error) {
        if (closed.signal.aborted) return;
        const code = error instanceof SlackTrouble ? error.code : 'internal';
        if (error instanceof SlackTrouble && error.kind === 'connection') return log.error({ code }, words.trouble(code));
        log.warn({ code, wait }, 'Slack did not say who we are; asking again');
        await sleep(wait, undefined, { ref: false, signal: closed.signal }).catch(() => undefined);
      }
    }
  }

  return {
    me: () => known,
    learn: () => (asking ??= ask().finally(() => (asking = undefined))),
    close: () => {
      closed.abort();
    },
  };
}

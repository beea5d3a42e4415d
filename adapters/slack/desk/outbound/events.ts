import { randomBytes } from 'node:crypto';
import type { Sender, Sent } from './send.ts';

/** Delivers events, and delivers them again when the app did not answer well in time. */
export type Events = { emit: (event: Record<string, unknown>) => void; settled: () => Promise<void>; close: () => void };

export type EventsOptions = {
  sender: Sender;
  team: string;
  app: string;
  botUser: string;
  /** Milliseconds to wait before each new try. */
  again: readonly number[];
  now: () => number;
  log: (text: string) => void;
};

/** How long Slack waits before it delivers an event again: at once, after a minute, after five. */
export const slackWaits: readonly number[] = [0, 60_000, 300_000];

/** Opens the delivery of events. */
export function openEvents({ sender, again, log, ...about }: EventsOptions): Events {
  const under = new Set<Promise<void>>();
  const waiting = new Set<NodeJS.Timeout>();
  let closed = false;

  function deliver(body: Record<string, unknown>, attempt: number, before?: string): void {
    const headers = before === undefined ? {} : { 'x-slack-retry-num': String(attempt), 'x-slack-retry-reason': before };
    const work = sender.json(body, headers).then((sent) => retry(body, attempt, sent));
    under.add(work);
    void work.finally(() => under.delete(work));
  }

  function retry(body: Record<string, unknown>, attempt: number, sent: Sent): void {
    if (sent.ok || closed) return;
    const wait = again[attempt];
    if (wait === undefined || sent.noRetry) return log(`the desk gave up an event after ${attempt + 1} tries: ${sent.reason}`);
    if (wait === 0) return deliver(body, attempt + 1, sent.reason);
    const timer = setTimeout(() => {
      waiting.delete(timer);
      deliver(body, attempt + 1, sent.reason);
    }, wait);
    timer.unref();
    waiting.add(timer);
  }

  return {
    emit: (event) => {
      if (!closed) deliver(envelope(event, about), 0);
    },
    settled: async () => {
      while (under.size > 0) await Promise.all(under);
    },
    close: () => {
      closed = true;
      for (const timer of waiting) clearTimeout(timer);
    },
  };
}

/** The event with all that Slack says around it. */
function envelope(event: Record<string, unknown>, { team, app, botUser, now }: Pick<EventsOptions, 'team' | 'app' | 'botUser' | 'now'>): Record<string, unknown> {
  return {
    team_id: team,
    enterprise_id: null,
    api_app_id: app,
    event,
    type: 'event_callback',
    event_id: `Ev0${randomBytes(5).toString('hex').toUpperCase()}`,
    event_time: Math.floor(now() / 1000),
    authorizations: [{ enterprise_id: null, team_id: team, user_id: botUser, is_bot: true, is_enterprise_install: false }],
    is_ext_shared_channel: false,
    event_context: `4-${randomBytes(12).toString('base64url')}`,
  };
}

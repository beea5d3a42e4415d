import { App as Bolt, ErrorCode } from '@slack/bolt';
import type { WebClientOptions } from '@slack/web-api';
import { slackLogger } from './log.ts';
import type { Log } from './log.ts';
import type { Space } from './spaces.ts';
import type { Words } from './words.ts';

/** `spaceOf` answers the workspace that a request has been found to be meant for. */
type Opening = { clientOptions: WebClientOptions; spaceOf: (body: object) => Space | undefined; log: Log; words: Words; moved: (from: string, to: string) => Promise<void> };

/** Bolt without a server of its own: our receiver hands it what has been kept, and it finds the listener. */
export function openBolt({ clientOptions, spaceOf, log, words, moved }: Opening): Bolt {
  const bolt = new Bolt({
    receiver: { init: () => undefined, start: async () => undefined, stop: async () => undefined },
    deferInitialization: true,
    convoStore: false,
    ignoreSelf: true,
    extendedErrorHandler: true,
    attachFunctionToken: false,
    clientOptions,
    logger: slackLogger(log),
    // Never waits for Slack: a trigger lives three seconds.
    authorize: async ({ teamId }, body) => {
      const space = body && spaceOf(body);
      if (!space?.client.token) throw new Error(`the app is not in the team ${teamId ?? '(none)'}`);
      return { ...space.who.me(), botToken: space.client.token };
    },
  });
  bolt.error(async ({ error, body }: { error: Error & { code: string }; body: unknown }) => {
    if (error.code !== ErrorCode.AuthorizationError) return log.error({ err: error }, 'a request from Slack could not be handled');
    log.warn({ team: teamOf(body) }, 'a request came from a workspace that is not ours');
    await sayUnknownTeam(body, words.unknownTeam);
  });
  bolt.event('channel_id_changed', async ({ event }) => {
    log.info({ from: event.old_channel_id, to: event.new_channel_id }, 'Slack has given a channel another id');
    await moved(event.old_channel_id, event.new_channel_id);
  });
  return bolt;
}

function teamOf(body: unknown): string | undefined {
  const { team, team_id } = body as { team?: { id?: string } | null; team_id?: string };
  return team?.id ?? team_id;
}

async function sayUnknownTeam(body: unknown, text: string): Promise<void> {
  const { response_url: url } = body as { response_url?: unknown };
  if (typeof url !== 'string') return;
  // Only a courtesy: when it does not arrive, the warning in the log is what remains.
  await fetch(url, {
    method: 'POST', headers: { 'content-type': 'application/json' }, signal: AbortSignal.timeout(5000),
    body: JSON.stringify({ text, response_type: 'ephemeral', replace_original: false }),
  }).catch(() => undefined);
}

import { WebClient } from '@slack/web-api';
import type { Installation } from '../../src/store/store.ts';
import { sealed } from './let-in.ts';
import { OwnAppFault } from './own-app-fault.ts';
import { sealWith } from './seal.ts';
import { SlackTrouble, reading } from './trouble.ts';
import { words } from './words.ts';

export type OwnApp = { actor: string; token: string; signingSecret: string };

/** Asks Slack whose app a token belongs to, and seals it together with its signing secret. Throws OwnAppFault where Slack says no. */
export async function checkOwnApp({ actor, token, signingSecret }: OwnApp, { secret, apiUrl, at }: { secret: string; apiUrl: string | undefined; at: string }): Promise<{ installation: Installation; name: string }> {
  if (!/^xoxb-/.test(token)) throw new OwnAppFault('token', 'The first line is no bot token. It begins with xoxb- and is on the app’s page OAuth & Permissions. / Den första raden är ingen bot-nyckel. Den börjar med xoxb- och finns på appens sida OAuth & Permissions.');
  if (!/^[\w-]{8,}$/.test(signingSecret)) throw new OwnAppFault('secret', 'The second line is no signing secret. It is on the app’s page Basic Information. / Den andra raden är ingen signeringshemlighet. Den finns på appens sida Basic Information.');
  const client = new WebClient(token, { retryConfig: { retries: 0 }, timeout: 8000, ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }) });
  try {
    const { team_id: team, team: name = '', bot_id: botId, user_id: botUserId, enterprise_id: enterprise } = await reading(() => client.auth.test());
    if (!team) throw new OwnAppFault('team', 'Slack did not say which workspace the token is for. / Slack svarade inte vilken arbetsyta nyckeln gäller.');
    const app = botId === undefined ? undefined : await reading(() => client.bots.info({ bot: botId })).then(({ bot }) => bot?.app_id, () => undefined);
    const letIn = { token, secret: signingSecret, name, actor, ...(botId ? { botId } : {}), ...(botUserId ? { botUserId } : {}) };
    return { name, installation: sealed(sealWith(secret), { team, app: app ?? '', at, ...(enterprise ? { enterprise } : {}) }, letIn) };
  } catch (error) {
    if (!(error instanceof SlackTrouble)) throw error;
    throw new OwnAppFault(error.code, `Slack did not take the token, and nothing was kept. / Slack tog inte emot nyckeln, och inget är sparat. ${words('sv').trouble(error.code)}`);
  }
}

import { commandName, leadShortcut } from './commands/pieces.ts';
import { channelEvents, removals } from './lost.ts';

/** The app's manifest: what a workspace is asked for when the app is made. Only what this adapter uses. */

/** What the app may do, each with the reason it is asked for. */
export const scopes: readonly string[] = [
  'commands', // /rattdorr and the shortcut on messages
  'chat:write', // post and change cards and their threads
  'chat:write.public', // post in public channels without being invited
  'channels:read', // find a channel by its name, whether a colleague is in it, and which actor a promoter belongs to
  'channels:join', // join a public channel when posting there says so
  'channels:history', // find a card again whose posting was never answered
  'groups:read', // the same for private channels that the app was invited to
  'groups:history',
  'users:read', // the name of the promoter who took a case
];

/** What Slack tells us without being asked. */
const events: readonly string[] = ['app_home_opened', ...removals, ...channelEvents];

/**
 * The manifest for a product that is reached at `publicUrl`: of the app that workspaces share, or of one that a workspace
 * makes for itself. Throws when that is no address that Slack can call.
 */
export function manifest(publicUrl: string, team?: string): object {
  const address = addressOf(publicUrl);
  const request_url = `${address}/slack/events${team === undefined ? '' : `/${teamIn(team)}`}`;
  return {
    _metadata: { major_version: 2, minor_version: 0 },
    display_information: {
      name: 'Rätt dörr',
      description: 'Varma överlämningar: företag som söker hjälp, till rätt främjare.',
      long_description:
        'Rätt dörr lotsar företag till den aktör som kan hjälpa dem. När ett företag har sagt ja till att lämnas över kommer ett kort i aktörens kanal med vad det gäller och varför det hamnade just där. Den som kan hjälpa trycker på Ta ärendet. Då får företaget veta vem som hör av sig, och när.',
      background_color: '#1d4f46',
    },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: false, messages_tab_read_only_enabled: false },
      slash_commands: [{ command: commandName, url: request_url, description: 'Vem gör vad? Lotsa ett företag. Se vad som väntar.', usage_hint: 'exportkredit | status | hjälp | beskriv ett företag', should_escape: true }],
      shortcuts: [{ name: 'Skicka vidare', type: 'message', callback_id: leadShortcut, description: 'Lotsa företaget som meddelandet handlar om till rätt dörr' }],
      bot_user: { display_name: 'Rätt dörr', always_online: true },
    },
    oauth_config: { ...(team === undefined ? { redirect_urls: [`${address}/slack/oauth_redirect`] } : {}), scopes: { bot: scopes } },
    settings: {
      event_subscriptions: { request_url, bot_events: events },
      interactivity: { is_enabled: true, request_url },
      org_deploy_enabled: false,
      socket_mode_enabled: false,
      token_rotation_enabled: false,
    },
  };
}

function teamIn(team: string): string {
  if (!/^T[A-Z0-9]{2,}$/.test(team)) throw new Error(`«${team}» is not the id of a workspace: it begins with T, such as T0123ABCD, and is the first part after app.slack.com/client/ in the address of Slack in a browser`);
  return team;
}

function addressOf(publicUrl: string): string {
  const url = URL.canParse(publicUrl) ? new URL(publicUrl) : undefined;
  if (!url || !['http:', 'https:'].includes(url.protocol)) {
    throw new Error(`«${publicUrl}» is not an address that Slack can call: give the one the product is reached at, such as https://ratt-dorr.example.se`);
  }
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '');
}

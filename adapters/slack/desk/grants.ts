import { randomBytes } from 'node:crypto';
import { text, type Args } from './api/arguments.ts';
import { Refusal } from './api/refusal.ts';
import type { Team } from './team.ts';

/** The app as it is known where workspaces let it in. */
export type OAuthApp = { clientId: string; clientSecret: string; /** The one address that people are sent back to. */ redirectUri: () => string };

/** What workspaces have agreed to, from the page where they do until the app has fetched its key. */
export type Grants = {
  app: OAuthApp | undefined;
  /** A code that the app can have once for the workspace's key, within ten minutes. */
  give: (team: Team) => string;
  /** Answers oauth.v2.access. */
  exchange: (args: Args, basic: string | undefined) => Record<string, unknown>;
};

const life = 10 * 60_000;

/** Keeps the codes that have been given out. */
export function openGrants(app: OAuthApp | undefined, scopes: string, now: () => number): Grants {
  const given = new Map<string, { team: Team; at: number; used: boolean }>();
  return {
    app,
    give: (team) => {
      const code = `${team.workspace.team.id}.${randomBytes(16).toString('hex')}`;
      given.set(code, { team, at: now(), used: false });
      return code;
    },
    exchange: (args, basic) => {
      const [id = '', secret = ''] = basic === undefined ? [text(args, 'client_id'), text(args, 'client_secret')] : Buffer.from(basic, 'base64').toString('utf8').split(':');
      if (!app || id !== app.clientId) throw new Refusal('invalid_client_id');
      if (secret !== app.clientSecret) throw new Refusal('bad_client_secret');
      const found = given.get(text(args, 'code'));
      if (!found || now() - found.at > life) throw new Refusal('invalid_code');
      if (found.used) throw new Refusal('code_already_used');
      if (text(args, 'redirect_uri') !== app.redirectUri()) throw new Refusal('bad_redirect_uri');
      found.used = true;
      const { workspace, keys } = found.team;
      const access_token = keys.grant();
      workspace.changed();
      return {
        ok: true, access_token, token_type: 'bot', scope: scopes, bot_user_id: workspace.bot.user, app_id: workspace.bot.app,
        team: workspace.team, enterprise: null, is_enterprise_install: false, authed_user: { id: workspace.people()[0]?.id ?? '' },
      };
    },
  };
}

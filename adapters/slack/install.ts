import { createHmac, timingSafeEqual } from 'node:crypto';
import { InstallProvider } from '@slack/oauth';
import type { Installation as SlackInstallation, OrgInstallation } from '@slack/oauth';
import type { WebClientOptions } from '@slack/web-api';
import express from 'express';
import type { Response, Router } from 'express';
import type { LetIn } from './let-in.ts';
import { slackLogger } from './log.ts';
import type { Log } from './log.ts';
import { scopes } from './manifest.ts';
import { keyFor } from './seal.ts';
import type { Words } from './words.ts';

/** Lets the app into a workspace that has just agreed to it. */
export type Admit = (about: { team: string; enterprise?: string; app: string }, letIn: LetIn) => Promise<void>;

export type Installing = {
  clientId: string; clientSecret: string;
  /** The product's own secret: what keeps the state and the links for one actor from being made by others. */
  secret: string;
  publicUrl: () => string;
  clientOptions: WebClientOptions;
  now: () => Date; log: Log; words: Words;
  /** Undefined until the product has started, and after it has stopped. */
  admit: () => Admit | undefined;
};

const slackApi = 'https://slack.com/api/';
const linkDays = 14;
const dayMs = 24 * 60 * 60 * 1000;

/**
 * /slack/install and /slack/oauth_redirect: a workspace lets the app in. The state is signed, lasts ten minutes and must come
 * back to the browser that it was given to, in its cookie.
 */
export function installer(installing: Installing): Router {
  const { clientId, clientSecret, secret, publicUrl, clientOptions, log, words, admit } = installing;
  const provider = new InstallProvider({
    clientId, clientSecret, clientOptions, directInstall: true,
    stateSecret: keyFor(secret, 'slack-install-state').toString('hex'),
    authorizationUrl: new URL('../oauth/v2/authorize', clientOptions.slackApiUrl ?? slackApi).href,
    logger: slackLogger(log),
    installationStore: {
      storeInstallation: (installation) => store(installation, admit()),
      fetchInstallation: () => Promise.reject(new Error('installations are read elsewhere')),
    },
  });
  const redirectUri = () => `${publicUrl()}/slack/oauth_redirect`;
  const router = express.Router();
  router.get('/install', (request, response, next) => {
    const { actor } = request.query;
    if (actor !== undefined && !isLink(installing, request.query)) return page(response, 400, words, { title: words.install.failed, text: words.install.reasons.link });
    if (!admit()) return page(response, 503, words, { title: words.install.failed, text: words.install.reasons.other });
    provider.handleInstallPath(request, response, {}, { scopes: [...scopes], redirectUri: redirectUri(), ...(typeof actor === 'string' ? { metadata: actor } : {}) }).catch(next);
  });
  router.get('/oauth_redirect', (request, response, next) => {
    provider.handleCallback(request, response, {
      success: ({ team }) => {
        log.info({ team: team?.id }, 'a workspace has let the app in');
        page(response, 200, words, { title: words.install.done(team?.name ?? ''), text: words.install.doneText });
      },
      failure: (error, { metadata }) => {
        const reason = reasonOf(error);
        log.warn({ code: error.code, reason }, 'a workspace could not let the app in');
        page(response, 400, words, { title: words.install.failed, text: words.install.reasons[reason], ...(metadata === undefined && isKnownWayIn(reason) ? { again: `${publicUrl()}/slack/install` } : {}) });
      },
    }).catch(next);
  });
  return router;
}

/** The link by which an actor lets the app into its workspace, and takes its companies in there from then on. */
export function linkFor(publicUrl: string, secret: string, actor: string, now: Date): string {
  const until = String(now.getTime() + linkDays * dayMs);
  return `${publicUrl}/slack/install?${new URLSearchParams({ actor, until, key: linkKey(secret, actor, until) }).toString()}`;
}

function linkKey(secret: string, actor: string, until: string): string {
  return createHmac('sha256', keyFor(secret, 'slack-install-link')).update(`${actor}\n${until}`).digest('base64url');
}

function isLink({ secret, now }: Installing, { actor, until, key }: Record<string, unknown>): boolean {
  if (typeof actor !== 'string' || typeof until !== 'string' || typeof key !== 'string') return false;
  const [given, expected] = [Buffer.from(key), Buffer.from(linkKey(secret, actor, until))];
  return given.length === expected.length && timingSafeEqual(given, expected) && Number(until) > now().getTime();
}

class WholeOrganisation extends Error {
  readonly code = 'whole_organisation';
}

async function store(installation: SlackInstallation | OrgInstallation, admit: Admit | undefined): Promise<void> {
  const { team, enterprise, bot, appId, metadata } = installation;
  if (installation.isEnterpriseInstall || !team) throw new WholeOrganisation('the app was installed for a whole organisation');
  if (!bot || !admit) throw new Error('Slack gave no key for the app');
  await admit(
    { team: team.id, app: appId ?? '', ...(enterprise ? { enterprise: enterprise.id } : {}) },
    { token: bot.token, name: team.name ?? '', botUserId: bot.userId, ...(bot.id ? { botId: bot.id } : {}), ...(metadata ? { actor: metadata } : {}) },
  );
}

function reasonOf({ code, message }: { code: string; message: string }): keyof Words['install']['reasons'] {
  if (code === 'slack_oauth_installer_authorization_error' || /access_denied/.test(message)) return 'denied';
  if (['slack_oauth_invalid_state', 'slack_oauth_missing_state', 'slack_oauth_missing_code'].includes(code)) return 'state';
  return code === 'whole_organisation' ? 'whole' : 'other';
}

/** Whether the state was read, so that it is known that nobody came by an actor's link: whoever did would begin again without it. */
function isKnownWayIn(reason: keyof Words['install']['reasons']): boolean {
  return reason !== 'denied' && reason !== 'state';
}

function page(response: Response, status: number, words: Words, { title, text, again }: { title: string; text: string; again?: string }): void {
  response.status(status).set({
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    'referrer-policy': 'no-referrer', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff',
  }).type('html').send(`<!doctype html>
<html lang="${words.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${inHtml(title)}</title>
<style>:root{color-scheme:light dark}body{font:1.1rem/1.5 system-ui,sans-serif;max-width:38rem;margin:12vh auto;padding:0 1.2rem}h1{font-size:1.5rem;line-height:1.25}</style>
</head>
<body>
<main>
<h1>${inHtml(title)}</h1>
<p>${inHtml(text)}</p>${again === undefined ? '' : `\n<p><a href="${inHtml(again)}">${inHtml(words.install.again)}</a></p>`}
</main>
</body>
</html>
`);
}

function inHtml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign);
}

import express, { type Request, type Response } from 'express';
import type { Grants } from '../grants.ts';
import type { Team } from '../team.ts';
import type { Guard } from './guard.ts';

/** The page where somebody in a workspace lets the app in, as Slack shows one. */
export function openConsent(teams: () => readonly Team[], grants: Grants, guard: Guard): express.Router {
  const router = express.Router();
  router.get('/oauth/v2/authorize', guard, (request, response) => {
    const asked = request.query as Readonly<Record<string, unknown>>;
    const fault = faultIn(grants, asked);
    if (fault !== undefined) return send(response, 400, 'Det gick inte', `<p>${html(fault)}</p>`);
    const hidden = ['client_id', 'redirect_uri', 'state', 'key'].flatMap((name) => (typeof asked[name] === 'string' ? [`<input type="hidden" name="${name}" value="${html(asked[name])}">`] : []));
    const choices = teams().map(({ workspace: { team } }, i, all) => `<p><label><input type="radio" name="team" value="${html(team.id)}"${i === all.length - 1 ? ' checked' : ''}> ${html(team.name)}</label></p>`);
    send(response, 200, 'Vill ni släppa in Rätt dörr?', `<form method="post" action="${html(request.baseUrl)}/oauth/v2/allow">
${hidden.join('\n')}
<fieldset><legend>Arbetsyta</legend>${choices.join('')}</fieldset>
<p>Appen får skriva i kanaler, se vilka kanaler som finns och vad medlemmarna heter.</p>
<p><button name="answer" value="allow">Tillåt</button> <button name="answer" value="deny">Avbryt</button></p>
</form>`);
  });
  router.post('/oauth/v2/allow', guard, express.urlencoded({ extended: false, limit: '16kb' }), (request: Request, response: Response) => {
    const asked = request.body as Readonly<Record<string, unknown>>;
    const fault = faultIn(grants, asked);
    const team = teams().find(({ workspace }) => workspace.team.id === asked['team']);
    if (fault !== undefined || !team) return send(response, 400, 'Det gick inte', `<p>${html(fault ?? 'Arbetsytan finns inte.')}</p>`);
    const back = new URL(String(asked['redirect_uri']));
    if (typeof asked['state'] === 'string') back.searchParams.set('state', asked['state']);
    if (asked['answer'] === 'allow') back.searchParams.set('code', grants.give(team));
    else back.searchParams.set('error', 'access_denied');
    response.redirect(303, back.href);
  });
  return router;
}

function faultIn({ app }: Grants, asked: Readonly<Record<string, unknown>>): string | undefined {
  if (!app || asked['client_id'] !== app.clientId) return 'Appen är inte känd här (invalid_client_id).';
  return asked['redirect_uri'] === app.redirectUri() ? undefined : 'Adressen att komma tillbaka till är inte appens (bad_redirect_uri).';
}

function send(response: Response, status: number, title: string, body: string): void {
  // Without a referrer the browser would not say where the form was sent from, and the guard would refuse it.
  response.status(status)
    .set({ 'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'", 'referrer-policy': 'same-origin', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' })
    .type('html')
    .send(`<!doctype html>
<html lang="sv">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${html(title)} · Övningsdisk</title>
<style>:root{color-scheme:light dark}body{font:1rem/1.5 system-ui,sans-serif;max-width:32rem;margin:10vh auto;padding:0 1rem}fieldset{border:1px solid;border-radius:.5rem}button{font:inherit;padding:.4rem 1rem}</style></head>
<body><main><p>Övningsdisk: ingenting härifrån når Slack.</p><h1>${html(title)}</h1>${body}</main></body>
</html>
`);
}

function html(value: unknown): string {
  return String(value).replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

import type { Response } from 'express';

/** Where the page begins: the channel and the message that a permalink points at. */
export type Start = { channel?: string; ts?: string };

const policy = ["default-src 'none'", "script-src 'self'", "style-src 'self'", "connect-src 'self'", 'img-src data:', "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'"].join('; ');

/** Sends the desk's page: a shell that its script fills. */
export function sendShell(response: Response, base: string, start: Start): void {
  response
    .set({ 'content-security-policy': policy, 'referrer-policy': 'no-referrer', 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' })
    .type('html')
    .send(shell(base, start));
}

function shell(base: string, start: Start): string {
  return `<!doctype html>
<html lang="sv">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Övningsdisk</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/assets/desk.css">
<script type="module" src="/assets/desk.js"></script>
</head>
<body>
<div id="desk" data-base="${attribute(base)}" data-channel="${attribute(start.channel ?? '')}" data-ts="${attribute(start.ts ?? '')}">
<noscript><p>Övningsdisken behöver JavaScript.</p></noscript>
</div>
</body>
</html>
`;
}

function attribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

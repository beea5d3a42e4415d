import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One page of somebody else's website: what its head and body hold, and its policy. */
export type OtherPage = { policy?: string; language?: string; head?: string; body: string };

/** Somebody else's website, under another name and port than ours. Its pages may be given once our address is known. */
export async function openOtherSite(): Promise<{ url: string; pages: Map<string, OtherPage>; close(): Promise<void> }> {
  const pages = new Map<string, OtherPage>();
  const server = createServer((request, response) => {
    const page = pages.get(new URL(request.url ?? '/', 'http://localhost').pathname);
    if (!page) { response.writeHead(request.url === '/favicon.ico' ? 204 : 404).end(); return; }
    const { policy, language = 'sv', head = '', body } = page;
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...(policy === undefined ? {} : { 'content-security-policy': policy }) });
    response.end(`<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,"><title>Bygdens sida</title>${head}</head><body>${body}</body></html>`);
  });
  server.listen(0, 'localhost');
  await once(server, 'listening');
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`, pages,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

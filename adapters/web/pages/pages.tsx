import express from 'express';
import { renderToString } from 'preact-render-to-string';
import type { VNode } from 'preact';
import type { Directory } from '../../adapter.ts';
import { Language } from '../../../src/events.ts';
import { openAssets } from './assets.ts';
import { ChatPage } from './chat-page.tsx';
import { pageOf } from './doors.ts';
import { favicon } from './favicon.ts';
import { Privacy } from './privacy.tsx';
import { sendText } from './send.ts';
import { SlackGuide } from './slack-guide.tsx';
import { Start, UnknownDoor } from './start.tsx';
import { texts } from './texts.ts';

export type PagesOptions = {
  /** Read anew for each page, so that knowledge published while we run is seen. */
  directory: () => Directory;
  /** The folder of built scripts and styles. */
  assets: string;
  /** Whether the built-in desk takes Slack's place, and is linked to. */
  desk: boolean;
  /** Whether conversations from these pages are for practice and reach nobody. */
  practice: boolean;
};

/** The pages for people: the doors, the chat behind each, the privacy notice and the guide to Slack. */
export function pages({ directory, assets: folder, desk, practice }: PagesOptions): express.Router {
  const router = express.Router();
  const assets = openAssets(folder);

  router.get('/', (request, response) => {
    const language = asked(request) ?? 'sv';
    send(response, language, <Start language={language} assets={assets} directory={directory()} desk={desk} practice={practice} />);
  });
  router.get('/chatt/:door', (request, response) => {
    const page = pageOf(directory(), request.params.door, asked(request), practice);
    if (page) {
      send(response, page.language, <ChatPage page={page} assets={assets} />);
      return;
    }
    const language = asked(request) ?? 'sv';
    response.status(404);
    send(response, language, <UnknownDoor language={language} assets={assets} directory={directory()} />);
  });
  router.get('/integritet', (request, response) => {
    const language = asked(request) ?? 'sv';
    send(response, language, <Privacy language={language} assets={assets} />);
  });
  router.get('/slack-guide', (_request, response) => { send(response, 'sv', <SlackGuide language="sv" assets={assets} />); });
  router.get('/favicon.svg', (_request, response) => { sendText(response, favicon, { type: 'svg', cache: 'public, max-age=86400' }); });
  router.get('/texter/:language.json', (request, response, next) => {
    const { data } = Language.safeParse(request.params.language);
    if (data) sendText(response, JSON.stringify(texts[data]), { type: 'json', cache: 'no-cache' });
    else next();
  });
  router.use('/assets', assets.serve);
  return router;
}

function send(response: express.Response, language: Language, page: VNode): void {
  response.set('content-language', language);
  sendText(response, `<!doctype html>${renderToString(page)}`, { type: 'html', cache: 'no-cache' });
}

/** The language that the address asks for, if it is one of ours. */
function asked(request: express.Request): Language | undefined {
  return Language.safeParse(request.query.lang).data;
}

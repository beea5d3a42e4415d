import express from 'express';
import { renderToString } from 'preact-render-to-string';
import type { VNode } from 'preact';
import type { Directory } from '../../adapter.ts';
import { Language } from '../../../src/events.ts';
import { bounds } from '../../../src/retention/rules.ts';
import { allowFraming, allowOwnFrames } from '../http.ts';
import { openAssets } from './assets.ts';
import { ChatPage } from './chat-page.tsx';
import { doorOf, pageOf } from './doors.ts';
import type { Door } from './doors.ts';
import { Editor, EditorDoors, lookOf } from './editor.tsx';
import { favicon } from './favicon.ts';
import { Privacy } from './privacy.tsx';
import { sendText } from './send.ts';
import { SlackGuide } from './slack-guide.tsx';
import { Start, UnknownDoor } from './start.tsx';
import { texts } from './texts.ts';
import { WhoDoesWhat, WhoDoesWhatRegions, WhoLinks } from './who-does-what.tsx';
import type { Told } from './told.ts';

export type PagesOptions = {
  /** Read anew for each page, so that knowledge published while we run is seen. */
  directory: () => Directory;
  /** The address that other websites know us by. */
  publicUrl: () => string;
  /** The folder of built scripts and styles. */
  assets: string;
  /** Whether the built-in desk takes Slack's place, and is linked to. */
  desk: boolean;
  /** Whether conversations from these pages are for practice and reach nobody. */
  practice: boolean;
  /** What visitors of a door are told of their personal data; without a door, those of all. */
  told?: (door: string | undefined) => Promise<Told>;
};

/** What is told where nothing has been set. */
const usual: Told = { said: bounds.said.usual, handover: bounds.handover.usual };

/** The pages for people: the doors, the chat behind each, on its own and for other websites, the privacy notice and the guides. */
export function pages({ directory, publicUrl, assets: folder, desk, practice, told = () => Promise.resolve(usual) }: PagesOptions): express.Router {
  const router = express.Router();
  const assets = openAssets(folder);
  const send = (response: express.Response, language: Language, page: VNode) => { sendPage(response, language, page, assets.first()?.source); };

  router.get('/', (request, response) => {
    const language = asked(request) ?? 'sv';
    send(response, language, <Start language={language} assets={assets} directory={directory()} desk={desk} practice={practice} who={<WhoLinks language={language} directory={directory()} />} />);
  });
  const noSuchDoor = (request: express.Request, response: express.Response) => {
    const language = asked(request) ?? 'sv';
    response.status(404);
    send(response, language, <UnknownDoor language={language} assets={assets} directory={directory()} />);
  };
  /** The chat behind a door, in a frame or not; `before` does to the answer what must be done before it is sent. */
  const chat = (framed: boolean, before: (response: express.Response, door: Door) => void) => (request: express.Request<{ door: string }>, response: express.Response) => {
    const door = doorOf(directory(), request.params.door);
    if (!door) { noSuchDoor(request, response); return; }
    const practised = request.query.ovning === '1';
    const page = pageOf(directory(), door, asked(request), practice || practised, practised);
    if (practised) response.set('x-robots-tag', 'noindex');
    before(response, door);
    send(response, page.language, <ChatPage page={page} door={door} framed={framed} assets={assets} />);
  };
  router.get('/chatt/:door', chat(false, () => undefined));
  router.get('/embed/:door', chat(true, (response, { sites = [] }) => {
    allowFraming(response, sites);
    response.set('x-robots-tag', 'noindex');
  }));
  router.get('/dorr', (request, response) => {
    const language = asked(request) ?? 'sv';
    send(response, language, <EditorDoors language={language} assets={assets} directory={directory()} />);
  });
  router.get('/dorr/:door', (request, response) => {
    const door = doorOf(directory(), request.params.door);
    const language = asked(request) ?? 'sv';
    if (!door) { noSuchDoor(request, response); return; }
    allowOwnFrames(response);
    send(response, language, <Editor language={language} assets={assets} door={door} look={lookOf(door, request.query)} origin={new URL(publicUrl()).origin} />);
  });
  router.get('/ratt-dorr.js', (_request, response, next) => {
    const loader = assets.textOf('ratt-dorr.js');
    if (loader === undefined) { next(); return; }
    // For any website, also one that checks what it loads (integrity) or keeps itself apart (COEP).
    response.set({ 'cross-origin-resource-policy': 'cross-origin', 'access-control-allow-origin': '*' });
    sendText(response, loader, { type: 'text/javascript', cache: 'public, max-age=3600' });
  });
  router.get('/logotyp/:door', (request, response, next) => {
    const logo = doorOf(directory(), request.params.door)?.logo;
    if (!logo) { next(); return; }
    // A drawing may have styles of its own, and nothing else: also where somebody opens it as a page.
    response.set({ 'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox", 'cache-control': 'no-cache' });
    response.type(logo.type).send(Buffer.from(logo.data, 'base64'));
  });
  router.get('/vem-gor-vad', (request, response) => {
    const language = asked(request) ?? 'sv';
    send(response, language, <WhoDoesWhatRegions language={language} assets={assets} map={directory().map} desk={desk} />);
  });
  router.get('/vem-gor-vad/:region', (request, response) => {
    const language = asked(request) ?? 'sv';
    const { map } = directory();
    const region = map.regions.find(({ id }) => id === request.params.region);
    if (!region) response.status(404);
    send(response, language, region ? <WhoDoesWhat language={language} assets={assets} map={map} region={region} desk={desk} /> : <WhoDoesWhatRegions language={language} assets={assets} map={map} desk={desk} unknown />);
  });
  router.get('/integritet', async (request, response) => {
    const language = asked(request) ?? 'sv';
    const door = typeof request.query.dorr === 'string' ? doorOf(directory(), request.query.dorr) : undefined;
    send(response, language, <Privacy language={language} assets={assets} told={await told(door?.id)} door={door} />);
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

/** Sends a page, and lets the style in that stands in it. */
function sendPage(response: express.Response, language: Language, page: VNode, first: string | undefined): void {
  response.set('content-language', language);
  const policy = response.get('content-security-policy');
  if (policy !== undefined && first !== undefined) response.set('content-security-policy', policy.replace("style-src 'self'", `style-src 'self' ${first}`));
  sendText(response, `<!doctype html>${renderToString(page)}`, { type: 'html', cache: 'no-cache' });
}

/** The language that the address asks for, if it is one of ours. */
function asked(request: express.Request): Language | undefined {
  return Language.safeParse(request.query.lang).data;
}

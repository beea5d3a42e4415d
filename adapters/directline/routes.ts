import { randomUUID } from 'node:crypto';
import express from 'express';
import type { Request, Response, Router } from 'express';
import { activityOf } from './activities.ts';
import { currentOf, feed, readMark, writeMark } from './feed.ts';
import type { Mark } from './feed.ts';
import type { Parts } from './parts.ts';
import { Refused, refuse } from './refusal.ts';
import type { Log } from './refusal.ts';
import { IncomingActivity, TokenParameters } from './shapes.ts';
import { streamMs, streamPath } from './stream.ts';
import type { Grant } from './tokens.ts';
import { takeTurn } from './turn.ts';
import { languageOf } from './words.ts';

/**
 * How long a token lasts. Microsoft's last half an hour, since theirs speak for an account that pays; ours open one
 * conversation of a company and no more. A client that is open renews its token each quarter of an hour; one whose lid was
 * closed has no other way back, and a promoter's answer may take two working days with a holiday between. A week holds that.
 */
const tokenSeconds = 7 * 24 * 60 * 60;

/** Whoever calls: by a token of one conversation, or by the id of a door, which opens new ones. */
type Caller = { token: Grant } | { door: string };
type Allowed = { /** The id as the client knows it. */ id: string; conversation: string; door: string; user: string | undefined };

/** Direct Line 3.0. */
export function directLineRoutes(parts: Parts, log: Log): Router {
  const { tokens, limiter, app } = parts;
  const routes = express.Router();
  const on = (method: 'get' | 'post', path: string, run: (request: Request, response: Response) => void | Promise<void>) => {
    routes[method](path, async (request, response) => {
      try {
        await run(request, response);
      } catch (error) {
        refuse(error, request, response, log);
      }
    });
  };

  on('post', '/tokens/generate', (request, response) => {
    const { user } = readBody(TokenParameters, request);
    const caller = callerOf(parts, request);
    if ('token' in caller) throw new Refused(403, 'BadSecret', 'needsDoor');
    // It costs nothing yet: the conversation is opened, and counted, when the client begins it.
    limiter.count('read', request);
    const conversation = randomUUID();
    response.json(answerFor(parts, { id: conversation, conversation, door: caller.door, user: user?.id }));
  });

  on('post', '/tokens/refresh', (request, response) => {
    const caller = callerOf(parts, request);
    if (!('token' in caller)) throw new Refused(403, 'BadToken', 'needsToken');
    const { conversation, door, user } = caller.token;
    response.json(answerFor(parts, { id: conversation, conversation, door, user }));
  });

  on('post', '/conversations', async (request, response) => {
    const { user, locale } = readBody(TokenParameters, request);
    const caller = callerOf(parts, request);
    const conversation = 'token' in caller ? caller.token.conversation : randomUUID();
    const door = 'token' in caller ? caller.token.door : caller.door;
    const known = 'token' in caller ? await app().read.conversation(conversation) : undefined;
    if (!known) {
      limiter.count('open', request);
      await parts.open(conversation, door, languageOf(locale));
    }
    const id = 'token' in caller ? conversation : tokens.openId(conversation);
    response.status(known ? 200 : 201).json(answerFor(parts, { id, conversation, door, user: ('token' in caller ? caller.token.user : undefined) ?? user?.id }, { version: 0, seq: 0, form: false }));
  });

  on('get', '/conversations/:id', async (request, response) => {
    const allowed = allow(parts, request);
    await currentOf(app(), allowed.conversation);
    response.json(answerFor(parts, allowed, readMark(request.query.watermark)));
  });

  on('get', '/conversations/:id/activities', async (request, response) => {
    const { id, conversation, user } = allow(parts, request);
    const { items, mark } = await feed(parts, conversation, readMark(request.query.watermark));
    // An open client asks each second. What finds nothing new has cost no more than a look in memory, and is not counted: five
    // open clients in one office would else use up the limit of their address.
    if (items.length > 0) limiter.count('read', request);
    response.json({ activities: items.map((item) => activityOf(item, id, user ?? 'company')), watermark: writeMark(mark) });
  });

  on('post', '/conversations/:id/activities', async (request, response) => {
    const { conversation, user } = allow(parts, request);
    const activity = readBody(IncomingActivity, request, 'notActivity');
    const clientActivityID = activity.channelData?.clientActivityID;
    const own = clientActivityID ?? activity.id;
    const input = own === undefined ? randomUUID() : tokens.idOf('activity', conversation, own);
    if (activity.type === 'message') {
      limiter.count('messages', request);
      const sender = { id: user ?? activity.from?.id ?? 'company', ...(activity.from?.name === undefined ? {} : { name: activity.from.name }), ...(clientActivityID === undefined ? {} : { clientActivityID }) };
      await takeTurn(parts.turnParts(request), conversation, { input, text: textOf(activity), sender });
    } else await currentOf(app(), conversation);
    // Typing, joining and the like are taken and lead to nothing: the greeting has come already when the conversation opened.
    response.json({ id: input });
  });

  on('post', '/conversations/:id/upload', (request) => {
    allow(parts, request);
    throw new Refused(400, 'AttachmentsNotSupported', 'noUpload');
  });
  on('get', '/session/getsessionid', () => {
    throw new Refused(404, 'NotFound', 'noSession');
  });
  routes.use(() => { throw new Refused(404, 'NotFound', 'unknownPath'); });
  return routes;
}

/** What a client needs to go on: its token, and where its stream is. */
function answerFor({ tokens, now, publicUrl }: Parts, { id, conversation, door, user }: Allowed, mark?: Mark) {
  const time = now().getTime();
  const whom = user === undefined ? {} : { user };
  const token = tokens.give({ kind: 'talk', conversation, door, until: time + tokenSeconds * 1_000, ...whom });
  const stream = mark && tokens.give({ kind: 'stream', conversation, door, until: time + streamMs, ...whom });
  return {
    conversationId: id, token, expires_in: tokenSeconds,
    ...(stream === undefined || mark === undefined ? {} : { streamUrl: `${publicUrl().replace(/^http/, 'ws')}${streamPath(id)}?watermark=${writeMark(mark)}&t=${stream}` }),
  };
}

function callerOf({ tokens, now, app }: Parts, request: Request): Caller {
  const key = /^Bearer +(\S{1,4000})$/i.exec(request.headers.authorization ?? '')?.[1];
  if (key === undefined) throw new Refused(401, 'Unauthorized', 'noKey');
  if (key.includes('.')) {
    const token = tokens.read(key);
    if (token?.kind !== 'talk') throw new Refused(403, 'BadToken', 'badToken');
    if (token.until <= now().getTime()) throw new Refused(403, 'TokenExpired', 'expired');
    return { token };
  }
  if (!app().read.directory().doors.some(({ id }) => id === key)) throw new Refused(403, 'BadSecret', 'unknownDoor');
  return { door: key };
}

/**
 * The conversation that a caller may speak in. A key that does not fit is 403 whether the conversation is there or not; only
 * who has the right key learns that it is gone.
 */
function allow(parts: Parts, request: Request): Allowed {
  const caller = callerOf(parts, request);
  const id = String(request.params.id);
  const asked = parts.tokens.readId(id);
  const fits = asked && ('token' in caller ? caller.token.conversation === asked.conversation : asked.open);
  if (!fits) throw new Refused(403, 'Forbidden', 'foreign');
  return 'token' in caller ? { id, conversation: asked.conversation, door: caller.token.door, user: caller.token.user } : { id, conversation: asked.conversation, door: caller.door, user: undefined };
}

function textOf({ text, value }: IncomingActivity): string {
  const written = [text, value].find((one): one is string => typeof one === 'string' && one.trim() !== '');
  if (written === undefined) throw new Refused(400, 'BadArgument', 'noText');
  return written.replace(/\p{Cs}/gu, '\ufffd').replace(/\r\n?/g, '\n').replace(/(?![\n\t])\p{Cc}/gu, '').trim();
}

function readBody<T>(schema: { safeParse(body: unknown): { success: true; data: T } | { success: false } }, request: Request, word: 'notJson' | 'notActivity' = 'notJson'): T {
  const read = schema.safeParse(request.body ?? {});
  if (!read.success) throw new Refused(400, 'BadArgument', word);
  return read.data;
}

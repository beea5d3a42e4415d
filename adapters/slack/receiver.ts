import express from 'express';
import type { NextFunction, Request, Response, Router } from 'express';
import { randomBytes } from 'node:crypto';
import type { Log } from './log.ts';
import { cameTo, markOrigin } from './origin.ts';
import { checkSignature, isSslCheck, readBody, requestId } from './requests.ts';
import type { Payload } from './requests.ts';

/** Where requests go once they are known to be Slack's. */
export type Inbox = {
  /** Keeps a request under its id. False when it was there already. */
  keep(id: string, payload: Payload): Promise<boolean>;
  /** What a request has to be answered with at once, such as the faults in a dialog. Changes nothing. */
  answer(payload: Payload): object | undefined;
  /** Does what a kept request asks for, in its own time. Never throws. */
  handle(id: string, payload: Payload): void;
};

export type Receiving = {
  signingSecret: string;
  now: () => Date;
  log: Log;
  /** The signing secret of the app that a workspace has made for itself, which calls at its own address. */
  secretOf?: (team: string) => Promise<string | undefined>;
  /** Undefined until the product has started, and after it has stopped. */
  inbox: () => Inbox | undefined;
  /** How long a request may take to keep before Slack is told to come back; Slack itself waits three seconds. */
  patience?: number;
};

/**
 * Where Slack calls: the shared app at POST /slack/events, where it is to be mounted before anything reads bodies, since the
 * signature is over the bytes as they came; an actor's own app at its workspace's id below. A request is kept, then answered, then handled.
 */
export function slackReceiver(receiving: Receiving): Router {
  const router = express.Router();
  const bytes = express.raw({ type: () => true, limit: '256kb', inflate: false });
  router.post('/', bytes, (request, response, next) => {
    receive(receiving, request, response).catch(next);
  });
  router.post('/:team', bytes, (request: Request<{ team: string }>, response, next) => {
    receive(receiving, request, response, request.params.team).catch(next);
  });
  router.use((error: unknown, _request: Request, response: Response, next: NextFunction) => {
    if (response.headersSent) return next(error);
    const status = statusOf(error);
    if (status < 500) return problem(response, status, 'request_unreadable', 'The body could not be read. Send it as Slack does: at most 256 kB and not compressed.');
    receiving.log.error({ err: error }, 'a request from Slack could not be received');
    problem(response, 503, 'not_kept', 'The request could not be kept just now. Send it again in a moment.');
  });
  return router;
}

async function receive(receiving: Receiving, request: Request, response: Response, team?: string): Promise<void> {
  const body: unknown = request.body;
  if (!Buffer.isBuffer(body)) return noBytes(receiving, request, response);
  const contentType = request.header('content-type')?.toLowerCase() ?? '';
  // Slack does not sign these; the answer says nothing.
  if (isSslCheck(contentType, body)) return void response.status(200).end();

  const fault = checkSignature({ timestamp: request.header('x-slack-request-timestamp'), signature: request.header('x-slack-signature'), body }, await secretFor(receiving, team), receiving.now());
  if (fault) {
    receiving.log.warn({ code: fault.code }, 'a request to /slack/events was refused');
    return problem(response, 401, fault.code, fault.detail);
  }
  const payload = readBody(contentType, body);
  if (!payload) return problem(response, 400, 'body_unreadable', 'Send a JSON object, or a form whose payload is one.');
  if (payload.type === 'url_verification') return void response.status(200).json({ challenge: payload.challenge });
  await keepAndAnswer(receiving, markOrigin(payload, team), response);
}

/** Where there is no such workspace the answer is the same as to a wrong signature. */
async function secretFor({ signingSecret, secretOf }: Receiving, team: string | undefined): Promise<string> {
  if (team === undefined) return signingSecret;
  return (await secretOf?.(team)) ?? randomBytes(32).toString('hex');
}

async function keepAndAnswer({ inbox, log, patience = 2500 }: Receiving, payload: Payload, response: Response): Promise<void> {
  const open = inbox();
  if (!open) return problem(response, 503, 'not_started', 'The product is starting or stopping. Send the request again in a moment.');
  const late = setTimeout(() => {
    log.error({}, 'a request from Slack took too long to keep');
    problem(response, 503, 'not_kept', 'The request could not be kept in time. Send it again in a moment.');
  }, patience);
  const id = requestId(payload, cameTo(payload));
  const first = await open.keep(id, payload).finally(() => {
    clearTimeout(late);
  });
  if (!response.headersSent) {
    const answer = open.answer(payload);
    if (answer) response.status(200).json(answer);
    else response.status(200).end();
  }
  if (first) open.handle(id, payload);
}

function noBytes({ log }: Receiving, request: Request, response: Response): void {
  // An empty body leaves nothing; anything else means that another parser was here first.
  if (request.body === undefined) return problem(response, 401, 'signature_missing', 'The body is empty. Only Slack calls this address.');
  log.error({}, 'the receiver for Slack must be mounted before every body parser');
  problem(response, 500, 'mounted_wrong', 'The body was read before its signature could be checked. Mount the receiver for Slack before every body parser.');
}

function statusOf(error: unknown): number {
  return typeof error === 'object' && error !== null && 'status' in error && typeof error.status === 'number' ? error.status : 500;
}

function problem(response: Response, status: number, code: string, detail: string): void {
  if (response.headersSent) return;
  const title = { 400: 'Bad request', 401: 'Not from Slack', 413: 'Too large', 415: 'Not readable', 500: 'Wrongly mounted', 503: 'Not now' }[status] ?? 'Bad request';
  response.status(status).type('application/problem+json').send(JSON.stringify({ type: 'about:blank', title, status, code, detail }));
}

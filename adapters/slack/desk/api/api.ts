import { setTimeout as pause } from 'node:timers/promises';
import express, { type Request, type Response } from 'express';
import type { Fault, Faults } from '../faults.ts';
import { findChannel } from '../state.ts';
import type { Workspace } from '../workspace.ts';
import { openAnswering, type Answer } from './answer.ts';
import { readArgs, text, type Args } from './arguments.ts';
import { Refusal } from './refusal.ts';

/** A call that was made, without what was said in it. */
export type Call = { method: string; ok: boolean; error?: string; channel: string; at: number };

export type ApiOptions = { token: string; faults: Faults; channelRate: boolean; log: (text: string) => void };
export type Api = { router: express.Router; calls: () => readonly Call[]; close: () => void };

const callsKept = 1000;
const scopes = 'chat:write,commands,users:read,channels:read,channels:join,channels:history,groups:read,groups:history';

/** Answers the API as Slack does, over HTTP. */
export function openApi(desk: Workspace, { token, faults, channelRate, log }: ApiOptions): Api {
  const answer = openAnswering(desk, token, channelRate);
  const calls: Call[] = [];
  const hanging = new Set<Response>();

  async function receive(request: Request<{ method: string }>, response: Response): Promise<void> {
    const name = request.params.method;
    const args = await readArgs(request);
    const channel = text(args, 'channel');
    const fault = faults.take(name, [channel.replace(/^#/, ''), findChannel(desk.state, channel)?.name ?? '']);
    if (fault?.kind === 'slow') await pause(fault.milliseconds, undefined, { ref: false });
    if (fault && !reaches(fault)) {
      calls.push({ method: name, ok: false, error: codeOf(fault), channel, at: desk.now() });
      return fail(response, fault);
    }
    const result = answer(name, tokenIn(request, args), args);
    calls.push(callOf(name, args, result, desk.now()));
    calls.splice(0, calls.length - callsKept);
    if (fault?.kind === 'hang') {
      hanging.add(response);
      response.on('close', () => hanging.delete(response));
      return;
    }
    if (fault && fault.kind !== 'slow') return fail(response, fault);
    reply(response, result);
  }

  const router = express.Router();
  router.all('/api/:method', express.raw({ type: () => true, limit: '1mb' }), (request: Request<{ method: string }>, response) => {
    receive(request, response).catch((fault: unknown) => {
      if (fault instanceof Refusal) return reply(response, { body: { ok: false, error: fault.code } });
      log(`the desk could not answer ${request.params.method}: ${fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)}`);
      response.status(500).json({ ok: false, error: 'internal_error' });
    });
  });
  return {
    router,
    calls: () => calls,
    close: () => {
      for (const response of hanging) response.destroy();
    },
  };
}

function tokenIn(request: Request, args: Args): string {
  return /^Bearer (.+)$/i.exec(request.get('authorization') ?? '')?.[1] ?? text(args, 'token');
}

/** By what a call that was not carried out is known. */
function codeOf(fault: Fault): string {
  if (fault.kind === 'error') return fault.error;
  return fault.kind === 'status' ? `http_${fault.status}` : fault.kind;
}

/** Whether a call with this fault is carried out. */
function reaches(fault: Fault): boolean {
  return fault.kind === 'hang' || fault.kind === 'lose' || fault.kind === 'slow' || (fault.kind === 'status' && fault.written === true);
}

function fail(response: Response, fault: Fault): void {
  if (fault.kind === 'error') reply(response, { body: { ok: false, error: fault.error } });
  else if (fault.kind === 'rate') reply(response, { body: { ok: false, error: 'ratelimited' }, retryAfter: fault.retryAfter });
  else if (fault.kind === 'status') response.status(fault.status).type('text/plain').send('fault');
  else response.destroy();
}

function reply(response: Response, { body, retryAfter }: Answer): void {
  response.set('x-oauth-scopes', scopes);
  if (retryAfter !== undefined) response.status(429).set('retry-after', String(retryAfter));
  response.json(body);
}

function callOf(method: string, args: Args, { body }: Answer, at: number): Call {
  return { method, ok: body['ok'] === true, channel: text(args, 'channel'), at, ...(typeof body['error'] === 'string' ? { error: body['error'] } : {}) };
}

import { setTimeout as pause } from 'node:timers/promises';
import express, { type Request, type Response } from 'express';
import type { Fault, Faults } from '../faults.ts';
import type { Grants } from '../grants.ts';
import { findChannel } from '../state.ts';
import type { Team } from '../team.ts';
import type { Answer } from './answer.ts';
import { readArgs, text, type Args } from './arguments.ts';
import { Refusal } from './refusal.ts';

/** A call that was made, without what was said in it. */
export type Call = { method: string; ok: boolean; error?: string; channel: string; at: number };

export type ApiOptions = { teams: () => readonly [Team, ...Team[]]; grants: Grants; faults: Faults; now: () => number; log: (text: string) => void };
export type Api = { router: express.Router; calls: () => readonly Call[]; close: () => void };

const callsKept = 1000;
/** What the app may do in every workspace. */
export const scopes = 'chat:write,commands,users:read,channels:read,channels:join,channels:history,groups:read,groups:history';

/** Answers the API as Slack does, over HTTP. */
export function openApi({ teams, grants, faults, now, log }: ApiOptions): Api {
  const calls: Call[] = [];
  const hanging = new Set<Response>();

  async function receive(request: Request<{ method: string }>, response: Response): Promise<void> {
    const name = request.params.method;
    const args = await readArgs(request);
    const team = teamOf(teams(), tokenIn(request, args));
    const channel = text(args, 'channel');
    const fault = faults.take(name, [channel.replace(/^#/, ''), findChannel(team.workspace.state, channel)?.name ?? '']);
    if (fault?.kind === 'slow') await pause(fault.milliseconds, undefined, { ref: false });
    if (fault && !reaches(fault)) {
      calls.push({ method: name, ok: false, error: codeOf(fault), channel, at: now() });
      return fail(response, fault);
    }
    const result = name === 'oauth.v2.access' ? exchange(grants, request, args) : team.answering(name, tokenIn(request, args), args);
    calls.push(callOf(name, args, result, now()));
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

/** The workspace that a key belongs to. One that is nobody's is refused by the first. */
function teamOf(teams: readonly [Team, ...Team[]], token: string): Team {
  return teams.find(({ keys }) => keys.check(token) !== undefined) ?? teams[0];
}

function exchange(grants: Grants, request: Request, args: Args): Answer {
  try {
    return { body: grants.exchange(args, /^Basic (.+)$/i.exec(request.get('authorization') ?? '')?.[1]) };
  } catch (fault) {
    if (!(fault instanceof Refusal)) throw fault;
    return { body: { ok: false, error: fault.code } };
  }
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

import { createHash, timingSafeEqual } from 'node:crypto';
import type { Workspace } from '../workspace.ts';
import type { Args } from './arguments.ts';
import { chat } from './chat.ts';
import { conversations } from './conversations.ts';
import { sharedErrors, type Called, type Method } from './method.ts';
import { people } from './people.ts';
import { Refusal, TooSoon } from './refusal.ts';
import { views } from './views.ts';

/** Every method that the desk answers. */
export const methods: Readonly<Record<string, Method>> = { ...people, ...chat, ...conversations, ...views };

/** What a call is answered with; `retryAfter` in seconds where it came too soon. */
export type Answer = { body: Record<string, unknown>; retryAfter?: number };

/** Answers calls by method, token and arguments. */
export function openAnswering(desk: Workspace, token: string, channelRate: boolean): (name: string, given: string, args: Args) => Answer {
  let revoked = false;
  const revoke = () => {
    revoked = true;
  };
  const called: Called = { ...desk, revoke, paced: openPace(desk.now, channelRate) };

  function authorize(given: string): void {
    if (given === '') throw new Refusal('not_authed');
    if (!same(given, token)) throw new Refusal('invalid_auth');
    if (revoked) throw new Refusal('token_revoked');
  }
  return (name, given, args) => {
    const method = Object.hasOwn(methods, name) ? methods[name] : undefined;
    if (!method) return { body: { ok: false, error: 'unknown_method', req_method: name } };
    try {
      authorize(given);
      return { body: { ok: true, ...method.run(args, called) } };
    } catch (fault) {
      return refused(method, fault);
    }
  };
}

/** The answer to a call that was refused. A code that Slack does not have for the method is a bug of the desk's. */
function refused(method: Method, fault: unknown): Answer {
  if (fault instanceof TooSoon) return { body: { ok: false, error: fault.code }, retryAfter: fault.retryAfter };
  if (!(fault instanceof Refusal) || ![...sharedErrors, ...method.errors].includes(fault.code)) throw fault;
  return { body: { ok: false, error: fault.code, ...(fault.messages.length > 0 ? { response_metadata: { messages: fault.messages } } : {}) } };
}

/** Keeps a second between the messages of a channel, where that is asked for. */
function openPace(now: () => number, on: boolean): (channel: string) => void {
  const last = new Map<string, number>();
  return (channel) => {
    const since = now() - (last.get(channel) ?? -Infinity);
    if (on && since < 1000) throw new TooSoon(Math.ceil((1000 - since) / 1000));
    last.set(channel, now());
  };
}

function same(given: string, token: string): boolean {
  const digest = (value: string) => createHash('sha256').update(value).digest();
  return timingSafeEqual(digest(given), digest(token));
}

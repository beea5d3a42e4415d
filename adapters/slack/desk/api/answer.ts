import type { Keys } from '../keys.ts';
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

/** Answers a call by method, key and arguments. */
export type Answering = (name: string, given: string, args: Args) => Answer;

/** Answers the calls that are made to one workspace. */
export function openAnswering(desk: Workspace, keys: Keys, channelRate: boolean): Answering {
  const called: Called = { ...desk, revoke: () => { keys.revoke('token_revoked'); }, paced: openPace(desk.now, channelRate) };

  function authorize(given: string): void {
    if (given === '') throw new Refusal('not_authed');
    const found = keys.check(given);
    if (found === undefined) throw new Refusal('invalid_auth');
    if (found !== 'fine') throw new Refusal(found);
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

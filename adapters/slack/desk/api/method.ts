import type { Workspace } from '../workspace.ts';
import type { Args } from './arguments.ts';

/** The desk as a method sees it: the team, and what only the API has to do with. */
export type Called = Workspace & {
  /** Throws TooSoon when the channel got a message less than a second ago, where that is to be kept. */
  paced: (channel: string) => void;
  /** Takes the token back: every later call is refused. */
  revoke: () => void;
};

/** One method of the API: the codes that it may refuse with, beside those that all methods share, and what it does. */
export type Method = { errors: readonly string[]; run: (args: Args, desk: Called) => Record<string, unknown> };

/** Codes that any method may answer. */
export const sharedErrors: readonly string[] = ['not_authed', 'invalid_auth', 'token_revoked', 'account_inactive', 'invalid_form_data', 'invalid_arguments', 'ratelimited'];

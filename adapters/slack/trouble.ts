import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';

/**
 * What kind of trouble an answer from Slack is, which decides what is done about it:
 * `connection` and `channel` will not go away by themselves; `message`: this message cannot be updated; `trigger`: the
 * dialog came too late, or a newer one is there; `rate`: slower; `wait` and `long`: later; `ours`: a mistake in what we sent; `ambiguous`: it may
 * have happened all the same; `unknown`: the same, but not for ever.
 */
export type Kind = 'connection' | 'channel' | 'message' | 'trigger' | 'rate' | 'wait' | 'long' | 'ours' | 'ambiguous' | 'unknown';

const codes: Readonly<Record<Exclude<Kind, 'rate' | 'unknown'>, readonly string[]>> = {
  connection: [
    'invalid_auth', 'not_authed', 'account_inactive', 'token_revoked', 'token_expired', 'not_allowed_token_type', 'missing_scope', 'no_permission',
    'app_access_restricted', 'access_denied', 'accesslimited', 'two_factor_setup_required', 'enterprise_is_restricted', 'is_bot', 'team_not_found',
  ],
  channel: [
    'channel_not_found', 'not_in_channel', 'is_archived', 'channel_is_limited_access', 'method_not_supported_for_channel_type', 'restricted_action',
    'restricted_action_read_only_channel', 'restricted_action_thread_only_channel', 'restricted_action_non_threadable_channel', 'restricted_action_thread_locked',
    'messages_tab_disabled', 'ekm_access_denied', 'posting_to_channel_denied', 'cannot_reply_to_message', 'too_many_members',
  ],
  message: ['message_not_found', 'cant_update_message', 'edit_window_closed', 'is_inactive', 'update_failed', 'block_mismatch', 'thread_not_found', 'cant_delete_message'],
  trigger: ['expired_trigger_id', 'exchanged_trigger_id', 'invalid_trigger_id', 'hash_conflict'],
  wait: ['rate_limited', 'ratelimited', 'message_limit_exceeded', 'service_unavailable', 'request_timeout'],
  long: ['team_added_to_org', 'org_login_required', 'external_channel_migrating'],
  ours: [
    'invalid_blocks', 'invalid_blocks_format', 'invalid_metadata_format', 'invalid_metadata_schema', 'metadata_too_large', 'metadata_must_be_sent_from_app',
    'msg_blocks_too_long', 'msg_too_long', 'no_text', 'markdown_text_conflict', 'too_many_attachments', 'attachment_payload_limit_exceeded', 'invalid_arguments',
    'invalid_arg_name', 'invalid_array_arg', 'invalid_charset', 'invalid_form_data', 'invalid_post_type', 'missing_post_type', 'missing_argument', 'unknown_method',
    'method_deprecated', 'deprecated_endpoint', 'as_user_not_supported', 'view_too_large', 'duplicate_external_id', 'invalid_cursor', 'invalid_limit',
    'invalid_types', 'not_enabled', 'invalid_ts_latest', 'invalid_ts_oldest',
  ],
  ambiguous: ['fatal_error', 'internal_error'],
};
/** Every code that is known. */
export const knownCodes: readonly string[] = Object.values(codes).flat();
const kinds = new Map(Object.entries(codes).flatMap(([kind, list]) => list.map((code) => [code, kind as Kind])));

/** What kind of trouble a code of Slack's is. */
export function kindOf(code: string): Kind {
  return kinds.get(code) ?? 'unknown';
}

/** Errors of the network that come before anything has been sent. */
const notSent = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT']);

/** A call to Slack that did not succeed. `wrote` says whether the call was to change anything. */
export class SlackTrouble extends Error {
  readonly kind: Kind;
  readonly code: string;
  readonly wrote: boolean;
  /** For `rate`: when to come back, in milliseconds. */
  readonly after: number | undefined;
  constructor({ kind, code, after }: Judgement, wrote: boolean, cause: unknown) {
    super(`Slack: ${code}`, { cause });
    this.name = 'SlackTrouble';
    this.kind = kind;
    this.code = code;
    this.wrote = wrote;
    this.after = after;
  }
}

type Judgement = { kind: Kind; code: string; after?: number };

/** Asks Slack for something that changes nothing there. */
export async function reading<T>(call: () => Promise<T>): Promise<T> {
  return asking(call, false);
}

/** Asks Slack for something that is seen by people. */
export async function writing<T>(call: () => Promise<T>): Promise<T> {
  return asking(call, true);
}

async function asking<T>(call: () => Promise<T>, wrote: boolean): Promise<T> {
  try {
    return await call();
  } catch (error) {
    throw new SlackTrouble(judge(error), wrote, error);
  }
}

/** What kind of trouble an error of Slack's client is. What nobody can tell counts as something that may have happened. */
export function judge(error: unknown): Judgement {
  if (error instanceof WebAPIRateLimitedError) return { kind: 'rate', code: 'ratelimited', after: Math.max(1, error.retryAfter) * 1000 };
  if (error instanceof WebAPIPlatformError) return judgeCode(error.data.error);
  if (error instanceof WebAPIHTTPError) return { kind: error.statusCode >= 500 ? 'ambiguous' : 'wait', code: `http_${error.statusCode}` };
  if (error instanceof WebAPIRequestError) return judgeNetwork(error.original);
  return { kind: 'ambiguous', code: 'no_answer' };
}

function judgeCode(code: unknown): Judgement {
  // A page in place of an answer is handed on as if it were a code.
  if (typeof code !== 'string' || !/^[a-z0-9_]{1,80}$/.test(code)) return { kind: 'ambiguous', code: 'unreadable_answer' };
  return { kind: kindOf(code), code };
}

function judgeNetwork(error: Error): Judgement {
  const causes = [error, error.cause].flatMap((one) => (typeof one === 'object' && one !== null && 'code' in one && typeof one.code === 'string' ? [one.code] : []));
  const code = causes.find((one) => notSent.has(one));
  return code ? { kind: 'wait', code: code.toLowerCase() } : { kind: 'ambiguous', code: error.name === 'TimeoutError' ? 'timeout' : 'connection_lost' };
}

import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';

/** What Slack sends: whether it is Slack that sent it, what it says, and the id by which it is known again. */
export type Payload = Record<string, unknown>;

/** How far a request's time may be from ours, either way, in seconds. */
const farthest = 300;

export type Fault = { code: string; detail: string };

/** What is wrong with a request's signature, if anything. Slack's own library lets requests from the future through; this does not. */
export function checkSignature(request: { timestamp: string | undefined; signature: string | undefined; body: Buffer }, secret: string, now: Date): Fault | undefined {
  const { timestamp, signature, body } = request;
  if (!timestamp || !signature) {
    return { code: 'signature_missing', detail: 'Send X-Slack-Request-Timestamp and X-Slack-Signature, as Slack does. Only Slack calls this address.' };
  }
  if (!/^\d{1,12}$/.test(timestamp) || Math.abs(now.getTime() / 1000 - Number(timestamp)) > farthest) {
    return { code: 'signature_old', detail: 'X-Slack-Request-Timestamp is more than five minutes from the time here. If Slack sent this, set the clock of this machine.' };
  }
  const expected = Buffer.from(`v0=${createHmac('sha256', secret).update(`v0:${timestamp}:`).update(body).digest('hex')}`);
  const given = Buffer.from(signature);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    return { code: 'signature_wrong', detail: 'The signature does not fit. If Slack sent this, set SLACK_SIGNING_SECRET to the signing secret under Basic Information in the settings of the Slack app.' };
  }
  return undefined;
}

/** The payload of a body as Slack writes them: JSON, or a form that may hold JSON. Undefined when it is neither. */
export function readBody(contentType: string, body: Buffer): Payload | undefined {
  if (contentType.startsWith('application/json')) return readJson(body.toString('utf8'));
  if (!contentType.startsWith('application/x-www-form-urlencoded')) return undefined;
  const form = Object.fromEntries(new URLSearchParams(body.toString('utf8')));
  return typeof form.payload === 'string' ? readJson(form.payload) : form;
}

/** Slack now and then looks whether the address answers over TLS, with a small unsigned form. */
export function isSslCheck(contentType: string, body: Buffer): boolean {
  return body.length < 2000 && contentType.startsWith('application/x-www-form-urlencoded') && new URLSearchParams(body.toString('utf8')).get('ssl_check') === '1';
}

function readJson(text: string): Payload | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Payload) : undefined;
  } catch {
    return undefined;
  }
}

const id = z.object({ id: z.string() });
const Identified = z.union([
  z.object({ type: z.literal('event_callback'), event_id: z.string() }).transform(({ event_id }) => `event:${event_id}`),
  z
    .object({ type: z.literal('block_actions'), team: id.nullish(), user: id, actions: z.array(z.object({ action_ts: z.string() })).min(1) })
    .transform(({ team, user, actions }) => `action:${digest(`${team?.id ?? ''}:${user.id}:${actions[0]?.action_ts ?? ''}`)}`),
  z
    .object({ type: z.literal('view_submission'), view: z.object({ id: z.string(), hash: z.string(), state: z.unknown() }) })
    .transform(({ view }) => `view:${view.id}:${view.hash}:${digest(JSON.stringify(view.state) ?? '')}`),
  z.object({ type: z.literal('view_closed'), view: z.object({ id: z.string(), hash: z.string() }) }).transform(({ view }) => `closed:${view.id}:${view.hash}`),
  z.object({ trigger_id: z.string() }).transform(({ trigger_id }) => `trigger:${trigger_id}`),
]);

/**
 * The id of what happened in Slack, the same each time Slack tells of it. A dialog's answers belong to its id: put right
 * and handed in again, it is another request. What has no id of its own is known by all it says. What an actor's own app
 * calls its requests is of that workspace alone. Of who pressed it holds no more than a digest: what a press leads to is named
 * after it, and the company reads those names.
 */
export function requestId(payload: Payload, team?: string): string {
  const identified = Identified.safeParse(payload);
  return `slack:${team === undefined ? '' : `${team}:`}${identified.success ? identified.data : `other:${digest(JSON.stringify(payload))}`}`;
}

/** What is worth keeping until it is handled: not Slack's old verification token, and not the card with all that stands on it; of a message that somebody chose, what it says. */
export function worthKeeping(payload: Payload): Payload {
  const { token: _token, message, ...rest } = payload;
  const chosen = rest.type === 'message_action' ? Chosen.safeParse(message).data : undefined;
  return chosen ? { ...rest, message: chosen } : rest;
}

const Chosen = z.object({ ts: z.string().optional(), text: z.string().optional(), bot_id: z.string().nullish() });

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}

import type { Contact, Conversation, Everything, Helped, Handover, HandoverBody, Language, Message, Option, Preview } from './shapes.ts';

/** Why a call was refused, as problem+json says it. `status` is 0 when no answer came. */
export type Problem = { ok: false; status: number; code: string; detail: string; retryAfter?: number; fields: Fault[] };
/** What is wrong with one field of what was sent. */
export type Fault = { field: string; detail: string };
export type Answer<T> = { ok: true; value: T } | Problem;

export type Opened = { conversation: Conversation; token: string; messages: Message[]; version?: number };
export type Said = { messages: Message[]; conversation?: Conversation };
/** What the company says: a text of its own, or one of the options. */
export type Saying = { id: string; text: string } | { id: string; slot: string; option: string };
export type Who = { id: string; token: string };

export type Client = {
  open(body: { door: string; language?: Language; practice?: true }): Promise<Answer<Opened>>;
  say(who: Who, saying: Saying): Promise<Answer<Said>>;
  /** Everything; or, since a version, what is new, as soon as there is something. */
  all(who: Who, after?: string): Promise<Answer<Everything>>;
  options(who: Who, slot: string): Promise<Answer<{ options: Option[] }>>;
  language(who: Who, language: Language): Promise<Answer<{ conversation: Conversation }>>;
  helped(who: Who, handover: string, helped: Helped): Promise<Answer<{ handover: Handover }>>;
  rate(who: Who, message: string, helpful: boolean): Promise<Answer<unknown>>;
  preview(who: Who, body: HandoverBody): Promise<Answer<Preview>>;
  hand(who: Who, body: HandoverBody): Promise<Answer<{ handover: Handover }>>;
  withdraw(who: Who, handover: string): Promise<Answer<unknown>>;
  resume(code: string): Promise<Answer<Everything & { token: string }>>;
  download(who: Who): Promise<Answer<{ contacts: Record<string, Contact> }>>;
  forget(who: Who): Promise<Answer<unknown>>;
};

const longestWait = 20_000;
/** How long the server may wait for news, in seconds. */
const newsWait = 25;

/** The calls of the public API, over a fetch that is handed in. */
export function talkTo(base: string, send: typeof fetch, language: () => Language): Client {
  const at = ({ id }: Who) => `/${encodeURIComponent(id)}`;
  const call = async <T>(method: string, path: string, token?: string, body?: unknown, wait = 0): Promise<Answer<T>> => {
    try {
      const response = await send(`${base}${path}`, {
        method,
        headers: { accept: 'application/json', 'accept-language': language(), ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(longestWait + wait * 1_000),
      });
      if (!response.ok) return await problemOf(response);
      return { ok: true, value: (response.status === 204 ? undefined : await response.json()) as T };
    } catch {
      // No answer, half an answer, or none in time: for whoever waits they are the same.
      return { ok: false, status: 0, code: 'no_answer', detail: '', fields: [] };
    }
  };
  return {
    open: (body) => call('POST', '', undefined, body),
    say: (who, saying) => call('POST', `${at(who)}/messages`, who.token, saying),
    all: (who, after) => (after === undefined ? call('GET', at(who), who.token) : call('GET', `${at(who)}?after=${after}&wait=${newsWait}`, who.token, undefined, newsWait)),
    options: (who, slot) => call('GET', `${at(who)}/options/${slot}`, who.token),
    language: (who, chosen) => call('POST', `${at(who)}/language`, who.token, { language: chosen }),
    helped: (who, handover, helped) => call('POST', `${at(who)}/handovers/${encodeURIComponent(handover)}/helped`, who.token, { helped }),
    rate: (who, message, helpful) => call('POST', `${at(who)}/messages/${encodeURIComponent(message)}/rating`, who.token, { helpful }),
    preview: (who, body) => call('POST', `${at(who)}/handovers/preview`, who.token, body),
    hand: (who, body) => call('POST', `${at(who)}/handovers`, who.token, body),
    withdraw: (who, handover) => call('POST', `${at(who)}/handovers/${encodeURIComponent(handover)}/withdraw`, who.token),
    resume: (code) => call('POST', '/resume', undefined, { code }),
    download: (who) => call('GET', `${at(who)}/export`, who.token),
    forget: (who) => call('DELETE', at(who), who.token),
  };
}

/** Whether the same call may well succeed later: nobody answered, too many at once, or the service is not ready. */
export function isPassing({ status }: Problem): boolean {
  return status === 0 || status === 408 || status === 429 || status >= 500;
}

async function problemOf(response: Response): Promise<Problem> {
  const { code = '', detail = '', errors = [] } = (await response.json().catch(() => ({}))) as { code?: string; detail?: string; errors?: { path: string; detail: string }[] };
  const retryAfter = Number(response.headers.get('retry-after') ?? NaN);
  return {
    ok: false,
    status: response.status,
    code,
    detail: String(detail),
    // The last part of a path names the field.
    fields: errors.map((error) => ({ field: error.path.split('.').at(-1) ?? '', detail: error.detail })),
    ...(Number.isFinite(retryAfter) ? { retryAfter } : {}),
  };
}

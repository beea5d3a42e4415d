import { createHmac } from 'node:crypto';

/** What came of a request to the app: its answer, or why there is none, in the words of X-Slack-Retry-Reason. */
export type Sent = { ok: true; body: string; type: string } | { ok: false; reason: 'http_timeout' | 'http_error' | 'connection_failed'; status?: number; noRetry?: boolean };

/** Sends signed requests to the app. */
export type Sender = {
  form: (fields: Record<string, string>) => Promise<Sent>;
  json: (value: unknown, headers?: Record<string, string>) => Promise<Sent>;
  /** Sends the latest request of a kind once more, as Slack does when it has not heard the answer. Nothing where there was none. */
  repeat: (kind: 'press' | 'event') => Promise<Sent | undefined>;
  close: () => void;
};

export type SenderOptions = { url: () => string; secret: string; deadline: number; now: () => number };

const formType = 'application/x-www-form-urlencoded';

/** Signs a body as Slack does: `v0=` and the HMAC of version, time and body. */
export function sign(secret: string, seconds: number, body: string): string {
  return `v0=${createHmac('sha256', secret).update(`v0:${seconds}:${body}`).digest('hex')}`;
}

/** Opens the way to the app. An answer that takes longer than the deadline is no answer. */
export function openSender({ url, secret, deadline, now }: SenderOptions): Sender {
  const closing = new AbortController();

  const latest: { press?: string; event?: string } = {};

  async function send(body: string, type: string, headers: Record<string, string>): Promise<Sent> {
    const seconds = Math.floor(now() / 1000);
    const late = AbortSignal.timeout(deadline);
    try {
      const response = await fetch(url(), {
        method: 'POST',
        redirect: 'manual',
        signal: AbortSignal.any([late, closing.signal]),
        headers: {
          'content-type': type,
          'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
          'x-slack-request-timestamp': String(seconds),
          'x-slack-signature': sign(secret, seconds, body),
          ...headers,
        },
        body,
      });
      const text = await response.text();
      if (response.ok) return { ok: true, body: text, type: response.headers.get('content-type') ?? '' };
      return { ok: false, reason: 'http_error', status: response.status, noRetry: response.headers.get('x-slack-no-retry') === '1' };
    } catch {
      return { ok: false, reason: late.aborted ? 'http_timeout' : 'connection_failed' };
    }
  }
  return {
    form: (fields) => {
      latest.press = new URLSearchParams(fields).toString();
      return send(latest.press, formType, {});
    },
    json: (value, headers = {}) => {
      latest.event = JSON.stringify(value);
      return send(latest.event, 'application/json', headers);
    },
    repeat: async (kind) => {
      const body = latest[kind];
      if (body === undefined) return undefined;
      return send(body, kind === 'press' ? formType : 'application/json', kind === 'press' ? {} : { 'x-slack-retry-num': '1', 'x-slack-retry-reason': 'http_timeout' });
    },
    close: () => closing.abort(),
  };
}

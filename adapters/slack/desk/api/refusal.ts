/** A call that is answered with `ok: false`. `code` is Slack's own; `messages` say where the fault lies. */
export class Refusal extends Error {
  readonly code: string;
  readonly messages: readonly string[];
  constructor(code: string, messages: readonly string[] = []) {
    super([code, ...messages].join(' '));
    this.name = 'Refusal';
    this.code = code;
    this.messages = messages;
  }
}

/** A post that comes too soon after the one before it in the same channel. */
export class TooSoon extends Error {
  readonly code = 'ratelimited';
  readonly retryAfter: number;
  constructor(retryAfter: number) {
    super('ratelimited');
    this.name = 'TooSoon';
    this.retryAfter = retryAfter;
  }
}

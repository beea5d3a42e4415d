import type { Sent } from '../outbound/send.ts';

/** What came of an act. Where the app did not answer as it should, nothing has happened as far as the person can see. */
export type Outcome = { ok: true } | { ok: false; why: 'no answer' | 'refused' | 'unreachable' | 'bad answer' | 'unknown command' | 'archived' | 'incomplete' | 'nothing to repeat'; errors?: Record<string, string> };

/** The act reached the app, and the app took it. */
export const done: Outcome = { ok: true };

/** What came of an act, by what came of its request. */
export function outcomeOf(sent: Sent | undefined): Outcome {
  if (sent === undefined || sent.ok) return done;
  switch (sent.reason) {
    case 'http_timeout':
      return { ok: false, why: 'no answer' };
    case 'http_error':
      return { ok: false, why: 'refused' };
    case 'connection_failed':
      return { ok: false, why: 'unreachable' };
  }
}

/** Reads the JSON that the app answered. What cannot be read is an answer that nothing can be done with. */
export function readAnswer(body: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return { response_action: 'unreadable' };
  }
}

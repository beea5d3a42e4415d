import type { Request, Response } from 'express';
import { NotNow } from '../../src/events.ts';
import type { Language } from '../../src/events.ts';
import { say } from './words.ts';
import type { Word } from './words.ts';

/** A call that is refused on purpose: the status, Direct Line's code, and what the caller can do about it. */
export class Refused extends Error {
  readonly status: number;
  readonly code: string;
  readonly word: Word;
  constructor(status: number, code: string, word: Word) {
    super(code);
    this.name = 'Refused';
    this.status = status;
    this.code = code;
    this.word = word;
  }
}

export type Log = { info(about: object, text: string): void; warn(about: object, text: string): void; error(about: object, text: string): void };
type Answer = { status: number; code: string; message: string; headers?: Readonly<Record<string, string>> };

/** Answers whatever was thrown, in the shape that Direct Line's clients read. A fault of ours is logged once. */
export function refuse(error: unknown, request: Request, response: Response, log: Log): void {
  discardRest(request);
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const { status, code, message, headers = {} } = answerTo(error, readerLanguage(request), log);
  response.status(status).set({ 'cache-control': 'no-store', ...headers }).json({ error: { code, message } });
}

function answerTo(error: unknown, language: Language, log: Log): Answer {
  if (error instanceof Refused) return { status: error.status, code: error.code, message: say(error.word, language), ...(error.status === 401 ? { headers: { 'www-authenticate': 'Bearer' } } : {}) };
  if (error instanceof NotNow) {
    if (error.code === 'unknown_conversation') return { status: 404, code: 'NotFound', message: say('gone', language) };
    return error.code === 'conflict_id' ? { status: 409, code: 'Conflict', message: say('conflict', language) } : { status: 400, code: 'BadArgument', message: error.message };
  }
  const { status, code, type, headers } = fieldsOf(error);
  // The limiter is the web's own: its refusal is known by its code, and says itself when to come back.
  if (code === 'too_many') return { status: 429, code: 'TooManyRequests', message: say('tooMany', language), headers: headers as Record<string, string> };
  if (type === 'entity.too.large') return { status: 413, code: 'MessageSizeTooBig', message: say('tooLarge', language) };
  if (typeof status === 'number' && status >= 400 && status < 500) return { status: 400, code: 'BadSyntax', message: say('notJson', language) };
  log.error({ err: error }, 'a Direct Line or Rasa call failed: this is a fault in the program');
  return { status: 500, code: 'ServiceError', message: say('internal', language) };
}

function fieldsOf(error: unknown): { status?: unknown; code?: unknown; type?: unknown; headers?: unknown } {
  return typeof error === 'object' && error !== null ? error : {};
}

/** The language of whoever makes the request; Swedish unless English is asked for first. */
function readerLanguage(request: Request): Language {
  return request.acceptsLanguages('sv', 'en') === 'en' ? 'en' : 'sv';
}

const mostDiscarded = 1024 * 1024;

/** Lets the rest of a body pass unread, so that whoever sends it sees the answer, and hangs up on whoever does not stop. */
function discardRest(request: Request): void {
  if (request.complete || request.destroyed) return;
  let size = 0;
  request.on('error', () => undefined);
  request.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > mostDiscarded) request.destroy();
  });
}

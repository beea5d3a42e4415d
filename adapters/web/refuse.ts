import type { ErrorRequestHandler, Response } from 'express';
import { NotNow } from '../../src/events.ts';
import type { Language } from '../../src/events.ts';
import type { Fault } from './faults.ts';
import { problem, readerLanguage } from './http.ts';
import type { Log } from './http.ts';
import { Refused, kindOf, problems } from './problems.ts';

export type Refusal = { response: Response; error: unknown; language: Language; log: Log; about?: object };

/** Answers whatever was thrown in a request: what was refused on purpose as what it is, and a fault of ours as one, logged once. */
export function refuse(log: Log): ErrorRequestHandler {
  return (error: unknown, request, response, _next) => { refuseWith({ response, error, language: readerLanguage(request), log }); };
}

/** The same with the language known. */
export function refuseWith({ response, error, language, log, about = {} }: Refusal): void {
  if (error instanceof Refused) return refused(response, error, language);
  if (error instanceof NotNow) return notNow(response, error, language);
  const code = codeOf(error);
  if (cannotKeep.test(code)) {
    log.error({ ...about, code }, 'the store could not keep what it was given: see that the disk is not full and that the database can be reached');
    return refused(response, new Refused('cannot_keep', { headers: { 'retry-after': '10' } }), language);
  }
  const status = statusOf(error);
  if (status !== undefined) return refused(response, new Refused(status === 404 ? 'unknown_path' : 'bad_url'), language, status);
  log.error({ ...about, err: error }, 'a request failed: this is a fault in the program');
  refused(response, new Refused('internal'), language);
}

/** What a full disk, a lost database or a stream that never came to rest are called by their drivers. */
const cannotKeep = /^(?:SQLITE_(?:FULL|BUSY|READONLY|IOERR|CANTOPEN)|ENOSPC|EROFS|EIO|conflict$|ECONNREFUSED|ECONNRESET|53\d{3}$|55P03$|57P0\d$|08\d{3}$)/;
/** What the driver of Postgres says, without any code, of a line that breaks while it is used. */
const brokenLine = /^Connection terminated|^timeout exceeded when trying to connect/;

function refused(response: Response, { code, headers, faults }: Refused, language: Language, status: number = problems[code].status): void {
  const { title, detail } = problems[code][language];
  problem(response, { title, status, code, detail, ...(faults ? { errors: faults(language) } : {}) }, language, headers);
}

/** The engine's own refusals: with the texts of ours where the code is one of ours, else with what it says itself. */
function notNow(response: Response, { code, message, detail: { why } }: NotNow, language: Language): void {
  const kind = kindOf(code === 'unknown_conversation' ? 'not_found' : code);
  const { title, detail: told } = kind ? kind[language] : { title: problems.not_now[language].title, detail: message };
  const detail = why === undefined ? told : `${told} ${why}`;
  const errors: Fault[] | undefined = kind?.path === undefined ? undefined : [{ path: kind.path, detail }];
  problem(response, { title, status: kind?.status ?? problems.not_now.status, code: code === 'unknown_conversation' ? 'not_found' : code, detail, ...(errors ? { errors } : {}) }, language);
}

function codeOf(error: unknown): string {
  if (error instanceof Error && brokenLine.test(error.message)) return 'ECONNRESET';
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** The status of an error that Express or one of its parts made of a bad request. */
function statusOf(error: unknown): number | undefined {
  return error instanceof Error && 'status' in error && typeof error.status === 'number' && error.status >= 400 && error.status < 500 ? error.status : undefined;
}

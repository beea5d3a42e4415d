import type { Express, Request, Response } from 'express';
import type { App } from '../adapter.ts';
import type { Language } from '../../src/events.ts';
import type { Access } from './access.ts';
import { readJson } from './body.ts';
import { faultsIn } from './faults.ts';
import { answer, readerLanguage } from './http.ts';
import type { Log } from './http.ts';
import type { RateLimiter } from './limits.ts';
import type { Operation } from './operation.ts';
import { Refused } from './problems.ts';
import { refuseWith } from './refuse.ts';

export type Parts = { access: Access; limiter: RateLimiter; now: () => Date; log: Log; /** Throws Refused while there is nothing to ask. */ app(): App };

/** Gives every operation its route, and answers 405 where a path is called in another way. */
export function mount(site: Express, operations: readonly Operation[], parts: Parts): void {
  const paths = new Map<string, Operation[]>();
  for (const operation of operations) paths.set(operation.path, [...(paths.get(operation.path) ?? []), operation]);
  for (const [path, here] of paths) {
    const route = site.route(path.replace(/\{(\w+)\}/g, ':$1'));
    for (const operation of here) route[operation.method]((request, response) => run(operation, parts, request, response));
    const allow = here.flatMap(({ method }) => (method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()])).join(', ');
    route.all(() => { throw new Refused('wrong_method', { headers: { allow } }); });
  }
}

async function run(operation: Operation, parts: Parts, request: Request, response: Response): Promise<void> {
  let id = '';
  try {
    if (operation.counted) parts.limiter.count(operation.counted, request);
    if (operation.secured) id = await authorise(parts, request);
    const body = operation.body ? await checkedBody(operation.body, request) : undefined;
    const call = { get app() { return parts.app(); }, access: parts.access, at: parts.now().toISOString(), id, params: paramsOf(request), body, request, response };
    const answered = await operation.run(call);
    if (operation.answer || operation.status === 204) answer(response, operation.status, answered);
  } catch (error) {
    refuseWith({ response, error, language: await languageFor(parts, id, request), log: parts.log, about: { operation: operation.name } });
  }
}

/**
 * The conversation that a call may speak in. What is no token of ours is 401. A token of ours opens its own conversation only:
 * another's, one that never was and one that is no longer kept are answered alike, and found out alike, by the token.
 */
async function authorise({ access, app }: Parts, request: Request): Promise<string> {
  const token = /^Bearer +([\w-]{1,200})$/i.exec(request.headers.authorization ?? '')?.[1];
  if (token === undefined || !access.isOurs(token)) throw new Refused('no_token', { headers: { 'www-authenticate': 'Bearer' } });
  const { id } = paramsOf(request);
  const found = await app().read.access({ token: access.hashToken(token) });
  if (!found || found.conversation !== id) throw new Refused('not_found');
  return found.conversation;
}

async function checkedBody(schema: NonNullable<Operation['body']>, request: Request): Promise<unknown> {
  const body = await readJson(request);
  const checked = schema.safeParse(body);
  if (checked.success) return checked.data;
  const { error } = checked;
  throw new Refused('not_valid', { faults: (language) => faultsIn(error, body, language) });
}

function paramsOf(request: Request): Record<string, string> {
  return Object.fromEntries(Object.entries(request.params).map(([name, value]) => [name, String(value)]));
}

/** The language of the conversation, else of the reader's browser. */
async function languageFor({ app }: Parts, id: string, request: Request): Promise<Language> {
  if (id === '') return readerLanguage(request);
  try {
    const current = await app().read.conversation(id);
    return current && current.conversation.status !== 'none' ? current.conversation.language : readerLanguage(request);
  } catch {
    return readerLanguage(request);
  }
}

import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { App } from '../adapter.ts';
import type { OpenConversation } from '../../src/conversation/conversation.ts';
import type { Input } from '../../src/conversation/input.ts';
import { Promoter } from '../../src/events.ts';
import type { Event, Recorded } from '../../src/events.ts';
import type { Access } from './access.ts';
import { looksLikeCode } from './access.ts';
import { conversationOf, handoversOf, messagesOf } from './messages.ts';
import { doing, giving, taking } from './operation.ts';
import type { Call, Operation } from './operation.ts';
import { Refused } from './problems.ts';
import { Everything, Export, LanguageBody, LanguageShown, OpenBody, Opened, Options, Rated, RatingBody, ResumeBody, Resumed, Said, SayBody, SinceQuery } from './schemas.ts';
import type { ConversationShown } from './schemas.ts';
import type { Streams } from './stream.ts';

/** Opening a conversation, speaking in it, and what a company may do with what is kept about it. */
export function conversationOperations(streams: Streams): Operation[] {
  return [
    taking({
      name: 'openConversation', method: 'post', path: '/api/conversations', summary: 'Opens a conversation.',
      secured: false, counted: 'open', body: OpenBody, status: 201, answer: Opened, run: open,
    }),
    taking({
      name: 'resumeConversation', method: 'post', path: '/api/conversations/resume', summary: 'Comes back with the code that was written down.',
      secured: false, counted: 'resume', body: ResumeBody, status: 200, answer: Resumed, refusals: [404], run: resume,
    }),
    giving({
      name: 'getConversation', method: 'get', path: '/api/conversations/{id}', summary: 'Everything so far; or with `after` the messages since that version, at once or, with `wait`, when there is something new. For whoever cannot hold a stream.',
      secured: true, counted: 'read', query: SinceQuery, status: 200, answer: Everything, run: everythingSince(streams),
    }),
    giving({
      name: 'listOptions', method: 'get', path: '/api/conversations/{id}/options/{slot}', summary: 'All answers that a slot has, in the language of the conversation, to correct what was understood with.',
      secured: true, counted: 'read', status: 200, answer: Options, run: listOptions,
    }),
    taking({
      name: 'chooseLanguage', method: 'post', path: '/api/conversations/{id}/language', summary: 'From now on the answers come in this language, whatever is written.',
      secured: true, counted: 'messages', body: LanguageBody, status: 200, answer: LanguageShown, run: chooseLanguage,
    }),
    doing({
      name: 'deleteConversation', method: 'delete', path: '/api/conversations/{id}', summary: 'Forgets the company here: the conversation, the contact details, the cards in Slack.',
      secured: true, counted: 'messages', status: 204, refusals: [409],
      async run({ app, id }) {
        await app.forget(id);
        streams.closeOf(id);
        return undefined;
      },
    }),
    taking({
      name: 'sendMessage', method: 'post', path: '/api/conversations/{id}/messages', summary: 'The company says something, presses an option, or corrects what was understood.',
      secured: true, counted: 'messages', body: SayBody, status: 200, answer: Said, refusals: [409, 422], run: say,
    }),
    taking({
      name: 'rateMessage', method: 'post', path: '/api/conversations/{id}/messages/{message}/rating', summary: 'Thumb up or down for an answer.',
      secured: true, counted: 'messages', body: RatingBody, status: 200, answer: Rated, run: rate,
    }),
    doing({
      name: 'followConversation', method: 'get', path: '/api/conversations/{id}/stream',
      summary: 'Server-Sent Events: one `message` event a message, and one `handover` event when the state of a handover changes. The id of an event is the version of the conversation; Last-Event-ID is honoured.',
      secured: true, counted: 'read', status: 200, type: 'text/event-stream',
      async run({ app, id, request, response }) {
        await streams.follow({ read: app.read, id, request, response });
        return undefined;
      },
    }),
    giving({
      name: 'exportConversation', method: 'get', path: '/api/conversations/{id}/export', summary: 'All that is kept about the company.',
      secured: true, counted: 'read', status: 200, answer: Export, run: exportAll,
    }),
  ];
}

async function open({ app, access, at, body }: Call<z.output<typeof OpenBody>>) {
  const id = randomUUID();
  const token = access.newToken();
  const code = access.codeOf(id);
  const records = await app.receive(id, { type: 'conversation.open', id: randomUUID(), at, ...body }, { token: access.hashToken(token), code: access.hashCode(code) });
  return { conversation: await conversationNow(app, access, id), token, messages: messagesOf(records), version: lastVersion(records) };
}

async function resume({ app, access, at, body }: Call<{ code: string }>) {
  const found = looksLikeCode(body.code) ? await app.read.access({ code: access.hashCode(body.code) }) : undefined;
  if (!found) throw new Refused('unknown_code');
  const token = access.newToken();
  await app.addToken(found.conversation, access.hashToken(token), at);
  return { ...(await soFar(app, access, found.conversation)), token };
}

function everythingSince(streams: Streams) {
  return async ({ app, access, id, request, response }: Call<unknown>) => {
    const { data } = SinceQuery.safeParse(request.query);
    if (!data) throw new Refused('bad_query');
    const { after = 0, wait = 0 } = data;
    if (wait > 0) await streams.waitFor({ read: app.read, id, after, ms: wait * 1_000, request, response });
    return soFar(app, access, id, after);
  };
}

async function listOptions({ app, id, params: { slot = '' } }: Call<unknown>) {
  const options = await app.read.options(id, slot);
  if (!options) throw new Refused('unknown_slot');
  return { options };
}

async function chooseLanguage({ app, access, at, id, body: { language } }: Call<z.output<typeof LanguageBody>>) {
  await app.receive(id, { type: 'language.choose', id: `language:${randomUUID()}`, at, language });
  return { conversation: await conversationNow(app, access, id) };
}

async function say({ app, access, at, id, body }: Call<z.output<typeof SayBody>>) {
  const input: Input = 'text' in body ? { type: 'message.say', at, ...body } : { type: 'option.choose', at, ...body };
  const records = await app.receive(id, input);
  return { messages: messagesOf(records), conversation: await conversationNow(app, access, id) };
}

async function rate({ app, at, id, params, body: { helpful } }: Call<{ helpful: boolean }>) {
  const { message = '' } = params;
  const events = (await app.read.events(id)).map(({ event }) => event);
  if (!events.some((event) => event.type === 'message.sent' && event.message === message)) throw new Refused('unknown_message');
  if (lastRating(events, message) !== helpful) await app.receive(id, { type: 'message.rate', id: `rating:${randomUUID()}`, at, message, helpful });
  return { rating: { message, helpful } };
}

function lastRating(events: readonly Event[], message: string): boolean | undefined {
  const rated = events.findLast((event) => event.type === 'message.rated' && event.message === message);
  return rated?.type === 'message.rated' ? rated.helpful : undefined;
}

async function exportAll({ app, access, at, id, response }: Call<unknown>) {
  response.set('content-disposition', `attachment; filename="ratt-dorr-${id.slice(0, 8)}.json"`);
  return exportOf({ app, access, at }, id);
}

/** All that is kept about a company, as it gets it itself. Refused when the conversation is not there. */
export async function exportOf({ app, access, at }: Pick<Call<unknown>, 'app' | 'access' | 'at'>, id: string): Promise<z.output<typeof Export>> {
  const { events, contacts } = await app.read.everything(id);
  const conversation = await currentOf(app, id);
  return {
    exportedAt: at,
    conversation: conversationOf(id, conversation, access.codeOf(id)),
    messages: messagesOf(events),
    handovers: handoversOf(conversation),
    contacts,
    events: events.map(({ version, at: happened, event }) => ({ version, at: happened, event: withoutStaffId(event) })),
  };
}

/** A promoter's id in the outside world is the promoter's, not the company's: the company gets the name, wherever somebody is named. */
function withoutStaffId(event: Event): { type: string; [field: string]: unknown } {
  return { ...event, ...Object.fromEntries(Object.entries(event).flatMap(([field, value]) => (isSomebody(value) ? [[field, withoutId(value)]] : []))) };
}

function isSomebody(value: unknown): value is Promoter {
  return Promoter.safeParse(value).success;
}

function withoutId({ id: _id, ...shown }: Promoter): Omit<Promoter, 'id'> {
  return shown;
}

async function soFar(app: App, access: Access, id: string, after = 0) {
  const events = await app.read.events(id, after);
  const conversation = await currentOf(app, id);
  return { conversation: conversationOf(id, conversation, access.codeOf(id)), messages: messagesOf(events), handovers: handoversOf(conversation), version: lastVersion(events) || Math.min(after, (await app.read.conversation(id))?.version ?? 0) };
}

/** A conversation as it is shown now. */
export async function conversationNow(app: App, access: Access, id: string): Promise<ConversationShown> {
  return conversationOf(id, await currentOf(app, id), access.codeOf(id));
}

/** What is known now. Refused when the conversation was removed in the meantime. */
export async function currentOf(app: App, id: string): Promise<OpenConversation> {
  const current = await app.read.conversation(id);
  if (!current || current.conversation.status === 'none') throw new Refused('not_found');
  return current.conversation;
}

function lastVersion(records: readonly Recorded[]): number {
  return records.at(-1)?.version ?? 0;
}

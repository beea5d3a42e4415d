import { randomUUID } from 'node:crypto';
import express from 'express';
import type { Router } from 'express';
import type { Event } from '../../src/events.ts';
import type { App } from '../adapter.ts';
import { connectTitle, textWithDoors } from './activities.ts';
import { feed } from './feed.ts';
import type { Item } from './feed.ts';
import type { Parts } from './parts.ts';
import { Refused, refuse } from './refusal.ts';
import type { Log } from './refusal.ts';
import { RasaMessage } from './shapes.ts';
import { takeTurn } from './turn.ts';
import { languageOf } from './words.ts';

type RasaAnswer = { recipient_id: string; text: string; buttons?: { title: string; payload: string }[] };

/** What a widget sends by itself when it opens: it wants the greeting, and nobody has written anything. */
const hellos = ['/session_start', '/start', '/restart', '/greet', '/get_started'];

/**
 * The REST channel of Rasa: one message in, the answers to it out. What came in the meantime, such as a promoter's yes, comes with
 * the next answer. The conversation follows from door and sender, so that it is found again after a restart; whoever knows a
 * sender speaks in its conversation, which is why it should be long and impossible to guess.
 */
export function rasaRoute(parts: Parts, log: Log): Router {
  const routes = express.Router();
  const { tokens, memory, limiter } = parts;

  async function answerTo(request: express.Request): Promise<RasaAnswer[]> {
    const read = RasaMessage.safeParse(request.body);
    if (!read.success) throw new Refused(400, 'BadArgument', 'rasaBody');
    const { sender, message, metadata } = read.data;
    const app = parts.app();
    const door = doorIn(app, metadata?.door ?? request.query.door);
    const conversation = tokens.idOf('rasa', door, sender);
    limiter.count('messages', request);
    const before = await seenBy(app, conversation);
    if (before === undefined) {
      limiter.count('open', request);
      await parts.open(conversation, door, languageOf(metadata?.language ?? undefined));
    }
    const since = { version: before ?? 0, seq: memory.latest(conversation), form: false };
    const text = message.trim();
    if (text !== '' && !hellos.includes(text)) {
      const input = metadata?.message_id === undefined ? randomUUID() : tokens.idOf('rasa-message', conversation, metadata.message_id);
      await takeTurn(parts.turnParts(request), conversation, { input, text, ...choiceIn(text) });
    }
    const { items } = await feed(parts, conversation, since);
    return items.flatMap((item) => rasaOf(item, sender));
  }

  routes.get('/', (_request, response) => { response.json({ status: 'ok' }); });
  routes.post('/webhook', (request, response) => {
    answerTo(request).then((answers) => { response.json(answers); }, (error: unknown) => { refuse(error, request, response, log); });
  });
  routes.use(() => { throw new Refused(404, 'NotFound', 'unknownPath'); });
  return routes;
}

function doorIn(app: App, asked: unknown): string {
  if (typeof asked !== 'string' || asked === '') throw new Refused(400, 'BadArgument', 'rasaDoor');
  if (!app.read.directory().doors.some(({ id }) => id === asked)) throw new Refused(400, 'BadArgument', 'rasaDoor');
  return asked;
}

/** How far the sender has read: up to the end of what its last message led to. Undefined where there is no conversation yet. */
async function seenBy(app: App, conversation: string): Promise<number | undefined> {
  const records = await app.read.events(conversation);
  if (records.length === 0) return undefined;
  const own = records.findLast(({ event }) => ['conversation.opened', 'message.said', 'option.chosen', 'handover.requested', 'handover.withdrawn'].includes(event.type) && !isOthers(event));
  return records.findLast(({ cause }) => cause === own?.cause)?.version ?? 0;
}

/** What a promoter or a clock led to, and not the company. */
function isOthers(event: Event): boolean {
  return event.type === 'handover.requested' ? event.previous !== undefined || event.assists !== undefined : event.type === 'handover.withdrawn' && event.why === 'mistake';
}

/** A choice as buttons of ours carry it: /choose{"slot":"municipality","option":"Mora"}. */
function choiceIn(text: string): { choice?: { slot: string; option: string } } {
  if (!text.startsWith('/choose')) return {};
  try {
    const { slot, option } = JSON.parse(text.slice('/choose'.length)) as { slot?: unknown; option?: unknown };
    if (typeof slot === 'string' && typeof option === 'string') return { choice: { slot, option } };
  } catch {
    throw new Refused(400, 'BadArgument', 'rasaPayload');
  }
  throw new Refused(400, 'BadArgument', 'rasaPayload');
}

function rasaOf(item: Item, sender: string): RasaAnswer[] {
  if (item.kind !== 'line' || item.from === 'company') return [];
  const { text, doors, choices, language } = item;
  const buttons = [
    ...choices.map(({ title, answers }) => ({ title, payload: answers ? `/choose${JSON.stringify(answers)}` : title })),
    ...doors.flatMap((door) => { const title = connectTitle(door, language); return title === undefined ? [] : [{ title, payload: title }]; }),
  ];
  return [{ recipient_id: sender, text: textWithDoors(text, doors, language), ...(buttons.length > 0 ? { buttons } : {}) }];
}

import type { App } from '../adapter.ts';
import type { OpenConversation } from '../../src/conversation/conversation.ts';
import type { Door, Event, EventOf, Language, Option, Recorded } from '../../src/events.ts';
import type { Aside, Memory, Sender } from './memory.ts';
import { Refused } from './refusal.ts';
import { say } from './words.ts';

/** One thing that a client is told, before it is put in the words of its protocol. */
export type Item = Line | Handoff;
export type Line = {
  kind: 'line'; id: string; at: string; language: Language; from: 'company' | 'assistant' | 'promoter' | 'system'; name: string; text: string;
  /** What may be answered by pressing: an option of a question, or a sentence of ours. */
  choices: readonly Choice[];
  doors: readonly Door[];
  sender?: Sender;
};
export type Choice = { title: string; answers?: { slot: string; option: string } };
/** How a handover goes, for the page around the client. Never any contact details. */
export type Handoff = { kind: 'handoff'; id: string; at: string; language: Language; name: 'handoff.initiate' | 'handoff.status'; value: Readonly<Record<string, string>> };

/**
 * How far a client has read: a version of the event log, and a place among the asides where it has seen any. `form` says that a
 * form was open then, so that a client that comes back after a restart is told that it is gone before it goes on typing.
 */
export type Mark = { version: number; seq: number; form: boolean };

/** A watermark as clients carry it. What is none of ours counts as none: all is told again. */
export function readMark(watermark: unknown): Mark {
  const [, version = '0', seq = '0', form = ''] = (typeof watermark === 'string' ? /^(\d{1,15})(?:\.(\d{1,15})(f?))?$/.exec(watermark) : null) ?? [];
  return { version: Number(version), seq: Number(seq), form: form === 'f' };
}

export function writeMark({ version, seq, form }: Mark): string {
  return seq === 0 ? String(version) : `${version}.${seq}${form ? 'f' : ''}`;
}

export type FeedParts = { app: () => App; memory: Memory; now: () => Date };

/** What is known now. Refused when the conversation was never opened, or was removed in the meantime. */
export async function currentOf(app: App, id: string): Promise<{ conversation: OpenConversation; version: number }> {
  const current = await app.read.conversation(id);
  if (!current || current.conversation.status === 'none') throw new Refused(404, 'NotFound', 'gone');
  return { conversation: current.conversation, version: current.version };
}

/**
 * What has come since a mark, in order, and the mark after it. While nothing has come it costs a look at what is in memory:
 * clients without a stream ask each second.
 */
export async function feed({ app, memory, now }: FeedParts, id: string, since: Mark): Promise<{ items: Item[]; mark: Mark }> {
  const { conversation, version } = await currentOf(app(), id);
  tellIfLost(memory, id, since, { version, language: conversation.language, at: now().toISOString() });
  const asides = memory.after(id, since.seq);
  const mark = { version: Math.max(version, since.version), seq: Math.max(memory.latest(id), since.seq), form: memory.form(id) !== undefined };
  if (version <= since.version && asides.length === 0) return { items: [], mark };
  const records = version > since.version ? await app().read.events(id, since.version) : [];
  const placed = [
    ...records.flatMap((record) => itemsOf(record, conversation, memory.sender(id, record.cause)).map((item) => ({ item, after: record.version, seq: 0 }))),
    ...asides.map((aside) => ({ item: lineOf(aside, conversation.language, memory.sender(id, aside.id)), after: aside.after, seq: aside.seq })),
  ].sort((a, b) => a.after - b.after || a.seq - b.seq);
  return { items: placed.map(({ item }) => item), mark: { ...mark, version: Math.max(mark.version, records.at(-1)?.version ?? 0) } };
}

/** Says that a form is gone: because of its age, or because this process never had it. */
export function tellIfLost(memory: Memory, id: string, since: Mark, { version, language, at }: { version: number; language: Language; at: string }): boolean {
  const restarted = since.form && memory.form(id) === undefined && memory.latest(id) < since.seq;
  const lost = memory.wasLost(id) || restarted;
  if (lost) memory.add(id, { id: `${id}.lost.${at}`, at, from: 'service', text: say('lostAny', language), choices: [], after: version }, since.seq);
  return lost;
}

function lineOf({ id, at, from, text, choices }: Aside, language: Language, sender: Sender | undefined): Line {
  return {
    kind: 'line', id, at, language, from: from === 'company' ? 'company' : 'system', name: from === 'company' ? '' : say('service', language), text,
    choices: choices.map((title) => ({ title })), doors: [], ...(sender ? { sender } : {}),
  };
}

function itemsOf({ at, version, event }: Recorded, conversation: OpenConversation, sender: Sender | undefined): Item[] {
  const line = { kind: 'line', at, choices: [], doors: [] } as const;
  switch (event.type) {
    case 'message.said':
      return [{ ...line, id: event.message, language: event.language, from: 'company', name: '', text: event.text, ...(sender ? { sender } : {}) }];
    case 'option.chosen':
      return [{ ...line, id: event.message, language: event.language, from: 'company', name: '', text: event.label, ...(sender ? { sender } : {}) }];
    case 'message.sent':
      return [{ ...line, id: event.message, language: event.language, from: event.from, name: nameOf(event), text: event.text, choices: choicesOf(event), doors: event.doors ?? [] }];
    case 'handover.requested':
      return [handoff(at, version, conversation, 'handoff.initiate', event.handover, initiated(event, conversation))];
    default: {
      const state = stateOf(event);
      return state && 'handover' in event && event.handover !== undefined ? [handoff(at, version, conversation, 'handoff.status', event.handover, state)] : [];
    }
  }
}

function handoff(at: string, version: number, { language }: OpenConversation, name: Handoff['name'], handover: string, value: Readonly<Record<string, string>>): Handoff {
  return { kind: 'handoff', id: `${handover}.v${version}`, at, language, name, value: { handover, ...value } };
}

function nameOf({ from, promoter, language }: EventOf<'message.sent'>): string {
  if (from === 'promoter') return promoter ?? say('service', language);
  return say(from === 'assistant' ? 'guide' : 'service', language);
}

function choicesOf({ question, phrase, handover, language }: EventOf<'message.sent'>): Choice[] {
  if (question) return (question.options ?? []).map(({ id, label }: Option) => ({ title: label, answers: { slot: question.slot, option: id } }));
  return handover !== undefined && phrase.startsWith('handover.sent') ? [{ title: say('withdrawTitle', language) }] : [];
}

function initiated({ brief, actor, recipient, service, municipality, introduces, previous, assists, by }: EventOf<'handover.requested'>, { door, region, language, known }: OpenConversation): Record<string, string> {
  const optional = { need: brief.find(({ key }) => key === 'need')?.text, stage: known.stage?.value, municipality: municipality ?? known.municipality?.value, introduces, previous, assists };
  return { door, region, language, actor, recipient, service, by, ...Object.fromEntries(Object.entries(optional).filter((pair): pair is [string, string] => pair[1] !== undefined)) };
}

/** Bot Framework knows three states of a handover; which of ours it is stands in `message`. */
function stateOf(event: Event): { state: 'accepted' | 'failed' | 'completed'; message: string } | undefined {
  switch (event.type) {
    case 'handover.accepted': case 'handover.contacted':
      return { state: 'accepted', message: event.type.slice('handover.'.length) };
    case 'handover.undone':
      return event.holder ? { state: 'accepted', message: event.status } : undefined;
    case 'handover.completed':
      return { state: 'completed', message: 'completed' };
    case 'handover.failed': case 'handover.declined': case 'handover.referred': case 'handover.expired': case 'handover.withdrawn':
      return { state: 'failed', message: event.type.slice('handover.'.length) };
    default:
      return undefined;
  }
}

import { withNotice } from './consent.ts';
import { makeSafe } from './conversation/privacy.ts';
import { replay } from './conversation/conversation.ts';
import type { Conversation } from './conversation/conversation.ts';
import { decide } from './conversation/decide.ts';
import type { Input, Read } from './conversation/input.ts';
import type { World } from './conversation/world.ts';
import { clocksSetBy, deliveriesOf } from './deliveries.ts';
import { NotNow } from './events.ts';
import type { Event, Recorded } from './events.ts';
import { keepKnown } from './known.ts';
import { saidNo } from './recognise.ts';
import type { MarksOf } from './recognise.ts';
import { Conflict } from './store/store.ts';
import type { Also, News, Store } from './store/store.ts';
import type { Understand } from './understand.ts';

export type Engine = {
  /** Decides, appends and tells. Answers the new records; those of the first time when the input's id has been seen. Throws NotNow. */
  receive(conversation: string, input: Input, access?: { token: string; code: string }): Promise<Recorded[]>;
  /** What is known now, from the cache where it can be. */
  current(conversation: string): Promise<{ conversation: Conversation; version: number }>;
  /** Calls the listener with every record once it is kept; where several processes serve, also when others have written, with an empty list: there is more to read. */
  watch(conversation: string, listener: (records: readonly Recorded[]) => void): () => void;
  forget(conversation: string): void;
  /** Tells whoever watches of what another process has written to conversations. */
  hear(news: Exclude<News, 'settings' | 'content'>): void;
};

export type EngineParts = {
  store: Store;
  world: () => World;
  understand: Understand;
  /** By what a company is known again; by nothing unless set. */
  marksOf?: MarksOf;
  /** Whether a practice conversation's handovers are delivered (at the desk they are; to real channels never). */
  deliversPractice: boolean | (() => boolean);
  /** Called when something may be due for delivery. */
  wake: () => void;
};

type Watcher = (records: readonly Recorded[]) => void;
const triesAtConflict = 4;

/** Load → understand → decide → append → tell. */
export function openEngine({ store, world, understand, marksOf = () => [], deliversPractice, wake }: EngineParts): Engine {
  const known = keepKnown(store);
  const queues = new Map<string, Promise<unknown>>();
  const watchers = new Map<string, Set<Watcher>>();

  async function turn(id: string, input: Input, access?: { token: string; code: string }): Promise<Recorded[]> {
    for (let attempt = 1; ; attempt++) {
      const before = await known.load(id);
      const safe = safeInput(input, before.conversation);
      if (before.causes.has(input.id)) return sameAnswer(await store.load(id), safe, world());
      const read = safe.input.type === 'message.say' ? readText(safe.input.text, safe.removed, before.conversation, input.at) : undefined;
      const decided = decide(world(), before.conversation, await withDecliners(store, safe.input), read);
      const events = before.conversation.status === 'none' ? decided : await withNotice(store, decided, before.conversation.door, input.at);
      const records = events.map((event, i): Recorded => ({ version: before.version + 1 + i, at: input.at, cause: input.id, event }));
      if (records.length === 0) return [];
      try {
        const after = replay(records, before.conversation);
        const also = alsoOf(id, input, after, records, access);
        await store.append(id, before.version, records, also);
        known.remember(id, { conversation: after, version: before.version + records.length, causes: before.causes.add(input.id) });
        if (also.deliveries && also.deliveries.length > 0) wake();
        for (const listener of watchers.get(id) ?? []) listener(records);
        return records;
      } catch (error) {
        known.drop(id);
        if (!(error instanceof Conflict) || attempt >= triesAtConflict) throw error;
      }
    }
  }

  function alsoOf(id: string, input: Input, after: Conversation, records: Recorded[], access?: { token: string; code: string }): Also {
    const practice = after.status !== 'none' && after.practice;
    return {
      deliveries: after.status === 'none' || (practice && !(typeof deliversPractice === 'function' ? deliversPractice() : deliversPractice)) ? [] : [...deliveriesOf(id, records, after.handovers), ...clocksSetBy(id, records, after.handovers, world())],
      ...(access ? { access } : {}),
      ...(input.type === 'handover.request' ? { contact: { chain: input.id, contact: input.contact }, marks: { chain: input.id, marks: marksOf(input.contact, after.status !== 'none' && after.practice), shown: input.recognise === true } } : {}),
    };
  }

  function readText(text: string, removed: string[], conversation: Conversation, at: string): Read {
    if (conversation.status === 'none') return { text, removed, reading: understand(text, { fallback: 'sv', at }) };
    const { language, question } = conversation;
    return { text, removed, reading: understand(text, { fallback: language, at, ...(question ? { asked: question.slot } : {}) }) };
  }

  return {
    receive(id, input, access) {
      const before = queues.get(id) ?? Promise.resolve();
      const mine = before.catch(() => undefined).then(() => turn(id, input, access));
      const settled = mine.catch(() => undefined).then(() => { if (queues.get(id) === settled) queues.delete(id); });
      queues.set(id, settled);
      return mine;
    },
    async current(id) {
      const { conversation, version } = await known.load(id);
      return { conversation, version };
    },
    watch(id, listener) {
      const listeners = watchers.get(id) ?? new Set();
      watchers.set(id, listeners.add(listener));
      return () => { listeners.delete(listener); if (listeners.size === 0) watchers.delete(id); };
    },
    forget(id) { known.drop(id); },
    hear(news) {
      if (news === 'anything') known.clear();
      else if (news.forgotten) known.drop(news.conversation);
      const told = news === 'anything' ? [...watchers.values()] : [watchers.get(news.conversation) ?? new Set<Watcher>()];
      for (const listeners of told) for (const listener of listeners) listener([]);
    },
  };
}

/** Where a case has to go on by itself, whoever has said no to the same company of late is not the first to be tried. */
async function withDecliners(store: Store, input: Input): Promise<Input> {
  if (input.type !== 'handover.decline' && input.type !== 'handover.expire') return input;
  const avoid = await saidNo(store, input.handover, input.at);
  return avoid.length > 0 ? { ...input, avoid } : input;
}

/** What a company or a promoter wrote, made safe before anything is read or kept. */
function safeInput(input: Input, conversation: Conversation): { input: Input; removed: string[] } {
  const language = conversation.status === 'none' ? 'sv' : conversation.language;
  const clean = (text: string) => makeSafe(text, language);
  switch (input.type) {
    case 'message.say': {
      const { text, removed } = clean(input.text);
      return { input: { ...input, text }, removed };
    }
    case 'handover.request':
      return { input: { ...input, ...(input.note === undefined ? {} : { note: clean(input.note).text }) }, removed: [] };
    case 'handover.decline':
    case 'handover.close':
      return { input: { ...input, ...(input.note === undefined ? {} : { note: clean(input.note).text }) }, removed: [] };
    case 'handover.refer':
    case 'handover.join':
      return { input: { ...input, reason: clean(input.reason).text }, removed: [] };
    default:
      return { input, removed: [] };
  }
}

/** The answer that an input got the first time. The same id with other content is refused. */
function sameAnswer(all: readonly Recorded[], { input }: { input: Input }, world: World): Recorded[] {
  const records = all.filter(({ cause }) => cause === input.id);
  const first = records[0]?.event;
  if (first && !isSame(first, input)) throw new NotNow('conflict_id', world.phrase('error.conflict_id', 'sv'));
  return records;
}

function isSame(event: Event, input: Input): boolean {
  switch (input.type) {
    case 'message.say': return event.type === 'message.said' && event.text === input.text;
    case 'option.choose': return event.type === 'option.chosen' && event.slot === input.slot && event.option === input.option;
    case 'handover.request': return event.type === 'handover.requested' && (event.introduces ?? event.actor) === input.actor && event.onward === input.onward && event.sensitive === input.sensitive
      && (input.service === undefined || input.service === event.service) && (event.brief.find(({ key }) => key === 'note')?.text ?? '') === (input.note ?? '') && (event.recognise ?? false) === (input.recognise ?? false);
    default: return true;
  }
}


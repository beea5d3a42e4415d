import { replay, type Conversation } from './conversation/conversation.ts';
import type { Store } from './store/store.ts';

/** A conversation as its log says, how far it has been read, and the inputs that made it. */
export type Known = { conversation: Conversation; version: number; causes: Set<string> };

const most = 500;

/** The conversations read last, so that a turn need not fold a whole log again. */
export function keepKnown(store: Pick<Store, 'load' | 'shared'>) {
  const cache = new Map<string, Known>();
  /** The latest read under way of each conversation, as long as nothing has happened to that conversation since it began. */
  const reads = new Map<string, symbol>();

  async function read(id: string): Promise<Known> {
    const mine = Symbol(id);
    reads.set(id, mine);
    try {
      const records = await store.load(id);
      const fresh = { conversation: replay(records), version: records.at(-1)?.version ?? 0, causes: new Set(records.map(({ cause }) => cause)) };
      // Carried on or forgotten while it was being read: what was read is already old, and is kept by nobody.
      if (reads.get(id) !== mine) return cache.get(id) ?? fresh;
      if (fresh.version > 0) remember(id, fresh);
      return fresh;
    } finally {
      if (reads.get(id) === mine) reads.delete(id);
    }
  }

  /** What another process has added since is folded in: nobody decides or answers on what is no longer so. */
  async function caughtUp(id: string, known: Known): Promise<Known> {
    const more = await store.load(id, known.version);
    const last = more.at(-1);
    if (!last) return known;
    return { conversation: replay(more, known.conversation), version: last.version, causes: new Set([...known.causes, ...more.map(({ cause }) => cause)]) };
  }

  function remember(id: string, state: Known) {
    reads.delete(id);
    cache.set(id, state);
    if (cache.size > most) cache.delete(cache.keys().next().value ?? '');
  }

  return {
    async load(id: string): Promise<Known> {
      const known = cache.get(id);
      if (!known) return read(id);
      const now = store.shared ? await caughtUp(id, known) : known;
      // Forgotten or carried on meanwhile: then what is cached is right, or gone for good reason.
      if (cache.get(id) !== known) return now;
      cache.delete(id);
      cache.set(id, now);
      return now;
    },
    remember,
    drop(id: string) { reads.delete(id); cache.delete(id); },
    clear() { reads.clear(); cache.clear(); },
  };
}

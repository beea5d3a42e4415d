import type { Outgoing } from './state.ts';

/** What the tab remembers between two loads, from the first message on and never before it. */
export type Kept = { id: string; token: string; outgoing: Outgoing[]; draft: string };

export type Keep = { read(): Kept | undefined; write(kept: Kept): void; clear(): void };

/** Keeps it in the tab's own storage, which the browser empties when the tab is closed; in nothing where storage is shut off. */
export function keepInTab(door: string, storage: Storage | undefined): Keep {
  const name = `ratt-dorr:${door}`;
  return {
    read() {
      try {
        const kept = JSON.parse(storage?.getItem(name) ?? 'null') as Partial<Kept> | null;
        return kept && typeof kept.id === 'string' && typeof kept.token === 'string' ? { id: kept.id, token: kept.token, outgoing: kept.outgoing ?? [], draft: kept.draft ?? '' } : undefined;
      } catch {
        // Somebody else's value under our name, or storage that is shut off: as good as nothing kept.
        return undefined;
      }
    },
    write(kept) {
      try {
        storage?.setItem(name, JSON.stringify(kept));
      } catch {
        // Full or shut off: the chat works, and only a reload forgets it.
      }
    },
    clear() {
      storage?.removeItem(name);
    },
  };
}

/** The tab's storage, or nothing where the browser refuses it. */
export function tabStorage(): Storage | undefined {
  try {
    return window.sessionStorage;
  } catch {
    return undefined;
  }
}

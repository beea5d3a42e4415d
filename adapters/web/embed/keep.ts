import type { Outgoing } from './state.ts';

/** What the browser remembers from the first message on and never before it: the key to the conversation, and in the tab what was never sent. */
export type Kept = { id: string; token: string; outgoing: Outgoing[]; draft: string };

export type Keep = {
  read(): Kept | undefined;
  /** Remembers whose conversation this is. */
  hold(who: { id: string; token: string }): void;
  /** Remembers what was not sent. */
  write(unsent: Pick<Kept, 'outgoing' | 'draft'>): void;
  clear(): void;
};

export type Storages = { /** Lasts when the tab is closed. */ own: Storage | undefined; /** Is emptied then. */ tab: Storage | undefined };

/** So long after the last visit the conversation is found again; after that only with the code. */
const longest = 30 * 24 * 3_600_000;

/**
 * The key lies where the browser finds it again when the tab has been closed; texts only in the tab, since they may hold
 * anything. In nothing where storage is shut off.
 */
export function keepInBrowser(door: string, { own, tab }: Storages, now: () => number): Keep {
  const name = `ratt-dorr:${door}`;
  let held = '';
  const clear = () => {
    own?.removeItem(name);
    tab?.removeItem(name);
  };
  return {
    read() {
      const { id, token, at } = parse(own, name);
      if (typeof id !== 'string' || typeof token !== 'string') return undefined;
      if (typeof at !== 'number' || now() - at > longest) {
        clear();
        return undefined;
      }
      const { id: of, outgoing, draft } = parse(tab, name);
      held = id;
      // What another conversation in this tab has left unsent is not this one's.
      if (of !== id) return { id, token, outgoing: [], draft: '' };
      return { id, token, outgoing: (outgoing ?? []) as Outgoing[], draft: typeof draft === 'string' ? draft : '' };
    },
    hold({ id, token }) {
      held = id;
      put(own, name, { id, token, at: now() });
    },
    write: (unsent) => { put(tab, name, { id: held, ...unsent }); },
    clear,
  };
}

function parse(storage: Storage | undefined, name: string): Readonly<Record<string, unknown>> {
  try {
    return (JSON.parse(storage?.getItem(name) ?? 'null') ?? {}) as Record<string, unknown>;
  } catch {
    // Somebody else's value under our name, or storage that is shut off: as good as nothing kept.
    return {};
  }
}

function put(storage: Storage | undefined, name: string, value: object): void {
  try {
    storage?.setItem(name, JSON.stringify(value));
  } catch {
    // Full or shut off: the chat works, and only a reload forgets it.
  }
}

/** The browser's storages, without those that it refuses. */
export function storages(): Storages {
  const tried = (kind: 'localStorage' | 'sessionStorage') => {
    try {
      return window[kind];
    } catch {
      return undefined;
    }
  };
  return { own: tried('localStorage'), tab: tried('sessionStorage') };
}

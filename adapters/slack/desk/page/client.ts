import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Outcome } from '../people/outcome.ts';
import type { Scene } from '../site/scene.ts';
import type { Person } from '../state.ts';

/** The desk as the page reaches it. */
export type Client = { /** Where the e-mails are read. */ mail: string; /** Where a workspace lets the app in. */ install: string; read: (asked: Record<string, string>) => Promise<Scene | undefined>; act: (path: string, team: string, body: unknown) => Promise<Outcome>; arrive: (team: string, name: string) => Promise<Person | undefined>; /** Sets something going, and answers what came of it. */ attempt: (what: string) => Promise<string | undefined>; listen: (changed: () => void) => () => void };

/** Reaches the desk at a base path. What the page's own address carries (a key, for one) goes along. */
export function openClient(base: string, query: string): Client {
  const carried = new URLSearchParams(query);
  const address = (path: string, more: Record<string, string> = {}) => {
    const all = new URLSearchParams([...carried, ...Object.entries(more)]).toString();
    return `${base}/${path}${all === '' ? '' : `?${all}`}`;
  };
  const post = (path: string, team: string, body: unknown) => fetch(address(path, { team }), { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

  return {
    mail: address('mail'),
    install: `${base.replace(/\/desk$/, '')}/slack/install`,
    read: async (asked) => {
      const response = await fetch(address('state', asked)).catch(() => undefined);
      return response?.ok ? ((await response.json()) as Scene) : undefined;
    },
    act: async (path, team, body) => {
      const response = await post(path, team, body).catch(() => undefined);
      if (!response) return { ok: false, why: 'unreachable' };
      return response.ok ? ((await response.json()) as Outcome) : { ok: false, why: 'refused' };
    },
    arrive: async (team, name) => {
      const response = await post('person', team, { name }).catch(() => undefined);
      return response?.ok ? ((await response.json()) as Person) : undefined;
    },
    attempt: async (what) => {
      const response = await post('try', '', { what }).catch(() => undefined);
      return response?.ok ? ((await response.json()) as { said?: string }).said : undefined;
    },
    listen: (changed) => listen(address('events'), changed),
  };
}

const patience = 3000;

/** Follows the desk's stream. A break counts as a change, so that the page finds out whether the desk is still there. */
function listen(url: string, changed: () => void): () => void {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let source: EventSource;
  const open = () => {
    source = new EventSource(url);
    source.addEventListener('change', changed);
    source.addEventListener('error', () => {
      changed();
      // The browser tries again by itself, unless it was told off.
      if (source.readyState === EventSource.CLOSED) waiting = setTimeout(open, patience);
    });
  };
  open();
  return () => {
    clearTimeout(waiting);
    source.close();
  };
}

/** What is asked for: who looks, in which workspace, and at what. */
export type Asked = { team: string; user: string; channel: string; thread: string };

/** The scene as it is now, read again whenever the desk says that something has changed and whenever the stream comes back. */
export function useScene(client: Client, asked: Asked): { scene: Scene | undefined; lost: boolean } {
  const [scene, setScene] = useState<Scene>();
  const [lost, setLost] = useState(false);
  const latest = useRef(0);
  const { team, user, channel, thread } = asked;

  const read = useCallback(async () => {
    const turn = ++latest.current;
    const found = await client.read({ team, user, channel, thread });
    // A slower answer to an earlier question must not hide a newer one.
    if (turn !== latest.current) return;
    setLost(found === undefined);
    if (found) setScene(found);
  }, [client, team, user, channel, thread]);
  const again = useRef(read);
  again.current = read;

  useEffect(() => void read(), [read]);
  useEffect(() => client.listen(() => void again.current()), [client]);
  return { scene, lost };
}

/** Where on the page one is: a channel and perhaps a thread, or the app's home page. Kept in the address, so that going back works. */
export type Where = { channel: string; thread: string; home: boolean };

/** Reads where one is from the address's last part, such as `#C0ABC/1700000000.000100` or `#hem`. */
export function readWhere(hash: string): Where {
  const [channel = '', thread = ''] = decodeURIComponent(hash.replace(/^#/, '')).split('/');
  return channel === 'hem' ? { channel: '', thread: '', home: true } : { channel, thread, home: false };
}

/** The address's last part for a place. */
export function hashFor(channel: string, thread = ''): string {
  return `#${encodeURIComponent(channel)}${thread === '' ? '' : `/${thread}`}`;
}

/** Follows the address. */
export function useWhere(): Where {
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    const moved = () => setHash(location.hash);
    addEventListener('hashchange', moved);
    return () => removeEventListener('hashchange', moved);
  }, []);
  return useMemo(() => readWhere(hash), [hash]);
}

/** A value that the browser remembers for next time, where it is allowed to. */
export function useRemembered<T>(name: string, first: T): [T, (value: T) => void] {
  const [value, setValue] = useState<T>(() => recall<T>(name) ?? first);
  const set = useCallback(
    (next: T) => {
      setValue(next);
      try {
        localStorage.setItem(name, JSON.stringify(next));
      } catch {
        // Without storage the value lasts as long as the page.
      }
    },
    [name],
  );
  return [value, set];
}

function recall<T>(name: string): T | undefined {
  try {
    const stored = localStorage.getItem(name);
    return stored === null ? undefined : (JSON.parse(stored) as T);
  } catch {
    return undefined;
  }
}

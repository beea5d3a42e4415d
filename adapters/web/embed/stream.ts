import { readSse } from './sse.ts';
import type { SseEvent } from './sse.ts';

export type Follow = {
  url: string;
  token: string;
  /** The id of the last event already known. */
  from?: string;
  fetch: typeof fetch;
  onEvent: (event: SseEvent) => void;
  /** The stream stands, or has broken and will be tried again. */
  onLink: (link: 'live' | 'lost') => void;
  /** Reads by other means what the stream may have missed; also all there is where streams do not get through. */
  catchUp: () => Promise<void>;
  /** Asks for news since a version and waits for some, where a stream does not get through. */
  poll: (after: string) => Promise<Polled>;
  /** The conversation is not ours any more: nothing further is tried. */
  onGone: () => void;
  pause?: (milliseconds: number, cut: AbortSignal) => Promise<void>;
  random?: () => number;
};

/** What came of one call for news. */
export type Polled = { heard: boolean; gone: boolean; lastId: string; wait: number };

export type Following = {
  stop(): void;
  /** Comes back at once, after sleep or a lost network. */
  hurry(): void;
};

const first = 1_000;
const longest = 30_000;
/** The server sends a sign of life every twenty seconds; a silence this long means that the line is dead. */
const silence = 50_000;
/** And its first word at once: a stream without one this long is held back by something on the way. */
const firstWord = 10_000;
/** So many streams in a row without a word, and we ask for news instead. */
const mostMute = 2;

/** Follows a conversation until stopped: comes back with growing pauses, goes on from the last event, never gives up on its own. */
export function follow(options: Follow): Following {
  const { pause = sleep, random = Math.random } = options;
  let line = new AbortController();
  let stopped = false;
  const run = async () => {
    let lastId = options.from ?? '';
    let tries = 0;
    let mute = 0;
    while (!stopped) {
      const asks = mute >= mostMute;
      const end = asks ? await pollOnce(options, line, lastId) : await readOnce(options, line, lastId);
      if (stopped) return;
      if (end.gone) { options.onGone(); return; }
      lastId = end.lastId;
      tries = end.heard ? 1 : tries + 1;
      mute = asks ? mute : end.heard || !end.mute ? 0 : mute + 1;
      if (asks && end.heard) options.onLink('live');
      // One break is ordinary and passes unseen; a second without a word between them is worth telling.
      if (tries > 1) options.onLink('lost');
      // Cut while it was read: whoever cut it wants us back now.
      const cut = line.signal.aborted && !end.silent;
      line = new AbortController();
      const wait = Math.max(end.wait, Math.min(longest, first * 2 ** (tries - 1)));
      if (!cut) await pause(wait * (0.75 + random() / 2), line.signal);
      line = new AbortController();
      if (!isStopped() && !asks) await options.catchUp();
    }
  };
  const isStopped = () => stopped;
  void run();
  return {
    stop: () => { stopped = true; line.abort(); },
    hurry: () => { line.abort(); },
  };
}

type End = Polled & { /** We gave up on it. */ silent: boolean; /** It was open, or seemed to be, and brought nothing. */ mute: boolean };

/** One call for news, unless it is cut short. */
async function pollOnce({ poll }: Follow, line: AbortController, from: string): Promise<End> {
  const cut = new Promise<Polled>((resolve) => { line.signal.addEventListener('abort', () => { resolve({ heard: false, gone: false, lastId: from, wait: 0 }); }); });
  return { ...(await Promise.race([poll(from === '' ? '0' : from), cut])), silent: false, mute: false };
}

/** One connection from its first byte to its last. */
async function readOnce(options: Follow, line: AbortController, from: string): Promise<End> {
  const sse = readSse(from);
  const end: End = { gone: false, lastId: from, heard: false, silent: false, mute: false, wait: 0 };
  const giveUp = () => { end.silent = true; end.mute = !end.heard; line.abort(); };
  let watch = setTimeout(giveUp, firstWord);
  try {
    const headers = { accept: 'text/event-stream', authorization: `Bearer ${options.token}`, ...(from === '' ? {} : { 'last-event-id': from }) };
    const response = await options.fetch(options.url, { headers, cache: 'no-store', signal: line.signal });
    if (response.status === 401 || response.status === 404) return { ...end, gone: true };
    if (!response.ok || !response.body) return { ...end, wait: Number(response.headers.get('retry-after') ?? 0) * 1000 || 0 };
    end.mute = true;
    const decoder = new TextDecoder();
    const reader = response.body.getReader();
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      clearTimeout(watch);
      watch = setTimeout(giveUp, silence);
      if (!end.heard) options.onLink('live');
      end.heard = true;
      const events = sse.push(decoder.decode(piece.value, { stream: true }));
      end.lastId = sse.lastId();
      end.wait = sse.retry() ?? 0;
      // Apart, so that a fault in whoever listens shows as one and does not pass for a broken line.
      for (const event of events) queueMicrotask(() => { options.onEvent(event); });
    }
  } catch {
    // A line that breaks is what this is for: the caller comes back.
  } finally {
    clearTimeout(watch);
  }
  return end;
}

/** Waits so long, or until cut short. */
export function sleep(milliseconds: number, cut: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    cut.addEventListener('abort', () => { clearTimeout(timer); resolve(); }, { once: true });
  });
}

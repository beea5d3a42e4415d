import { describe, expect, it, vi } from 'vitest';
import { follow } from '../../../../adapters/web/embed/stream.ts';
import type { Follow, Polled } from '../../../../adapters/web/embed/stream.ts';

type Line = { headers: Record<string, string>; say(text: string): void; end(): void; break(): void };
type Kind = 'stream' | 'empty' | 'refused' | number;

/** A server whose connections are opened and broken by the test. */
function fakeServer(answers: Kind[]) {
  const lines: Line[] = [];
  const waiting: ((line: Line) => void)[] = [];
  const fetch = ((_url: string, init: { headers: Record<string, string>; signal: AbortSignal }) => {
    const kind = answers.shift() ?? 'stream';
    if (kind === 'refused') return Promise.reject(new TypeError('network'));
    if (typeof kind === 'number') return Promise.resolve(new Response(null, { status: kind, headers: { 'retry-after': '7' } }));
    if (kind === 'empty') return Promise.resolve(new Response('', { headers: { 'content-type': 'text/event-stream' } }));
    const encoder = new TextEncoder();
    let controller: ReadableStreamDefaultController<Uint8Array>;
    const body = new ReadableStream<Uint8Array>({ start(own) { controller = own; } });
    init.signal.addEventListener('abort', () => { controller.error(new DOMException('aborted', 'AbortError')); });
    const line: Line = {
      headers: init.headers,
      say: (text) => { controller.enqueue(encoder.encode(text)); },
      end: () => { controller.close(); },
      break: () => { controller.error(new TypeError('network')); },
    };
    lines.push(line);
    waiting.shift()?.(line);
    return Promise.resolve(new Response(body, { headers: { 'content-type': 'text/event-stream' } }));
  }) as unknown as typeof globalThis.fetch;
  let given = 0;
  const next = () => (lines.length > given ? Promise.resolve(lines[given++]!) : new Promise<Line>((resolve) => { given += 1; waiting.push(resolve); }));
  return { fetch, next };
}

function followed(answers: Kind[], more: Partial<Follow> = {}) {
  const server = fakeServer(answers);
  const seen: string[] = [];
  const links: string[] = [];
  const pauses: number[] = [];
  let caughtUp = 0;
  let heard: (() => void) | undefined;
  const gone = { value: false };
  const following = follow({
    url: '/stream', token: 'hemlig', fetch: server.fetch,
    onEvent: ({ data }) => { seen.push(data); heard?.(); },
    onLink: (link) => { links.push(link); },
    onGone: () => { gone.value = true; heard?.(); },
    poll: () => new Promise(() => undefined),
    catchUp: () => { caughtUp += 1; return Promise.resolve(); },
    pause: (milliseconds) => { pauses.push(milliseconds); return Promise.resolve(); },
    random: () => 0.5,
    ...more,
  });
  const hear = () => new Promise<void>((resolve) => { heard = resolve; });
  return { following, server, seen, links, pauses, gone, hear, caughtUp: () => caughtUp };
}

/** What a call for news waits for. */
type Call = { after: string; answer(polled: Partial<Polled>): void };

/** Where a proxy lets nothing through until the answer has ended, news are asked for. */
function buffered(answers: Kind[]) {
  const calls: Call[] = [];
  const waiting: ((call: Call) => void)[] = [];
  let given = 0;
  const poll = (after: string) => new Promise<Polled>((resolve) => {
    const call = { after, answer: (polled: Partial<Polled>) => { resolve({ heard: true, gone: false, lastId: after, wait: 0, ...polled }); } };
    calls.push(call);
    waiting.shift()?.(call);
  });
  const asked = () => (calls.length > given ? Promise.resolve(calls[given++]!) : new Promise<Call>((resolve) => { given += 1; waiting.push(resolve); }));
  return { ...followed(answers, { from: '7', poll }), asked, calls };
}

describe('following a conversation where streams are held back', () => {
  it('asks for news instead once two streams in a row have ended without a word, from where it was, each time from the last', async () => {
    const { asked, links, caughtUp, following } = buffered(['empty', 'empty']);
    const first = await asked();
    expect([first.after, caughtUp()]).toEqual(['7', 2]);
    first.answer({ lastId: '9' });
    const second = await asked();
    expect([second.after, links.at(-1)]).toEqual(['9', 'live']);
    second.answer({});
    expect((await asked()).after).toBe('9');
    following.stop();
  });

  it('takes a stream that brings no word for a while for one that is held back', async () => {
    vi.useFakeTimers();
    try {
      const { server, asked, following } = buffered([]);
      for (let i = 0; i < 2; i++) {
        await server.next();
        await vi.advanceTimersByTimeAsync(10_000);
      }
      expect((await asked()).after).toBe('7');
      following.stop();
    } finally {
      vi.useRealTimers();
    }
  });

  it('does not take a network that is gone for a proxy that holds back', async () => {
    const { server, calls, following } = buffered(['refused', 'empty', 'refused', 503, 'stream']);
    (await server.next()).say('retry: 100\n\n');
    expect(calls).toEqual([]);
    following.stop();
  });

  it('waits longer for each call that fails, tells that it is lost, and goes on from the same place', async () => {
    const { asked, links, pauses, following } = buffered(['empty', 'empty']);
    for (let i = 0; i < 3; i++) (await asked()).answer({ heard: false });
    const { after } = await asked();
    expect([after, links.at(-1)]).toEqual(['7', 'lost']);
    expect(pauses.slice(-3)).toEqual([4000, 8000, 16000]);
    following.stop();
  });

  it('asks anew at once when it is hurried, as after sleep', async () => {
    const { asked, pauses, following } = buffered(['empty', 'empty']);
    await asked();
    const before = pauses.length;
    following.hurry();
    await asked();
    expect(pauses.length).toBe(before);
    following.stop();
  });

  it('stops when the conversation is not ours any more', async () => {
    const { asked, gone, hear } = buffered(['empty', 'empty']);
    const heard = hear();
    (await asked()).answer({ heard: false, gone: true });
    await heard;
    expect(gone.value).toBe(true);
  });
});

describe('following a conversation', () => {
  it('sends its token and goes on from the version it already knows', async () => {
    const { server, following } = followed(['stream'], { from: '12' });
    const { headers } = await server.next();
    expect(headers).toMatchObject({ authorization: 'Bearer hemlig', 'last-event-id': '12' });
    following.stop();
  });

  it('comes back after a break, from the last event it heard, and catches up', async () => {
    const { server, seen, following, hear, caughtUp } = followed([]);
    const first = await server.next();
    expect(first.headers).not.toHaveProperty('last-event-id');
    const heard = hear();
    first.say('id: 5\ndata: ett\n\nid: 6\ndata: tv');
    await heard;
    first.break();
    const second = await server.next();
    expect(second.headers['last-event-id']).toBe('5');
    expect(caughtUp()).toBe(1);
    const again = hear();
    second.say('id: 6\ndata: två\n\n');
    await again;
    expect(seen).toEqual(['ett', 'två']);
    following.stop();
  });

  it('reads letters that are cut in the middle of their bytes', async () => {
    const bytes = new TextEncoder().encode('data: åäö\n\n');
    const body = new ReadableStream<Uint8Array>({ start(controller) { for (const byte of bytes) controller.enqueue(Uint8Array.of(byte)); } });
    const { seen, hear, following } = followed([], { fetch: (() => Promise.resolve(new Response(body))) as unknown as typeof fetch });
    await hear();
    expect(seen).toEqual(['åäö']);
    following.stop();
  });

  it('waits longer for each failure, says that it is lost, and starts over when it gets through', async () => {
    const { server, pauses, links, following } = followed(['refused', 'refused', 'refused', 503, 'stream', 'stream']);
    const line = await server.next();
    expect(pauses).toEqual([1000, 2000, 4000, 8000]);
    line.say('retry: 100\n\n');
    line.end();
    await server.next();
    expect(links.slice(0, 4)).toEqual(['lost', 'lost', 'lost', 'live']);
    expect(pauses.at(-1)).toBe(1000);
    following.stop();
  });

  it('waits as long as the server asks for', async () => {
    const { server, pauses, following } = followed([429, 'stream']);
    await server.next();
    expect(pauses).toEqual([7000]);
    following.stop();
  });

  it('stops when the conversation is not ours any more', async () => {
    const { gone, hear, pauses } = followed([404]);
    if (!gone.value) await hear();
    expect(gone.value).toBe(true);
    expect(pauses).toEqual([]);
  });

  it('comes back at once when it is hurried', async () => {
    const { server, pauses, following } = followed([]);
    await server.next();
    following.hurry();
    await server.next();
    expect(pauses).toEqual([]);
    following.stop();
  });
});

import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Event } from '../../../src/events.ts';
import { handoverBody, openSite } from './site.ts';
import type { Site } from './site.ts';

type Told = { id: number; event: string; data: { id: string; text?: string; status?: string } };
type Follower = { told: Told[]; raw(): string; /** Resolves when so many events have come. */ until(count: number): Promise<Told[]>; ended: Promise<void>; stop(): void };

let site: Site;
beforeAll(async () => { site = await openSite({ trustProxy: 'loopback', heartbeatMs: 40, limits: { streams: 2 } }); });
afterAll(() => site.close());
const followers: Follower[] = [];
afterEach(() => { for (const follower of followers.splice(0)) follower.stop(); });

async function follow(on: Site, id: string, token: string, headers: Record<string, string> = {}): Promise<Follower & { response: Response }> {
  const cut = new AbortController();
  const response = await fetch(`${on.url}/api/conversations/${id}/stream`, { headers: { authorization: `Bearer ${token}`, ...headers }, signal: cut.signal });
  const told: Told[] = [];
  let raw = '';
  let wake = () => undefined as unknown;
  const ended = (async () => {
    const decoder = new TextDecoder();
    try {
      for await (const chunk of response.body!) {
        raw += decoder.decode(chunk as Uint8Array, { stream: true });
        const blocks = raw.split('\n\n');
        told.splice(0, told.length, ...blocks.slice(0, -1).flatMap(parse));
        wake();
      }
    } catch { /* cut */ }
  })();
  const follower = {
    told, response, ended, raw: () => raw,
    async until(count: number) {
      while (told.length < count) await new Promise<void>((resolve) => { wake = resolve; });
      return told;
    },
    stop: () => { cut.abort(); },
  };
  followers.push(follower);
  return follower;
}

function parse(block: string): Told[] {
  const fields = Object.fromEntries(block.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]));
  return fields['data'] === undefined ? [] : [{ id: Number(fields['id']), event: fields['event'] ?? '', data: JSON.parse(fields['data']) as Told['data'] }];
}

const say = (id: string, token: string, text: string) => site.call('POST', `/api/conversations/${id}/messages`, { token, body: { id: randomUUID(), text } });
const sent = (text: string): Event => ({ type: 'message.sent', message: randomUUID(), from: 'system', phrase: 'test', text, language: 'sv' });

describe('the stream', () => {
  it('tells what has been said, and then what is said, each with the version as its id', async () => {
    const { id, token } = await site.open();
    const follower = await follow(site, id, token);
    expect(follower.response.headers.get('content-type')).toContain('text/event-stream');
    expect(follower.response.headers.get('cache-control')).toBe('no-store');
    await follower.until(1);
    await say(id, token, 'Vi vill låna');
    expect(await follower.until(3)).toMatchObject([{ id: 2, event: 'message' }, { id: 3, event: 'message', data: { text: 'Vi vill låna' } }, { id: 4, event: 'message' }]);
    expect(follower.raw()).toMatch(/^retry: \d+\n\n/);
  });

  it('goes on from the last event that was seen', async () => {
    const { id, token } = await site.open();
    await say(id, token, 'Ett');
    const follower = await follow(site, id, token, { 'last-event-id': '3' });
    expect(await follower.until(1)).toMatchObject([{ id: 4 }]);
    await say(id, token, 'Två');
    expect((await follower.until(3)).map((one) => one.id)).toEqual([4, 5, 6]);
  });

  it('starts from the beginning on an id that means nothing, and waits for what comes on one that is ahead', async () => {
    const { id, token } = await site.open();
    const lost = await follow(site, id, token, { 'last-event-id': 'abc' });
    const ahead = await follow(site, id, token, { 'last-event-id': '999' });
    expect((await lost.until(1))[0]!.id).toBe(2);
    await say(id, token, 'Hej');
    expect((await ahead.until(2)).map((one) => one.id)).toEqual([3, 4]);
  });

  it('leaves nothing out and repeats nothing, however often it breaks and however fast things happen', async () => {
    const { id, token } = await site.open();
    const seen: number[] = [];
    let writing = true;
    const writer = (async () => {
      for (let i = 0; i < 200; i++) {
        site.app.add(id, `c${i}`, Array.from({ length: 1 + (i % 3) }, (_, k) => sent(`${i}.${k}`)));
        if (i % 4 === 0) await new Promise((resolve) => setTimeout(resolve, 1));
      }
      writing = false;
    })();
    const last = async () => (await site.app.read.events(id)).at(-1)!.version;
    while (writing || (seen.at(-1) ?? 0) < (await last())) {
      const follower = await follow(site, id, token, seen.length > 0 ? { 'last-event-id': String(seen.at(-1)) } : {});
      await follower.until(1);
      await new Promise((resolve) => setTimeout(resolve, 3));
      follower.stop();
      await follower.ended;
      seen.push(...follower.told.map((one) => one.id));
    }
    await writer;
    expect(seen).toEqual(Array.from({ length: (await last()) - 1 }, (_, i) => i + 2));
  });

  it('tells how a handover goes, as well as what is said about it', async () => {
    const { id, token } = await site.open();
    const follower = await follow(site, id, token, { 'last-event-id': '2' });
    const { body } = await site.call('POST', `/api/conversations/${id}/handovers`, { token, body: handoverBody() });
    const handover: string = body.handover.id;
    expect(await follower.until(2)).toMatchObject([{ id: 3, event: 'handover', data: { id: handover, status: 'requested' } }, { id: 4, event: 'message' }]);
    site.app.add(id, 'press', [{ type: 'handover.accepted', handover, promoter: { id: 'U0SECRET', name: 'Karin' }, callBy: '2026-11-25T11:00:00.000Z' }, sent('Karin har tagit er fråga.')]);
    expect((await follower.until(4)).slice(2)).toMatchObject([{ id: 5, event: 'handover', data: { status: 'accepted', promoter: { name: 'Karin' } } }, { id: 6, event: 'message' }]);
    expect(follower.raw()).not.toContain('U0SECRET');
  });

  it('reaches everyone who follows', async () => {
    const { id, token } = await site.open();
    const both = await Promise.all([follow(site, id, token), follow(site, id, token)]);
    await say(id, token, 'Hej alla');
    for (const follower of both) expect((await follower.until(3)).map((one) => one.id)).toEqual([2, 3, 4]);
  });

  it('gives a sign of life', async () => {
    const { id, token } = await site.open();
    const follower = await follow(site, id, token);
    while (!follower.raw().includes('\n: \n')) await new Promise((resolve) => setTimeout(resolve, 10));
  });

  it('ends when the conversation is forgotten', async () => {
    const { id, token } = await site.open();
    const follower = await follow(site, id, token);
    await follower.until(1);
    await site.call('DELETE', `/api/conversations/${id}`, { token });
    await follower.ended;
  });

  it('is given to one address only so many times at once', async () => {
    const { id, token } = await site.open();
    const from = { 'x-forwarded-for': '198.51.100.7' };
    const [first] = [await follow(site, id, token, from), await follow(site, id, token, from)];
    const refused = await site.call('GET', `/api/conversations/${id}/stream`, { token, headers: from });
    expect([refused.status, refused.body.code, refused.headers.get('retry-after')]).toEqual([429, 'too_many', '30']);
    first.stop();
    let again = await follow(site, id, token, from);
    while (again.response.status === 429) again = await follow(site, id, token, from);
    expect(again.response.status).toBe(200);
    await Promise.all(Array.from({ length: 5 }, () => follow(site, id, token)));
  });

  it('only shows its headers to whoever asks for nothing more', async () => {
    const { id, token } = await site.open();
    const { status, headers } = await fetch(`${site.url}/api/conversations/${id}/stream`, { method: 'HEAD', headers: { authorization: `Bearer ${token}` } });
    expect([status, headers.get('content-type')]).toEqual([200, 'text/event-stream; charset=utf-8']);
  });

  it('brings a long history to whoever reads it', async () => {
    const { id, token } = await site.open();
    site.app.add(id, 'long', Array.from({ length: 500 }, () => sent('a'.repeat(2_000))));
    const follower = await follow(site, id, token);
    expect((await follower.until(501)).at(-1)!.id).toBe(502);
  });

  it('lets go of whoever does not read', async () => {
    const { id, token } = await site.open();
    site.app.add(id, 'long', Array.from({ length: 15_000 }, () => sent('a'.repeat(2_000))));
    const socket = connect(Number(new URL(site.url).port), '127.0.0.1');
    socket.pause();
    socket.on('error', () => undefined);
    socket.write(`GET /api/conversations/${id}/stream HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${token}\r\n\r\n`);
    const openStreams = async () => Number(/ratt_dorr_streams_open (\d+)/.exec((await site.call('GET', '/metrics')).body as string)?.[1]);
    while ((await openStreams()) === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    while ((await openStreams()) > 0) await new Promise((resolve) => setTimeout(resolve, 20));
    socket.destroy();
  });

  it('can be done without: whoever asks what is new since a version gets that at once', async () => {
    const { id, token } = await site.open();
    await say(id, token, 'Ett');
    const { body } = await site.call('GET', `/api/conversations/${id}?after=3&wait=25`, { token });
    expect(body).toMatchObject({ version: 4, messages: [{ from: 'assistant' }], handovers: [] });
    for (const query of ['after=x', 'wait=26', 'after=-1']) expect((await site.call('GET', `/api/conversations/${id}?${query}`, { token })).body.code).toBe('bad_query');
  });

  it('lets whoever waits for news hear as soon as there is any, and nothing when the time is out', async () => {
    const { id, token } = await site.open();
    const waiting = site.call('GET', `/api/conversations/${id}?after=2&wait=25`, { token });
    await new Promise((resolve) => setTimeout(resolve, 30));
    site.app.add(id, 'press', [sent('Nytt')]);
    expect((await waiting).body).toMatchObject({ version: 3, messages: [{ text: 'Nytt' }] });
    expect((await site.call('GET', `/api/conversations/${id}?after=3&wait=1`, { token })).body).toMatchObject({ version: 3, messages: [] });
    expect((await site.call('GET', `/api/conversations/${id}?after=99&wait=25`, { token })).body).toMatchObject({ version: 3, messages: [] });
  });

  it('lets go of whoever waits for news when the conversation is forgotten', async () => {
    const { id, token } = await site.open();
    const waiting = site.call('GET', `/api/conversations/${id}?after=2&wait=25`, { token });
    await new Promise((resolve) => setTimeout(resolve, 30));
    await site.call('DELETE', `/api/conversations/${id}`, { token });
    expect((await waiting).status).toBe(404);
  });

  it('ends when the service stops, so that readers come back to the next', async () => {
    const other = await openSite();
    const { id, token } = await other.open();
    const follower = await follow(other, id, token);
    await follower.until(1);
    await other.close();
    await follower.ended;
  });
});

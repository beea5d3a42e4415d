import { connect } from 'node:net';
import { WebSocket } from 'undici';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Activity } from '../../../adapters/directline/activities.ts';
import { openSite, textsOf } from './site.ts';
import type { Site, Talk } from './site.ts';

let site: Site;
beforeAll(async () => { site = await openSite(); });
afterAll(async () => { await site.close(); });

type Stream = { socket: WebSocket; got: Activity[]; watermark: () => string };

async function streamOf(talk: Talk, watermark = ''): Promise<Stream> {
  const { body } = await site.call('GET', `/v3/directline/conversations/${talk.id}?watermark=${watermark}`, { key: talk.token });
  return open(body.streamUrl);
}

function open(url: string): Stream {
  const socket = new WebSocket(url);
  const got: Activity[] = [];
  let last = '';
  socket.addEventListener('message', ({ data }) => {
    const set = JSON.parse(String(data)) as { activities: Activity[]; watermark: string };
    got.push(...set.activities);
    last = set.watermark;
  });
  return { socket, got, watermark: () => last };
}

describe('the stream', () => {
  it('sends what there is and then what comes, each thing once', async () => {
    const talk = await site.begin();
    const { socket, got } = await streamOf(talk);
    await expect.poll(() => textsOf(got)).toEqual(['Vägledaren: Hej! Vad vill ni ha hjälp med?']);
    await Promise.all([talk.say('Vi vill låna'), talk.say('Vi vill låna mer')]);
    await expect.poll(() => got.length).toBe(5);
    socket.send('');
    await talk.say('Mora');
    await talk.say('Koppla ihop mig med Almi (Dalarna)');
    await expect.poll(() => got.length).toBe(9);
    expect(got).toEqual(await talk.all());
    socket.close();
  });

  it('goes on where it broke off', async () => {
    const talk = await site.begin();
    const first = await streamOf(talk);
    await expect.poll(() => first.got.length).toBe(1);
    first.socket.close();
    await talk.say('Vi vill låna');
    const second = await streamOf(talk, first.watermark());
    await expect.poll(() => textsOf(second.got)).toEqual(['Företaget: Vi vill låna', 'Vägledaren: I vilken kommun finns ni?']);
    second.socket.close();
  });

  it('opens for its own conversation only, and for a minute', async () => {
    const [mine, other] = [await site.begin(), await site.begin()];
    const { body } = await site.call('GET', `/v3/directline/conversations/${mine.id}`, { key: mine.token });
    const refused = async (url: string) => {
      const { socket, got } = open(url);
      await new Promise((resolve) => { socket.addEventListener('close', resolve); socket.addEventListener('error', resolve); });
      expect(got).toEqual([]);
    };
    const streamUrl = String(body.streamUrl);
    await refused(streamUrl.replace(mine.id, other.id));
    await refused(streamUrl.replace(/t=.*/, `t=${mine.token}`));
    await refused(streamUrl.replace(/&t=.*/, ''));
    site.pass(61_000);
    await refused(streamUrl);
  });

  it('is opened so many times only by one company', async () => {
    const talk = await site.begin();
    const streams = await Promise.all(Array.from({ length: 9 }, () => streamOf(talk)));
    await expect.poll(() => streams.filter(({ got }) => got.length === 1).length).toBe(8);
    for (const { socket } of streams) socket.close();
  });

  it('ends when the conversation is forgotten', async () => {
    const talk = await site.begin();
    const { socket, got } = await streamOf(talk);
    await expect.poll(() => got.length).toBe(1);
    const closed = new Promise((resolve) => { socket.addEventListener('close', resolve); });
    await site.app.forget(talk.id.slice(0, 36));
    await closed;
  });

  it.each([['//'], ['/v3/directline/conversations/x/stream'], ['/v3/directline/conversations/x/stream?t=%ff&watermark=%00']])('refuses %s without harm', async (path) => {
    const socket = connect(Number(new URL(site.url).port), '127.0.0.1');
    let answer = '';
    socket.on('data', (chunk) => { answer += chunk.toString(); });
    socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n`);
    await expect.poll(() => answer).toMatch(/^HTTP\/1\.1 40[34]/);
    socket.destroy();
  });

  it('leaves requests that offer another protocol to be answered as they are', async () => {
    const socket = connect(Number(new URL(site.url).port), '127.0.0.1');
    let answer = '';
    socket.on('data', (chunk) => { answer += chunk.toString(); });
    socket.write('POST /v3/directline/tokens/generate HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer almi-dalarna\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABk\r\nContent-Type: application/json\r\nContent-Length: 24\r\n\r\n{"user":');
    socket.write('{"id":"dl_987"}}');
    await expect.poll(() => answer).toContain('"conversationId"');
    socket.destroy();
  });
});

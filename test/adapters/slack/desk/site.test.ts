import { request } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Scene } from '../../../../adapters/slack/desk/site/scene.ts';
import { card, openStand, type Stand } from './stand.ts';

let stand: Stand;
let allowed: boolean;
let anna: string;
beforeEach(async () => {
  allowed = true;
  stand = await openStand({ allow: () => allowed });
  anna = stand.desk.state().people[0]!.id;
});
afterEach(() => stand.close());

/** Fetches as a browser would, with the headers that a page's own script cannot set. */
function ask(path: string, { method = 'GET', headers = {}, body }: { method?: string; headers?: Record<string, string>; body?: object } = {}): Promise<{ status: number; text: string; headers: Record<string, unknown> }> {
  return new Promise((resolve, reject) => {
    const asked = request(`${stand.base}${path}`, { method, headers: { ...(body ? { 'content-type': 'application/json' } : {}), ...headers } }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (more: string) => (text += more));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text, headers: response.headers }));
    });
    asked.on('error', reject);
    asked.end(body && JSON.stringify(body));
  });
}
const own = { 'sec-fetch-site': 'same-origin' };
const scene = async (more = '') => JSON.parse((await ask(`/state?user=${anna}${more}`, { headers: own })).text) as Scene;

describe('the page', () => {
  it('is a shell with its script and style elsewhere, and a policy that lets in nothing more', async () => {
    const { status, text, headers } = await ask('/');
    expect(status).toBe(200);
    expect(text).toContain('<script type="module" src="/assets/desk.js"></script>');
    expect(text).toContain('data-base="/desk"');
    expect(text).not.toMatch(/<style|style=|onclick/);
    expect(headers['content-security-policy']).toContain("script-src 'self'");
    expect(headers['content-security-policy']).not.toContain('unsafe');
  });

  it('is for those who are let in; the API goes by its token alone', async () => {
    allowed = false;
    for (const path of ['/', '/state', '/events', '/archives/C1/p1']) expect((await ask(path, { headers: own })).status).toBe(403);
    expect((await ask('/write', { method: 'POST', headers: own, body: { user: anna, channel: 'a', text: 'Hej' } })).status).toBe(403);
    expect((await stand.client.auth.test()).ok).toBe(true);
  });

  it('does nothing for another site’s page, or under another site’s name', async () => {
    stand.desk.setChannel('a');
    const write = (headers: Record<string, string>) => ask('/write', { method: 'POST', headers, body: { user: anna, channel: 'a', text: 'Hej' } }).then(({ status }) => status);
    expect(await write({ 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'cors' })).toBe(403);
    expect(await write({ 'sec-fetch-site': 'same-site' })).toBe(403);
    expect(await write({ origin: 'https://evil.example' })).toBe(403);
    expect(await write({ ...own, origin: 'https://evil.example' })).toBe(403);
    expect(await write({})).toBe(403);
    expect(await write({ ...own, host: 'evil.example' })).toBe(403);
    expect((await ask('/state', { headers: { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' } })).status).toBe(403);
    expect(stand.desk.state().channels[0]?.messages).toEqual([]);
    expect(await write(own)).toBe(200);
    expect(await write({ origin: new URL(stand.base).origin })).toBe(200);
    expect((await ask('/', { headers: { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' } })).status).toBe(200);
  });

  it('says what is wrong with a request, and with something that is not there', async () => {
    const post = (path: string, body: object) => ask(path, { method: 'POST', headers: own, body });
    expect((await post('/write', { user: anna })).status).toBe(400);
    expect(await post('/press', { user: anna, at: { channel: 'a', ts: '1.0' }, action: 'take' })).toMatchObject({ status: 404 });
  });
});

describe('what one has before one', () => {
  it('is the channels with what is new from others, the messages, the thread and what only oneself sees', async () => {
    const { channel = '', ts = '' } = await stand.client.chat.postMessage({ channel: 'dorr-almi', text: 'Ny', blocks: card });
    stand.desk.write({ user: anna, channel, text: 'Mitt svar', thread: ts });
    await stand.client.chat.postEphemeral({ channel, user: anna, text: 'Bara du' });
    const before = await scene(`&channel=${channel}&thread=${ts}`);
    expect(before.channels).toMatchObject([{ name: 'dorr-almi', latest: ts }]);
    expect(before.channel?.messages).toMatchObject([{ text: 'Ny', replies: 1 }, { text: 'Bara du', whispered: true }]);
    expect(before.thread?.messages.map((each) => each.text)).toEqual(['Ny', 'Mitt svar']);
    const [, erik] = stand.desk.state().people;
    const other = JSON.parse((await ask(`/state?user=${erik!.id}&channel=${channel}`)).text) as Scene;
    expect(other.channel?.messages).toHaveLength(1);
  });

  it('does not show the metadata that is for the app', async () => {
    const { channel } = await stand.client.chat.postMessage({ channel: 'dorr-almi', text: 'Ny', metadata: { event_type: 'handover', event_payload: { handover: 'h1' } } });
    expect(JSON.stringify(await scene(`&channel=${channel}`))).not.toContain('h1');
  });

  it('is told to be read again when it has changed', async () => {
    const aborted = new AbortController();
    const response = await fetch(`${stand.base}/events`, { signal: aborted.signal });
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
    expect((await reader.read()).value).toContain('event: change');
    await stand.client.chat.postMessage({ channel: 'dorr-almi', text: 'Ny' });
    expect((await reader.read()).value).toContain('event: change');
    aborted.abort();
  });

  it('can be acted on: a press and a new name go through the desk', async () => {
    const { channel = '', ts = '' } = await stand.client.chat.postMessage({ channel: 'dorr-almi', text: 'Ny', blocks: card });
    const post = async (path: string, body: object) => JSON.parse((await ask(path, { method: 'POST', headers: own, body })).text) as Record<string, unknown>;
    const person = await post('/person', { name: '  Åsa  Berg ' });
    expect(person).toMatchObject({ name: 'Åsa Berg', id: /^U/ });
    expect(await post('/press', { user: person['id'], at: { channel, ts }, action: 'take' })).toEqual({ ok: true });
    expect(stand.received.find((each) => each.body['type'] === 'block_actions')?.body).toMatchObject({ user: { id: person['id'], name: 'åsa.berg' } });
    await post('/home', { user: person['id'] });
    expect(await stand.next((each) => each.kind === 'event' && (each.body['event'] as { type: string }).type === 'app_home_opened')).toBeDefined();
  });
});

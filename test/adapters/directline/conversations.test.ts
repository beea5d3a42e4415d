import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSite, textsOf } from './site.ts';
import type { Site } from './site.ts';
import { faultsOf, isDescribed } from './swagger.ts';

let site: Site;
beforeAll(async () => { site = await openSite(); });
afterAll(async () => { await site.close(); });

const base = '/v3/directline';
const events = async (id: string) => JSON.stringify(await site.app.read.events(id.slice(0, 36)));

describe.skipIf(!isDescribed)('Microsoft’s description of Direct Line (skipped: it lies beside the project and is not there)', () => {
  it('finds out an answer that is not as described; every answer to the tests here is held against it', () => {
    const get = { method: 'GET', path: `${base}/conversations/x/activities`, status: 200 };
    expect(faultsOf({ ...get, body: { activities: [{ id: 7, colour: 'red' }], watermark: '1' } })).toEqual(['body.activities[0].id is no text', 'body.activities[0].colour is not in the description']);
    expect(faultsOf({ ...get, status: 418, body: { message: 'no' } })).toEqual(['error.message is not in the description']);
  });
});

describe('a conversation over Direct Line', () => {
  it('begins with the id of a door as the secret, and with the greeting', async () => {
    const { status, body } = await site.call('POST', `${base}/conversations`, { key: 'almi-dalarna' });
    expect([status, body.expires_in]).toEqual([201, 604_800]);
    expect(body.streamUrl).toMatch(/^ws:\/\/127\.0\.0\.1:\d+\/v3\/directline\/conversations\/.*\/stream\?watermark=0&t=/);
    const talk = await site.begin();
    expect(textsOf(await talk.poll())).toEqual(['Vägledaren: Hej! Vad vill ni ha hjälp med?']);
    expect(await talk.poll()).toEqual([]);
  });

  it('begins with a token that was given for it, once', async () => {
    const { body: given } = await site.call('POST', `${base}/tokens/generate`, { key: 'almi-dalarna', body: { user: { id: 'dl_1' } } });
    const first = await site.call('POST', `${base}/conversations`, { key: given.token });
    const second = await site.call('POST', `${base}/conversations`, { key: given.token });
    expect([first.status, second.status]).toEqual([201, 200]);
    expect([first.body.conversationId, second.body.conversationId]).toEqual([given.conversationId, given.conversationId]);
    expect(await site.app.read.events(given.conversationId)).toHaveLength(2);
  });

  it('takes the language of the locale', async () => {
    const { body } = await site.call('POST', `${base}/conversations`, { key: 'almi-dalarna', body: { locale: 'en-US' } });
    const { body: set } = await site.call('GET', `${base}/conversations/${body.conversationId}/activities`, { key: body.token });
    expect(set.activities[0].locale).toBe('en-GB');
  });

  it('gives the company’s own message back with the ids of its client, and the answer with what may be pressed', async () => {
    const talk = await site.begin();
    await talk.poll();
    const { body } = await talk.say('Vi vill låna', { channelData: { clientActivityID: 'c1', other: 'x' } });
    const [own, asked] = await talk.poll();
    expect(own).toMatchObject({ id: body.id, type: 'message', text: 'Vi vill låna', from: { id: 'guest', role: 'user' }, channelData: { clientActivityID: 'c1' } });
    expect(asked).toMatchObject({ text: 'I vilken kommun finns ni?', inputHint: 'expectingInput', locale: 'sv-SE', textFormat: 'plain', suggestedActions: { actions: [{ type: 'imBack', title: 'Mora', value: 'Mora' }, { type: 'imBack', title: 'Vet inte', value: 'Vet inte' }] } });
  });

  it('takes a pressed title as that option, and shows the doors as text and as cards', async () => {
    const talk = await site.begin();
    await talk.say('Vi vill låna');
    await talk.poll();
    await talk.say('mora');
    const [own, doors] = await talk.poll();
    expect(own?.text).toBe('Mora');
    expect(doors?.text).toBe('Här kommer ni rätt.\n– Almi (Dalarna): Företagslån. Därför: ni söker lån. https://almi.example');
    expect(doors?.attachments).toEqual([{ contentType: 'application/vnd.microsoft.card.hero', content: { title: 'Almi (Dalarna)', subtitle: 'Företagslån', text: 'Därför: ni söker lån', buttons: [{ type: 'imBack', title: 'Koppla ihop mig med Almi (Dalarna)', value: 'Koppla ihop mig med Almi (Dalarna)' }, { type: 'openUrl', title: 'Läs mer hos Almi (Dalarna)', value: 'https://almi.example' }] } }]);
    expect(doors?.suggestedActions?.actions.map(({ title }) => title)).toEqual(['Koppla ihop mig med Almi (Dalarna)']);
    expect(await events(talk.id)).toContain('"option":"Mora"');
  });

  it('takes the same activity once, however often it is sent, also after a restart', async () => {
    const talk = await site.begin();
    const also = { channelData: { clientActivityID: 'once' } };
    const first = await talk.say('Vi vill låna', also);
    const before = site.app.turns();
    expect((await talk.say('Vi vill låna', also)).body).toEqual(first.body);
    await Promise.all([talk.say('Mora', { id: 'a1' }), talk.say('Mora', { id: 'a1' })]);
    await site.restart();
    expect((await talk.say('Vi vill låna', also)).body).toEqual(first.body);
    expect(site.app.turns()).toBe(before + 1);
  });

  it('two that say the same with ids of their own are two turns', async () => {
    const talk = await site.begin();
    const before = site.app.turns();
    await talk.say('Vi vill låna');
    await talk.say('Vi vill låna mer');
    expect(site.app.turns()).toBe(before + 2);
  });

  it('a message that failed may be sent again under its id', async () => {
    const talk = await site.begin();
    site.app.failNext(new Error('the disk is full'));
    const also = { channelData: { clientActivityID: 'again' } };
    expect((await talk.say('Vi vill låna', also)).status).toBe(500);
    expect((await talk.say('Vi vill låna', also)).status).toBe(200);
    expect(textsOf(await talk.all())).toContain('Företaget: Vi vill låna');
  });

  it('replays everything from the beginning, each thing once, and goes on from any watermark', async () => {
    const talk = await site.begin();
    await talk.say('Vi vill låna');
    await talk.say('Mora');
    const all = await talk.all();
    expect(new Set(all.map(({ id }) => id)).size).toBe(5);
    expect(await talk.poll()).toEqual(all);
    const { body } = await site.call('GET', `${base}/conversations/${talk.id}/activities?watermark=2`, { key: talk.token });
    expect(body.activities.map(({ id }: { id: string }) => id)).toEqual(all.slice(1).map(({ id }) => id));
    for (const odd of ['-', 'null', '%7B', '9'.repeat(30)]) expect((await site.call('GET', `${base}/conversations/${talk.id}/activities?watermark=${odd}`, { key: talk.token })).body.activities).toHaveLength(5);
  });

  it('takes typing, joining and the like, and makes nothing of them', async () => {
    const talk = await site.begin();
    const before = site.app.turns();
    for (const body of [{ type: 'typing' }, { type: 'conversationUpdate', membersAdded: [] }, { type: 'event', name: 'webchat/join', value: { language: 'sv' } }, { type: 'somethingNew' }]) {
      expect((await site.call('POST', `${base}/conversations/${talk.id}/activities`, { key: talk.token, body })).status).toBe(200);
    }
    expect(site.app.turns()).toBe(before);
  });

  it('comes back with a token of the same conversation and gets a fresh one', async () => {
    const talk = await site.begin();
    site.pass(60_000);
    const { status, body } = await site.call('GET', `${base}/conversations/${talk.id}?watermark=2`, { key: talk.token });
    expect([status, body.conversationId]).toEqual([200, talk.id]);
    expect(body.streamUrl).toContain('watermark=2&');
    const renewed = await site.call('POST', `${base}/tokens/refresh`, { key: body.token });
    site.pass(6 * 24 * 60 * 60_000);
    expect((await site.call('GET', `${base}/conversations/${talk.id}`, { key: renewed.body.token })).status).toBe(200);
  });
});

describe('who may not', () => {
  it('no key is 401, an unknown door or token 403, each with what to do', async () => {
    const asked = (key?: string) => site.call('POST', `${base}/conversations`, key === undefined ? {} : { key });
    const [none, door, token] = [await asked(), await asked('ingen-dorr'), await asked('abc.def')];
    expect([none.status, none.body.error.code]).toEqual([401, 'Unauthorized']);
    expect([door.status, door.body.error.code, door.body.error.message]).toEqual([403, 'BadSecret', expect.stringContaining('/api/regions')]);
    expect([token.status, token.body.error.code]).toEqual([403, 'BadToken']);
    expect((await site.call('POST', `${base}/tokens/generate`, { key: 'ingen-dorr' })).status).toBe(403);
  });

  it('says it in English to whoever reads that', async () => {
    const { body } = await site.call('POST', `${base}/conversations`, { key: 'ingen-dorr', headers: { 'accept-language': 'en' } });
    expect(body.error.message).toContain('There is no such door');
  });

  it('a token of another conversation opens nothing, whether the conversation is there or not', async () => {
    const [mine, other] = [await site.begin(), await site.begin()];
    const asked = (id: string, key: string) => Promise.all([
      site.call('GET', `${base}/conversations/${id}`, { key }),
      site.call('GET', `${base}/conversations/${id}/activities`, { key }),
      site.call('POST', `${base}/conversations/${id}/activities`, { key, body: { type: 'message', text: 'hej' } }),
      site.call('POST', `${base}/conversations/${id}/upload`, { key }),
    ]);
    const there = await asked(other.id, mine.token);
    const nowhere = await asked('00000000-0000-4000-8000-000000000000', mine.token);
    expect(there.map(({ status }) => status)).toEqual([403, 403, 403, 403]);
    expect(nowhere.map(({ status, body }) => [status, body])).toEqual(there.map(({ status, body }) => [status, body]));
  });

  it('the id of a door opens only the conversations that were begun with it, and only by their own id', async () => {
    const { body: given } = await site.call('POST', `${base}/tokens/generate`, { key: 'almi-dalarna' });
    await site.call('POST', `${base}/conversations`, { key: given.token });
    expect((await site.call('GET', `${base}/conversations/${given.conversationId}/activities`, { key: 'almi-dalarna' })).status).toBe(403);
    const { id } = await site.begin();
    expect((await site.call('GET', `${base}/conversations/${id}/activities`, { key: 'almi-dalarna' })).status).toBe(200);
    expect((await site.call('GET', `${base}/conversations/${id.slice(0, 36)}/activities`, { key: 'almi-dalarna' })).status).toBe(403);
    const forged = `${id.slice(0, 38)}${id[38] === 'A' ? 'B' : 'A'}${id.slice(39)}`; // within the signature
    expect((await site.call('GET', `${base}/conversations/${forged}/activities`, { key: 'almi-dalarna' })).status).toBe(403);
  });

  it('a token that has expired is 403, as clients expect, and so is one for a stream', async () => {
    const talk = await site.begin();
    const { body } = await site.call('GET', `${base}/conversations/${talk.id}`, { key: talk.token });
    const stream = new URL(body.streamUrl).searchParams.get('t') ?? '';
    expect((await site.call('GET', `${base}/conversations/${talk.id}`, { key: stream })).status).toBe(403);
    site.pass(8 * 24 * 60 * 60_000);
    const expired = await site.call('GET', `${base}/conversations/${talk.id}`, { key: talk.token });
    expect([expired.status, expired.body.error.code]).toEqual([403, 'TokenExpired']);
  });

  it('a conversation that was forgotten is 404 for who had it', async () => {
    const talk = await site.begin();
    await site.app.forget(talk.id.slice(0, 36));
    expect((await site.call('GET', `${base}/conversations/${talk.id}/activities`, { key: talk.token })).status).toBe(404);
    expect((await talk.say('hej')).status).toBe(404);
  });
});

describe('what is refused kindly', () => {
  it('bodies that are no activity', async () => {
    const talk = await site.begin();
    const at = `${base}/conversations/${talk.id}/activities`;
    for (const raw of ['{', '[]', '7', '{}', '{"type":7}', '{"type":"message"}', '{"type":"message","text":"  "}', '{"type":"message","attachments":[{"contentType":"image/png"}]}']) {
      const { status, body } = await site.call('POST', at, { key: talk.token, raw });
      expect([raw, status, typeof body.error.message]).toEqual([raw, 400, 'string']);
    }
    expect((await site.call('POST', at, { key: talk.token, raw: JSON.stringify({ type: 'message', text: 'a'.repeat(70_000) }) })).status).toBe(413);
  });

  it('a text that is too long, which the company is told in the chat as well', async () => {
    const talk = await site.begin();
    const { status, body } = await talk.say('a'.repeat(2_001));
    expect([status, body.error.message]).toEqual([400, expect.stringContaining('2 000 tecken')]);
    expect(textsOf(await talk.all()).at(-1)).toContain('högst 2 000 tecken');
    expect((await talk.say('a'.repeat(2_000))).status).toBe(200);
  });

  it('files, sessions and paths that are not here', async () => {
    const talk = await site.begin();
    const form = new FormData();
    form.append('file', new Blob(['x'.repeat(200_000)]), 'budget.xlsx');
    const upload = await fetch(`${site.url}${base}/conversations/${talk.id}/upload?userId=guest`, { method: 'POST', headers: { authorization: `Bearer ${talk.token}` }, body: form });
    expect([upload.status, ((await upload.json()) as { error: { code: string } }).error.code]).toEqual([400, 'AttachmentsNotSupported']);
    expect((await site.call('GET', `${base}/session/getsessionid`, { key: talk.token })).status).toBe(404);
    expect((await site.call('GET', `${base}/nowhere`)).status).toBe(404);
    expect((await site.call('POST', `${base}/tokens/refresh`, { key: 'almi-dalarna' })).body.error.code).toBe('BadToken');
  });

  it('lets any page ask', async () => {
    const { status, headers } = await site.call('OPTIONS', `${base}/conversations`, { headers: { origin: 'https://aktor.example', 'access-control-request-method': 'POST' } });
    expect([status, headers.get('access-control-allow-origin')]).toEqual([204, '*']);
    for (const name of ['authorization', 'content-type', 'x-ms-bot-agent', 'x-requested-with']) expect(headers.get('access-control-allow-headers')?.toLowerCase()).toContain(name);
    expect((await site.call('POST', `${base}/conversations`)).headers.get('access-control-allow-origin')).toBe('*');
  });

  it('too many, by the limits that the web has, but never idle asking', async () => {
    const tight = await openSite({ limits: { messages: { most: 1, perMs: 60_000 }, read: { most: 2, perMs: 60_000 } } });
    const headers = { 'x-forwarded-for': '198.51.100.7' };
    const { id, token } = await tight.begin();
    const say = () => tight.call('POST', `${base}/conversations/${id}/activities`, { key: token, headers, body: { type: 'message', text: 'hej' } });
    expect((await say()).status).toBe(200);
    const stopped = await say();
    expect([stopped.status, stopped.headers.get('retry-after')]).toEqual([429, '60']);
    const { body } = await tight.call('GET', `${base}/conversations/${id}/activities`, { key: token, headers });
    for (let i = 0; i < 10; i++) expect((await tight.call('GET', `${base}/conversations/${id}/activities?watermark=${body.watermark}`, { key: token, headers })).status).toBe(200);
    await tight.close();
  });

  it('calls before it is up', async () => {
    const early = await openSite({ started: false });
    expect((await early.call('POST', `${base}/conversations`, { key: 'almi-dalarna' })).status).toBe(503);
    await early.close();
  });
});

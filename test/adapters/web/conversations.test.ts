import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSite } from './site.ts';
import type { Site } from './site.ts';

let site: Site;
beforeAll(async () => { site = await openSite(); });
afterAll(() => site.close());

const say = (id: string, token: string, body: object) => site.call('POST', `/api/conversations/${id}/messages`, { token, body });

describe('a conversation over HTTP', () => {
  it('opens with a greeting, a token and a code to write down', async () => {
    const { status, body } = await site.call('POST', '/api/conversations', { body: { door: 'almi-dalarna', language: 'sv', practice: true } });
    expect(status).toBe(201);
    expect(body.conversation).toMatchObject({ door: 'almi-dalarna', region: 'dalarna', language: 'sv', status: 'open', practice: true });
    expect(body.conversation.code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(body.messages).toMatchObject([{ from: 'assistant', language: 'sv' }]);
    expect(body.token.length).toBeGreaterThan(40);
    expect(body.version).toBe(2);
  });

  it('is asked, answers by pressing, and gets doors', async () => {
    const { id, token } = await site.open();
    const said = await say(id, token, { id: randomUUID(), text: 'Vi behöver låna till en maskin' });
    expect(said.status).toBe(200);
    expect(said.body.messages).toMatchObject([{ from: 'company', text: 'Vi behöver låna till en maskin' }, { from: 'assistant', question: { slot: 'municipality' } }]);
    const pressed = await say(id, token, { id: randomUUID(), slot: 'municipality', option: 'Mora' });
    expect(pressed.body.messages).toMatchObject([{ from: 'company', text: 'Mora' }, { from: 'assistant', doors: [{ actor: 'almi-dalarna', handover: 'live' }] }]);
    expect(pressed.body.conversation).toMatchObject({ id, status: 'open' });
  });

  it('says which answers a slot has, so that what was understood can be corrected', async () => {
    const { id, token } = await site.open();
    expect((await site.call('GET', `/api/conversations/${id}/options/municipality`, { token })).body.options[0]).toEqual({ id: 'Mora', label: 'Mora', places: ['Våmhus'] });
    expect((await site.call('GET', `/api/conversations/${id}/options/colour`, { token })).body).toMatchObject({ status: 404, code: 'unknown_slot' });
  });

  it('marks what was pressed, so that it is told from the company’s own words', async () => {
    const { id, token } = await site.open();
    const pressed = await say(id, token, { id: randomUUID(), slot: 'municipality', option: 'Mora' });
    expect(pressed.body.messages[0]).toMatchObject({ from: 'company', slot: 'municipality' });
  });

  it('takes another language at any time', async () => {
    const { id, token } = await site.open();
    expect((await site.call('POST', `/api/conversations/${id}/language`, { token, body: { language: 'en' } })).body.conversation.language).toBe('en');
    expect((await site.call('POST', `/api/conversations/${id}/language`, { token, body: { language: 'no' } })).status).toBe(400);
  });

  it('shows everything so far, with the same code each time', async () => {
    const { id, token, code } = await site.open();
    await say(id, token, { id: randomUUID(), text: 'Hej' });
    const { body } = await site.call('GET', `/api/conversations/${id}`, { token });
    expect(body.messages.map(({ from }: { from: string }) => from)).toEqual(['assistant', 'company', 'assistant']);
    expect(body).toMatchObject({ conversation: { id, code }, handovers: [], version: 4 });
  });

  it('answers a repeated message as the first time, without a second turn', async () => {
    const { id, token } = await site.open();
    const body = { id: randomUUID(), text: 'Vi vill exportera, skriv till anna@verkstad.example' };
    const first = await say(id, token, body);
    const turns = site.app.turns();
    expect((await say(id, token, body)).body).toEqual(first.body);
    expect(site.app.turns()).toBe(turns);
    expect((await site.call('GET', `/api/conversations/${id}`, { token })).body.messages).toHaveLength(3);
  });

  it('takes one turn of twenty that come at once with the same id', async () => {
    const { id, token } = await site.open();
    const turns = site.app.turns();
    const body = { id: randomUUID(), text: 'Samma sak' };
    const answers = await Promise.all(Array.from({ length: 20 }, () => say(id, token, body)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer.body))).size).toBe(1);
    expect(answers.every(({ status }) => status === 200)).toBe(true);
    expect(site.app.turns()).toBe(turns + 1);
  });

  it('refuses the same id with other content', async () => {
    const { id, token } = await site.open();
    const message = randomUUID();
    await say(id, token, { id: message, text: 'Det ena' });
    const other = await say(id, token, { id: message, text: 'Det andra' });
    expect([other.status, other.body.code]).toEqual([409, 'conflict_id']);
    expect((await say(id, token, { id: message, slot: 'municipality', option: 'Mora' })).status).toBe(409);
  });

  it('says in the language of the conversation why an answer cannot be chosen', async () => {
    const { id, token } = await site.open();
    const { status, body, headers } = await say(id, token, { id: randomUUID(), slot: 'municipality', option: 'Atlantis' });
    expect([status, body.code, body.detail]).toEqual([422, 'unknown_option', 'Det svaret finns inte att välja.']);
    expect(headers.get('content-language')).toBe('sv');
  });

  it('speaks English in an English conversation, whatever the browser asks for', async () => {
    const { body: { conversation: { id }, token } } = await site.call('POST', '/api/conversations', { body: { door: 'almi-dalarna', language: 'en' } });
    const { body } = await site.call('POST', `/api/conversations/${id}/messages`, { token, body: { id: 'x' }, headers: { 'accept-language': 'sv' } });
    expect(body.detail).toBe('Correct what is listed under errors and send it again.');
  });

  it('keeps a thumb for an answer, and the latest one only', async () => {
    const { id, token } = await site.open();
    const { body: { messages } } = await site.call('GET', `/api/conversations/${id}`, { token });
    const rate = (helpful: boolean, message = messages[0].id) => site.call('POST', `/api/conversations/${id}/messages/${message}/rating`, { token, body: { helpful } });
    expect((await rate(true)).body).toEqual({ rating: { message: messages[0].id, helpful: true } });
    for (const helpful of [true, false, true]) await rate(helpful);
    const kept = (await site.app.read.events(id)).flatMap(({ event }) => (event.type === 'message.rated' ? [event.helpful] : []));
    expect(kept).toEqual([true, false, true]);
    expect((await rate(true, randomUUID())).body.code).toBe('unknown_message');
  });

  it('comes back with the code however it is written, with a token of its own', async () => {
    const { id, token, code } = await site.open();
    const sloppy = ` ${code.toLowerCase().replaceAll('-', ' – ').replaceAll('0', 'o').replaceAll('1', 'l')} `;
    const { status, body } = await site.call('POST', '/api/conversations/resume', { body: { code: sloppy } });
    expect(status).toBe(200);
    expect(body).toMatchObject({ conversation: { id, code }, handovers: [], version: 2 });
    expect(body.token).not.toBe(token);
    for (const key of [token, body.token]) expect((await site.call('GET', `/api/conversations/${id}`, { token: key })).status).toBe(200);
  });

  it('does not come back with a code that is wrong', async () => {
    for (const code of ['ABCD-EFGH-JKMN', 'kort', 'U'.repeat(12), 'x'.repeat(200)]) {
      const { status, body } = await site.call('POST', '/api/conversations/resume', { body: { code } });
      expect([status, body.code]).toEqual([404, 'unknown_code']);
    }
  });

  it('gives the company all that is kept about it, as a file', async () => {
    const { id, token } = await site.open();
    await say(id, token, { id: randomUUID(), text: 'Vi vill låna' });
    const { status, body, headers } = await site.call('GET', `/api/conversations/${id}/export`, { token });
    expect(status).toBe(200);
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename="ratt-dorr-[\w-]+\.json"$/);
    expect(body.events.map(({ event }: { event: { type: string } }) => event.type)).toEqual(['conversation.opened', 'message.sent', 'message.said', 'message.sent']);
    expect(body.messages).toHaveLength(3);
  });

  it('gives the company the names of promoters, and not who they are elsewhere', async () => {
    const { id, token } = await site.open();
    const [kim, lo] = [{ id: 'U0KIM', name: 'Kim' }, { id: 'U0LO', name: 'Lo' }];
    const at = '2026-11-25T12:00:00.000Z';
    site.app.add(id, 'somebody', [
      { type: 'handover.requested', handover: 'h1', chain: 'h1', actor: 'almi-dalarna', service: 'almi-foretagslan', recipient: 'Almi', brief: [], quotes: [], onward: 'ask', sensitive: false, named: true, by: at, spokenTo: { ...lo, actor: 'EKN' } },
      { type: 'handover.accepted', handover: 'h1', promoter: kim, callBy: at },
      { type: 'handover.given', handover: 'h1', promoter: kim, to: lo, callBy: at },
      { type: 'handover.undone', handover: 'h1', promoter: kim, undoes: 'x', status: 'accepted', holder: kim, by: at },
    ]);
    const { body } = await site.call('GET', `/api/conversations/${id}/export`, { token });
    expect(JSON.stringify(body)).not.toMatch(/U0/);
    expect(body.events.slice(-4).map(({ event }: { event: object }) => event)).toMatchObject([{ spokenTo: { name: 'Lo', actor: 'EKN' } }, { promoter: { name: 'Kim' } }, { to: { name: 'Lo' } }, { holder: { name: 'Kim' } }]);
  });

  it('is forgotten for good', async () => {
    const { id, token, code } = await site.open();
    const gone = await site.call('DELETE', `/api/conversations/${id}`, { token });
    expect([gone.status, gone.body]).toEqual([204, '']);
    expect((await site.call('GET', `/api/conversations/${id}`, { token })).status).toBe(404);
    expect((await site.call('POST', '/api/conversations/resume', { body: { code } })).status).toBe(404);
  });
});

describe('who may speak in a conversation', () => {
  const paths = (id: string): [string, string, object?][] => [
    ['GET', `/api/conversations/${id}`], ['DELETE', `/api/conversations/${id}`], ['GET', `/api/conversations/${id}/stream`], ['GET', `/api/conversations/${id}/export`],
    ['POST', `/api/conversations/${id}/messages`, { id: randomUUID(), text: 'Hej' }], ['POST', `/api/conversations/${id}/messages/m/rating`, { helpful: true }],
    ['POST', `/api/conversations/${id}/handovers`, {}], ['POST', `/api/conversations/${id}/handovers/preview`, {}], ['POST', `/api/conversations/${id}/handovers/h/withdraw`],
  ];

  it('is nobody without a token of ours', async () => {
    const { id, token } = await site.open();
    const changed = `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`;
    for (const [method, path, body] of paths(id)) {
      for (const key of [undefined, 'nonsense', changed, `${token}A`, token.slice(1), '../..', 'x'.repeat(500)]) {
        const answer = await site.call(method, path, { token: key, body });
        expect([path, key, answer.status, answer.body.code, answer.headers.get('www-authenticate')]).toEqual([path, key, 401, 'no_token', 'Bearer']);
      }
    }
    expect((await site.call('GET', `/api/conversations/${id}`, { headers: { authorization: `Basic ${token}` } })).status).toBe(401);
  });

  it("cannot tell another's conversation from one that does not exist", async () => {
    const mine = await site.open();
    const theirs = await site.open();
    const foreign = paths(theirs.id);
    const absent = paths(randomUUID());
    for (const [i, [method, path, body]] of foreign.entries()) {
      const one = await site.call(method, path, { token: mine.token, body });
      const [otherMethod, otherPath, otherBody] = absent[i]!;
      const other = await site.call(otherMethod, otherPath, { token: mine.token, body: otherBody });
      expect(one.status).toBe(404);
      expect(other.status).toBe(404);
      expect(other.body).toEqual(one.body);
    }
    expect((await site.call('GET', `/api/conversations/${theirs.id}`, { token: theirs.token })).status).toBe(200);
  });
});

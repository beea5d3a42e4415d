import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contact, handoverBody, openSite } from './site.ts';
import type { Site } from './site.ts';

let site: Site;
beforeAll(async () => { site = await openSite(); });
afterAll(() => site.close());

async function opened() {
  const { id, token } = await site.open();
  const post = (path: string, body?: object) => site.call('POST', `/api/conversations/${id}/handovers${path}`, { token, body });
  return { id, token, post };
}

describe('a handover over HTTP', () => {
  it('is shown word for word before it is sent, with or without the consent that comes later', async () => {
    const { post } = await opened();
    const { id: _id, consent: _consent, ...body } = handoverBody({ note: 'Ring gärna' });
    for (const asked of [body, handoverBody({ note: 'Ring gärna' }), { ...body, consent: false }]) {
      const { status, body: shown } = await post('/preview', asked);
      expect([status, shown]).toEqual([200, { text: 'Till Almi\nAnna Ek\nRing gärna', recipient: 'Almi', by: '2026-11-25T12:00:00.000Z' }]);
    }
  });

  it('is asked for with consent, and is answered the same however often it is asked for', async () => {
    const { id, token, post } = await opened();
    const body = handoverBody();
    const first = await post('', body);
    expect(first.status).toBe(201);
    expect(first.body.handover).toEqual({ id: body.id, actor: 'almi-dalarna', service: 'almi-foretagslan', recipient: 'Almi', status: 'requested', at: '2026-11-24T09:00:00.000Z', by: '2026-11-25T12:00:00.000Z', onward: 'ask', sensitive: false, named: true, since: 3 });
    site.app.add(id, 'delivered', [{ type: 'handover.delivered', handover: body.id }]);
    const again = await post('', body);
    expect(again).toMatchObject({ status: 201, body: first.body });
    const now = await site.call('GET', `/api/conversations/${id}`, { token });
    expect(now.body).toMatchObject({ conversation: { status: 'handover' }, handovers: [{ id: body.id, status: 'delivered' }] });
  });

  it('is made once of twenty that come at once', async () => {
    const { id, post } = await opened();
    const body = handoverBody();
    const answers = await Promise.all(Array.from({ length: 20 }, () => post('', body)));
    expect(new Set(answers.map((answer) => `${answer.status} ${JSON.stringify(answer.body)}`)).size).toBe(1);
    expect((await site.app.read.events(id)).filter(({ event }) => event.type === 'handover.requested')).toHaveLength(1);
  });

  it('refuses the same id with other content, in the contact too, and in another conversation', async () => {
    const { post } = await opened();
    const body = handoverBody();
    await post('', body);
    for (const change of [{ actor: 'coompanion' }, { contact: { ...contact, email: 'annan@verkstad.example' } }, { contact: { ...contact, phone: '070-123 45 67' } }]) {
      const { status, body: refused } = await post('', { ...body, ...change });
      expect([status, refused.code]).toEqual([409, 'conflict_id']);
    }
    expect((await (await opened()).post('', body)).status).toBe(409);
  });

  it('wants a name, a way to reach the company, and a yes', async () => {
    const { post } = await opened();
    const errorsOf = async (changes: object) => (await post('', handoverBody(changes))).body.errors;
    expect(await errorsOf({ contact: { name: 'Anna' } })).toEqual([{ path: 'contact.email', detail: 'Skriv en e-postadress eller ett telefonnummer, så att den som tar frågan kan höra av sig.' }]);
    expect(await errorsOf({ contact: { name: ' ', email: '', phone: '' } })).toMatchObject([{ path: 'contact.name' }, { path: 'contact.email' }]);
    expect(await errorsOf({ contact: { name: 'Anna', email: 'anna' } })).toMatchObject([{ path: 'contact.email' }]);
    expect(await errorsOf({ contact: { name: 'Anna', phone: 'ring mig' } })).toMatchObject([{ path: 'contact.phone' }]);
    expect(await errorsOf({ consent: false })).toEqual([{ path: 'consent', detail: 'Ska vara true.' }]);
    expect(await errorsOf({ onward: 'kanske' })).toEqual([{ path: 'onward', detail: 'Välj ett av: ask, share.' }]);
    expect((await post('', handoverBody({ contact: { name: 'Åsa', phone: '+46 (0)70-123 45 67' } }))).status).toBe(201);
  });

  it('takes fields that were left empty as not filled in', async () => {
    const { id, token, post } = await opened();
    await post('', handoverBody({ service: '', note: ' ', contact: { name: ' Anna\n Ek ', email: 'asa@företag.example', phone: '', organisationNumber: ' ' } }));
    const { body } = await site.call('GET', `/api/conversations/${id}/export`, { token });
    expect(Object.values(body.contacts)).toEqual([{ name: 'Anna Ek', email: 'asa@företag.example' }]);
  });

  it('refuses a personal number kindly, at its field', async () => {
    const { post } = await opened();
    for (const path of ['', '/preview']) {
      const { status, body } = await post(path, handoverBody({ contact: { ...contact, organisationNumber: '19800101-1234' } }));
      expect([status, body.code]).toEqual([422, 'sole_trader']);
      expect(body.errors).toEqual([{ path: 'contact.organisationNumber', detail: 'Numret är ett personnummer. Enskild firma? Lämna tomt.' }]);
    }
    expect((await post('', handoverBody({ contact: { ...contact, organisationNumber: '0' } }))).body).toMatchObject({ status: 422, code: 'organisation_number' });
  });

  it('passes on what the engine says of an actor that takes no questions here', async () => {
    const { post } = await opened();
    expect((await post('', handoverBody({ actor: 'verksamt' }))).body).toMatchObject({ status: 422, code: 'link_only', detail: 'Verksamt tar inte emot frågor härifrån.', title: 'Det går inte just nu' });
  });

  it('is taken back, once and again alike', async () => {
    const { id, token, post } = await opened();
    const { id: handover } = handoverBody();
    await post('', handoverBody({ id: handover }));
    const first = await post(`/${handover}/withdraw`);
    expect([first.status, first.body.handover.status, first.body.conversation.status]).toEqual([200, 'withdrawn', 'open']);
    expect(first.body.messages).toMatchObject([{ from: 'system', text: 'Tillbakatagen.' }]);
    expect(await post(`/${handover}/withdraw`, {})).toMatchObject({ status: 200, body: first.body });
    expect((await post(`/${randomUUID()}/withdraw`)).body.code).toBe('unknown_handover');
    expect((await site.call('GET', `/api/conversations/${id}`, { token })).body.handovers).toMatchObject([{ status: 'withdrawn' }]);
  });

  it('cannot be taken back when it has ended in another way', async () => {
    const { id, post } = await opened();
    const body = handoverBody();
    await post('', body);
    site.app.add(id, 'x', [{ type: 'handover.expired', handover: body.id }]);
    expect((await post(`/${body.id}/withdraw`)).body).toMatchObject({ status: 422, code: 'closed' });
  });

  it('is rated by the company when it has ended and not before, and may be rated anew', async () => {
    const { id, token, post } = await opened();
    const body = handoverBody();
    await post('', body);
    expect((await post(`/${body.id}/helped`, { helped: 'yes' })).body).toMatchObject({ status: 422, code: 'not_ended' });
    site.app.add(id, 'x', [{ type: 'handover.completed', handover: body.id, promoter: { id: 'U1', name: 'Karin' }, outcome: 'lån' }]);
    expect((await post(`/${body.id}/helped`, { helped: 'mostly' })).status).toBe(400);
    expect((await post(`/${body.id}/helped`, { helped: 'no' })).body.handover).toMatchObject({ status: 'completed', helped: 'no' });
    expect((await post(`/${body.id}/helped`, { helped: 'partly' })).body.handover.helped).toBe('partly');
    expect((await post(`/${randomUUID()}/helped`, { helped: 'yes' })).body.code).toBe('unknown_handover');
    expect((await site.call('GET', `/api/conversations/${id}/export`, { token })).body.handovers).toMatchObject([{ helped: 'partly' }]);
  });

  it('shows who took it by name, and never the id that Slack knows', async () => {
    const { id, token, post } = await opened();
    const body = handoverBody();
    await post('', body);
    site.app.add(id, 'x', [{ type: 'handover.accepted', handover: body.id, promoter: { id: 'U0SECRET', name: 'Karin' }, callBy: '2026-11-25T11:00:00.000Z' }]);
    site.app.add(id, 'y', [{ type: 'handover.given', handover: body.id, promoter: { id: 'U0SECRET', name: 'Karin' }, to: { id: 'U0SECRETTOO', name: 'Bo' }, callBy: '2026-11-25T11:00:00.000Z' }]);
    const all = await site.call('GET', `/api/conversations/${id}`, { token });
    expect(all.body.handovers).toMatchObject([{ status: 'accepted', promoter: { name: 'Bo' }, callBy: '2026-11-25T11:00:00.000Z' }]);
    const exported = await site.call('GET', `/api/conversations/${id}/export`, { token });
    expect(exported.body.contacts).toEqual({ [body.id]: contact });
    expect(JSON.stringify([all.body, exported.body])).not.toContain('U0SECRET');
    expect(JSON.stringify(exported.body)).toContain('Karin');
  });
});

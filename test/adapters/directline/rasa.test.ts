import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSite } from './site.ts';
import type { Site } from './site.ts';

let site: Site;
beforeAll(async () => { site = await openSite(); });
afterAll(async () => { await site.close(); });

const path = '/webhooks/rest/webhook';
const send = async (sender: string, message: string, metadata: object = { door: 'almi-dalarna' }) => (await site.call('POST', path, { body: { sender, message, metadata } })).body as { recipient_id: string; text: string; buttons?: { title: string; payload: string }[] }[];

describe('Rasa’s REST channel', () => {
  it('answers a first message with the greeting and the answer, and buttons that carry their choice', async () => {
    expect(await send('s-1', 'Vi vill låna')).toEqual([
      { recipient_id: 's-1', text: 'Hej! Vad vill ni ha hjälp med?' },
      { recipient_id: 's-1', text: 'I vilken kommun finns ni?', buttons: [{ title: 'Mora', payload: '/choose{"slot":"municipality","option":"Mora"}' }, { title: 'Vet inte', payload: '/choose{"slot":"municipality","option":"unknown"}' }] },
    ]);
    expect(await send('s-1', '/choose{"slot":"municipality","option":"Mora"}')).toEqual([
      { recipient_id: 's-1', text: 'Här kommer ni rätt.\n– Almi (Dalarna): Företagslån. Därför: ni söker lån. https://almi.example', buttons: [{ title: 'Koppla ihop mig med Almi (Dalarna)', payload: 'Koppla ihop mig med Almi (Dalarna)' }] },
    ]);
  });

  it('finds the conversation of a sender again after a restart; another door or sender has its own', async () => {
    await send('s-2', 'Vi vill låna');
    await site.restart();
    expect(await send('s-2', 'Mora')).toHaveLength(1);
    expect((await send('s-3', 'Mora'))[0]?.text).toContain('Hej!');
  });

  it('greets a widget that only says hello', async () => { expect((await send('s-4', '/session_start')).map(({ text }) => text)).toEqual(['Hej! Vad vill ni ha hjälp med?']); });

  it('hands over, and brings what a promoter has said since with the next answer', async () => {
    const sender = 's-5';
    for (const text of ['Vi vill låna', 'Mora']) await send(sender, text);
    expect((await send(sender, 'Koppla ihop mig med Almi (Dalarna)'))[0]?.text).toContain('Vad heter du?');
    await send(sender, 'Anna Ek');
    expect((await send(sender, 'anna@verkstad.example'))[0]?.buttons).toEqual([{ title: 'Ja, skicka', payload: 'Ja, skicka' }, { title: 'Nej, ångra', payload: 'Nej, ångra' }]);
    expect((await send(sender, 'Ja, skicka')).map(({ text }) => text)).toEqual(['Skickad till Almi.', expect.stringContaining('Spara koden')]);
  });

  it('takes the door from the address too', async () => {
    expect((await site.call('POST', `${path}?door=almi-dalarna`, { body: { sender: 's-6', message: 'hej' } })).status).toBe(200);
  });

  it('the same message id is one turn', async () => {
    const metadata = { door: 'almi-dalarna', message_id: 'm1' };
    await send('s-7', 'Vi vill låna', metadata);
    const before = site.app.turns();
    expect(await send('s-7', 'Vi vill låna', metadata)).toEqual([]);
    expect(site.app.turns()).toBe(before);
  });

  it.each([
    ['no body', undefined], ['no sender', { message: 'hej', metadata: { door: 'almi-dalarna' } }], ['no message', { sender: 's', metadata: { door: 'almi-dalarna' } }],
    ['a long sender', { sender: 's'.repeat(201), message: 'hej', metadata: { door: 'almi-dalarna' } }], ['no door', { sender: 's', message: 'hej' }], ['an unknown door', { sender: 's', message: 'hej', metadata: { door: 'x' } }],
    ['a broken choice', { sender: 's-1', message: '/choose{"slot"', metadata: { door: 'almi-dalarna' } }], ['a choice of what is not there', { sender: 's-1', message: '/choose{"slot":"municipality","option":"Atlantis"}', metadata: { door: 'almi-dalarna' } }],
    ['a long text', { sender: 's-1', message: 'a'.repeat(2_001), metadata: { door: 'almi-dalarna' } }],
  ])('refuses %s with what to do', async (_what, body) => {
    const answer = await site.call('POST', path, body === undefined ? {} : { body });
    expect([answer.status, typeof answer.body.error.message]).toEqual([400, 'string']);
  });
});

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { digestsOf } from '../../src/digest.ts';
import type { Recipient } from '../../src/recipients.ts';
import { openMailServer } from '../adapters/mail/mail-server.ts';
import { fakeSlack } from '../adapters/slack/fake-slack.ts';
import type { FakeSlack } from '../adapters/slack/fake-slack.ts';
import { startWhole } from './running.ts';

const real = 'dorr-almi-dalarna';
let slack: FakeSlack;
let mails: Awaited<ReturnType<typeof openMailServer>>;
let whole: Awaited<ReturnType<typeof startWhole>>;
let cookie = '';

beforeAll(async () => {
  slack = await fakeSlack();
  for (const name of [real, 'dorr-ovning', 'dorr-coompanion-dalarna']) slack.addChannel(name);
  mails = await openMailServer();
  whole = await startWhole({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 'a-signing-secret', SLACK_API_URL: slack.apiUrl, SMTP_URL: mails.url, MAIL_FROM: 'inget-svar@dorr.example.se', HANDOVER_LIVE: 'all' });
  await post(new URL(whole.firstLink!).pathname, { name: 'Anna', login: 'anna@region.example', password: 'en lång mening att minnas' });
}, 60_000);
afterAll(async () => { await whole.stop(); await slack.close(); await mails.close(); });

async function get(path: string): Promise<string> {
  const response = await fetch(whole.url + path, { headers: { cookie, 'accept-language': 'sv' }, redirect: 'manual' });
  cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? cookie;
  return response.text();
}

/** Sends a form from one of our pages, as a browser does. */
async function post(path: string, fields: Record<string, string>, from = path): Promise<{ status: number; text: string }> {
  const csrf = /name="csrf" value="([^"]+)"/.exec(await get(from))?.[1] ?? '';
  const response = await fetch(whole.url + path, { method: 'POST', headers: { cookie, 'accept-language': 'sv', origin: whole.url }, body: new URLSearchParams({ ...fields, csrf }), redirect: 'manual' });
  cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? cookie;
  return { status: response.status, text: await response.text() };
}

async function handOver(practice: boolean): Promise<{ id: string; handover: string }> {
  const call = async (path: string, body: unknown, token = '') => {
    const response = await fetch(`${whole.url}/api/conversations${path}`, { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` }, body: JSON.stringify(body) });
    if (!response.ok) throw new Error(await response.text());
    return (await response.json()) as { conversation: { id: string }; token: string };
  };
  const { conversation: { id }, token } = await call('', { door: 'almi-dalarna', practice });
  await call(`/${id}/messages`, { id: randomUUID(), text: 'Vi vill låna till en maskin i Mora' }, token);
  const handover = randomUUID();
  await call(`/${id}/handovers`, { id: handover, actor: 'almi-dalarna', contact: { name: 'Åsa Öst', email: 'asa@verkstad.example' }, consent: true, onward: 'share' }, token);
  return { id, handover };
}

const cardsOf = (handover: string) => slack.messages.filter(({ metadata, thread_ts: thread }) => metadata?.event_payload.handover === handover && thread === undefined);
const posted = () => slack.calls.filter(({ method }) => method === 'chat.postMessage').length;
/** What would go has gone: nothing is due any more. */
async function settled(): Promise<void> {
  for (let i = 0; i < 200; i += 1) {
    if ((await whole.store.counts()).deliveriesDue === 0) return;
    await new Promise((resolve) => { setTimeout(resolve, 25); });
  }
}
async function until(done: () => boolean): Promise<void> {
  for (let i = 0; i < 200 && !done(); i += 1) await new Promise((resolve) => { setTimeout(resolve, 25); });
  expect(done()).toBe(true);
}

describe('practice, where Slack and e-mail are real', () => {
  it('goes nowhere as long as no channel is chosen for it, and is shown on the page instead', async () => {
    const { handover } = await handOver(true);
    await settled();
    expect([posted(), mails.letters.length]).toEqual([0, 0]);
    const page = await get('/admin/ova');
    for (const part of ['Korten går ingenstans', 'ÖVNING', 'Till Almi (Dalarna)', 'Låna pengar']) expect(page).toContain(part);
    expect(cardsOf(handover)).toEqual([]);
  });

  it('goes to the channel that is chosen, marked, and to no other; what is real goes where it belongs', async () => {
    expect((await post('/admin/ova/kanal', { channel: `#${real}` }, '/admin/ova')).text).toContain('I den kanalen tar en aktör emot riktiga frågor');
    for (const channel of ['CDORRALMIDALARNA01', 'två ord <script>', '#']) expect((await post('/admin/ova/kanal', { channel }, '/admin/ova')).status).toBe(422);
    expect((await post('/admin/ova/kanal', { channel: '#dorr-ovning' }, '/admin/ova')).status).toBe(303);
    const practised = await handOver(true);
    await until(() => cardsOf(practised.handover).length === 1);
    expect(cardsOf(practised.handover)[0]).toMatchObject({ channel: 'CDORROVNING01' });
    expect(JSON.stringify(cardsOf(practised.handover)[0])).toContain('ÖVNING');
    const company = await handOver(false);
    await until(() => cardsOf(company.handover).length === 1 && mails.letters.length === 1);
    expect(cardsOf(company.handover)[0]).toMatchObject({ channel: 'CDORRALMIDALARNA01' });
    await settled();
    expect(slack.messages.filter(({ channel }) => channel === 'CDORRALMIDALARNA01')).toHaveLength(1);
    expect(mails.letters).toHaveLength(1);
  });

  it('goes nowhere again when the channel is taken away, also what was on its way', async () => {
    const before = posted();
    await post('/admin/ova/kanal', { channel: '' }, '/admin/ova');
    const { id, handover } = await handOver(true);
    await whole.store.addDelivery({ id: 'late', kind: 'card', conversation: id, handover, version: 0, due: new Date().toISOString() });
    await whole.store.addDelivery({ id: 'late-mail', kind: 'mail', conversation: id, handover, version: 4, due: new Date().toISOString() });
    await handOver(false);
    await until(() => posted() === before + 1);
    await settled();
    expect(cardsOf(handover)).toEqual([]);
    expect(mails.letters).toHaveLength(2);
  });

  it('is in no figure, no letter, no list of what waits, and in nothing that is learnt from', async () => {
    const { store } = whole;
    expect(await store.counts()).toMatchObject({ conversations: 2, handovers: { delivered: 2 } });
    expect(await (await fetch(`${whole.url}/metrics`)).text()).toMatch(/^ratt_dorr_conversations 2$/m);
    const almi: Recipient = { actor: 'almi-dalarna', name: 'Almi', names: [], region: 'dalarna', regions: ['dalarna'], channel: real, left: false };
    const letters = await digestsOf({ store, recipients: () => [almi], atDesk: false }, new Date(Date.now() + 1000).toISOString(), true);
    expect(letters.map(({ figures, waiting }) => [figures.received, waiting])).toEqual([[2, 2]]);
    expect((await store.talks.tally(['region'], { practice: false })).map(({ count }) => count)).toEqual([2]);
    expect(await store.talks.utterances({ most: 100 })).toHaveLength(2);
    expect((await store.talks.handovers({ practice: false }))).toHaveLength(2);
  });

  it('is gone by one press, with its cards, and nothing else is', async () => {
    expect(await get('/admin/ova')).toContain('Det finns 3 övningar');
    expect((await post('/admin/ova/tom', {}, '/admin/ova')).status).toBe(303);
    expect(await get('/admin/ova')).toContain('3 övningar raderades.');
    expect(await whole.store.retention.practice()).toEqual([]);
    await until(() => slack.messages.every(({ channel }) => channel !== 'CDORROVNING01'));
    expect((await whole.store.counts()).conversations).toBe(2);
    expect((await whole.store.accounts.audited({ did: 'practice.emptied', limit: 5 })).map(({ more }) => more)).toEqual(['3']);
  });
});

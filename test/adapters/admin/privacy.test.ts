import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWhole } from '../../e2e/running.ts';
import { haveAccount, visitor } from './visitor.ts';
import type { Visitor } from './visitor.ts';

const home = '/admin/personuppgifter';
const clock = { ahead: 0 };
let whole: Awaited<ReturnType<typeof startWhole>>;
let at: Visitor;
beforeAll(async () => {
  whole = await startWhole({}, undefined, { now: () => new Date(Date.now() + clock.ahead) });
  at = visitor(whole.url);
  await at.signIn(await haveAccount(whole.store));
}, 60_000);
afterAll(() => whole.stop());

async function company(email: string): Promise<string> {
  const call = async (path: string, body: unknown, token = '') => (await (await fetch(`${whole.url}/api/conversations${path}`, { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` }, body: JSON.stringify(body) })).json()) as { conversation: { id: string }; token: string };
  const { conversation: { id }, token } = await call('', { door: 'almi-dalarna' });
  await call(`/${id}/messages`, { id: randomUUID(), text: 'Vi vill låna till en maskin i Mora' }, token);
  await call(`/${id}/handovers`, { id: randomUUID(), actor: 'almi-dalarna', contact: { name: 'Åsa Öst', email }, consent: true, onward: 'share' }, token);
  return id;
}

describe('what must stay', () => {
  it('is one conversation: where several fit, none is held and one is told to hold each', async () => {
    const [one] = [await company('asa@verkstad.example'), await company('asa@verkstad.example')];
    const holdIt = (which: string) => at.post(`${home}/sparrar`, { kind: 'conversation', which, reason: 'Det pågår en tvist om frågan.' });
    const answer = await holdIt('asa@verkstad.example');
    expect([answer.status, await whole.store.retention.holds()]).toEqual([422, []]);
    expect(answer.text).toContain('Flera samtal passar.');
    expect((await holdIt(one)).status).toBe(303);
  });
});

describe('what visitors are told', () => {
  const filled = { responsible: 'Almi', contact: 'dataskydd@almi.example', basis: 'consent' };
  const door = `${home}/dorrar/coompanion-dalarna`;

  it('may be as long as the page lets one write, whatever a browser sends for a new line', async () => {
    expect((await at.post(door, { ...filled, sv: 'en rad\r\n'.repeat(850).slice(0, -1) })).status).toBe(303);
  });

  it('stands there still when it is too long, with what is wrong', async () => {
    const answer = await at.post(door, { ...filled, responsible: 'Ett eget namn', en: 'x'.repeat(6_001) });
    expect(answer.status).toBe(422);
    for (const part of ['Ett eget namn', 'Skriv högst 6000 tecken.', 'aria-invalid']) expect(answer.text).toContain(part);
    expect((await at.post(door, { ...filled, basis: 'whim' })).text).toContain('Välj en rättslig grund i listan.');
  });

  it('is not published when somebody else has changed it since it was looked at', async () => {
    const seen = async () => /name="at" value="([^"]+)"/.exec((await at.get(door)).text)?.[1] ?? '';
    await at.post(door, { ...filled, sv: 'Det Anna har läst.' });
    const before = await seen();
    clock.ahead += 1_000;
    await at.post(door, { ...filled, sv: 'Det Bo har skrivit.' });
    const late = await at.post(`${door}/publicera`, { version: '1', at: before });
    expect([late.status, (await whole.store.retention.notices('coompanion-dalarna'))[0]?.publishedAt]).toEqual([409, undefined]);
    expect(late.text).toContain('Utkastet har ändrats');
    expect((await at.post(`${door}/publicera`, { version: '1', at: await seen() })).status).toBe(303);
  });
});

describe('the log', () => {
  it('holds which periods were changed, and of a decision only that it was', async () => {
    await at.post(`${home}/tider`, { said: '14', handover: '90', practice: '7', requests: '14', audit: '730' });
    await at.post(`${home}/tider/almi-dalarna`, { authority: 'ja', disposal: 'Kommunstyrelsen, KS 2026/114', handover: '60' });
    expect((await whole.store.accounts.audited({ did: 'retention.changed', limit: 5 })).map(({ more }) => more)).toEqual(['publicAuthority, handover – → 60, disposal', 'said 21 → 14']);
  });
});

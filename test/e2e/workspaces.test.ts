import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { linkFor } from '../../adapters/slack/install.ts';
import { logged, startWhole } from './running.ts';

const secret = 'a secret of the product, long enough to be one';
let whole: Awaited<ReturnType<typeof startWhole>>;
beforeAll(async () => { whole = await startWhole({ SECRET_KEY: secret }, undefined, { health: { every: 200, sure: 20, spread: 0 } }); });
afterAll(async () => { await whole.stop(); });

const desk = () => { if (!whole.desk) throw new Error('no desk'); return whole.desk; };

async function until(what: string, done: () => boolean | Promise<boolean>): Promise<void> {
  for (let i = 0; i < 400; i++) {
    if (await done()) return;
    await new Promise((resolve) => { setTimeout(resolve, 25); });
  }
  throw new Error(`it did not come to pass that ${what}; the log says:\n${logged.slice(-8).join('\n')}`);
}

async function call<T>(method: string, path: string, body?: unknown, token?: string): Promise<T> {
  const response = await fetch(whole.url + path, { method, headers: { 'content-type': 'application/json', ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as T;
}

/** A company in Mora that has been handed over to Almi. */
async function handedOver(): Promise<{ handover: string; states: () => Promise<{ actor: string; status: string }[]> }> {
  const { conversation, token } = await call<{ conversation: { id: string }; token: string }>('POST', '/api/conversations', { door: 'ekn' });
  const at = `/api/conversations/${conversation.id}`;
  await call('POST', `${at}/messages`, { id: randomUUID(), text: 'Vi har en mekanisk verkstad i Mora sen 1998, 12 anställda, och behöver låna till en ny svarv' }, token);
  const handover = randomUUID();
  await call('POST', `${at}/handovers`, { id: handover, actor: 'almi-dalarna', contact: { name: 'Anna Ek', email: 'anna@verkstad.example' }, consent: true, onward: 'share' }, token);
  return { handover, states: async () => (await call<{ handovers: { actor: string; status: string }[] }>('GET', at, undefined, token)).handovers };
}

/** Lets the app into a workspace, as somebody there does in a browser: the link, the page in Slack, and back. */
async function letIn(team: string, link: string, answer = 'allow'): Promise<Response> {
  const asked = await fetch(link, { redirect: 'manual' });
  const page = new URL(asked.headers.get('location') ?? '', link);
  const shown = await (await fetch(page)).text();
  expect(shown).toContain('Vill ni släppa in Rätt dörr?');
  const form = new URLSearchParams({ ...Object.fromEntries(page.searchParams), team, answer });
  const said = await fetch(new URL('/desk/oauth/v2/allow', page), { method: 'POST', body: form, headers: { origin: page.origin }, redirect: 'manual' });
  return fetch(said.headers.get('location') ?? '', { headers: { cookie: (asked.headers.get('set-cookie') ?? '').split(';')[0] ?? '' } });
}

const cardIn = (team: string, handover: string) => desk().inTeam(team).state().channels.flatMap((channel) => channel.messages.filter(({ metadata, thread_ts }) => metadata?.event_payload.handover === handover && thread_ts === undefined).map((message) => ({ channel: channel.id, name: channel.name, ts: message.ts, text: JSON.stringify(message.blocks) })))[0];
const home = () => desk().teams()[0]?.id ?? '';
const metric = async (name: string) => new RegExp(`^${name} (\\d+)$`, 'm').exec(await (await fetch(`${whole.url}/metrics`)).text())?.[1];

describe('an actor in a workspace of its own, at the desk', () => {
  it('lets the app in, and gets its companies there', async () => {
    const team = desk().addTeam('Almi Mellansverige');
    const done = await letIn(team, linkFor(whole.url, secret, 'almi-dalarna', new Date()));
    expect([done.status, await done.text()]).toEqual([200, expect.stringContaining('Klart! Rätt dörr är inkopplat i Almi Mellansverige')]);
    expect(desk().teams()).toMatchObject([{ connected: true }, { id: team, name: 'Almi Mellansverige', connected: true }]);

    const company = await handedOver();
    await until('the card is there', () => cardIn(team, company.handover) !== undefined);
    expect(cardIn(team, company.handover)?.name).toBe('dorr-almi-dalarna');
    expect(cardIn(home(), company.handover)).toBeUndefined();
    const inTeam = desk().inTeam(team);
    const card = cardIn(team, company.handover)!;
    expect(await inTeam.press({ user: inTeam.arrive('Kim').id, at: { channel: card.channel, ts: card.ts }, action: 'handover_accept' })).toEqual({ ok: true });
    await until('it is taken', async () => (await company.states())[0]?.status === 'accepted');
    await until('the card says so', () => cardIn(team, company.handover)?.text.includes('Kim har tagit ärendet') ?? false);
  });

  it('cannot be let in by somebody who says no', async () => {
    const team = desk().addTeam('Ovilliga');
    const done = await letIn(team, `${whole.url}/slack/install`, 'deny');
    expect([done.status, await done.text()]).toEqual([400, expect.stringContaining('avbröts i Slack')]);
    expect(desk().teams().find(({ id }) => id === team)?.connected).toBe(false);
  });

  it('is gone round when the key is taken back, and comes back when it works again', async () => {
    const team = desk().addTeam('Almi Mellansverige');
    const company = await handedOver();
    await until('the card is there', () => cardIn(team, company.handover) !== undefined);
    desk().inTeam(team).uninstall();
    await until('it has gone on', async () => (await company.states()).length > 1);
    const [first, next] = await company.states();
    expect(first).toMatchObject({ actor: 'almi-dalarna', status: 'expired' });
    expect(next?.actor).not.toBe('almi-dalarna');
    expect(await metric('ratt_dorr_slack_workspaces_broken')).toBe('1');
    const said = () => desk().state().channels.flatMap(({ messages }) => messages).map(({ text }) => text);
    await until('the coordinating actor is told', () => said().some((text) => /^Vi når inte längre Almi/.test(text)));
    expect(logged.some((line) => line.includes('a workspace does not let the app in any more') && line.includes('account_inactive'))).toBe(true);

    const done = await letIn(team, `${whole.url}/slack/install`);
    expect(done.status).toBe(200);
    expect(await metric('ratt_dorr_slack_workspaces_broken')).toBe('0');
    await until('the coordinating actor is told again', () => said().some((text) => /^Nu når vi Almi .* i Slack igen/.test(text)));
    const another = await handedOver();
    await until('the card is there', () => cardIn(team, another.handover) !== undefined);
  });

  it('is gone round when its channel is archived, and comes back when it is opened', async () => {
    const team = desk().addTeam('Almi Mellansverige');
    const company = await handedOver();
    await until('the card is there', () => cardIn(team, company.handover) !== undefined);
    desk().inTeam(team).setChannel('dorr-almi-dalarna', { archived: true });
    await until('it has gone on', async () => (await company.states())[0]?.status === 'expired');
    desk().inTeam(team).setChannel('dorr-almi-dalarna', { archived: false });
    await until('it is well', async () => (await whole.store.channels()).every(({ problem }) => problem === undefined));
  });
});

it('a key to a workspace is nowhere in the database’s files in clear', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ratt-dorr-workspaces-'));
  onTestFinished(() => { rmSync(folder, { recursive: true, force: true }); });
  const kept = await startWhole({ SECRET_KEY: secret, DATABASE_URL: `file:${join(folder, 'a.db')}` });
  const before = whole;
  whole = kept;
  try {
    const team = desk().addTeam('Almi Mellansverige');
    expect((await letIn(team, `${kept.url}/slack/install`)).status).toBe(200);
    expect((await kept.store.installations())[0]?.body).toMatch(/^v1\./);
  } finally {
    await kept.stop();
    whole = before;
  }
  // The desk plays Slack, and Slack knows the keys it gave.
  const files = readdirSync(folder).filter((name) => !name.startsWith('desk.json'));
  expect(files).toContain('a.db');
  for (const name of files) expect(readFileSync(join(folder, name), 'latin1')).not.toContain('xoxb-');
});

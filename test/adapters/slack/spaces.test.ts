import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { actionIds } from '../../../adapters/slack/card.ts';
import { recipientHere } from '../../../adapters/slack/commands/commanding.ts';
import type { Commanding } from '../../../adapters/slack/commands/commanding.ts';
import { handOver } from '../../../adapters/slack/commands/hand-over.ts';
import { commandWords } from '../../../adapters/slack/commands/words.ts';
import { linkFor } from '../../../adapters/slack/install.ts';
import { opened, sealed } from '../../../adapters/slack/let-in.ts';
import { SealBroken, sealWith } from '../../../adapters/slack/seal.ts';
import { fakeSlack, signed } from './fake-slack.ts';
import type { FakeSlack } from './fake-slack.ts';
import { isSlacks } from '../../../adapters/slack/origin.ts';
import { isWorkedIn, mayBind } from '../../../adapters/slack/spaces.ts';
import type { Space } from '../../../adapters/slack/spaces.ts';
import { drive, fakeApp, requested, until } from './fixtures.ts';
import { pressOf, product, productSecret, submissionOf } from './product.ts';

const oauth = { clientId: '1.2', clientSecret: 'client-secret' };
const now = () => Math.floor(Date.now() / 1000);
const health = { every: 40, sure: 0, spread: 0 };
let slack: FakeSlack;
let ours: Awaited<ReturnType<typeof product>>;
const begin = async (change: Parameters<typeof product>[1] = {}) => (ours = await product(slack, { oauth, ...change }));

beforeEach(async () => {
  slack = await fakeSlack();
  for (const name of ['dorr-almi-dalarna', 'dorr-region-dalarna']) slack.addChannel(name);
});
afterEach(async () => {
  vi.useRealTimers();
  await ours.close();
  await slack.close();
});

/** Somebody presses the link to install, says yes in Slack, and comes back with what the browser holds. */
async function install({ team = 'T2', name = 'Almi Mellansverige', token = 'xoxb-2', link = `${ours.origin}/slack/install`, whole }: { team?: string; name?: string; token?: string; link?: string; whole?: true } = {}, change: { state?: (state: string) => string; cookie?: (cookie: string) => string } = {}) {
  const sent = await fetch(link, { redirect: 'manual' });
  if (sent.status !== 302) return sent;
  const to = new URL(sent.headers.get('location') ?? '');
  const cookie = (sent.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  slack.codes.set('code-1', { team, name, token, ...(whole ? { whole } : {}) });
  const back = new URL(to.searchParams.get('redirect_uri') ?? '');
  back.search = new URLSearchParams({ code: 'code-1', state: (change.state ?? String)(to.searchParams.get('state') ?? '') }).toString();
  return fetch(back, { headers: { cookie: (change.cookie ?? String)(cookie) }, redirect: 'manual' });
}

/** Whose token a method was called with, the latest last. */
const tokensOf = (method: string) => slack.called(method).map(({ token }) => token);

describe('letting the app in', () => {
  test('leads to Slack with a state that is signed, lasts ten minutes and is kept in a cookie', async () => {
    await begin();
    const sent = await fetch(`${ours.origin}/slack/install`, { redirect: 'manual' });
    const to = new URL(sent.headers.get('location') ?? '');
    expect(to.href).toMatch(new RegExp(`^${slack.url}/oauth/v2/authorize\\?`));
    expect(to.searchParams.get('client_id')).toBe('1.2');
    expect(to.searchParams.get('redirect_uri')).toBe(`${ours.origin}/slack/oauth_redirect`);
    expect(to.searchParams.get('scope')).toContain('chat:write');
    expect(sent.headers.get('set-cookie')).toMatch(/Secure; HttpOnly; Path=\/; Max-Age=600/);
    expect(sent.headers.get('set-cookie')).toContain(to.searchParams.get('state'));
  });

  test('keeps the workspace’s key sealed, and says that it is done', async () => {
    await begin();
    const done = await install();
    expect([done.status, await done.text()]).toEqual([200, expect.stringMatching(/Klart! Rätt dörr är inkopplat i Almi Mellansverige/)]);
    const [kept] = ours.installations.values();
    expect(kept).toMatchObject({ team: 'T2', app: 'A1' });
    expect(JSON.stringify([kept, ours.log.lines])).not.toContain('xoxb-2');
    expect(opened(sealWith(productSecret), kept!)).toMatchObject({ token: 'xoxb-2', name: 'Almi Mellansverige', botId: 'B1', botUserId: 'UBOT' });
  });

  test.each<[string, { state?: () => string; cookie?: () => string }]>([
    ['a state that somebody made up', { state: () => 'eyJhbGciOiJIUzI1NiJ9.e30.x', cookie: () => 'slack-app-oauth-state=eyJhbGciOiJIUzI1NiJ9.e30.x' }],
    ['a state of another browser', { cookie: () => '' }],
    ['no state', { state: () => '' }],
  ])('is refused with %s, and nothing is kept', async (_what, change) => {
    await begin();
    const refused = await install({}, change);
    expect([refused.status, await refused.text()]).toEqual([400, expect.stringMatching(/Det gick för lång tid, eller så började installationen i ett annat fönster. Öppna länken du började med/)]);
    expect([ours.installations.size, slack.called('oauth.v2.access')]).toEqual([0, []]);
  });

  test('is refused when it took longer than ten minutes', async () => {
    await begin();
    const late = await install({}, { state: (state) => {
      vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 11 * 60_000 });
      return state;
    } });
    expect([late.status, ours.installations.size]).toEqual([400, 0]);
  });

  test('that is cancelled in Slack, or meant for a whole organisation, changes nothing and says so', async () => {
    await begin();
    const cancelled = await fetch(`${ours.origin}/slack/oauth_redirect?error=access_denied&state=x`);
    const said = await cancelled.text();
    expect([cancelled.status, said]).toEqual([400, expect.stringMatching(/avbröts i Slack. Ingenting är ändrat/)]);
    // Whoever came by an actor's link would begin again without it.
    expect(said).not.toContain('href');
    const whole = await install({ whole: true });
    expect([whole.status, await whole.text()]).toEqual([400, expect.stringMatching(/Välj en arbetsyta i stället/)]);
    expect(ours.installations.size).toBe(0);
  });

  test('by an actor’s own link moves that actor to the workspace; a link that is old or changed does nothing', async () => {
    await begin();
    const link = linkFor(ours.origin, productSecret, 'almi-dalarna', new Date());
    for (const wrong of [link.replace('almi-dalarna', 'ekn'), link.replace(/key=.{5}/, 'key=AAAAA'), linkFor(ours.origin, productSecret, 'almi-dalarna', new Date(Date.now() - 15 * 86_400_000)), `${ours.origin}/slack/install?actor=ekn`]) {
      expect((await install({ link: wrong })).status).toBe(400);
    }
    expect(ours.settings.size).toBe(0);
    expect((await install({ link })).status).toBe(200);
    expect(ours.settings.get('almi-dalarna')).toMatchObject({ actor: 'almi-dalarna', team: 'T2' });
    expect(opened(sealWith(productSecret), [...ours.installations.values()][0]!).actor).toBe('almi-dalarna');
  });

  test('again and without an actor’s link leaves a workspace that actor’s: it does not become the region’s own', async () => {
    await begin({ token: '' });
    expect((await install({ link: linkFor(ours.origin, productSecret, 'almi-dalarna', new Date()) })).status).toBe(200);
    expect((await install()).status).toBe(200);
    expect(opened(sealWith(productSecret), ours.installations.get('T2')!).actor).toBe('almi-dalarna');
    expect(await drive(ours.adapter, 'card')).not.toEqual({ outcome: 'done' });
    expect(tokensOf('chat.postMessage')).toEqual([]);
  });

  test.each([{}, { token: '' }])('by an actor’s own link in the region’s own workspace makes it no other’s, and moves nobody (%j)', async (change) => {
    await begin(change);
    await install({ team: 'T1', token: 'xoxb-1' });
    await drive(ours.adapter, 'card');
    await until('we know who we are', () => ours.log.lines.some(({ message }) => message === 'connected to Slack') || change.token === '');
    const link = linkFor(ours.origin, productSecret, 'almi-dalarna', new Date());
    expect((await install({ link, team: 'T1', token: 'xoxb-1' })).status).toBe(200);
    expect(ours.settings.get('almi-dalarna')).not.toHaveProperty('team');
    ours.happen({ ...requested, handover: 'h2', chain: 'h2' }, 'another company');
    expect(await ours.adapter.deliver({ id: 'x1', kind: 'card', conversation: 'k1', handover: 'h2', version: 1, due: '', attempt: 1, again: false })).toEqual({ outcome: 'done' });
  });

  test('makes the first workspace the region’s own, where no key is in the settings', async () => {
    await begin({ token: '' });
    expect(ours.log.lines.find(({ level }) => level === 'warn')?.message).toContain('open /slack/install');
    await install();
    expect(await drive(ours.adapter, 'card')).toEqual({ outcome: 'done' });
    expect(tokensOf('chat.postMessage')).toEqual(['xoxb-2']);
    expect(ours.places.get('h1')).not.toHaveProperty('team');
  });
});

describe('a key to a workspace', () => {
  const about = { team: 'T2', app: 'A1', at: '2026-11-24T08:00:00.000Z' };

  test('is opened by the same secret and for the same workspace only', () => {
    const kept = sealed(sealWith('one secret'), about, { token: 'xoxb-2', name: 'Två' });
    expect(kept.body).not.toContain('xoxb');
    expect(sealed(sealWith('one secret'), about, { token: 'xoxb-2', name: 'Två' }).body).not.toBe(kept.body);
    expect(opened(sealWith('one secret'), kept)).toEqual({ token: 'xoxb-2', name: 'Två' });
    expect(() => opened(sealWith('another secret'), kept)).toThrow(SealBroken);
    expect(() => opened(sealWith('one secret'), { ...kept, team: 'T3' })).toThrow(SealBroken);
    expect(() => opened(sealWith('one secret'), { ...kept, body: `${kept.body.slice(0, -2)}AA` })).toThrow(SealBroken);
    expect(() => opened(sealWith('one secret'), { ...kept, body: 'v1.' })).toThrow(SealBroken);
  });

  test('that cannot be opened says what to do, and the actor is not handed over to', async () => {
    const fake = fakeApp();
    fake.happen(requested, 'the company');
    fake.extra.team = 'T2';
    fake.installations.set('T2', sealed(sealWith('the secret before'), about, { token: 'xoxb-2', name: 'Två' }));
    await begin({ fake, health });
    expect(ours.log.lines.find(({ about: { code } }) => code === 'seal_broken')?.message).toMatch(/Put back the earlier one, or let the app in again at \/slack\/install/);
    expect(ours.installations.get('T2')?.problem).toBe('seal_broken');
    await until('the actor cannot be reached', () => ours.unreachable.has('almi-dalarna'));
    expect(await drive(ours.adapter, 'card')).toMatchObject({ outcome: 'given up', why: expect.stringContaining('/slack/install') as string });
  });
});

describe('two workspaces', () => {
  beforeEach(async () => {
    await begin();
    await install();
  });

  test('each get their cards by their own key, and answer with it', async () => {
    await drive(ours.adapter, 'card');
    await ours.press(actionIds.accept);
    await until('it is accepted in the first', () => ours.handovers.get('h1')?.status === 'accepted');
    ours.happen({ ...requested, handover: 'h2', chain: 'h2' }, 'another company');
    ours.extra.team = 'T2';
    await ours.adapter.deliver({ id: 'x1', kind: 'card', conversation: 'k1', handover: 'h2', version: 1, due: '', attempt: 1, again: false });
    expect(ours.places.get('h2')).toMatchObject({ team: 'T2' });
    expect(ours.channels.has('T2/dorr-almi-dalarna')).toBe(true);
    expect(tokensOf('chat.postMessage')).toEqual(['xoxb-1', 'xoxb-2']);
    await ours.press(actionIds.decline, { team: { id: 'T2' }, user: { id: 'U2', name: 'bo', team_id: 'T2' }, actions: [{ action_id: actionIds.decline, block_id: 'b', type: 'button', value: 'h2', text: { type: 'plain_text', text: 'x' }, action_ts: '1760000001.1' }] });
    await until('the dialog is open', () => slack.views.length > 0);
    expect(tokensOf('views.open')).toEqual(['xoxb-2']);
  });

  test('a card is changed where it lies, also when its actor has moved to another workspace since', async () => {
    await drive(ours.adapter, 'card');
    ours.extra.team = 'T2';
    await drive(ours.adapter, 'refresh');
    expect(tokensOf('chat.update')).toEqual(['xoxb-1']);
  });

  test('a press in one on a card of the other is refused, by a button and by a dialog', async () => {
    await drive(ours.adapter, 'card');
    const stranger = { team: { id: 'T2' }, user: { id: 'U9', name: 'stranger', team_id: 'T2' } };
    await ours.press(actionIds.accept, { ...stranger, container: { type: 'message', message_ts: '9.9', channel_id: 'COTHER00001' } });
    await until('the stranger is told', () => slack.ephemerals.length > 0);
    expect(slack.ephemerals[0]?.text).toBe('Det här ärendet hör till en annan arbetsyta och kan bara skötas där.');
    expect(tokensOf('chat.postEphemeral')).toEqual(['xoxb-2']);
    const dialog = { callback_id: 'handover_decline_dialog', private_metadata: JSON.stringify({ handover: 'h1', channel: 'COTHER00001' }), blocks: [{ block_id: 'decline_reason', element: { type: 'static_select' } }, { block_id: 'decline_note', element: { type: 'plain_text_input' } }] };
    await ours.sendPayload(submissionOf(dialog, { decline_reason: 'no_capacity' }, stranger));
    await until('the stranger is told again', () => slack.ephemerals.length > 1);
    expect(ours.inputs.map(({ type }) => type)).toEqual(['handover.deliver']);
  });
});

test('an actor is bound to a workspace of others only when the app was let in there for it, or it is there already', () => {
  const home = { key: '', team: () => 'T1' } as Space;
  const other = { key: 'T2', team: () => 'T2' } as Space;
  const spaces = { isHome: (space: Space) => space === home };
  const bound = [{ actor: 'almi-dalarna' }, { actor: 'ekn', team: 'T2' }];
  expect(mayBind(spaces, home, 'almi-dalarna', bound)).toBe(true);
  expect(mayBind(spaces, other, 'almi-dalarna', bound)).toBe(false);
  expect(mayBind(spaces, { ...other, actor: 'almi-dalarna' }, 'almi-dalarna', bound)).toBe(true);
  expect(mayBind(spaces, other, 'ekn', bound)).toBe(true);
});

test('a company is handed over from the region’s own workspace and those of actors, and from no stranger’s', async () => {
  const home = { key: '', team: () => 'T1' } as Space;
  const other = { key: 'T2', team: () => 'T2' } as Space;
  const spaces = { isHome: (space: Space) => space === home };
  const bound = [{ actor: 'almi-dalarna' }, { actor: 'ekn', team: 'T2' }];
  expect([isWorkedIn(spaces, home, bound), isWorkedIn(spaces, other, bound), isWorkedIn(spaces, { ...other, actor: 'leader' }, [])]).toEqual([true, true, true]);
  expect(isWorkedIn(spaces, other, [{}])).toBe(false);
  const [inputs, told]: object[][] = [[], []];
  const commanding = {
    space: other, spaces, said: commandWords('sv'), client: { chat: { postEphemeral: async (message: object) => void told?.push(message) } },
    app: { read: { boundChannels: () => [{ actor: 'almi-dalarna' }] }, receive: async (_id: string, input: object) => void inputs?.push(input) },
  } as unknown as Commanding;
  await handOver(commanding, { user: { id: 'U1' }, channel: 'C1', request: 'r1' }, { chosen: { c: 'k', a: 'almi-dalarna', s: 'lan', r: 'Almi' }, contact: { name: 'Karin', phone: '070' }, onward: 'ask' });
  expect([inputs, told]).toMatchObject([[], [{ text: expect.stringContaining('inte till någon som är med') as string }]]);
});

test('an actor’s own app speaks of channels in its own workspace only, whatever channel it names', async () => {
  const here = (space: Partial<Space>, team?: string) => recipientHere({
    space: { key: 'T3', team: () => 'T3', ...space } as Space, spaces: { isHome: () => false },
    app: { read: { recipientIn: async () => ({ actor: 'ekn', ...(team === undefined ? {} : { team }) }) } },
  } as unknown as Commanding, { user: { id: 'U1' }, channel: 'C1', request: 'r1' });
  expect(await here({ secret: 'its own' })).toBeUndefined();
  expect(await here({ secret: 'its own' }, 'T2')).toBeUndefined();
  expect(await here({ secret: 'its own' }, 'T3')).toMatchObject({ actor: 'ekn' });
  expect(await here({})).toMatchObject({ actor: 'ekn' });
});

describe('a channel shared between organisations', () => {
  test('is where the card lies, whatever workspace the press names, and somebody unseen is a colleague', async () => {
    await begin();
    await install();
    await drive(ours.adapter, 'card');
    slack.fail('users.info', { error: 'user_not_visible' });
    const { channel, ts } = ours.places.get('h1')!;
    await ours.press(actionIds.accept, { team: { id: 'T2' }, user: { id: 'U77', name: 'U77', team_id: 'T2' }, container: { type: 'message', message_ts: ts, channel_id: channel } });
    await until('it is accepted', () => ours.handovers.get('h1')?.status === 'accepted');
    expect(ours.inputs.at(-1)).toMatchObject({ promoter: { id: 'U77', name: 'en kollega' } });
    await drive(ours.adapter, 'note', ours.records.length);
    expect(slack.thread(ts).map(({ text }) => text)).toEqual([expect.stringMatching(/^En kollega har tagit ärendet/)]);
  });

  test('an event is for the workspace that is authorised, and a dialog for the one where the app is installed', async () => {
    await begin({ health });
    const archived = { type: 'event_callback', event_id: 'Ev1', team_id: 'T9', authorizations: [{ team_id: 'T1' }], event: { type: 'channel_archive', channel: slack.addChannel('dorr-almi-dalarna') } };
    await drive(ours.adapter, 'card');
    slack.addChannel('dorr-almi-dalarna', { archived: true });
    const body = JSON.stringify(archived);
    await ours.send(body, { 'content-type': 'application/json', ...signed(body, 'a-signing-secret', now()) });
    await until('the channel is marked', () => ours.channels.get('dorr-almi-dalarna')?.problem === 'is_archived');
    const dialog = { callback_id: 'handover_decline_dialog', private_metadata: JSON.stringify({ handover: 'h1', channel: 'C1' }), blocks: [{ block_id: 'decline_reason', element: { type: 'static_select' } }, { block_id: 'decline_note', element: { type: 'plain_text_input' } }] };
    const sent = submissionOf(dialog, { decline_reason: 'no_capacity' }, { team: { id: 'T9' } }) as { view: object };
    await ours.sendPayload({ ...sent, view: { ...sent.view, app_installed_team_id: 'T1' } });
    await until('it is declined', () => ours.handovers.get('h1')?.status === 'declined');
  });
});

describe('an actor’s own app', () => {
  const own = async () => {
    const fake = fakeApp();
    fake.happen(requested, 'the company');
    slack.tokens.set('xoxb-3', { team: 'T3' });
    fake.installations.set('T3', sealed(sealWith(productSecret), { team: 'T3', app: 'A3', at: '2026-11-24T08:00:00.000Z' }, { token: 'xoxb-3', name: 'Tre', secret: 'the-secret-of-three', actor: 'almi-dalarna' }));
    await begin({ fake });
    const press = (change: object = {}) => new URLSearchParams({ payload: JSON.stringify(pressOf(slack, actionIds.accept, { team: { id: 'T3' }, ...change })) }).toString();
    const send = (at: string, body: string, secret: string) => fetch(`${ours.url}${at}`, { method: 'POST', body, headers: { 'content-type': 'application/x-www-form-urlencoded', ...signed(body, secret, now()) } });
    return { press, send };
  };

  test('calls at its workspace’s own address, and is checked with its own secret', async () => {
    const { press, send } = await own();
    ours.extra.team = 'T3';
    await drive(ours.adapter, 'card');
    expect(tokensOf('chat.postMessage')).toEqual(['xoxb-3']);
    const body = press();
    expect((await send('/T3', body, 'a-signing-secret')).status).toBe(401);
    expect((await send('', body, 'the-secret-of-three')).status).toBe(401);
    expect((await send('/T8', body, 'the-secret-of-three')).status).toBe(401);
    expect((await send('/T3', body, 'the-secret-of-three')).status).toBe(200);
    await until('it is accepted', () => ours.handovers.get('h1')?.status === 'accepted');
  });

  test('is answered where Slack takes answers, and at no other address that it names', async () => {
    const { press, send } = await own();
    ours.extra.team = 'T3';
    await drive(ours.adapter, 'card');
    ours.happen({ type: 'handover.expired', handover: 'h1' }, 'the clock');
    slack.fail('chat.postEphemeral', { error: 'not_in_channel', again: true });
    await send('/T3', press(), 'the-secret-of-three');
    await until('it could not be told', () => ours.log.lines.some(({ message }) => message === 'a promoter could not be told what happened'));
    expect(slack.responses).toEqual([]);
    expect(['https://hooks.slack.com/actions/T3/1', 'https://hooks.slack.com.evil.example/', 'http://127.0.0.1/'].map(isSlacks)).toEqual([true, false, false]);
  });

  test('can say nothing of what lies in another workspace, whatever it signs', async () => {
    const { press, send } = await own();
    await drive(ours.adapter, 'card');
    const { channel, ts } = ours.places.get('h1')!;
    await send('/T3', press({ team: { id: 'T1' }, came_to_workspace: 'T1', container: { type: 'message', message_ts: ts, channel_id: channel } }), 'the-secret-of-three');
    await until('it is told', () => slack.ephemerals.length > 0);
    expect(tokensOf('chat.postEphemeral')).toEqual(['xoxb-3']);
    expect(ours.handovers.get('h1')?.status).not.toBe('accepted');
  });
});

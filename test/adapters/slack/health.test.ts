import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { keepLooking } from '../../../adapters/slack/health.ts';
import { sealed } from '../../../adapters/slack/let-in.ts';
import { sealWith } from '../../../adapters/slack/seal.ts';
import { fakeSlack, signed } from './fake-slack.ts';
import type { FakeSlack } from './fake-slack.ts';
import { drive, fakeApp, fakeLog, requested, until } from './fixtures.ts';
import { product, productSecret } from './product.ts';

const health = { every: 30, sure: 5, spread: 0 };
let slack: FakeSlack;
let ours: Awaited<ReturnType<typeof product>>;

/** Almi takes its companies in a workspace of its own; the region's coordinating actor is in the first. */
async function begin(looking = health, { apart = true }: { apart?: boolean } = {}) {
  const fake = fakeApp();
  fake.happen(requested, 'the company');
  fake.coordinator.of = 'region-dalarna';
  if (apart) fake.extra.team = 'T2';
  slack.tokens.set('xoxb-2', { team: 'T2' });
  fake.installations.set('T2', sealed(sealWith(productSecret), { team: 'T2', app: 'A1', at: '2026-11-24T08:00:00.000Z' }, { token: 'xoxb-2', name: 'Två' }));
  ours = await product(slack, { fake, health: looking });
  await drive(ours.adapter, 'card');
}

/** What the coordinating actor has been told, in its own channel. */
const told = () => slack.messages.filter(({ channel }) => channel === 'CDORRREGIONDALARNA01').map(({ text }) => text);
const errors = () => ours.log.lines.filter(({ level }) => level === 'error').map(({ about, message }) => `${String(about.code)} ${message} ${String(about.advice)}`);
const event = async (what: object, team = 'T2') => {
  const body = JSON.stringify({ type: 'event_callback', event_id: `Ev${Math.random()}`, team_id: team, authorizations: [{ team_id: team }], event: what });
  await ours.send(body, { 'content-type': 'application/json', ...signed(body, 'a-signing-secret', Math.floor(Date.now() / 1000)) });
};

beforeEach(async () => {
  slack = await fakeSlack();
  for (const name of ['dorr-almi-dalarna', 'dorr-region-dalarna']) slack.addChannel(name);
});
afterEach(async () => {
  await ours.close();
  await slack.close();
});

describe('a workspace that takes the key back', () => {
  test('is marked at the next look, told of once, and gone round; and is well again as soon as the key works', async () => {
    await begin();
    slack.tokens.set('xoxb-2', { team: 'T2', dead: 'token_revoked' });
    await until('it is marked', () => ours.installations.get('T2')?.problem === 'token_revoked');
    await until('what nobody has taken has moved on', () => ours.movedOn.includes('h1'));
    expect(ours.unreachable).toEqual(new Set(['almi-dalarna']));
    await until('the coordinating actor is told', () => told().length === 1);
    const looks = slack.called('auth.test').length;
    await until('it has been looked at again', () => slack.called('auth.test').length > looks + 6);
    expect(told()).toEqual(['Vi når inte längre Almi (Dalarna) i Slack. Slack: appens nyckel är återkallad. Installera appen i arbetsytan igen (token_revoked). Tills det är lagat tar nya frågor en annan väg.']);
    expect(errors().filter((line) => line.includes('a workspace does not let the app in'))).toEqual([expect.stringMatching(/token_revoked .* Installera appen i arbetsytan igen/)]);

    slack.tokens.set('xoxb-2', { team: 'T2' });
    await until('it is well', () => ours.installations.get('T2')?.problem === undefined && told().length === 2);
    expect(ours.unreachable).toEqual(new Set());
    expect(told()[1]).toBe('Nu når vi Almi (Dalarna) i Slack igen.');
  });

  test('gets no more cards: the first that comes is given up, and the doors know at once', async () => {
    await begin({ ...health, every: 600_000 });
    ours.happen({ ...requested, handover: 'h2', chain: 'h2' }, 'another company');
    slack.tokens.set('xoxb-2', { team: 'T2', dead: 'account_inactive' });
    const given = await ours.adapter.deliver({ id: 'x1', kind: 'card', conversation: 'k1', handover: 'h2', version: 1, due: '', attempt: 1, again: false });
    expect(given).toMatchObject({ outcome: 'given up', why: expect.stringContaining('tagits bort ur arbetsytan') as string });
    await until('it is marked', () => ours.installations.get('T2')?.problem === 'account_inactive');
    expect(ours.unreachable).toEqual(new Set(['almi-dalarna']));
  });

  test.each(['app_uninstalled', 'tokens_revoked'])('is looked at when Slack says %s, and not believed', async (type) => {
    await begin({ ...health, every: 600_000 });
    await until('the first look is over', () => slack.called('auth.test').some(({ token }) => token === 'xoxb-2'));
    const before = slack.called('auth.test').length;
    await event({ type });
    await until('it was looked at', () => slack.called('auth.test').length > before);
    expect(ours.installations.get('T2')?.problem).toBeUndefined();
    slack.tokens.set('xoxb-2', { team: 'T2', dead: 'account_inactive' });
    await event({ type });
    await until('it is marked', () => ours.installations.get('T2')?.problem === 'account_inactive');
  });

  test('is not marked for a single refusal, nor when Slack is slow or away', async () => {
    await begin({ ...health, every: 600_000 });
    await until('the first look is over', () => slack.called('auth.test').some(({ token }) => token === 'xoxb-2'));
    for (const fault of [{ error: 'invalid_auth' }, { status: 503 }, { retryAfter: 1 }, { dropped: true }, { error: 'missing_scope' }] as const) {
      slack.fail('auth.test', fault);
      const before = slack.called('auth.test').length;
      await event({ type: 'tokens_revoked' });
      await until('it was looked at', () => slack.called('auth.test').length > before + ('error' in fault && fault.error === 'invalid_auth' ? 1 : 0));
    }
    expect([...ours.installations.values()].map(({ problem }) => problem)).toEqual([undefined]);
    expect(ours.movedOn).toEqual([]);
  });

  test('leaves what waits where it is when there is nobody else to go to', async () => {
    await begin();
    ours.app.read.actors = () => [];
    slack.tokens.set('xoxb-2', { team: 'T2', dead: 'token_revoked' });
    await until('it is marked', () => ours.installations.get('T2')?.problem === 'token_revoked');
    expect(ours.movedOn).toEqual([]);
  });

  test('is the region’s own: nobody in it can be told, and the operator is', async () => {
    await begin(health, { apart: false });
    slack.tokens.set('xoxb-1', { team: 'T1', dead: 'invalid_auth' });
    await until('it is marked', () => ours.installations.get('')?.problem === 'invalid_auth');
    expect(ours.unreachable).toEqual(new Set(['almi-dalarna', 'region-dalarna']));
    expect(errors().join('\n')).toContain('SLACK_BOT_TOKEN');
    slack.tokens.delete('xoxb-1');
    await until('it is well', () => ours.unreachable.size === 0 && told().length === 1);
    expect(told()).toEqual(['Nu når vi Almi (Dalarna) och Region Dalarna i Slack igen.']);
  });
});

describe('a channel', () => {
  const marked = () => ours.channels.get('T2/dorr-almi-dalarna')?.problem;

  test('that is archived is marked, told of and gone round, until it is opened again', async () => {
    await begin();
    slack.addChannel('dorr-almi-dalarna', { archived: true });
    await until('it is marked', () => marked() === 'is_archived' && ours.movedOn.includes('h1') && told().length === 1);
    expect(told()[0]).toMatch(/^Vi når inte längre Almi \(Dalarna\) i Slack. Slack: kanalen är arkiverad/);
    slack.addChannel('dorr-almi-dalarna');
    await until('it is well', () => marked() === undefined && told().length === 2);
    expect(errors()).toHaveLength(1);
  });

  test('that is private and from which the app was taken is marked', async () => {
    await begin();
    slack.addChannel('dorr-almi-dalarna', { private: true, member: false });
    await until('it is marked', () => marked() === 'channel_not_found');
  });

  test('that is open to all is joined again', async () => {
    await begin();
    slack.addChannel('dorr-almi-dalarna', { member: false });
    await until('the app is in it again', () => slack.channels.get('CDORRALMIDALARNA01')?.member === true);
    expect(marked()).toBeUndefined();
  });

  test.each([
    ['channel_archive', {}], ['group_archive', {}], ['channel_deleted', {}], ['group_left', {}],
  ])('is looked at when Slack says %s, and not believed', async (type) => {
    await begin({ ...health, every: 600_000 });
    const before = slack.called('conversations.info').length;
    await event({ type, channel: 'CDORRALMIDALARNA01' });
    await until('it was looked at', () => slack.called('conversations.info').length > before);
    expect(marked()).toBeUndefined();
    slack.channels.delete('CDORRALMIDALARNA01');
    await event({ type, channel: 'CDORRALMIDALARNA01' });
    await until('it is marked', () => marked() === 'channel_not_found');
  });

  test('with a new name is found by its id', async () => {
    await begin();
    const id = 'CDORRALMIDALARNA01';
    slack.channels.set(id, { id, name: 'almi-nya-foretag', member: true });
    await event({ type: 'channel_rename', channel: { id, name: 'almi-nya-foretag' } });
    await until('it was looked at', () => slack.called('conversations.info').length > 1);
    expect(marked()).toBeUndefined();
    expect(await drive(ours.adapter, 'refresh')).toEqual({ outcome: 'done' });
  });
});

test('looking goes on after a round that failed', async () => {
  let rounds = 0;
  const never = () => Promise.resolve();
  const log = fakeLog();
  ours = await product(slack);
  const stop = keepLooking({ checkSpace: never, checkChannel: never, checkChannelWithId: never, channelBroke: never, round: () => { rounds += 1; return Promise.reject(new Error('no store')); } }, 1, log, () => undefined);
  await until('there were three', () => rounds > 2);
  stop();
  expect(log.lines[0]?.message).toContain('trying again soon');
});

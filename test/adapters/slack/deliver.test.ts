import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fakeSlack } from './fake-slack.ts';
import type { FakeSlack } from './fake-slack.ts';
import { contact, delivery, drive, requested, textsIn, until } from './fixtures.ts';
import { product, productIn } from './product.ts';
import type { Ours } from './product.ts';

const accepted = { type: 'handover.accepted', handover: 'h1', promoter: { id: 'U1', name: 'Anna Ek' }, callBy: '2026-11-25T11:00:00.000Z' } as const;
const name = 'dorr-almi-dalarna';
let slack: FakeSlack;
let ours: Ours;

let close: () => Promise<void>;
beforeEach(async () => {
  ({ slack, ours, close } = await productIn(name));
});
afterEach(() => close());

const textOf = (message: object | undefined) => textsIn(message).join('\n');

describe('a card', () => {
  test('is one message with the handover’s id, kept with its place and its channel, and counts as delivered', async () => {
    expect(await drive(ours.adapter, 'card')).toEqual({ outcome: 'done' });
    expect(slack.cards('h1')).toHaveLength(1);
    const [card] = slack.cards('h1');
    expect(slack.called('chat.postMessage')[0]?.args).toMatchObject({ channel: name, unfurl_links: 'false', unfurl_media: 'false', parse: 'none' });
    expect(ours.places.get('h1')).toEqual({ handover: 'h1', channel: card!.channel, ts: card!.ts });
    expect(ours.channels.get(name)).toMatchObject({ id: card!.channel });
    expect(ours.handovers.get('h1')?.status).toBe('delivered');
  });

  test('delivered a second time is the same message', async () => {
    await drive(ours.adapter, 'card');
    expect(await drive(ours.adapter, 'card')).toEqual({ outcome: 'done' });
    expect(slack.cards('h1')).toHaveLength(1);
  });

  test('posted to a channel by its id from the second time on', async () => {
    await drive(ours.adapter, 'card');
    ours.happen({ ...requested, handover: 'h2' }, 'another company');
    await ours.adapter.deliver(delivery('card', { handover: 'h2' }));
    expect(slack.called('chat.postMessage').map(({ args }) => args.channel)).toEqual([name, slack.cards('h1')[0]?.channel]);
  });

  test('of a request that was taken back in time is never shown', async () => {
    ours.happen({ type: 'handover.withdrawn', handover: 'h1' }, 'the company');
    expect(await drive(ours.adapter, 'card')).toEqual({ outcome: 'done' });
    expect(slack.messages).toEqual([]);
  });

  test('of a company that has been forgotten is never shown', async () => {
    ours.handovers.clear();
    expect(await drive(ours.adapter, 'card')).toEqual({ outcome: 'done' });
    expect(slack.messages).toEqual([]);
  });

  test('too long to show is continued in the thread, once', async () => {
    ours.handovers.clear();
    ours.happen({ ...requested, quotes: Array.from({ length: 8 }, (_, i) => `${i} ${'Och så en sak till. '.repeat(90)}`) }, 'a long story');
    await drive(ours.adapter, 'card');
    const [card] = slack.cards('h1');
    const parts = slack.thread(card!.ts).length;
    expect(parts).toBeGreaterThan(2);
    await drive(ours.adapter, 'card');
    await drive(ours.adapter, 'refresh');
    expect(slack.thread(card!.ts)).toHaveLength(parts);
    expect(textOf(slack.thread(card!.ts))).toContain('7 Och så en sak till.');
    ours.happen({ type: 'handover.withdrawn', handover: 'h1' }, 'the company');
    await drive(ours.adapter, 'refresh');
    expect(slack.thread(card!.ts)).toEqual([]);
    expect(textOf(slack.messages)).not.toContain('Och så en sak till');
  });
});

describe('when the answer to a post never comes', () => {
  test('the message is found again: exactly one', async () => {
    slack.fail('chat.postMessage', { lost: true });
    expect(await drive(ours.adapter, 'card')).toEqual({ outcome: 'done' });
    expect(slack.cards('h1')).toHaveLength(1);
    expect(slack.called('chat.postMessage')).toHaveLength(1);
    expect(ours.places.get('h1')?.ts).toBe(slack.cards('h1')[0]?.ts);
    expect(ours.handovers.get('h1')?.status).toBe('delivered');
  });

  test('and it was never posted, it is posted: exactly one', async () => {
    slack.fail('chat.postMessage', { dropped: true });
    expect(await drive(ours.adapter, 'card')).toEqual({ outcome: 'done' });
    expect(slack.cards('h1')).toHaveLength(1);
  });

  test.each([[{ status: 503 }], [{ html: true }], [{ error: 'fatal_error' }], [{ error: 'internal_error' }], [{ error: 'a_code_of_tomorrow' }]] as const)('but %o: it is looked for before it is posted again', async (fault) => {
    slack.fail('chat.postMessage', fault);
    expect(await drive(ours.adapter, 'card')).toEqual({ outcome: 'done' });
    expect(slack.cards('h1')).toHaveLength(1);
    const order = slack.calls.map(({ method }) => method).filter((method) => ['chat.postMessage', 'conversations.history'].includes(method));
    expect(order.slice(0, 2)).toEqual(['chat.postMessage', 'conversations.history']);
  });

  test('it is found after a restart too, and nothing is posted before the time to settle', async () => {
    const patient = await product(slack, { settle: 60_000, fake: { ...ours } });
    const again = delivery('card', { again: true, attempt: 2 });
    expect(await patient.adapter.deliver(again)).toMatchObject({ outcome: 'later', ambiguous: true });
    expect(slack.messages).toEqual([]);
    slack.fail('chat.postMessage', { lost: true });
    await ours.adapter.deliver(delivery('card'));
    expect(await patient.adapter.deliver(again)).toEqual({ outcome: 'done' });
    expect(slack.cards('h1')).toHaveLength(1);
    await patient.close();
  });

  test('what is found shows the handover as it stands by then', async () => {
    slack.fail('chat.postMessage', { lost: true });
    await ours.adapter.deliver(delivery('card', { id: 'lost' }));
    ours.happen({ type: 'handover.withdrawn', handover: 'h1' }, 'the company');
    expect(await ours.adapter.deliver(delivery('card', { id: 'lost', again: true, attempt: 2 }))).toEqual({ outcome: 'done' });
    expect(textOf(slack.cards('h1')[0])).toContain('har tagit tillbaka');
  });

  test('a message that another app marked with our id is not taken for ours', async () => {
    const id = slack.addChannel(name);
    slack.messages.push({ channel: id, ts: '1800000000.1', text: 'x', bot_id: 'B666', metadata: { event_type: 'ratt_dorr_handover', event_payload: { handover: 'h1' } } });
    await ours.adapter.deliver(delivery('card', { id: 'x', again: true }));
    await new Promise((settled) => setTimeout(settled, 60));
    expect(await ours.adapter.deliver(delivery('card', { id: 'x', again: true }))).toEqual({ outcome: 'done' });
    expect(slack.cards('h1').map(({ bot_id }) => bot_id)).toEqual(['B666', 'B1']);
  });

  test('and nobody can look just now, it stays in doubt', async () => {
    for (const fault of [{ retryAfter: 3 }, { status: 503 }, { error: 'service_unavailable' }]) {
      slack.fail('conversations.history', fault);
      ours.channels.set(name, { name, id: slack.addChannel(name), at: '' });
      expect(await ours.adapter.deliver(delivery('card', { again: true }))).toMatchObject({ outcome: 'later', ambiguous: true });
    }
    expect(slack.messages).toEqual([]);
  });

  test('and we may not look, it is posted rather than lost', async () => {
    slack.fail('conversations.history', { error: 'missing_scope', again: true });
    await ours.adapter.deliver(delivery('card', { id: 'm', again: true }));
    await new Promise((settled) => setTimeout(settled, 60));
    expect(await ours.adapter.deliver(delivery('card', { id: 'm', again: true }))).toEqual({ outcome: 'done' });
    expect(slack.cards('h1')).toHaveLength(1);
    expect(ours.log.lines.some(({ level, about }) => level === 'error' && about.code === 'missing_scope')).toBe(true);
  });

  test('a place that could not be kept is found again', async () => {
    const read = ours.app.read as { setPlace: unknown };
    const before = read.setPlace;
    read.setPlace = () => Promise.reject(new Error('the store is away'));
    expect(await ours.adapter.deliver(delivery('card', { id: 'p' }))).toMatchObject({ outcome: 'later', ambiguous: true });
    read.setPlace = before;
    expect(await ours.adapter.deliver(delivery('card', { id: 'p', again: true, attempt: 2 }))).toEqual({ outcome: 'done' });
    expect(slack.cards('h1')).toHaveLength(1);
  });
});

describe('trouble with Slack', () => {
  test('too many messages: later, when Slack says, and that channel alone rests', async () => {
    slack.addChannel('dorr-ekn');
    slack.fail('chat.postMessage', { retryAfter: 30 });
    expect(await ours.adapter.deliver(delivery('card'))).toMatchObject({ outcome: 'later', after: 30_000, ambiguous: false });
    const second = await ours.adapter.deliver(delivery('card'));
    expect(second).toMatchObject({ outcome: 'later', ambiguous: false });
    expect(slack.called('chat.postMessage')).toHaveLength(1);
    ours.extra.channel = 'dorr-ekn';
    expect(await ours.adapter.deliver(delivery('card'))).toEqual({ outcome: 'done' });
  });

  test('not in a public channel: joins it once and posts', async () => {
    slack.channels.clear();
    slack.addChannel(name, { member: false });
    expect(await drive(ours.adapter, 'card')).toEqual({ outcome: 'done' });
    expect(slack.called('conversations.join')).toHaveLength(1);
    expect(slack.cards('h1')).toHaveLength(1);
  });

  test.each([
    ['is not there', () => slack.channels.clear(), 'channel_not_found'],
    ['is private and we are not in it', () => (slack.channels.clear(), slack.addChannel(name, { private: true, member: false })), 'channel_not_found'],
    ['is archived', () => (slack.channels.clear(), slack.addChannel(name, { archived: true })), 'is_archived'],
  ])('a channel that %s: given up, noted and logged', async (_how, prepare, code) => {
    prepare();
    expect(await drive(ours.adapter, 'card')).toMatchObject({ outcome: 'given up', why: expect.stringContaining(code) as unknown });
    expect(ours.channels.get(name)).toMatchObject({ problem: code });
    expect(ours.log.lines.some(({ level, about }) => level === 'error' && about.code === code)).toBe(true);
    expect(ours.handovers.get('h1')?.status).toBe('requested');
  });

  test('a channel that has been mended is well again', async () => {
    slack.fail('chat.postMessage', { error: 'is_archived' });
    await drive(ours.adapter, 'card');
    expect(await drive(ours.adapter, 'card')).toEqual({ outcome: 'done' });
    expect(ours.channels.get(name)).not.toHaveProperty('problem');
  });

  test.each(['invalid_auth', 'account_inactive', 'token_revoked', 'missing_scope'])('%s: given up, noted, with a word on what to do', async (code) => {
    slack.fail('chat.postMessage', { error: code });
    const result = await ours.adapter.deliver(delivery('card'));
    expect(result).toMatchObject({ outcome: 'given up' });
    expect(textOf(result)).toMatch(/SLACK_BOT_TOKEN|arbetsyta|manifest/);
    expect(ours.channels.get(name)).toMatchObject({ problem: code });
  });

  test('nobody at the other end: later, and nothing is in doubt', async () => {
    const gone = await fakeSlack();
    await gone.close();
    const lonely = await product(slack, { apiUrl: gone.apiUrl, fake: { ...ours } });
    expect(await lonely.adapter.deliver(delivery('card'))).toMatchObject({ outcome: 'later', ambiguous: false });
    await lonely.close();
  });

  test('a card that Slack does not understand: a plain one goes, once, and it is said loudly', async () => {
    slack.fail('chat.postMessage', { error: 'invalid_blocks' });
    expect(await drive(ours.adapter, 'card')).toMatchObject({ outcome: 'given up', why: expect.stringContaining('invalid_blocks') as unknown });
    expect(slack.cards('h1')).toHaveLength(1);
    const [card] = slack.cards('h1');
    expect(card?.text).toContain('Behov: Lån till en ny maskin');
    expect((card?.blocks as { type: string }[]).map(({ type }) => type)).toEqual(['section', 'actions']);
    expect(ours.handovers.get('h1')?.status).toBe('delivered');
    expect(ours.log.lines.filter(({ level }) => level === 'error').length).toBeGreaterThan(0);
  });

  test('a plain card that Slack does not understand either: a text goes, once, and nobody is told that it has reached anyone', async () => {
    slack.fail('chat.postMessage', { error: 'invalid_blocks' }, { error: 'invalid_blocks' });
    expect(await drive(ours.adapter, 'card')).toMatchObject({ outcome: 'given up' });
    expect(slack.cards('h1')).toHaveLength(1);
    expect(slack.cards('h1')[0]).not.toHaveProperty('blocks');
    expect(slack.cards('h1')[0]?.text).toContain('Knapparna kunde inte visas');
    expect(ours.handovers.get('h1')?.status).toBe('requested');
  });

  test('one channel that hangs does not hold up the others', async () => {
    const hasty = await product(slack, { fake: { ...ours }, timeout: 700 });
    slack.addChannel('dorr-ekn');
    ours.happen({ ...requested, handover: 'h2' }, 'another company');
    slack.fail('chat.postMessage', { hang: true });
    const order: string[] = [];
    const hanging = hasty.adapter.deliver(delivery('card')).then((result) => (order.push('hanging'), result));
    await until('the first post has been sent', () => slack.messages.length === 1);
    ours.extra.channel = 'dorr-ekn';
    expect(await hasty.adapter.deliver(delivery('card', { handover: 'h2' }))).toEqual({ outcome: 'done' });
    order.push('the other');
    expect(await hanging).toMatchObject({ outcome: 'later', ambiguous: true });
    expect(order).toEqual(['the other', 'hanging']);
    await hasty.close();
  });

  test('the same delivery handed out twice at once is one message', async () => {
    const card = delivery('card');
    const results = await Promise.all([ours.adapter.deliver(card), ours.adapter.deliver(card), drive(ours.adapter, 'card')]);
    expect(results).toEqual([{ outcome: 'done' }, { outcome: 'done' }, { outcome: 'done' }]);
    expect(slack.cards('h1')).toHaveLength(1);
  });

  test('a token that does not work is no reason to fall over at the start', async () => {
    slack.fail('auth.test', { error: 'invalid_auth', again: true });
    const other = await product(slack);
    await other.close();
  });
});

describe('a changed handover', () => {
  test('changes the same message', async () => {
    await drive(ours.adapter, 'card');
    ours.happen(accepted, 'x');
    expect(await drive(ours.adapter, 'refresh')).toEqual({ outcome: 'done' });
    expect(slack.cards('h1')).toHaveLength(1);
    expect(textOf(slack.cards('h1')[0])).toContain('Anna Ek har tagit ärendet');
    expect(textOf(slack.cards('h1')[0])).toContain(contact.phone);
  });

  test('in a channel that the actor has left for another says nothing of the new one when the old one is archived', async () => {
    await drive(ours.adapter, 'card');
    ours.extra.channel = 'dorr-ny';
    ours.channels.set('dorr-ny', { name: 'dorr-ny', id: slack.addChannel('dorr-ny'), at: '2026-11-24T08:00:00.000Z' });
    slack.fail('chat.update', { error: 'is_archived' });
    expect(await drive(ours.adapter, 'refresh')).toMatchObject({ outcome: 'given up' });
    expect(ours.channels.get('dorr-ny')).not.toHaveProperty('problem');
  });

  test('in a channel that the actor has left for another is answered there, also when the app has to join it first', async () => {
    await drive(ours.adapter, 'card');
    const [card] = slack.cards('h1');
    ours.extra.channel = 'dorr-ny';
    ours.channels.set('dorr-ny', { name: 'dorr-ny', id: slack.addChannel('dorr-ny'), at: '2026-11-24T08:00:00.000Z' });
    slack.fail('chat.postMessage', { error: 'not_in_channel' });
    expect(await drive(ours.adapter, 'note', ours.happen(accepted, 'p1').version)).toEqual({ outcome: 'done' });
    expect(slack.called('chat.postMessage').slice(1).map(({ args }) => args.channel)).toEqual([card?.channel, card?.channel]);
    expect(slack.called('conversations.join').map(({ args }) => args.channel)).toEqual([card?.channel]);
  });

  test('whose message somebody took away gets a new one', async () => {
    await drive(ours.adapter, 'card');
    slack.messages.length = 0;
    expect(await drive(ours.adapter, 'refresh')).toEqual({ outcome: 'done' });
    expect(slack.cards('h1')).toHaveLength(1);
    expect(ours.places.get('h1')?.ts).toBe(slack.cards('h1')[0]?.ts);
  });

  test('that is over and whose message somebody took away needs none', async () => {
    await drive(ours.adapter, 'card');
    slack.messages.length = 0;
    ours.happen({ type: 'handover.withdrawn', handover: 'h1' }, 'the company');
    expect(await drive(ours.adapter, 'refresh')).toEqual({ outcome: 'done' });
    expect(slack.messages).toEqual([]);
  });

  test.each(['cant_update_message', 'edit_window_closed'])('whose message cannot be changed (%s) is told in its thread', async (code) => {
    await drive(ours.adapter, 'card');
    ours.happen(accepted, 'x');
    slack.fail('chat.update', { error: code });
    expect(await drive(ours.adapter, 'refresh')).toEqual({ outcome: 'done' });
    expect(slack.cards('h1')).toHaveLength(1);
    expect(textOf(slack.thread(slack.cards('h1')[0]!.ts))).toContain('Anna Ek har tagit ärendet');
  });

  test('before its card is up waits for the card', async () => {
    expect(await ours.adapter.deliver(delivery('refresh'))).toMatchObject({ outcome: 'later', ambiguous: false });
    expect(await ours.adapter.deliver(delivery('refresh', { attempt: 8 }))).toEqual({ outcome: 'done' });
    expect(slack.messages).toEqual([]);
  });
});

test('a delivery before the start is for later', async () => {
  const early = await product(slack, { started: false });
  expect(await early.adapter.deliver(delivery('card', { again: true }))).toMatchObject({ outcome: 'later', ambiguous: true });
  await early.close();
});

test('no log line carries a name, a contact or anything that was said', async () => {
  slack.fail('chat.postMessage', { error: 'invalid_blocks' }, { lost: true }, { status: 500 }, { error: 'is_archived' });
  ours.happen(accepted, 'x');
  for (let i = 0; i < 4; i += 1) await ours.adapter.deliver(delivery('card', { again: i > 1 }));
  const written = JSON.stringify(ours.log.lines);
  for (const secret of ['Karin', 'svarv', '070-123', 'karin@lind.example', 'xoxb']) expect(written).not.toContain(secret);
});

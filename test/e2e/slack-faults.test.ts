import { afterAll, describe, expect, it } from 'vitest';
import { openPostgres } from '../../src/store/postgres.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { newDatabase } from '../store/stores.ts';
import { almiChannel, expectAdvice, startProduct } from './at-the-desk.ts';
import type { Company, Product } from './at-the-desk.ts';

/** Every kind of fault that Slack is known to answer with, and what the product makes of it. */

const connection = [
  'invalid_auth', 'not_authed', 'account_inactive', 'token_revoked', 'token_expired', 'not_allowed_token_type', 'missing_scope', 'no_permission', 'app_access_restricted',
  'access_denied', 'accesslimited', 'two_factor_setup_required', 'enterprise_is_restricted', 'is_bot',
];
const channel = [
  'is_archived', 'channel_is_limited_access', 'method_not_supported_for_channel_type', 'restricted_action', 'restricted_action_read_only_channel', 'restricted_action_thread_only_channel',
  'restricted_action_non_threadable_channel', 'restricted_action_thread_locked', 'messages_tab_disabled', 'ekm_access_denied', 'posting_to_channel_denied', 'cannot_reply_to_message',
];
const wait = ['ratelimited', 'rate_limited', 'message_limit_exceeded', 'service_unavailable', 'request_timeout'];
const ambiguous = [
  { kind: 'error', error: 'fatal_error' }, { kind: 'error', error: 'internal_error' }, { kind: 'error', error: 'a_code_of_tomorrow' }, { kind: 'status', status: 500, written: true },
  { kind: 'status', status: 503 }, { kind: 'lose' }, { kind: 'drop' }, { kind: 'hang' },
] as const;
const long = ['team_added_to_org', 'org_login_required', 'external_channel_migrating'];
const ours = [
  'invalid_blocks', 'invalid_blocks_format', 'invalid_metadata_format', 'invalid_metadata_schema', 'metadata_too_large', 'msg_blocks_too_long', 'msg_too_long', 'no_text', 'markdown_text_conflict',
  'too_many_attachments', 'invalid_arguments', 'invalid_arg_name', 'invalid_array_arg', 'invalid_form_data', 'unknown_method', 'method_deprecated',
];
const update = ['cant_update_message', 'edit_window_closed', 'is_inactive', 'update_failed', 'block_mismatch'];
const late = ['expired_trigger_id', 'exchanged_trigger_id', 'invalid_trigger_id', 'view_too_large', 'duplicate_external_id'];
const stranger = [{ kind: 'error', error: 'user_not_found' }, { kind: 'error', error: 'user_not_visible' }, { kind: 'rate', retryAfter: 30 }, { kind: 'status', status: 503 }, { kind: 'hang' }] as const;

const stores = [
  { name: 'SQLite', open: () => openSqlite(':memory:') },
  ...(newDatabase === undefined ? [] : [{ name: 'Postgres', open: async () => openPostgres(await newDatabase!()) }]),
];
let tried = 0;
afterAll(() => { console.log(`${tried} faults of Slack’s tried, over ${stores.map(({ name }) => name).join(' and ')}`); });

describe.concurrent.each(stores)('when Slack answers, over $name,', { timeout: 60_000 }, ({ open }) => {
  /** A product of its own for each fault, so that none meets what another has left. */
  async function trying(work: (product: Product) => Promise<void>): Promise<void> {
    const product = await startProduct(await open());
    try {
      await work(product);
      tried += 1;
    } finally {
      await product.whole.stop();
    }
  }

  async function handedOver(product: Product): Promise<Company> {
    const company = await product.handOver();
    await product.until('the card is up', async () => product.cards(company).length > 0 && (await product.status(company)) === 'delivered');
    return company;
  }

  /** It is not tried again, the channel is marked with what is wrong, the alarm is raised in each way there is, and the company is not left waiting. */
  async function expectBroken(product: Product, company: Company, code: string): Promise<void> {
    await product.until('it is given up', async () => (await product.figure('ratt_dorr_deliveries_given_up')) === 1);
    expect(await product.figure('ratt_dorr_channels_broken')).toBe(1);
    expect(await product.store.channel(almiChannel)).toMatchObject({ problem: code });
    expectAdvice(product, code);
    await product.until('the question goes on', async () => !['requested', 'delivered'].includes(await product.status(company)));
    expect(product.cards(company)).toEqual([]);
  }

  it.each(connection)('%s: the connection is broken, which no second try mends', (code) => trying(async (product) => {
    product.fail('chat.postMessage', { kind: 'error', error: code }, Infinity, almiChannel);
    const company = await product.handOver();
    await expectBroken(product, company, code);
    expect(product.calls('chat.postMessage', almiChannel)).toEqual([code]);
    expect(product.calls('conversations.join', almiChannel)).toEqual([]);
  }));

  it.each(channel)('%s: the channel cannot be written in, which no second try mends', (code) => trying(async (product) => {
    product.fail('chat.postMessage', { kind: 'error', error: code }, Infinity, almiChannel);
    const company = await product.handOver();
    await expectBroken(product, company, code);
    expect(product.calls('chat.postMessage', almiChannel)).toEqual([code]);
  }));

  it.each(['not_in_channel', 'channel_not_found'])('%s, and still so after joining once: the channel is broken', (code) => trying(async (product) => {
    product.fail('chat.postMessage', { kind: 'error', error: code }, Infinity, almiChannel);
    product.desk.setChannel(almiChannel, { member: false });
    const company = await product.handOver();
    await expectBroken(product, company, code);
    expect(product.calls('chat.postMessage', almiChannel)).toEqual([code, code]);
    expect(product.calls('conversations.join', almiChannel)).toEqual(['ok']);
  }));

  it('that the app is not in a public channel: it joins, once, and nobody notices', () => trying(async (product) => {
    product.desk.setChannel(almiChannel, { member: false });
    const company = await handedOver(product);
    expect(product.cards(company)).toHaveLength(1);
    expect(product.calls('conversations.join', almiChannel)).toEqual(['ok']);
    expect(await product.figure('ratt_dorr_channels_broken')).toBe(0);
  }));

  it('that a private channel is not there, since the app was never invited: the channel is broken', () => trying(async (product) => {
    product.desk.setChannel(almiChannel, { private: true, member: false });
    await expectBroken(product, await product.handOver(), 'channel_not_found');
    expect(product.calls('conversations.join', almiChannel)).toEqual([]);
  }));

  it.each(wait)('%s: it waits and tries again, without looking whether it happened', (code) => trying(async (product) => {
    product.fail('chat.postMessage', { kind: 'error', error: code });
    const company = await handedOver(product);
    expect(product.cards(company)).toHaveLength(1);
    expect(product.calls('chat.postMessage').slice(0, 2)).toEqual([code, 'ok']);
    expect(product.calls('conversations.history')).toEqual([]);
    expect(await product.figure('ratt_dorr_deliveries_given_up')).toBe(0);
  }));

  it('429 with a time to come back: it comes back then, and not before', () => trying(async (product) => {
    product.fail('chat.postMessage', { kind: 'rate', retryAfter: 3 });
    const company = await handedOver(product);
    expect(product.cards(company)).toHaveLength(1);
    expect(product.calls('chat.postMessage').slice(0, 2)).toEqual(['rate', 'ok']);
    expect(product.lines.find(({ about }) => about.why === 'ratelimited')?.about.afterMs).toBeGreaterThanOrEqual(3000);
    expect(product.calls('conversations.history')).toEqual([]);
  }));

  it.each(ambiguous.map((fault) => [JSON.stringify(fault), fault] as const))('%s: it may have happened, so it is looked for before it is written again', (_name, fault) => trying(async (product) => {
    product.fail('chat.postMessage', fault);
    const company = await handedOver(product);
    expect(product.cards(company)).toHaveLength(1);
    const methods = product.desk.calls().map(({ method }) => method).filter((method) => ['chat.postMessage', 'conversations.history'].includes(method));
    expect(methods.slice(0, 2)).toEqual(['chat.postMessage', 'conversations.history']);
    expect(product.lines.some(({ level, text }) => level !== 'info' && /may have|may or may not|do not know/.test(text))).toBe(true);
  }));

  it.each(long)('%s: it comes back in an hour, and the alarm is raised', (code) => trying(async (product) => {
    product.fail('chat.postMessage', { kind: 'error', error: code });
    const company = await product.handOver();
    await product.until('it waits', () => product.lines.some(({ about }) => about.why === code));
    expect(product.lines.find(({ about }) => about.why === code)?.about.afterMs).toBe(3_600_000);
    expectAdvice(product, code);
    expect(await product.figure('ratt_dorr_deliveries_due')).toBeGreaterThan(0);
    product.clock.ahead = 61 * 60_000;
    await product.handOver(1);
    await product.until('the card is up', () => product.cards(company).length === 1);
    expect(product.calls('chat.postMessage', almiChannel)[0]).toBe(code);
  }));

  it.each(ours)('%s: a plain card goes, once, and what was meant is kept for us to look at', (code) => trying(async (product) => {
    product.fail('chat.postMessage', { kind: 'error', error: code });
    const company = await product.handOver();
    await product.until('it is given up', async () => (await product.figure('ratt_dorr_deliveries_given_up')) === 1);
    const posts = product.messagesIn(almiChannel).filter(({ thread_ts }) => thread_ts === undefined);
    expect(posts).toHaveLength(1);
    expect(posts[0]?.text).toContain('Behov: ');
    expect(posts[0]?.blocks?.map(({ type }) => type)).toEqual(['section', 'actions']);
    expect(product.calls('chat.postMessage').slice(0, 2)).toEqual([code, 'ok']);
    expect(await product.status(company)).toBe('delivered');
    expect(product.errors().filter(({ about }) => about.code === code).length).toBeGreaterThan(0);
    expect(await product.figure('ratt_dorr_channels_broken')).toBe(0);
    // Without its mark only a person finds the card; its buttons are the same.
    if (code.includes('metadata')) return;
    await product.press('Kim', company, 'handover_accept');
    await product.until('it is taken', async () => (await product.status(company)) === 'accepted');
  }));

  it('that it understands no blocks at all: a text goes, and the question goes on to somebody who can take it', () => trying(async (product) => {
    product.fail('chat.postMessage', { kind: 'error', error: 'invalid_blocks' }, 2);
    const company = await product.handOver();
    await product.until('the question goes on', async () => !['requested', 'delivered'].includes(await product.status(company)));
    expect(product.calls('chat.postMessage').slice(0, 3)).toEqual(['invalid_blocks', 'invalid_blocks', 'ok']);
    expect(await product.figure('ratt_dorr_deliveries_given_up')).toBe(1);
  }));

  it.each(update)('%s to a change of a card: the thread says how things stand', (code) => trying(async (product) => {
    const company = await handedOver(product);
    product.fail('chat.update', { kind: 'error', error: code }, Infinity);
    await product.press('Kim', company, 'handover_accept');
    await product.until('the thread says it', () => product.thread(company).includes('Kim har tagit ärendet'));
    await product.until('it says it with what one can do next', () => product.thread(company).includes('handover_contact'));
    expect(product.cards(company)).toHaveLength(1);
  }));

  it('that a message to change is not there: the card is put up anew', () => trying(async (product) => {
    const company = await handedOver(product);
    const before = await product.store.place(company.handover);
    product.fail('chat.update', { kind: 'error', error: 'message_not_found' });
    await product.press('Kim', company, 'handover_accept');
    await product.until('there is another card', () => product.cards(company).length === 2);
    expect(JSON.stringify(product.cards(company).at(-1))).toContain('Kim har tagit ärendet');
    await product.until('it is where the case is', async () => (await product.store.place(company.handover))?.ts !== before?.ts);
  }));

  it.each(late)('%s to a dialog: whoever pressed is asked to try again, and can', (code) => trying(async (product) => {
    const company = await handedOver(product);
    product.fail('views.open', { kind: 'error', error: code });
    await product.press('Kim', company, 'handover_decline');
    await product.until('Kim is told', () => /[Ff]örsök igen/.test(product.whispersTo('Kim')));
    expect(product.lines.some(({ level, about }) => ['warn', 'error'].includes(level) && about.code === code)).toBe(true);
    await product.press('Kim', company, 'handover_decline');
    await product.until('the dialog is open', () => Object.keys(product.desk.state().dialogs).length === 1);
  }));

  it.each(stranger.map((fault) => [JSON.stringify(fault), fault] as const))('%s to who somebody is: the case is taken all the same, by the name that came with the press, or by a colleague where Slack does not show who it is', (_name, fault) => trying(async (product) => {
    const company = await handedOver(product);
    product.fail('users.info', fault, Infinity);
    await product.press('Kim Ek', company, 'handover_accept');
    await product.until('it is taken', async () => (await product.status(company)) === 'accepted');
    expect((await product.shown(company)).handovers[0]?.promoter?.name).toBe('error' in fault && fault.error === 'user_not_visible' ? 'en kollega' : 'kim.ek');
  }));

  it.each(['channel_not_found', 'user_not_in_channel', 'is_archived', 'not_in_channel'])('%s to a word for one person: it goes the other way that there is', (code) => trying(async (product) => {
    const company = await handedOver(product);
    await product.press('Kim', company, 'handover_accept');
    await product.until('it is taken', async () => (await product.status(company)) === 'accepted');
    product.fail('chat.postEphemeral', { kind: 'error', error: code });
    await product.press('Lo', company, 'handover_close');
    await product.until('Lo is told', () => product.whispersTo('Lo').includes('Redan taget av Kim'));
  }));

  it('that a channel has another id: the card there is changed, and the next one goes there', () => trying(async (product) => {
    const company = await handedOver(product);
    product.desk.setChannel(almiChannel, { id: 'C0NEWID0001' });
    await product.until('it is known', async () => (await product.store.channel(almiChannel))?.id === 'C0NEWID0001');
    await product.press('Kim', company, 'handover_accept');
    await product.until('the card says it', () => JSON.stringify(product.cards(company)).includes('Kim har tagit ärendet'));
    const another = await handedOver(product);
    expect([product.cards(company).length, product.cards(another).length]).toEqual([1, 1]);
    expect(product.calls('chat.postMessage')).not.toContain('channel_not_found');
    expect(await product.figure('ratt_dorr_channels_broken')).toBe(0);
  }));

  it('nothing in one channel, or 429 again and again: the others get theirs at once', () => trying(async (product) => {
    for (const [office, fault] of [[1, { kind: 'hang' }], [2, { kind: 'rate', retryAfter: 30 }]] as const) {
      const first = await product.handOver(office);
      await product.until('the card is up', () => product.cards(first).length === 1);
      for (const method of ['chat.postMessage', 'chat.update', 'conversations.history', 'conversations.replies']) product.fail(method, fault, Infinity, product.channelOf(first));
    }
    const bad = await Promise.all(Array.from({ length: 24 }, (_, i) => product.handOver(1 + (i % 2))));
    const good = await Promise.all(Array.from({ length: 10 }, (_, i) => product.handOver(3 + i)));
    await product.until('the others have theirs', () => good.every((company) => product.cards(company).length === 1));
    // Whoever is in trouble is still waited for: nobody was given up to make room.
    for (const company of bad) expect(['requested', 'delivered']).toContain(await product.status(company));
  }));
});

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sign } from '../../../../adapters/slack/desk/outbound/send.ts';
import { strange } from './strange-keys.ts';
import { at, card, codeOf, dialog, openStand, secret, type Received, type Stand } from './stand.ts';

let stand: Stand;
let anna: string;
let channel: string;
let ts: string;
beforeEach(async () => {
  stand = await openStand();
  anna = stand.desk.state().people[0]!.id;
  const posted = await stand.client.chat.postMessage({ channel: 'dorr-almi', text: 'Ny', blocks: card, metadata: { event_type: 'handover', event_payload: { handover: 'h1' } } });
  channel = String(posted.channel);
  ts = String(posted.ts);
});
afterEach(() => stand.close());

const press = (action: string, chosen?: string) => stand.desk.press({ user: anna, at: { channel, ts }, action, ...(chosen ? { chosen } : {}) });
const interaction = (type: string) => stand.next((each) => each.kind === 'interaction' && each.body['type'] === type);
const event = (fits: (event: Record<string, unknown>) => boolean) => stand.next((each) => each.kind === 'event' && fits(each.body['event'] as Record<string, unknown>));
const whispers = () => stand.desk.state().whispers.map((each) => each.text);

describe('a press', () => {
  it('reaches the app signed, with who, where and what', async () => {
    expect(await press('take')).toEqual({ ok: true });
    const { body } = await interaction('block_actions');
    expect(body).toMatchObject({
      user: { id: anna, name: 'anna' },
      channel: { id: channel, name: 'dorr-almi' },
      container: { type: 'message', message_ts: ts, is_ephemeral: false },
      message: { ts, metadata: { event_payload: { handover: 'h1' } } },
      actions: [{ type: 'button', action_id: 'take', block_id: 'do', value: 'h1' }],
    });
  });

  it('carries the option that was chosen, from a menu or from the three dots', async () => {
    await press('pass', 'ekn');
    await press('more', 'decline');
    expect(stand.received.filter((each) => each.kind === 'interaction').map((each) => at(each.body, 'actions.0.selected_option.value'))).toEqual(['ekn', 'decline']);
  });

  it('that is answered badly has not happened', async () => {
    stand.answer((_received, response) => void response.status(500).end());
    expect(await press('take')).toEqual({ ok: false, why: 'refused' });
  });

  it('that nobody answers in time has not happened', async () => {
    await stand.close();
    stand = await openStand({ deadline: 60 });
    ({ channel = '', ts = '' } = await stand.client.chat.postMessage({ channel: 'dorr-almi', text: 'Ny', blocks: card }));
    stand.answer((received, response) => void (received.kind === 'interaction' ? undefined : response.end()));
    expect(await press('take')).toEqual({ ok: false, why: 'no answer' });
  });

  it('on something that is not there is an error', async () => {
    await expect(press('nothing')).rejects.toMatchObject({ code: 'missing' });
    await expect(stand.desk.press({ user: 'U0', at: { channel, ts }, action: 'take' })).rejects.toMatchObject({ code: 'missing' });
  });
});

describe('a shortcut on a message', () => {
  it('reaches the app with the message, where it stands, and an address to answer at', async () => {
    stand.desk.write({ user: anna, channel, text: 'Ett gjuteri <!channel> vill växa' });
    const said = stand.desk.state().channels[0]!.messages.at(-1)!;
    expect(await stand.desk.choose({ user: anna, channel, ts: said.ts, shortcut: 'lead_message' })).toEqual({ ok: true });
    const { body } = await interaction('message_action');
    expect(body).toMatchObject({
      callback_id: 'lead_message', user: { id: anna }, channel: { id: channel, name: 'dorr-almi' }, message_ts: said.ts, trigger_id: expect.any(String) as string,
      message: { type: 'message', user: anna, ts: said.ts, text: 'Ett gjuteri &lt;!channel&gt; vill växa' }, response_url: expect.stringContaining('/answers/') as string,
    });
  });

  it('on what is not there, or that the app does not have, is an error', async () => {
    await expect(stand.desk.choose({ user: anna, channel, ts: '1.1', shortcut: 'lead_message' })).rejects.toMatchObject({ code: 'missing' });
    await expect(stand.desk.choose({ user: anna, channel, ts, shortcut: 'another' })).rejects.toMatchObject({ code: 'missing' });
  });
});

describe('the address to answer at', () => {
  const answerTo = async (url: unknown, body: object) => (await fetch(String(url), { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })).status;
  const pressed = async () => {
    await press('take');
    return at((await interaction('block_actions')).body, 'response_url');
  };

  it('replaces the message, says something to one, says it to all, and takes the message away', async () => {
    const url = await pressed();
    expect(await answerTo(url, { replace_original: true, text: 'Taget av Anna' })).toBe(200);
    expect(stand.desk.state().channels[0]?.messages).toMatchObject([{ text: 'Taget av Anna' }]);
    expect(await answerTo(url, { text: 'Bara du' })).toBe(200);
    expect(whispers()).toEqual(['Bara du']);
    expect(await answerTo(url, { response_type: 'in_channel', text: 'Alla', thread_ts: ts })).toBe(200);
    expect(stand.desk.state().channels[0]?.messages.at(-1)).toMatchObject({ text: 'Alla', thread_ts: ts });
    expect(await answerTo(url, { delete_original: true })).toBe(200);
    expect(stand.desk.state().channels[0]?.messages[0]).toMatchObject({ gone: true, text: '' });
  });

  it('can be used five times, and takes only what a message may be', async () => {
    const url = await pressed();
    expect(await answerTo(url, { blocks: [{ type: 'nope' }] })).toBe(400);
    for (const text of ['2', '3', '4', '5']) expect(await answerTo(url, { text })).toBe(200);
    expect(await answerTo(url, { text: '6' })).toBe(404);
    expect(await answerTo(`${stand.base}/answers/nothing`, { text: '1' })).toBe(404);
  });

  it('changes a message that only one sees', async () => {
    const { message_ts } = await stand.client.chat.postEphemeral({ channel, user: anna, text: 'Försök igen', blocks: card });
    ts = String(message_ts);
    const url = await pressed();
    expect(at((await interaction('block_actions')).body, 'container.is_ephemeral')).toBe(true);
    await answerTo(url, { replace_original: true, text: 'Klart' });
    expect(whispers()).toEqual(['Klart']);
    await answerTo(url, { delete_original: true });
    expect(whispers()).toEqual([]);
  });
});

describe('a slash command', () => {
  it('comes as a form, and its answer is shown to the one who wrote it', async () => {
    stand.answer((_received, response) => void response.type('text/plain').send('Två väntar'));
    expect(await stand.desk.command({ user: anna, channel, text: '/rattdorr  status & mer' })).toEqual({ ok: true });
    const { body } = await stand.next((each) => each.kind === 'command');
    expect(body).toMatchObject({ command: '/rattdorr', text: 'status &amp; mer', channel_id: channel, user_id: anna });
    expect(whispers()).toEqual(['Två väntar']);
    expect(await stand.desk.command({ user: anna, channel, text: '/annat' })).toEqual({ ok: false, why: 'unknown command' });
  });

  it('can be answered to everyone, with blocks', async () => {
    stand.answer((received, response) => void (received.kind === 'command' ? response.json({ response_type: 'in_channel', text: 'Till alla', blocks: card.slice(0, 1) }) : response.end()));
    await stand.desk.command({ user: anna, channel, text: '/rattdorr' });
    expect(stand.desk.state().channels[0]?.messages.at(-1)).toMatchObject({ text: 'Till alla', blocks: [{ type: 'header' }] });
  });
});

describe('an event', () => {
  it('tells what was written in a thread, and by whom', async () => {
    stand.desk.write({ user: anna, channel, text: 'Jag ringer <dem>', thread: ts });
    const { body } = await event((each) => each['text'] === 'Jag ringer &lt;dem&gt;');
    expect(body['event']).toMatchObject({ type: 'message', user: anna, channel, thread_ts: ts, channel_type: 'channel' });
    expect(at(body, 'authorizations.0')).toMatchObject({ is_bot: true, user_id: (await stand.client.auth.test()).user_id });
    expect(body['event_id']).toMatch(/^Ev/);
  });

  it('tells of the app’s own messages too, when they are written, changed and deleted', async () => {
    await stand.client.chat.update({ channel, ts, text: 'Taget' });
    await stand.client.chat.delete({ channel, ts });
    expect((await event((each) => each['subtype'] === undefined)).body['event']).toMatchObject({ bot_id: /^B/ });
    expect((await event((each) => each['subtype'] === 'message_changed')).body['event']).toMatchObject({ message: { text: 'Taget' }, previous_message: { text: 'Ny' } });
    expect((await event((each) => each['subtype'] === 'message_deleted')).body['event']).toMatchObject({ deleted_ts: ts });
  });

  it('tells when somebody opens the home page and when a channel is archived', async () => {
    stand.desk.openHome({ user: anna });
    expect((await event((each) => each['type'] === 'app_home_opened')).body['event']).toMatchObject({ user: anna, tab: 'home' });
    stand.desk.setChannel('dorr-almi', { archived: true });
    expect((await event((each) => each['type'] === 'channel_archive')).body['event']).toMatchObject({ channel });
  });

  const attempts = () => stand.received.filter((each) => each.kind === 'event' && at(each.body, 'event.text') === 'Hej');

  it('comes again with the same id when it was not taken, and says which time and why', async () => {
    stand.answer((_received, response) => void response.status(attempts().length < 3 ? 500 : 200).end());
    stand.desk.write({ user: anna, channel, text: 'Hej' });
    await stand.next(() => attempts().length === 3);
    expect(attempts().map((each) => [each.headers['x-slack-retry-num'], each.headers['x-slack-retry-reason']])).toEqual([[undefined, undefined], ['1', 'http_error'], ['2', 'http_error']]);
    expect(new Set(attempts().map((each) => each.body['event_id'])).size).toBe(1);
  });

  it('comes four times at the most, and once where the app asks for it', async () => {
    stand.answer((_received, response) => void response.status(500).end());
    stand.desk.write({ user: anna, channel, text: 'Hej' });
    await stand.next(() => attempts().length === 4);
    await stand.desk.settled();
    expect(attempts()).toHaveLength(4);
    stand.received.length = 0;
    stand.answer((_received, response) => void response.status(500).set('x-slack-no-retry', '1').end());
    stand.desk.write({ user: anna, channel, text: 'Hej' });
    await stand.next(() => attempts().length === 1);
    await stand.desk.settled();
    expect(attempts()).toHaveLength(1);
  });
});

describe('the signature', () => {
  it('is Slack’s own for a known request', () => {
    // The example in Slack's documentation of signed requests.
    const body = 'token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c';
    expect(sign('8f742231b10e8888abcd99yyyzzz85a5', 1531420618, body)).toBe('v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503');
  });

  it('stands on every request', async () => {
    await press('take');
    const { raw, headers } = await interaction('block_actions');
    expect(headers['x-slack-signature']).toBe(sign(secret, Number(headers['x-slack-request-timestamp']), raw));
    expect(headers['content-type']).toBe('application/x-www-form-urlencoded');
  });
});

const samples = join(import.meta.dirname, '../../../../../shared/data/slack/samples');
if (!existsSync(samples)) console.log('The sample payloads are not on this machine: the payloads’ keys are not compared.');

describe.runIf(existsSync(samples))('every key that the desk sends', () => {
  const sampleOf = (name: string): unknown => JSON.parse(readFileSync(join(samples, `${name}Payload.json`), 'utf8'));
  const sampleFor = ({ kind, body }: Received): string => {
    if (kind === 'command') return 'SlashCommand';
    if (kind === 'interaction') return { message_action: 'MessageShortcut', block_actions: 'BlockAction', view_submission: 'ViewSubmission', view_closed: 'ViewClosed' }[String(body['type'])] ?? '';
    const type = String(at(body, 'event.type'));
    if (type !== 'message') return { app_home_opened: 'AppHomeOpened', channel_archive: 'ChannelArchive', tokens_revoked: 'TokensRevoked' }[type] ?? '';
    return { message_changed: 'MessageChanged', message_deleted: 'MessageDeleted' }[String(at(body, 'event.subtype'))] ?? 'Message';
  };
  // The samples were recorded without views' blocks and menus' options. Slack sends them back as they were sent to it.
  const known = /(view\.blocks|elements\[\]\.options)$/;

  it('is a key that Slack sends', async () => {
    await press('take');
    await press('pass', 'ekn');
    await stand.client.chat.postMessage({ channel, thread_ts: ts, text: 'Svar' });
    stand.desk.write({ user: anna, channel, text: 'Hej', thread: ts });
    await stand.desk.choose({ user: anna, channel, ts: stand.desk.state().channels[0]?.messages.at(-1)?.ts ?? '', shortcut: 'lead_message' });
    await stand.desk.command({ user: anna, channel, text: '/rattdorr status' });
    const { body } = await stand.next((each) => each.kind === 'command');
    const { view } = await stand.client.views.open({ trigger_id: String(body['trigger_id']), view: dialog });
    await stand.desk.submit({ user: anna, view: String(view?.id), filled: { why: { text: 'Fel län' } } });
    await press('take');
    const again = stand.received.filter((each) => each.body['type'] === 'block_actions').at(-1);
    const second = await stand.client.views.open({ trigger_id: String(again?.body['trigger_id']), view: dialog });
    await stand.desk.dismiss({ user: anna, view: String(second.view?.id) });
    await stand.client.views.publish({ user_id: anna, view: { type: 'home', blocks: card as never } });
    stand.desk.openHome({ user: anna });
    await stand.client.chat.update({ channel, ts, text: 'Taget', blocks: card as never });
    await stand.client.chat.delete({ channel, ts });
    stand.desk.setChannel('dorr-almi', { archived: true });
    await stand.client.auth.revoke();
    expect(await codeOf(stand.client.auth.test())).toBe('token_revoked');
    await stand.desk.settled();

    const kinds = stand.received.map(sampleFor);
    expect(new Set(kinds)).toEqual(new Set(['BlockAction', 'ViewSubmission', 'ViewClosed', 'SlashCommand', 'MessageShortcut', 'Message', 'MessageChanged', 'MessageDeleted', 'AppHomeOpened', 'ChannelArchive', 'TokensRevoked']));
    expect(stand.received.flatMap((each) => strange(each.body, sampleOf(sampleFor(each)), sampleFor(each))).filter((path) => !known.test(path))).toEqual([]);
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { at, card, codeOf, dialog, openStand, type Stand } from './stand.ts';

let stand: Stand;
let now: number;
let anna: string;
beforeEach(async () => {
  now = Date.now();
  stand = await openStand({ now: () => now });
  anna = stand.desk.state().people[0]!.id;
  await stand.client.chat.postMessage({ channel: 'dorr-almi', text: 'Ny', blocks: card });
});
afterEach(() => stand.close());

/** Presses a button and answers the trigger id that came with it. */
async function trigger(): Promise<string> {
  const [channel] = stand.desk.state().channels;
  const seen = stand.received.length;
  await stand.desk.press({ user: anna, at: { channel: channel!.id, ts: channel!.messages[0]!.ts }, action: 'take' });
  return String(stand.received.slice(seen).find((each) => each.body['type'] === 'block_actions')?.body['trigger_id']);
}
const open = async (view: object = dialog) => stand.client.views.open({ trigger_id: await trigger(), view: view as typeof dialog });
const opened = async (view: object = dialog) => String((await open(view)).view?.id);
const dialogs = () => (stand.desk.state().dialogs[anna] ?? []).map((each) => each.title?.text);
const titled = (text: string) => ({ ...dialog, title: { type: 'plain_text' as const, text } });

describe('a trigger id', () => {
  it('opens one dialog', async () => {
    const id = await trigger();
    expect(await codeOf(stand.client.views.open({ trigger_id: id, view: dialog }))).toBe('ok');
    expect(await codeOf(stand.client.views.open({ trigger_id: id, view: dialog }))).toBe('exchanged_trigger_id');
    expect(dialogs()).toEqual(['Inte vi']);
  });

  it('lasts three seconds', async () => {
    const id = await trigger();
    now += 3001;
    expect(await codeOf(stand.client.views.open({ trigger_id: id, view: dialog }))).toBe('expired_trigger_id');
    expect(await codeOf(stand.client.views.open({ trigger_id: 'made up', view: dialog }))).toBe('invalid_trigger_id');
  });

  it('is not used up by a dialog that is not well formed', async () => {
    const id = await trigger();
    const fault: unknown = await stand.client.views.open({ trigger_id: id, view: titled('x'.repeat(25)) }).catch((thrown: unknown) => thrown);
    expect(fault).toMatchObject({ data: { error: 'invalid_arguments', response_metadata: { messages: ['[ERROR] must be less than 25 characters [json-pointer:/view/title/text]'] } } });
    expect(await codeOf(stand.client.views.open({ trigger_id: id, view: dialog }))).toBe('ok');
  });
});

describe('a dialog', () => {
  it('is not sent until what must be filled in is there, and fits', async () => {
    const view = await opened();
    expect(await stand.desk.submit({ user: anna, view })).toEqual({ ok: false, why: 'incomplete', errors: { why: 'Det här behöver fyllas i.' } });
    expect(await stand.desk.submit({ user: anna, view, filled: { why: { text: 'x'.repeat(21) } } })).toMatchObject({ errors: { why: 'Skriv högst 20 tecken.' } });
    expect(stand.received.some((each) => each.body['type'] === 'view_submission')).toBe(false);
  });

  it('sends what was filled in, in Slack’s form, and closes', async () => {
    const view = await opened();
    expect(await stand.desk.submit({ user: anna, view, filled: { why: { text: 'Fel län' }, kind: { choice: 'area' } } })).toEqual({ ok: true });
    const sent = stand.received.find((each) => each.body['type'] === 'view_submission')?.body;
    expect(at(sent, 'view')).toMatchObject({ id: view, callback_id: 'decline', private_metadata: 'h1' });
    expect(at(sent, 'view.state.values')).toEqual({
      why: { text: { type: 'plain_text_input', value: 'Fel län' } },
      kind: { choice: { type: 'static_select', selected_option: { text: { type: 'plain_text', text: 'Fel län' }, value: 'area' } } },
    });
    expect(dialogs()).toEqual([]);
  });

  it('shows the errors that the app answers at their fields, and stays', async () => {
    const view = await opened();
    stand.answer((_received, response) => void response.json({ response_action: 'errors', errors: { why: 'Skriv lite mer.' } }));
    expect(await stand.desk.submit({ user: anna, view, filled: { why: { text: 'nej' } } })).toEqual({ ok: false, why: 'incomplete', errors: { why: 'Skriv lite mer.' } });
    stand.answer((_received, response) => void response.json({ response_action: 'errors', errors: { other: 'Var?' } }));
    expect(await stand.desk.submit({ user: anna, view, filled: { why: { text: 'nej' } } })).toEqual({ ok: false, why: 'bad answer' });
    expect(dialogs()).toEqual(['Inte vi']);
  });

  it('is changed, covered by another, and cleared as the app answers', async () => {
    const view = await opened();
    const send = (id: string) => stand.desk.submit({ user: anna, view: id, filled: { why: { text: 'nej' } } });
    stand.answer((_received, response) => void response.json({ response_action: 'update', view: titled('Två') }));
    expect(await send(view)).toEqual({ ok: true });
    expect(dialogs()).toEqual(['Två']);
    stand.answer((_received, response) => void response.json({ response_action: 'push', view: titled('Tre') }));
    await send(view);
    expect(dialogs()).toEqual(['Två', 'Tre']);
    const [below, above] = stand.desk.state().dialogs[anna]!;
    expect(above).toMatchObject({ previous_view_id: below!.id, root_view_id: below!.id });
    stand.answer((_received, response) => void response.json({ response_action: 'clear' }));
    await send(above!.id);
    expect(dialogs()).toEqual([]);
  });

  it('lies at most three deep', async () => {
    await open();
    for (const text of ['Två', 'Tre']) expect(await codeOf(stand.client.views.push({ trigger_id: await trigger(), view: titled(text) }))).toBe('ok');
    expect(await codeOf(stand.client.views.push({ trigger_id: await trigger(), view: titled('Fyra') }))).toBe('push_limit_reached');
    expect(dialogs()).toEqual(['Inte vi', 'Två', 'Tre']);
  });

  it('is updated by its id, and only from its latest form where the app says so', async () => {
    const { view } = await open();
    const [view_id, hash] = [String(view?.id), String(view?.hash)];
    expect(await codeOf(stand.client.views.update({ view_id, hash, view: titled('Två') }))).toBe('ok');
    expect(await codeOf(stand.client.views.update({ view_id, hash, view: titled('Tre') }))).toBe('hash_conflict');
    expect(await codeOf(stand.client.views.update({ view_id: 'V0', view: titled('Tre') }))).toBe('not_found');
    expect(dialogs()).toEqual(['Två']);
  });

  it('tells when it is closed, where it asked to know', async () => {
    const view = await opened();
    await stand.desk.dismiss({ user: anna, view });
    expect(stand.received.at(-1)?.body).toMatchObject({ type: 'view_closed', is_cleared: false, view: { id: view } });
    const silent = await opened({ ...dialog, notify_on_close: false });
    const seen = stand.received.length;
    await stand.desk.dismiss({ user: anna, view: silent });
    expect(stand.received).toHaveLength(seen);
  });

  it('that is sent in and not answered is still there', async () => {
    const view = await opened();
    stand.answer((_received, response) => void response.status(500).end());
    expect(await stand.desk.submit({ user: anna, view, filled: { why: { text: 'nej' } } })).toEqual({ ok: false, why: 'refused' });
    expect(dialogs()).toEqual(['Inte vi']);
  });
});

describe('a home page', () => {
  const home = (text: string) => ({ type: 'home' as const, blocks: [{ type: 'section' as const, text: { type: 'mrkdwn' as const, text } }, card[2]! as never] });

  it('is published for one person, and replaced', async () => {
    const first = await stand.client.views.publish({ user_id: anna, view: home('Ett') });
    const second = await stand.client.views.publish({ user_id: anna, view: home('Två'), hash: String(first.view?.hash) });
    expect(second.view?.id).toBe(first.view?.id);
    expect(await codeOf(stand.client.views.publish({ user_id: anna, view: home('Tre'), hash: String(first.view?.hash) }))).toBe('hash_conflict');
    expect(await codeOf(stand.client.views.publish({ user_id: 'U0', view: home('Fyra') }))).toBe('invalid_arguments');
    expect(stand.desk.state().homes[anna]?.blocks[0]).toMatchObject({ text: { text: 'Två' } });
  });

  it('has buttons that can be pressed', async () => {
    const { view } = await stand.client.views.publish({ user_id: anna, view: home('Ett') });
    await stand.desk.press({ user: anna, at: { view: String(view?.id) }, action: 'take' });
    expect(stand.received.at(-1)?.body).toMatchObject({ container: { type: 'view', view_id: view?.id }, view: { type: 'home' }, actions: [{ value: 'h1' }] });
  });
});

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { logged, startWhole } from './running.ts';

let whole: Awaited<ReturnType<typeof startWhole>>;
beforeAll(async () => { whole = await startWhole(); });
afterAll(async () => { await whole.stop(); });

type Conversation = { id: string; token: string };
type Shown = { messages: { text: string; from: string; promoter?: string; handover?: string }[]; handovers: { id: string; actor: string; status: string; left?: { name: string }; assists?: string; to?: string; previous?: string; promoter?: { name: string } }[] };

async function call<T>(method: string, path: string, body?: unknown, token?: string): Promise<T> {
  const response = await fetch(whole.url + path, { method, headers: { 'content-type': 'application/json', ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

/** A company in Mora that has been handed over to Almi. */
async function handedOver(also: Record<string, unknown> = {}): Promise<Conversation & { handover: string }> {
  const { conversation, token } = await call<{ conversation: { id: string }; token: string }>('POST', '/api/conversations', { door: 'ekn' });
  const at = `/api/conversations/${conversation.id}`;
  await call('POST', `${at}/messages`, { id: randomUUID(), text: 'Vi har en mekanisk verkstad i Mora sen 1998, 12 anställda, och behöver låna till en ny svarv <!channel>' }, token);
  const handover = randomUUID();
  await call('POST', `${at}/handovers`, { id: handover, actor: 'almi-dalarna', contact: { name: 'Anna Ek', email: 'anna@verkstad.example', phone: '070-123 45 67' }, consent: true, onward: 'share', ...also }, token);
  await until(() => cardOf(handover) !== undefined);
  return { id: conversation.id, token, handover };
}

const shown = ({ id, token }: Conversation) => call<Shown>('GET', `/api/conversations/${id}`, undefined, token);
const desk = () => { if (!whole.desk) throw new Error('no desk'); return whole.desk; };
const person = (name: string) => desk().arrive(name).id;

function cardOf(handover: string) {
  for (const channel of desk().state().channels) {
    const message = channel.messages.find(({ metadata, thread_ts }) => metadata?.event_payload.handover === handover && thread_ts === undefined);
    if (message) return { channel: channel.id, name: channel.name, ts: message.ts, text: JSON.stringify(message.blocks) };
  }
  return undefined;
}

function threadOf(handover: string): string[] {
  const card = cardOf(handover);
  return desk().state().channels.find(({ id }) => id === card?.channel)?.messages.filter(({ thread_ts }) => thread_ts === card?.ts).map(({ text }) => text) ?? [];
}

async function until(done: () => boolean | Promise<boolean>): Promise<void> {
  for (let i = 0; i < 400; i++) {
    if (await done()) return;
    await new Promise((resolve) => { setTimeout(resolve, 25); });
  }
  throw new Error(`it did not come about; the log says:\n${logged.slice(-8).join('\n')}`);
}

async function press(user: string, handover: string, label: string) {
  const card = cardOf(handover);
  if (!card) throw new Error('there is no card');
  const buttons = (JSON.parse(card.text) as { elements?: { action_id?: string; text?: { text: string } | string }[] }[]).flatMap(({ elements }) => elements ?? []);
  const action = buttons.find(({ text }) => typeof text === 'object' && text.text === label)?.action_id;
  if (action === undefined) throw new Error(`no button ${label} on ${card.text}`);
  return desk().press({ user, at: { channel: card.channel, ts: card.ts }, action });
}

async function fillIn(user: string, fields: Record<string, unknown>) {
  await until(() => (desk().state().dialogs[user] ?? []).length > 0);
  const view = desk().state().dialogs[user]?.at(-1);
  return desk().submit({ user, view: view?.id ?? '', filled: Object.fromEntries(Object.entries(fields).map(([field, value]) => [field, { [field]: value }])) as never });
}

describe('promoters at the desk, over Bolt and the real client', () => {
  it('a promoter takes the case: contact details appear only then, and the company sees who', async () => {
    const company = await handedOver();
    const before = cardOf(company.handover)?.text ?? '';
    expect(before).toContain('ny svarv');
    expect(before).toContain('Anna Ek');
    for (const secret of ['anna@verkstad.example', '070-123 45 67']) expect(before).not.toContain(secret);
    expect(before).not.toMatch(/[^&]<!channel>/);
    await press(person('Kim'), company.handover, 'Ta ärendet');
    await until(() => cardOf(company.handover)?.text.includes('070-123 45 67') ?? false);
    await until(async () => (await shown(company)).handovers[0]?.status === 'accepted');
    expect((await shown(company)).messages.at(-1)?.text).toContain('Kim på Almi');
  });

  it('two press at once: one has it, the other is told who', async () => {
    const company = await handedOver();
    const [kim, lo] = [person('Kim'), person('Lo')];
    await Promise.all([press(kim, company.handover, 'Ta ärendet'), press(lo, company.handover, 'Ta ärendet')]);
    await until(async () => (await shown(company)).handovers[0]?.status === 'accepted');
    const winner = (await shown(company)).handovers[0]?.promoter?.name ?? '';
    await until(() => desk().state().whispers.some((whisper) => JSON.stringify(whisper).includes(winner) && JSON.stringify(whisper).includes(winner === 'Kim' ? lo : kim)));
    expect((await shown(company)).messages.filter(({ text }) => text.includes('har tagit'))).toHaveLength(1);
  });

  it('a case that was taken is passed on to another actor, with its reason, and the company is told', async () => {
    const company = await handedOver();
    const kim = person('Kim');
    await press(kim, company.handover, 'Ta ärendet');
    await until(() => cardOf(company.handover)?.text.includes('070-123 45 67') ?? false);
    await press(kim, company.handover, 'Skicka vidare');
    await fillIn(kim, { refer_to: 'business-sweden-dalarna', refer_reason: 'de kan exporten bäst' });
    await until(async () => (await shown(company)).handovers.length === 2);
    const { handovers, messages } = await shown(company);
    expect(handovers[0]).toMatchObject({ status: 'referred', to: 'business-sweden-dalarna' });
    expect(handovers[1]).toMatchObject({ actor: 'business-sweden-dalarna', previous: company.handover });
    expect(messages.at(-1)?.text).toContain('Business Sweden');
    await until(() => cardOf(handovers[1]?.id ?? '') !== undefined);
    expect(cardOf(handovers[1]?.id ?? '')?.name).toBe('dorr-business-sweden-dalarna');
    await until(() => !(cardOf(company.handover)?.text.includes('070-123 45 67') ?? true));
  });

  it('a promoter asks, the company answers in the chat, and the answer comes into the thread without what was sensitive', async () => {
    const company = await handedOver();
    const [kim, lo] = [person('Kim'), person('Lo')];
    await press(kim, company.handover, 'Ta ärendet');
    await until(() => cardOf(company.handover)?.text.includes('Fråga företaget') ?? false);
    await press(lo, company.handover, 'Fråga företaget');
    await until(() => desk().state().whispers.some((whisper) => JSON.stringify(whisper).includes('Redan taget av Kim')));
    await press(kim, company.handover, 'Fråga företaget');
    await fillIn(kim, { ask_text: 'Kan ni skicka budgeten till kim@almi.example?' });
    await until(async () => (await shown(company)).messages.some(({ from }) => from === 'promoter'));
    expect((await shown(company)).messages.find(({ from }) => from === 'promoter')).toMatchObject({ text: 'Kan ni skicka budgeten till kim@almi.example?', promoter: 'Kim', handover: company.handover });
    await until(() => cardOf(company.handover)?.text.includes('Väntar på svar') ?? false);
    await call('POST', `/api/conversations/${company.id}/messages`, { id: randomUUID(), text: 'Ja, den är klar. Ring 070-999 88 77, jag heter det jag heter' }, company.token);
    expect((await shown(company)).messages.at(-1)?.text).toBe('Tack! Ert svar är skickat till Kim.');
    await until(() => threadOf(company.handover).some((line) => line.includes('Från företaget: Ja, den är klar.')));
    const thread = threadOf(company.handover);
    expect(thread.filter((line) => line.includes('Från företaget'))).toHaveLength(1);
    expect(thread.join('\n')).toContain('Kim frågar företaget: Kan ni skicka budgeten');
    expect(thread.join('\n')).not.toContain('070-999');
    await until(() => !(cardOf(company.handover)?.text.includes('Väntar på svar') ?? true));
  });

  it('a case is in touch, given to a colleague, let go, taken again and closed, and the company hears of each', async () => {
    const company = await handedOver();
    const [kim, lo] = [person('Kim'), person('Lo')];
    const says = (text: string) => until(async () => (await shown(company)).messages.at(-1)?.text.includes(text) ?? false);
    const button = (label: string) => until(() => cardOf(company.handover)?.text.includes(label) ?? false);
    await press(kim, company.handover, 'Ta ärendet');
    await button('Släpp');
    await press(kim, company.handover, 'Släpp');
    await says('ligger kvar hos Almi');
    expect((await shown(company)).handovers[0]).toMatchObject({ status: 'delivered', left: { name: 'Kim' } });
    await button('Ta ärendet');
    await press(lo, company.handover, 'Ta ärendet');
    await button('Lämna till kollega');
    await press(lo, company.handover, 'Lämna till kollega');
    await fillIn(lo, { give_to: kim });
    await says('Kim på Almi');
    await until(() => cardOf(company.handover)?.text.includes('Kim har tagit ärendet') ?? false);
    await press(kim, company.handover, 'Ringde, inget svar');
    await says('ringde');
    await press(kim, company.handover, 'Kontakt tagen');
    await says('har varit i kontakt');
    await until(() => !(cardOf(company.handover)?.text.includes('Kontakt tagen') ?? true));
    await press(kim, company.handover, 'Avsluta');
    expect(await fillIn(kim, {})).toMatchObject({ ok: false });
    await fillIn(kim, { close_outcome: 'partly', close_note: 'lån beviljat, ring 070-111 22 33' });
    await until(async () => (await shown(company)).handovers[0]?.status === 'completed');
    await says('hjälpt er en bit på vägen');
    expect(JSON.stringify(await shown(company))).not.toContain('beviljat');
    await until(() => threadOf(company.handover).some((line) => line.includes('lån beviljat')));
    expect(threadOf(company.handover).join('\n')).not.toContain('070-111');
    // For a minute it can be undone; nothing else is left to do.
    await until(() => !(cardOf(company.handover)?.text.includes('Lämna till kollega') ?? true));
    expect(cardOf(company.handover)?.text).toContain('Ångra');
    expect(cardOf(company.handover)?.text).not.toContain('070-123');
  });

  it('what was pressed by mistake is undone, and the company is told', async () => {
    const company = await handedOver();
    const kim = person('Kim');
    await press(kim, company.handover, 'Ta ärendet');
    await until(() => cardOf(company.handover)?.text.includes('Ångra') ?? false);
    await press(person('Lo'), company.handover, 'Ångra');
    await until(() => desk().state().whispers.some((whisper) => JSON.stringify(whisper).includes('Bara Kim kan ångra det')));
    await press(kim, company.handover, 'Ångra');
    await until(async () => (await shown(company)).messages.at(-1)?.text.includes('tryckte fel nyss') ?? false);
    expect((await shown(company)).handovers[0]).toMatchObject({ status: 'delivered' });
    await until(() => cardOf(company.handover)?.text.includes('Ta ärendet') ?? false);
    expect(cardOf(company.handover)?.text).not.toContain('070-123 45 67');
  });

  it('another actor is brought in: both have the case, one leads, and the company is told', async () => {
    const company = await handedOver();
    const kim = person('Kim');
    await press(kim, company.handover, 'Ta ärendet');
    await until(() => cardOf(company.handover)?.text.includes('Ta in') ?? false);
    await press(kim, company.handover, 'Ta in');
    await fillIn(kim, { join_to: 'business-sweden-dalarna', join_reason: 'exporten' });
    await until(async () => (await shown(company)).handovers.length === 2);
    const { handovers, messages } = await shown(company);
    expect(handovers).toMatchObject([{ status: 'accepted' }, { actor: 'business-sweden-dalarna', assists: company.handover }]);
    expect(messages.at(-1)?.text).toContain('tar hjälp av Business Sweden');
    await until(() => cardOf(handovers[1]?.id ?? '')?.text.includes('Kim på Almi (Dalarna) leder ärendet') ?? false);
    await until(() => cardOf(company.handover)?.text.includes('Med som hjälp: Business Sweden') ?? false);
  });

  it('a case that is declined needs a reason, goes on to the next door, and never back', async () => {
    const company = await handedOver();
    const kim = person('Kim');
    await press(kim, company.handover, 'Inte vi');
    expect(await fillIn(kim, { decline_reason: 'other', decline_note: '' })).toMatchObject({ ok: false });
    await fillIn(kim, { decline_reason: 'no_capacity', decline_note: '' });
    await until(async () => (await shown(company)).handovers.length === 2);
    const { handovers } = await shown(company);
    expect(handovers[0]?.status).toBe('declined');
    expect(handovers[1]?.actor).not.toBe('almi-dalarna');
  });

  it('a sensitive case shows neither name, place nor words until somebody has taken it', async () => {
    const company = await handedOver({ sensitive: true });
    const before = cardOf(company.handover)?.text ?? '';
    for (const secret of ['Anna Ek', 'Mora', 'svarv']) expect(before).not.toContain(secret);
    await press(person('Kim'), company.handover, 'Ta ärendet');
    await until(() => ['Anna Ek', 'Mora', 'svarv'].every((one) => cardOf(company.handover)?.text.includes(one)));
  });

  it('an answer from Slack that never came leads to one card, not to none and not to two', async () => {
    desk().faults.add('chat.postMessage', { kind: 'lose' });
    const company = await handedOver();
    await until(async () => (await shown(company)).handovers[0]?.status === 'delivered');
    const cards = desk().state().channels.flatMap(({ messages }) => messages.filter(({ metadata }) => metadata?.event_payload.handover === company.handover));
    expect(cards).toHaveLength(1);
  });

  it('a company that asks to be forgotten is gone here and in the channel', async () => {
    const company = await handedOver();
    await press(person('Kim'), company.handover, 'Ta ärendet');
    await until(() => cardOf(company.handover)?.text.includes('070-123 45 67') ?? false);
    await call('DELETE', `/api/conversations/${company.id}`, undefined, company.token);
    await until(() => cardOf(company.handover) === undefined);
    await expect(shown(company)).rejects.toThrow('404');
    expect(JSON.stringify(desk().state().channels.flatMap(({ messages }) => messages.filter(({ metadata }) => metadata?.event_payload.handover === company.handover)))).not.toContain('070-123');
    expect(await whole.store.contact(company.handover)).toBeUndefined();
  });

  it('a channel that a card finds gone does not leave the company waiting: the question goes on', async () => {
    // Archived at the desk it would be known at once, and nothing handed over there.
    desk().faults.add('chat.postMessage', { kind: 'error', error: 'is_archived' });
    const { conversation, token } = await call<{ conversation: { id: string }; token: string }>('POST', '/api/conversations', { door: 'ekn' });
    const at = `/api/conversations/${conversation.id}`;
    await call('POST', `${at}/messages`, { id: randomUUID(), text: 'Vi har en mekanisk verkstad i Mora sen 1998, 12 anställda, och behöver låna till en ny svarv' }, token);
    await call('POST', `${at}/handovers`, { id: randomUUID(), actor: 'almi-dalarna', contact: { name: 'Anna Ek', phone: '070-123 45 67' }, consent: true, onward: 'share' }, token);
    await until(async () => (await shown({ id: conversation.id, token })).handovers.length === 2);
    const { handovers } = await shown({ id: conversation.id, token });
    expect(handovers[0]?.status).toBe('expired');
  });

  it('writes no text and no contact of a company in the log', () => {
    expect(logged.filter((line) => /svarv|Anna Ek|070-123|anna@verkstad/.test(line))).toEqual([]);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { logged, startWhole } from './running.ts';

let whole: Awaited<ReturnType<typeof startWhole>>;
beforeAll(async () => {
  whole = await startWhole();
  // The first text that is understood in a process takes its time; here the desk waits in the same process.
  const first = person('Först');
  await desk().command({ user: first, channel: channel('uppvärmning'), text: '/rattdorr exportkredit' });
  await until(() => whispersTo(first).length > 0);
}, 60_000);
afterAll(async () => { await whole.stop(); });

type Block = { type: string; text?: { text: string }; elements?: Element[]; accessory?: Element };
type Element = { type: string; action_id?: string; value?: string; text?: { text: string } | string; options?: { text: { text: string }; value: string }[] };

const desk = () => { if (!whole.desk) throw new Error('no desk'); return whole.desk; };
const person = (name: string) => desk().arrive(name).id;
const channel = (name: string, how = {}) => desk().setChannel(name, how);
const whispersTo = (user: string) => desk().state().whispers.filter((one) => one.for === user);
const latest = (user: string) => { const one = whispersTo(user).at(-1); return one && { ts: one.ts, channel: one.channel, text: one.text, blocks: (one.blocks ?? []) as Block[], all: JSON.stringify(one) }; };
const messagesIn = (name: string) => desk().state().channels.find((one) => one.name === name)?.messages ?? [];
const saidIn = (name: string) => messagesIn(name).map(({ text, blocks }) => `${text} ${JSON.stringify(blocks ?? [])}`).join('\n');

async function until(done: () => boolean | Promise<boolean>): Promise<void> {
  for (let i = 0; i < 400; i++) {
    if (await done()) return;
    await new Promise((resolve) => { setTimeout(resolve, 25); });
  }
  throw new Error(`it did not come about; the log says:\n${logged.slice(-8).join('\n')}`);
}

/** Writes the command, and answers what only whoever wrote it sees then. */
async function write(user: string, where: string, text: string) {
  const before = whispersTo(user).length;
  expect(await desk().command({ user, channel: where, text: `/rattdorr ${text}`.trim() })).toEqual({ ok: true });
  await until(() => whispersTo(user).length > before);
  return latest(user)!;
}

/** The element with a label on it, in a message or a whisper. */
function labelled(blocks: readonly Block[], label: string): Element {
  const all = blocks.flatMap(({ elements = [], accessory }) => [...elements, ...(accessory ? [accessory] : [])]);
  const found = all.find(({ text }) => typeof text === 'object' && text.text.startsWith(label));
  if (!found) throw new Error(`nothing says ${label} among ${all.map(({ text }) => (typeof text === 'object' ? text.text : text ?? '')).join(' | ')}`);
  return found;
}

async function pressWhisper(user: string, label: string) {
  const shown = latest(user)!;
  const before = shown.all;
  expect(await desk().press({ user, at: { channel: shown.channel, ts: shown.ts }, action: labelled(shown.blocks, label).action_id ?? '' })).toEqual({ ok: true });
  return { changes: () => until(() => latest(user)?.all !== before) };
}

async function dialogOf(user: string) {
  await until(() => (desk().state().dialogs[user] ?? []).length > 0);
  return desk().state().dialogs[user]!.at(-1)!;
}

async function fillIn(user: string, fields: Record<string, string | string[]>) {
  const view = await dialogOf(user);
  return desk().submit({ user, view: view.id, filled: Object.fromEntries(Object.entries(fields).map(([field, value]) => [field, { [field]: value }])) });
}

/** Answers the guide's questions until there are doors. */
async function untilDoors(user: string) {
  for (let i = 0; i < 6 && !latest(user)!.all.includes('Lämna över'); i++) {
    const shown = latest(user)!;
    const element = shown.blocks.flatMap(({ elements = [] }) => elements).find(({ action_id = '' }) => action_id.startsWith('lead_answer') || action_id === 'lead_choose')!;
    const before = shown.all;
    await desk().press({ user, at: { channel: shown.channel, ts: shown.ts }, action: element.action_id ?? '', ...(element.options ? { chosen: element.options[0]?.value ?? '' } : {}) });
    await until(() => latest(user)?.all !== before);
  }
  return latest(user)!;
}

const foundry = 'gjuteri i Hedemora, 33 anställda, vill sänka elräkningen';
const karin = { lead_name: 'Karin Lind', lead_phone: '070-123 45 67', lead_email: 'karin@lind.example', lead_company: 'Linds Gjuteri AB', lead_number: '556016-0680', lead_onward: 'share', lead_consent: ['yes'] };

async function handOver(user: string, where: string, fields: Record<string, string | string[]> = karin): Promise<string> {
  await write(user, where, foundry);
  const { blocks } = await untilDoors(user);
  const { r } = JSON.parse(labelled(blocks, 'Lämna över').value ?? '{}') as { r: string };
  await pressWhisper(user, 'Lämna över');
  expect(await fillIn(user, fields)).toEqual({ ok: true });
  await until(() => latest(user)!.all.includes('Överlämnat'));
  return r;
}
const cards = () => desk().state().channels.flatMap(({ name, messages }) => messages.filter(({ metadata }) => metadata?.event_type === 'ratt_dorr_handover').map((one) => ({ name, ts: one.ts, text: JSON.stringify(one.blocks), handover: String(one.metadata?.event_payload.handover) })));

describe('the command by itself', () => {
  it('says what one can write', async () => {
    const shown = await write(person('Kim'), channel('fika'), '');
    for (const word of ['exportkredit', 'status', 'stängt', 'koppla']) expect(shown.all).toContain(word);
    expect((await write(person('Kim'), channel('fika'), 'hjalp')).blocks.map(({ text }) => text)).toEqual(shown.blocks.map(({ text }) => text));
  });
});

describe('who does what', () => {
  it('a need gives a handful of actors, each with its service, how it takes part, telephone and source', async () => {
    const shown = await write(person('Kim'), channel('dorr-almi-dalarna'), 'exportkredit');
    expect(shown.all).toMatch(/Exportkreditnämnden.*Garanti.*Tel\. 08-788 00 00/u);
    expect(shown.all).toContain('Källa från');
    expect(shown.blocks.filter(({ type }) => type === 'section').length).toBeLessThanOrEqual(5);
    expect(messagesIn('dorr-almi-dalarna')).toEqual([]);
  });

  it('an area, with and without å, ä and ö, and in English', async () => {
    for (const text of ['lån', 'lan', 'loan', 'rådgivning', 'radgivning']) expect((await write(person('Kim'), channel('dorr-almi-dalarna'), text)).all, text).toContain('Almi (Dalarna)');
  });

  it('the name of an actor gives what it does', async () => {
    const shown = await write(person('Kim'), channel('dorr-almi-dalarna'), 'Business Sweden');
    expect(shown.all).toContain('Det här gör Business Sweden (Dalarna)');
    expect(shown.all).toContain('Regional exportrådgivning');
  });

  it('in a channel of no actor all regions are looked through, and in one of an actor its own', async () => {
    const everywhere = await write(person('Kim'), channel('fika'), 'rådgivning');
    expect(everywhere.all).toContain('Almi (Dalarna)');
    expect(everywhere.all).toMatch(/Örebro/u);
    expect((await write(person('Kim'), channel('dorr-almi-orebro'), 'rådgivning')).all).not.toContain('Almi (Dalarna)');
  });

  it('what nobody does says what to try, and nothing that is written becomes a mention or a link', async () => {
    const shown = await write(person('Kim'), channel('fika'), 'xyzzy <!channel>');
    expect(shown.all).toContain('Prova ett annat ord');
    expect(shown.all).not.toMatch(/<!|<@|<http/u);
  });

  it('offers to lead a company instead, and back', async () => {
    const kim = person('Kim');
    await write(kim, channel('dorr-almi-dalarna'), 'exportkredit');
    await (await pressWhisper(kim, 'Lotsa ett företag')).changes();
    expect(latest(kim)!.all).toMatch(/Svara med ord|Rätta eller lägg till/u);
    await (await pressWhisper(kim, 'Visa vem')).changes();
    expect(latest(kim)!.all).toContain('Exportkreditnämnden');
  });
});

describe('leading a company that is on the telephone', () => {
  it('opens a conversation at the channel’s own door, with the text made safe, and gives at most three doors with reasons', async () => {
    const kim = person('Kim');
    await write(kim, channel('dorr-almi-dalarna'), `${foundry}. Ring Karin på 070-123 45 67`);
    const shown = await untilDoors(kim);
    expect(shown.all).not.toContain('070-123');
    expect(shown.all.match(/"text":"Lämna över"/gu)?.length).toBeGreaterThan(0);
    expect(shown.all.match(/• /gu)?.length).toBeGreaterThan(0);
    const { c } = JSON.parse(labelled(shown.blocks, 'Lämna över').value ?? '{}') as { c: string };
    const events = await whole.store.load(c);
    expect(events[0]?.event).toMatchObject({ type: 'conversation.opened', door: 'almi-dalarna', region: 'dalarna', practice: true });
    expect(JSON.stringify(events)).not.toContain('070-123');
    expect((await whole.store.counts()).conversations).toBeGreaterThanOrEqual(0);
  });

  it('a question is answered with a button, or in words, and what comes next takes its place', async () => {
    const kim = person('Kim');
    await write(kim, channel('dorr-almi-dalarna'), 'ett företag här inne vill ha hjälp men vet inte med vad');
    const before = whispersTo(kim).length;
    await pressWhisper(kim, 'Svara med ord');
    expect(await fillIn(kim, { lead_said: '' })).toMatchObject({ ok: false });
    await fillIn(kim, { lead_said: 'vi vill låna till en ny svarv i Mora' });
    await until(() => latest(kim)!.all.includes('ny svarv'));
    expect(whispersTo(kim).length).toBe(before);
  });

  it('handing over takes a name, a way to reach it, and the company’s yes; faults are told in the dialog', async () => {
    const kim = person('Kim');
    await write(kim, channel('dorr-almi-dalarna'), foundry);
    await untilDoors(kim);
    await pressWhisper(kim, 'Lämna över');
    const view = await dialogOf(kim);
    const { r } = JSON.parse(view.private_metadata) as { r: string };
    expect(JSON.stringify(view)).toContain(`Företaget har sagt ja till att ${r} får det här`);
    expect(JSON.stringify(view)).toContain('sänka elräkningen');
    expect(await fillIn(kim, { ...karin, lead_phone: '', lead_email: '' })).toMatchObject({ errors: { lead_phone: expect.stringContaining('telefon eller e-post') as string } });
    expect(await fillIn(kim, { ...karin, lead_email: 'karin@', lead_phone: 'ring mig' })).toMatchObject({ errors: { lead_phone: expect.any(String) as string, lead_email: expect.any(String) as string } });
    expect(await fillIn(kim, { ...karin, lead_number: '556016-0681' })).toMatchObject({ errors: { lead_number: expect.stringContaining('giltigt') as string } });
    expect(await fillIn(kim, { ...karin, lead_number: '850101-1234' })).toMatchObject({ errors: { lead_number: expect.stringContaining('personnummer') as string } });
    expect(await fillIn(kim, { ...karin, lead_consent: [] })).toMatchObject({ ok: false });
    await desk().dismiss({ user: kim, view: view.id });
  });

  it('it becomes a handover like any other: the card says who heard the yes, and the company gets a letter whose link lets it say stop', async () => {
    const kim = person('Kim');
    const recipient = await handOver(kim, channel('dorr-almi-dalarna'));
    expect(latest(kim)!.all).toContain('En bekräftelse går till e-postadressen');
    await until(() => cards().some(({ text }) => text.includes('sa ja i samtal med Kim, Almi (Dalarna)') && text.includes('Karin Lind')));
    const card = cards().findLast(({ text }) => text.includes('sa ja i samtal med Kim'))!;
    expect(card.text).not.toContain('070-123');
    const row = await whole.store.handover(card.handover);
    const requested = (await whole.store.load(row!.conversation)).find(({ event }) => event.type === 'handover.requested');
    expect(requested?.event).toMatchObject({ recipient, spokenTo: { id: kim, name: 'Kim', actor: 'Almi (Dalarna)' }, onward: 'share', named: true });
    expect(requested?.at).toMatch(/^20/u);

    const read = async (path: string) => (await fetch(whole.url + path)).text();
    await until(async () => (await read('/desk/mail')).includes('karin@lind.example'));
    const page = await read(/\/desk\/mail\/[0-9a-f]+/u.exec(await read('/desk/mail'))?.[0] ?? '');
    expect(page).toContain('I samtalet med Kim på Almi (Dalarna) sa');
    const code = /#kod=([A-Z0-9-]+)/u.exec(page)?.[1];
    const opened = await fetch(`${whole.url}/api/conversations/resume`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ code }) });
    const { conversation, token } = (await opened.json()) as { conversation: { id: string }; token: string };
    expect(conversation.id).toBe(row?.conversation);
    const stopped = await fetch(`${whole.url}/api/conversations/${conversation.id}/handovers/${card.handover}/withdraw`, { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` }, body: '{}' });
    expect(stopped.status).toBe(200);
    await until(() => cards().some(({ handover, text }) => handover === card.handover && text.includes('tagit tillbaka')));
    const exported = await (await fetch(`${whole.url}/api/conversations/${conversation.id}/export`, { headers: { authorization: `Bearer ${token}` } })).text();
    expect(exported).toContain('"spokenTo":{"name":"Kim","actor":"Almi (Dalarna)"}');
  });

  it('with a telephone number only, no letter goes and the promoter is told so', async () => {
    const kim = person('Kim');
    await handOver(kim, channel('dorr-almi-dalarna'), { ...karin, lead_name: 'Nils Ring', lead_email: '' });
    expect(latest(kim)!.all).toContain('Ingen bekräftelse går ut');
    await until(() => cards().some(({ text }) => text.includes('Nils Ring') && text.includes('sa ja i samtal med Kim')));
  });

  it('from a message by its shortcut, and not from what the app itself has written', async () => {
    const [kim, lo] = [person('Kim'), person('Lo')];
    const where = channel('tips');
    desk().write({ user: lo, channel: where, text: `Träffade ett ${foundry}` });
    const said = messagesIn('tips').at(-1)!;
    const before = whispersTo(kim).length;
    expect(await desk().choose({ user: kim, channel: where, ts: said.ts, shortcut: 'lead_message' })).toEqual({ ok: true });
    await until(() => whispersTo(kim).length > before);
    expect((await untilDoors(kim)).all).toContain('Lämna över');
    const card = cards()[0]!;
    await desk().choose({ user: kim, channel: card.name, ts: card.ts, shortcut: 'lead_message' });
    await until(() => latest(kim)!.all.includes('skrivet av Rätt dörr'));
  });
});

describe('status', () => {
  it('in an actor’s channel tells what waits, who has what, and by when; elsewhere my own', async () => {
    const [kim, lo] = [person('Kim'), person('Lo')];
    await handOver(kim, channel('dorr-almi-dalarna'), { ...karin, lead_name: 'Status Sven' });
    await until(() => cards().some(({ text }) => text.includes('Status Sven')));
    const card = cards().find(({ text }) => text.includes('Status Sven'))!;
    const waiting = await write(lo, card.name, 'status');
    expect(waiting.all).toContain('har tagit ärendet än');
    await desk().press({ user: lo, at: { channel: card.name, ts: card.ts }, action: 'handover_accept' });
    await until(async () => (await whole.store.handover(card.handover))?.status === 'accepted');
    expect((await write(kim, card.name, 'status')).all).toContain('Lo har tagit ärendet');
    expect((await write(lo, channel('fika'), 'status')).all).toMatch(/Dina ärenden.*Lo har tagit ärendet/u);
    expect((await write(person('Mo'), channel('fika'), 'läget')).all).toContain('Du har inga öppna ärenden');
  });
});

describe('an actor joins', () => {
  const list = (name: string) => messagesIn(name).find(({ metadata }) => metadata?.event_type === 'ratt_dorr_joining');
  const settings = async (actor: string, municipality?: string) => (await whole.store.settings()).find((one) => one.actor === actor && one.municipality === municipality);
  const pressIn = async (user: string, name: string, label: string, chosen?: string) => {
    const message = messagesIn(name).findLast(({ blocks = [] }) => JSON.stringify(blocks).includes(`"${label}`))!;
    const element = chosen === undefined ? labelled(message.blocks as Block[], label).action_id ?? '' : label;
    expect(await desk().press({ user, at: { channel: name, ts: message.ts }, action: element, ...(chosen === undefined ? {} : { chosen }) })).toEqual({ ok: true });
  };

  it('by koppla, an exercise, a deputy, closed weeks and Gå med: everybody in the channel sees who did what', async () => {
    const [kim, lo] = [person('Kim'), person('Lo')];
    const where = channel('coompanion-nya');
    await desk().command({ user: kim, channel: where, text: '/rattdorr koppla coompanion-dalarna' });
    await until(() => saidIn('coompanion-nya').includes('ÖVNING: Nytt ärende'));
    expect(saidIn('coompanion-nya')).toContain('Kim har kopplat den här kanalen till Coompanion');
    expect(await settings('coompanion-dalarna')).toEqual({ actor: 'coompanion-dalarna', closed: [], channel: where });
    expect(JSON.stringify(list('coompanion-nya'))).not.toContain('Gå med"');

    await pressIn(lo, 'coompanion-nya', 'Ta ärendet');
    await until(async () => (await settings('coompanion-dalarna'))?.practisedAt !== undefined);
    await until(() => saidIn('coompanion-nya').includes('Bra, Lo!'));
    await until(() => JSON.stringify(list('coompanion-nya')).includes('Gå med"'));
    await pressIn(kim, 'coompanion-nya', 'join_deputy', lo);
    await until(async () => (await settings('coompanion-dalarna'))?.deputy?.id === lo);
    await until(() => saidIn('coompanion-nya').includes('Kim har valt Lo som ersättare'));
    await pressIn(kim, 'coompanion-nya', 'Skriv in');
    expect(await fillIn(kim, { join_when: 'någon gång' })).toMatchObject({ errors: { join_when: expect.stringContaining('5 juli–1 aug') as string } });
    await fillIn(kim, { join_when: '2027-07-05 – 2027-08-01' });
    await until(async () => (await settings('coompanion-dalarna'))?.closed.length === 1);
    await until(() => JSON.stringify(list('coompanion-nya')).includes('Stängt 5 juli–1 augusti 2027'));
    await pressIn(kim, 'coompanion-nya', 'Gå med');
    await until(() => saidIn('coompanion-nya').includes('Kim har gått med för Coompanion'));
    await until(() => JSON.stringify(list('coompanion-nya')).includes('Ni är med sedan'));
    expect((await settings('coompanion-dalarna'))?.liveSince).toBeDefined();
    expect(saidIn('coompanion-nya')).not.toMatch(/<!|<@/u);
  });

  it('its closed weeks are set and taken away from the channel, and told there', async () => {
    const kim = person('Kim');
    await desk().command({ user: kim, channel: 'coompanion-nya', text: '/rattdorr stängt v. 52' });
    await until(() => saidIn('coompanion-nya').includes('Kim har skrivit in att Coompanion'));
    expect((await settings('coompanion-dalarna'))?.closed).toHaveLength(2);
    expect((await write(kim, 'coompanion-nya', 'stangt')).all).toContain('5 juli–1 augusti 2027');
    expect((await write(kim, 'coompanion-nya', 'stängt sen')).all).toContain('Skriv till exempel');
    await desk().command({ user: kim, channel: 'coompanion-nya', text: '/rattdorr oppet' });
    await until(async () => (await settings('coompanion-dalarna'))?.closed.length === 0);
    expect((await write(kim, 'coompanion-nya', 'öppet')).all).toContain('inga stängda veckor');
    expect((await write(kim, channel('fika'), 'stängt v. 52')).all).toContain('inte kopplad till någon aktör');
  });

  it('a channel that is another’s, or an actor that has one, is told so; koppla bort leaves', async () => {
    const kim = person('Kim');
    expect((await write(kim, 'coompanion-nya', 'koppla ekn')).all).toContain('är redan kopplad till Coompanion');
    expect((await write(kim, channel('annan'), 'koppla coompanion-dalarna')).all).toContain('tar redan emot företag i en annan kanal');
    await desk().command({ user: kim, channel: 'coompanion-nya', text: '/rattdorr koppla bort' });
    await until(async () => (await settings('coompanion-dalarna'))?.leftAt !== undefined);
    await until(() => JSON.stringify(list('coompanion-nya')).includes('inte längre kopplad'));
    expect(await settings('coompanion-dalarna')).not.toHaveProperty('liveSince');
    expect((await write(kim, 'coompanion-nya', 'koppla bort')).all).toContain('inte kopplad');
  });

  it('a name that is nearly right is suggested with buttons, and one that several have too', async () => {
    const kim = person('Kim');
    const shown = await write(kim, channel('leader-nya'), 'koppla almi');
    expect(shown.all).toContain('Almi (Örebro');
    expect((await write(kim, channel('leader-nya'), 'koppla fotbollsklubben')).all).toContain('känner inte till');
    expect((await write(kim, channel('leader-nya'), 'koppla')).all).toContain('koppla Almi');
    await write(kim, channel('mora-nya'), 'koppla mora komun');
    await pressWhisper(kim, 'Mora kommun');
    await until(async () => (await settings('kommun-dalarna', 'Mora')) !== undefined);
    await until(() => saidIn('mora-nya').includes('Kim har kopplat den här kanalen till Mora kommun'));
  });

  it('in a private channel without the app it is said how to invite it, and nothing is bound', async () => {
    const shown = await write(person('Kim'), channel('hemlig', { private: true, member: false }), 'koppla ekn');
    expect(shown.all).toContain('/invite');
    expect(await settings('ekn')).toBeUndefined();
  });
});

describe('all of it', () => {
  it('writes no text and no contact of a company in the log', () => {
    expect(logged.filter((line) => /elräkning|Karin|070-123|karin@lind/u.test(line))).toEqual([]);
  });
});

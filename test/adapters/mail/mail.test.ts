import { describe, expect, it } from 'vitest';
import { linkTo, mailAdapter } from '../../../adapters/mail/mail.ts';
import type { MailOptions } from '../../../adapters/mail/mail.ts';
import { openMailbox } from '../../../adapters/mail/mailbox.tsx';
import type { App } from '../../../adapters/adapter.ts';
import { isPlural } from '../../../src/conversation/recommend.ts';
import type { HandoverRequest, Input } from '../../../src/conversation/input.ts';
import { deliveriesOf } from '../../../src/deliveries.ts';
import type { Contact, Event, Recorded } from '../../../src/events.ts';
import { opened, readingOf, world } from '../../world.ts';

const anna: Contact = { name: 'Anna Ek', email: 'anna@verkstad.example', phone: '070-123 45 67' };
const kim = { id: 'U1', name: 'Kim' };

/** A company whose question is handed over, and the mailbox that it is written to in. */
async function handedOver({ contact = anna, language = 'sv', request = {}, options = {}, isPractice = false }: { isPractice?: boolean; contact?: Contact; language?: 'sv' | 'en'; request?: Partial<HandoverRequest>; options?: Partial<MailOptions> } = {}) {
  const talk = opened();
  const records: Recorded[] = [];
  const mailbox = openMailbox();
  const mail = mailAdapter({
    post: mailbox.post, sender: 'inget-svar@dorr.example.se', practice: false, now: () => new Date('2026-11-24T09:00:00.000Z'), publicUrl: () => 'https://dorr.example.se', codeOf: () => 'AAAA-BBBB-CCCC',
    say: (name, tongue, values) => world.phrase(name, tongue, values), isPlural, ...options,
  });
  await mail.start({ read: {
    conversation: async () => ({ conversation: { ...talk.conversation, practice: isPractice }, version: records.length }),
    everything: async () => ({ events: records, contacts: { [talk.conversation.handovers[0]?.chain ?? '']: contact }, handovers: [] }),
  } } as unknown as App);

  /** What has happened is kept, and the e-mails about it are delivered. */
  async function told(events: readonly Event[], cause: string) {
    const fresh = events.map((event): Recorded => ({ version: records.push(undefined as never), at: '2026-11-24T09:00:00.000Z', cause, event }));
    for (const record of fresh) records[record.version - 1] = record;
    const due = deliveriesOf('k1', fresh).filter(({ kind }) => kind === 'mail');
    for (const delivery of due) expect(await mail.deliver({ ...delivery, attempt: 1, again: false })).toEqual({ outcome: 'done' });
    return due;
  }
  const take = async (act: Record<string, unknown>) => { const input = { ...talk.next(), ...act } as Input; return told(talk.take(input), input.id); };

  talk.say('Vi behöver låna till en maskin', readingOf('lan', { language, mentions: [{ slot: 'municipality', value: 'Mora', quote: 'Mora', sure: 0.95 }] }));
  if (language === 'en') talk.take({ ...talk.next(), type: 'language.choose', language });
  for (let i = 0; i < 6 && talk.conversation.question; i++) talk.press(talk.conversation.question.slot, 'unknown');
  await take({ type: 'handover.request', actor: 'almi-dalarna', contact, onward: 'share', sensitive: false, omit: [], ...request });
  const handover = () => talk.conversation.handovers.at(-1)?.id ?? '';
  return {
    talk, mailbox, mail, take, handover,
    happens: (event: Event) => { talk.happen(event); return told([event], 'happened'); },
    latest: () => { const letter = mailbox.letters()[0]; if (!letter) throw new Error('no e-mail'); return letter; },
    count: () => mailbox.letters().length,
  };
}

describe('the company is written to', () => {
  it('when its question has been sent: to whom, and by when it hears', async () => {
    const { latest, count } = await handedOver();
    expect(count()).toBe(1);
    expect(latest()).toMatchObject({ to: 'anna@verkstad.example', from: 'Almi (Dalarna), via Rätt dörr', subject: 'Er fråga är skickad' });
    expect(latest().text).toMatch(/Er fråga är skickad till Almi.*Ni hör av dem senast .* kl\. /);
    expect(latest().text).toContain('https://dorr.example.se/chatt/almi-dalarna#kod=AAAA-BBBB-CCCC');
  });

  it.each([
    ['taken', { type: 'handover.accept', promoter: kim }, 'Er fråga är i goda händer', /Kim på Almi .* har tagit er fråga och hör av sig senast/, /Kim at Almi .* has taken your question and will be in touch by/],
    ['passed on', { type: 'handover.refer', promoter: kim, to: 'ekn', reason: 'export' }, 'Er fråga har gått vidare', /tror att Exportkreditnämnden.* kan hjälpa er bättre/, /believes that Exportkreditnämnden.* can help you better/],
    ['declined', { type: 'handover.decline', promoter: kim, reason: 'no_capacity' }, 'Er fråga har gått vidare', /kan tyvärr inte hjälpa till med just det här\. Er fråga har gått vidare till /, /I am afraid Almi .* cannot help with this/],
    ['left lying', { type: 'handover.expire' }, 'Er fråga har gått vidare', /Vi har inte fått tag på någon än, så er fråga har gått vidare till /, /We have not reached anyone yet, so your question has gone on to /],
    ['taken back', { type: 'handover.withdraw' }, 'Er fråga är tillbakatagen', /Er fråga är tillbakatagen\. Ingen kommer att ringa\./, /Your question has been taken back\. Nobody will call\./],
  ])('when it was %s, once, in its own language', async (_what, act, subject, swedish, english) => {
    const inSwedish = await handedOver();
    expect(await inSwedish.take({ ...act, handover: inSwedish.handover() })).toHaveLength(1);
    expect(inSwedish.latest().subject).toBe(subject);
    expect(inSwedish.latest().text).toMatch(swedish);
    const inEnglish = await handedOver({ language: 'en' });
    await inEnglish.take({ ...act, handover: inEnglish.handover() });
    expect(inEnglish.latest().text).toMatch(english);
    expect(inEnglish.latest().html).toContain('<html lang="en">');
  });

  it('when it is asked whether its name may go on', async () => {
    const { take, handover, latest } = await handedOver({ request: { onward: 'ask' } });
    await take({ type: 'handover.refer', promoter: kim, to: 'ekn', reason: '', handover: handover() });
    expect(latest()).toMatchObject({ subject: 'Vi behöver svar på en sak', text: expect.stringContaining('Får vi lämna namn och kontaktuppgifter till Exportkreditnämnden') as string });
  });

  it('when a promoter asks something, without what was asked', async () => {
    const { happens, handover, latest } = await handedOver();
    await happens({ type: 'message.sent', message: 'm', from: 'promoter', phrase: 'note', text: 'Hur stor är skulden till banken?', language: 'sv', promoter: 'Kim', handover: handover() });
    expect(latest()).toMatchObject({ subject: 'En fråga till er', text: expect.stringContaining('Kim på Almi (Dalarna) vill veta något mer.') as string });
    expect(latest().text + latest().html).not.toContain('skulden');
  });

  it.each(['handover.completed', 'handover.failed'] as const)('when it has ended (%s): whether it got help', async (type) => {
    const { take, happens, handover, latest, count } = await handedOver();
    await take({ type: 'handover.accept', promoter: kim, handover: handover() });
    await happens(type === 'handover.completed' ? { type, handover: handover(), promoter: kim, outcome: 'lån' } : { type, handover: handover(), promoter: kim, reason: 'inget svar' });
    expect(latest()).toMatchObject({ subject: 'Er fråga är avslutad' });
    expect(count()).toBe(3);
  });
});

describe('the company is not written to', () => {
  it('about what it has just done or read in the chat itself', async () => {
    const { talk, take, handover, count } = await handedOver({ request: { onward: 'ask' } });
    await take({ type: 'handover.deliver', handover: handover() });
    await take({ type: 'handover.refer', promoter: kim, to: 'ekn', reason: '', handover: handover() });
    expect(count()).toBe(2);
    await take({ type: 'option.choose', slot: 'onward', option: 'ja' });
    expect(talk.conversation.handovers.at(-1)).toMatchObject({ named: true });
    expect(count()).toBe(2);
  });

  it('where it gave a telephone number only', async () => {
    const { count } = await handedOver({ contact: { name: 'Anna Ek', phone: '070-123 45 67' } });
    expect(count()).toBe(0);
  });

  it('where nothing takes letters along', async () => {
    const { count } = await handedOver({ options: { post: undefined } });
    expect(count()).toBe(0);
  });

  it('for practice, but at the desk', async () => {
    expect((await handedOver({ isPractice: true })).count()).toBe(0);
    const atDesk = await handedOver({ isPractice: true, options: { practice: true } });
    expect(atDesk.latest().text).toContain('ÖVNING. Ingen har fått frågan på riktigt.');
  });

  it('about what has been forgotten', async () => {
    const { mail, count } = await handedOver();
    await mail.start({ read: { conversation: async () => undefined, everything: async () => ({ events: [], contacts: {}, handovers: [] }) } } as unknown as App);
    expect(await mail.deliver({ id: 'd', kind: 'mail', conversation: 'k1', handover: 'h', version: 2, due: '', attempt: 1, again: false })).toEqual({ outcome: 'done' });
    expect(count()).toBe(1);
  });
});

describe('an e-mail', () => {
  it('tells nothing of the conversation but what the question is about', async () => {
    const { latest } = await handedOver({ request: { note: 'Ring efter tre' } });
    for (const told of ['maskin', 'Mora', '070-123', 'Ring efter']) expect(latest().text + latest().html + latest().subject).not.toContain(told);
    expect(latest().text).toMatch(/Det gäller: .+\./);
  });

  it('tells not even that where the company asked for care', async () => {
    const { latest } = await handedOver({ request: { sensitive: true } });
    expect(latest().text).not.toContain('Det gäller');
  });

  it('that is delivered again is the same e-mail, and lies in the mailbox once', async () => {
    const { mail, handover, latest, count } = await handedOver();
    const { id } = latest();
    const delivery = { id: 'again', kind: 'mail', conversation: 'k1', handover: handover(), version: 2, due: '', attempt: 2, again: true } as const;
    await mail.deliver(delivery);
    await mail.deliver(delivery);
    expect(count()).toBe(2);
    expect(latest().id).not.toBe(id);
    expect(latest().id).toMatch(/^[0-9a-f]{40}$/);
  });

  it('waits until the adapter has started', async () => {
    const mail = mailAdapter({ post: openMailbox().post, sender: 'a@b.se', practice: true, now: () => new Date('2026-11-24T09:00:00.000Z'), publicUrl: () => '', codeOf: () => '', say: () => '', isPlural });
    expect(await mail.deliver({ id: 'd', kind: 'mail', conversation: 'k', handover: 'h', version: 1, due: '', attempt: 1, again: false })).toMatchObject({ outcome: 'later' });
  });

  it('links to the door with the code where no server sees it', () => {
    const link = new URL(linkTo('https://dorr.example.se', 'almi-dalarna', 'AAAA-BBBB-CCCC'));
    expect(link.pathname + link.search).toBe('/chatt/almi-dalarna');
    expect(link.hash).toBe('#kod=AAAA-BBBB-CCCC');
  });
});

describe('the mailbox', () => {
  it('keeps the latest two hundred, and forgets a conversation whole', async () => {
    const { mailbox, latest } = await handedOver();
    const letter = latest();
    for (let i = 0; i < 250; i++) await mailbox.post.send({ ...letter, id: `${i}`, conversation: i % 2 ? 'k2' : 'k3' });
    expect(mailbox.letters()).toHaveLength(200);
    expect(mailbox.letters()[0]?.id).toBe('249');
    mailbox.forget('k2');
    expect(new Set(mailbox.letters().map(({ conversation }) => conversation))).toEqual(new Set(['k3']));
  });
});

describe('a question from the promoter', () => {
  it('is one e-mail, and the answer that the company writes itself in the chat is none', async () => {
    const { talk, take, handover, latest, mailbox } = await handedOver();
    await take({ type: 'handover.accept', handover: handover(), promoter: kim });
    const before = mailbox.letters().length;
    await take({ type: 'handover.ask', handover: handover(), promoter: kim, text: 'Har ni en offert?' });
    expect(mailbox.letters()).toHaveLength(before + 1);
    expect(latest().subject).toBe('En fråga till er');
    expect(deliveriesOf('k1', talk.say('Ja, på 1,2 miljoner.', readingOf('lan')).map((event, i): Recorded => ({ version: 100 + i, at: '2026-11-24T10:00:00.000Z', cause: 'answer', event }))).filter(({ kind }) => kind === 'mail')).toEqual([]);
  });
});

describe('an e-mail that the mail server will not take', () => {
  it('is told to whoever is to help, and what only waits is not', async () => {
    const inputs: unknown[] = [];
    const { mail, talk, handover } = await handedOver({ options: { post: { send: async ({ attempt }) => (attempt > 1 ? { outcome: 'given up', why: 'EENVELOPE 550 RCPT TO' } : { outcome: 'done' }), close: () => undefined } } });
    const records = [{ version: 2, at: '2026-11-24T09:00:00.000Z', cause: 'x', event: { type: 'message.sent', message: 'm', from: 'system', phrase: 'handover.accepted', text: 'Kim har tagit er fråga.', language: 'sv', handover: handover() } }];
    await mail.start({
      read: { conversation: async () => ({ conversation: talk.conversation, version: 2 }), everything: async () => ({ events: records, contacts: { [talk.conversation.handovers[0]?.chain ?? '']: anna }, handovers: [] }) },
      receive: async (_conversation: string, input: unknown) => { inputs.push(input); return []; },
    } as unknown as App);
    const delivery = { id: 'd', kind: 'mail', conversation: 'k1', handover: handover(), version: 2, due: '', attempt: 1, again: false } as const;
    await mail.deliver(delivery);
    expect(inputs).toEqual([]);
    expect(await mail.deliver({ ...delivery, attempt: 2 })).toMatchObject({ outcome: 'given up' });
    expect(inputs).toEqual([{ type: 'handover.unmailed', handover: handover(), id: 'mail:unmailed:d', at: '2026-11-24T09:00:00.000Z' }]);
  });
});

describe('what a promoter pressed', () => {
  it('is not written about when it was undone in time', async () => {
    const { talk, mail, handover, count } = await handedOver();
    const before = count();
    const at = talk.next().at;
    const records = talk.take({ id: 'press', at, type: 'handover.accept', handover: handover(), promoter: { id: 'U1', name: 'Kim' } });
    const undone = talk.take({ id: 'undo', at, type: 'handover.undo', handover: handover(), promoter: { id: 'U1', name: 'Kim' } });
    const events = [...records.map((event) => ({ event, cause: 'press' })), ...undone.map((event) => ({ event, cause: 'undo' }))].map((one, i): Recorded => ({ version: 500 + i, at, ...one }));
    const due = deliveriesOf('k1', events.slice(0, records.length)).filter(({ kind }) => kind === 'mail');
    expect(due).toHaveLength(1);
    await mail.start({ read: { conversation: async () => ({ conversation: talk.conversation, version: 600 }), everything: async () => ({ events, contacts: { [talk.conversation.handovers[0]?.chain ?? '']: { name: 'Anna Ek', email: 'anna@verkstad.example' } }, handovers: [] }) } } as unknown as App);
    for (const delivery of due) expect(await mail.deliver({ ...delivery, attempt: 1, again: false })).toEqual({ outcome: 'done' });
    expect(count()).toBe(before);
  });
});

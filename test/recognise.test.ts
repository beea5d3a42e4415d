import { describe, expect, it } from 'vitest';
import type { Contact } from '../src/events.ts';
import { marksWith, waysTo } from '../src/recognise.ts';
import { dayAt } from './day.ts';

const marks = marksWith('a secret of the server that is long enough');

describe('what a company is known again by', () => {
  it('is the same however it was typed', () => {
    const phones = ['070-123 45 67', '0701234567', '+46 70 123 45 67', '0046701234567', '+46 (0)70-123 45 67', '(070) 123 45 67'];
    expect(new Set(phones.flatMap((phone) => waysTo({ name: 'A', phone })))).toEqual(new Set(['phone 0701234567']));
    expect(new Set(['Karin@Lind.example ', 'karin@lind.example'].flatMap((email) => waysTo({ name: 'A', email })))).toEqual(new Set(['email karin@lind.example']));
    expect(new Set(['556016-0680', '5560160680', '165560160680'].flatMap((organisationNumber) => waysTo({ name: 'A', organisationNumber })))).toEqual(new Set(['number 5560160680']));
  });

  it('is nothing where nothing was given, and never the name', () => {
    expect(waysTo({ name: 'Karin Lind', company: 'Linds Verkstad AB', callTime: 'efter 15', phone: '', email: '' })).toEqual([]);
  });

  it('tells nothing of what it was made from, and is another with another secret or in practice', () => {
    const contact: Contact = { name: 'Karin Lind', email: 'karin@lind.example', phone: '070-123 45 67' };
    const made = marks(contact, false);
    expect(made).toHaveLength(2);
    for (const mark of made) expect(mark).toMatch(/^[\w-]{43}$/);
    expect(marksWith('another secret of the server, long too')(contact, false)).not.toEqual(made);
    expect(marks(contact, true).filter((mark) => made.includes(mark))).toEqual([]);
  });
});

describe('a company that comes back', () => {
  const karin = { name: 'Karin Lind', email: 'karin@lind.example' };

  it('is shown as known to a promoter, where it allowed that both times', async () => {
    const day = await dayAt('2026-03-10T09:00:00.000Z');
    const first = await day.handedOver('almi-dalarna', karin, { recognise: true });
    await day.act(first, { type: 'handover.accept' });
    await day.act(first, { type: 'handover.close', outcome: 'got_help' });
    day.goTo('2026-11-24T09:00:00.000Z');
    const second = await day.handedOver('coompanion-dalarna', { name: 'K. Lind', email: 'KARIN@lind.example' }, { recognise: true });
    expect((await day.read.handover(second))?.before).toEqual([{ recipient: 'Almi (Dalarna)', at: '2026-03-10T09:00:00.000Z', how: 'helped' }]);
    expect((await day.read.handover(first))?.before).toBeUndefined();
  });

  it.each([[true, false], [false, true], [false, false]])('is not shown as known where it allowed it %s the first time and %s the second', async (then, now) => {
    const day = await dayAt('2026-03-10T09:00:00.000Z');
    const first = await day.handedOver('almi-dalarna', karin, { recognise: then });
    await day.act(first, { type: 'handover.accept' });
    day.goTo('2026-11-24T09:00:00.000Z');
    const second = await day.handedOver('coompanion-dalarna', karin, { recognise: now });
    expect((await day.read.handover(second))?.before).toBeUndefined();
  });

  it('shows nothing of before until somebody has taken a sensitive case, nor of what nobody took', async () => {
    const day = await dayAt('2026-03-10T09:00:00.000Z');
    const first = await day.handedOver('almi-dalarna', karin, { recognise: true });
    await day.act(first, { type: 'handover.accept' });
    const untaken = await day.handedOver('ekn', karin, { recognise: true });
    expect((await day.read.handover(untaken))?.handover.status).toBe('requested');
    day.goTo('2026-11-24T09:00:00.000Z');
    const second = await day.handedOver('coompanion-dalarna', karin, { recognise: true, sensitive: true });
    expect((await day.read.handover(second))?.before).toBeUndefined();
    await day.act(second, { type: 'handover.accept' });
    expect((await day.read.handover(second))?.before).toEqual([{ recipient: 'Almi (Dalarna)', at: '2026-03-10T09:00:00.000Z', how: 'open' }]);
  });

  it('is unknown again once the first conversation is forgotten', async () => {
    const day = await dayAt('2026-03-10T09:00:00.000Z');
    const first = await day.handedOver('almi-dalarna', karin, { recognise: true });
    await day.act(first, { type: 'handover.accept' });
    day.goTo('2026-03-10T10:00:00.000Z');
    const second = await day.handedOver('coompanion-dalarna', karin, { recognise: true });
    expect((await day.read.handover(second))?.before).toHaveLength(1);
    await day.store.claim('2026-03-11T09:00:00.000Z', '2026-03-12T09:00:00.000Z', 50);
    await day.forget(first);
    expect((await day.read.handover(second))?.before).toBeUndefined();
    expect(await day.store.claim('2026-03-10T10:00:00.000Z', '2026-03-12T09:00:00.000Z', 50)).toMatchObject([{ kind: 'refresh', handover: second }]);
  });

  it('is not led first to who has just said no to it about the same need, whether it allowed anything or not', async () => {
    const day = await dayAt('2026-10-12T09:00:00.000Z', { need: 'export' });
    const next = async (contact: Contact) => {
      const handover = await day.handedOver('business-sweden-dalarna', contact, { onward: 'share' });
      await day.act(handover, { type: 'handover.decline', reason: 'no_capacity' });
      return day.openIn(handover);
    };
    const usual = await next(karin);
    await day.act(usual?.id ?? '', { type: 'handover.decline', reason: 'wrong_competence' });
    day.goTo('2026-11-24T09:00:00.000Z');
    expect((await next({ name: 'Någon annan', email: 'annan@firma.example' }))?.actor).toBe(usual?.actor);
    expect((await next({ ...karin, phone: '070-999 99 99' }))?.actor).not.toBe(usual?.actor);
    day.goTo('2027-06-01T09:00:00.000Z');
    expect((await next(karin))?.actor).toBe(usual?.actor);
  });
});

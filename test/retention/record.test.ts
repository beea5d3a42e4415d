import { describe, expect, it } from 'vitest';
import type { Event } from '../../src/events.ts';
import { noticeAt } from '../../src/retention/notice.ts';
import type { NoticeVersion } from '../../src/retention/notice.ts';
import { Notice } from '../../src/retention/notice.ts';
import { recordOf } from '../../src/retention/record.ts';
import { anna, at, contact, opened, recorded, requested, said } from '../store/samples.ts';

const version = (door: string, number: number, publishedAt?: string): NoticeVersion => ({ door, version: number, notice: Notice.parse({ responsible: `${door || 'alla'} ${number}` }), at: at(0), by: 'Anna', ...(publishedAt === undefined ? {} : { publishedAt }) });
const asked = { handover: 'h1', conversation: 'c1', contact, notices: [] };
const brief = [{ key: 'need' as const, label: 'Vill', text: 'låna' }, { key: 'note' as const, label: 'Not', text: 'hemligt' }];

describe('a handover as a document', () => {
  it('holds what was sent, to whom, with what consent, and what happened', () => {
    const records = recorded([opened, said('Vi gör verktyg.'), requested('h1', { onward: 'share' }), { type: 'handover.accepted', handover: 'h1', promoter: anna, callBy: at(60) }, { type: 'handover.completed', handover: 'h1', promoter: anna, outcome: 'got_help', note: 'lån beviljat' }]);
    expect(recordOf(records, asked)).toMatchObject({
      handover: 'h1', conversation: 'c1', door: 'almi-dalarna', actor: 'almi-dalarna', recipient: 'Almi (Dalarna)', at: at(3), onward: 'share', named: true, contact,
      brief: [{ label: 'Vill', text: 'sälja i Norge' }], quotes: ['Vi gör verktyg i Mora.'],
      steps: [{ what: 'handover.requested' }, { what: 'handover.accepted', who: 'Anna Ek' }, { what: 'handover.completed', who: 'Anna Ek', words: 'lån beviljat' }],
    });
    expect(recordOf(records, { ...asked, handover: 'h2' })).toBeUndefined();
    expect(recordOf([], asked)).toBeUndefined();
  });

  it('tells no more than the recipient may see', () => {
    const untaken = recorded([opened, requested('h1', { sensitive: true, brief })]);
    expect(recordOf(untaken, asked)).toMatchObject({ brief: [{ text: 'låna' }], quotes: [] });
    expect(recordOf(untaken, asked)).not.toHaveProperty('contact');
    const unnamed = recorded([opened, requested('h1', { named: false }), { type: 'handover.accepted', handover: 'h1', promoter: anna, callBy: at(60) }]);
    expect(recordOf(unnamed, asked)).not.toHaveProperty('contact');
    expect(recordOf([...unnamed, ...recorded([{ type: 'handover.shared', handover: 'h1' }], 3)], asked)).toMatchObject({ named: true, contact });
  });

  it('forgets how the company is reached when taking it was undone, and when the case has left the recipient', () => {
    const accepted: Event = { type: 'handover.accepted', handover: 'h1', promoter: anna, callBy: at(60) };
    const undone = (undoes: string): Event => ({ type: 'handover.undone', handover: 'h1', promoter: anna, undoes, status: 'delivered', by: at(480) });
    const after = (...events: Event[]) => recordOf(recorded([opened, requested('h1', { sensitive: true }), ...events]), asked);
    expect(after(accepted)).toMatchObject({ contact, quotes: ['Vi gör verktyg i Mora.'] });
    for (const events of [[accepted, undone('cause-3')], [accepted, undone('cause-3'), { type: 'handover.withdrawn', handover: 'h1' }]] satisfies Event[][]) {
      expect(after(...events)).toMatchObject({ quotes: [] });
      expect(after(...events)).not.toHaveProperty('contact');
    }
    const ends: Event[] = [{ type: 'handover.withdrawn', handover: 'h1' }, { type: 'handover.declined', handover: 'h1', promoter: anna, reason: 'no_capacity' }, { type: 'handover.referred', handover: 'h1', promoter: anna, to: 'ekn', reason: 'de kan mer' }, { type: 'handover.expired', handover: 'h1' }];
    for (const end of ends) expect(after(accepted, end), end.type).not.toHaveProperty('contact');
    expect(after(accepted, undone('cause-3'), accepted)).toMatchObject({ contact });
    expect(after(accepted, ends[1]!, undone('cause-4'))).toMatchObject({ contact });
    expect(after(accepted, { type: 'handover.completed', handover: 'h1', promoter: anna, outcome: 'got_help' })).toMatchObject({ contact });
  });

  it('names the notice that was in force when it was sent', () => {
    const records = recorded([opened, requested('h1')]);
    const notices = [version('', 1, at(0)), version('almi-dalarna', 1, at(1)), version('almi-dalarna', 2, at(2)), version('almi-dalarna', 3, at(3)), version('almi-dalarna', 4)];
    expect(recordOf(records, { ...asked, notices })?.notice).toEqual({ version: 2, publishedAt: at(2), responsible: 'almi-dalarna 2', kept: false });
    expect(recordOf(records, { ...asked, notices: notices.slice(0, 1) })?.notice).toMatchObject({ responsible: 'alla 1' });
    expect(noticeAt(notices, 'ekn', at(9))).toMatchObject({ door: '', version: 1 });
    expect(noticeAt(notices, 'ekn', '2020-01-01T00:00:00.000Z')).toBeUndefined();
  });

  it('names the notice that was kept with the yes before what the dates say, and in a chain the one of the first yes', () => {
    const notice = { door: '', version: 1, since: at(0) };
    const records = recorded([opened, requested('h1', { notice }), requested('h2', { chain: 'h1', previous: 'h1', actor: 'ekn', named: false }), { type: 'handover.shared', handover: 'h2', notice: { door: 'almi-dalarna', version: 2, since: at(2) } }]);
    const notices = [version('', 1, at(0)), version('almi-dalarna', 1, at(1)), version('almi-dalarna', 2, at(2))];
    for (const handover of ['h1', 'h2']) expect(recordOf(records, { ...asked, handover, notices })?.notice).toEqual({ version: 1, publishedAt: at(0), responsible: 'alla 1', kept: true });
    expect(recordOf(records, { ...asked, handover: 'h2', notices })?.steps).toMatchObject([{ what: 'handover.requested' }, { what: 'handover.shared', notice: 2 }]);
    expect(recordOf(records, asked)?.notice).toMatchObject({ version: 1, publishedAt: at(0), kept: true });
  });

  it('of a chain without one goes by the day of the first yes', () => {
    const records = recorded([opened, requested('h1'), said('Hej'), requested('h2', { chain: 'h1', previous: 'h1' })]);
    expect(recordOf(records, { ...asked, handover: 'h2', notices: [version('', 1, at(1)), version('', 2, at(3))] })?.notice).toMatchObject({ version: 1, kept: false });
  });
});

import { describe, expect, it } from 'vitest';
import { previewHandover } from '../../src/conversation/handing.ts';
import type { HandoverRequest } from '../../src/conversation/input.ts';
import type { World } from '../../src/conversation/world.ts';
import type { Contact, Sends } from '../../src/events.ts';
import { channelNames, viewOf } from '../../src/queries.ts';
import { knowledge, opened, phrases, readingOf, world } from '../world.ts';
import { makeWorld } from '../../src/world.ts';

const contact: Contact = { name: 'Anna Ek', company: 'Eks Verkstad AB', email: 'anna@verkstad.example', phone: '070-123 45 67' };
const own = 'Vi behöver låna till en ny svarv';
const note = 'Ring efter tre';
const at = '2026-11-24T09:00:00.000Z';
const request: HandoverRequest = { actor: 'almi-dalarna', contact, onward: 'share', sensitive: false, omit: [], note };

const sending = (sends: Sends): World => makeWorld({ ...knowledge, regions: knowledge.regions.map((region) => ({ ...region, actors: region.actors.map((actor) => (actor.id === 'almi-dalarna' ? { ...actor, sends } : actor)) })) }, phrases, { live: 'all', broken: () => false });

function talking() {
  const talk = opened();
  talk.say(own, readingOf('lan', { mentions: [{ slot: 'municipality', value: 'Mora', quote: 'Mora', sure: 0.95 }] }));
  return talk;
}

/** What is shown of a handover that was sent so, before or after somebody has taken it. */
function shown(sends: Sends, { taken = false, page = false } = {}) {
  const talk = talking();
  talk.happen({ type: 'handover.requested', handover: 'h1', chain: 'h1', actor: 'almi-dalarna', service: '', recipient: 'Almi', quotes: [own], onward: 'share', sensitive: false, named: true, by: at,
    brief: [{ key: 'need', label: 'Behov', text: 'Lån' }, { key: 'stage', label: 'Skede', text: 'Växer' }, { key: 'place', label: 'Plats', text: 'Mora' }, { key: 'why', label: 'Varför ni', text: 'Det passar.' }, { key: 'note', label: 'Hälsning', text: note }], ...(sends === 'full' ? {} : { sends }) });
  if (taken) talk.happen({ type: 'handover.accepted', handover: 'h1', promoter: { id: 'U1', name: 'Kim' }, callBy: at });
  const handover = talk.conversation.handovers[0];
  if (!handover) throw new Error('no handover');
  const view = viewOf(world, talk.conversation, 'k1', handover, contact, channelNames(knowledge), page ? 'page' : undefined);
  return JSON.stringify({ brief: view.handover.brief, quotes: view.handover.quotes, contact: view.contact });
}

describe('what leaves the house', () => {
  it('in full is all that the company agreed to, and how to reach it only once somebody has taken it', () => {
    for (const part of ['Anna Ek', 'Växer', 'Mora', own, note]) expect(shown('full')).toContain(part);
    expect(shown('full')).not.toContain('070-123');
    expect(shown('full', { taken: true })).toContain('070-123');
  });

  it('in summary is what it is about, with no name before somebody has taken it and no words of the company’s own after either', () => {
    for (const part of ['Lån', 'Växer', 'Mora', 'Det passar.']) expect(shown('summary')).toContain(part);
    for (const part of ['Anna Ek', own, note, '070-123']) expect(shown('summary')).not.toContain(part);
    for (const part of ['Anna Ek', '070-123']) expect(shown('summary', { taken: true })).toContain(part);
    for (const part of [own, note]) expect(shown('summary', { taken: true })).not.toContain(part);
  });

  it('as a link is only what it is about, before and after', () => {
    for (const taken of [false, true]) {
      expect(shown('link', { taken })).toContain('Lån');
      for (const part of ['Anna Ek', 'Växer', 'Mora', own, note, '070-123', 'Det passar.']) expect(shown('link', { taken })).not.toContain(part);
    }
  });

  it('is no rule for our own page: there the rest is read, and how to reach the company once it is taken', () => {
    for (const part of ['Anna Ek', 'Mora', own, note]) expect(shown('link', { page: true })).toContain(part);
    expect(shown('link', { page: true })).not.toContain('070-123');
    expect(shown('link', { page: true, taken: true })).toContain('070-123');
  });
});

describe('the preview', () => {
  const preview = (sends: Sends) => previewHandover(sending(sends), talking().conversation, request, at).text;

  it('says all of it where all is sent', () => {
    for (const part of ['Anna Ek', own, note, 'Plats: Mora']) expect(preview('full')).toContain(part);
  });

  it('says less where less is sent, and that the rest is read at our page', () => {
    expect(preview('summary')).toContain('Plats: Mora');
    expect(preview('link')).not.toContain('Mora');
    for (const sends of ['summary', 'link'] as const) {
      for (const part of ['Anna Ek', own, note]) expect(preview(sends)).not.toContain(part);
      expect(preview(sends)).toContain('Mer än så skickas inte. Resten läser Almi (Dalarna) på en sida hos oss: namn och det ni har skrivit.');
      expect(preview(sends)).toContain('anna@verkstad.example, 070-123 45 67');
    }
    expect(preview('link')).toContain('visas på sidan också');
  });

  it('is kept to when the question goes on: never more than the company has read', () => {
    const talk = talking();
    const narrow = sending('link');
    talk.happen({ type: 'handover.requested', handover: 'h1', chain: 'h1', actor: 'almi-dalarna', service: '', recipient: 'Almi', brief: [], quotes: [], onward: 'share', sensitive: false, named: true, by: at, sends: 'link' });
    const events = talk.take({ id: 'x', at, type: 'handover.refer', handover: 'h1', promoter: { id: 'U1', name: 'Kim' }, to: 'ekn', reason: 'export' });
    expect(events[1]).toMatchObject({ type: 'handover.requested', actor: 'ekn', sends: 'link' });
    expect(narrow.actors.get('almi-dalarna')?.sends).toBe('link');
  });
});

describe('an e-mail to the company that could not be brought to it', () => {
  it('is told of once, while the case is open', () => {
    const talk = talking();
    talk.take({ id: 'h1', at, type: 'handover.request', ...request });
    expect(talk.take({ id: 'm1', at, type: 'handover.unmailed', handover: 'h1' })).toEqual([{ type: 'handover.unmailed', handover: 'h1' }]);
    expect(talk.take({ id: 'm2', at, type: 'handover.unmailed', handover: 'h1' })).toEqual([]);
    talk.take({ id: 'a', at, type: 'handover.accept', handover: 'h1', promoter: { id: 'U1', name: 'Kim' } });
    expect(talk.conversation.handovers[0]).toMatchObject({ status: 'accepted', unmailed: true });
  });
});

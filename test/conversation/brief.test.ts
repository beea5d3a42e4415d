import { describe, expect, it } from 'vitest';
import type { HandoverRequest } from '../../src/conversation/input.ts';
import { previewHandover } from '../../src/conversation/handing.ts';
import { whoOf } from '../../src/conversation/brief.ts';
import { opened, readingOf, world } from '../world.ts';

const at = '2026-11-24T10:00:00.000Z';
const request = (also: Partial<HandoverRequest> = {}): HandoverRequest => ({ actor: 'almi-dalarna', contact: { name: 'Anna Ek', email: 'anna@verkstad.example', phone: '070-123 45 67', company: 'Eks Verkstad AB' }, onward: 'ask', sensitive: false, omit: [], ...also });

/** A company that has written some things, with the ids of its messages. */
function told(...texts: string[]) {
  const talk = opened();
  const ids: string[] = [];
  for (const text of texts) {
    const next = talk.next();
    ids.push(next.id);
    talk.take({ ...next, type: 'message.say', text }, readingOf('lan', { mentions: [{ slot: 'municipality', value: 'Mora', quote: 'Mora', sure: 0.95 }, { slot: 'stage', value: 'etablerad', quote: '', sure: 0.9 }] }));
  }
  return { talk, ids };
}
function sentFor(talk: ReturnType<typeof told>['talk'], wanted: HandoverRequest) {
  const [event] = talk.take({ id: 'h1', at, type: 'handover.request', ...wanted });
  if (event?.type !== 'handover.requested') throw new Error('not requested');
  return event;
}

describe('the brief', () => {
  it('says need, stage, place and why in that order, and what was not said as not said', () => {
    const { talk } = told('Vi behöver låna');
    const { brief } = sentFor(talk, request());
    expect(brief.map(({ key }) => key)).toEqual(['need', 'stage', 'place', 'why']);
    expect(brief.find(({ key }) => key === 'place')?.text).toBe('Mora');
    expect(brief.find(({ key }) => key === 'stage')?.text).toBe(world.label('stage', 'etablerad', 'sv'));
    const bare = opened();
    bare.say('Hej', readingOf('', { kind: 'human', needs: [] }));
    const empty = sentFor(bare, request()).brief;
    expect(empty.filter(({ text }) => text === world.phrase('brief.unknown', 'sv')).map(({ key }) => key)).toEqual(['need', 'stage', 'place']);
    expect(empty.every(({ text }) => text !== '')).toBe(true);
  });

  it('carries a note of the company’s own', () => {
    const { talk } = told('Vi behöver låna');
    expect(sentFor(talk, request({ note: 'Ring efter tre' })).brief.at(-1)).toEqual({ key: 'note', label: world.phrase('brief.note', 'sv'), text: 'Ring efter tre' });
  });

  it('carries no contact details', () => {
    const { talk } = told('Vi behöver låna');
    const written = JSON.stringify(sentFor(talk, request()));
    for (const secret of ['Anna', 'anna@', '070', 'Eks Verkstad']) expect(written).not.toContain(secret);
  });

  it('names the person and the company as one reads it', () => {
    expect(whoOf({ name: 'Anna Ek' })).toBe('Anna Ek');
    expect(whoOf({ name: 'Anna Ek', company: '' })).toBe('Anna Ek');
    expect(whoOf({ name: 'Anna Ek', company: 'Eks Verkstad AB' })).toBe('Anna Ek, Eks Verkstad AB');
  });
});

describe('the company’s own words', () => {
  it('go along but for what it struck out', () => {
    const { talk, ids } = told('Vi behöver låna till en maskin', 'Banken sa nej för att min man är sjuk', 'Vi är fyra anställda');
    expect(sentFor(talk, request({ omit: [ids[1]!, 'no-such-message'] })).quotes).toEqual(['Vi behöver låna till en maskin', 'Vi är fyra anställda']);
  });

  it('are none when all of it is struck out', () => {
    const { talk, ids } = told('Vi behöver låna till en maskin');
    expect(sentFor(talk, request({ omit: ids })).quotes).toEqual([]);
    expect(previewHandover(world, talk.conversation, request({ omit: ids, actor: 'ekn' }), at).text).not.toContain(world.phrase('preview.quotes', 'sv'));
  });

  it('are cut where they are long, to no more than 600 letters', () => {
    const { talk } = told(`Vi behöver låna. ${'Det är en lång historia. '.repeat(70)}`, 'x'.repeat(600));
    const [long, exact] = sentFor(talk, request()).quotes;
    expect(long).toHaveLength(600);
    expect(long?.endsWith('…')).toBe(true);
    expect(exact).toBe('x'.repeat(600));
  });

  it('are the latest eight', () => {
    const { talk } = told(...Array.from({ length: 11 }, (_, i) => `Vi behöver låna, rad ${i + 1}`));
    const { quotes } = sentFor(talk, request());
    expect(quotes).toHaveLength(8);
    expect(quotes.at(-1)).toBe('Vi behöver låna, rad 11');
  });
});

describe('the preview', () => {
  it.each([
    ['as it is', request()],
    ['with a note', request({ note: 'Ring efter tre' })],
    ['kept back until somebody takes it', request({ sensitive: true })],
    ['free to go on', request({ onward: 'share' })],
  ])('holds word for word what is sent, %s', (_, wanted) => {
    const { talk } = told('Vi behöver låna till en maskin', 'Vi är fyra anställda');
    const preview = previewHandover(world, talk.conversation, wanted, at);
    const event = sentFor(talk, wanted);
    for (const { label, text } of event.brief) expect(preview.text).toContain(`${label}: ${text}`);
    for (const quote of event.quotes) expect(preview.text).toContain(`”${quote}”`);
    expect(preview.text).toContain(event.recipient);
    expect(preview).toMatchObject({ recipient: event.recipient, by: event.by });
    expect(preview.text).toContain('Anna Ek, Eks Verkstad AB');
    expect(preview.text).toContain('anna@verkstad.example, 070-123 45 67');
    expect(preview.text).toContain(world.phrase(`preview.onward.${wanted.onward}`, 'sv', { plural: true }));
    expect(preview.text.includes(world.phrase('preview.sensitive', 'sv', { recipient: event.recipient }))).toBe(wanted.sensitive);
  });

  it('changes nothing, and shows nothing that is struck out', () => {
    const { talk, ids } = told('Vi behöver låna till en maskin', 'Banken sa nej');
    const before = structuredClone(talk.conversation);
    expect(previewHandover(world, talk.conversation, request({ omit: [ids[1]!] }), at).text).not.toContain('Banken sa nej');
    expect(talk.conversation).toEqual(before);
  });
});

import { randomUUID } from 'node:crypto';
import type { Event, EventOf } from '../../../../src/events.ts';
import type { Store } from '../../../../src/store/store.ts';

/** A conversation in which everything happens that a transcript shows, with these texts wherever somebody writes; as many as are needed. */
export function everythingSaid(write: () => string, { practice = false, door = 'almi-dalarna', region = 'dalarna' }: { practice?: boolean; door?: string; region?: string } = {}): Event[] {
  const promoter = { id: 'U1', name: write() };
  const handover = randomUUID();
  const next = randomUUID();
  return [
    { type: 'conversation.opened', door, region, language: 'sv', languageChosen: false, practice },
    { type: 'message.sent', message: randomUUID(), from: 'assistant', phrase: 'greeting', text: write(), language: 'sv' },
    said(write, 0.4), { type: 'message.sent', message: randomUUID(), from: 'assistant', phrase: 'ask.stage', text: write(), language: 'sv', question: { slot: 'stage', options: [{ id: 'ide', label: write() }, { id: 'unknown', label: write() }] } },
    { type: 'option.chosen', message: randomUUID(), slot: 'municipality', option: 'Mora', label: write(), correction: false, language: 'sv' },
    said(write, 0.9), recommended(write), { type: 'message.rated', message: 'answer', helpful: false },
    { type: 'region.moved', region }, { type: 'language.changed', language: 'en' },
    requested(handover, write, { sensitive: false }), { type: 'handover.delivered', handover }, { type: 'handover.accepted', handover, promoter, callBy: '2026-11-26T11:00:00.000Z' },
    { type: 'handover.called', handover, promoter }, { type: 'handover.asked', handover, promoter, text: write() }, { type: 'handover.answered', handover, message: 'x', text: write() }, { type: 'handover.given', handover, promoter, to: { id: 'U2', name: write() }, callBy: '2026-11-26T11:00:00.000Z' },
    { type: 'handover.joined', handover, promoter, to: 'ekn', joining: 'x', reason: write() }, { type: 'handover.referred', handover, promoter, to: write(), reason: write() },
    requested(next, write, { previous: handover }), { type: 'handover.declined', handover: next, promoter, reason: 'wrong_competence', note: write() },
    { type: 'message.sent', message: randomUUID(), from: 'promoter', phrase: 'handover.asked', text: write(), language: 'sv', promoter: write() },
  ];
}

function said(write: () => string, p: number): EventOf<'message.said'> {
  return {
    type: 'message.said', message: randomUUID(), text: write(), language: 'sv', removed: ['email'],
    reading: {
      model: write(), language: 'sv', kind: 'need', needs: [{ need: 'export', p }, { need: write(), p: 0.05 }], both: [write()], notNeeds: [write()], asked: [write()], general: 0.1, offtopic: 0.02, plural: true, because: [write(), write()],
      mentions: [{ slot: 'municipality', value: write(), quote: write(), sure: 0.9 }], named: [{ actor: write(), quote: write(), as: 'wanted' }], found: [{ service: write(), score: 0.8 }],
    },
  };
}

function recommended(write: () => string): Event {
  return {
    type: 'message.sent', message: 'answer', from: 'assistant', phrase: 'recommend', text: write(), language: 'sv',
    doors: [{ actor: 'ekn', service: 'x', name: write(), title: write(), why: [write(), write()], handover: 'live', unverified: true }], understood: [{ slot: 'need', value: write(), label: write() }, { slot: 'municipality', value: write(), label: write() }],
  };
}

function requested(handover: string, write: () => string, more: Partial<EventOf<'handover.requested'>>): Event {
  return {
    type: 'handover.requested', handover, chain: handover, actor: 'ekn', service: write(), recipient: write(), brief: [{ key: 'need', label: write(), text: write() }, { key: 'note', label: write(), text: write() }], quotes: [write(), write()],
    onward: 'ask', sensitive: false, named: false, by: '2026-11-26T10:00:00.000Z', spokenTo: { id: 'U9', name: write() }, ...more,
  };
}

/** Keeps a conversation with these events, a minute between each. Answers its id. */
export async function keep(store: Pick<Store, 'append'>, events: readonly Event[], from = '2026-11-25T08:00:00.000Z'): Promise<string> {
  const conversation = randomUUID();
  await store.append(conversation, 0, events.map((event, index) => ({ version: index + 1, at: new Date(Date.parse(from) + index * 60_000).toISOString(), cause: `c${index}`, event })));
  return conversation;
}

import type { Contact, Event, EventOf, Recorded } from '../../src/events.ts';
import type { NewDelivery, Store } from '../../src/store/store.ts';

/** A time so many minutes into a Monday morning. */
export function at(minutes: number): string {
  return new Date(Date.UTC(2026, 10, 23, 9, minutes)).toISOString();
}

/** The events as they stand in a stream after the version `after`, a minute between each. */
export function recorded(events: readonly Event[], after = 0): Recorded[] {
  return events.map((event, index) => ({ version: after + index + 1, at: at(after + index + 1), cause: `cause-${after + index + 1}`, event }));
}

/** Two of the small events that open a conversation and carry it on. */
export const opened: EventOf<'conversation.opened'> = { type: 'conversation.opened', door: 'almi-dalarna', region: 'dalarna', language: 'sv', languageChosen: false, practice: false };
export const practice: EventOf<'conversation.opened'> = { ...opened, practice: true };
export const rated: Event = { type: 'message.rated', message: 'm1', helpful: true };

/** The company says something, with a reading that uses every kind of field. */
export function said(text: string): Event {
  return {
    type: 'message.said', message: 'm1', text, language: 'sv', removed: ['email'],
    reading: {
      model: 'm-1', language: 'sv', kind: 'need', needs: [{ need: 'export', p: 0.8 }, { need: 'lan', p: 0.1 }], notNeeds: ['import'], general: 0.2,
      mentions: [{ slot: 'municipality', value: 'Mora', quote: 'i Mora', sure: 0.9 }], named: [{ actor: 'almi-dalarna', quote: 'Almi', as: 'spoken' }],
      found: [{ service: 'business-sweden-export', score: 1 }], plural: true, because: ['sälja', 'Norge'],
    },
  };
}

/** A handover to one actor, first in its chain unless said otherwise. */
export function requested(handover: string, terms: Partial<EventOf<'handover.requested'>> = {}): EventOf<'handover.requested'> {
  return {
    type: 'handover.requested', handover, chain: handover, actor: 'almi-dalarna', service: 'almi-lan', recipient: 'Almi (Dalarna)',
    brief: [{ key: 'need', label: 'Vill', text: 'sälja i Norge' }], quotes: ['Vi gör verktyg i Mora.'], onward: 'ask', sensitive: false, named: true, by: at(480), ...terms,
  };
}

export const anna = { id: 'U1', name: 'Anna Ek' };
export const contact: Contact = { name: 'Åsa Öst', email: 'asa@verkstad.example' };

/** Something to tell about a handover, due at once. */
export function delivery(id: string, conversation: string, more: Partial<NewDelivery> = {}): NewDelivery {
  return { id, kind: 'card', conversation, handover: `h-${conversation}`, version: 2, due: at(0), ...more };
}

/** Opens a conversation and adds some events to it. Answers the version it is at. */
export async function open(store: Store, conversation: string, more: readonly Event[] = [], first: Event = opened): Promise<number> {
  await store.append(conversation, 0, recorded([first]), { access: { token: `token-${conversation}`, code: `code-${conversation}` } });
  if (more.length > 0) await store.append(conversation, 1, recorded(more, 1));
  return 1 + more.length;
}

import { describe, expect, it } from 'vitest';
import { messagesOf, requestedIn, showHandover } from '../../../adapters/web/messages.ts';
import { HandoverShown, Message } from '../../../adapters/web/schemas.ts';
import type { Event, Reading, Recorded } from '../../../src/events.ts';
import type { Handover } from '../../../src/handover/handover.ts';

const at = '2026-11-24T09:00:00.000Z';
const record = (event: Event, version = 1): Recorded => ({ version, at, cause: 'c', event });
const reading: Reading = { model: 'm', language: 'sv', kind: 'need', needs: [], notNeeds: [], general: 0, mentions: [], named: [], found: [], plural: false, because: [] };
const terms = { chain: 'h', actor: 'almi-dalarna', service: 'almi-foretagslan', recipient: 'Almi', brief: [], quotes: ['Vi vill låna'], onward: 'ask', sensitive: true, named: true, by: at } as const;

describe('what a company is shown', () => {
  it('is what it said, what it pressed, and what it was answered, in order', () => {
    const messages = messagesOf([
      record({ type: 'conversation.opened', door: 'd', region: 'r', language: 'sv', languageChosen: false, practice: false }),
      record({ type: 'message.said', message: 'a', text: 'Vi vill låna', language: 'sv', removed: ['e-post'], reading }),
      record({ type: 'option.chosen', message: 'b', slot: 'municipality', option: 'Mora', label: 'Mora', correction: false, language: 'sv' }),
      record({ type: 'message.rated', message: 'a', helpful: true }),
      record({ type: 'message.sent', message: 'c', from: 'assistant', phrase: 'ask', text: 'Hur många är ni?', language: 'sv', question: { slot: 'employees' } }),
      record({ type: 'message.sent', message: 'd', from: 'promoter', phrase: 'answer', text: 'Jag ringer.', language: 'sv', handover: 'h', promoter: 'Karin' }),
    ]);
    expect(messages).toEqual([
      { id: 'a', at, language: 'sv', from: 'company', text: 'Vi vill låna' },
      { id: 'b', at, language: 'sv', from: 'company', text: 'Mora', slot: 'municipality' },
      { id: 'c', at, language: 'sv', from: 'assistant', text: 'Hur många är ni?', question: { slot: 'employees' } },
      { id: 'd', at, language: 'sv', from: 'promoter', text: 'Jag ringer.', handover: 'h', promoter: 'Karin' },
    ]);
    for (const message of messages) Message.parse(message);
  });

  it('is a handover in each of its states, without reasons and without ids of people', () => {
    const promoter = { id: 'U0SECRET', name: 'Karin' };
    const base = { ...terms, quotes: [...terms.quotes], brief: [], id: 'h', at };
    const states: Handover[] = [
      { ...base, status: 'requested' }, { ...base, status: 'delivered' }, { ...base, status: 'accepted', promoter, callBy: at }, { ...base, status: 'contacted', promoter, callBy: at }, { ...base, status: 'completed', promoter, outcome: 'inner' },
      { ...base, status: 'failed', reason: 'inner' }, { ...base, status: 'declined', promoter, reason: 'other', note: 'inner' }, { ...base, status: 'referred', promoter, to: 'ekn', reason: 'inner' }, { ...base, status: 'expired' }, { ...base, status: 'withdrawn' },
      { ...base, status: 'delivered', left: promoter, asked: at }, { ...base, status: 'completed', promoter, outcome: 'got_help', note: 'inner' },
    ];
    const shown = states.map(showHandover);
    for (const one of shown) HandoverShown.parse(one);
    expect(JSON.stringify(shown)).not.toMatch(/U0SECRET|inner|Vi vill låna/);
    expect(shown[2]).toMatchObject({ status: 'accepted', promoter: { name: 'Karin' }, callBy: at });
    expect(shown[10]).toMatchObject({ status: 'delivered', left: { name: 'Karin' } });
    expect(shown[7]).toMatchObject({ status: 'referred', to: 'ekn' });
  });

  it('finds the handover that a request made', () => {
    const shown = requestedIn([record({ type: 'handover.requested', handover: 'h', ...terms, quotes: [], brief: [], introduces: 'ekn', previous: 'g' })]);
    expect(shown).toEqual({ id: 'h', actor: 'almi-dalarna', service: 'almi-foretagslan', recipient: 'Almi', status: 'requested', at, by: at, onward: 'ask', sensitive: true, named: true, since: 1, introduces: 'ekn', previous: 'g' });
    expect(requestedIn([])).toBeUndefined();
  });
});

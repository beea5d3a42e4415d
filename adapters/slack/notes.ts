import type { Event, Recorded } from '../../src/events.ts';
import { clean, cut } from './safe.ts';
import type { Words } from './words.ts';

/**
 * The line in a card's thread about something that happened, or nothing where there is nothing to say. Names no company
 * and tells nothing of it but what it has answered a promoter. Not yet escaped.
 */
export function sayEvent({ event }: Recorded, nameOf: (actor: string) => string, words: Words): string {
  switch (event.type) {
    case 'handover.accepted':
      return words.accepted(event.promoter.name, event.callBy);
    case 'handover.contacted':
      return words.contacted(event.promoter.name);
    case 'handover.completed':
      return words.completed(event.promoter.name, event.outcome, short(event.note));
    case 'handover.failed':
      return words.failed(event.reason, short(event.note));
    case 'handover.declined':
      return words.declined(event.promoter.name, event.reason, short(event.note));
    case 'handover.referred':
      return words.referred(event.promoter.name, nameOf(event.to), short(event.reason));
    case 'handover.expired':
      return words.expired;
    case 'handover.withdrawn':
      return words.withdrawn;
    case 'handover.shared':
      return words.shared;
    case 'handover.requested':
    case 'handover.delivered':
    case 'handover.rated':
    case 'conversation.opened':
    case 'message.said':
    case 'option.chosen':
    case 'message.sent':
    case 'message.rated':
    case 'region.moved':
    case 'language.changed':
      return '';
    default:
      return sayWork(event, words);
  }
}

function sayWork(event: Extract<Event, { type: `handover.${'called' | 'asked' | 'answered' | 'released' | 'given' | 'unmailed'}` }>, words: Words): string {
  switch (event.type) {
    case 'handover.unmailed':
      return words.unmailed;
    case 'handover.called':
      return words.called(event.promoter.name);
    case 'handover.asked':
      return words.asked(event.promoter.name, clean(event.text));
    case 'handover.answered':
      return words.answered(clean(event.text));
    case 'handover.released':
      return words.released(event.promoter.name, event.by);
    case 'handover.given':
      return words.given(event.promoter.name, event.to.name);
  }
}

function short(text = ''): string {
  return cut(clean(text), 600).shown;
}

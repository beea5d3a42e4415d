import type { Event, Promoter, Recorded } from '../../src/events.ts';
import { clean, cut } from './safe.ts';
import { sayCompleted, sayExpired, sayReferral, sayWithdrawn } from './standing.ts';
import type { Words } from './words.ts';

/**
 * The line in a card's thread about something that happened, or nothing where there is nothing to say. Names no company
 * and tells nothing of it but what it has answered a promoter. Not yet escaped.
 */
export function sayEvent({ event }: Recorded, nameOf: (actor: string) => string, words: Words): string {
  if (!isAboutHandover(event)) return '';
  switch (event.type) {
    case 'handover.accepted':
      return words.accepted(event.promoter.name, event.callBy);
    case 'handover.contacted':
      return words.contacted(event.promoter.name);
    case 'handover.completed':
      return sayCompleted(event.promoter, event.outcome, short(event.note), words);
    case 'handover.failed':
      return words.failed(event.reason, short(event.note));
    case 'handover.declined':
      return words.declined(event.promoter.name, event.reason, short(event.note));
    case 'handover.referred':
      return words.referred(event.promoter.name, nameOf(event.to), sayReferral(event.because, short(event.reason), words));
    case 'handover.expired':
      return sayExpired(event.promoter, words);
    case 'handover.withdrawn':
      return sayWithdrawn(event.why, words);
    case 'handover.shared':
      return words.shared;
    case 'handover.requested':
    case 'handover.delivered':
    case 'handover.rated':
    case 'handover.inquired':
      return '';
    default:
      return sayWork(event, nameOf, words);
  }
}

function isAboutHandover(event: Event): event is Extract<Event, { type: `handover.${string}` }> {
  return event.type.startsWith('handover.');
}

function sayWork(event: Extract<Event, { type: `handover.${'called' | 'asked' | 'answered' | 'released' | 'given' | 'joined' | 'reminded' | 'undone' | 'unmailed'}` }>, nameOf: (actor: string) => string, words: Words): string {
  switch (event.type) {
    case 'handover.unmailed':
      return words.unmailed;
    case 'handover.joined':
      return words.joined(event.promoter.name, nameOf(event.to), short(event.reason));
    case 'handover.reminded':
      return `${event.promoter && !mentionIn(event) ? `${event.promoter.name}: ` : ''}${words.reminded[event.to]}`;
    case 'handover.undone':
      return words.undone(event.promoter.name);
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

/** Calls whoever a reminder is for, since a thread alone is not seen: the person in whose hands a case is, or the deputy where it is in nobody's. Ready for Slack. */
export function mentionIn(event: Event, deputy?: Promoter): string {
  const meant = event.type === 'handover.reminded' ? (event.promoter ?? (event.to === 'take' ? deputy : undefined)) : undefined;
  return meant && /^[UW][A-Z0-9]{1,20}$/.test(meant.id) ? `<@${meant.id}> ` : '';
}

function short(text = ''): string {
  return cut(clean(text), 600).shown;
}

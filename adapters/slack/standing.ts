import type { ReferReason } from '../../src/events.ts';
import { lapsed } from '../../src/handover/handover.ts';
import type { HandoverView } from '../adapter.ts';
import type { Words } from './words.ts';

/** Where a handover stands, as a promoter sees it. */
export type Phase = 'open' | 'taken' | 'ended';
type Handover = HandoverView['handover'];

/** The phase of a handover: nobody has it, somebody has it, or it is over. */
export function phaseOf(handover: Handover): Phase {
  switch (handover.status) {
    case 'requested':
    case 'delivered':
      return 'open';
    case 'accepted':
    case 'contacted':
      return 'taken';
    case 'completed':
    case 'failed':
    case 'declined':
    case 'referred':
    case 'expired':
    case 'withdrawn':
      return 'ended';
  }
}

/** One sentence about where the handover stands and who is to do what by when. Not yet made safe: it names people. */
export function sayStanding(handover: Handover, nameOf: (actor: string) => string, words: Words): string {
  switch (handover.status) {
    case 'requested':
    case 'delivered':
      return sentences(words.open(handover.by, 'left' in handover ? handover.left?.name : undefined), waiting(handover, words));
    case 'accepted':
      return sentences(words.accepted(handover.promoter.name, handover.callBy), handover.calls ? words.calls(handover.calls) : '', waiting(handover, words));
    case 'contacted':
      return sentences(words.contacted(handover.promoter.name), waiting(handover, words));
    case 'completed':
      return handover.outcome === lapsed ? words.lapsed(handover.promoter.name) : words.completed(handover.promoter.name, handover.outcome, handover.note);
    case 'failed':
      return words.failed(handover.reason, handover.note);
    case 'declined':
      return words.declined(handover.promoter.name, handover.reason, handover.note ?? '');
    case 'referred':
      return words.referred(handover.promoter.name, nameOf(handover.to), sayReferral(handover.because, handover.reason, words));
    case 'expired':
      return handover.promoter ? words.overdue(handover.promoter.name) : words.expired;
    case 'withdrawn':
      return handover.why === 'mistake' ? words.mistaken : words.withdrawn;
  }
}

/** Why a case was passed on: the reason from the list, and the promoter's own words. */
export function sayReferral(because: ReferReason | undefined, reason: string, words: Words): string {
  const listed = because === undefined || because === 'other' ? '' : words.referReasons[because];
  return [listed, reason].filter(Boolean).join('. ');
}

function waiting(handover: Handover, words: Words): string {
  return 'asked' in handover && handover.asked !== undefined ? words.waitsForAnswer : '';
}

function sentences(...all: string[]): string {
  return all.filter(Boolean).join(' ');
}

/** What happened earlier in the same chain, a sentence for each handover before this one. Not yet made safe. */
export function sayChain({ chain, handover }: HandoverView, words: Words): string {
  return chain
    .filter(({ id }) => id !== handover.id)
    .map((earlier) => {
      if (earlier.status === 'declined') return words.wasDeclined(earlier.recipient, earlier.reason === 'other' ? (earlier.note ?? '') : words.reasons[earlier.reason]);
      if (earlier.status === 'expired') return words.wasExpired(earlier.recipient);
      return words.cameFrom(earlier.recipient, earlier.status === 'referred' ? earlier.reason : '');
    })
    .join(' ');
}

import type { ReferReason } from '../../src/events.ts';
import { hasHad, isTaken, lapsed, leaderOf } from '../../src/handover/handover.ts';
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
      return sayCompleted(handover.promoter, handover.outcome, handover.note, words);
    case 'failed':
      return words.failed(handover.reason, handover.note);
    case 'declined':
      return words.declined(handover.promoter.name, handover.reason, handover.note ?? '');
    case 'referred':
      return words.referred(handover.promoter.name, nameOf(handover.to), sayReferral(handover.because, handover.reason, words));
    case 'expired':
      return sayExpired(handover.promoter, words);
    case 'withdrawn':
      return sayWithdrawn(handover.why, words);
  }
}

/** How a case was closed: by somebody, or by itself. */
export function sayCompleted({ name }: { name: string }, outcome: string, note: string | undefined, words: Words): string {
  return outcome === lapsed ? words.lapsed(name) : words.completed(name, outcome, note);
}

/** That nobody took it in time, or that whoever did was not in touch. */
export function sayExpired(promoter: { name: string } | undefined, words: Words): string {
  return promoter ? words.overdue(promoter.name) : words.expired;
}

/** That the company has taken it back, or that it was sent by mistake. */
export function sayWithdrawn(why: string | undefined, words: Words): string {
  return why === 'mistake' ? words.mistaken : words.withdrawn;
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

/** What happened earlier in the same chain, a sentence for each handover that led to this one. Not yet made safe. */
export function sayChain({ chain, handover }: HandoverView, words: Words): string {
  return chain
    .filter((one) => one.id !== handover.id && one.at <= handover.at && one.previous !== handover.id && one.assists === undefined && phaseOf(one) === 'ended' && hasHad(one))
    .map((earlier) => {
      if (earlier.status === 'declined') return words.wasDeclined(earlier.recipient, earlier.reason === 'other' ? (earlier.note ?? '') : words.reasons[earlier.reason]);
      if (earlier.status === 'expired') return words.wasExpired(earlier.recipient);
      return words.cameFrom(earlier.recipient, earlier.status === 'referred' ? sayReferral(earlier.because, earlier.reason, words) : '');
    })
    .join(' ');
}

/** Who else has the case: who leads, or who helps. Not yet made safe. */
export function sayTogether({ chain, handover }: HandoverView, words: Words): string {
  if (phaseOf(handover) === 'ended') return '';
  const all = [handover, ...chain];
  const leading = leaderOf(handover, all);
  if (leading) return words.helps(leading.recipient, isTaken(leading) ? leading.promoter.name : '');
  const alone = handover.assists === undefined ? '' : words.nowAlone(chain.find(({ id }) => id === handover.assists)?.recipient ?? '');
  const helping = chain.filter((one) => phaseOf(one) !== 'ended' && leaderOf(one, all)?.id === handover.id);
  return sentences(alone, ...helping.map((one) => words.helpedBy(one.recipient, isTaken(one) ? one.promoter.name : '')));
}

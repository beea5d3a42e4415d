import { NotNow } from '../events.ts';
import type { Event, EventOf, Helped, Promoter, Recorded } from '../events.ts';

/** What every handover carries, whatever its state. */
export type Terms = Omit<EventOf<'handover.requested'>, 'type' | 'handover'> & { id: string; at: string };

/** What a promoter has done with a case that is not over: calls without an answer, the latest of them, and since when a question waits for the company's answer. */
export type Work = { calls?: number; calledAt?: string; asked?: string };

/** One company passed to one actor. Each state has only the fields that exist in it. */
export type Handover = Terms &
  (
    | { status: 'requested' }
    | { status: 'delivered'; /** Who had it and let it go. */ left?: Promoter; asked?: string }
    | ({ status: 'accepted'; promoter: Promoter; callBy: string } & Work)
    | ({ status: 'contacted'; promoter: Promoter; callBy: string } & Work)
    | { status: 'completed'; promoter: Promoter; outcome: string; note?: string; helped?: Helped }
    | { status: 'failed'; reason: string; note?: string; helped?: Helped }
    | { status: 'declined'; promoter: Promoter; reason: EventOf<'handover.declined'>['reason']; note?: string }
    | { status: 'referred'; promoter: Promoter; to: string; reason: string }
    | { status: 'expired' }
    | { status: 'withdrawn' }
  );
export type Status = Handover['status'];

/** What may be done to a handover, by whom it may be. */
export type Action = 'deliver' | 'share' | 'accept' | 'contact' | 'call' | 'ask' | 'answer' | 'release' | 'give' | 'complete' | 'fail' | 'decline' | 'refer' | 'expire' | 'withdraw' | 'rate';

const beforeTaken: readonly Status[] = ['requested', 'delivered'];
const taken: readonly Status[] = ['accepted', 'contacted'];
const open: readonly Status[] = [...beforeTaken, ...taken];

/** From which states each action is possible. A press proves delivery, so a promoter can act from `requested` too. */
export const possible: Readonly<Record<Action, readonly Status[]>> = {
  deliver: ['requested'],
  share: open,
  accept: beforeTaken,
  contact: ['accepted'],
  call: ['accepted'],
  ask: taken,
  answer: ['delivered', ...taken],
  release: taken,
  give: taken,
  complete: taken,
  fail: taken,
  decline: open,
  refer: open,
  expire: beforeTaken,
  withdraw: open,
  rate: ['completed', 'failed'],
};

/** Whether the handover still has a next step. */
export function isOpen(handover: Handover): boolean {
  return open.includes(handover.status);
}

/** Whether somebody has taken the case and not let it go. */
export function isTaken(handover: Handover): handover is Handover & { status: 'accepted' | 'contacted' } {
  return taken.includes(handover.status);
}

/** Throws NotNow (`taken` with the holder's name, `closed`, or `not_ended` where it is too early) when the action is not possible in the handover's state. */
export function allow(action: Action, handover: Handover): void {
  if (possible[action].includes(handover.status)) return;
  if (action === 'rate') throw new NotNow('not_ended', `This handover is ${handover.status}: nobody has helped yet, or failed to.`, { status: handover.status });
  if (isTaken(handover)) throw takenBy(handover.promoter);
  throw notNow(action, handover);
}

/** As `allow`, for what only whoever holds the case may do. Throws NotNow `taken` with the holder's name for anybody else. */
export function allowHolder(action: Action, handover: Handover, promoter: Promoter): asserts handover is Handover & { status: 'accepted' | 'contacted' } {
  if (isTaken(handover) && handover.promoter.id !== promoter.id) throw takenBy(handover.promoter);
  if (!possible[action].includes(handover.status)) throw notNow(action, handover);
}

function notNow(action: Action, { status }: Handover): NotNow {
  return new NotNow('closed', `This handover is ${status}; ${action} is not possible now.`, { status });
}

function takenBy({ id, name }: Promoter): NotNow {
  return new NotNow('taken', `This handover was already taken by ${name}.`, { promoter: id, name });
}

/** So many calls without an answer, and the case is closed. */
export const mostCalls = 3;

/** The handover after one of its events. Events that its state does not allow are a bug upstream and throw. */
export function evolveHandover(before: Handover | undefined, { event, at }: Recorded): Handover {
  if (event.type === 'handover.requested') {
    const { type: _type, handover: id, ...terms } = event;
    return { ...terms, id, at, status: 'requested' };
  }
  if (!before) throw new Error(`${event.type} of a handover that was never requested`);
  return after(before, event, at);
}

function after(before: Handover, event: Event, at: string): Handover {
  const terms = termsOf(before);
  switch (event.type) {
    case 'handover.delivered':
      return before.status === 'requested' ? { ...terms, status: 'delivered' } : before;
    case 'handover.shared':
      return { ...before, named: true };
    case 'handover.accepted':
      return { ...terms, status: 'accepted', promoter: event.promoter, callBy: event.callBy, ...askedIn(before) };
    case 'handover.contacted':
      return { ...terms, status: 'contacted', promoter: event.promoter, callBy: isTaken(before) ? before.callBy : terms.by, ...askedIn(before) };
    case 'handover.completed':
      return { ...terms, status: 'completed', promoter: event.promoter, outcome: event.outcome, ...(event.note ? { note: event.note } : {}) };
    case 'handover.failed':
      return { ...terms, status: 'failed', reason: event.reason, ...(event.note ? { note: event.note } : {}) };
    case 'handover.declined':
      return { ...terms, status: 'declined', promoter: event.promoter, reason: event.reason, ...(event.note ? { note: event.note } : {}) };
    case 'handover.referred':
      return { ...terms, status: 'referred', promoter: event.promoter, to: event.to, reason: event.reason };
    case 'handover.expired':
      return { ...terms, status: 'expired' };
    case 'handover.withdrawn':
      return { ...terms, status: 'withdrawn' };
    case 'handover.rated':
      return before.status === 'completed' || before.status === 'failed' ? { ...before, helped: event.helped } : before;
    default:
      return afterWork(before, event, at);
  }
}

/** What has been done with a case that is not over. */
function afterWork(before: Handover, event: Event, at: string): Handover {
  switch (event.type) {
    case 'handover.called':
      return isTaken(before) ? { ...before, calls: (before.calls ?? 0) + 1, calledAt: at } : before;
    case 'handover.asked':
      return isTaken(before) ? { ...before, asked: at } : before;
    case 'handover.answered':
      return answered(before);
    case 'handover.released':
      return { ...termsOf(before), status: 'delivered', by: event.by, left: event.promoter, ...askedIn(before) };
    case 'handover.given':
      return isTaken(before) ? { ...before, promoter: event.to, callBy: event.callBy } : before;
    default:
      throw new Error(`${event.type} does not concern a handover`);
  }
}

/** A question that waits for its answer is still waited for when the case changes hands. */
function askedIn(handover: Handover): { asked?: string } {
  return 'asked' in handover && handover.asked ? { asked: handover.asked } : {};
}

function answered(before: Handover): Handover {
  if (before.status !== 'delivered' && !isTaken(before)) return before;
  const { asked: _answered, ...others } = before;
  return others;
}

function termsOf(handover: Handover): Terms {
  const { chain, actor, service, recipient, introduces, municipality, brief, quotes, onward, sensitive, named, by, previous, spokenTo, id, at } = handover;
  return {
    chain, actor, service, recipient, brief, quotes, onward, sensitive, named, by, id, at,
    ...(introduces === undefined ? {} : { introduces }),
    ...(municipality === undefined ? {} : { municipality }),
    ...(previous === undefined ? {} : { previous }),
    ...(spokenTo === undefined ? {} : { spokenTo }),
  };
}

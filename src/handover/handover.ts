import { NotNow } from '../events.ts';
import type { Event, EventOf, Helped, Promoter, Recorded, ReferReason } from '../events.ts';
import { lapsed, openStatuses } from '../statuses.ts';

export { lapsed };

/** What every handover carries, whatever its state. */
export type Terms = Omit<EventOf<'handover.requested'>, 'type' | 'handover'> & {
  id: string; at: string;
  /** Since which version and when it is in its present state: a clock that was set in another one has nothing to say. */
  since?: { version: number; at: string };
  /** What a promoter pressed last, for as long as nothing else has happened: it can be undone for a while. */
  press?: Press;
  /** No e-mail reaches the company. */
  unmailed?: true;
};

/** Something that a promoter pressed, by the cause of its events, and how the handover stood before. */
export type Press = { by: Promoter; at: string; cause: string; did: Pressed; before: Handover };
const undoable = ['handover.accepted', 'handover.declined', 'handover.referred', 'handover.joined', 'handover.contacted', 'handover.called', 'handover.asked', 'handover.released', 'handover.given', 'handover.completed', 'handover.failed'] as const;
export type Pressed = (typeof undoable)[number];


/** So long what was pressed can be undone, and so long what the company hears of it by e-mail waits. */
export const undoMs = 60_000;

/** What a promoter has done with a case that is not over: calls without an answer, the latest of them, since when a question waits for the company's answer, and whether the promoter has been reminded. */
export type Work = { calls?: number; calledAt?: string; asked?: string; reminded?: true };

/** One company passed to one actor. Each state has only the fields that exist in it. */
export type Handover = Terms &
  (
    | { status: 'requested'; reminded?: true }
    | { status: 'delivered'; /** Who had it and let it go. */ left?: Promoter; asked?: string; reminded?: true }
    | ({ status: 'accepted'; promoter: Promoter; callBy: string } & Work)
    | ({ status: 'contacted'; promoter: Promoter; callBy: string } & Work)
    | { status: 'completed'; promoter: Promoter; outcome: string; note?: string; helped?: Helped; inquired?: true }
    | { status: 'failed'; reason: string; note?: string; helped?: Helped; inquired?: true }
    | { status: 'declined'; promoter: Promoter; reason: EventOf<'handover.declined'>['reason']; note?: string }
    | { status: 'referred'; promoter: Promoter; to: string; reason: string; because?: ReferReason }
    | { status: 'expired'; promoter?: Promoter }
    | { status: 'withdrawn'; why?: 'kept' | 'mistake' }
  );
export type Status = Handover['status'];

/** What may be done to a handover, by whom it may be. */
export type Action = 'deliver' | 'share' | 'accept' | 'contact' | 'call' | 'ask' | 'answer' | 'release' | 'give' | 'complete' | 'fail' | 'decline' | 'refer' | 'join' | 'expire' | 'withdraw' | 'rate' | 'remind' | 'inquire';

const beforeTaken: readonly Status[] = ['requested', 'delivered'];
const taken: readonly Status[] = ['accepted', 'contacted'];
const open: readonly Status[] = openStatuses;

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
  join: taken,
  expire: open,
  withdraw: open,
  rate: ['completed', 'failed'],
  remind: open,
  inquire: ['completed', 'failed'],
};

/** Whether the handover still has a next step. */
export function isOpen(handover: { status: string }): boolean {
  return isOneOf(open, handover.status);
}

/** Whether somebody has taken the case and not let it go. */
export function isTaken<One extends { status: string }>(handover: One): handover is One & { status: 'accepted' | 'contacted' } {
  return isOneOf(taken, handover.status);
}

/** Whether nobody has said that they take it. */
export function isUntaken(handover: { status: string }): boolean {
  return isOneOf(beforeTaken, handover.status);
}

function isOneOf(statuses: readonly string[], status: string): boolean {
  return statuses.includes(status);
}

/** Whether somebody at its actor has had it on the table: all but what was sent by mistake. */
export function hasHad(handover: Handover): boolean {
  return handover.status !== 'withdrawn' || handover.why !== 'mistake';
}

/** Who leads where several have the same case, when it is not this handover: the first that helps nobody, else the first of all. */
export function leaderOf(handover: Handover, all: readonly Handover[]): Handover | undefined {
  const together = all.filter((one) => one.chain === handover.chain && isOpen(one));
  const leading = together.find(({ assists }) => assists === undefined) ?? together[0];
  return leading?.id === handover.id ? undefined : leading;
}

/** The handover that people have in their hands now: the latest one that is open, and of those that help one another the one that leads. */
export function currentIn(all: readonly Handover[]): Handover | undefined {
  const latest = all.findLast(isOpen);
  return latest && (leaderOf(latest, all) ?? latest);
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
export function evolveHandover(before: Handover | undefined, { event, at, version, cause }: Recorded): Handover {
  const since = { version, at };
  if (event.type === 'handover.requested') {
    const { type: _type, handover: id, ...terms } = event;
    return { ...terms, id, at, since, status: 'requested' };
  }
  if (!before) throw new Error(`${event.type} of a handover that was never requested`);
  if (event.type === 'handover.undone') return before.press ? { ...backFrom(before.press), since: { version, at: before.press.before.since?.at ?? at } } : before;
  const { press, ...bare } = before;
  const now = after(bare, event, at);
  // What the company or the outside world adds meanwhile stays when the press is undone.
  if (keepsClock.includes(event.type) && event.type !== 'handover.asked' && event.type !== 'handover.joined') return press ? { ...now, press: { ...press, before: after(press.before, event, at) } } : now;
  const pressed = pressOf(event, press?.cause === cause ? press.before : bare, at, cause);
  return { ...now, ...(keepsClock.includes(event.type) ? {} : { since }), ...(pressed ? { press: pressed } : {}) };
}

/** How a handover stands when what was pressed is undone: whoever pressed has seen it, so that it has arrived. */
export function backFrom({ before }: Press): Handover {
  return before.status === 'requested' ? { ...before, status: 'delivered' } : before;
}

/** What does not begin a new time of waiting. */
const keepsClock: readonly Event['type'][] = ['handover.delivered', 'handover.shared', 'handover.asked', 'handover.answered', 'handover.joined', 'handover.reminded', 'handover.rated', 'handover.inquired', 'handover.unmailed'];

function pressOf(event: Event, before: Handover, at: string, cause: string): Press | undefined {
  const did = undoable.find((type) => type === event.type);
  const byItself = event.type === 'handover.completed' && event.outcome === lapsed;
  return did && !byItself && 'promoter' in event && typeof event.promoter === 'object' ? { by: event.promoter, at, cause, did, before } : undefined;
}

function after(before: Handover, event: Event, at: string): Handover {
  const terms = termsOf(before);
  switch (event.type) {
    case 'handover.delivered':
      return before.status === 'requested' ? { ...terms, status: 'delivered' } : before;
    case 'handover.shared':
      return { ...before, named: true, onward: 'share' };
    case 'handover.unmailed':
      return { ...before, unmailed: true };
    case 'handover.accepted':
      return { ...terms, status: 'accepted', promoter: event.promoter, callBy: event.callBy, ...askedIn(before) };
    case 'handover.contacted':
      return { ...terms, status: 'contacted', promoter: event.promoter, callBy: isTaken(before) ? before.callBy : terms.by, ...askedIn(before) };
    default:
      return afterEnd(before, event) ?? afterWork(before, event, at);
  }
}

/** The end, and what the company says of it; nothing for what is no end. */
function afterEnd(before: Handover, event: Event): Handover | undefined {
  const terms = termsOf(before);
  switch (event.type) {
    case 'handover.completed':
      return { ...terms, status: 'completed', promoter: event.promoter, outcome: event.outcome, ...(event.note ? { note: event.note } : {}) };
    case 'handover.failed':
      return { ...terms, status: 'failed', reason: event.reason, ...(event.note ? { note: event.note } : {}) };
    case 'handover.declined':
      return { ...terms, status: 'declined', promoter: event.promoter, reason: event.reason, ...(event.note ? { note: event.note } : {}) };
    case 'handover.referred':
      return { ...terms, status: 'referred', promoter: event.promoter, to: event.to, reason: event.reason, ...(event.because ? { because: event.because } : {}) };
    case 'handover.expired':
      return { ...terms, status: 'expired', ...(event.promoter ? { promoter: event.promoter } : {}) };
    case 'handover.withdrawn':
      return { ...terms, status: 'withdrawn', ...(event.why ? { why: event.why } : {}) };
    case 'handover.rated':
      return isEndedByUs(before) ? { ...before, helped: event.helped } : before;
    case 'handover.inquired':
      return isEndedByUs(before) ? { ...before, inquired: true } : before;
    default:
      return undefined;
  }
}

/** What has been done with a case that is not over. */
function afterWork(before: Handover, event: Event, at: string): Handover {
  switch (event.type) {
    case 'handover.called':
      return isTaken(before) ? { ...withoutReminder(before), calls: (before.calls ?? 0) + 1, calledAt: at } : before;
    case 'handover.asked':
      return isTaken(before) ? { ...before, asked: at } : before;
    case 'handover.answered':
      return answered(before);
    case 'handover.released':
      return { ...termsOf(before), status: 'delivered', by: event.by, left: event.promoter, ...askedIn(before) };
    case 'handover.given':
      return isTaken(before) ? { ...withoutReminder(before), promoter: event.to, callBy: event.callBy } : before;
    case 'handover.reminded':
      return isTaken(before) || before.status === 'requested' || before.status === 'delivered' ? { ...before, reminded: true } : before;
    case 'handover.joined':
      return before;
    default:
      throw new Error(`${event.type} does not concern a handover`);
  }
}

function withoutReminder<One extends Work>({ reminded: _reminded, ...others }: One): Omit<One, 'reminded'> {
  return others;
}

function isEndedByUs(handover: Handover): handover is Handover & { status: 'completed' | 'failed' } {
  return handover.status === 'completed' || handover.status === 'failed';
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
  const { chain, actor, service, recipient, introduces, municipality, brief, quotes, onward, sensitive, named, by, previous, recognise, assists, asks, since, sends, unmailed, spokenTo, id, at } = handover;
  return {
    chain, actor, service, recipient, brief, quotes, onward, sensitive, named, by, id, at,
    ...(introduces === undefined ? {} : { introduces }),
    ...(municipality === undefined ? {} : { municipality }),
    ...(previous === undefined ? {} : { previous }),
    ...(assists === undefined ? {} : { assists }),
    ...(asks === undefined ? {} : { asks }),
    ...(since === undefined ? {} : { since }),
    ...(recognise === undefined ? {} : { recognise }),
    ...(sends === undefined ? {} : { sends }),
    ...(unmailed === undefined ? {} : { unmailed }),
    ...(spokenTo === undefined ? {} : { spokenTo }),
  };
}

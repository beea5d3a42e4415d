import type { Event, Promoter, Recorded } from '../events.ts';
import { factsAfter } from './facts.ts';
import type { HandoverRow } from './store.ts';

/** What the lists hold of one conversation. */
export type Lists = { practice: boolean; handovers: readonly HandoverRow[] };

type HandoverEvent = Extract<Event, { type: `handover.${string}` }>;

/** The lists of a conversation in which nothing has happened yet. */
export const noLists: Lists = { practice: false, handovers: [] };

/**
 * What the lists hold after some more events: of the handovers only those that changed. Pure, so that the rows written with
 * the events and the rows rebuilt from all of them cannot differ.
 */
export function rowsFrom(records: readonly Recorded[], conversation: string, before: Lists): Lists {
  const rows = new Map(before.handovers.map((row) => [row.id, row]));
  const changed = new Map<string, HandoverRow>();
  let { practice } = before;
  for (const { event, at } of records) {
    if (event.type === 'conversation.opened') practice = event.practice;
    if (!isAboutHandover(event)) continue;
    const row = rowAfter(rows.get(event.handover), event, { at, conversation, practice });
    rows.set(row.id, row);
    changed.set(row.id, row);
  }
  return { practice, handovers: [...changed.values()] };
}

/** Whether an event changes a row of the lists. */
export function isAboutHandover(event: Event): event is HandoverEvent {
  return event.type.startsWith('handover.');
}

function rowAfter(before: HandoverRow | undefined, event: HandoverEvent, where: { at: string; conversation: string; practice: boolean }): HandoverRow {
  const { at, conversation, practice } = where;
  if (event.type === 'handover.requested') {
    const { handover: id, chain, actor, service, recipient, previous, by } = event;
    return { id, conversation, chain, actor, service, recipient, status: 'requested', practice, ...(previous === undefined ? {} : { previous }), by, at, changedAt: at, facts: factsAfter({}, event, at) };
  }
  if (!before) throw new Error(`${event.type} of a handover that was never requested: ${event.handover}`);
  return { ...changedRow(before, event, at), facts: factsAfter(before.facts, event, at) };
}

/** Events that leave a handover where it is: some of them are no news to anybody. */
type Aside = Extract<HandoverEvent, { type: `handover.${'reminded' | 'joined' | 'inquired' | 'shared' | 'called' | 'asked' | 'answered' | 'rated' | 'unmailed'}` }>;
const asides: readonly string[] = ['reminded', 'joined', 'inquired', 'shared', 'called', 'asked', 'answered', 'rated', 'unmailed'].map((name) => `handover.${name}`);
const noNews: readonly string[] = ['handover.reminded', 'handover.joined', 'handover.inquired'];

function isAside(event: HandoverEvent): event is Aside {
  return asides.includes(event.type);
}

function changedRow(before: HandoverRow, event: Exclude<HandoverEvent, { type: 'handover.requested' }>, at: string): HandoverRow {
  if (isAside(event)) return noNews.includes(event.type) ? before : { ...before, changedAt: at };
  switch (event.type) {
    case 'handover.delivered':
      return before.status === 'requested' ? { ...before, status: 'delivered', changedAt: at } : before;
    case 'handover.given':
      return { ...before, ...whomOf(event.to), changedAt: at };
    case 'handover.released':
      return withWhom(before, { status: 'delivered', by: event.by, changedAt: at });
    case 'handover.accepted':
    case 'handover.contacted':
    case 'handover.completed':
    case 'handover.declined':
    case 'handover.referred':
    case 'handover.failed':
      return { ...before, status: statusOf(event), ...whomOf(event.promoter), changedAt: at };
    case 'handover.undone':
      return withWhom(before, { status: event.status, by: event.by, changedAt: at, ...whomOf(event.holder) });
    case 'handover.expired':
    case 'handover.withdrawn':
      return { ...before, status: statusOf(event), changedAt: at };
  }
}

function whomOf(promoter: Promoter | undefined): Pick<HandoverRow, 'promoter' | 'promoterId'> {
  return promoter ? { promoter: promoter.name, promoterId: promoter.id } : {};
}

/** Somebody else has it now, or nobody. */
function withWhom({ promoter: _before, promoterId: _id, ...others }: HandoverRow, now: Pick<HandoverRow, 'status' | 'by' | 'changedAt' | 'promoter' | 'promoterId'>): HandoverRow {
  return { ...others, ...now };
}

/** Where a handover stands after one more event: the same as its row says. */
export function statusAfter(before: string, event: Exclude<HandoverEvent, { type: 'handover.requested' }>): string {
  if (isAside(event) || event.type === 'handover.given') return before;
  if (event.type === 'handover.delivered') return before === 'requested' ? 'delivered' : before;
  if (event.type === 'handover.released') return 'delivered';
  return event.type === 'handover.undone' ? event.status : statusOf(event);
}

/** A status is named by the event that led to it. */
function statusOf(event: HandoverEvent): string {
  return event.type.slice('handover.'.length);
}

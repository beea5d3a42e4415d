import type { Input } from './conversation/input.ts';
import type { Recorded } from './events.ts';
import { clocksOf } from './handover/clocks.ts';
import type { WorkingTime } from './handover/clocks.ts';
import { isOpen, undoMs } from './handover/handover.ts';
import type { Handover } from './handover/handover.ts';
import { clockKinds } from './store/store.ts';
import type { NewDelivery } from './store/store.ts';

/**
 * What the outside worlds have to be told of these events: a card for a new handover, its refreshing for whatever changes
 * it, and a line in its thread where something happened that the promoters there should read; and an e-mail to the company
 * for what it is told. `handovers` are those of the conversation as they stand after the events. Pure.
 */
export function deliveriesOf(conversation: string, records: readonly Recorded[], handovers: readonly Handover[] = []): NewDelivery[] {
  return records.flatMap((record) => {
    const { event, version, at, cause } = record;
    if (!('handover' in event) || event.handover === undefined) return [];
    const { handover } = event;
    const make = (kind: NewDelivery['kind'], due = at, id: string = kind, about = handover): NewDelivery => ({ id: `${cause}.${version}.${id}`, kind, conversation, handover: about, version, due });
    const press = handovers.some((one) => one.press?.cause === cause);
    const mail = isMailed(record, records) ? [make('mail', press ? afterUndoing(at) : at)] : [];
    if (!event.type.startsWith('handover.') || isSilent(event.type)) return mail;
    if (event.type === 'handover.requested') return [make('card'), ...mail];
    const others = beside(handover, handovers).map((other) => make('refresh', at, `refresh.${other}`, other));
    // When the minute is over, the button that undoes goes.
    const settled = handovers.some(({ id, press: last }) => id === handover && last?.cause === cause) ? [make('refresh', afterUndoing(at), 'settled')] : [];
    return [make('refresh'), make('note'), ...settled, ...others, ...mail];
  });
}

/** The clocks that are set where these events lead a handover into a new state. Pure. */
export function clocksSetBy(conversation: string, records: readonly Recorded[], handovers: readonly Handover[], time: WorkingTime): NewDelivery[] {
  return records.flatMap(({ event, version, at, cause }) => {
    const handover = handovers.find(({ id, since }) => 'handover' in event && id === event.handover && since?.version === version);
    return handover ? clocksOf(handover, at, time).map(({ kind, due }) => ({ id: `${cause}.${version}.${kind}`, kind, conversation, handover: handover.id, version, due })) : [];
  });
}

/** Whether a delivery is a clock, which no outside world is told of. */
export function isClock({ kind }: Pick<NewDelivery, 'kind'>): boolean {
  return clockKinds.some((clock) => clock === kind);
}

/** What a clock asks of the conversation when it strikes; undefined for what is no clock. */
export function clockInput({ id, kind, handover, version }: NewDelivery, at: string): Input | undefined {
  switch (kind) {
    case 'remind':
    case 'expire':
    case 'inquire':
      return { id, at, type: `handover.${kind}`, handover, since: version };
    case 'card':
    case 'refresh':
    case 'note':
    case 'mail':
    case 'link':
      return undefined;
  }
}

function afterUndoing(at: string): string {
  return new Date(Date.parse(at) + undoMs).toISOString();
}

/** Open handovers that help with this one, or that this one helps with: their cards say who else is there. */
function beside(handover: string, handovers: readonly Handover[]): string[] {
  const here = handovers.find(({ id }) => id === handover);
  return handovers.filter((one) => isOpen(one) && one.id !== handover && one.chain === here?.chain && (one.assists !== undefined || here.assists !== undefined)).map(({ id }) => id);
}

/** What changes nothing for a promoter: that a card has arrived, and what the company is asked or says of the help it got. */
function isSilent(type: Recorded['event']['type']): boolean {
  return type === 'handover.delivered' || type === 'handover.rated' || type === 'handover.inquired';
}

/** What is said in the chat alone, where the company has just pressed or written something itself, or where nothing has been sent yet of what was a mistake. */
const inTheChat: readonly string[] = ['handover.sent.practice', 'handover.shared', 'handover.quiet', 'handover.asked', 'handover.answered', 'handover.undone', 'handover.thanks'];

/** What the company should hear of when it has left the chat: what is said to it about a handover, and that one has ended, where nothing is said. */
function isMailed({ event }: Recorded, records: readonly Recorded[]): boolean {
  switch (event.type) {
    case 'message.sent':
      return event.from === 'promoter' || (event.phrase.startsWith('handover.') && !inTheChat.some((phrase) => `${event.phrase}.`.startsWith(`${phrase}.`)));
    case 'handover.completed':
    case 'handover.failed':
      return !records.some(({ event: other }) => other.type === 'message.sent' && other.handover === event.handover);
    default:
      return false;
  }
}

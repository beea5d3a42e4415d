import type { Recorded } from './events.ts';
import type { NewDelivery } from './store/store.ts';

/**
 * What the outside worlds have to be told of these events: a card for a new handover, its refreshing for whatever changes
 * it, and a line in its thread where something happened that the promoters there should read; and an e-mail to the company
 * for what it is told. Pure.
 */
export function deliveriesOf(conversation: string, records: readonly Recorded[]): NewDelivery[] {
  return records.flatMap((record) => {
    const { event, version, at, cause } = record;
    if (!('handover' in event) || event.handover === undefined) return [];
    const { handover } = event;
    const make = (kind: NewDelivery['kind']): NewDelivery => ({ id: `${cause}.${version}.${kind}`, kind, conversation, handover, version, due: at });
    const mail = isMailed(record, records) ? [make('mail')] : [];
    if (!event.type.startsWith('handover.') || isSilent(event.type)) return mail;
    return event.type === 'handover.requested' ? [make('card'), ...mail] : [make('refresh'), make('note'), ...mail];
  });
}

/** What changes nothing for a promoter: that a card has arrived, and what the company says of the help it got. */
function isSilent(type: Recorded['event']['type']): boolean {
  return type === 'handover.delivered' || type === 'handover.rated';
}

/** What is said in the chat alone, where the company has just pressed or written something itself. */
const inTheChat: readonly string[] = ['handover.sent.practice', 'handover.shared', 'handover.quiet', 'handover.asked', 'handover.answered'];

/** What the company should hear of when it has left the chat: what is said to it about a handover, and that one has ended, where nothing is said. */
function isMailed({ event }: Recorded, records: readonly Recorded[]): boolean {
  switch (event.type) {
    case 'message.sent':
      return event.from === 'promoter' || (event.phrase.startsWith('handover.') && !inTheChat.includes(event.phrase));
    case 'handover.completed':
    case 'handover.failed':
      return !records.some(({ event: other }) => other.type === 'message.sent' && other.handover === event.handover);
    default:
      return false;
  }
}

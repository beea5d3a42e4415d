import type { Recorded } from './events.ts';
import type { NewDelivery } from './store/store.ts';

/**
 * What the outside worlds have to be told of these events: a card for a new handover, its refreshing for whatever changes
 * it, and a line in its thread where something happened that the promoters there should read. Pure.
 */
export function deliveriesOf(conversation: string, records: readonly Recorded[]): NewDelivery[] {
  return records.flatMap(({ event, version, at, cause }) => {
    if (!event.type.startsWith('handover.') || !('handover' in event) || event.handover === undefined || isSilent(event.type)) return [];
    const { handover } = event;
    const make = (kind: NewDelivery['kind']): NewDelivery => ({ id: `${cause}.${version}.${kind}`, kind, conversation, handover, version, due: at });
    return event.type === 'handover.requested' ? [make('card')] : [make('refresh'), make('note')];
  });
}

/** What changes nothing for a promoter: that a card has arrived, and what the company says of the help it got. */
function isSilent(type: Recorded['event']['type']): boolean {
  return type === 'handover.delivered' || type === 'handover.rated';
}

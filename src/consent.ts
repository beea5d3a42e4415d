import type { Event, NoticeSeen } from './events.ts';
import { noticeAt } from './retention/notice.ts';
import type { Store } from './store/store.ts';

/** What a company agrees to itself: that its question is sent, or that its name goes along. What it has said yes to by word of mouth it had no text before it for. */
function isConsent(event: Event): boolean {
  return event.type === 'handover.shared' || (event.type === 'handover.requested' && event.handover === event.chain && event.spokenTo === undefined);
}

/** The same events, where the company agrees to something with the notice that stood at its door when it did. */
export async function withNotice(store: Pick<Store, 'retention'>, events: readonly Event[], door: string, at: string): Promise<Event[]> {
  if (!events.some(isConsent)) return [...events];
  const notice = seenAt(await store.retention.notices(), door, at);
  return events.map((event) => (notice && isConsent(event) ? { ...event, notice } : event));
}

function seenAt(versions: Parameters<typeof noticeAt>[0], door: string, at: string): NoticeSeen | undefined {
  const present = noticeAt(versions, door, at);
  return present?.publishedAt === undefined ? undefined : { door: present.door, version: present.version, since: present.publishedAt };
}

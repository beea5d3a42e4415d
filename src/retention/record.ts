import type { Contact, Event, EventOf, Recorded } from '../events.ts';
import { noticeAt } from './notice.ts';
import type { NoticeVersion } from './notice.ts';

/** One thing that happened to a handover, and who did it. */
export type RecordedStep = { at: string; what: string; who?: string; words?: string; /** Which version of the notice stood at the door, where the company agreed to something. */ notice?: number };

/** A handover as a document: what a public authority registers, and what proves what the company agreed to. */
export type HandoverRecord = {
  handover: string;
  conversation: string;
  door: string;
  actor: string;
  recipient: string;
  municipality?: string;
  service: string;
  practice: boolean;
  at: string;
  /** By when the company was told that it hears. */
  by: string;
  brief: { label: string; text: string }[];
  quotes: string[];
  onward: 'ask' | 'share';
  named: boolean;
  sensitive: boolean;
  contact?: Contact;
  steps: RecordedStep[];
  /** What companies were told of their personal data at the door when this one agreed: as it was kept with its yes, or as the date says. */
  notice?: { version: number; publishedAt: string; responsible: string; kept: boolean };
};

/** Makes the record of a handover from what has happened; undefined where it never was. Pure. */
export function recordOf(records: readonly Recorded[], of: { handover: string; conversation: string; contact: Contact | undefined; notices: readonly NoticeVersion[] }): HandoverRecord | undefined {
  const { handover, conversation, contact, notices } = of;
  const opened = records.find(({ event }) => event.type === 'conversation.opened')?.event as EventOf<'conversation.opened'> | undefined;
  const own = records.filter(({ event }) => 'handover' in event && event.handover === handover && event.type.startsWith('handover.'));
  const first = own.find(({ event }) => event.type === 'handover.requested');
  if (!opened || first?.event.type !== 'handover.requested') return undefined;
  const terms = first.event;
  // No more than the recipient may see elsewhere: how the company is reached when somebody has taken it, and of what is sensitive nothing of its own before that.
  const standing = notUndone(own);
  const taken = standing.some(({ event }) => event.type === 'handover.accepted');
  const left = standing.some(({ event }) => leaving.includes(event.type));
  const withheld = terms.sensitive && !taken;
  const named = terms.named || own.some(({ event }) => event.type === 'handover.shared');
  const notice = noticeOf(records, opened.door, first, notices);
  return {
    handover, conversation, door: opened.door, actor: terms.actor, recipient: terms.recipient, ...(terms.municipality === undefined ? {} : { municipality: terms.municipality }), service: terms.service,
    practice: opened.practice, at: first.at, by: terms.by, brief: terms.brief.filter(({ key }) => !(withheld && (key === 'place' || key === 'note'))).map(({ label, text }) => ({ label, text })), quotes: withheld ? [] : terms.quotes, onward: terms.onward, named, sensitive: terms.sensitive,
    ...(contact && named && taken && !left ? { contact } : {}),
    steps: own.map(stepOf),
    ...(notice === undefined ? {} : { notice }),
  };
}

/** With these the case is the recipient's no longer, nor how the company is reached. */
const leaving: readonly Event['type'][] = ['handover.withdrawn', 'handover.declined', 'handover.referred', 'handover.expired'];

/** What happened, but for what was pressed by mistake and undone. */
function notUndone(own: readonly Recorded[]): Recorded[] {
  const undone = new Set(own.flatMap(({ event }) => (event.type === 'handover.undone' ? [event.undoes] : [])));
  return own.filter(({ cause }) => !undone.has(cause));
}

/** What the company could read when it agreed, which in a chain it did at its first handover. */
function noticeOf(records: readonly Recorded[], door: string, own: Recorded, notices: readonly NoticeVersion[]): HandoverRecord['notice'] {
  const chain = own.event.type === 'handover.requested' ? own.event.chain : undefined;
  const consent = records.find(({ event }) => event.type === 'handover.requested' && event.handover === chain) ?? own;
  const seen = consent.event.type === 'handover.requested' ? consent.event.notice : undefined;
  if (seen) {
    const version = notices.find((one) => one.door === seen.door && one.version === seen.version);
    return { version: seen.version, publishedAt: seen.since, responsible: version?.notice.responsible ?? '', kept: true };
  }
  const present = noticeAt(notices, door, consent.at);
  return present?.publishedAt === undefined ? undefined : { version: present.version, publishedAt: present.publishedAt, responsible: present.notice.responsible, kept: false };
}

function stepOf({ at, event }: Recorded): RecordedStep {
  const who = 'promoter' in event && typeof event.promoter === 'object' ? event.promoter.name : undefined;
  const words = 'note' in event ? event.note : 'reason' in event ? event.reason : 'text' in event ? event.text : undefined;
  const notice = 'notice' in event ? event.notice?.version : undefined;
  return { at, what: event.type, ...(who === undefined ? {} : { who }), ...(words === undefined ? {} : { words }), ...(notice === undefined ? {} : { notice }) };
}

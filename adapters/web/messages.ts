import type { Recorded } from '../../src/events.ts';
import type { OpenConversation } from '../../src/conversation/conversation.ts';
import type { Handover } from '../../src/handover/handover.ts';
import type { ConversationShown, HandoverShown, Message } from './schemas.ts';

/** What was said in these records, as the contract shows it. Other events are passed over. */
export function messagesOf(records: readonly Recorded[]): Message[] {
  return records.flatMap((record) => messageOf(record) ?? []);
}

/** The message that a record holds, if it holds one. */
export function messageOf({ at, event }: Recorded): Message | undefined {
  switch (event.type) {
    case 'message.said':
      return { id: event.message, at, language: event.language, from: 'company', text: event.text };
    case 'option.chosen':
      return { id: event.message, at, language: event.language, from: 'company', text: event.label, slot: event.slot };
    case 'message.sent': {
      const { message: id, language, from, text, question, doors, understood, handover, promoter } = event;
      return {
        id, at, language, from, text,
        ...(question === undefined ? {} : { question }),
        ...(doors === undefined ? {} : { doors }),
        ...(understood === undefined ? {} : { understood }),
        ...(handover === undefined ? {} : { handover }),
        ...(promoter === undefined ? {} : { promoter }),
      };
    }
    default:
      return undefined;
  }
}

/** The handovers of a conversation as the company sees them, the oldest first. */
export function handoversOf(conversation: OpenConversation): HandoverShown[] {
  return conversation.handovers.map(showHandover);
}

/** One handover as the company sees it: of a promoter the name only, and of a refusal no reason, which is told in words. */
export function showHandover(handover: Handover): HandoverShown {
  const { id, actor, service, recipient, status, at, by, onward, sensitive, named, introduces, previous, assists, since } = handover;
  return {
    id, actor, service, recipient, status, at, by, onward, sensitive, named, since: since?.version ?? 0,
    ...(introduces === undefined ? {} : { introduces }),
    ...(previous === undefined ? {} : { previous }),
    ...(assists === undefined ? {} : { assists }),
    ...('why' in handover && handover.why ? { why: handover.why } : {}),
    ...('promoter' in handover && handover.promoter ? { promoter: { name: handover.promoter.name } } : {}),
    ...('callBy' in handover ? { callBy: handover.callBy } : {}),
    ...('left' in handover && handover.left ? { left: { name: handover.left.name } } : {}),
    ...('to' in handover ? { to: handover.to } : {}),
    ...('helped' in handover ? { helped: handover.helped } : {}),
  };
}

/** A handover as it was when it was asked for: what the request is answered with, however often it is repeated. */
export function requestedIn(records: readonly Recorded[]): HandoverShown | undefined {
  for (const { at, version, event } of records) {
    if (event.type !== 'handover.requested') continue;
    const { type: _type, handover: id, ...terms } = event;
    return showHandover({ ...terms, id, at, since: { version, at }, status: 'requested' });
  }
  return undefined;
}

/** A conversation as the contract shows it. */
export function conversationOf(id: string, { door, region, language, status, practice }: OpenConversation, code: string): ConversationShown {
  return { id, door, region, language, status, code, practice };
}

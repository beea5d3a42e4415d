import type { Contact, DeclineReason, Helped, Language, Outcome, Promoter, Reading, ReferReason, SpokenTo } from '../events.ts';

/**
 * What can be asked of a conversation. `id` is the input's own id: a repeated id is the same input. `at` is when it came
 * in: time is handed in, never fetched. `since` is the version at which a clock was set: when the state has been left since
 * then, the clock changes nothing.
 */
export type Input = { id: string; at: string } & (
  | { type: 'conversation.open'; door: string; language?: Language; practice: boolean }
  | { type: 'message.say'; text: string }
  | { type: 'option.choose'; slot: string; option: string }
  | { type: 'language.choose'; language: Language }
  | { type: 'message.rate'; message: string; helpful: boolean }
  | ({ type: 'handover.request' } & HandoverRequest)
  | { type: 'handover.withdraw'; handover: string }
  | { type: 'handover.deliver'; handover: string }
  | { type: 'handover.accept'; handover: string; promoter: Promoter }
  | { type: 'handover.decline'; handover: string; promoter: Promoter; reason: DeclineReason; note?: string; avoid?: readonly string[] }
  | { type: 'handover.refer'; handover: string; promoter: Promoter; to: string; reason: string; because?: ReferReason }
  | { type: 'handover.contact'; handover: string; promoter: Promoter }
  | { type: 'handover.call'; handover: string; promoter: Promoter }
  | { type: 'handover.ask'; handover: string; promoter: Promoter; text: string }
  | { type: 'handover.release'; handover: string; promoter: Promoter }
  | { type: 'handover.give'; handover: string; promoter: Promoter; to: Promoter }
  | { type: 'handover.close'; handover: string; promoter: Promoter; outcome: Outcome; note?: string }
  | { type: 'handover.join'; handover: string; promoter: Promoter; to: string; reason: string }
  | { type: 'handover.undo'; handover: string; promoter: Promoter }
  | { type: 'handover.remind'; handover: string; since?: number }
  | { type: 'handover.expire'; handover: string; since?: number; /** Recipients that have said no to the same company of late: not to be tried first. */ avoid?: readonly string[] }
  | { type: 'handover.inquire'; handover: string; since?: number }
  | { type: 'handover.unmailed'; handover: string }
  | { type: 'handover.rate'; handover: string; helped: Helped }
);

/** What the company asks for and agrees to. The contact is kept apart and never enters an event. */
export type HandoverRequest = {
  actor: string;
  service?: string;
  contact: Contact;
  onward: 'ask' | 'share';
  sensitive: boolean;
  /** Whether promoters may see that the company has been here before. */
  recognise?: boolean;
  /** Ids of messages that are not to be sent along. */
  omit: string[];
  note?: string;
  /** The promoter who heard the company say yes, where it did not press it itself. */
  spokenTo?: SpokenTo;
};

/** A text that has been made safe and read. */
export type Read = { text: string; removed: string[]; reading: Reading };

import type { DeclineReason, Outcome, Recorded } from '../../../src/events.ts';
import type { HandoverView } from '../../adapter.ts';

type Said<Key extends string> = Readonly<Record<Key, string>>;

/** What promoters read of a handover wherever they read it: the words of the card in Slack, handed in, so that the page says the same. */
export type Voice = {
  words: CardWords;
  title(view: HandoverView): string;
  /** Where it stands, and what happened before in the same chain. */
  standing(view: HandoverView): string;
  chain(view: HandoverView): string;
  /** What has happened, in a line; empty where there is nothing to say. */
  line(record: Recorded): string;
};

/** The labels of the card and its dialogs. */
export type CardWords = Said<
  | 'accept' | 'refer' | 'decline' | 'contacting' | 'call' | 'ask' | 'close' | 'release' | 'send' | 'join' | 'undo'
  | 'referTo' | 'referToHint' | 'referReason' | 'referReasonHint' | 'joinTo' | 'joinToHint' | 'joinReason' | 'declineReason' | 'declineNote' | 'declineNoteHint'
  | 'closeOutcome' | 'closeOutcomeHint' | 'closeNote' | 'closeNoteHint' | 'askText' | 'choose' | 'likeliest' | 'others'
  | 'practice' | 'ownWords' | 'wordsWhenTaken' | 'shownWhenTaken' | 'shownWhenAgreed' | 'notGiven' | 'otherLanguage'
  | 'contactTitle' | 'onlyPhone' | 'contactNotShared' | 'unmailed' | 'confirmLastCall' | 'takenByYou' | 'justCalled' | 'notNow' | 'nobodyOnward'
> & {
  keys: Said<'who' | 'need' | 'stage' | 'place' | 'why' | 'note'>;
  contact: Said<'name' | 'company' | 'organisationNumber' | 'phone' | 'callTime' | 'email'>;
  reasons: Readonly<Record<DeclineReason, string>>;
  outcomes: Readonly<Record<Outcome, string>>;
  errors: Said<'to' | 'referReason' | 'joinTo' | 'joinReason' | 'declineReason' | 'declineNote' | 'closeOutcome' | 'askText'> & { tooLong(max: number): string };
  takenBy(name: string): string;
  notAnyMore(what: string): string;
  /** Why something can no longer be undone; undefined for any other code. */
  undoing(code: string, name: string, recipient: string): string | undefined;
};

import type { HandoverView } from '../adapter.ts';
import type { Language, Recorded } from '../../src/events.ts';
import { sayEvent } from './notes.ts';
import { phaseOf, sayChain, sayStanding } from './standing.ts';
import { words as wordsOf } from './words.ts';

/** The words of the card, for whoever shows the same case in another place. Not made safe for Slack. */
export function voiceOf(language: Language, nameOf: (actor: string) => string) {
  const words = wordsOf(language);
  return {
    words,
    title: (view: HandoverView) => ({ open: words.newCase, taken: words.takenCase, ended: words.endedCase })[phaseOf(view.handover)](view.handover.recipient),
    standing: ({ handover }: HandoverView) => sayStanding(handover, nameOf, words),
    chain: (view: HandoverView) => sayChain(view, words),
    line: (record: Recorded) => sayEvent(record, nameOf, words),
  };
}

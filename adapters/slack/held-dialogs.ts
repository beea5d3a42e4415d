import type { types } from '@slack/bolt';
import { outcomes } from '../../src/events.ts';
import { actorField, choiceField, fieldIds, longestQuestion, modal, plain, textField } from './modal.ts';
import type { About } from './modal.ts';
import type { Words } from './words.ts';

/** The dialogs of whoever holds a case. */

/** Avsluta: how it went, and a note for the actor's own record. */
export function closeDialog(about: About, words: Words): types.ModalView {
  return modal('close', about, { title: words.closeTitle, submit: words.close }, words, [
    choiceField(fieldIds.closeOutcome, words.closeOutcome, outcomes.map((value) => ({ value, text: words.outcomes[value] })), words, words.closeOutcomeHint),
    textField(fieldIds.closeNote, words.closeNote, words.closeNoteHint, { optional: true }),
  ]);
}

/** Fråga företaget: the question, as the company will read it. */
export function askDialog(about: About, words: Words): types.ModalView {
  return modal('ask', about, { title: words.askTitle, submit: words.send }, words, [textField(fieldIds.askText, words.askText, words.askTextHint, { optional: false, longest: longestQuestion })]);
}

/** Lämna till kollega: who takes over. */
export function giveDialog(about: About, words: Words): types.ModalView {
  return modal('give', about, { title: words.giveTitle, submit: words.giveTitle }, words, [
    {
      type: 'input', block_id: fieldIds.giveTo, label: plain(words.giveTo), hint: plain(words.giveToHint),
      element: { type: 'users_select', action_id: fieldIds.giveTo, placeholder: plain(words.choose) },
    },
  ]);
}

/** Ta in: who helps, the likeliest first, and with what. */
export function joinDialog(about: About, onward: readonly { id: string; name: string }[], words: Words, likeliest = 3): types.ModalView {
  return modal('join', about, { title: words.joinTitle, submit: words.join }, words, [
    actorField(fieldIds.joinTo, words.joinTo, words.joinToHint, onward, words, likeliest),
    textField(fieldIds.joinReason, words.joinReason, words.referReasonHint, { optional: false }),
  ]);
}

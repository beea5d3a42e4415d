import type { types } from '@slack/bolt';
import { z } from 'zod';
import { DeclineReason, Outcome, ReferReason, declineReasons, referReasons } from '../../src/events.ts';
import { actorField, choiceField, dialogIds, fieldIds, longestQuestion, longestReason, modal, textField } from './modal.ts';
import type { About } from './modal.ts';
import { clean } from './safe.ts';
import type { Words } from './words.ts';

/** What a dialog that is as it should be was handed in with. */
export type Submission =
  | { dialog: 'refer'; about: About; to: string; reason: string; because?: ReferReason }
  | { dialog: 'join'; about: About; to: string; reason: string }
  | { dialog: 'decline'; about: About; reason: DeclineReason; note: string }
  | { dialog: 'close'; about: About; outcome: Outcome; note: string }
  | { dialog: 'ask'; about: About; text: string }
  | { dialog: 'give'; about: About; user: string };
type Checked = { submission: Submission } | { errors: Record<string, string> };

/** Skicka vidare: to whom, the likeliest first (`onward` begins with so many of them), and why: a reason from the short list, words of one's own, or both. */
export function referDialog(about: About, onward: readonly { id: string; name: string }[], words: Words, likeliest = 3): types.ModalView {
  return modal('refer', about, { title: words.referTitle, submit: words.refer }, words, [
    actorField(fieldIds.to, words.referTo, words.referToHint, onward, words, likeliest),
    choiceField(fieldIds.referWhy, words.referWhy, referReasons.map((value) => ({ value, text: words.referReasons[value] })), words, undefined, true),
    textField(fieldIds.referReason, words.referReason, words.referReasonHint, { optional: true }),
  ]);
}

/** Inte vi: a reason from the short list, and words of one's own, which are needed when it is another reason. */
export function declineDialog(about: About, words: Words): types.ModalView {
  return modal('decline', about, { title: words.declineTitle, submit: words.decline }, words, [
    choiceField(fieldIds.declineReason, words.declineReason, declineReasons.map((value) => ({ value, text: words.reasons[value] })), words),
    textField(fieldIds.declineNote, words.declineNote, words.declineNoteHint, { optional: true }),
  ]);
}

const Submitted = z.object({
  type: z.literal('view_submission'),
  view: z.object({
    callback_id: z.enum(dialogIds),
    private_metadata: z.string(),
    state: z.object({
      values: z.record(z.string(), z.record(z.string(), z.object({ value: z.string().nullish(), selected_option: z.object({ value: z.string() }).nullish(), selected_user: z.string().nullish() }))),
    }),
  }),
});
const Remembered = z.object({ handover: z.string(), channel: z.string(), holder: z.string().optional() });

/**
 * What a dialog was handed in with, or what is to be put right in it. Undefined for what is no dialog of ours. Pure, so
 * that a repeated request gets the same answer.
 */
export function readSubmission(payload: unknown, words: Words): Checked | undefined {
  const parsed = Submitted.safeParse(payload);
  if (!parsed.success) return undefined;
  const { callback_id, private_metadata, state } = parsed.data.view;
  const { holder, ...where } = Remembered.parse(JSON.parse(private_metadata));
  const about: About = { ...where, ...(holder === undefined ? {} : { holder }) };
  const field = (id: string) => state.values[id]?.[id];
  const written = (id: string) => clean(field(id)?.value ?? '');
  const chosen = (id: string) => field(id)?.selected_option?.value ?? '';
  switch (callback_id) {
    case dialogIds.refer:
      return checkRefer(about, chosen(fieldIds.to), chosen(fieldIds.referWhy), written(fieldIds.referReason), words);
    case dialogIds.decline:
      return checkDecline(about, chosen(fieldIds.declineReason), written(fieldIds.declineNote), words);
    case dialogIds.close:
      return checkClose(about, chosen(fieldIds.closeOutcome), written(fieldIds.closeNote), words);
    case dialogIds.ask:
      return checkAsk(about, written(fieldIds.askText), words);
    case dialogIds.give:
      return checkGive(about, field(fieldIds.giveTo)?.selected_user ?? '', words);
    case dialogIds.join:
      return checkJoin(about, chosen(fieldIds.joinTo), written(fieldIds.joinReason), words);
  }
}

function checkRefer(about: About, to: string, chosen: string, reason: string, words: Words): Checked {
  const because = ReferReason.safeParse(chosen).data;
  const errors = {
    ...(to ? {} : { [fieldIds.to]: words.errors.to }),
    ...(reason || (because && because !== 'other') ? tooLong(fieldIds.referReason, reason, words) : { [fieldIds.referReason]: words.errors.referReason }),
  };
  return Object.keys(errors).length ? { errors } : { submission: { dialog: 'refer', about, to, reason, ...(because ? { because } : {}) } };
}

function checkJoin(about: About, to: string, reason: string, words: Words): Checked {
  const errors = {
    ...(to ? {} : { [fieldIds.joinTo]: words.errors.joinTo }),
    ...(reason ? tooLong(fieldIds.joinReason, reason, words) : { [fieldIds.joinReason]: words.errors.joinReason }),
  };
  return Object.keys(errors).length ? { errors } : { submission: { dialog: 'join', about, to, reason } };
}

function checkDecline(about: About, chosen: string, note: string, words: Words): Checked {
  const reason = DeclineReason.safeParse(chosen);
  const errors = {
    ...(reason.success ? {} : { [fieldIds.declineReason]: words.errors.declineReason }),
    ...(reason.data === 'other' && !note ? { [fieldIds.declineNote]: words.errors.declineNote } : tooLong(fieldIds.declineNote, note, words)),
  };
  return reason.success && !Object.keys(errors).length ? { submission: { dialog: 'decline', about, reason: reason.data, note } } : { errors };
}

function checkClose(about: About, chosen: string, note: string, words: Words): Checked {
  const outcome = Outcome.safeParse(chosen);
  const errors = { ...(outcome.success ? {} : { [fieldIds.closeOutcome]: words.errors.closeOutcome }), ...tooLong(fieldIds.closeNote, note, words) };
  return outcome.success && !Object.keys(errors).length ? { submission: { dialog: 'close', about, outcome: outcome.data, note } } : { errors };
}

function checkAsk(about: About, text: string, words: Words): Checked {
  const errors = text ? tooLong(fieldIds.askText, text, words, longestQuestion) : { [fieldIds.askText]: words.errors.askText };
  return Object.keys(errors).length ? { errors } : { submission: { dialog: 'ask', about, text } };
}

function checkGive(about: About, user: string, words: Words): Checked {
  return user ? { submission: { dialog: 'give', about, user } } : { errors: { [fieldIds.giveTo]: words.errors.giveTo } };
}

function tooLong(field: string, text: string, words: Words, longest = longestReason): Record<string, string> {
  return text.length > longest ? { [field]: words.errors.tooLong(longest) } : {};
}

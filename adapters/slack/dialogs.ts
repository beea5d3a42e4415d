import type { types } from '@slack/bolt';
import { z } from 'zod';
import { DeclineReason, Outcome, declineReasons } from '../../src/events.ts';
import { limits } from './blocks.ts';
import { choiceField, dialogIds, fieldIds, longestQuestion, longestReason, modal, plain, textField } from './modal.ts';
import type { About } from './modal.ts';
import { clean, cleanLine } from './safe.ts';
import type { Words } from './words.ts';

/** What a dialog that is as it should be was handed in with. */
export type Submission =
  | { dialog: 'refer'; about: About; to: string; reason: string }
  | { dialog: 'decline'; about: About; reason: DeclineReason; note: string }
  | { dialog: 'close'; about: About; outcome: Outcome; note: string }
  | { dialog: 'ask'; about: About; text: string }
  | { dialog: 'give'; about: About; user: string };
type Checked = { submission: Submission } | { errors: Record<string, string> };


/** Skicka vidare: to whom, the likeliest first (`onward` begins with so many of them), and why. */
export function referDialog(about: About, onward: readonly { id: string; name: string }[], words: Words, likeliest = 3): types.ModalView {
  const option = ({ id, name }: { id: string; name: string }) => ({ text: plain(cleanLine(name) || id, limits.option), value: id });
  const first = onward.slice(0, likeliest);
  const others = onward.slice(likeliest).sort((a, b) => a.name.localeCompare(b.name, 'sv'));
  const groups = [
    ...(first.length ? [{ label: plain(words.likeliest), options: first.map(option) }] : []),
    ...inHundreds(others).map((some) => ({ label: plain(words.others), options: some.map(option) })),
  ];
  return modal('refer', about, { title: words.referTitle, submit: words.refer }, words, [
    {
      type: 'input', block_id: fieldIds.to, label: plain(words.referTo), hint: plain(words.referToHint),
      element: { type: 'static_select', action_id: fieldIds.to, placeholder: plain(words.choose), option_groups: groups },
    },
    textField(fieldIds.referReason, words.referReason, words.referReasonHint, { optional: false }),
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
const Remembered = z.object({ handover: z.string(), channel: z.string() });

/**
 * What a dialog was handed in with, or what is to be put right in it. Undefined for what is no dialog of ours. Pure, so
 * that a repeated request gets the same answer.
 */
export function readSubmission(payload: unknown, words: Words): Checked | undefined {
  const parsed = Submitted.safeParse(payload);
  if (!parsed.success) return undefined;
  const { callback_id, private_metadata, state } = parsed.data.view;
  const about = Remembered.parse(JSON.parse(private_metadata));
  const field = (id: string) => state.values[id]?.[id];
  const written = (id: string) => clean(field(id)?.value ?? '');
  const chosen = (id: string) => field(id)?.selected_option?.value ?? '';
  switch (callback_id) {
    case dialogIds.refer:
      return checkRefer(about, chosen(fieldIds.to), written(fieldIds.referReason), words);
    case dialogIds.decline:
      return checkDecline(about, chosen(fieldIds.declineReason), written(fieldIds.declineNote), words);
    case dialogIds.close:
      return checkClose(about, chosen(fieldIds.closeOutcome), written(fieldIds.closeNote), words);
    case dialogIds.ask:
      return checkAsk(about, written(fieldIds.askText), words);
    case dialogIds.give:
      return checkGive(about, field(fieldIds.giveTo)?.selected_user ?? '', words);
  }
}

function checkRefer(about: About, to: string, reason: string, words: Words): Checked {
  const errors = {
    ...(to ? {} : { [fieldIds.to]: words.errors.to }),
    ...(reason ? tooLong(fieldIds.referReason, reason, words) : { [fieldIds.referReason]: words.errors.referReason }),
  };
  return Object.keys(errors).length ? { errors } : { submission: { dialog: 'refer', about, to, reason } };
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

function inHundreds<T>(all: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(all.length / limits.select) }, (_, i) => all.slice(i * limits.select, (i + 1) * limits.select));
}

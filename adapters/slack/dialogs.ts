import type { types } from '@slack/bolt';
import { z } from 'zod';
import { DeclineReason, declineReasons } from '../../src/events.ts';
import { limits } from './blocks.ts';
import { clean, safeLine } from './safe.ts';
import type { Words } from './words.ts';

/** The dialogs, and the check of what is handed in from them. Nothing here changes anything. */
export const dialogIds = { refer: 'handover_refer_dialog', decline: 'handover_decline_dialog' } as const;

/** The fields of the dialogs: `action_id` and `block_id` are the same word. */
export const fieldIds = { to: 'refer_to', referReason: 'refer_reason', declineReason: 'decline_reason', declineNote: 'decline_note' } as const;

/** How long a reason may be. */
export const longestReason = 500;

/** What a dialog remembers while it is open: which handover it is about, and where its button was pressed. */
export type About = { handover: string; channel: string };

export type Submission =
  | { dialog: 'refer'; about: About; to: string; reason: string }
  | { dialog: 'decline'; about: About; reason: DeclineReason; note: string };

const plain = (text: string, max = 2000) => ({ type: 'plain_text' as const, text: safeLine(text, max), emoji: false });

/** Skicka vidare: to whom, the likeliest first (`onward` begins with so many of them), and why. */
export function referDialog(about: About, onward: readonly { id: string; name: string }[], words: Words, likeliest = 3): types.ModalView {
  const option = ({ id, name }: { id: string; name: string }) => ({ text: plain(name, limits.option), value: id });
  const first = onward.slice(0, likeliest);
  const others = onward.slice(likeliest).sort((a, b) => a.name.localeCompare(b.name, 'sv'));
  const groups = [
    ...(first.length ? [{ label: plain(words.likeliest), options: first.map(option) }] : []),
    ...inHundreds(others).map((some) => ({ label: plain(words.others), options: some.map(option) })),
  ];
  return modal('refer', about, words.referTitle, words.refer, words, [
    {
      type: 'input', block_id: fieldIds.to, label: plain(words.referTo), hint: plain(words.referToHint),
      element: { type: 'static_select', action_id: fieldIds.to, placeholder: plain(words.choose), option_groups: groups },
    },
    textField(fieldIds.referReason, words.referReason, words.referReasonHint, false),
  ]);
}

/** Inte vi: a reason from the short list, and words of one's own, which are needed when it is another reason. */
export function declineDialog(about: About, words: Words): types.ModalView {
  return modal('decline', about, words.declineTitle, words.decline, words, [
    {
      type: 'input', block_id: fieldIds.declineReason, label: plain(words.declineReason),
      element: {
        type: 'static_select', action_id: fieldIds.declineReason, placeholder: plain(words.choose),
        options: declineReasons.map((reason) => ({ text: plain(words.reasons[reason], limits.option), value: reason })),
      },
    },
    textField(fieldIds.declineNote, words.declineNote, words.declineNoteHint, true),
  ]);
}

const Submitted = z.object({
  type: z.literal('view_submission'),
  view: z.object({
    callback_id: z.enum(dialogIds),
    private_metadata: z.string(),
    state: z.object({
      values: z.record(z.string(), z.record(z.string(), z.object({ value: z.string().nullish(), selected_option: z.object({ value: z.string() }).nullish() }))),
    }),
  }),
});
const Remembered = z.object({ handover: z.string(), channel: z.string() });

/**
 * What a dialog was handed in with, or what is to be put right in it. Undefined for what is no dialog of ours. Pure, so
 * that a repeated request gets the same answer.
 */
export function readSubmission(payload: unknown, words: Words): { submission: Submission } | { errors: Record<string, string> } | undefined {
  const parsed = Submitted.safeParse(payload);
  if (!parsed.success) return undefined;
  const { callback_id, private_metadata, state } = parsed.data.view;
  const about = Remembered.parse(JSON.parse(private_metadata));
  const field = (id: string) => state.values[id]?.[id];
  const written = (id: string) => clean(field(id)?.value ?? '');
  const chosen = (id: string) => field(id)?.selected_option?.value ?? '';
  return callback_id === dialogIds.refer
    ? checkRefer(about, chosen(fieldIds.to), written(fieldIds.referReason), words)
    : checkDecline(about, chosen(fieldIds.declineReason), written(fieldIds.declineNote), words);
}

function checkRefer(about: About, to: string, reason: string, words: Words): ReturnType<typeof readSubmission> {
  const errors = {
    ...(to ? {} : { [fieldIds.to]: words.errors.to }),
    ...(reason ? tooLong(fieldIds.referReason, reason, words) : { [fieldIds.referReason]: words.errors.referReason }),
  };
  return Object.keys(errors).length ? { errors } : { submission: { dialog: 'refer', about, to, reason } };
}

function checkDecline(about: About, chosen: string, note: string, words: Words): ReturnType<typeof readSubmission> {
  const reason = DeclineReason.safeParse(chosen);
  const errors = {
    ...(reason.success ? {} : { [fieldIds.declineReason]: words.errors.declineReason }),
    ...(reason.data === 'other' && !note ? { [fieldIds.declineNote]: words.errors.declineNote } : tooLong(fieldIds.declineNote, note, words)),
  };
  return reason.success && !Object.keys(errors).length ? { submission: { dialog: 'decline', about, reason: reason.data, note } } : { errors };
}

function tooLong(field: string, text: string, words: Words): Record<string, string> {
  return text.length > longestReason ? { [field]: words.errors.tooLong(longestReason) } : {};
}

function textField(id: string, label: string, hint: string, optional: boolean): types.InputBlock {
  return {
    type: 'input', block_id: id, label: plain(label), hint: plain(hint), optional,
    element: { type: 'plain_text_input', action_id: id, multiline: true, max_length: longestReason },
  };
}

function modal(dialog: keyof typeof dialogIds, about: About, title: string, submit: string, words: Words, blocks: types.InputBlock[]): types.ModalView {
  return { type: 'modal', callback_id: dialogIds[dialog], private_metadata: JSON.stringify(about), title: plain(title, 24), submit: plain(submit, 24), close: plain(words.cancel, 24), blocks };
}

function inHundreds<T>(all: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(all.length / limits.select) }, (_, i) => all.slice(i * limits.select, (i + 1) * limits.select));
}

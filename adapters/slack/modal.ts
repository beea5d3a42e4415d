import type { types } from '@slack/bolt';
import { limits } from './blocks.ts';
import { cleanLine, safeLine } from './safe.ts';
import type { Words } from './words.ts';

/** The dialogs there are. */
export const dialogIds = {
  refer: 'handover_refer_dialog', decline: 'handover_decline_dialog', close: 'handover_close_dialog', ask: 'handover_ask_dialog', give: 'handover_give_dialog', join: 'handover_join_dialog',
} as const;

/** The fields of the dialogs: `action_id` and `block_id` are the same word. */
export const fieldIds = {
  to: 'refer_to', referWhy: 'refer_why', referReason: 'refer_reason', declineReason: 'decline_reason', declineNote: 'decline_note',
  closeOutcome: 'close_outcome', closeNote: 'close_note', askText: 'ask_text', giveTo: 'give_to', joinTo: 'join_to', joinReason: 'join_reason',
} as const;

/** How long a reason or a note may be, and a question to the company. */
export const longestReason = 500;
export const longestQuestion = 1000;

/** What a dialog remembers while it is open: which handover it is about, where its button was pressed, and who held the case then. */
export type About = { handover: string; channel: string; holder?: string };

/** A text of ours or of others, on one line and safe. */
export const plain = (text: string, max = 2000) => ({ type: 'plain_text' as const, text: safeLine(text, max), emoji: false });

/** A field for some lines of text. */
export function textField(id: string, label: string, hint: string, { optional, longest = longestReason }: { optional: boolean; longest?: number }): types.InputBlock {
  return {
    type: 'input', block_id: id, label: plain(label), hint: plain(hint), optional,
    element: { type: 'plain_text_input', action_id: id, multiline: true, max_length: longest },
  };
}

/** A field to choose an actor in: the likeliest first (`onward` begins with so many of them). */
export function actorField(id: string, label: string, hint: string, onward: readonly { id: string; name: string }[], words: Words, likeliest: number): types.InputBlock {
  const option = (actor: { id: string; name: string }) => ({ text: plain(cleanLine(actor.name) || actor.id, limits.option), value: actor.id });
  const first = onward.slice(0, likeliest);
  const others = onward.slice(likeliest).sort((a, b) => a.name.localeCompare(b.name, 'sv'));
  const groups = [
    ...(first.length ? [{ label: plain(words.likeliest), options: first.map(option) }] : []),
    ...inHundreds(others).map((some) => ({ label: plain(words.others), options: some.map(option) })),
  ];
  return {
    type: 'input', block_id: id, label: plain(label), hint: plain(hint),
    element: { type: 'static_select', action_id: id, placeholder: plain(words.choose), option_groups: groups },
  };
}

function inHundreds<T>(all: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(all.length / limits.select) }, (_, i) => all.slice(i * limits.select, (i + 1) * limits.select));
}

/** A field with a short list to choose from. */
export function choiceField(id: string, label: string, options: readonly { text: string; value: string }[], words: Words, hint?: string, optional = false): types.InputBlock {
  return {
    type: 'input', block_id: id, label: plain(label), ...(hint === undefined ? {} : { hint: plain(hint) }), ...(optional ? { optional } : {}),
    element: { type: 'static_select', action_id: id, placeholder: plain(words.choose), options: options.map(({ text, value }) => ({ text: plain(text, limits.option), value })) },
  };
}

/** A dialog with its title, its fields and its two buttons. */
export function modal(dialog: keyof typeof dialogIds, about: About, said: { title: string; submit: string }, words: Words, blocks: types.InputBlock[]): types.ModalView {
  return {
    type: 'modal', callback_id: dialogIds[dialog], private_metadata: JSON.stringify(about),
    title: plain(said.title, 24), submit: plain(said.submit, 24), close: plain(words.cancel, 24), blocks,
  };
}

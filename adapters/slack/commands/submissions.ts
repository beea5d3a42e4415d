import type { types } from '@slack/bolt';
import { z } from 'zod';
import { plain, textField } from '../modal.ts';
import { clean } from '../safe.ts';
import { readClosed } from './closed-weeks.ts';
import type { Asked } from './commanding.ts';
import { checkHandOver } from './hand-over.ts';
import type { Filled, HandOver } from './hand-over.ts';
import { commandDialogs } from './pieces.ts';
import type { CommandWords } from './words.ts';

const sayField = 'lead_said';
const closedField = 'join_when';
const longestSay = 1000;

/** What a dialog remembers: where to answer. */
const Place = z.object({ channel: z.string(), name: z.string(), url: z.string() });
type Place = z.infer<typeof Place>;

/** What one of the command's dialogs was handed in with. */
export type CommandSubmission =
  | ({ dialog: 'say'; conversation: string; text: string } & Place)
  | ({ dialog: 'closed'; when: string } & Place)
  | ({ dialog: 'handOver'; handOver: HandOver } & Place);
type Checked = { submission: CommandSubmission } | { errors: Record<string, string> };

const placeOf = ({ channel = '', channelName = '', url = '' }: Asked): Place => ({ channel, name: channelName, url });

/** What the company answers, in its own words. */
export function sayDialog(asked: Asked, conversation: string, said: CommandWords): types.ModalView {
  return view('say', { ...placeOf(asked), conversation }, said.sayTitle, said.send, said, [textField(sayField, said.sayLabel, said.sayHint, { optional: false, longest: longestSay })]);
}

/** When the actor is closed. */
export function closedDialog(asked: Asked, said: CommandWords): types.ModalView {
  return view('closed', placeOf(asked), said.closedTitle, said.enterClosed, said, [
    { type: 'input', block_id: closedField, label: plain(said.closedLabel), hint: plain(said.closedHint), element: { type: 'plain_text_input', action_id: closedField, max_length: 100 } },
  ]);
}

function view(dialog: keyof typeof commandDialogs, about: object, title: string, submit: string, said: CommandWords, blocks: types.InputBlock[]): types.ModalView {
  return { type: 'modal', callback_id: commandDialogs[dialog], private_metadata: JSON.stringify(about), title: plain(title, 24), submit: plain(submit, 24), close: plain(said.cancel, 24), blocks };
}

const option = z.object({ value: z.string() });
const Submitted = z.object({
  type: z.literal('view_submission'),
  view: z.object({
    callback_id: z.enum(commandDialogs),
    private_metadata: z.string(),
    state: z.object({ values: z.record(z.string(), z.record(z.string(), z.object({ value: z.string().nullish(), selected_option: option.nullish(), selected_options: z.array(option).nullish() }))) }),
  }),
});

/** What one of the command's dialogs was handed in with, or what is to be put right in it; undefined for what is none of them. Pure, so that a repeated request gets the same answer on the same day. */
export function readCommandSubmission(payload: unknown, said: CommandWords, today: string): Checked | undefined {
  const parsed = Submitted.safeParse(payload);
  if (!parsed.success) return undefined;
  const { callback_id, private_metadata, state } = parsed.data.view;
  const filled: Filled = (field) => {
    const given = state.values[field]?.[field];
    return { text: given?.value ?? '', option: given?.selected_option?.value ?? '', options: (given?.selected_options ?? []).map(({ value }) => value) };
  };
  const place = Place.parse(JSON.parse(private_metadata));
  switch (callback_id) {
    case commandDialogs.say:
      return checkSay(private_metadata, place, clean(filled(sayField).text), said);
    case commandDialogs.closed:
      return checkClosed(place, filled(closedField).text, said, today);
    case commandDialogs.handOver: {
      const checked = checkHandOver(private_metadata, filled, said);
      return 'errors' in checked ? checked : { submission: { dialog: 'handOver', ...place, handOver: checked.handOver } };
    }
  }
}

function checkSay(metadata: string, place: Place, text: string, said: CommandWords): Checked {
  const { conversation } = z.object({ conversation: z.string() }).parse(JSON.parse(metadata));
  if (!text) return { errors: { [sayField]: said.errors.say } };
  return text.length > longestSay ? { errors: { [sayField]: said.errors.tooLong(longestSay) } } : { submission: { dialog: 'say', ...place, conversation, text } };
}

function checkClosed(place: Place, when: string, said: CommandWords, today: string): Checked {
  const days = readClosed(when, today);
  return typeof days === 'string' ? { errors: { [closedField]: said.closedFaults[days] } } : { submission: { dialog: 'closed', ...place, when } };
}

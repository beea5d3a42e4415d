import type { Block, InputBlock } from '../block-kit/blocks.ts';
import { choicesOf, type InputElement } from '../block-kit/elements.ts';
import type { Option } from '../block-kit/pieces.ts';

/** What a person has filled in: block id → action id → text, the chosen option's value, or several of them. */
export type Filled = Record<string, Record<string, string | string[] | null>>;
/** The same as Slack sends it in `state.values`. */
export type Values = Record<string, Record<string, Record<string, unknown>>>;

type Given = string | string[] | null | undefined;

/** For each element: the field that says what it holds from the start, the field that its value is sent in, and of what kind that is. */
const fields: Record<InputElement['type'], readonly [from: string, to: string, kind: 'text' | 'number' | 'option' | 'options' | 'list']> = {
  plain_text_input: ['initial_value', 'value', 'text'],
  email_text_input: ['initial_value', 'value', 'text'],
  url_text_input: ['initial_value', 'value', 'text'],
  number_input: ['initial_value', 'value', 'text'],
  rich_text_input: ['', 'rich_text_value', 'text'],
  file_input: ['', 'files', 'list'],
  static_select: ['initial_option', 'selected_option', 'option'],
  external_select: ['initial_option', 'selected_option', 'option'],
  radio_buttons: ['initial_option', 'selected_option', 'option'],
  checkboxes: ['initial_options', 'selected_options', 'options'],
  multi_static_select: ['initial_options', 'selected_options', 'options'],
  multi_external_select: ['initial_options', 'selected_options', 'options'],
  datepicker: ['initial_date', 'selected_date', 'text'],
  timepicker: ['initial_time', 'selected_time', 'text'],
  datetimepicker: ['initial_date_time', 'selected_date_time', 'number'],
  users_select: ['initial_user', 'selected_user', 'text'],
  channels_select: ['initial_channel', 'selected_channel', 'text'],
  conversations_select: ['initial_conversation', 'selected_conversation', 'text'],
  multi_users_select: ['initial_users', 'selected_users', 'list'],
  multi_channels_select: ['initial_channels', 'selected_channels', 'list'],
  multi_conversations_select: ['initial_conversations', 'selected_conversations', 'list'],
};

/** The state of a view where nobody has touched anything. */
export function emptyValues(blocks: readonly Block[]): Values {
  return readValues(blocks, {}).values;
}

/** Turns what was filled in into Slack's form, and says at each field what is missing or does not fit, as Slack's client does before it sends. */
export function readValues(blocks: readonly Block[], filled: Filled): { values: Values; errors: Record<string, string> } {
  const values: Values = {};
  const errors: Record<string, string> = {};
  for (const block of blocks) {
    if (block.type !== 'input' || block.block_id === undefined) continue;
    const action = block.element.action_id ?? '';
    const touched = filled[block.block_id];
    const given = touched && Object.hasOwn(touched, action) ? touched[action] : initial(block.element);
    values[block.block_id] = { [action]: { type: block.element.type, ...valueOf(block.element, given) } };
    const fault = faultOf(block, given);
    if (fault !== undefined) errors[block.block_id] = fault;
  }
  return { values, errors };
}

/** What an element holds before anyone has touched it. */
export function initial(element: InputElement): Given {
  const start = (element as Readonly<Record<string, unknown>>)[fields[element.type][0]];
  if (Array.isArray(start)) return start.flatMap((each) => nameOf(each) ?? []);
  return nameOf(start);
}

function nameOf(start: unknown): string | undefined {
  if (typeof start === 'string') return start;
  if (typeof start === 'number') return String(start);
  return typeof start === 'object' && start !== null && 'value' in start && typeof start.value === 'string' ? start.value : undefined;
}

function valueOf(element: InputElement, given: Given): Record<string, unknown> {
  const [, to, kind] = fields[element.type];
  const all = [given].flat().filter((each): each is string => typeof each === 'string' && each !== '');
  const one = all[0] ?? null;
  const options = 'options' in element || 'option_groups' in element ? choicesOf(element) : [];
  switch (kind) {
    case 'text':
      return { [to]: one };
    case 'number':
      return { [to]: one === null ? null : Number(one) };
    case 'option':
      return { [to]: pick(options, one) };
    case 'options':
      return { [to]: all.flatMap((each) => pick(options, each) ?? []) };
    case 'list':
      return { [to]: all };
  }
}

/** The option with a value, whole, as Slack sends it back. */
export function pick(options: readonly Option[], value: string | null): Option | null {
  return options.find((each) => each.value === value) ?? null;
}

function faultOf(block: InputBlock, given: Given): string | undefined {
  const text = [given].flat().join('');
  if (text.trim() === '') return block.optional ? undefined : 'Det här behöver fyllas i.';
  const { element } = block;
  if (element.type !== 'plain_text_input') return undefined;
  const length = Array.from(text).length;
  if (length < (element.min_length ?? 0)) return `Skriv minst ${element.min_length} tecken.`;
  if (length > (element.max_length ?? 3000)) return `Skriv högst ${element.max_length ?? 3000} tecken.`;
  return undefined;
}

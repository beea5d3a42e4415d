import { z } from 'zod';
import { limits } from './limits.ts';
import { actionId, anyText, colour, confirmation, conversationFilter, dispatchConfig, oneSource, oneSourceOnly, option, optionGroup, plain, slackFile, some, tickOption, url, words, workflow } from './pieces.ts';
import type { Option } from './pieces.ts';

/** What a person can press, choose or fill in. */

const placeholder = plain(limits.placeholder).optional();
const focus = z.boolean().optional();
const confirm = confirmation.optional();
const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a date in the format YYYY-MM-DD');
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time in the format HH:mm');
const many = { max_selected_items: z.number().int().min(1).optional() };
const acting = { action_id: actionId, confirm };
const menu = { ...acting, placeholder, focus_on_load: focus };
const typing = { action_id: actionId, placeholder, focus_on_load: focus, dispatch_action_config: dispatchConfig.optional(), initial_value: z.string().optional() };

type Choices = { options?: readonly Option[] | undefined; option_groups?: readonly { options: readonly Option[] }[] | undefined };
const oneKindOfChoices = { error: 'must define exactly one of: options, option_groups' };
const knownInitial = { error: 'initial option must match one of the options' };
function hasOneKind(select: Choices): boolean {
  return (select.options === undefined) !== (select.option_groups === undefined);
}
/** Every choice of a menu, whether it stands in a group or not. */
export function choicesOf(select: Choices): readonly Option[] {
  return select.options ?? select.option_groups?.flatMap((group) => group.options) ?? [];
}
function knows(select: Choices, initial: readonly (Option | undefined)[]): boolean {
  const values = choicesOf(select).map((each) => each.value);
  return initial.every((each) => each === undefined || values.includes(each.value));
}

const button = z.strictObject({
  type: z.literal('button'),
  text: plain(limits.buttonText),
  ...acting,
  url: url.optional(),
  value: words(limits.buttonValue).optional(),
  style: colour.optional(),
  accessibility_label: words(limits.accessibilityLabel).optional(),
});
const overflow = z.strictObject({ type: z.literal('overflow'), ...acting, options: some(option, limits.overflowOptions) });
const staticSelect = z
  .strictObject({
    type: z.literal('static_select'),
    ...menu,
    options: some(option, limits.selectOptions).optional(),
    option_groups: some(optionGroup, limits.selectGroups).optional(),
    initial_option: option.optional(),
  })
  .refine(hasOneKind, oneKindOfChoices)
  .refine((select) => knows(select, [select.initial_option]), knownInitial);
const manyStatic = z
  .strictObject({
    type: z.literal('multi_static_select'),
    ...menu,
    ...many,
    options: some(option, limits.selectOptions).optional(),
    option_groups: some(optionGroup, limits.selectGroups).optional(),
    initial_options: z.array(option).optional(),
  })
  .refine(hasOneKind, oneKindOfChoices)
  .refine((select) => knows(select, select.initial_options ?? []), knownInitial);
const checkboxes = z
  .strictObject({ type: z.literal('checkboxes'), ...acting, focus_on_load: focus, options: some(tickOption, limits.tickOptions), initial_options: z.array(tickOption).optional() })
  .refine((boxes) => knows(boxes, boxes.initial_options ?? []), knownInitial);
const radios = z
  .strictObject({ type: z.literal('radio_buttons'), ...acting, focus_on_load: focus, options: some(tickOption, limits.tickOptions), initial_option: tickOption.optional() })
  .refine((rings) => knows(rings, [rings.initial_option]), knownInitial);

const externalSelect = z.strictObject({ type: z.literal('external_select'), ...menu, initial_option: option.optional(), min_query_length: z.number().optional() });
const usersSelect = z.strictObject({ type: z.literal('users_select'), ...menu, initial_user: z.string().optional() });
const answering = { response_url_enabled: z.boolean().optional() };
const talking = { default_to_current_conversation: z.boolean().optional(), filter: conversationFilter.optional() };
const conversationsSelect = z.strictObject({ type: z.literal('conversations_select'), ...menu, ...talking, ...answering, initial_conversation: z.string().optional() });
const channelsSelect = z.strictObject({ type: z.literal('channels_select'), ...menu, ...answering, initial_channel: z.string().optional() });
const manyExternal = z.strictObject({ type: z.literal('multi_external_select'), ...menu, ...many, initial_options: z.array(option).optional(), min_query_length: z.number().optional() });
const manyUsers = z.strictObject({ type: z.literal('multi_users_select'), ...menu, ...many, initial_users: z.array(z.string()).optional() });
const manyConversations = z.strictObject({ type: z.literal('multi_conversations_select'), ...menu, ...many, ...talking, initial_conversations: z.array(z.string()).optional() });
const manyChannels = z.strictObject({ type: z.literal('multi_channels_select'), ...menu, ...many, initial_channels: z.array(z.string()).optional() });

const datepicker = z.strictObject({ type: z.literal('datepicker'), ...menu, initial_date: date.optional() });
const timepicker = z.strictObject({ type: z.literal('timepicker'), ...menu, initial_time: time.optional(), timezone: z.string().optional() });
const datetimepicker = z.strictObject({ type: z.literal('datetimepicker'), ...acting, focus_on_load: focus, initial_date_time: z.number().int().optional() });

const plainInput = z
  .strictObject({
    type: z.literal('plain_text_input'),
    ...typing,
    multiline: z.boolean().optional(),
    min_length: z.number().int().min(0).max(limits.inputLength).optional(),
    max_length: z.number().int().min(1).max(limits.inputLength, { error: `must be less than ${limits.inputLength + 1}` }).optional(),
  })
  .refine((input) => (input.min_length ?? 0) <= (input.max_length ?? limits.inputLength), { error: 'min_length must not exceed max_length' });
const numberInput = z
  .strictObject({ type: z.literal('number_input'), ...typing, is_decimal_allowed: z.boolean(), min_value: z.string().optional(), max_value: z.string().optional() })
  .refine((input) => input.min_value === undefined || input.max_value === undefined || Number(input.min_value) <= Number(input.max_value), { error: 'min_value must not exceed max_value' });
const emailInput = z.strictObject({ type: z.literal('email_text_input'), ...typing });
const urlInput = z.strictObject({ type: z.literal('url_text_input'), ...typing });
const richInput = z.strictObject({
  type: z.literal('rich_text_input'),
  ...typing,
  initial_value: z.looseObject({ type: z.string() }).optional(),
  min_lines: z.number().optional(),
  max_lines: z.number().optional(),
});
const fileInput = z.strictObject({
  type: z.literal('file_input'),
  action_id: actionId,
  filetypes: z.array(z.string()).optional(),
  max_files: z.number().int().min(limits.maxFiles[0]).max(limits.maxFiles[1]).optional(),
});

const workflowButton = z.strictObject({
  type: z.literal('workflow_button'),
  ...acting,
  text: plain(limits.buttonText),
  workflow,
  style: colour.optional(),
  accessibility_label: words(limits.accessibilityLabel).optional(),
});
const feedbackSide = z.strictObject({ text: plain(limits.buttonText), value: words(limits.buttonValue), accessibility_label: words(limits.accessibilityLabel).optional() });
const feedback = z.strictObject({ type: z.literal('feedback_buttons'), action_id: actionId, positive_button: feedbackSide, negative_button: feedbackSide });
const iconButton = z.strictObject({
  type: z.literal('icon_button'),
  ...acting,
  icon: z.string(),
  text: plain(limits.buttonText),
  value: words(limits.buttonValue).optional(),
  accessibility_label: words(limits.accessibilityLabel).optional(),
  visible_to_user_ids: some(z.string(), limits.iconVisibleTo).optional(),
});
/** A picture in a line or beside a text. */
export const image = z
  .strictObject({ type: z.literal('image'), image_url: url.optional(), slack_file: slackFile.optional(), alt_text: words([1, limits.imageAlt]) })
  .refine(oneSource, oneSourceOnly);
/** A source that a task names. */
export const source = z.strictObject({ type: z.literal('url'), url: words(limits.sourceUrl), text: z.string() });
export const buttonOnly = button;

const oneOf = [staticSelect, externalSelect, usersSelect, conversationsSelect, channelsSelect] as const;
const manyOf = [manyStatic, manyExternal, manyUsers, manyConversations, manyChannels] as const;
const pickers = [datepicker, timepicker, datetimepicker] as const;

/** What may stand in a row of actions. */
export const actionElement = z.discriminatedUnion('type', [button, overflow, checkboxes, radios, workflowButton, richInput, ...oneOf, ...manyOf, ...pickers]);
/** What may stand beside a section's text. */
export const accessory = z.discriminatedUnion('type', [button, image, overflow, checkboxes, radios, workflowButton, ...oneOf, ...manyOf, ...pickers]);
/** What may be filled in. */
export const inputElement = z.discriminatedUnion('type', [plainInput, numberInput, emailInput, urlInput, richInput, fileInput, checkboxes, radios, ...oneOf, ...manyOf, ...pickers]);
/** What may stand in a line of context. */
export const contextElement = z.discriminatedUnion('type', [image, ...anyText().options]);
export const contextAction = z.discriminatedUnion('type', [feedback, iconButton]);

export type ActionElement = z.infer<typeof actionElement>;
export type Accessory = z.infer<typeof accessory>;
export type InputElement = z.infer<typeof inputElement>;

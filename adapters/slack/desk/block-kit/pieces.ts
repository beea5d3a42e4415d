import { z } from 'zod';
import { limits, type Limit } from './limits.ts';

/** The small parts that blocks and elements are put together from. Messages are worded as Slack words them. */

function fewest(limit: Limit): number {
  return typeof limit === 'number' ? 0 : limit[0];
}
function most(limit: Limit): number {
  return typeof limit === 'number' ? limit : limit[1];
}

/** A string within a limit, counted in code points so that an emoji is one. */
export function words(limit: Limit) {
  return z
    .string()
    .refine((text) => Array.from(text).length >= fewest(limit), { error: `must be more than ${fewest(limit) - 1} characters` })
    .refine((text) => Array.from(text).length <= most(limit), { error: `must be less than ${most(limit) + 1} characters` });
}

/** A list with as many items as the limit allows. */
export function some<T extends z.ZodType>(item: T, limit: Limit) {
  return z
    .array(item)
    .min(fewest(limit), { error: `no fewer than ${fewest(limit)} items allowed` })
    .max(most(limit), { error: `no more than ${most(limit)} items allowed` });
}

/** A text object that shows its text as it is. */
export function plain(limit: number) {
  return z.strictObject({ type: z.literal('plain_text'), text: words([1, limit]), emoji: z.boolean().optional() });
}

/** A text object with Slack's own markup. */
export function marked(limit: number) {
  return z.strictObject({ type: z.literal('mrkdwn'), text: words([1, limit]), verbatim: z.boolean().optional() });
}

/** A text object of either kind. */
export function anyText(limit: number = limits.text[1]) {
  return z.discriminatedUnion('type', [plain(limit), marked(limit)]);
}

export const url = words(limits.url).refine((text) => URL.canParse(text), { error: 'invalid url' });
export const actionId = words([1, limits.actionId]).optional();
export const blockId = words([1, limits.blockId]).optional();
export const colour = z.enum(['primary', 'danger']);

/** The question that a person must say yes to before an action is sent. */
export const confirmation = z.strictObject({
  title: plain(limits.confirmTitle).optional(),
  text: anyText(limits.confirmText),
  confirm: plain(limits.confirmButton).optional(),
  deny: plain(limits.confirmButton).optional(),
  style: colour.optional(),
});

const optionRest = {
  value: words(limits.optionValue).optional(),
  description: anyText(limits.optionDescription).optional(),
  url: words(limits.url).optional(),
};
/** One choice of a menu. */
export const option = z.strictObject({ text: plain(limits.optionText), ...optionRest });
/** One choice of a list with boxes or rings, which may carry markup. */
export const tickOption = z.strictObject({ text: anyText(limits.optionText), ...optionRest });
export const optionGroup = z.strictObject({ label: plain(limits.groupLabel), options: some(option, limits.groupOptions) });
export type Option = z.infer<typeof tickOption>;

export const dispatchConfig = z.strictObject({ trigger_actions_on: z.array(z.enum(['on_enter_pressed', 'on_character_entered'])).optional() });
export const conversationFilter = z.strictObject({
  include: z.array(z.enum(['im', 'mpim', 'private', 'public'])).min(1).optional(),
  exclude_external_shared_channels: z.boolean().optional(),
  exclude_bot_users: z.boolean().optional(),
});
export const inputParameter = z.strictObject({ name: z.string(), value: z.string() });
export const trigger = z.strictObject({ url, customizable_input_parameters: z.array(inputParameter).optional() });
export const workflow = z.strictObject({ trigger });
export const slackFile = z.strictObject({ id: z.string().optional(), url: z.string().optional() });

/** Whether an image says once, and only once, where it comes from. */
export function oneSource(image: { image_url?: unknown; slack_file?: unknown }): boolean {
  return (image.image_url === undefined) !== (image.slack_file === undefined);
}
export const oneSourceOnly = { error: 'must define exactly one of: image_url, slack_file' };

const style = z.looseObject({}).optional();
const border = z.number().optional();
/** What stands in a line of rich text. */
export const richPiece = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text'), text: z.string(), style }),
  z.strictObject({ type: z.literal('link'), url: z.string(), text: z.string().optional(), unsafe: z.boolean().optional(), style }),
  z.strictObject({ type: z.literal('emoji'), name: z.string(), unicode: z.string().optional(), url: z.string().optional(), style }),
  z.strictObject({ type: z.literal('user'), user_id: z.string(), style }),
  z.strictObject({ type: z.literal('usergroup'), usergroup_id: z.string(), style }),
  z.strictObject({ type: z.literal('channel'), channel_id: z.string(), style }),
  z.strictObject({ type: z.literal('team'), team_id: z.string(), style }),
  z.strictObject({ type: z.literal('broadcast'), range: z.enum(['here', 'channel', 'everyone']), style }),
  z.strictObject({ type: z.literal('color'), value: z.string(), style }),
  z.strictObject({ type: z.literal('date'), timestamp: z.number(), format: z.string(), url: z.string().optional(), fallback: z.string().optional(), style }),
]);
export type RichPiece = z.infer<typeof richPiece>;

const richSection = z.strictObject({ type: z.literal('rich_text_section'), elements: z.array(richPiece) });
/** What rich text is divided into. */
export const richPart = z.discriminatedUnion('type', [
  richSection,
  z.strictObject({
    type: z.literal('rich_text_list'),
    style: z.enum(['bullet', 'ordered']),
    elements: z.array(richSection),
    indent: z.number().optional(),
    offset: z.number().optional(),
    border,
  }),
  z.strictObject({ type: z.literal('rich_text_quote'), elements: z.array(richPiece), border }),
  z.strictObject({ type: z.literal('rich_text_preformatted'), elements: z.array(richPiece), border, language: z.string().optional() }),
]);
export const richText = z.strictObject({ type: z.literal('rich_text'), block_id: blockId, elements: z.array(richPart) });

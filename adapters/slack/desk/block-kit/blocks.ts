import { z } from 'zod';
import { accessory, actionElement, contextElement, image, inputElement } from './elements.ts';
import { limits } from './limits.ts';
import { anyText, blockId, oneSource, oneSourceOnly, plain, richText, slackFile, some, url, words } from './pieces.ts';
import { fileBlock, rareBlocks, tableBlock, videoBlock } from './rare-blocks.ts';

/** The blocks that a message, a dialog or a home page is laid out with. */

const block_id = blockId;

const header = z.strictObject({ type: z.literal('header'), block_id, text: plain(limits.headerText), level: z.number().int().optional() });
const divider = z.strictObject({ type: z.literal('divider'), block_id });
const section = z
  .strictObject({
    type: z.literal('section'),
    block_id,
    text: anyText(limits.sectionText).optional(),
    fields: some(anyText(limits.sectionField), limits.sectionFields).optional(),
    accessory: accessory.optional(),
    expand: z.boolean().optional(),
  })
  .refine((each) => each.text !== undefined || each.fields !== undefined, { error: 'must define at least one of: text, fields' });
const context = z.strictObject({ type: z.literal('context'), block_id, elements: some(contextElement, limits.contextElements) });
const actions = z.strictObject({ type: z.literal('actions'), block_id, elements: some(actionElement, limits.actionsElements) });
const input = z.strictObject({
  type: z.literal('input'),
  block_id,
  label: plain(limits.inputLabel),
  element: inputElement,
  hint: plain(limits.inputHint).optional(),
  optional: z.boolean().optional(),
  dispatch_action: z.boolean().optional(),
});
const picture = z
  .strictObject({
    type: z.literal('image'),
    block_id,
    image_url: url.optional(),
    slack_file: slackFile.optional(),
    alt_text: words([1, limits.imageAlt]),
    title: plain(limits.imageTitle).optional(),
  })
  .refine(oneSource, oneSourceOnly);
const markdown = z.strictObject({ type: z.literal('markdown'), block_id, text: words(limits.markdown) });

const containable = [header, divider, section, context, actions, input, picture, richText, fileBlock, videoBlock, tableBlock] as const;
const container = z.strictObject({
  type: z.literal('container'),
  block_id,
  title: plain(limits.containerTitle).optional(),
  rich_text_title: richText.optional(),
  subtitle: anyText(limits.containerTitle).optional(),
  icon: image.optional(),
  child_blocks: some(z.discriminatedUnion('type', [...containable]), limits.containerBlocks),
  width: z.enum(['narrow', 'standard', 'wide', 'full']).optional(),
  is_collapsible: z.boolean().optional(),
  default_collapsed: z.boolean().optional(),
  has_header_divider: z.boolean().optional(),
});

export const block = z.discriminatedUnion('type', [...containable, markdown, container, ...rareBlocks]);
export type Block = z.infer<typeof block>;
export type InputBlock = z.infer<typeof input>;

import { z } from 'zod';
import { buttonOnly, contextAction, image, source } from './elements.ts';
import { limits } from './limits.ts';
import { anyText, blockId, marked, plain, richText, some, url, words } from './pieces.ts';

/** Blocks that exist in Slack and are seldom seen: checked as well, so that a mistake is found here and not there. */

const block_id = blockId;

const alert = z.strictObject({
  type: z.literal('alert'),
  block_id,
  text: anyText(limits.alertText),
  level: z.enum(['default', 'info', 'warning', 'error', 'success']).optional(),
});

const card = z.strictObject({
  type: z.literal('card'),
  block_id,
  hero_image: image.optional(),
  icon: image.optional(),
  slack_icon: z.strictObject({ type: z.literal('icon'), name: z.string() }).optional(),
  title: marked(limits.cardTitle).optional(),
  subtitle: marked(limits.cardTitle).optional(),
  body: marked(limits.cardText).optional(),
  subtext: marked(limits.cardText).optional(),
  actions: some(buttonOnly, limits.cardActions).optional(),
});
const carousel = z.strictObject({ type: z.literal('carousel'), block_id, elements: some(card, limits.carouselCards) });
const contextActions = z.strictObject({ type: z.literal('context_actions'), block_id, elements: some(contextAction, limits.contextActions) });

const video = z.strictObject({
  type: z.literal('video'),
  block_id,
  alt_text: words(limits.videoAlt),
  title: plain(limits.videoTitle),
  title_url: url.optional(),
  thumbnail_url: url,
  video_url: url,
  author_name: words(limits.videoAuthor).optional(),
  description: plain(limits.videoDescription).optional(),
  provider_icon_url: url.optional(),
  provider_name: words(limits.videoProvider).optional(),
});
const file = z.strictObject({ type: z.literal('file'), block_id, external_id: z.string(), source: z.literal('remote') });

const cell = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('raw_text'), text: words([1, limits.dataText]) }),
  z.strictObject({ type: z.literal('raw_number'), value: z.number(), text: z.string().optional() }),
  richText,
]);
type Rows = readonly (readonly unknown[])[];
function even(rows: Rows): boolean {
  return rows.every((row) => row.length === rows[0]?.length);
}
const unevenRows = { error: 'all rows must have the same number of cells' };

const table = z
  .strictObject({
    type: z.literal('table'),
    block_id,
    rows: some(some(cell, limits.tableColumns), limits.tableRows).refine(even, unevenRows),
    column_settings: z.array(z.strictObject({ align: z.enum(['left', 'center', 'right']).optional(), is_wrapped: z.boolean().optional() }).nullable()).optional(),
  })
  .refine((each) => each.column_settings === undefined || each.column_settings.length === each.rows[0]?.length, { error: 'column_settings must match the number of columns' });

const dataTable = z.strictObject({
  type: z.literal('data_table'),
  block_id,
  caption: z.string(),
  rows: some(some(cell, limits.dataColumns), limits.dataRows)
    .refine(even, unevenRows)
    .refine((rows) => rows.flat().reduce((sum, each) => sum + (each.type === 'raw_text' ? Array.from(each.text).length : 0), 0) <= limits.dataText, {
      error: `must be less than ${limits.dataText + 1} characters in all`,
    }),
  page_size: z.number().int().min(limits.dataPage[0]).max(limits.dataPage[1]).optional(),
  row_header_column_index: z.number().int().optional(),
});

const label = words(limits.chartLabel);
const series = some(z.strictObject({ name: label, data: some(z.strictObject({ label, value: z.number() }), limits.chartPoints) }), limits.chartParts);
const axes = z.strictObject({
  categories: some(label, limits.chartPoints),
  x_label: words(limits.axisLabel).optional(),
  y_label: words(limits.axisLabel).optional(),
});
const chart = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('pie'), segments: some(z.strictObject({ label, value: z.number().gt(0) }), limits.chartParts) }),
  z.strictObject({ type: z.enum(['bar', 'line', 'area']), series, axis_config: axes }),
]);
const visualization = z.strictObject({ type: z.literal('data_visualization'), block_id, title: words(limits.chartTitle), chart });

const task = {
  task_id: z.string(),
  title: z.string(),
  status: z.enum(['pending', 'in_progress', 'complete', 'error']),
  details: richText.optional(),
  output: richText.optional(),
  sources: z.array(source).optional(),
};
const taskCard = z.strictObject({ type: z.literal('task_card'), block_id, ...task });
const plan = z.strictObject({
  type: z.literal('plan'),
  block_id,
  title: z.string(),
  tasks: z.array(z.strictObject({ type: z.literal('task_card').optional(), block_id, ...task })).optional(),
});

export const tableBlock = table;
export const fileBlock = file;
export const videoBlock = video;
export const rareBlocks = [alert, card, carousel, contextActions, dataTable, visualization, taskCard, plan] as const;

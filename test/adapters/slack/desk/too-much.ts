import { block } from '../../../../adapters/slack/desk/block-kit/blocks.ts';
import { check, checkBlocks, checkView, type Checked } from '../../../../adapters/slack/desk/block-kit/check.ts';
import { source } from '../../../../adapters/slack/desk/block-kit/elements.ts';
import { option, optionGroup, anyText, confirmation } from '../../../../adapters/slack/desk/block-kit/pieces.ts';
import type { z } from 'zod';
import { at } from './stand.ts';

/** Limits as a tree: the thing, its part, then the limit's name. */
export type Limits = Readonly<Record<string, unknown>>;

type Case = { at: string; make: (amount: number) => unknown; as: (value: unknown) => Checked<unknown> };

const plain = (text: string) => ({ type: 'plain_text', text });
const marked = (text: string) => ({ type: 'mrkdwn', text });
const x = (length: number) => 'x'.repeat(Math.max(0, length));
const address = (length: number) => 'https://example.com/' + x(length - 'https://example.com/'.length);
const list = <T>(count: number, one: (place: number) => T) => Array.from({ length: Math.max(0, count) }, (_, place) => one(place));
const opt = (at: number | string) => ({ text: plain(`Val ${at}`), value: `v${at}` });
const button = (more: object, at = 0) => ({ type: 'button', action_id: `a${at}`, text: plain('Tryck'), ...more });
const raw = (text: string) => ({ type: 'raw_text', text });

const asBlocks = (value: unknown) => checkBlocks([value]);
const asView = (value: unknown) => checkView(value, 'modal');
const asForm = (form: z.ZodType) => (value: unknown) => check(form, value, ['value']);

const inBlock = (at: string, make: Case['make']): Case => ({ at, make, as: asBlocks });
const inActions = (at: string, make: Case['make']): Case => inBlock(at, (amount) => ({ type: 'actions', elements: [make(amount)] }));
const inInput = (at: string, make: Case['make']): Case => inBlock(at, (amount) => ({ type: 'input', label: plain('Fält'), element: make(amount) }));
const inForm = (form: z.ZodType, at: string, make: Case['make']): Case => ({ at, make, as: asForm(form) });
const inView = (at: string, make: (amount: number) => object): Case => ({ at, make: (amount) => ({ type: 'modal', title: plain('Rubrik'), blocks: [{ type: 'divider' }], ...make(amount) }), as: asView });
const inCard = (at: string, make: (amount: number) => object): Case => inBlock(at, (amount) => ({ type: 'card', ...make(amount) }));
const confirm = (more: object) => ({ title: plain('Säker?'), text: plain('Ska det göras?'), confirm: plain('Ja'), deny: plain('Nej'), ...more });
const video = (more: object) => ({ type: 'video', alt_text: 'Film', thumbnail_url: address(30), title: plain('Film'), video_url: address(30), ...more });
const pie = (segments: unknown) => ({ type: 'data_visualization', title: 'Tårta', chart: { type: 'pie', segments } });
const axes = (more: object) => ({ categories: ['A'], ...more });
const bar = (series: unknown, axis_config: object = axes({})) => ({ type: 'data_visualization', title: 'Staplar', chart: { type: 'bar', series, axis_config } });
const line = (more: object) => ({ name: 'Rad', data: [{ label: 'A', value: 1 }], ...more });
const data = (rows: unknown, more: object = {}) => ({ type: 'data_table', caption: 'Tabell', rows, ...more });
const two = (make: () => unknown) => [[make()], [make()]];
const feedback = (more: object) => ({ type: 'context_actions', elements: [{ type: 'feedback_buttons', action_id: 'f', positive_button: { text: plain('Bra'), value: 'ja', ...more }, negative_button: { text: plain('Dåligt'), value: 'nej' } }] });

/** One thing for each limit, made as long or as many as one likes. */
const bounded: Record<string, Case> = {
  'text-empty': inForm(anyText(), 'text.min_length', (n) => plain(x(n))),
  'text-too-long': inForm(anyText(), 'text.max_length', (n) => plain(x(n))),
  'button-action-id-too-long': inActions('action_id.max_length', (n) => button({ action_id: x(n) })),
  'block-id-too-long': inBlock('block_id.max_length', (n) => ({ type: 'divider', block_id: x(n) })),
  'button-text-too-long': inActions('button.text.max_length', (n) => button({ text: plain(x(n)) })),
  'button-url-too-long': inActions('button.url.max_length', (n) => button({ url: address(n) })),
  'button-value-too-long': inActions('button.value.max_length', (n) => button({ value: x(n) })),
  'button-accessibility-label-too-long': inActions('button.accessibility_label.max_length', (n) => button({ accessibility_label: x(n) })),
  'confirmation-title-too-long': inForm(confirmation, 'confirmation.title.max_length', (n) => confirm({ title: plain(x(n)) })),
  'confirmation-text-too-long': inForm(confirmation, 'confirmation.text.max_length', (n) => confirm({ text: plain(x(n)) })),
  'confirmation-confirm-too-long': inForm(confirmation, 'confirmation.confirm.max_length', (n) => confirm({ confirm: plain(x(n)) })),
  'confirmation-deny-too-long': inForm(confirmation, 'confirmation.deny.max_length', (n) => confirm({ deny: plain(x(n)) })),
  'option-text-too-long': inForm(option, 'option.text.max_length', (n) => ({ text: plain(x(n)), value: 'v' })),
  'option-value-too-long': inForm(option, 'option.value.max_length', (n) => ({ text: plain('Val'), value: x(n) })),
  'option-url-too-long': inForm(option, 'option.url.max_length', (n) => ({ text: plain('Val'), value: 'v', url: '😀'.repeat(n) })),
  'option-description-too-long': inForm(option, 'option.description.max_length', (n) => ({ text: plain('Val'), value: 'v', description: plain(x(n)) })),
  'option-group-label-too-long': inForm(optionGroup, 'option_group.label.max_length', (n) => ({ label: plain(x(n)), options: [opt(1)] })),
  'option-group-empty': inForm(optionGroup, 'option_group.options.min_items', (n) => ({ label: plain('Grupp'), options: list(n, opt) })),
  'option-group-too-many-options': inForm(optionGroup, 'option_group.options.max_items', (n) => ({ label: plain('Grupp'), options: list(n, opt) })),
  'select-placeholder-too-long': inActions('select.placeholder.max_length', (n) => ({ type: 'static_select', placeholder: plain(x(n)), options: [opt(1)] })),
  'select-too-many-options': inActions('select.options.max_items', (n) => ({ type: 'static_select', options: list(n, opt) })),
  'select-too-many-option-groups': inActions('select.option_groups.max_items', (n) => ({ type: 'static_select', option_groups: list(n, (at) => ({ label: plain(`Grupp ${at}`), options: [opt(at)] })) })),
  'overflow-empty': inActions('overflow.options.min_items', (n) => ({ type: 'overflow', options: list(n, opt) })),
  'overflow-too-many-options': inActions('overflow.options.max_items', (n) => ({ type: 'overflow', options: list(n, opt) })),
  'checkboxes-empty': inInput('checkboxes.options.min_items', (n) => ({ type: 'checkboxes', options: list(n, opt) })),
  'checkboxes-too-many-options': inInput('checkboxes.options.max_items', (n) => ({ type: 'checkboxes', options: list(n, opt) })),
  'radio-buttons-empty': inInput('radio_buttons.options.min_items', (n) => ({ type: 'radio_buttons', options: list(n, opt) })),
  'radio-buttons-too-many-options': inInput('radio_buttons.options.max_items', (n) => ({ type: 'radio_buttons', options: list(n, opt) })),
  'url-source-url-empty': inForm(source, 'url_source.url.min_length', (n) => ({ type: 'url', url: x(n), text: 'Källa' })),
  'url-source-url-too-long': inForm(source, 'url_source.url.max_length', (n) => ({ type: 'url', url: x(n), text: 'Källa' })),
  'file-input-max-files-too-small': inInput('file_input.max_files.min', (n) => ({ type: 'file_input', max_files: n })),
  'file-input-max-files-too-large': inInput('file_input.max_files.max', (n) => ({ type: 'file_input', max_files: n })),
  'plain-text-input-max-length-too-large': inInput('plain_text_input.max_length.max', (n) => ({ type: 'plain_text_input', max_length: n })),
  'actions-too-many-elements': inBlock('actions.elements.max_items', (n) => ({ type: 'actions', elements: list(n, (at) => button({}, at)) })),
  'context-too-many-elements': inBlock('context.elements.max_items', (n) => ({ type: 'context', elements: list(n, () => marked('Text')) })),
  'header-text-too-long': inBlock('header.text.max_length', (n) => ({ type: 'header', text: plain(x(n)) })),
  'image-url-too-long': inBlock('image.image_url.max_length', (n) => ({ type: 'image', alt_text: 'Bild', image_url: address(n) })),
  'image-alt-text-too-long': inBlock('image.alt_text.max_length', (n) => ({ type: 'image', alt_text: x(n), image_url: address(30) })),
  'input-label-too-long': inBlock('input.label.max_length', (n) => ({ type: 'input', label: plain(x(n)), element: { type: 'plain_text_input' } })),
  'input-hint-too-long': inBlock('input.hint.max_length', (n) => ({ type: 'input', label: plain('Fält'), hint: plain(x(n)), element: { type: 'plain_text_input' } })),
  'markdown-empty': inBlock('markdown.text.min_length', (n) => ({ type: 'markdown', text: x(n) })),
  'markdown-too-long': inBlock('markdown.text.max_length', (n) => ({ type: 'markdown', text: x(n) })),
  'section-text-too-long': inBlock('section.text.max_length', (n) => ({ type: 'section', text: marked(x(n)) })),
  'section-too-many-fields': inBlock('section.fields.max_items', (n) => ({ type: 'section', fields: list(n, () => marked('Fält')) })),
  'section-field-too-long': inBlock('section.fields.item_max_length', (n) => ({ type: 'section', fields: [marked(x(n))] })),
  'video-alt-text-empty': inBlock('video.alt_text.min_length', (n) => video({ alt_text: x(n) })),
  'video-alt-text-too-long': inBlock('video.alt_text.max_length', (n) => video({ alt_text: x(n) })),
  'video-title-too-long': inBlock('video.title.max_length', (n) => video({ title: plain(x(n)) })),
  'video-author-name-too-long': inBlock('video.author_name.max_length', (n) => video({ author_name: x(n) })),
  'video-description-too-long': inBlock('video.description.max_length', (n) => video({ description: plain(x(n)) })),
  'video-provider-name-too-long': inBlock('video.provider_name.max_length', (n) => video({ provider_name: x(n) })),
  'view-missing-blocks': inView('view.blocks.min_items', (n) => ({ blocks: list(n, () => ({ type: 'divider' })) })),
  'view-too-many-blocks': inView('view.blocks.max_items', (n) => ({ blocks: list(n, () => ({ type: 'divider' })) })),
  'view-private-metadata-too-long': inView('view.private_metadata.max_length', (n) => ({ private_metadata: x(n) })),
  'view-callback-id-too-long': inView('view.callback_id.max_length', (n) => ({ callback_id: x(n) })),
  'view-title-too-long': inView('view.title.max_length', (n) => ({ title: plain(x(n)) })),
  'view-close-too-long': inView('view.close.max_length', (n) => ({ close: plain(x(n)) })),
  'view-submit-too-long': inView('view.submit.max_length', (n) => ({ submit: plain(x(n)) })),
  'alert-text-too-long': inBlock('alert.text.max_length', (n) => ({ type: 'alert', text: plain(x(n)) })),
  'card-title-too-long': inCard('card.title.max_length', (n) => ({ title: marked(x(n)) })),
  'card-subtitle-too-long': inCard('card.subtitle.max_length', (n) => ({ subtitle: marked(x(n)) })),
  'card-body-too-long': inCard('card.body.max_length', (n) => ({ body: marked(x(n)) })),
  'card-subtext-too-long': inCard('card.subtext.max_length', (n) => ({ subtext: marked(x(n)) })),
  'card-too-many-actions': inCard('card.actions.max_items', (n) => ({ actions: list(n, (at) => button({}, at)) })),
  'carousel-empty': inBlock('carousel.elements.min_items', (n) => ({ type: 'carousel', elements: list(n, () => ({ type: 'card' })) })),
  'carousel-too-many-cards': inBlock('carousel.elements.max_items', (n) => ({ type: 'carousel', elements: list(n, () => ({ type: 'card' })) })),
  'container-title-too-long': inBlock('container.title.max_length', (n) => ({ type: 'container', title: plain(x(n)), child_blocks: [{ type: 'divider' }] })),
  'container-subtitle-too-long': inBlock('container.subtitle.max_length', (n) => ({ type: 'container', subtitle: plain(x(n)), child_blocks: [{ type: 'divider' }] })),
  'container-too-many-child-blocks': inBlock('container.child_blocks.max_items', (n) => ({ type: 'container', title: plain('Låda'), child_blocks: list(n, () => ({ type: 'divider' })) })),
  'context-actions-too-many-elements': inBlock('context_actions.elements.max_items', (n) => ({ type: 'context_actions', elements: list(n, (at) => ({ type: 'icon_button', icon: 'trash', text: plain('Bort'), action_id: `i${at}` })) })),
  'feedback-button-text-too-long': inBlock('feedback_button.text.max_length', (n) => feedback({ text: plain(x(n)) })),
  'feedback-button-value-too-long': inBlock('feedback_button.value.max_length', (n) => feedback({ value: x(n) })),
  'feedback-button-accessibility-label-too-long': inBlock('feedback_button.accessibility_label.max_length', (n) => feedback({ accessibility_label: x(n) })),
  'icon-button-too-many-visible-users': inBlock('icon_button.visible_to_user_ids.max_items', (n) => ({ type: 'context_actions', elements: [{ type: 'icon_button', icon: 'trash', text: plain('Bort'), visible_to_user_ids: list(n, (at) => `U${at}`) }] })),
  'data-table-too-few-rows': inBlock('data_table.rows.min_items', (n) => data(list(n, () => [raw('a')]))),
  'data-table-too-many-rows': inBlock('data_table.rows.max_items', (n) => data(list(n, () => [raw('a')]))),
  'data-table-too-few-columns': inBlock('data_table.columns.min_items', (n) => data(list(2, () => list(n, () => raw('a'))))),
  'data-table-too-many-columns': inBlock('data_table.columns.max_items', (n) => data(list(2, () => list(n, () => raw('a'))))),
  'data-table-page-size-too-small': inBlock('data_table.page_size.min', (n) => data(two(() => raw('a')), { page_size: n })),
  'data-table-page-size-too-large': inBlock('data_table.page_size.max', (n) => data(two(() => raw('a')), { page_size: n })),
  'data-table-cell-text-empty': inBlock('data_table.cell_text.min_length', (n) => data(two(() => raw(x(n))))),
  'data-table-content-too-long': inBlock('data_table.content.max_length', (n) => data([[raw(x(n - 1))], [raw('a')]])),
  'data-visualization-title-too-long': inBlock('data_visualization.title.max_length', (n) => ({ ...pie([{ label: 'A', value: 1 }]), title: x(n) })),
  'pie-chart-empty': inBlock('data_visualization.segments.min_items', (n) => pie(list(n, () => ({ label: 'A', value: 1 })))),
  'pie-chart-too-many-segments': inBlock('data_visualization.segments.max_items', (n) => pie(list(n, () => ({ label: 'A', value: 1 })))),
  'chart-segment-label-too-long': inBlock('data_visualization.segment.label.max_length', (n) => pie([{ label: x(n), value: 1 }])),
  'chart-series-empty': inBlock('data_visualization.series.min_items', (n) => bar(list(n, () => line({})))),
  'chart-too-many-series': inBlock('data_visualization.series.max_items', (n) => bar(list(n, () => line({})))),
  'data-series-name-too-long': inBlock('data_visualization.series_name.max_length', (n) => bar([line({ name: x(n) })])),
  'data-series-empty': inBlock('data_visualization.data.min_items', (n) => bar([line({ data: list(n, () => ({ label: 'A', value: 1 })) })])),
  'data-series-too-many-points': inBlock('data_visualization.data.max_items', (n) => bar([line({ data: list(n, () => ({ label: 'A', value: 1 })) })])),
  'data-point-label-too-long': inBlock('data_visualization.point_label.max_length', (n) => bar([line({ data: [{ label: x(n), value: 1 }] })])),
  'axis-categories-empty': inBlock('data_visualization.categories.min_items', (n) => bar([line({})], axes({ categories: list(n, () => 'A') }))),
  'axis-too-many-categories': inBlock('data_visualization.categories.max_items', (n) => bar([line({})], axes({ categories: list(n, () => 'A') }))),
  'axis-category-label-too-long': inBlock('data_visualization.category_label.max_length', (n) => bar([line({})], axes({ categories: [x(n)] }))),
  'axis-label-too-long': inBlock('data_visualization.axis_label.max_length', (n) => bar([line({})], axes({ x_label: x(n) }))),
};

const cells = (count: number) => list(count, () => raw('a'));
/** Things that are wrong in another way than by being too much. */
const wrong: Record<string, unknown> = {
  'table-too-many-rows': { type: 'table', rows: list(101, () => cells(1)) },
  'table-ragged-rows': { type: 'table', rows: [cells(2), cells(1)] },
  'table-column-settings-mismatch': { type: 'table', rows: [cells(2)], column_settings: [{ align: 'left' }] },
  'section-missing-content': { type: 'section' },
  'static-select-options-and-groups': { type: 'actions', elements: [{ type: 'static_select', options: [opt(1)], option_groups: [{ label: plain('Grupp'), options: [opt(1)] }] }] },
  'image-url-and-slack-file': { type: 'context', elements: [{ type: 'image', alt_text: 'Bild', image_url: address(30), slack_file: { id: 'F1' } }] },
  'number-input-inverted-range': { type: 'input', label: plain('Tal'), element: { type: 'number_input', is_decimal_allowed: false, min_value: '9', max_value: '1' } },
  'context-invalid-element': { type: 'context', elements: [button({})] },
  'input-invalid-element': { type: 'input', label: plain('Fält'), element: button({}) },
  'chart-segment-value-not-positive': pie([{ label: 'A', value: 0 }]),
};

/** The thing of a case just past its limit, or wrong in the case's own way, and what the desk says of it. */
export function overLimit(id: string, limits: Limits): Checked<unknown> {
  if (id in wrong) return check(block, wrong[id], ['block']);
  const { found, amount, upper } = limitOf(id, limits);
  return found.as(found.make(upper ? amount + 1 : amount - 1));
}

/** The same thing exactly at its limit, where the case has one. */
export function atLimit(id: string, limits: Limits): Checked<unknown> | undefined {
  if (id in wrong) return undefined;
  const { found, amount } = limitOf(id, limits);
  return found.as(found.make(amount));
}

function limitOf(id: string, limits: Limits): { found: Case; amount: number; upper: boolean } {
  const found = bounded[id];
  if (!found) throw new Error(`no thing is made for ${id}`);
  return { found, amount: Number(at(limits, found.at)), upper: /max[^.]*$/.test(found.at) };
}

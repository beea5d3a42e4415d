import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { block } from '../../../../adapters/slack/desk/block-kit/blocks.ts';
import { check, checkAttachments, checkBlocks, checkView, nameBlocks, type Checked } from '../../../../adapters/slack/desk/block-kit/check.ts';
import { accessory, actionElement, contextElement, inputElement, source } from '../../../../adapters/slack/desk/block-kit/elements.ts';
import { anyText, confirmation, conversationFilter, dispatchConfig, inputParameter, option, optionGroup, richPart, richPiece, trigger, workflow } from '../../../../adapters/slack/desk/block-kit/pieces.ts';
import { at } from './stand.ts';
import { atLimit, overLimit, type Limits } from './too-much.ts';

const messages = (checked: Checked<unknown>) => ('messages' in checked ? checked.messages : []);
const plain = (text: string) => ({ type: 'plain_text', text });
const section = (text: string, more = {}) => ({ type: 'section', text: { type: 'mrkdwn', text }, ...more });
const modal = (blocks: unknown[], more = {}) => ({ type: 'modal', title: plain('Rubrik'), submit: plain('Skicka'), blocks, ...more });

describe('a message', () => {
  it('takes a section, a header, a row of actions and a divider', () => {
    const blocks = [{ type: 'header', text: plain('Rubrik') }, section('Hej'), { type: 'divider' }, { type: 'actions', elements: [{ type: 'button', text: plain('Tryck'), action_id: 'a' }] }];
    expect(messages(checkBlocks(blocks))).toEqual([]);
  });

  it('says in Slack’s words and with the place what is too long', () => {
    expect(messages(checkBlocks([{ type: 'header', text: plain('x'.repeat(151)) }]))).toEqual(['[ERROR] must be less than 151 characters [json-pointer:/blocks/0/text/text]']);
  });

  it('says what is missing, unknown or too much', () => {
    expect(messages(checkBlocks([{ type: 'header' }]))).toEqual(['[ERROR] missing required field: text [json-pointer:/blocks/0]']);
    expect(messages(checkBlocks([{ type: 'nope' }]))).toEqual(['[ERROR] unsupported type: nope [json-pointer:/blocks/0/type]']);
    expect(messages(checkBlocks([section('Hej', { colour: 'red' })]))).toEqual(['[ERROR] invalid additional property: colour [json-pointer:/blocks/0]']);
    expect(messages(checkBlocks(Array.from({ length: 51 }, () => ({ type: 'divider' }))))).toEqual(['[ERROR] no more than 50 items allowed [json-pointer:/blocks]']);
    expect(messages(checkBlocks([{ type: 'header', text: 'Rubrik' }]))).toEqual(['[ERROR] must provide an object [json-pointer:/blocks/0/text]']);
  });

  it('counts an emoji as one character', () => {
    expect(messages(checkBlocks([{ type: 'header', text: plain('😀'.repeat(150)) }]))).toEqual([]);
    expect(messages(checkBlocks([{ type: 'header', text: plain('😀'.repeat(151)) }]))).toHaveLength(1);
  });

  it('has each block_id once, and each action_id once in its block', () => {
    const button = { type: 'button', text: plain('Tryck'), action_id: 'a' };
    expect(messages(checkBlocks([section('1', { block_id: 'b' }), section('2', { block_id: 'b' })]))).toEqual(['[ERROR] `block_id` already exists [json-pointer:/blocks/1/block_id]']);
    expect(messages(checkBlocks([{ type: 'actions', elements: [button, button] }]))).toEqual(['[ERROR] `action_id` already exists [json-pointer:/blocks/0/elements/1/action_id]']);
    expect(messages(checkBlocks([{ type: 'actions', elements: [button] }, { type: 'actions', elements: [button] }]))).toEqual([]);
  });

  it('gets the ids that its sender left out', () => {
    const [named] = nameBlocks([{ type: 'actions', elements: [{ type: 'button', text: { type: 'plain_text', text: 'Tryck' } }] }]);
    expect(named?.block_id).toMatch(/^.{5}$/);
    expect(named?.type === 'actions' && named.elements[0]?.action_id).toMatch(/^.{5}$/);
  });
});

describe('a view', () => {
  const input = { type: 'input', label: plain('Namn'), element: { type: 'plain_text_input', action_id: 'a' } };

  it('needs a title, at least one block, and a button to send when there is something to fill in', () => {
    expect(messages(checkView({ type: 'modal', blocks: [section('Hej')] }, 'modal'))).toEqual(['[ERROR] missing required field: title [json-pointer:/view]']);
    expect(messages(checkView(modal([]), 'modal'))).toEqual(['[ERROR] no fewer than 1 items allowed [json-pointer:/view/blocks]']);
    expect(messages(checkView(modal([input], { submit: undefined }), 'modal'))).toEqual(['[ERROR] missing required field: submit [json-pointer:/view]']);
    expect(messages(checkView(modal([input]), 'modal'))).toEqual([]);
  });

  it('is a dialog where a dialog is opened and a home page where one is published', () => {
    expect(messages(checkView({ type: 'home', blocks: [section('Hej')] }, 'modal'))).toEqual(['[ERROR] unsupported type: home [json-pointer:/view/type]']);
    expect(messages(checkView({ type: 'home', blocks: [section('Hej')] }, 'home'))).toEqual([]);
    expect(messages(checkView({ type: 'home', title: plain('Hem'), blocks: [section('Hej')] }, 'home'))).toEqual(['[ERROR] invalid additional property: title [json-pointer:/view]']);
  });
});

describe('everything that has a limit', () => {
  const few: Limits = { header: { text: { max_length: 150 } }, section: { text: { max_length: 3000 }, fields: { max_items: 10, item_max_length: 2000 } }, actions: { elements: { max_items: 25 } }, button: { text: { max_length: 75 } }, view: { title: { max_length: 24 } } };

  it.each(['header-text-too-long', 'section-text-too-long', 'section-too-many-fields', 'section-field-too-long', 'actions-too-many-elements', 'button-text-too-long', 'view-title-too-long'])('stops at it: %s', (id) => {
    expect(messages(overLimit(id, few)).length).toBeGreaterThan(0);
    expect(messages(atLimit(id, few)!)).toEqual([]);
  });
});

const shared = join(import.meta.dirname, '../../../../../shared/data/slack/blocks');
const there = existsSync(shared);
if (!there) console.log('The Block Kit fixtures are not on this machine: only the desk’s own set is run.');

describe.runIf(there)('the Block Kit fixtures', () => {
  const readJson = (path: string) => JSON.parse(readFileSync(join(shared, path), 'utf8')) as unknown;
  const files = there ? readdirSync(join(shared, 'fixtures/valid'), { recursive: true, encoding: 'utf8' }).filter((each) => each.endsWith('.json')) : [];
  const cases = there ? (readJson('fixtures/invalid/manifest.json') as { cases: { id: string; constraint: string }[] }).cases : [];

  const forms: Record<string, z.ZodType> = {
    conversation_filter_basic: conversationFilter,
    confirmation_dialogue_basic: confirmation,
    dispatch_action_configuration_basic: dispatchConfig,
    input_parameter_basic: inputParameter,
    option_basic: option,
    option_group_basic: optionGroup,
    option_value_at_limit: option,
    trigger_basic: trigger,
    workflow_basic: workflow,
  };
  const faultsOf = (file: string, value: unknown): string[] => {
    const [kind = '', name = ''] = file.replace('.json', '').split('/');
    const inAny = (list: readonly z.ZodType[]) => (list.some((form) => messages(check(form, value, [])).length === 0) ? [] : [`no form takes ${file}`]);
    if (kind === 'blocks') return messages(check(block, value, ['block']));
    if (kind === 'elements') return inAny([actionElement, accessory, inputElement, contextElement, source]);
    if (kind === 'rich_text') return inAny([richPart, richPiece]);
    if (kind === 'objects') return messages(check(forms[name] ?? anyText(), value, ['object']));
    if (kind === 'attachments') return messages(checkAttachments([value]));
    if (kind === 'views') return messages(checkView(value, at(value, 'type') === 'home' ? 'home' : 'modal'));
    return [...messages(checkBlocks(at(value, 'blocks') ?? [])), ...messages(checkAttachments(at(value, 'attachments') ?? []))];
  };

  it.each(files)('are taken when they are valid: %s', (file) => {
    // Two of the sample messages have the same block_id twice, which a message may not have.
    const faults = faultsOf(file, readJson(`fixtures/valid/${file}`)).filter((each) => !(file.includes('webhook_message') && each.includes('`block_id` already exists')));
    expect(faults).toEqual([]);
  });

  it.each(cases)('are refused when they are not: $id', ({ id }) => {
    const limits = readJson('limits.json') as Limits;
    expect(messages(overLimit(id, limits)).length).toBeGreaterThan(0);
    const enough = atLimit(id, limits);
    if (enough) expect(messages(enough)).toEqual([]);
  });
});

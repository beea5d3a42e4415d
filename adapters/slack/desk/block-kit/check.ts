import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { block, type Block } from './blocks.ts';
import { limits } from './limits.ts';
import { plain, some, words } from './pieces.ts';

/** What came out of a check: the thing itself, or what is wrong with it in Slack's words. */
export type Checked<T> = { value: T } | { messages: string[] };

const blocksOfMessage = some(block, limits.messageBlocks);
const attachment = z.looseObject({ blocks: blocksOfMessage.optional() });

const viewBlocks = some(block, limits.viewBlocks);
const common = {
  blocks: viewBlocks,
  private_metadata: words(limits.viewPrivateMetadata).optional(),
  callback_id: words(limits.viewCallbackId).optional(),
  external_id: words(limits.viewExternalId).optional(),
};
const modal = z.strictObject({
  type: z.literal('modal'),
  title: plain(limits.viewTitle),
  submit: plain(limits.viewButton).optional(),
  close: plain(limits.viewButton).optional(),
  clear_on_close: z.boolean().optional(),
  notify_on_close: z.boolean().optional(),
  ...common,
});
const home = z.strictObject({ type: z.literal('home'), ...common });
const anyView = z.discriminatedUnion('type', [modal, home]);
/** A view as it is sent to Slack. */
export type ViewSent = z.infer<typeof anyView>;

/** Checks a message's blocks: their form, their limits, and that no id stands twice. */
export function checkBlocks(value: unknown): Checked<Block[]> {
  return also(check(blocksOfMessage, value, ['blocks']), (blocks) => repeated(blocks, ['blocks']));
}

/** Checks attachments, which may carry blocks of their own. */
export function checkAttachments(value: unknown): Checked<z.infer<typeof attachment>[]> {
  return check(z.array(attachment), value, ['attachments']);
}

/** Checks a dialog or a home page. */
export function checkView(value: unknown, kind: 'modal' | 'home'): Checked<ViewSent> {
  return also(check(anyView, value, ['view']), (view) => [
    ...(view.type === kind ? [] : [report(`unsupported type: ${view.type}`, ['view', 'type'])]),
    ...(view.type === 'modal' && view.submit === undefined && view.blocks.some((each) => each.type === 'input')
      ? [report('missing required field: submit', ['view'])]
      : []),
    ...repeated(view.blocks, ['view', 'blocks']),
  ]);
}

/** Checks anything against a form, and words what is wrong as Slack does. `at` is where the thing stands in the request. */
export function check<T>(form: z.ZodType<T>, value: unknown, at: readonly PropertyKey[]): Checked<T> {
  const result = form.safeParse(value);
  if (result.success) return { value: result.data };
  return { messages: result.error.issues.flatMap((issue) => describe(issue, value, at)) };
}

function also<T>(checked: Checked<T>, more: (value: T) => string[]): Checked<T> {
  if ('messages' in checked) return checked;
  const messages = more(checked.value);
  return messages.length > 0 ? { messages } : checked;
}

function report(text: string, path: readonly PropertyKey[]): string {
  return `[ERROR] ${text} [json-pointer:/${path.map(String).join('/')}]`;
}

function describe(issue: z.core.$ZodIssue, value: unknown, at: readonly PropertyKey[]): string[] {
  const path = [...at, ...issue.path];
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => report(`invalid additional property: ${key}`, path));
  const found = issue.path.reduce<unknown>((inner, key) => (typeof inner === 'object' && inner !== null ? (inner as Record<PropertyKey, unknown>)[key] : undefined), value);
  if (found === undefined && path.length > 1) return [report(`missing required field: ${String(path.at(-1))}`, path.slice(0, -1))];
  if (issue.code === 'invalid_union') return [report(`unsupported type: ${typeof found === 'string' ? found : typeof found}`, path)];
  if (issue.code === 'invalid_type') return [report(`must provide ${/^[aeiou]/.test(issue.expected) ? 'an' : 'a'} ${issue.expected}`, path)];
  return [report(issue.message, path)];
}

/** Ids that stand twice: a block's in the whole, an action's within its block. */
function repeated(blocks: readonly Block[], at: readonly PropertyKey[]): string[] {
  const seen = new Set<string>();
  return blocks.flatMap((each, place) => {
    const messages: string[] = [];
    if (each.block_id !== undefined) {
      if (seen.has(each.block_id)) messages.push(report('`block_id` already exists', [...at, place, 'block_id']));
      seen.add(each.block_id);
    }
    const actions = new Set<string>();
    for (const [index, element] of (each.type === 'actions' ? each.elements : []).entries()) {
      if (element.action_id === undefined) continue;
      if (actions.has(element.action_id)) messages.push(report('`action_id` already exists', [...at, place, 'elements', index, 'action_id']));
      actions.add(element.action_id);
    }
    return messages;
  });
}

/** The same blocks with the ids that Slack makes up where the sender gave none. */
export function nameBlocks(blocks: readonly Block[]): Block[] {
  const named = structuredClone(blocks) as Block[];
  for (const each of named) {
    each.block_id ??= id();
    if (each.type === 'actions') for (const element of each.elements) element.action_id ??= id();
    if (each.type === 'input') each.element.action_id ??= id();
    if (each.type === 'section' && each.accessory && each.accessory.type !== 'image') each.accessory.action_id ??= id();
  }
  return named;
}

function id(): string {
  return randomBytes(4).toString('base64url').slice(0, 5);
}


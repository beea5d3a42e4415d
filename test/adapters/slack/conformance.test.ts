import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { knownCodes } from '../../../adapters/slack/trouble.ts';
import { strange } from './desk/strange-keys.ts';
import { openStand } from './desk/stand.ts';
import { fakeSlack } from './fake-slack.ts';
import type { Call } from './fake-slack.ts';
import { drive, requested, until } from './fixtures.ts';
import { pressOf, product, submissionOf } from './product.ts';

/** What we call, know and send, held against lists and samples that nobody here wrote. They lie beside the project where they are, and are copied nowhere. */
const shared = join(import.meta.dirname, '../../../../shared/data/slack');
const there = existsSync(shared);
if (!there) console.log('The lists and samples of Slack’s API are not on this machine: what we call and send is not compared with them.');

type Json = Record<string, unknown>;
const readShared = <T = Json>(path: string) => JSON.parse(readFileSync(join(shared, path), 'utf8')) as T;
const listed = there ? readdirSync(join(shared, 'methods')).map((file) => file.replace('.json', '')) : [];

/** The methods that the adapter's own text calls. */
const calledInText = new Set(readdirSync('adapters/slack').filter((file) => file.endsWith('.ts'))
  .flatMap((file) => [...readFileSync(join('adapters/slack', file), 'utf8').matchAll(/client\.([a-z]+\.[a-zA-Z]+)\(/g)].map(([, method = '']) => method)));

describe.runIf(there)('held against what others have written down of Slack', () => {
  let calls: Call[] = [];
  beforeAll(async () => { calls = await aLife(); });

  it('every method that we call is called here', () => {
    // The last two are called when connections are looked after, which its own tests play.
    expect([...calledInText].filter((method) => !calls.some((call) => call.method === method) && !['conversations.info', 'bots.info'].includes(method))).toEqual([]);
  });

  it('every method that we call has only arguments that Slack lists', () => {
    const unlisted = calls.flatMap(({ method, args }) => {
      if (!listed.includes(method)) return [];
      const known = Object.keys(readShared<{ args: object }>(`methods/${method}.json`).args);
      return Object.keys(args).filter((name) => !known.includes(name)).map((name) => `${method} ${name}`);
    });
    expect([...new Set(unlisted)]).toEqual([]);
    console.log(`compared: ${[...calledInText].filter((method) => listed.includes(method)).join(', ')}; not listed there: ${[...calledInText].filter((method) => !listed.includes(method)).join(', ') || 'none'}`);
  });

  it('every code that we know is one of Slack’s', () => {
    const codes = new Set(listed.flatMap((method) => Object.keys(readShared<{ errors: object }>(`methods/${method}.json`).errors)));
    // Slack answers this one for any method, though its lists do not say so.
    expect(knownCodes.filter((code) => !codes.has(code) && code !== 'invalid_arguments')).toEqual([]);
  });

  it('no text, value or list in what we send is longer than Slack takes', () => {
    const limits = readShared('blocks/limits.json');
    const sent = calls.flatMap(({ args }) => [args.blocks, args.view].flatMap((json) => (json === undefined ? [] : [JSON.parse(json) as unknown])));
    expect(sent.length).toBeGreaterThan(8);
    expect(sent.flatMap((value) => tooMuch(value, limits))).toEqual([]);
    expect(tooMuch({ type: 'button', text: { type: 'plain_text', text: 'x'.repeat(76) }, value: 'x'.repeat(2001) }, limits)).toHaveLength(2);
  });

  it('every key that the desk answers with is one that Slack has', async () => {
    const { client, desk, close } = await openStand();
    afterAll(close);
    const channel = desk.setChannel('dorr-almi');
    const user = desk.arrive('Kim').id;
    const view = { type: 'home' as const, blocks: [] };
    const answers: Record<string, unknown> = {
      'auth.test': await client.auth.test(), 'users.info': await client.users.info({ user }), 'conversations.info': await client.conversations.info({ channel }),
      'conversations.list': await client.conversations.list(), 'views.publish': await client.views.publish({ user_id: user, view: { ...view, blocks: [{ type: 'divider' }] } }),
    };
    const found = Object.entries(answers).flatMap(([method, answer]) => strange(answer, readShared(`samples/${method}.json`), method));
    // The client puts these beside what was answered.
    expect(found.filter((path) => !/response_metadata|\.blocks\[\]/.test(path))).toEqual([]);
  });
});

/** A case from its card to its end and to being forgotten, with all that may be called in between. */
async function aLife(): Promise<Call[]> {
  const slack = await fakeSlack();
  slack.addChannel('dorr-almi-dalarna', { member: false });
  const ours = await product(slack);
  await drive(ours.adapter, 'card');
  const press = async (action: string, times = 1) => { await ours.sendPayload(pressOf(slack, action)); await until('a dialog is open', () => slack.views.length >= times); };
  ours.happen({ ...requested, handover: 'h2', quotes: Array.from({ length: 8 }, () => 'Och så en sak till. '.repeat(90)) }, 'a long story');
  await drive(ours.adapter, 'card');
  await press('handover_refer');
  await press('handover_decline', 2);
  await ours.press('handover_accept');
  await until('it is taken', () => ours.handovers.get('h1')?.status === 'accepted');
  await drive(ours.adapter, 'refresh');
  await drive(ours.adapter, 'note', ours.records.length);
  await press('handover_close', 3);
  await press('handover_ask', 4);
  await press('handover_give', 5);
  await ours.sendPayload(pressOf(slack, 'handover_accept', { user: { id: 'U2', name: 'bo' } }));
  await until('the other is told', () => slack.ephemerals.length === 1);
  const dialog = slack.views.at(-1)!.view;
  await ours.sendPayload(submissionOf(dialog, { give_to: 'U2' }));
  await until('who is in the channel is asked', () => slack.called('conversations.members').length === 1);
  const [card] = slack.cards('h1');
  await ours.adapter.deliver({ id: 'again', kind: 'card', conversation: 'k1', handover: 'h3', version: 1, due: '', attempt: 2, again: true });
  ours.happen({ ...requested, handover: 'h3' }, 'in doubt');
  await ours.adapter.deliver({ id: 'again', kind: 'card', conversation: 'k1', handover: 'h3', version: 1, due: '', attempt: 2, again: true });
  await ours.adapter.clear({ handover: 'h1', channel: card!.channel, ts: card!.ts });
  await ours.close();
  await slack.close();
  return slack.calls;
}

/** What is over the limits in a block, an element or a dialog, by the names that the list of limits has for them. */
function tooMuch(value: unknown, limits: Json, path = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((each, i) => tooMuch(each, limits, `${path}/${i}`));
  if (typeof value !== 'object' || value === null) return [];
  const thing = value as Json;
  const kind = kindOf(thing);
  const own = (limits[kind] ?? {}) as Record<string, { max_length?: number | { max: number }; max_items?: number }>;
  const found = Object.entries(own).flatMap(([key, limit]) => {
    const length = lengthOf(thing[key]);
    const most = typeof limit.max_length === 'number' ? limit.max_length : limit.max_items;
    return most !== undefined && length !== undefined && length > most ? [`${path}/${key} of a ${kind}: ${length}`] : [];
  });
  for (const key of ['action_id', 'block_id']) if ((lengthOf(thing[key]) ?? 0) > (limits[key] as { max_length: number }).max_length) found.push(`${path}/${key}`);
  return [...found, ...Object.entries(thing).flatMap(([key, each]) => tooMuch(each, limits, `${path}/${key}`))];
}

function kindOf(thing: Json): string {
  if (thing.type === 'static_select' || thing.type === 'users_select') return 'select';
  if (thing.type === 'modal' || thing.type === 'home') return 'view';
  if (thing.confirm !== undefined && thing.deny !== undefined) return 'confirmation';
  if (thing.type === undefined && thing.value !== undefined) return 'option';
  if (thing.type === undefined && thing.options !== undefined) return 'option_group';
  return String(thing.type);
}

function lengthOf(value: unknown): number | undefined {
  if (typeof value === 'string') return Array.from(value).length;
  if (Array.isArray(value)) return value.length;
  const { text } = (value ?? {}) as { text?: unknown };
  return typeof text === 'string' ? Array.from(text).length : undefined;
}

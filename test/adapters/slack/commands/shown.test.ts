import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listenedTo } from '../../../../adapters/slack/actions.ts';
import type { Doing, Recipient } from '../../../../adapters/adapter.ts';
import { checklist, endedList, practiceCard } from '../../../../adapters/slack/commands/checklist.ts';
import { idFrom, show } from '../../../../adapters/slack/commands/commanding.ts';
import type { Commanding } from '../../../../adapters/slack/commands/commanding.ts';
import { handOverDialog } from '../../../../adapters/slack/commands/hand-over.ts';
import { showStep } from '../../../../adapters/slack/commands/lead-blocks.ts';
import { commandDialogs, commandListensTo } from '../../../../adapters/slack/commands/pieces.ts';
import { closedDialog, readCommandSubmission, sayDialog } from '../../../../adapters/slack/commands/submissions.ts';
import { showHelp, showWho } from '../../../../adapters/slack/commands/who.ts';
import { commandWords } from '../../../../adapters/slack/commands/words.ts';
import { checkBlocks, checkView } from '../../../../adapters/slack/desk/block-kit/check.ts';
import { words } from '../../../../adapters/slack/words.ts';
import { accessWith } from '../../../../adapters/web/access.ts';
import { textsIn } from '../fixtures.ts';

const said = commandWords('sv');
const hostile = ['<!channel>', '<@U123>', '<https://ond.example|Almi>', '*fet* `kod`', '&lt;!here&gt;', '\u202e\u200b', '<!subteam^S1>'];
const text = fc.oneof(fc.string({ maxLength: 4000 }), fc.constantFrom(...hostile), fc.array(fc.constantFrom(...hostile, ' ', 'å', '&', '<', '>'), { maxLength: 400 }).map((all) => all.join('')));
const filled = text.map((one) => `x${one}`);

const recipientOf = (name: string): Recipient => ({ actor: 'almi-dalarna', name, names: [name], region: 'dalarna', regions: ['dalarna'], channel: 'C1', left: false });
const doorOf = (one: string): Doing => ({ actor: 'almi-dalarna', service: 'almi-lan', name: one, title: one, why: [one, one], handover: 'link', unverified: true, url: `https://${one}`, about: one, next: one, phone: one, via: one });
const sentOf = (one: string, options: number) => ({
  type: 'message.sent' as const, message: 'm', from: 'assistant' as const, phrase: 'ask.need', text: one, language: 'sv' as const,
  ...(options === 0 ? {} : { question: { slot: 'need', options: Array.from({ length: options }, (_, i) => ({ id: `val-${i}`, label: `${one}${i}` })) } }),
});
const conversation = '0b1c2d3e-4f50-4a61-a728-394a5b6c7d8e';
const asked = { user: { id: 'U1' }, channel: 'C1', channelName: 'tips', url: 'https://hooks.slack.com/x', request: 'r' };
const chosenOf = (one: string) => ({ c: conversation, a: 'almi-dalarna', s: 'almi-lan', r: one.slice(0, 200) });

/** Everything that the command shows, made of one text. */
function messages(one: string) {
  const settings = { actor: 'almi-dalarna', closed: [], deputy: { id: 'U2', name: one }, practisedAt: '2026-11-26T10:00:00.000Z' };
  return [
    showHelp('/rattdorr', said), showWho(one, { facts: false, named: false, doing: [] }, said), showWho(one, { facts: false, named: true, about: one, doing: [doorOf(one), { ...doorOf(one), handover: 'introduce' }] }, said),
    ...[0, 3, 9, 40].map((options) => showStep({ conversation, wrote: one, sent: sentOf(one, options), doors: options === 0 ? [{ door: doorOf(one), recipient: one.slice(0, 200) }, { door: doorOf(one), already: true }, { door: doorOf(one) }] : [], matter: one }, said)),
    checklist(recipientOf(one), settings, [{ from: '2027-07-05', to: '2027-08-01' }], said), checklist(recipientOf(one), { actor: 'x', closed: [] }, [], said), endedList(recipientOf(one), said),
    practiceCard(recipientOf(one), undefined, '2026-11-26T10:00:00.000Z', words('sv'), said), practiceCard(recipientOf(one), { id: 'U1', name: one }, '2026-11-26T10:00:00.000Z', words('sv'), said),
  ];
}

function dialogs(one: string) {
  return [handOverDialog(chosenOf(one), asked, { text: one, recipient: one, by: '2026-11-26T10:00:00.000Z', closedText: one }, said), handOverDialog(chosenOf(one), asked, undefined, said), sayDialog(asked, conversation, said), closedDialog(asked, said)];
}

/** The texts that people see: not the values that come back to us. */
function seen(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(seen);
  return typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([key, inner]) => (['value', 'private_metadata', 'metadata'].includes(key) ? [] : seen(inner))) : [];
}

describe('whatever the command shows', () => {
  it('keeps to Slack’s limits, and no text of others does anything but be read', () => {
    fc.assert(fc.property(filled, (one) => {
      for (const shown of messages(one)) {
        expect(checkBlocks(shown.blocks), JSON.stringify(shown.blocks).slice(0, 300)).toHaveProperty('value');
        expect(JSON.stringify(shown.blocks).length).toBeLessThan(13_000);
        expect(shown.text.length).toBeGreaterThan(0);
        for (const line of seen(shown)) expect(line).not.toMatch(/<|>|&(?!amp;|lt;|gt;)/u);
      }
      for (const view of dialogs(one)) {
        expect(checkView(view, 'modal')).toHaveProperty('value');
        expect(view.private_metadata?.length).toBeLessThan(3000);
        for (const line of seen(view)) expect(line).not.toMatch(/<|>|&(?!amp;|lt;|gt;)/u);
      }
    }), { numRuns: 150 });
  });

  it('has a listener for every button, menu and dialog', () => {
    const ids = [...textsOf('action_id', [...messages('x'), ...dialogs('x').map(() => ({}))])];
    expect(ids.length).toBeGreaterThan(8);
    expect(ids.filter((id) => !commandListensTo(id) && !listenedTo.has(id))).toEqual([]);
    for (const { callback_id = '' } of dialogs('x')) expect(Object.values(commandDialogs)).toContain(callback_id);
  });

  it('speaks English with the same names', () => {
    const keys = (value: object): string[] => Object.entries(value).flatMap(([key, inner]) => (typeof inner === 'object' ? keys(inner as object).map((one) => `${key}.${one}`) : [key]));
    expect(keys(commandWords('en'))).toEqual(keys(said));
    expect(textsIn(showHelp('/rattdorr', commandWords('en')).blocks).join()).toContain('who does what');
  });
});

function textsOf(field: string, value: unknown): Set<string> {
  if (Array.isArray(value)) return new Set(value.flatMap((one) => [...textsOf(field, one)]));
  if (typeof value !== 'object' || value === null) return new Set();
  return new Set(Object.entries(value).flatMap(([key, inner]) => (key === field && typeof inner === 'string' ? [inner] : [...textsOf(field, inner)])));
}

describe('the dialog that hands a company over', () => {
  const submit = (fields: Record<string, string>, tick = true, onward = 'share') => readCommandSubmission({
    type: 'view_submission',
    view: {
      callback_id: commandDialogs.handOver, private_metadata: handOverDialog(chosenOf('Almi'), asked, undefined, said).private_metadata,
      state: { values: {
        ...Object.fromEntries(Object.entries(fields).map(([field, value]) => [`lead_${field}`, { [`lead_${field}`]: { type: 'plain_text_input', value } }])),
        lead_onward: { lead_onward: { type: 'radio_buttons', selected_option: onward ? { value: onward } : null } }, lead_consent: { lead_consent: { type: 'checkboxes', selected_options: tick ? [{ value: 'yes' }] : [] } },
      } },
    },
  }, said, '2026-11-26');
  const faults = (result: ReturnType<typeof submit>) => (result && 'errors' in result ? Object.keys(result.errors) : []);

  it('takes what is complete, on one line each, without what was left out', () => {
    expect(submit({ name: ' Karin\nLind ', phone: '070-123 45 67', email: '', company: '', number: '' })).toMatchObject({
      submission: { dialog: 'handOver', channel: 'C1', url: asked.url, handOver: { chosen: chosenOf('Almi'), onward: 'share', contact: { name: 'Karin Lind', phone: '070-123 45 67' } } },
    });
    expect(submit({ name: 'Karin', email: 'karin@lind.example' })).toHaveProperty('submission');
  });

  it('says at each field what is to be put right', () => {
    expect(faults(submit({ name: '', phone: '', email: '' }))).toEqual(['lead_name', 'lead_phone']);
    expect(faults(submit({ name: 'K', phone: 'i morgon', email: 'karin@' }))).toEqual(['lead_phone', 'lead_email']);
    expect(faults(submit({ name: 'K', phone: '070-1234567', number: '556016-0681' }))).toEqual(['lead_number']);
    expect(faults(submit({ name: 'K', phone: '070-1234567', number: '850101-1234' }))).toEqual(['lead_number']);
    expect(faults(submit({ name: 'K', phone: '070-1234567' }, false, ''))).toEqual(['lead_onward', 'lead_consent']);
    expect(faults(submit({ name: 'K'.repeat(121), phone: '070-1234567' }))).toEqual(['lead_name']);
  });

  it('is none of ours when another dialog comes in', () => {
    expect(readCommandSubmission({ type: 'view_submission', view: { callback_id: 'other', private_metadata: '', state: { values: {} } } }, said, '2026-11-26')).toBeUndefined();
  });
});

describe('the id of a conversation that a promoter opens', () => {
  const idOf = (request: string, secret = 'a') => idFrom({ access: accessWith(secret) }, request);
  it('is the same for the same request, another for another, and a UUID that nobody can guess without the secret', () => {
    expect(idOf('slack:trigger:1')).toBe(idOf('slack:trigger:1'));
    expect(idOf('slack:trigger:1')).not.toBe(idOf('slack:trigger:2'));
    expect(idOf('slack:trigger:1')).not.toBe(idOf('slack:trigger:1', 'b'));
    expect(idOf('slack:trigger:1')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/u);
  });
});

it('what cannot be shown at the address for it is shown in the channel, with its buttons and as it was made', async () => {
  const sent: object[] = [];
  const commanding = { space: {}, client: { chat: { postEphemeral: async (message: object) => void sent.push(message) } } } as unknown as Commanding;
  const shown = showWho('lån & bidrag', { facts: false, named: false, doing: [] }, said);
  await show(commanding, { ...asked, url: 'http://127.0.0.1:1/gone' }, shown);
  expect(sent).toMatchObject([{ channel: 'C1', user: 'U1', ...shown }]);
});

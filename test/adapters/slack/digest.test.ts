import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Digest } from '../../../adapters/adapter.ts';
import { checkBlocks } from '../../../adapters/slack/desk/block-kit/check.ts';
import { letter, openLetters } from '../../../adapters/slack/digest.ts';
import { words } from '../../../adapters/slack/words.ts';
import type { FakeSlack } from './fake-slack.ts';
import { textsIn, until } from './fixtures.ts';
import { productIn } from './product.ts';
import type { Ours } from './product.ts';

const digest: Digest = {
  week: '2026-11-16', key: '/dorr-almi-dalarna', channel: 'dorr-almi-dalarna', number: 47, names: ['Almi (Dalarna)'], waiting: 1, since: '2026-11-15T23:00:00.000Z', practice: false,
  figures: { received: 5, taken: 3, passedOn: 3, helped: 1 },
};
const key = '2026-11-16 /dorr-almi-dalarna';
let slack: FakeSlack;
let ours: Ours;

let close: () => Promise<void>;
beforeEach(async () => {
  ({ slack, ours, close } = await productIn('dorr-almi-dalarna'));
});
afterEach(() => close());

const letters = () => slack.messages.filter(({ metadata }) => metadata?.event_type === 'ratt_dorr_week');
const ended = () => ours.letters.rows.get(key)?.ended;
/** Sends as each minute does, until it says no more: what is to be tried again is tried at once. */
async function send(times = 1): Promise<void> {
  ours.letters.due = [digest];
  for (let i = 0; i < times; i += 1) await ours.adapter.tryLetters();
}

describe('the weekly letter', () => {
  it('says what was done, with passing on as a merit, and what waits', () => {
    const text = textsIn(letter(digest, words('sv')).blocks).join('\n');
    expect(text).toContain('Förra veckan hos Almi (Dalarna)');
    expect(text).toContain('• 5 kom in\n• 3 tagna\n• 3 skickade vidare till rätt ställe\n• 1 företag fick hjälp');
    expect(text).toContain('*1 ärende väntar på någon av er.*');
    expect(textsIn(letter({ ...digest, waiting: 0, figures: { received: 0, taken: 1, passedOn: 0, helped: 0 } }, words('sv'))).join('\n')).toMatch(/• 1 tagen[^]*Inget väntar på er just nu/);
  });

  it('is what Slack takes, however many and hostile the names are', () => {
    const { text, blocks } = letter({ ...digest, names: Array.from({ length: 50 }, () => '<!channel> *Aktör* med långt namn') }, words('sv'));
    expect(checkBlocks(blocks)).not.toHaveProperty('messages');
    expect(text + textsIn(blocks).join('')).not.toContain('<!');
  });

  it('goes once, however often it is looked for and by how many', async () => {
    await send(3);
    await Promise.all([ours.adapter.tryLetters(), ours.adapter.tryLetters()]);
    expect(letters()).toHaveLength(1);
    expect(letters()[0]?.metadata).toEqual({ event_type: 'ratt_dorr_week', event_payload: { week: '2026-11-16' } });
    expect(ended()).toBe('done');
  });

  it('is looked for after an answer that was lost, and not written twice', async () => {
    slack.fail('chat.postMessage', { lost: true });
    await send(2);
    expect(letters()).toHaveLength(1);
    expect(slack.called('chat.postMessage')).toHaveLength(1);
    expect(ended()).toBe('done');
  });

  it('is written again where it turns out that it never came', async () => {
    slack.fail('chat.postMessage', { dropped: true });
    await send(2);
    expect(letters()).toHaveLength(1);
    expect(ended()).toBe('done');
  });

  it('is found again by another process when the one that sent it died before it could say so', async () => {
    await send();
    ours.letters.died(key);
    await send();
    expect(letters()).toHaveLength(1);
    expect(ended()).toBe('done');
  });

  it.each(['is_archived', 'invalid_auth'])('is given up, and said so, where Slack answers %s', async (error) => {
    slack.fail('chat.postMessage', { error, again: true });
    await send(3);
    expect(ended()).toBe('given up');
    expect(ours.log.lines.filter(({ message }) => message === 'a weekly letter was given up')).toHaveLength(1);
    expect(ours.channels.get('dorr-almi-dalarna')?.problem).toBe(error === 'is_archived' ? 'is_archived' : undefined);
  });

  it('that finds its channel gone moves on what waits there, since nobody finds it anew', async () => {
    slack.fail('chat.postMessage', { error: 'is_archived', again: true });
    ours.places.set('h1', { handover: 'h1', channel: 'dorr-almi-dalarna', ts: '1.1' });
    await send();
    await until('it is moved on', () => ours.movedOn.includes('h1'));
  });

  it('waits where Slack is busy, and comes later', async () => {
    slack.fail('chat.postMessage', { retryAfter: 1 }, { error: 'service_unavailable' });
    await send(3);
    expect(letters()).toHaveLength(1);
    expect(ended()).toBe('done');
  });

  it('comes as plain text where Slack does not take its blocks', async () => {
    slack.fail('chat.postMessage', { error: 'invalid_blocks' });
    await send();
    expect(letters()).toMatchObject([{ text: expect.stringContaining('3 skickade vidare till rätt ställe') as string }]);
    expect(letters()[0]?.blocks).toBeUndefined();
  });

  it('ends what is under way before the process stops', async () => {
    ours.letters.due = [digest];
    const own = { read: ours.app.read, log: ours.log, now: () => new Date(), words: words('sv') };
    const sending = openLetters({ ...own, showingIn: () => Promise.resolve({ ...own, botId: async () => 'B1', settle: 10, suspect: () => undefined, broke: () => undefined, pace: { turn: async () => 0, hold: () => undefined, resting: () => 0 }, client: { chat: { postMessage: () => new Promise((late) => { setTimeout(late, 50, { channel: 'C1', ts: '1.1' }); }) } } as never }) });
    await sending.stop();
    expect(ended()).toBe('done');
  });
});

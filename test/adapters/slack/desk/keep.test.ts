import { describe, expect, it } from 'vitest';
import { openKeep } from '../../../../adapters/slack/desk/keep.ts';
import { card, openStand } from './stand.ts';

describe('what the desk keeps', () => {
  it('is there again when it opens the next time, with the same ids', async () => {
    let stored: unknown;
    const save = (state: unknown) => (stored = JSON.parse(JSON.stringify(state)));
    const first = await openStand({ save });
    const sent = await first.client.chat.postMessage({ channel: 'dorr-almi', text: 'Ny', blocks: card, metadata: { event_type: 'handover', event_payload: { handover: 'h1' } } });
    const asa = first.desk.arrive('Åsa');
    await first.client.views.publish({ user_id: asa.id, view: { type: 'home', blocks: [{ type: 'divider' }] } });
    await first.close();

    const second = await openStand({ load: () => stored, save });
    const { messages } = await second.client.conversations.history({ channel: String(sent.channel), include_all_metadata: true });
    expect(messages).toMatchObject([{ ts: sent.ts, text: 'Ny', metadata: { event_payload: { handover: 'h1' } } }]);
    expect(second.desk.state().people).toContainEqual(asa);
    expect(second.desk.state().homes[asa.id]?.blocks).toHaveLength(1);
    expect(second.desk.arrive('åsa')).toEqual(asa);
    await second.close();
  });

  it('gives a channel the same id by its name even when all was lost', async () => {
    const [one, two] = await Promise.all([openStand(), openStand()]);
    expect(one.desk.setChannel('dorr-almi')).toBe(two.desk.setChannel('dorr-almi'));
    await Promise.all([one.close(), two.close()]);
  });

  it('has no word left of a message that was deleted, thread or not', async () => {
    let stored = '';
    const stand = await openStand({ save: (state) => (stored = JSON.stringify(state)) });
    const secrets = { text: 'Anna Ek 070-123 45 67', blocks: [{ type: 'section' as const, text: { type: 'mrkdwn' as const, text: 'anna@verkstad.example' } }], metadata: { event_type: 'handover', event_payload: { handover: 'hemligt' } } };
    const sent = await stand.client.chat.postMessage({ channel: 'dorr-almi', ...secrets });
    const lone = await stand.client.chat.postMessage({ channel: 'dorr-almi', ...secrets });
    const [channel, ts] = [String(sent.channel), String(sent.ts)];
    await stand.client.chat.update({ channel, ts, ...secrets, text: 'Anna Ek igen' });
    await stand.client.chat.postMessage({ channel, thread_ts: ts, text: 'Tack' });
    await stand.client.chat.delete({ channel, ts });
    await stand.client.chat.delete({ channel, ts: String(lone.ts) });
    await stand.close();
    expect(stored).toContain('Tack');
    expect(stored + JSON.stringify(stand.desk.state()) + JSON.stringify(stand.desk.calls())).not.toMatch(/Anna Ek|verkstad|hemligt/);
  });

  it('is saved once for many changes, and what is left when it closes', async () => {
    let saves = 0;
    const keep = openKeep({ save: () => (saves += 1), log: () => undefined });
    for (let change = 0; change < 50; change += 1) keep.changed();
    keep.close();
    keep.close();
    expect(saves).toBe(1);
  });

  it('that cannot be read stops the desk from opening, and says where', () => {
    expect(() => openKeep({ load: () => ({ version: 1, people: [], channels: [{ id: 'C1' }], homes: {} }), log: () => undefined })).toThrow(/channels\.0\.name.*Remove it to start with an empty desk/);
  });
});

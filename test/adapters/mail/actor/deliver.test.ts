import { expect, it } from 'vitest';
import type { App } from '../../../../adapters/adapter.ts';
import { actorDeliverer } from '../../../../adapters/mail/actor/deliver.ts';
import { linksWith } from '../../../../adapters/mail/actor/links.ts';
import { voiceOf } from '../../../../adapters/slack/voice.ts';
import { viewOf } from '../../slack/fixtures.ts';

const card = { id: 'd1', kind: 'card', conversation: 'k1', handover: 'h1', version: 3, due: '2026-11-24T08:00:00.000Z', attempt: 1, again: true } as const;

/** An actor by e-mail, with what is remembered of it, what is sent, and what comes in. */
function actor(mailed?: string) {
  const [sent, received]: string[][] = [[], []];
  let at = mailed;
  const deliver = actorDeliverer({
    post: { send: async ({ to }) => { sent!.push(to); return { outcome: 'done' }; }, close: () => undefined },
    sender: 'inget-svar@dorr.example', practice: false, publicUrl: () => 'https://dorr.example', links: linksWith('a secret'), voice: () => voiceOf('sv', (id) => id), language: 'sv', notSaid: () => 'inte sagt',
    memory: { mailedAt: async () => at, setMailed: async (_handover, now) => { at ??= now; }, spend: async () => true, isSpent: async () => false }, now: () => new Date('2026-11-24T08:00:10.000Z'),
  });
  const app = { read: { handover: async () => viewOf({ mail: 'arenden@almi.example' }) }, receive: async (_conversation: string, { type }: { type: string }) => { received!.push(type); return []; } } as unknown as App;
  return { sent, received, deliver: () => deliver(card, app) };
}

it('a case by e-mail goes once, and has come to the actor when the mail server has taken it', async () => {
  const { sent, received, deliver } = actor();
  expect(await deliver()).toEqual({ outcome: 'done' });
  await deliver();
  expect([sent, received]).toEqual([['arenden@almi.example'], ['handover.deliver', 'handover.deliver']]);
});

it('a case that went just before the process ended is not sent again, but is known to have come', async () => {
  const { sent, received, deliver } = actor('2026-11-24T08:00:00.000Z');
  expect(await deliver()).toEqual({ outcome: 'done' });
  expect([sent, received]).toEqual([[], ['handover.deliver']]);
});

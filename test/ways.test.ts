import { describe, expect, it } from 'vitest';
import type { Delivered } from '../adapters/adapter.ts';
import { delivererOf } from '../src/delivering.ts';
import type { Settings } from '../src/events.ts';
import type { Claimed } from '../src/store/store.ts';
import { wayOf } from '../src/ways.ts';
import { makeWorld } from '../src/world.ts';
import { knowledge, phrases } from './world.ts';

const mail = 'arenden@almi.example';
const slack = { channel: 'C1' };
const bound: Settings = { actor: 'almi-dalarna', channel: 'C2', closed: [] };

describe('the way to an actor', () => {
  it.each([
    ['is Slack where it has no address', { id: 'almi-dalarna' }, [], undefined, 'slack'],
    ['is Slack where it has no address, whatever is wrong there', { id: 'almi-dalarna', slack }, [], 'is_archived', 'slack'],
    ['is e-mail where it has an address and no channel of its own', { id: 'almi-dalarna', mail }, [], undefined, 'mail'],
    ['is its channel where it has both', { id: 'almi-dalarna', mail, slack }, [], undefined, 'slack'],
    ['is the channel that it has chosen itself', { id: 'almi-dalarna', mail }, [bound], undefined, 'slack'],
    ['is e-mail while something is wrong with its channel', { id: 'almi-dalarna', mail, slack }, [], 'token_revoked', 'mail'],
    ['is not the channel of another municipality', { id: 'almi-dalarna', mail }, [{ ...bound, municipality: 'Falun' }], undefined, 'mail'],
  ] as const)('%s', (_what, actor, settings, problem, way) => {
    expect(wayOf(actor, settings, problem, 'Mora')).toBe(way);
  });
});

describe('who takes part', () => {
  const taking = (own: object, how: { broken: boolean; mails: boolean }) => makeWorld(almiWith(own), phrases, { live: 'all', broken: () => how.broken, mails: how.mails }).actors.get('almi-dalarna')?.handover;

  it('is also who takes cases by e-mail and whose Slack does not work', () => {
    expect(taking({ mail, slack }, { broken: true, mails: true })).toBe('live');
    expect(taking({ mail }, { broken: true, mails: true })).toBe('live');
    expect(taking({ slack }, { broken: true, mails: true })).not.toBe('live');
  });

  it('is not who takes them by e-mail only, where none is sent', () => {
    expect(taking({ mail }, { broken: false, mails: false })).not.toBe('live');
    expect(taking({ mail, slack }, { broken: false, mails: false })).toBe('live');
  });
});

/** The knowledge with some of Almi's file written anew. */
function almiWith(own: object) {
  return { ...knowledge, regions: knowledge.regions.map((region) => ({ ...region, actors: region.actors.map((actor) => (actor.id === 'almi-dalarna' ? { ...actor, ...own } : actor)) })) };
}

/** A delivery to Almi with what each way answers, and what happened. */
function scene({ slackSays = { outcome: 'done' }, mailSays = { outcome: 'done' }, own = { mail, slack }, status = 'requested', mailed, place, problem }: { slackSays?: Delivered; mailSays?: Delivered; status?: string; own?: object; mailed?: string; place?: object; problem?: { problem: string; at: string } }) {
  const went: string[] = [];
  const inputs: string[] = [];
  const way = (name: string, answer: Delivered) => async () => { went.push(name); return answer; };
  const deliver = delivererOf({
    ways: { slack: way('slack', slackSays), mail: way('mail', mailSays) },
    app: { read: { handover: async () => ({ handover: { status }, channel: 'C1' }), channel: async () => problem }, receive: async (_conversation: string, { type }: { type: string }) => { inputs.push(type); return []; } } as never,
    store: { handover: async () => ({ actor: 'almi-dalarna' }), mailedAt: async () => mailed, place: async () => place } as never,
    knowledge: () => almiWith(own),
    settings: () => [], now: () => new Date('2026-11-24T10:00:00.000Z'), log: { warn: () => undefined },
  });
  return { went, inputs, deliver: (kind: Claimed['kind'], version = 2) => deliver({ id: 'd', kind, conversation: 'k', handover: 'h', version, due: '', attempt: 1, again: false }) };
}
const givenUp: Delivered = { outcome: 'given up', why: 'is_archived' };

describe('a delivery', () => {
  it('that Slack gives up goes by e-mail, and nobody else is asked', async () => {
    const { deliver, went, inputs } = scene({ slackSays: givenUp });
    expect(await deliver('card')).toEqual({ outcome: 'done' });
    expect([went, inputs]).toEqual([['slack', 'mail'], []]);
  });

  it('of a card that arrived in its plainest form only is not made once more by e-mail; one that goes by the fallback is', async () => {
    const { deliver, went, inputs } = scene({ slackSays: { outcome: 'given up', why: 'invalid_blocks' }, status: 'delivered' });
    await deliver('card');
    expect([went, inputs]).toEqual([['slack'], []]);
    await deliver('card', 0);
    expect(went).toEqual(['slack', 'slack', 'mail']);
  });

  it('that goes in no way leaves the company waiting for nobody', async () => {
    const { deliver, inputs } = scene({ slackSays: givenUp, mailSays: givenUp });
    expect(await deliver('card')).toEqual(givenUp);
    expect(inputs).toEqual(['handover.expire']);
  });

  it('does not go by e-mail to who has no address', async () => {
    const { deliver, went, inputs } = scene({ slackSays: givenUp, own: { slack } });
    await deliver('card');
    expect([went, inputs]).toEqual([['slack'], ['handover.expire']]);
  });

  it('does not try a channel that has just turned out not to work, and does so again after a quarter of an hour', async () => {
    const now = scene({ problem: { problem: 'is_archived', at: '2026-11-24T09:50:00.000Z' } });
    await now.deliver('card');
    expect(now.went).toEqual(['mail']);
    const later = scene({ problem: { problem: 'is_archived', at: '2026-11-24T09:40:00.000Z' } });
    await later.deliver('card');
    expect(later.went).toEqual(['slack']);
  });

  it('goes on by e-mail where the case began so, and in its channel where its card is there', async () => {
    const began = scene({ mailed: 'then' });
    await began.deliver('note');
    expect(began.went).toEqual(['mail']);
    const both = scene({ mailed: 'then', place: {} });
    await both.deliver('note');
    expect(both.went).toEqual(['slack']);
  });
});

import { describe, expect, it } from 'vitest';
import type { Settings } from '../../src/events.ts';
import { match } from '../../src/knowledge/match.ts';
import { leavers, withSettings } from '../../src/knowledge/settle.ts';
import { channelNames } from '../../src/queries.ts';
import { knowledge } from '../world.ts';

const handoverOf = (settled: typeof knowledge, id: string) => match(settled, { live: 'knowledge', broken: () => false }).actors.get(id)?.handover;
const notJoined = knowledge.regions.flatMap(({ actors }) => actors).find(({ gives, handover, status }) => gives === 'person' && handover !== 'live' && status === 'active')?.id ?? '';

describe('what an actor has set itself', () => {
  it('makes an actor that has joined one that companies are handed over to', () => {
    expect(handoverOf(knowledge, notJoined)).not.toBe('live');
    expect(handoverOf(withSettings(knowledge, [{ actor: notJoined, closed: [], liveSince: '2026-11-26T10:00:00.000Z' }]), notJoined)).toBe('live');
  });

  it.each(['knowledge', 'all'] as const)('takes away an actor that has left, until it joins again, also where who is live is set to %s', (live) => {
    const left = { actor: 'almi-dalarna', closed: [], leftAt: '2026-11-26T10:00:00.000Z' };
    const after = (settings: readonly Settings[]) => match(withSettings(knowledge, settings), { live, left: leavers(settings), broken: () => false }).actors.get('almi-dalarna')?.handover;
    expect(after([])).toBe('live');
    expect(after([left])).toBe('introduce');
    expect(after([{ ...left, municipality: 'Mora' }])).toBe('live');
    expect(after([{ ...left, leftAt: undefined, liveSince: '2026-11-27T10:00:00.000Z' }])).toBe('live');
  });

  it('never makes a page with information one', () => {
    expect(handoverOf(withSettings(knowledge, [{ actor: 'verksamt', closed: [], liveSince: '2026-11-26T10:00:00.000Z' }]), 'verksamt')).toBe('link');
  });

  it('adds its closed weeks to those of its file', () => {
    const closed = [{ from: '2027-07-05', to: '2027-08-01' }];
    const settled = withSettings(knowledge, [{ actor: 'almi-dalarna', closed }]);
    expect(settled.regions.flatMap(({ actors }) => actors).find(({ id }) => id === 'almi-dalarna')?.closed).toEqual(closed);
  });

  it('names the channel and the workspace where its cards belong, and one for each municipality', () => {
    const settings = [{ actor: 'almi-dalarna', closed: [], team: 'T2', channel: 'C2' }, { actor: 'kommunerna', municipality: 'Mora', closed: [], channel: 'C3' }];
    const channel = channelNames(withSettings(knowledge, settings), settings);
    expect(channel('almi-dalarna')).toEqual({ channel: 'C2', team: 'T2' });
    expect(channel('kommunerna', 'Mora')).toEqual({ channel: 'C3' });
    expect(channel('kommunerna', 'Falun')).toEqual({ channel: 'dorr-kommunerna-falun' });
    expect(channel('business-sweden')).toEqual({ channel: 'dorr-business-sweden' });
  });
});

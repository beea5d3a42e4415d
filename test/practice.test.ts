import { describe, expect, it } from 'vitest';
import { practiceKey, practiceWay } from '../src/practice.ts';

const bound = [{ actor: 'almi', name: 'Almi', region: 'dalarna', channel: 'dorr-almi' }];
const set = (channel?: string) => [{ actor: practiceKey, closed: [], ...(channel === undefined ? {} : { channel }) }];

describe('where practice goes', () => {
  it('is the desk, where there is one', () => { expect(practiceWay(true, set('x'), bound)).toEqual({ to: 'desk' }); });
  it('is nowhere, as long as no channel is chosen', () => {
    expect(practiceWay(false, [], bound)).toEqual({ to: 'nowhere' });
    expect(practiceWay(false, set(), bound)).toEqual({ to: 'nowhere' });
  });
  it('is the channel that is chosen, but never one that an actor takes companies in', () => {
    expect(practiceWay(false, set('#dorr-ovning'), bound)).toEqual({ to: 'channel', channel: '#dorr-ovning' });
    expect(practiceWay(false, set('#Dorr-Almi'), bound)).toEqual({ to: 'nowhere' });
  });
});

import { describe, expect, it } from 'vitest';
import { slowing } from '../../../../adapters/admin/access/slowing.ts';

const at = (ms: number) => new Date(Date.UTC(2026, 10, 24) + ms).toISOString();

describe('slowing', () => {
  it('lets five tries through, then makes each wait twice as long as the one before, up to a minute', () => {
    const slow = slowing();
    let now = 0;
    const waits = [];
    for (let i = 0; i < 14; i++) {
      const wait = slow.begin('anna', at(now));
      waits.push(wait / 1_000);
      now += wait;
      if (wait > 0) slow.begin('anna', at(now));
    }
    expect(waits.slice(0, 6)).toEqual([0, 0, 0, 0, 0, 1]);
    expect(waits.slice(6)).toEqual([2, 4, 8, 16, 32, 60, 60, 60]);
  });

  it('forgets when one came in, or tried nothing for a quarter', () => {
    const slow = slowing();
    for (let i = 0; i < 5; i++) slow.begin('anna', at(0));
    expect(slow.begin('anna', at(0))).toBe(1_000);
    slow.succeed('anna');
    expect(slow.begin('anna', at(0))).toBe(0);
    for (let i = 0; i < 5; i++) slow.begin('bo', at(0));
    expect(slow.begin('bo', at(15 * 60_000))).toBe(0);
    expect(slow.begin('bo', at(15 * 60_000))).toBe(0);
  });

  it('a clock that was set back shuts nobody out', () => {
    const slow = slowing();
    for (let i = 0; i < 9; i++) slow.begin('anna', at(3_600_000 + i * 120_000));
    expect(slow.begin('anna', at(0))).toBe(0);
  });

  it('remembers so many and no more', () => {
    const slow = slowing(2);
    for (let i = 0; i < 5; i++) slow.begin('anna', at(0));
    slow.begin('bo', at(0));
    expect(slow.begin('anna', at(0))).toBe(1_000);
    slow.begin('cilla', at(0));
    expect(slow.begin('anna', at(0))).toBe(0);
  });
});

import { describe, expect, it } from 'vitest';
import { carefulWith, exact, median, share } from '../../src/pictures/shown.ts';
import { seeded } from '../store/seeded.ts';

const careful = carefulWith(() => 0.5);

describe('small numbers', () => {
  it('are hidden under five, and every other number is a whole five near it', () => {
    expect([0, 1, 4, 5, 7, 8, 123].map(careful)).toEqual([
      { value: 0, hidden: false }, { value: 2.5, hidden: true }, { value: 2.5, hidden: true }, { value: 5, hidden: false }, { value: 5, hidden: false }, { value: 10, hidden: false }, { value: 125, hidden: false },
    ]);
    expect([5, 7, 9, 10].map((count) => carefulWith(() => 0)(count).value)).toEqual([5, 10, 10, 10]);
    expect(exact(3)).toEqual({ value: 3, hidden: false });
  });

  it('cannot be told by taking what is shown from its sum, since each number may be four off either way', () => {
    const random = seeded('small numbers');
    const hide = () => carefulWith(() => random());
    let told = 0;
    const tables = 20_000;
    for (let n = 0; n < tables; n++) {
      const others = Array.from({ length: 1 + Math.floor(random() * 5) }, () => 5 + Math.floor(random() * 50));
      const small = 1 + Math.floor(random() * 4);
      const [shown, total] = [others.map((one) => hide()(one).value), hide()(others.reduce((sum, one) => sum + one, small)).value];
      const [low, high] = [shown.reduce((sum, one) => sum + Math.max(5, one - 4), 0), shown.reduce((sum, one) => sum + one + 4, 0)];
      const possible = [1, 2, 3, 4].filter((one) => total - 4 <= high + one && total + 4 >= low + one);
      expect(possible).toContain(small);
      if (possible.length === 1) told++;
    }
    expect(told / tables).toBeLessThan(0.001);
  });

  it('are not told by shares or medians either', () => {
    expect(share(3, 40, careful)).toBeUndefined();
    expect(share(38, 40, careful)).toBeUndefined();
    expect(share(20, 40, careful)).toBe(50);
    expect(share(3, 40, exact)).toBe(8);
    expect(share(0, 0, exact)).toBeUndefined();
    expect(median([1, 2, 3], careful)).toBeUndefined();
    expect(median([1, 2, 3, 4], exact)).toBe(2);
  });
});

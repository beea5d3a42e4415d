import { describe, expect, it } from 'vitest';
import { deal, readGround, sizes } from '../../bench/learning/draw.ts';
import { picture } from '../../bench/learning/picture.ts';
import { meanOf, standardError } from '../../bench/measure.ts';

const ground = readGround('.');
const draw = deal(ground, 7);

describe('a draw of the learning bench', () => {
  it('begins with ten sentences a need, and has a thousand utterances to label', () => {
    const counts = new Map<string, number>();
    for (const { label } of draw.start) counts.set(label, (counts.get(label) ?? 0) + 1);
    expect(new Set(counts.values())).toEqual(new Set([10]));
    for (const need of ground.traffic.needs.keys()) expect(counts.get(need)).toBe(10);
    expect(draw.pool).toHaveLength(sizes.pool);
  });

  it('keeps what is held out apart from what is learnt and what may be labelled', () => {
    const elsewhere = new Set([...draw.start, ...draw.pool]);
    expect(draw.heldOut.length).toBeGreaterThan(2000);
    expect(draw.heldOut.filter((one) => elsewhere.has(one))).toEqual([]);
    expect(elsewhere.size).toBe(draw.start.length + draw.pool.length);
  });

  it('lets companies ask as often for each need as the labelled ones do', () => {
    const share = (need: string) => draw.pool.filter(({ label }) => label === need).length / draw.pool.length;
    expect(share('bidrag')).toBeGreaterThan(3 * share('mentor') / 2);
    expect(draw.pool.filter(({ label }) => label.startsWith('_')).length / draw.pool.length).toBeCloseTo(ground.traffic.outside, 1);
    expect([...ground.traffic.needs.values()].reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 9);
  });

  it('is the same for the same seed, and another for another', () => {
    expect(deal(ground, 7).pool.map(({ text }) => text)).toEqual(draw.pool.map(({ text }) => text));
    expect(deal(ground, 8).pool.map(({ text }) => text)).not.toEqual(draw.pool.map(({ text }) => text));
  });
});

describe('the picture', () => {
  it('says in words what it shows', () => {
    const svg = picture('Right needs', [0, 10], [{ name: 'in order', colour: '#000', dash: 'none', means: [0.25, 0.3], errors: [0, 0.01] }]);
    expect(svg).toContain('<title id="title">Right needs</title>');
    expect(svg).toContain('in order: 0 labels 25.0 %, 10 labels 30.0 %.');
    expect(svg).toContain('role="img"');
    expect(svg).not.toMatch(/NaN|undefined/);
  });
});

describe('the standard error', () => {
  it('is the spread of the values over the root of their number', () => {
    expect(standardError([1, 2, 3, 4])).toBeCloseTo(Math.sqrt(5 / 3 / 4), 12);
    expect([standardError([]), standardError([3])]).toEqual([0, 0]);
    expect([meanOf([1, 2]), meanOf([])]).toEqual([1.5, 0]);
  });
});

import { describe, expect, it } from 'vitest';
import { keptBodies } from '../../src/store/publications.ts';
import type { Publication } from '../../src/store/publications.ts';
import { at } from './samples.ts';
import { storesToTest } from './stores.ts';

const publication = (id: string, more: Partial<Publication> = {}): Publication => ({ id, kind: 'model', at: at(1), account: 'a1', name: 'Anna Ek', base: 'files-1', body: `{"of":"${id}"}`, ...more });

describe.each(storesToTest)('what is published, in $name', ({ open }) => {
  it('is nothing to begin with', async () => {
    const { publications } = await open();
    expect(await publications.latest('model')).toBeUndefined();
    expect(await publications.list('model')).toEqual([]);
    expect(await publications.one('p1')).toBeUndefined();
  });

  it('is the latest of its kind, and the earlier ones are listed with who and when', async () => {
    const { publications } = await open();
    expect(await publications.publish(publication('p1'), undefined)).toBe(true);
    expect(await publications.publish(publication('k1', { kind: 'knowledge' }), undefined)).toBe(true);
    expect(await publications.publish(publication('p2', { why: 'Det är värt det', from: 'p1', at: at(0) }), 'p1')).toBe(true);
    expect(await publications.latest('model')).toEqual(publication('p2', { why: 'Det är värt det', from: 'p1', at: at(0) }));
    expect((await publications.list('model')).map(({ id, name, kept }) => [id, name, kept])).toEqual([['p2', 'Anna Ek', true], ['p1', 'Anna Ek', true]]);
    expect(await publications.one('k1')).toEqual(publication('k1', { kind: 'knowledge' }));
  });

  it('is refused when another was published meanwhile', async () => {
    const { publications } = await open();
    await publications.publish(publication('p1'), undefined);
    expect(await publications.publish(publication('p2'), undefined)).toBe(false);
    const answers = await Promise.all(['p3', 'p4', 'p5'].map((id) => publications.publish(publication(id), 'p1')));
    expect(answers.filter((taken) => taken)).toHaveLength(1);
    expect(await publications.list('model')).toHaveLength(2);
  });

  it('keeps who published what for good, and the bodies of the latest', async () => {
    const { publications } = await open();
    const ids = Array.from({ length: keptBodies + 3 }, (_, i) => `p${i}`);
    for (const [i, id] of ids.entries()) await publications.publish(publication(id), ids[i - 1]);
    const listed = await publications.list('model');
    expect(listed).toHaveLength(ids.length);
    expect(listed.filter(({ kept }) => kept)).toHaveLength(keptBodies);
    expect(await publications.one('p2')).toBeUndefined();
    expect(await publications.one('p3')).toBeDefined();
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupsOf, openLikeness } from '../../src/intents/likeness.ts';

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 1e9));
const groups = (...texts: string[]) => groupsOf(texts.map((text) => ({ text }))).map((group) => group.map(({ text }) => text));
const machine = 'Vi behöver låna pengar till en ny maskin i verkstaden';

describe('texts in groups', () => {
  it('put what is much the same together, and leave the rest alone', () => {
    expect(groups(machine, 'Hur söker man patent?', `${machine} nu`, 'Vi vill sälja i Norge')).toEqual([[machine, `${machine} nu`], ['Hur söker man patent?'], ['Vi vill sälja i Norge']]);
  });

  it('put short ones together only word for word, whatever their capitals and signs', () => {
    expect(groups('lån?', 'Lån', 'lön', 'lan!')).toEqual([['lån?', 'Lån', 'lan!'], ['lön']]);
  });

  it('put two together that only a third is like', () => {
    const [first, second, third] = ['vi vill låna pengar till en maskin och en bil', 'vi vill låna pengar till en maskin och en bil och ett hus nu', 'låna pengar till en maskin och en bil och ett hus nu i vår'];
    expect(groups(first!, third!)).toHaveLength(2);
    expect(groups(first!, third!, second!)).toHaveLength(1);
  });

  it('are none among none, and texts without words stand alone', () => {
    expect(groups()).toEqual([]);
    expect(groups('…', '…')).toHaveLength(2);
  });

  it(`hold each thing once (seed ${seed})`, () => {
    fc.assert(fc.property(fc.array(fc.string({ maxLength: 40 }), { maxLength: 30 }), (texts) => {
      const things = texts.map((text) => ({ text }));
      expect(new Set(groupsOf(things).flat())).toEqual(new Set(things));
      expect(groupsOf(things).flat()).toHaveLength(things.length);
    }), { seed });
  });
});

describe('the like of a text', () => {
  it('are told with where they stand and how much they share', () => {
    expect(openLikeness(['Vi vill sälja i Norge', machine, `${machine} nu`])(machine)).toEqual([{ place: 1, share: 1 }, { place: 2, share: expect.closeTo(0.94, 1) as number }]);
  });
});

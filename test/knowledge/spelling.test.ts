import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordsNear } from '../../src/knowledge/spelling.ts';

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 1e9));
const near = wordsNear(['export', 'patent', 'garanti', 'lån', 'lager', 'lagar', 'internationalisering']);

describe('the words near a misspelt one', () => {
  it.each([
    ['a letter missing', 'exprt'], ['the first letter missing', 'xport'], ['the last letter missing', 'expor'], ['a letter added', 'expoort'], ['a letter added at the end', 'exports'],
    ['a letter changed', 'ekport'], ['the first letter changed', 'ixport'], ['two letters that changed places', 'exprot'], ['a letter moved further', 'eportx'],
  ])('are found with %s: %s', (_, word) => {
    expect(near(word)).toEqual(['export']);
  });

  it('are all of those that are near, each once', () => {
    expect(near('lagxr')).toEqual(['lager', 'lagar']);
    expect(near('lager').sort()).toEqual(['lagar', 'lager']);
    expect(wordsNear(['export', 'export'])('exprot')).toEqual(['export']);
  });

  it('are with the word itself where it is known', () => {
    expect(near('patent')).toEqual(['patent']);
  });

  it.each(['', 'exp', 'epxotr', 'exporten', 'import', 'garantera', 'constructor', '__proto__'])('are none for %j', (word) => {
    expect(near(word)).toEqual([]);
  });

  it('are not sought for words of fewer than five letters or more than sixteen, nor among them', () => {
    expect(near('lånn')).toEqual([]);
    expect(near('låån')).toEqual([]);
    expect(near('internationaliserin')).toEqual([]);
    expect(near('internationalisering')).toEqual([]);
    expect(wordsNear(['abcd', 'abcde', 'abcdefghijklmnop', 'abcdefghijklmnopq'])('abcdf')).toEqual(['abcde']);
    expect(wordsNear(['abcdefghijklmnop', 'abcdefghijklmnopq'])('abcdefghijklmnox')).toEqual(['abcdefghijklmnop']);
  });

  it('are none where no word is known', () => { expect(wordsNear([])('export')).toEqual([]); });

  const word = fc.string({ unit: fc.constantFrom(...'abcdeåäö'), minLength: 5, maxLength: 16 });
  it(`are found whichever letter is missing, added or changed (seed ${seed})`, () => {
    fc.assert(fc.property(word, fc.nat({ max: 16 }), fc.constantFrom('a', 'x'), fc.constantFrom('missing', 'added', 'changed'), (known, place, letter, slip) => {
      const at = place % known.length;
      const typed = known.slice(0, at) + (slip === 'missing' ? '' : letter) + known.slice(slip === 'added' ? at : at + 1);
      fc.pre(typed.length >= 5 && typed.length <= 16);
      expect(wordsNear([known])(typed)).toEqual([known]);
    }), { seed });
  });

  it(`differ by one letter in length at most, whatever is asked (seed ${seed})`, () => {
    fc.assert(fc.property(fc.array(word), fc.string({ unit: fc.constantFrom(...'abcdeåäö'), maxLength: 20 }), (known, typed) => {
      for (const found of wordsNear(known)(typed)) {
        expect(known).toContain(found);
        expect(Math.abs(found.length - typed.length)).toBeLessThanOrEqual(1);
      }
    }), { seed });
  });
});

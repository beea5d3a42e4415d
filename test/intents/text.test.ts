import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyse, features, fold, stem, words } from '../../src/intents/text.ts';

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 1e9));

describe('words', () => {
  it.each([
    ['Vi behöver låna!', ['vi', 'behöver', 'låna', '!']],
    ['Behöver vi 500 000 € (snart)?', ['behöver', 'vi', '500', '000', '€', 'snart', '?']],
    ['don’t and don\'t', ['don’t', 'and', 'don\'t']],
    ['e-handel, it/data', ['e', 'handel', 'it', 'data']],
    ['   ', []],
    ['👍🏽', []],
    ['公司', ['公司']],
  ])('of %j are %j', (text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  it('are the same however å, ä and ö were typed', () => {
    const text = 'Företaget på Åsgatan är sålt';
    expect(words(text.normalize('NFD'))).toEqual(words(text.normalize('NFC')));
    expect(features(text.normalize('NFD'), 'sv')).toEqual(features(text, 'sv'));
    expect(analyse(text.normalize('NFD'), 'sv')).toEqual(analyse(text, 'sv'));
  });

  it('are at most forty letters', () => {
    expect(words('x'.repeat(2000))).toEqual(['x'.repeat(40)]);
  });
});

it.each([['företag', 'foretag'], ['åäö', 'aao'], ['idé', 'ide'], ['ærø', 'aro'], ['lån 123', 'lan 123']])('%s without its dots is %s', (text, folded) => {
  expect(fold(text)).toBe(folded);
});

describe('the stem', () => {
  it.each([
    ['sv', ['lån', 'lånen']],
    ['sv', ['exportera', 'exporterar', 'exporterade']],
    ['sv', ['kund', 'kunder', 'kunderna']],
    ['en', ['export', 'exports', 'exporting', 'exported']],
    ['en', ['loan', 'loans']],
  ] as const)('in %s is one for %j', (language, forms) => {
    expect(new Set(forms.map((form) => stem(form, language))).size).toBe(1);
  });

  it('is the same the second time, and not mixed up between languages', () => {
    expect(stem('investing', 'en')).toBe(stem('investing', 'en'));
    expect(stem('lånen', 'sv')).not.toBe('lånen');
    expect(stem('constructor', 'en')).toBeTypeOf('string');
  });
});

describe('the features', () => {
  it('are words, stems, pairs and skips in one group and pieces in the other, counted', () => {
    const [whole, pieces] = features('låna låna pengar', 'sv');
    expect(whole.get('w:låna')).toBe(2);
    expect(whole.has(`s:${stem('pengar', 'sv')}`)).toBe(true);
    expect(whole.has(`b:^ ${stem('låna', 'sv')}`)).toBe(true);
    expect(whole.has(`k:${stem('låna', 'sv')} ${stem('pengar', 'sv')}`)).toBe(true);
    expect([...pieces.keys()].every((name) => name.startsWith('c:'))).toBe(true);
    expect(pieces.get('c: lan')).toBe(2);
  });

  it(`come out for any text without an error (seed ${seed})`, () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.constantFrom('sv' as const, 'en' as const), (text, language) => {
      const [whole, pieces] = features(text, language);
      for (const count of [...whole.values(), ...pieces.values()]) expect(count).toBeGreaterThan(0);
      analyse(text, language);
    }), { seed });
  });
});

it('a text is cut up for searching without the commonest words and without signs', () => {
  expect(analyse('Vi har en idé?', 'sv')).toEqual({ stems: ['ide'], grams: ['ide'] });
  expect(analyse('företag', 'sv').grams).toEqual(['fore', 'oret', 'reta', 'etag']);
  expect(analyse('och att det ?!', 'sv')).toEqual({ stems: [], grams: [] });
});

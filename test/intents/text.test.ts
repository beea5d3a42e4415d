import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyse, buckets, bucketsOf, features, fold, stem, words } from '../../src/intents/text.ts';

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
  it('of words count how often each word stands there, and a stem hits the same bucket whatever its ending', () => {
    const { words: whole } = features('låna låna pengar', 'sv');
    const [word, stemmed] = bucketsOf('låna', 'sv');
    const times = (bucket: number) => whole.times[whole.at.indexOf(bucket)];
    expect(times(word)).toBe(2);
    expect(times(stemmed)).toBe(2);
    expect(bucketsOf('pengarna', 'sv')[1]).toBe(bucketsOf('pengar', 'sv')[1]);
  });

  it('tell neighbours in order, and those who only stand near each other in any order', () => {
    const bucketsOfText = (text: string) => new Set(features(text, 'sv').words.at);
    const shared = (a: string, b: string) => [...bucketsOfText(a)].filter((bucket) => bucketsOfText(b).has(bucket)).length;
    expect(shared('sälja bolaget', 'bolaget sälja')).toBe(5); // two words, two stems, one pair; not who follows whom
    expect(shared('sälja hela bolaget', 'bolaget hela sälja')).toBe(9);
    expect(bucketsOfText('sälja bolaget').size).toBe(8);
  });

  it('of pieces are the same with and without å, ä and ö', () => {
    expect(features('Behöver låna på Gränsö', 'sv').pieces).toEqual(features('Behover lana pa Granso', 'sv').pieces);
    expect(features('ab', 'sv').pieces.at.length).toBe(6); // «␠a», «ab», «b␠», «␠ab», «ab␠», «␠ab␠»
  });

  it(`come out for any text without an error, each in a bucket that there is (seed ${seed})`, () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.constantFrom('sv' as const, 'en' as const), (text, language) => {
      const { words: whole, pieces } = features(text, language);
      for (const { at, times } of [whole, pieces]) at.forEach((bucket, i) => {
        expect(times[i]).toBeGreaterThan(0);
        expect(bucket).toBeGreaterThanOrEqual(0);
        expect(bucket).toBeLessThan(buckets);
      });
      analyse(text, language);
    }), { seed });
  });
});

it('a text is cut up for searching without the commonest words and without signs', () => {
  expect(analyse('Vi har en idé?', 'sv')).toEqual({ stems: ['ide'], grams: ['ide'] });
  expect(analyse('företag', 'sv').grams).toEqual(['fore', 'oret', 'reta', 'etag']);
  expect(analyse('och att det ?!', 'sv')).toEqual({ stems: [], grams: [] });
});

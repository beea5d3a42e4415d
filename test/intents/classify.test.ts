import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classify } from '../../src/intents/classify.ts';
import { openModel } from '../../src/intents/model.ts';
import { fitLogistic, logistic } from '../../src/intents/calibrate.ts';
import { lessonsFrom } from '../../src/intents/lessons.ts';
import { train } from '../../src/intents/train.ts';
import { lessons } from './lessons.ts';

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 1e9));
const file = train(lessons);
const model = openModel(file);

describe('a trained model', () => {
  it('is the same for the same lessons, down to its name, and another when a word changes', () => {
    expect(train(lessons)).toEqual(file);
    expect(file.version).toMatch(/^[0-9a-f]{16}$/);
    expect(train([...lessons, { text: 'Ett lån till', language: 'sv', labels: ['lan'] }]).version).not.toBe(file.version);
  });

  it('knows the needs again, in words it has not seen', () => {
    for (const [text, need] of [['Vi skulle vilja låna till en ny maskin', 'lan'], ['Exportera varor till Norge', 'export'], ['Patentera en uppfinning', 'patent'], ['lana pengar', 'lan']] as const) {
      expect(classify(model, text, 'sv').needs[0]?.need, text).toBe(need);
    }
  });

  it('tells what is none of our business from what is', () => {
    expect(classify(model, 'Vad blir det för väder i Norge?', 'sv').offtopic).toBeGreaterThan(classify(model, 'Vi behöver låna pengar', 'sv').offtopic);
    expect(classify(model, 'Jag vill prata med en människa', 'sv').human).toBeGreaterThan(0);
    expect(classify(model, 'Jag orkar inte leva längre', 'sv').despair).toBeGreaterThan(0);
    expect(classify(model, 'Hej hej', 'sv').smalltalk).toBeGreaterThan(0);
  });

  it('explains itself with words from the text that spoke for the need', () => {
    const { because } = classify(model, 'Vi vill exportera till Norge', 'sv');
    expect(because.length).toBeGreaterThan(0);
    expect(because.length).toBeLessThanOrEqual(3);
    for (const word of because) expect(['vi', 'vill', 'exportera', 'till', 'norge']).toContain(word);
    expect(because.some((word) => ['exportera', 'norge'].includes(word))).toBe(true);
  });

  it('gives no need among the special classes', () => {
    expect(classify(model, 'Hej', 'sv').needs.map(({ need }) => need).sort()).toEqual(['export', 'lan', 'patent']);
  });

  it.each(['', '   ', 'xyzzy plugh', '👍', '?', '公司', '\u0000', 'w:lån s:lån', '__proto__ constructor'])('does not stumble on %j', (text) => {
    const found = classify(model, text, 'sv');
    expect(found.needs.reduce((sum, { p }) => sum + p, 0)).toBeCloseTo(1, 9);
    expect(found.known).toBeGreaterThanOrEqual(0);
    expect(Number.isFinite(found.offtopic)).toBe(true);
  });

  it(`gives shares that sum to 1, the likeliest first, whatever the text (seed ${seed})`, () => {
    fc.assert(fc.property(fc.oneof(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.array(fc.constantFrom('låna', 'exportera', 'patent', 'väder', 'hej', 'inte', 'Norge'), { maxLength: 30 }).map((list) => list.join(' '))), fc.constantFrom('sv' as const, 'en' as const), (text, language) => {
      const { needs, offtopic, general, known } = classify(model, text, language);
      expect(needs.reduce((sum, { p }) => sum + p, 0)).toBeCloseTo(1, 9);
      expect(needs.map(({ p }) => p)).toEqual(needs.map(({ p }) => p).sort((a, b) => b - a));
      for (const share of [offtopic, general, known]) { expect(share).toBeGreaterThanOrEqual(0); expect(share).toBeLessThanOrEqual(1); }
    }), { seed });
  });

  it('can be trained on nothing but one class', () => {
    const one = openModel(train(lessons.filter(({ labels }) => labels[0] === 'lan')));
    expect(classify(one, 'Vi vill låna', 'sv').needs).toEqual([{ need: 'lan', p: 1 }]);
  });
});

it('the lessons hold the names of the needs, and what a general question is about', () => {
  const about = { language: 'sv' as const, file: 'f', line: 1 };
  expect(lessonsFrom([{ text: 'Vad är moms?', label: '_fragor', service: 'skv-skatt', ...about }, { text: 'Vad är allt?', label: '_fragor', ...about }, { text: 'Ett lån', label: 'lan', ...about }], [{ need: 'lan', sv: 'Låna pengar', en: undefined }])).toEqual([
    { text: 'Vad är moms?', language: 'sv', labels: ['_fragor', 'skatt'] },
    { text: 'Vad är allt?', language: 'sv', labels: ['_fragor'] },
    { text: 'Ett lån', language: 'sv', labels: ['lan'] },
    { text: 'Låna pengar', language: 'sv', labels: ['lan'] },
  ]);
});

it('a judgement is learnt from scores, and comes out when there are none', () => {
  const weights = fitLogistic(Array.from({ length: 40 }, (_, i) => ({ x: [i - 20], y: i > 20 })));
  expect(logistic(weights, [15])).toBeGreaterThan(0.9);
  expect(logistic(weights, [-15])).toBeLessThan(0.1);
  expect(fitLogistic([]).every(Number.isFinite)).toBe(true);
});

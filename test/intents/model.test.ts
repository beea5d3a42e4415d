import { describe, expect, it } from 'vitest';
import { classify } from '../../src/intents/classify.ts';
import { closeModel, openModel } from '../../src/intents/model.ts';
import { train } from '../../src/intents/train.ts';
import { lessons } from './lessons.ts';

const file = train(lessons);

describe('the file of a model', () => {
  it('is plain JSON, and means the same written down and read again', () => {
    const again = openModel(JSON.parse(JSON.stringify(file)));
    for (const { text } of lessons) expect(classify(again, text, 'sv')).toEqual(classify(openModel(file), text, 'sv'));
    const { version, ...model } = again;
    expect(closeModel(model)).toEqual(file);
    expect(version).toBe(file.version);
  });

  it('has another name when one weight is another', () => {
    const { version, ...model } = openModel(file);
    model.weights[0] = (model.weights[0] ?? 0) + 1;
    expect(closeModel(model).version).not.toBe(version);
  });

  it.each([
    ['nothing', undefined],
    ['a text', 'model'],
    ['a part missing', { ...file, weights: undefined }],
    ['a number for a text', { ...file, version: 7 }],
    ['a temperature of nothing', { ...file, temperature: 0 }],
    ['a part that nobody knows', { ...file, features: ['hej'] }],
    ['weights that were cut short', { ...file, weights: file.weights.slice(0, -8) }],
    ['a row that was cut away', { ...file, classes: file.classes.slice(0, -8) }],
    ['a stem too few', { ...file, stems: file.stems.slice(0, -4) }],
    ['a class too few', { ...file, scales: file.scales.slice(1) }],
    ['one sign changed', { ...file, rarity: file.rarity.replace(/[A-Z]/, (letter) => (letter === 'A' ? 'B' : 'A')) }],
  ])('is refused when it is damaged: %s', (_, damaged) => {
    expect(() => openModel(damaged)).toThrow();
  });
});

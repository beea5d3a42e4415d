import { describe, expect, it } from 'vitest';
import { contradictions, labelId, openAlike, sentenceOf, withExamples } from '../../src/intents/label.ts';
import type { Example } from '../../src/intents/label.ts';

const example = (also: Partial<Example> = {}): Example => ({
  text: 'Vi behöver pengar till en ny svarv', language: 'sv', label: { is: 'need', need: 'lan' }, source: { conversation: 'c1', message: 'm1' }, reviewer: 'Kim', at: '2026-11-25T09:00:00.000Z', ...also,
});

/** What contradicts an example, as it is told. */
const contradicting = (files: Parameters<typeof openAlike>[0], one: Example, others: Example[]) => contradictions(openAlike(files)(one, others), one).map(({ share: _, ...told }) => told);

describe('an example of what was said', () => {
  it('does not contradict what the same message was labelled before', () => {
    expect(contradicting([], example({ label: { is: 'outside' }, reviewer: 'Robin' }), [example()])).toEqual([]);
  });

  it('is told with the same text said elsewhere when their labels differ', () => {
    const other = example({ source: { conversation: 'c2', message: 'm4' }, label: { is: 'need', need: 'investering' } });
    expect(contradicting([], example(), [other, example()])).toEqual([{ text: other.text, label: 'investering', source: other.source }]);
  });

  it('is told with the sentences of the files that are much the same and labelled otherwise', () => {
    const near = { text: 'Vi behöver pengar till en ny svarv i Mora', language: 'sv' as const };
    const files = [{ ...near, label: 'bidrag' }, { text: 'Hur söker man patent?', language: 'sv' as const, label: 'patent' }, { ...near, label: 'lan' }, { ...near, language: 'en' as const, label: 'export' }];
    expect(contradicting(files, example(), [])).toEqual([{ text: near.text, label: 'bidrag' }]);
  });

  it('is found beside what is much the same before it has a label, as long as that is an example', () => {
    const { text, language } = example();
    const alike = openAlike([]);
    const said = { text: `${text} i vår`, language, source: { conversation: 'c9', message: 'm1' } };
    const [first, second] = [example(), example({ source: { conversation: 'c2', message: 'm4' }, label: { is: 'outside' } })];
    const found = (examples: Example[]) => alike(said, examples).map(({ label, share }) => [label, share < 1]);
    expect(found([first, second])).toEqual([['lan', true], [labelId({ is: 'outside' }), true]]);
    expect(found([second])).toEqual([[labelId({ is: 'outside' }), true]]);
    expect(found([])).toEqual([]);
    expect(found([first])).toEqual([['lan', true]]);
    expect(found([{ ...first, text: 'Hur söker man patent?' }])).toEqual([]);
  });
});

describe('the sentences with the examples', () => {
  it('hold what an example says of a text rather than what the files say', () => {
    const files = [{ text: 'vi behöver pengar, till en ny svarv', language: 'sv' as const, label: 'bidrag' }, { text: 'Hej', language: 'sv' as const, label: '_smaprat' }];
    expect(withExamples(files, [example()])).toEqual([files[1], sentenceOf(example())]);
  });

  it('hold what the newest of two examples says of the same text, in whichever order they come', () => {
    const newer = example({ source: { conversation: 'c2', message: 'm4' }, label: { is: 'need', need: 'investering' }, at: '2026-11-26T09:00:00.000Z' });
    expect(withExamples([], [newer, example()])).toEqual([sentenceOf(newer)]);
    expect(withExamples([], [example(), newer])).toEqual([sentenceOf(newer)]);
  });
});

describe('a label', () => {
  it.each([[{ is: 'need', need: 'lan' }, 'lan'], [{ is: 'outside' }, '_utanfor'], [{ is: 'new', name: 'Söka personal, utomlands!' }, 'soka_personal_utomlands']] as const)('%j is the class %s', (label, id) => {
    expect(labelId(label)).toBe(id);
  });
});

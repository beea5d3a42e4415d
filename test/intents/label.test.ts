import { describe, expect, it } from 'vitest';
import { draftExample, labelId, sentenceOf, withExamples, withoutConversation } from '../../src/intents/label.ts';
import type { Example } from '../../src/intents/label.ts';

const example = (also: Partial<Example> = {}): Example => ({
  text: 'Vi behöver pengar till en ny svarv', language: 'sv', label: { is: 'need', need: 'lan' }, source: { conversation: 'c1', message: 'm1' }, reviewer: 'Kim', at: '2026-11-25T09:00:00.000Z', ...also,
});

describe('an example drafted from what was said', () => {
  it('keeps its source, its reviewer and its date', () => {
    expect(draftExample([], example(), [])).toEqual({ examples: [example()], contradicts: [] });
  });

  it('takes the place of what the same message was labelled before', () => {
    const anew = example({ label: { is: 'outside' }, reviewer: 'Robin' });
    expect(draftExample([example()], anew, [])).toEqual({ examples: [anew], replaced: example(), contradicts: [] });
  });

  it('is told with what is much the same and labelled otherwise, in the draft and in the files', () => {
    const other = example({ source: { conversation: 'c2', message: 'm4' }, label: { is: 'need', need: 'investering' } });
    const sentences = [{ text: 'Vi behöver pengar till en ny svarv i Mora', language: 'sv' as const, label: 'bidrag' }, { text: 'Hur söker man patent?', language: 'sv' as const, label: 'patent' }];
    expect(draftExample([other], example(), sentences)).toEqual({
      examples: [other, example()],
      contradicts: [{ text: other.text, label: 'investering', source: other.source }, { text: 'Vi behöver pengar till en ny svarv i Mora', label: 'bidrag' }],
    });
  });

  it('is not contradicted by what means the same', () => {
    expect(draftExample([example({ source: { conversation: 'c2', message: 'm1' } })], example(), []).contradicts).toEqual([]);
  });

  it('is gone when its conversation is forgotten, and only then', () => {
    expect(withoutConversation([example(), example({ source: { conversation: 'c2', message: 'm1' } })], 'c1')).toEqual([example({ source: { conversation: 'c2', message: 'm1' } })]);
  });
});

describe('the sentences with the examples', () => {
  it('hold what an example says of a text rather than what the files say', () => {
    const files = [{ text: 'vi behöver pengar, till en ny svarv', language: 'sv' as const, label: 'bidrag' }, { text: 'Hej', language: 'sv' as const, label: '_smaprat' }];
    expect(withExamples(files, [example()])).toEqual([files[1], sentenceOf(example())]);
  });
});

describe('a label', () => {
  it.each([[{ is: 'need', need: 'lan' }, 'lan'], [{ is: 'outside' }, '_utanfor'], [{ is: 'new', name: 'Söka personal, utomlands!' }, 'soka_personal_utomlands']] as const)('%j is the class %s', (label, id) => {
    expect(labelId(label)).toBe(id);
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clean, cut, escape, escapedLength, safe, safeLine, safeMarkup } from '../../../adapters/slack/safe.ts';

const texts = fc.array(fc.oneof(fc.string({ unit: 'binary', maxLength: 20 }), fc.constantFrom('<!channel>', '<@U1>', '&', '&amp;', ' ', '\n', '🦌', '\ud83e', '\u202e', '\u200d', 'å'))).map((parts) => parts.join(''));

describe('the words of others', () => {
  test('come out with nothing that Slack would act on, and never too long', () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 2, max: 60 }), (text, max) => {
        for (const made of [safe(text, max), safeLine(text, max), safeMarkup(text, max)]) {
          expect(made).not.toMatch(/[<>]|&(?!amp;|lt;|gt;)|\p{Cs}|\p{Cf}/u);
          expect(made.length).toBeLessThanOrEqual(max);
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('are cut in two without losing anything but the space between', () => {
    fc.assert(
      fc.property(texts.map(clean), fc.integer({ min: 2, max: 60 }), (text, max) => {
        const { shown, rest } = cut(text, max);
        expect(escapedLength(shown)).toBeLessThanOrEqual(max);
        const together = rest ? shown.replace(/…$/, '') + rest : shown;
        expect(together.replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
      }),
    );
  });

  test.each([
    ['Lind & Söner <3', 'Lind &amp; Söner &lt;3'],
    ['a\u0308 blir ä', 'ä blir ä'],
    ['ett\r\ntvå\u2028tre', 'ett\ntvå\ntre'],
    ['  \u200b osynligt\u3164 ', 'osynligt'],
    ['🦌 & älg', '🦌 &amp; älg'],
  ])('%j is written %j', (text, written) => {
    expect(escape(clean(text))).toBe(written);
  });
});

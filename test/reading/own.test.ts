import { expect, it } from 'vitest';
import { Reading } from '../../src/events.ts';
import { openCompiled } from '../../src/compiled.ts';
import { understandingOf } from '../../src/parts.ts';

const understand = understandingOf(openCompiled('dist/compiled'));

const words = ['constructor', 'toString', '__proto__', 'valueOf', 'hasOwnProperty', 'isPrototypeOf', 'toLocaleString'];

it('reads words that every object answers to as words like any other', () => {
  for (const word of words) {
    for (const text of [word, `vi är en ${word}`, `vi är ${word} anställda`, `vi vill låna 3 ${word} kronor`, `en halv ${word}`, `2 ${word} euro`, `vi finns i ${word}`, `hundra${word}`]) {
      const reading = understand(text, { fallback: 'sv', at: '2026-11-26T08:00:00.000Z' });
      expect(Reading.safeParse(JSON.parse(JSON.stringify(reading))).success, text).toBe(true);
      expect(reading.mentions.filter(({ slot }) => slot === 'sector' || slot === 'employees'), text).toEqual([]);
    }
  }
});

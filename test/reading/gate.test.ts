import { describe, expect, it } from 'vitest';
import { flatten } from '../../src/reading/flat.ts';
import { mayMatch } from '../../src/reading/gate.ts';
import { ownerChange, starting, ideas, old } from '../../src/reading/stage-words.ts';
import { orgCues } from '../../src/reading/org-words.ts';

const passes = (pattern: RegExp, text: string) => mayMatch(pattern, flatten(text).starts);

describe('what a pattern needs', () => {
  it.each([
    [/ (?:köpt|bestallt) maskin/, 'vi har sålt allt', false],
    [/ (?:kopt|bestallt) maskin/, 'vi har köpt allt', false],
    [/ (?:kopt|bestallt) maskin/, 'maskinen står här', true],
    [/ (?:vi|jag) (?:har )?bestallt(?= )/, 'vi vill inte', false],
    [/ (?:vi|jag) (?:har )?bestallt(?= )/, 'jag beställer', true],
    [/ [a-z]*firma /, 'hej', true],
    [/ \d+ anst/, 'vi är sex anställda', true],
    [/ \d+ anst/, 'vi växer', false],
    [/(?:^| [.,?]| and) not asking/, 'we are here', false],
    [/ i (?:dag|morgon) /, 'in the dark', false],
    [/(?<! i )konkurs(?= )/, 'ok', true],
  ] as const)('%s in «%s»: %s', (pattern, text, expected) => { expect(passes(pattern, text)).toBe(expected); });

  it('never passes over a pattern that matches', () => {
    const texts = ['vi vill sälja firman', 'pappa går i pension', 'ska öppna café i vår', 'ekonomisk förening', 'jag är student', 'har en idé', 'tredje generationen', 'enskild firma', 'vi är en UF-grupp', 'we want to sell the business', 'hur lägger man ner firman', 'AB sen 2023, 12 anställda'];
    const patterns = [...ownerChange, ...starting, ...ideas, ...old, ...orgCues].map(({ pattern }) => pattern);
    for (const text of texts) {
      const { line, starts } = flatten(text);
      for (const pattern of patterns) {
        pattern.lastIndex = 0;
        if (pattern.test(line)) expect(mayMatch(pattern, starts), `${pattern.source} in ${text}`).toBe(true);
      }
    }
  });
});

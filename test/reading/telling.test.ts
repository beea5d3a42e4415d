import { describe, expect, it } from 'vitest';
import { tellingReader } from '../../src/reading/telling.ts';

const told = tellingReader([
  { service: 'county', for: ['väktar', 'farligt avfall'], against: ['tatuer'] },
  { service: 'municipality', for: ['tatuer'], against: ['väktar'] },
]);

describe('telling words', () => {
  it.each([
    ['Får vi ha ronderande väktare?', [['county', 'for'], ['municipality', 'against']]],
    ['behover vi tillstand for vaktarna', [['county', 'for'], ['municipality', 'against']]],
    ['Ska öppna TATUERINGSSTUDIO', [['county', 'against'], ['municipality', 'for']]],
    ['vi kör farligt avfall', [['county', 'for']]],
    ['avfall som är farligt', []],
    ['nattväktare finns inte här', []],
    ['', []],
  ] as const)('in «%s» are heard at the start of a word, with or without å, ä and ö', (text, heard) => {
    expect(told(text).map(({ service, speaks }) => [service, speaks])).toEqual(heard);
  });
});

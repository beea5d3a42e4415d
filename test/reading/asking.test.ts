import { describe, expect, it } from 'vitest';
import { needsAsked } from '../../src/reading/asking.ts';

describe('what is asked for in so many words', () => {
  it.each([
    ['Vi söker riskkapital till nästa steg', ['riskkapital']],
    ['jag skulle vilja ha en mentor', ['mentor']],
    ['We want to export our saunas', ['export']],
    ['Vill låna till en ny ugn', ['lan']],
    ['vi behover lana en miljon', ['lan']],
    ['Looking for a new investor', ['riskkapital']],
    ['Vi vill inte ha lån', []],
    ['We do not want investors', []],
    ['Banken pratar om lån', []],
    ['Vi bygger en app för hundägare', []],
    ['', []],
  ] as const)('%s', (text, needs) => { expect(needsAsked(text)).toEqual(needs); });
});

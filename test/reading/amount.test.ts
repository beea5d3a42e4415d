import { describe, expect, it } from 'vitest';
import { amountsIn } from '../../src/reading/amount.ts';

const said = (text: string) => amountsIn(text).map(({ sum, from, currency, use }) => [from === undefined ? String(sum) : `${from}–${sum}`, currency, use ?? ''].join(' ').trim()).join(', ');

describe('the sums of money in a text', () => {
  it.each([
    ['2,1 mkr', '2100000 SEK'], ['600 tkr', '600000 SEK'], ['80 000', '80000 SEK'], ['en halv miljon', '500000 SEK'], ['40k', '40000 SEK'], ['1.2 million kronor', '1200000 SEK'], ['femtiotusen kronor', '50000 SEK'], ['15 000:-', '15000 SEK'],
    ['120 tusen', '120000 SEK'], ['ett par hundra tusen', '100000 SEK'], ['en å en halv mille', '1500000 SEK'], ['två och en halv miljon', '2500000 SEK'], ['halvannan miljon', '1500000 SEK'], ['800 papp', '800000 SEK'], ['SEK 2m', '2000000 SEK'], ['250.000 kr', '250000 SEK'],
    ['half a million', '500000 SEK'], ['500-600 tkr', '500000–600000 SEK'], ['8 till 10 miljoner', '8000000–10000000 SEK'], ['5000 euro', '5000 EUR'], ['€40,000', '40000 EUR'], ['2 miljoner norska kronor', '2000000 NOK'], ['3 MNOK', '3000000 NOK'], ['$5 million', '5000000 USD'],
  ])('%s', (text, expected) => { expect(said(text)).toBe(expected); });

  it.each([
    ['vi omsätter 3,9 mkr', '3900000 SEK turnover'], ['700 tkr i omsättning', '700000 SEK turnover'], ['säljer kransar för 60 000 om året', '60000 SEK turnover'], ['sales of 2 million kronor', '2000000 SEK turnover'], ['pressen kostar 1,4 miljoner', '1400000 SEK price'],
    ['en ugn för 90 000', '90000 SEK price'], ['offert på 350 000 kr', '350000 SEK price'], ['we bought a van for 200 000 kr', '200000 SEK price'], ['vill låna 200 000 till en bil', '200000 SEK sought'], ['söker 4 miljoner i nyemission', '4000000 SEK sought'], ['vi saknar 150 000', '150000 SEK sought'],
    ['we are 1.2 million short', '1200000 SEK sought'], ['Vi omsätter 5 mkr och behöver låna 800 tkr', '5000000 SEK turnover, 800000 SEK sought'],
  ])('%s: with what it is for', (text, expected) => { expect(said(text)).toBe(expected); });

  it.each([
    'ring 070-123 45 67', '0241-123 45', 'org nr 556677-8899', 'sedan 1983', 'startade 2019', '12 anställda', 'vi är 250 personer', '8 000 kvm', '40,000 m2', '25 000 kunder', '7 miljoner flaskor', '791 74 Falun', '2 years', 'om 3 månader', '180 MWh', '12 % ränta', 'den 25:e', '60 procent', 'hundratals', '',
  ])('none in: %s', (text) => { expect(amountsIn(text)).toEqual([]); });

  it('quotes the words as they were typed', () => {
    expect(amountsIn('Pris: SEK 40 000, tack').map(({ quote }) => quote)).toEqual(['SEK 40 000']);
  });

  it.each(['1 '.repeat(1000), '80 000 kr '.repeat(200), 'en halv '.repeat(250), '1-'.repeat(1000)])('reads whatever is typed: %#', (text) => { expect(Array.isArray(amountsIn(text))).toBe(true); });
});

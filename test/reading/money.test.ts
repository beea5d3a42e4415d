import { describe, expect, it } from 'vitest';
import { moneyIn } from '../../src/reading/money.ts';

const said = (text: string) => moneyIn(text).map(({ slot, value }) => `${slot} ${value}`).join(', ');

describe('the sum of money in a text', () => {
  it.each([
    ['Vi behöver låna 80 000 kr', 'under_100k'], ['vi söker 100 000 kr', 'under_100k'], ['en ugn för 90 000', 'under_100k'], ['femtiotusen kronor', 'under_100k'],
    ['vi behöver låna 100 001 kr', '100k_1m'], ['vi vill låna 600 tkr till en ugn', '100k_1m'], ['vi vill låna en miljon', '100k_1m'], ['500-600 tkr', '100k_1m'],
    ['vi söker 2,5 mkr i nyemission', '1m_10m'], ['pressen kostar 1,4 miljoner', '1m_10m'], ['en linje på 10 miljoner kronor', '1m_10m'],
    ['vi behöver låna 15 mkr', 'over_10m'], ['vi söker 2 miljarder kronor', 'over_10m'],
    ['We need to borrow 80 000 kr', 'under_100k'], ['we need a loan of SEK 100 000', 'under_100k'],
    ['We want to borrow SEK 500,000', '100k_1m'], ['half a million kronor', '100k_1m'],
    ['the machine costs 1.4 million kronor', '1m_10m'], ['we are 1.2 million short', '1m_10m'],
    ['we are looking for a loan of 12 million SEK', 'over_10m'],
  ])('%s: %s', (text, range) => { expect(said(text)).toBe(`amount ${range}`); });

  it.each([
    ['turnover', 'vi omsätter 3,9 mkr'], ['turnover', '700 tkr i omsättning'], ['turnover', 'sales of 2 million kronor'], ['euros', 'vi vill låna 5000 euro'], ['euros', '€40,000'], ['euros', 'we need 50 000 euros'],
    ['dollars', '$5 million'], ['Norwegian kronor', '3 MNOK'], ['staff', '12 anställda'], ['a telephone number', 'ring 070-123 45 67'], ['no text', ''],
  ])('is not there in %s: %s', (_, text) => { expect(moneyIn(text)).toEqual([]); });

  it.each([
    ['what is sought, though they turn over more', 'Vi omsätter 5 mkr och behöver låna 800 tkr', '100k_1m'],
    ['what is sought, though it costs more', 'Pressen kostar 3 miljoner. Vi behöver låna 800 tkr.', '100k_1m'],
    ['the greatest where nothing is said to be sought', 'en ugn för 90 000 och en press för 1,4 miljoner', '1m_10m'],
    ['the upper end of a span', '8 till 12 miljoner kronor', 'over_10m'],
    ['kronor, where there are euros too', 'Ordern är på 40 000 euro. Vi behöver låna 80 000 kr.', 'under_100k'],
    ['what is sought, in English', 'We turn over 5 million kronor and need to borrow 800 000 kr', '100k_1m'],
  ])('is %s: %s', (_, text, range) => { expect(said(text)).toBe(`amount ${range}`); });

  it('is quoted, and surer where it is said what it is for', () => {
    const [plain, bare] = ['Vi vill låna 600 tkr till en ugn', '600 tkr'].map((text) => moneyIn(text)[0]!);
    expect(plain!.quote).toBe('600 tkr');
    expect(plain!.sure).toBeGreaterThan(bare!.sure!);
  });
});

describe('what the bank has said', () => {
  it.each([
    ['banken säger nej', 'bank no'], ['vår bank vill inte låna ut', 'bank no'], ['The bank said no', 'bank no'], ['we were turned down by two banks', 'bank no'],
    ['banken tar halva', 'bank part'], ['banken vill ha säkerhet', 'bank part'], ['The bank covers half of it', 'bank part'], ['our bank lends only part', 'bank part'],
    ['Banken sa nej. Vi behöver låna 500 000 kr.', 'amount 100k_1m, bank no'], ['We need a loan of SEK 2 million and the bank covers half of it', 'amount 1m_10m, bank part'], ['Vi omsätter 5 mkr men banken säger nej', 'bank no'], ['the bank refused to lend us 40 000 euros', 'bank no'],
  ])('%s: %s', (text, expected) => { expect(said(text)).toBe(expected); });

  it.each(['banken säger ja', 'om banken säger nej, vad gör vi då?', 'vi har inte frågat banken', 'what if the bank says no?'])('is nothing in: %s', (text) => { expect(moneyIn(text)).toEqual([]); });

  it('is quoted', () => { expect(moneyIn('Offerten är klar men vår bank säger nej.')).toMatchObject([{ slot: 'bank', value: 'no', quote: 'vår bank säger nej' }]); });
});

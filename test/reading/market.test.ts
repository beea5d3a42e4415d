import { describe, expect, it } from 'vitest';
import { marketIn } from '../../src/reading/market.ts';

/** What a text says of the market when it is said clearly enough to act on. */
const marketOf = (text: string) => marketIn(text).filter(({ sure }) => sure >= 0.5).sort((a, b) => b.sure - a.sure)[0]?.value;

const says: [string, string][] = [
  ['Vi gör verktyg i Mora och vill sälja i Norge.', 'utanfor_eu'],
  ['har fått förfrågan från Finland', 'eu'],
  ['vi vill ut i europa', 'eu'],
  ['Tyskland nästa', 'eu'],
  ['våra knivar till Japan', 'utanfor_eu'],
  ['agent i Trondheim', 'utanfor_eu'],
  ['söker distributör i Polen', 'eu'],
  ['order till Schweiz på vinst och förlust', 'utanfor_eu'],
  ['Det kom en beställning från Österike via hemsidan', 'eu'],
  ['hjalp att hitta inkopare pa tyska grossister', 'eu'],
  ['våra norska kunder betalar sent', 'utanfor_eu'],
  ['a customer in the UK', 'utanfor_eu'],
  ['we want to sell to the US', 'utanfor_eu'],
  ['selling to Germany from Mora', 'eu'],
  ['vi säljer utanför EU', 'utanfor_eu'],
  ['öppna webbutiken för kunder i hela EU på en gång', 'eu'],
  ['vi säljer bara här i bygden', 'sverige'],
  ['Vi säljer bara i Sverige.', 'sverige'],
  ['we only sell in Sweden', 'sverige'],
  ['Norgemarknaden är stor för oss', 'utanfor_eu'],
  ['ta uppdrag i Trysil', 'utanfor_eu'],
  ['leverera till New York', 'utanfor_eu'],
  ['mässa i Köpenhamn', 'eu'],
  ['har kunder i Hamburg och Aarhus', 'eu'],
  ['Kunden i Algeriet vill ha papper', 'utanfor_eu'], ['vi söker ett företag i Belgien som kan tillverka', 'eu'], ['folk i Kanada hör av sig', 'utanfor_eu'], ['paket till Jersey och Alaska', 'utanfor_eu'], ['våra lampor ska till Namibia', 'utanfor_eu'], ['ut i hela Europa', 'eu'], ['kunder i Bergamo och Toscana', 'eu'], ['a buyer in Montevideo, Uruguay', 'utanfor_eu'], ['danes and swiss want our knives', 'eu'],
];

const silent: string[] = [
  'Jag kommer från Pakistan och läser master i Örebro',
  'can you help us with our business',
  'vi bor på en ö, an island in the lake',
  'Här finns bergen och skogen',
  'jag kan inte ett ord tyska',
  'prata på arabiska med nån person går det',
  'Vi är ett danskt möbelföretag',
  'min bror i Chicago gillar dalahästar',
  'maskinen köpte vi från Italien',
  'vi importerar kaffe från Etiopien',
  'nytt hotell i Sälen',
  'EU-pengar till byn',
  'vilka EU-stöd finns',
  'vi mältar korn till bryggerier',
  'vi flyttar från Halland',
  'hamburgare och pommes frites',
  'polish the floors',
  'vi exporterar lite',
  'Vårt moderbolag i Finland funderar',
  'våra grannar finns i Mora',
  'information in English please',
  'Do you speak German?',
  'we work in Falun',
  'inte till Ryssland längre',
  'vi flyttar till Spanien', 'Dutch logistics group here, looking for land', 'vår koncern har fabriker i Bayern', 'a university in Spain for a Horizon project', 'tåget till Oslo', 'vi driver hotell i Norge', 'vi skötte allt förut', 'att dra en vals',
  '',
];

describe('the market in a text', () => {
  it.each(says)('%s: %s', (text, value) => { expect(marketOf(text)).toBe(value); });
  it.each(silent)('%s: nothing to act on', (text) => { expect(marketOf(text)).toBeUndefined(); });
  it('is guessed with little sureness from export alone', () => {
    expect(marketIn('vi vill börja exportera')).toEqual([{ slot: 'market', value: 'eu', quote: 'exportera', sure: 0.4 }]);
  });
  it('is not Sweden for whoever has sold there and wants out', () => {
    expect(marketOf('Vi har bara sålt i Sverige hittills, nu ska vi till Norge')).toBe('utanfor_eu');
  });
  it('quotes the words as they were typed', () => {
    expect(marketIn('salja till NORGE')[0]?.quote).toBe('NORGE');
  });
});

import { describe, expect, it } from 'vitest';
import { placeReader } from '../../src/reading/place.ts';
import { regionNamesOf, regionReader } from '../../src/reading/region.ts';
import { places } from './places.ts';

const placesIn = placeReader(places);
const told = (text: string) => placesIn(text).map(({ value, sure }) => `${value} ${sure}`).join(', ');

describe('a municipality is read from', () => {
  it.each([
    ['Vi finns i Mora', 'Mora 0.95'],
    ['Mora', 'Mora 0.95'],
    ['Vi är ett plåtslageri i Mora', 'Mora 0.95'],
    ['trädgårdar i moratrakten', 'Mora 0.8'],
    ['har verkstad i Sälen', 'Malung-Sälen 0.95'],
    ['vi har en liten firma utanför Sälen', 'Malung-Sälen 0.95'],
    ['malung-sälen', 'Malung-Sälen 0.95'],
    ['Leksands kommun svarar inte på min fråga om lokal', 'Leksand 0.8'],
    ['snickeri i Falu kommun', 'Falun 0.95'],
    ['vi bor i dala-järna', 'Vansbro 0.95'],
    ['jag sitter i dalajarna och bygger stugor', 'Vansbro 0.95'],
    ['Örebroare som vill starta café', 'Örebro 0.8'],
    ['we are based in Orebro', 'Örebro 0.95'],
    ['from Stora Mellösa', 'Örebro 0.95'],
    ['ligger i Borlenge', 'Borlänge 0.95'],
    ['I run a small company in Älvdalen', 'Älvdalen 0.95'],
    ['Jag driver salong i nora', 'Nora 0.95'],
    ['lan till butik, Lindesberg', 'Lindesberg 0.8'],
    ['på Sollerö', 'Mora 0.95'],
    ['vi håller till i Storå', 'Lindesberg 0.95'],
    ['liftarna i Åre, vi hyr ut skidor', 'Åre 0.8'],
    ['Stockholm lockar', 'Stockholm 0.6'],
    ['lokal mellan Ludvika och Säter', 'Ludvika 0.6, Säter 0.6'],
    ['flytta firman från Umeå till Hällefors', 'Umeå 0.3, Hällefors 0.95'],
    ['verkstad nära hamnen i Mora', 'Mora 0.8'], ['jag forskar på högskolan i Falun', 'Falun 0.8'], ['Salong med tre stolar, Nora. Vi vill växa', 'Nora 0.8'], ['från Moratrakten', 'Mora 0.95'], ['i Leksands-Noret', 'Leksand 0.8'],
  ])('%s', (text, expected) => { expect(told(text)).toBe(expected); });
});

describe('a place that is somebody else’s counts little', () => {
  it.each([
    'vi har en kund i Göteborg', 'levererar till Örebro', 'godset står i Göteborgs hamn', 'hamnen i Göteborg', 'mässan i Stockholm', 'min bror bor i Uppsala', 'återförsäljare i Umeå', 'säljer våra stolar till en butik i Falun',
    'forskare vid Örebro universitet', 'Almi i Falun', 'vi flyttar hit från Uppsala', 'our customer in Stockholm', 'we ship to Borlänge', 'inte i Mora', 'lagom långt, vi åker till Leksand', 'containern kommer till Göteborg', 'lasten landar i Göteborg på tisdag', 'the shipment arrives in Stockholm', 'tåget till Stockholm', 'godset ligger i Göteborg',
  ])('%s', (text) => { expect(placesIn(text).every(({ sure }) => sure <= 0.3) && placesIn(text).length > 0).toBe(true); });
});

describe('no place is read from', () => {
  it.each([
    'Hur ska det vara?', 'det ska vara enkelt', 'vi är i våras', 'Hälsningar Nora', 'Nora Berg, Anna Norberg', 'We are a company', 'I kinda need a loan', 'mark för ny hall', 'i boden står en traktor', 'vill måla om huset', 'stora maskiner', 'svarta siffror',
    'Region Örebro län', 'i Örebro län', 'Örebro county', 'rättvis omställning', 'falu rödfärg till väggarna', 'Eda skriver', 'salen var full', 'de lima ihop brädor', 'ok', '',
  ])('%s', (text) => { expect(told(text)).toBe(''); });
});

describe('the region named as a whole', () => {
  const regionIn = regionReader(regionNamesOf(places));
  it.each([
    ['vi finns i Dalarna', 'dalarna'], ['Dalarnas län', 'dalarna'], ['i dalarnas besöksnäring', 'dalarna'], ['i Örebro län', 'orebro'], ['somewhere in Orebro county', 'orebro'], ['Örebroregionen', 'orebro'], ['Region Örebro ger stöd', 'orebro'],
    ['Örebro', undefined], ['Dalarna eller Örebro län', undefined], ['vi finns i Mora', undefined], ['dala', undefined],
  ])('%s', (text, region) => { expect(regionIn(text)).toBe(region); });
});

describe('the reader of places', () => {
  it('gives the words that said it, and the region', () => {
    expect(placesIn('Vi har gård i tällberg.')).toEqual([{ slot: 'municipality', value: 'Leksand', quote: 'tällberg', sure: 0.95, region: 'dalarna' }]);
  });
});

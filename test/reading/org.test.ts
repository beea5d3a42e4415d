import { describe, expect, it } from 'vitest';
import { orgOf } from '../../src/reading/org.ts';

describe('what kind of organisation writes', () => {
  it.each([
    ['läser på universitetet', 'student'], ['jag är student', 'student'], ['Jag pluggar tredje året på Högskolan Dalarna', 'student'], ['vi är en UF-grupp', 'student'], ['I study at Örebro University', 'student'],
    ['min handledare säger att det går att patentera', 'forskare'], ['jag forskar på batterier', 'forskare'], ["I'm a PhD student in Örebro", 'forskare'], ['Jag är doktorand och har aldrig tänkt på företag', 'forskare'],
    ['enskild firma', 'enskild'], ['driver enskild firma sedan 2019', 'enskild'], ['sole trader in Mora', 'enskild'], ['har ingen firma än', 'enskild'],
    ['AB sen 2023', 'ab'], ['Mora Verktyg AB', 'ab'], ['vi har ett aktiebolag', 'ab'], ['our limited company', 'ab'],
    ['byalaget vill ha pengar', 'forening'], ['vi är en idrottsförening', 'forening'], ['our village association', 'forening'],
    ['ekonomisk förening', 'kooperativ'], ['vi vill äga tillsammans lika', 'kooperativ'], ['vi e ett kooperativ', 'kooperativ'], ['we want to own the shop together', 'kooperativ'],
    ['our German parent wants to open here', 'utlandskt'], ['we are a company in Dublin', 'utlandskt'], ['Vi är ett danskt möbelföretag', 'utlandskt'], ['Zurich-based engineers here', 'utlandskt'], ['Finskt bolag söker ort', 'utlandskt'],
    ['Läser till socionom och har en idé', 'student'], ['jag läser kemi, termin fem', 'student'], ['går sista året på teknikprogrammet', 'student'], ['we are on the international masters', 'student'], ['Forskar om solceller på högskolan', 'forskare'], ['docent i materialteknik', 'forskare'], ['I lead a research group in Lund', 'forskare'],
    ['vad gör jag med ab:t', 'ab'], ['hur avslutar jag enskilda firman', 'enskild'], ['hello from Nairobi', 'utlandskt'], ['our family owns two hotels in Austria', 'utlandskt'], ['Dutch logistics group here', 'utlandskt'], ['everybody owns an equal part', 'kooperativ'], ['lika ägande för alla', 'kooperativ'],
  ])('%s', (text, org) => { expect(orgOf(text)?.value).toBe(org); });

  it.each([
    'vi söker studenter till ett projekt', 'rabatt för studenter', 'min son är student', 'hyr ut lägenheter till studenter', 'vi vill samarbeta med forskare', 'anlita en forskare', 'ska jag välja enskild firma eller AB?', 'skillnaden mellan AB och enskild firma', 'hur startar jag aktiebolag', 'hur registrerar jag ett AB',
    'vi säljer till föreningar', 'vår bostadsrättsförening', 'tyskt bolag är vår kund', 'I have a customer in Dublin', 'A Portuguese firm wants to be our partner', 'Kinesiskt bolag har registrerat vårt namn', 'we look for a company in Poland who can produce for us', 'vill starta eget', 'vi behöver pengar', 'plc-styrning',
    'läser på om bokföring', 'branschföreningar och nätverk', 'exportera till Norge', 'KK-stiftelsen', 'vi har inget AB', 'starta dotterbolag i Indien', 'information på arabiska om företag i Sverige',
    'ett tyskt bolag har lämnat ett bud', 'jag är lärare på gymnasiet', 'delat lika på aktierna', 'beställningar från utlandet', 'fem år på universitetet',
  ])('is not told by: %s', (text) => { expect(orgOf(text)).toBeUndefined(); });
});

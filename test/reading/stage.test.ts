import { describe, expect, it } from 'vitest';
import { stageOf } from '../../src/reading/stage.ts';

const year = 2026;

describe('how far the company has come', () => {
  it.each([
    ['Jag har en idé om en app', 'ide'], ['funderar på att starta eget', 'ide'], ['vill starta företag', 'ide'], ['inte registrerat något än', 'ide'], ['I want to start a company', 'ide'], ['thinking of opening a café', 'ide'], ['jobbat som snickare i 15 år och vill starta eget', 'ide'],
    ['Ska öppna en liten blomsteraffär i Nora i vår', 'start'], ['håller på att registrera bolaget', 'start'], ['precis startat', 'start'], ['nystartad frisör', 'start'], ['We are opening this spring', 'start'], ['startade för ett halvår sen', 'start'], ['startade 2026', 'start'],
    ['Vi öppnade bageri i Nora förra året', 'tidig_tillvaxt'], ['två år gammalt bolag', 'tidig_tillvaxt'], ['AB sen 2023', 'tidig_tillvaxt'], ['sedan 2024', 'tidig_tillvaxt'], ['We have been running for two years', 'tidig_tillvaxt'], ['my company is 3 years old', 'tidig_tillvaxt'], ['startade 2021', 'tidig_tillvaxt'],
    ['Vi har funnits sedan 1983', 'etablerad'], ['sen -83', 'etablerad'], ['drivit i 40 år', 'etablerad'], ['tredje generationen', 'etablerad'], ['Vi har 45 anställda', 'etablerad'], ['Jag har målerifirma sedan nio år', 'etablerad'], ['founded in 1952', 'etablerad'],
    ['Pappa vill sälja företaget', 'agarskifte_omstallning'], ['sälja firman', 'agarskifte_omstallning'], ['går i pension snart', 'agarskifte_omstallning'], ['ta över pappas åkeri', 'agarskifte_omstallning'], ['lägga ner butiken', 'agarskifte_omstallning'], ['generationsskifte', 'agarskifte_omstallning'],
    ['är det dags att begära konkurs', 'agarskifte_omstallning'], ['we want to sell the business', 'agarskifte_omstallning'], ['kopa ut kompanjonen', 'agarskifte_omstallning'], ['köpa ett befintligt företag', 'agarskifte_omstallning'], ['ska ta över efter mamma och pappa', 'agarskifte_omstallning'], ['finns det nån som vill köpa?', 'agarskifte_omstallning'],
    ['kommit på en ny sorts spis', 'ide'], ['Har kommit på en grej', 'ide'], ['har sagt upp mig för att bygga båtar', 'ide'], ['Tänkte klippa folk hemma på kvällarna', 'ide'], ['vill öppna gatukök', 'ide'], ['far man ha firma bredvid jobbet', 'ide'], ['we want to run a bakery', 'ide'], ['hur man går från forskning till bolag', 'ide'], ['drömmer om egen salong', 'ide'],
    ['Startar städfirma med min bror', 'start'], ['Öppnade salong i mars', 'start'], ['hur ansöker man om F-skatt', 'start'], ['väntar på min F-skatt', 'start'], ['frisör sen i våras', 'start'],
    ['Frisör sen i fjol', 'tidig_tillvaxt'], ['AB since last year', 'tidig_tillvaxt'], ['bolag från 2024', 'tidig_tillvaxt'], ['two-year-old bakery', 'tidig_tillvaxt'], ['Jag trycker affischer sen två år, omsätter 300 000', 'tidig_tillvaxt'],
    ['bonde i tredje led', 'etablerad'], ['farfar startade verkstaden 1952', 'etablerad'],
    ['hur lägger man ner utan skulder', 'agarskifte_omstallning'], ['chefen fyller 66 och vill sälja', 'agarskifte_omstallning'], ['tar över mors och fars gård', 'agarskifte_omstallning'], ['ska lösa ut mina syskon', 'agarskifte_omstallning'], ['bolaget ska likvideras', 'agarskifte_omstallning'], ['slutar med djuren', 'agarskifte_omstallning'],
  ])('%s', (text, stage) => { expect(stageOf(text, year)?.value).toBe(stage); });

  it.each([
    'jag är 40 år', 'har bott här i 20 år', 'lån på 10 år', 'vi vill sälja till Norge', 'vill sälja vår produkt i Tyskland', 'kunden gick i konkurs', 'kommunen har sedan 2015 stött detta', 'maskinen är från 2015', 'lokalen har stått tom i 5 år', 'köpa en maskin', 'Gun-Britt går i pension till sommaren',
    'våra lödare går i pension', 'innan vi lägger ner själen i det', 'hyresavtal i tre år', 'kredit i fem år', 'letat lokal i ett år', 'industritomter till salu', 'grön omställning', 'ett patent gäller i 20 år', 'stängt för dagen', 'how do I hire a bookkeeper', 'vi vill ha fler kunder', 'bidrag till en maskin', 'nästa år', 'ok',
    'elräkningen blev hög i fjol', 'min mekaniker har sagt upp sig', 'säga upp folk eller höja priset', 'kontakter som öppnar dörrar i Norge', 'föreningen vill dra igång ett projekt', 'Norge har hittat på ett nytt krav', 'Rolle i lagret går i pension', 'kylen från 1998 har gett upp', 'how do I start my car',
  ])('is not told by: %s', (text) => { expect(stageOf(text, year)).toBeUndefined(); });

  it('reckons from the year that is handed in', () => {
    expect(stageOf('vi startade 2021', 2022)?.value).toBe('tidig_tillvaxt');
    expect(stageOf('vi startade 2021', 2035)?.value).toBe('etablerad');
    expect(stageOf('vi startade 2030', 2026)).toBeUndefined();
  });
});

import { describe, expect, it } from 'vitest';
import { sectorOf, tradeOf } from '../../src/reading/sector.ts';

const sector = (text: string) => { const found = sectorOf(text); return found && found.sure >= 0.6 ? found.value : undefined; };

describe('the trade that the writer is in', () => {
  it.each([
    ['Vi är ett gjuteri i Hällefors', 'tillverkning'], ['plåtslageri', 'tillverkning'], ['vi kör cnc och svets', 'tillverkning'], ['sågverk', 'tillverkning'], ['ja gör skinnhandskar i Malung', 'tillverkning'], ['we are a foundry', 'tillverkning'],
    ['jag är frisör', 'tjanster'], ['städ', 'tjanster'], ['redovisningsbyrå', 'tjanster'], ['jag har åkeri', 'tjanster'], ['I run a nail salon', 'tjanster'], ['snickare', 'bygg'], ['elektriker', 'bygg'], ['grävfirma', 'bygg'], ['gravfirma', 'bygg'], ['vi har en målerifirma', 'bygg'],
    ['mjölkkor', 'jordbruk'], ['vi har 40 kor', 'jordbruk'], ['hästgård', 'jordbruk'], ['jag odlar potatis', 'jordbruk'], ['skotare', 'skog'], ['skogsägare', 'skog'], ['camping', 'turism'], ['hotellet i Salen', 'turism'], ['restaurang', 'turism'], ['bageri', 'livsmedel'], ['slakteri', 'livsmedel'], ['café', 'livsmedel'],
    ['butik', 'handel'], ['webshop', 'handel'], ['gårdsbutik på vår gård', 'handel'], ['keramik', 'kultur'], ['fotograf', 'kultur'], ['massage', 'vard'], ['hemtjänst', 'vard'], ['vårdcentral', 'vard'], ['app', 'it'], ['IT', 'it'], ['vi bygger ett sensorsystem', 'it'], ['saas', 'it'], ['hästmassage', 'vard'],
    ['möbelbutik', 'handel'], ['vi gör en app för bönder', 'it'],
    ['Startade larmfirma förra året', 'tjanster'], ['tänkte klippa hundar hemma', 'tjanster'], ['har kört grävfirman i tio år', 'bygg'], ['vi lasersintrar titan', 'tillverkning'], ['Vi gör plåtskåp', 'tillverkning'], ['våra barnstolar', 'tillverkning'], ['vill öppna cykelbud', 'tjanster'],
    ['skördaren är slut', 'skog'], ['tandteknik', 'vard'], ['vi odlar tomater', 'jordbruk'], ['two-year-old brewpub', 'turism'], ['we make hot sauce', 'livsmedel'], ['I sell hand-knitted hats', 'kultur'], ['vi timrar hus', 'bygg'], ['a sheet metal stamping shop', 'tillverkning'],
  ])('%s', (text, expected) => { expect(sector(text)).toBe(expected); });

  it.each([
    'vi levererar till gjuterier', 'vi säljer till butiker', 'lokal för café', 'ska vi bygga ut', 'vi får inte', 'it is what it is', 'i stället för diesel', 'köra mot utlandet', 'massor av kunder', 'städerna i Sverige', 'affärsplan', 'affärsidé', 'stadgar för föreningen', 'gärna', 'reklamation', 'danska regler', 'konstigt', 'farmor',
    'Jordbruksverket', 'värdet på bolaget', 'kontorshotell', 'min granne är snickare', 'guidance', 'en bra affär', 'konkurrenten är ett bageri', 'behöver en jurist', 'plats', 'bara innan', 'det tar tid', 'olika', 'we must grow', 'takes time',
    'vi hyr ut kanoter', 'we rent out canoes', 'vår jurist säger nej', 'en grossist i Oslo vill köpa', 'kör grus åt kommuner och bönder', 'en gammal smedja', 'fyrtio gym betalar', 'boka tid på vårdcentralen', 'min revisor', 'kontakta en rådgivare', 'arbetsgivare', 'det läcker', 'bakåt i tiden', 'ställningen är oklar', 'skattebestämmelser',
  ])('is not told by: %s', (text) => { expect(sector(text)).toBeUndefined(); });

  it('takes the end of a compound for what it is, and the beginning only where the end says nothing', () => {
    expect(tradeOf('butikslokal')?.sector).toBe('handel');
    expect(tradeOf('bageributiken')?.sector).toBe('handel');
    expect(tradeOf('hundfrisoren')?.sector).toBe('tjanster');
  });
});

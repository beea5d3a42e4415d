import { describe, expect, it } from 'vitest';
import { orderedIn } from '../../src/reading/ordered.ts';

const valueOf = (text: string) => orderedIn(text)[0]?.value;

const yes = [
  'vi skrev på i förrgår, handpenning betald', 'Vi har redan beställt maskinen', 'har beställt en kantpress', 'maskinen är redan beställd', 'vi beställde den i maj', 'We have already ordered it', 'we signed the contract last week',
  'We have already signed', 'the deposit is paid', 'bygget är igång', 'vi har börjat bygga', 'vi köpte en CNC förra månaden, finns det bidrag', 'jag har precis köpt en ny ugn', 'ja har köpt en maskin', 'avtalet är påskrivet', 'we already bought the press',
  'Har skrivit under men inte fått maskinen', 'vi har signerat avtalet om linjen',
  'Vi tecknade avtal i tisdags', 'tackade ja till offerten i går', 'maskinen är levererad', 'solcellerna är installerade', 'we accepted the quote',
];
const no = [
  'har inte beställt än', 'vi har inte köpt något ännu', 'inget är beställt', 'Nothing is signed yet', "we haven't ordered yet", 'vad ska vi göra innan vi beställer?', "We're about to order a laser cutter", 'Offerten på kantpressen ligger på bordet',
  'what should be settled before we sign?', 'vi har int skrivit på', 'innan vi skriver under vill vi veta', 'har ej beställt', 'we have not bought anything', 'Vi ska snart beställa', 'Nej, inte beställt', 'Vi har inte skrivit på något',
  'vi ska köpa en ny ugn', 'Ska beställa två robotar', 'offerten är inte påskriven', 'inget är påskrivet', 'we are going to buy a press',
];
const neither = [
  'vi vill köpa ny maskin', 'kunden har beställt tio stolar', 'Det kom en beställning från Österrike', 'vi har fått en order', 'vi har skrivit på ett hyresavtal', 'jag har köpt ett företag', 'pappa köpte maskinerna på åttiotalet', 'vi köpte svarven 2009',
  'We have signed a customer in Norway', 'de har skrivit på', 'signing up for a course', 'hur beställer man registreringsbevis', 'kunder har köpt mina smycken', 'we bought the farm', 'boka rådgivning', 'hej', '', 'skriva affärsplan', 'har betalat fakturan men varan kom aldrig',
  'vi köpte en nedlagd skola', 'ska byta ut en i styrelsen', 'vi ska köpa en fastighet',
];

describe('whether anything is ordered', () => {
  it.each(yes)('it is: %s', (text) => { expect(valueOf(text)).toBe('ja'); });
  it.each(no)('it is not: %s', (text) => { expect(valueOf(text)).toBe('nej'); });
  it.each(neither)('nobody has said: %s', (text) => { expect(valueOf(text)).toBeUndefined(); });
  it('is less sure when it is only asked about', () => {
    expect(orderedIn('kan vi söka om vi redan beställt?')[0]?.sure).toBeLessThan(0.85);
  });
});

import { describe, expect, it } from 'vitest';
import { actorReader } from '../../src/reading/actors.ts';

const read = actorReader([
  { actor: 'almi', names: ['Almi (Dalarna)', 'Almi', 'ami', 'allmi', 'almis'] },
  { actor: 'almi-invest', names: ['Almi Invest Norra Mellansverige', 'Almi Invest'] },
  { actor: 'drivhuset', names: ['Drivhuset Örebro', 'Drivhuset', 'drivhus'] },
  { actor: 'coompanion', names: ['Coompanion Dalarna', 'Coompanion', 'compagnion'] },
  { actor: 'kammare', names: ['Mellansvenska Handelskammaren', 'handelskammaren', 'handelskammarn', 'HKM'] },
  { actor: 'kammare-2', names: ['Handelskammaren Mälardalen', 'handelskammaren'] },
  { actor: 'kommun', names: ['Kommunens näringslivskontor', 'kommunen', 'näringslivskontoret'] },
  { actor: 'region', names: ['Region Dalarna', 'regionen'] },
  { actor: 'verksamt', names: ['verksamt.se', 'verksamt', 'verksam'] },
  { actor: 'sek', names: ['Svensk Exportkredit (SEK)', 'SEK'] },
  { actor: 'leader', names: ['leader', 'Leader Nedre Dalälven'] },
  { actor: 'skatteverket', names: ['Skatteverket', 'skatten', 'SKV'] },
  { actor: 'tullverket', names: ['Tullverket', 'tullen'] },
  { actor: 'studenter', names: ['student', 'studentföretag'] },
  { actor: 'uf', names: ['Ung Företagsamhet', 'UF'] },
  { actor: 'dsp', names: ['Dalarna Science Park', 'science park', 'Teknikdalen'] },
  { actor: 'inkubera', names: ['Inkubera', 'inkubatorn'] },
  { actor: 'bro', names: ['Business Region Örebro', 'BRO'] },
]);
const asOf = (text: string, actor: string) => read(text).find((one) => one.actor === actor)?.as;

const wanted: [string, string][] = [
  ['Jag vill prata med Almi', 'almi'], ['hur bokar jag tid hos Drivhuset', 'drivhuset'], ['finns Drivhuset kvar?', 'drivhuset'], ['kan jag söka Almis lån', 'almi'], ['koppla mig till handelskammarn', 'kammare'],
  ['vem på kommunen pratar man med', 'kommun'], ['Vill inte ha Almi utan Coompanion', 'coompanion'], ['I want to talk to Almi', 'almi'], ['Almi', 'almi'], ['Almi tack', 'almi'], ['how do I contact Coompanion?', 'coompanion'],
  ['komma in i inkubatorn', 'inkubera'], ['prata med Almi Invest', 'almi-invest'], ['kan jag få prata med nån på Coompanoin', 'coompanion'], ['hellre Coompanion', 'coompanion'], ['har pratat med banken och vill nu träffa Almi', 'almi'],
  ['boka möte med näringslivskontoret', 'kommun'], ['kan man få lån av Almi?', 'almi'], ['Jag vet inte om jag kan få prata med Almi', 'almi'], ['kontakta Dalarna Science Park', 'dsp'],
];
const unwanted: [string, string][] = [
  ['inte Almi', 'almi'], ['skicka mig inte till Almi', 'almi'], ["please don't send me to Almi", 'almi'], ['Jag vill inte prata med kommunen', 'kommun'], ['allt utom Almi', 'almi'], ['Skicka mig inte till Almi, Drivhuset eller kommunen', 'drivhuset'],
  ['Skicka mig inte till Almi eller kommunen', 'kommun'], ['vill slippa handelskammaren', 'kammare'], ['Almi vill jag inte ha med att göra', 'almi'], ['not Almi again', 'almi'], ['vill inte ha Almi utan Coompanion', 'almi'], ['anyone but Coompanion', 'coompanion'],
];
const spoken: [string, string][] = [
  ['Almi sa nej till oss', 'almi'], ['Vi har pratat med Almi', 'almi'], ['fick avslag från Almi', 'almi'], ['Skatteverket vill ha in momsen nu', 'skatteverket'], ['Är det inte Almi som gör sånt', 'almi'], ['Coompanion tipsade en vän om', 'coompanion'], ['jag har varit hos Drivhuset', 'drivhuset'],
];
const silent: [string, string][] = [
  ['Jag är student i Falun', 'studenter'], ['vi levererar till kommunen', 'kommun'], ['lånet är 200 000 SEK', 'sek'], ['vi är verksamma i Mora', 'verksamt'], ['ett bolag verksamt i Falun', 'verksamt'], ['betala mer i skatten', 'skatteverket'], ['support for me as a leader', 'leader'],
  ['det är en bro över älven', 'bro'], ['tullen tog paketet', 'tullverket'], ['regionen växer', 'region'], ['i hela regionen finns kunder', 'region'], ['vi har ett drivhus för tomater', 'drivhuset'], ['The region is nice', 'region'], ['Kommunen har ont om mark', 'kommun'],
  ['my friend Sami', 'almi'], ['vi är en uf-grupp', 'uf'], ['en palm i krukan', 'almi'], ['fri inkubation', 'inkubera'], ['', 'almi'], ['alm och ask', 'almi'],
];

describe('the actors that a text names', () => {
  it.each(wanted)('%s: wants %s', (text, actor) => { expect(asOf(text, actor)).toBe('wanted'); });
  it.each(unwanted)('%s: does not want %s', (text, actor) => { expect(asOf(text, actor)).toBe('unwanted'); });
  it.each(spoken)('%s: speaks of %s', (text, actor) => { expect(asOf(text, actor)).toBe('spoken'); });
  it.each(silent)('%s: does not name %s', (text, actor) => { expect(asOf(text, actor)).toBeUndefined(); });
  it('are all those that share a name', () => {
    expect(read('prata med handelskammaren').map(({ actor }) => actor)).toEqual(['kammare', 'kammare-2']);
  });
  it('are found by the longest name', () => {
    expect(read('prata med Almi Invest').map(({ actor }) => actor)).toEqual(['almi-invest']);
  });
  it('are known by their money and their page', () => {
    expect(asOf('Leaderpengar till bystugan', 'leader')).toBeDefined();
    expect(asOf('det står på verksamt.se', 'verksamt')).toBe('spoken');
  });
});

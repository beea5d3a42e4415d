import { describe, expect, it } from 'vitest';
import { sizeOf } from '../../src/reading/size.ts';

describe('how many work there', () => {
  it.each([
    ['33 anställda', '10-49'], ['sex anställda', '1-9'], ['vi är tre syskon som driver', '1-9'], ['6 man', '1-9'], ['vi är 6 man', '1-9'], ['tre på lönelistan', '1-9'], ['själv i firman', '0'], ['ensamföretagare', '0'], ['jag och en anställd', '1-9'],
    ['we are 12 people', '10-49'], ['45 employees', '10-49'], ['We have twenty-five employees', '10-49'], ['vi har 300 medlemmar och 2 anställda', '1-9'], ['jag har inga anstälda än', '0'], ['no employees yet', '0'], ['ett tiotal anställda', '10-49'], ['ett 30-tal anställda', '10-49'],
    ['knappt 10 anställda', '1-9'], ['över 250 anställda', '250+'], ['1 200 anställda', '250+'], ['vi sysselsätter 14 personer', '10-49'], ['a team of eight', '1-9'], ['ca 15 st', '10-49'], ['12', '10-49'], ['hela firman på 18 man', '10-49'], ['tremannaföretag', '1-9'],
    ['driver själv ett hotell med 12 anställda', '10-49'], ['The company has 3 staff and 20 horses', '1-9'], ['gått från 5 till 12 anställda', '10-49'], ['går från fem till femton anställda', '1-9'], ['några få anställda', '1-9'], ['det är bara jag i firman', '0'], ['We employ about 60 people', '50-249'],
    ['Snickeri, elva man', '10-49'], ['Åtta personer i dag, fler i vår', '1-9'], ['seven man ska ha lön i morgon', '1-9'], ['a three-person design company', '1-9'], ['our workshop has 31 people', '10-49'], ['när vi bara är fyra', '1-9'], ['jag och frun driver gården', '1-9'], ['min sambo och jag har ett café', '1-9'],
    ['har just anställt min första', '1-9'], ['från åtta till trettio anställda på ett år', '10-49'], ['two founders and an idea', '1-9'], ['enmansåkeri', '0'], ['jag är ensam på firman', '0'],
  ])('%s', (text, size) => { expect(sizeOf(text)?.value).toBe(size); });

  it.each([
    'ska anställa två', 'vi behöver anställa 5 snickare', 'vi vill växa till 30 anställda', 'we need 5 employees', 'omsätter 12 miljoner', 'har 40 mjölkkor', 'hallen är 8000 kvm', 'vi säljer 200 st om året', 'vi är sju familjer i byn', 'vi har 14 medlemmar', 'en koncern med 5000 anställda är vår kund',
    'bidrag för företag med minst 10 anställda', 'sagt upp 12 anställda', '2019', 'vi är i Mora sedan 2019', 'vi har funnits i 12 år', 'Vi är tre mil från Mora', 'kursen är för 12 personer', 'hotell med 40 rum', 'jag är ensam med två barn', 'är det bara jag som tycker det', 'på egen hand', 'I am alone with the farm',
    'vad kostar en anställd?', 'två hästar och en traktor', '70 procent', 'vi är 40 kilometer bort',
    'en mentor som själv gått från 7 till 25 anställda', 'omsätter 900 000', 'vi har frågat tre på golvet', '8000 kvm', 'för tolv år sedan', 'kostar 14 miljoner',
  ])('is not told by: %s', (text) => { expect(sizeOf(text)).toBeUndefined(); });

  it('is less sure of a number of people who only want to start', () => {
    expect(sizeOf('vi är två kompisar som vill starta café')?.sure).toBeLessThan(0.6);
    expect(sizeOf('vi är tolv personer')?.sure).toBeGreaterThan(0.8);
  });

  it('is less sure of heirs, owners and whoever is sent to a course', () => {
    for (const text of ['vi är tre syskon, alla över femtio', 'Kurs i heta arbeten, fyra man']) expect(sizeOf(text)?.sure).toBeLessThan(0.7);
  });
});

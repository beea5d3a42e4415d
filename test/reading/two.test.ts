import { describe, expect, it } from 'vitest';
import { needsBeside } from '../../src/reading/two.ts';

describe('two needs in one text', () => {
  it.each([
    ['Vi behöver både lån till en svarv och hjälp att exportera till Norge.', ['lån till en svarv', 'hjälp att exportera till Norge']],
    ['Dels behöver vi en ny lokal, dels vill vi anställa två svetsare.', ['behöver vi en ny lokal', 'vill vi anställa två svetsare']],
    ['Vi söker finansiering. Dessutom undrar vi hur man söker patent.', ['Vi söker finansiering', 'undrar vi hur man söker patent']],
    ['Hur ansöker vi om patent? Och var hittar man en större lokal?', ['Hur ansöker vi om patent', 'Och var hittar man en större lokal']],
    ['We need a loan and also help with export to Norway.', ['We need a loan', 'help with export to Norway']],
    ['We are looking for both funding and a mentor', ['funding', 'a mentor']],
    ['How do we get a permit? And who lends money to a food truck?', ['How do we get a permit', 'And who lends money to a food truck']],
    ['Två saker: 1) vi behöver lån 2) vi vill skydda varumärket', ['vi behöver lån', 'vi vill skydda varumärket']],
    ['Vi måste ha 900 kvm, och samtidigt äter elräkningen upp oss', ['Vi måste ha 900 kvm', 'äter elräkningen upp oss']],
  ])('%s', (text, clauses) => { expect(needsBeside(text)).toEqual(clauses); });

  it.each([
    'Vi söker både lån och bidrag', 'Vi säljer både i Sverige och i Norge', 'Vi behöver lån. Kan man få bidrag?', 'Vi vill inte ha lån. Vi vill ha bidrag.', 'Jag vill starta företag och behöver rådgivning', 'lån eller bidrag?', 'both patent and trademark', 'Vi behöver lån', 'Min kurs blev ett företag. Var finns pengar?', 'både och', 'dels', '',
  ])('only one in: %s', (text) => { expect(needsBeside(text)).toEqual([]); });

  it.each(['både och '.repeat(220), 'dels '.repeat(400), 'vi behöver lån. '.repeat(125), 'och också vi vill '.repeat(110)])('reads whatever is typed: %#', (text) => { expect(needsBeside(text).length).toBeLessThanOrEqual(2); });
});

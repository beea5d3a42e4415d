import { describe, expect, it } from 'vitest';
import { after, before, findAll, flatten, sentence } from '../../src/reading/flat.ts';
import { numberOf } from '../../src/reading/numbers.ts';

describe('the line of a text', () => {
  it.each([
    ['Vi är trettiotre anställda i Dala-Järna.', ' vi ar 33 anstallda i dala jarna . '],
    ['ca. 30 anst. idag', ' ca 30 anst idag '],
    ['We’re twenty-five people – it grows', " we're 25 people , it grows "],
    ['omsätter 12 500 000 kr', ' omsatter 12500000 kr '],
    ['2019 200 st', ' 2019 200 st '],
    ['10–12 man, sen -83', ' 10 - 12 man , sen - 83 '],
    ['tjugo fem, åttiofem, hundratjugo, tvåhundra', ' 25 , 85 , 120 , 200 '],
    ['15kvm IT-bolag', ' 15 kvm it bolag '],
    ['Va?! Jo!!', ' va ? . jo . '],
    ['', ' '],
  ])('%s', (text, line) => { expect(flatten(text).line).toBe(line); });

  it('is in step with its twin that keeps å, ä and ö, however they were typed', () => {
    const { line, exact } = flatten('På a\u030akeriet i Älvdalen');
    expect(line).toBe(' pa akeriet i alvdalen ');
    expect(exact).toBe(' på åkeriet i älvdalen ');
  });

  it('gives back the words of the text itself', () => {
    const flat = flatten('Vi har, typ, TJUGO FEM anställda!');
    expect(findAll(flat, / \d+ [a-z]+(?= )/g).map(({ quote }) => quote)).toEqual(['TJUGO FEM anställda']);
  });

  it('tells what stands before, after and around, within the clause', () => {
    const flat = flatten('Hej. Vi gör stolar, och säljer dem i Norge. Tack');
    const at = flat.line.indexOf(' norge');
    expect(before(flat, at, 2)).toBe(' dem i ');
    expect(before(flat, at, 9)).toBe(' och saljer dem i ');
    expect(after(flat, flat.line.indexOf(' vi ') + 3, 9)).toBe(' gor stolar ');
    expect(sentence(flat, at)).toBe(' vi gor stolar , och saljer dem i norge ');
  });

  it('takes time in step with the length, whatever stands in the text', () => {
    for (const text of ['1 '.repeat(1000), '-'.repeat(2000), 'å'.repeat(2000), 'tjugo '.repeat(330), 'hundra'.repeat(330), '. ? '.repeat(500)]) expect(flatten(text).text).toBe(text);
  });
});

describe('a number in words', () => {
  it.each([['två', undefined], ['tva', 2], ['sjutton', 17], ['nittionio', 99], ['tjugoett', 21], ['hundra', 100], ['trehundrafemtio', 350], ['tusen', 1000], ['dozen', 12], ['ninety', 90], ['en', undefined], ['ett', undefined], ['hundratals', undefined], ['femma', undefined], ['sextant', undefined]] as const)('%s', (word, number) => {
    expect(numberOf(word)).toBe(number);
  });
});

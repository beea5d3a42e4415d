import { describe, expect, it } from 'vitest';
import { misplaced } from '../../src/intents/doubts.ts';
import { nearDuplicates } from '../../src/intents/likeness.ts';
import { special } from '../../src/intents/sentences.ts';
import type { Sentence } from '../../src/intents/sentences.ts';

const sentence = (text: string, label = 'lan', line = 1): Sentence => ({ text, language: 'sv', label, file: `intents/sv/${label}.txt`, line });
const twins = (...texts: string[]) => nearDuplicates(texts.map((text) => sentence(text))).map(({ one, other }) => [one.text, other.text].sort());

describe('sentences that are much the same', () => {
  const machine = 'Vi behöver låna pengar till en ny maskin i verkstaden';

  it('are found when one word is another', () => {
    const changed = 'Vi behöver låna pengar till en ny svarv i verkstaden';
    expect(twins('Hur söker man patent på en uppfinning?', machine, 'Vad är huvudstaden i Frankrike?', changed)).toEqual([[machine, changed].sort()]);
  });

  it.each([
    ['the capitals, commas and full stops', 'vi BEHÖVER låna pengar, till en ny maskin i verkstaden.'],
    ['the dots', 'Vi behover lana pengar till en ny maskin i verkstaden'],
    ['how the letters were typed', machine.normalize('NFD')],
  ])('are wholly the same whatever %s', (_, typed) => {
    expect(nearDuplicates([sentence(machine), sentence(typed, 'export')])).toMatchObject([{ share: 1, one: { label: 'export' }, other: { label: 'lan' } }]);
  });

  it('are not those that share only common words', () => {
    expect(twins('Vi behöver hjälp med att sälja våra varor i Norge', 'Vi behöver hjälp med att skydda vår nya uppfinning')).toEqual([]);
    expect(twins('Hur gör man för att registrera ett bolag?', 'Hur gör man för att anställa en lärling?')).toEqual([]);
  });

  it('are not greetings of a word or two, and not texts without words', () => {
    expect(twins('Hej hej', 'hej, hej', '', '?', 'Öl', 'Öl')).toEqual([]);
  });

  it('come with the most alike first, and each pair once', () => {
    const found = nearDuplicates([machine, `${machine} idag`, `${machine} i Mora eller Orsa`].map((text) => sentence(text)));
    expect(found).toHaveLength(3);
    expect(found.map(({ share }) => share)).toEqual(found.map(({ share }) => share).sort((a, b) => b - a));
    expect([found[0]!.one.text, found[0]!.other.text].sort()).toEqual([machine, `${machine} idag`]);
  });

  it('are none among none', () => { expect(nearDuplicates([])).toEqual([]); });
});

const openings = ['Vi vill', 'Vi behöver', 'Hur kan man', 'Vi tänker', 'Kan ni hjälpa oss att', 'Nu ska vi', 'Går det att', 'Vi funderar på att', 'Vem hjälper oss att', 'Min bror och jag vill'];
const wishes: Readonly<Record<string, readonly string[]>> = {
  lan: ['låna pengar till en ugn', 'låna pengar till lagret', 'söka ett lån i banken', 'få ett billigt lån', 'låna en miljon', 'lägga om lånet', 'betala av lånen', 'låna pengar utan säkerhet', 'få ett större lån'],
  export: ['exportera till Norge', 'börja med export', 'sälja utomlands', 'exportera maskiner', 'hitta kunder utomlands', 'öka vår export', 'exportera mat till Tyskland', 'sälja på export', 'exportera våra varor utomlands'],
  patent: ['ta patent på en metod', 'patentera en uppfinning', 'söka patent', 'skydda en uppfinning', 'få patent på uppfinningen', 'patentera en produkt', 'köpa ett patent', 'försvara vårt patent', 'visa en uppfinning utan patent'],
};
/** The sentences of three needs in turn, so that each fifth holds some of each. */
const rightly = openings.flatMap((opening, line) => Array.from({ length: 9 }, (_, i) => Object.entries(wishes).map(([label, texts]) => sentence(`${opening} ${texts[i]!}`, label, line * 9 + i + 1))).flat());
const planted = sentence('Vi vill ta patent på uppfinningen och patentera en metod', 'lan', 91);

describe('sentences in the wrong file', () => {
  it('are found, with the need that they belong to', () => {
    const found = misplaced([...rightly, planted]);
    expect(found.map((one) => one.sentence)).toEqual([planted]);
    expect(found[0]).toMatchObject({ instead: 'patent' });
    expect(found[0]!.sure).toBeGreaterThanOrEqual(0.9);
    expect(found[0]!.own).toBeLessThanOrEqual(0.02);
  });

  it('are none when all sit right', () => { expect(misplaced(rightly)).toEqual([]); });

  it('are looked for among the needs only: what is none of our business, and what services answer, is left alone', () => {
    const apart = [special.offtopic, special.service].map((label) => sentence('Vi vill ta patent på vår nya uppfinning', label));
    expect(misplaced([...rightly, ...apart]).filter(({ sentence: { label } }) => label.startsWith('_'))).toEqual([]);
  });

  it('are none among none', () => { expect(misplaced([])).toEqual([]); });

  it('are looked for with progress that only rises, to 1', () => {
    const told: number[] = [];
    misplaced(rightly.slice(0, 15), (share) => { told.push(share); });
    expect(told.length).toBeGreaterThan(4);
    expect(told).toEqual([...told].sort((a, b) => a - b));
    expect(told[0]).toBeGreaterThanOrEqual(0);
    expect(told.at(-1)).toBe(1);
  });
});

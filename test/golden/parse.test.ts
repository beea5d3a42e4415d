import { describe, expect, it } from 'vitest';
import { answers, checks, fields, speakers } from '../../src/golden/names.ts';
import { GoldenFault, parseGolden } from '../../src/golden/parse.ts';

const written = (...lines: string[]) => ['# En verkstad i Mora', 'Dörr: almi-dalarna', ...lines].join('\n');

/** What is said about a conversation that is not written rightly. */
function faultOf(text: string): string {
  try {
    parseGolden('fel.md', text);
  } catch (error) {
    if (error instanceof GoldenFault) return error.message;
    throw error;
  }
  throw new Error('there was no fault');
}

describe('a golden conversation that is written rightly', () => {
  it('is read line by line, with each check under the line above it', () => {
    const golden = parseGolden('mora.md', [
      '# En verkstad i Mora vill låna', '', 'Dörr: almi-dalarna', 'Språk: svenska', '',
      'Företaget: Vi driver en verkstad i Mora.', '  - vet: plats = Mora, behov = lan', 'Assistenten: (rekommenderar)', '  - först: almi-dalarna', '  - inte: ekn, sek',
      'Företaget: [Koppla ihop oss med Almi]', 'Kontakt: Anna Ek, anna@verkstad.example, 070-000 00 00', 'Överlämning: almi-dalarna', 'Främjaren: tar emot', 'Assistenten: tagit er fråga',
    ].join('\n'));
    expect(golden).toEqual({
      file: 'mora.md', title: 'En verkstad i Mora vill låna', door: 'almi-dalarna', language: 'sv',
      steps: [
        { who: 'company', line: 6, text: 'Vi driver en verkstad i Mora.', checks: [{ line: 7, what: 'knows', values: ['plats = Mora', 'behov = lan'] }] },
        { who: 'assistant', line: 8, phrase: 'rekommenderar', checks: [{ line: 9, what: 'first', values: ['almi-dalarna'] }, { line: 10, what: 'not', values: ['ekn', 'sek'] }] },
        { who: 'company', line: 11, press: 'Koppla ihop oss med Almi', checks: [] },
        { who: 'contact', line: 12, name: 'Anna Ek', email: 'anna@verkstad.example', phone: '070-000 00 00', checks: [] },
        { who: 'handover', line: 13, to: 'almi-dalarna', checks: [] },
        { who: 'promoter', line: 14, does: 'accept', checks: [] },
        { who: 'assistant', line: 15, says: 'tagit er fråga', checks: [] },
      ],
    });
  });

  it('means the same in English', () => {
    const swedish = parseGolden('a.md', written('Språk: engelska', 'Företaget: Hi', '  - vet: plats = Mora', '  - förstår: lan', '  - först: ekn', '  - inte: sek', 'Kontakt: Anna, anna@works.example', '  - samtycke: ja', 'Överlämning: ekn', 'Främjaren: svarar inte'));
    const english = parseGolden('a.md', ['# En verkstad i Mora', 'Door: almi-dalarna', 'Language: English', 'Company: Hi', '  - knows: plats = Mora', '  - understands: lan', '  - first: ekn', '  - not: sek', 'Contact: Anna, anna@works.example', '  - consent: ja', 'Handover: ekn', 'Promoter: does not answer'].join('\n'));
    expect(english).toEqual(swedish);
    expect(english.language).toBe('en');
  });

  it.each([
    ['tar emot', { does: 'accept' }], ['accepts', { does: 'accept' }], ['svarar inte', { does: 'silence' }], ['does not answer', { does: 'silence' }],
    ['skickar vidare till ekn: de kan Norge', { does: 'refer', to: 'ekn', reason: 'de kan Norge' }], ['refers to ekn: they know Norway', { does: 'refer', to: 'ekn', reason: 'they know Norway' }],
    ['inte vi: fel län', { does: 'decline', reason: 'fel län' }], ['inte vi', { does: 'decline', reason: '' }], ['not us: wrong county', { does: 'decline', reason: 'wrong county' }],
  ])('lets the promoter do «%s»', (text, does) => {
    expect(parseGolden('a.md', written(`Främjaren: ${text}`)).steps[0]).toMatchObject({ who: 'promoter', ...does });
  });

  it('may be marked as known to be wrong, with the reason', () => {
    expect(parseGolden('a.md', written('Känt fel: ärende 12', 'Företaget: Hej')).knownFailure).toBe('ärende 12');
    expect(parseGolden('a.md', written('Known failure: issue 12', 'Företaget: Hej')).knownFailure).toBe('issue 12');
  });

  it('may come from a machine that writes line ends, letters and the start of a file otherwise', () => {
    const text = written('Företaget: Vi ägs av Åsa', '  - först: ekn');
    expect(parseGolden('a.md', `\uFEFF${text.normalize('NFD').replaceAll('\n', '\r\n')}`)).toEqual(parseGolden('a.md', text));
  });

  it('has as many words in English as in Swedish', () => {
    for (const words of [speakers, checks, answers]) expect(Object.values(words.en)).toEqual(Object.values(words.sv));
    expect(new Set(Object.values(fields.en))).toEqual(new Set(Object.values(fields.sv)));
  });
});

describe('a golden conversation that is not written rightly', () => {
  it.each<[string, string[], RegExp]>([
    ['an unknown speaker', ['Roboten: hej'], /^fel\.md:3: okänd talare «Roboten» \(Företaget, Assistenten, Kontakt, Främjaren, Överlämning; rubriker: Dörr, Språk, Känt fel/],
    ['an unknown speaker in an English one', ['Språk: engelska', 'Robot: hi'], /^fel\.md:4: okänd talare «Robot» \(Company, Assistant, Contact, Promoter, Handover; rubriker: Door, Language, Known failure/],
    ['a word that every object has', ['constructor: hej'], /^fel\.md:3: okänd talare «constructor»/],
    ['an unknown language', ['Språk: danska'], /^fel\.md:3: okänt språk «danska» \(svenska, engelska\)$/],
    ['an unknown check', ['Företaget: hej', '  - sist: ekn'], /^fel\.md:4: okänd kontroll «- sist: ekn» \(- vet:, - förstår:, - dörrar:, - först:, - inte:, - för att:, - samtycke:\)$/],
    ['an unknown check in an English one', ['Språk: engelska', 'Company: hi', '  - last: ekn'], /^fel\.md:5: okänd kontroll «- last: ekn» \(- knows:, - understands:, - doors:, - first:, - not:, - because:, - consent:\)$/],
    ['a check that is not written as one', ['Företaget: hej', '  först ekn'], /^fel\.md:4: okänd kontroll «först ekn»/],
    ['a check of nothing', ['  - först: ekn'], /^fel\.md:3: kontrollen hör inte till någon rad/],
    ['a check without a value', ['Företaget: hej', '  - inte:'], /^fel\.md:4: det står ingenting efter «- inte:»$/],
    ['an unknown thing to know', ['Företaget: hej', '  - vet: ort = Mora'], /^fel\.md:4: okänd uppgift «ort» \(plats, kommun, behov, skede, storlek, bransch, marknad, form, beställt\)$/],
    ['a thing to know without a value', ['Företaget: hej', '  - vet: plats'], /^fel\.md:4: det står inte vad «plats» ska vara/],
    ['a consent that is neither yes nor no', ['Företaget: hej', '  - samtycke: kanske'], /^fel\.md:4: samtycke är «ja» eller «nej», inte «kanske»$/],
    ['an unknown kind of answer', ['Assistenten: (rekomenderar)'], /^fel\.md:3: okänt svar «\(rekomenderar\)» \(.*rekommenderar, annan region, människa, utanför, småprat, förtvivlan, skickad, mottagen/],
    ['a speaker who says nothing', ['Företaget:'], /^fel\.md:3: det står ingenting efter «Företaget:»$/],
    ['a known failure without a reason', ['Känt fel:', 'Företaget: hej'], /^fel\.md:3: det står ingenting efter «Känt fel:»$/],
    ['a contact without a way to be reached', ['Kontakt: Anna Ek'], /^fel\.md:3: kontakten behöver ett namn och en e-postadress eller ett telefonnummer/],
    ['something that a promoter cannot do', ['Främjaren: ringer'], /^fel\.md:3: främjaren kan «tar emot», «skickar vidare till X: varför», «inte vi: varför» eller «svarar inte» .*inte «ringer»$/],
    ['no line at all', [], /^fel\.md:2: samtalet är tomt/],
  ])('names file and line of %s, and what may be written', (_, lines, message) => {
    expect(faultOf(written(...lines))).toMatch(message);
  });

  it('says that the door is missing', () => {
    expect(faultOf('Företaget: hej')).toMatch(/^fel\.md:1: det står inte vilken dörr .*«Dörr: almi-dalarna»/);
  });
});

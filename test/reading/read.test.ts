import { describe, expect, it } from 'vitest';
import { reader } from '../../src/reading/read.ts';
import { places } from './places.ts';

const read = reader({ places, actors: [{ actor: 'almi-dalarna', names: ['Almi', 'Almi Dalarna'] }, { actor: 'almi-orebro', names: ['Almi'] }, { actor: 'handelskammaren', names: ['Handelskammaren', 'handelskammarn'] }] });
const context = { fallback: 'sv', year: 2026 } as const;

/** The value that is believed of each slot: the last mention. */
/** What is believed of each slot: of several mentions the surest, of equals the first. */
function known(text: string): Record<string, string> {
  const surestLast = read(text, context).mentions.map((mention, i) => ({ ...mention, i })).sort((a, b) => a.sure - b.sure || b.i - a.i);
  return Object.fromEntries(surestLast.map(({ slot, value }) => [slot, value]));
}

describe('what is read from one text', () => {
  it('puts the readers together', () => {
    expect(read('Hej! Vi är ett plåtslageri i Mora med sex anställda, startat 1983. Vi vill sälja i Norge men inte låna av Almi.', context)).toMatchObject({ language: 'sv', plural: true, wantsPerson: false, despair: false });
    expect(known('Hej! Vi är ett plåtslageri i Mora med sex anställda, startat 1983. Vi vill sälja i Norge.')).toEqual({ municipality: 'Mora', sector: 'tillverkning', employees: '1-9', stage: 'etablerad', market: 'utanfor_eu' });
  });

  it.each([
    ['Vi finns i Mora. Ska till Falun i morgon.', { municipality: 'Mora' }],
    ['Vi ligger i Leksand men har en kund i Göteborg', { municipality: 'Leksand' }],
    ['Kunden i Göteborg vill ha mer, vi sitter i Nora', { municipality: 'Nora' }],
    ['Medicinteknikbolag från Uppsala som vill öppna i Örebro', { municipality: 'Örebro' }],
  ] as const)('believes what is surest: %s', (text, expected) => { expect(known(text)).toMatchObject(expected); });

  it('does not lead a company outside when it names one of our regions too', () => {
    const { mentions, regionNamed } = read('Vi ska öppna kontor i Dalarna. Åtta konsulter, från Göteborg.', context);
    expect(regionNamed).toBe('dalarna');
    expect(mentions.filter(({ slot }) => slot === 'municipality').every(({ sure }) => sure <= 0.5)).toBe(true);
  });

  it('gives every actor that goes by the name, and what is denied', () => {
    expect(read('kan jag få prata med Almi', context).named).toMatchObject([{ actor: 'almi-dalarna', as: 'wanted' }, { actor: 'almi-orebro', as: 'wanted' }]);
    expect(read('Vi vill inte ha fler lån', context).notNeeds).toContain('lan');
  });

  it.each(['', '   ', '???', '👍', '.'.repeat(2000), 'a '.repeat(1000), '1-'.repeat(1000), 'vi är '.repeat(333), 'i Mora '.repeat(285), 'kund i '.repeat(285), 'AB eller '.repeat(220), 'inte '.repeat(400), 'sedan 1983 '.repeat(180), 'till en '.repeat(250)])('reads whatever is typed: %#', (text) => {
    expect(read(text, context).despair).toBe(false);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyse } from '../../src/intents/text.ts';
import { answerEntries, serviceEntries } from '../../src/knowledge/entries.ts';
import { buildIndex, openSearch } from '../../src/knowledge/search.ts';
import { knowledge } from '../world.ts';

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 1e9));
const examples = [
  { service: 'almi-foretagslan', text: 'Kan jag få hjälp att finansiera en svarv?', language: 'sv' as const },
  { service: 'prv-patent', text: 'May I keep others from copying my gadget?', language: 'en' as const },
];
const index = buildIndex(serviceEntries(knowledge, examples), analyse);
const search = openSearch(index, analyse);
const services = knowledge.regions.flatMap(({ actors }) => actors.flatMap((actor) => actor.services));
const open = services.filter((service) => !service.closed);

const nasty = [
  '', ' ', '\n\t', '*', '-', '+', '?', '~', '^', ':', '"', '\\', '()', '[]', '{}', '**', '*:*', 'export:', 'name:export', 'nosuchfield:x', ':export', 'export~', 'foo~100', 'foo~-1', 'foo^', 'foo^1e999', '+export -lån', '-export', '*export*', 'exp*rt',
  '\u0000', '👍🏽', '\ud800', '__proto__', 'constructor toString hasOwnProperty', 'och att det som en', `${'a'.repeat(5000)} ${'ord '.repeat(2000)}`,
];

describe('the search', () => {
  it.each(nasty)('neither stumbles on %j nor answers with everything', (text) => {
    for (const language of ['sv', 'en'] as const) {
      const found = search.find(text, language, 10_000);
      expect(found.length).toBeLessThan(open.length);
      for (const { id, score, covers } of found) { expect(open.map((service) => service.id)).toContain(id); expect(covers).toBeLessThanOrEqual(1); expect(score).toBeGreaterThan(0); expect(score).toBeLessThanOrEqual(1); }
    }
  });

  it.each(['', ' ', '*', '-', '*:*', '?', '👍🏽', 'och att det som en'])('finds nothing in %j', (text) => {
    expect(search.find(text, 'sv')).toEqual([]);
  });

  it.each([['export:', 'export'], ['+export', 'export'], ['*export*', 'export'], ['name:export', 'name export'], ['EXPORT!', 'export']])('takes %j as it takes %j: signs are no orders', (text, plain) => {
    expect(search.find(text, 'sv')).toEqual(search.find(plain, 'sv'));
  });

  it(`stands any text, and answers it the same way twice (seed ${seed})`, () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 120 }), fc.constantFrom('sv' as const, 'en' as const), (text, language) => {
      const found = search.find(text, language);
      expect(found.length).toBeLessThanOrEqual(12);
      expect(search.find(text, language)).toEqual(found);
    }), { seed });
  });
});

describe('a service is found', () => {
  const ids = (text: string, language: 'sv' | 'en' = 'sv', most = 3) => search.find(text, language, most).map(({ id }) => id);

  it('by its name, first and with the whole score', () => {
    expect(search.find('Exportsprånget', 'sv')[0]).toEqual({ id: 'ekn-exportspranget', score: 1, covers: 1 });
  });

  it('by another form of its words', () => {
    expect(ids('patentet')).toContain('prv-patent');
    expect(ids('mikrolånens', 'sv', 5)).toContain('almi-mikrolan');
  });

  it('by a piece of a word, and without the dots', () => {
    expect(ids('exportspranget')).toContain('ekn-exportspranget');
    expect(ids('språnget')).toContain('ekn-exportspranget');
  });

  it('by a question that somebody has asked about it, in both languages', () => {
    expect(ids('svarv')[0]).toBe('almi-foretagslan');
    expect(ids('copying a gadget', 'en')[0]).toBe('prv-patent');
  });

  it('in decomposed letters as in composed', () => {
    expect(ids('lån till maskiner'.normalize('NFD'))).toEqual(ids('lån till maskiner'));
  });

  it('with a letter wrong in a word that is known', () => {
    expect(ids('eksportgaranti till en kund i Chile')).toEqual(ids('exportgaranti till en kund i Chile'));
    expect(ids('svvarv')[0]).toBe('almi-foretagslan');
  });

  it('with a letter wrong in every word, in a text of two thousand signs, without an error', () => {
    const text = 'exprotkreditgarantier fintlandshandels räntesubvensioner '.repeat(40).slice(0, 2000);
    expect(() => search.find(text, 'sv')).not.toThrow();
  });

  it('never when it is closed', () => {
    for (const closed of services.filter((service) => service.closed)) {
      expect(search.find(`${closed.name.sv} ${closed.description.sv}`, 'sv', 10_000).map(({ id }) => id)).not.toContain(closed.id);
    }
  });

  it('by its own name among the first five, whichever it is', () => {
    const missed = open.filter(({ id, name }) => !ids(name.sv, 'sv', 5).includes(id)).map(({ id, name }) => `${id} (${name.sv})`);
    expect(missed.length, missed.join(', ')).toBeLessThanOrEqual(Math.ceil(open.length * 0.1));
  });
});

describe('a short answer is found', () => {
  const answers = openSearch(buildIndex(answerEntries(knowledge), analyse), analyse);

  it.each([
    ['hur mycket aktiekapital ska man ha', 'aktiekapital'],
    ['How much share capital do I need?', 'aktiekapital'],
    ['Vilken företagsform ska jag välja?', 'foretagsform'],
  ] as const)('to «%s»', (text, id) => {
    const [best] = answers.find(text, text.startsWith('How') ? 'en' : 'sv', 1);
    expect(best?.id).toBe(id);
    expect(best?.covers).toBeGreaterThan(0.6);
  });

  it('and covers little of a text that is about something else', () => {
    expect(answers.find('Vi driver ett sågverk i Orsa och vill köpa en begagnad hyvel av grannen innan jul', 'sv', 1)[0]?.covers ?? 0).toBeLessThan(0.6);
  });
});

describe('the index', () => {
  it('is plain JSON that means the same written down and read again', () => {
    const again = openSearch(JSON.parse(JSON.stringify(index)) as object, analyse);
    for (const text of ['lån till en maskin', 'sälja i Norge', 'patent']) expect(again.find(text, 'sv')).toEqual(search.find(text, 'sv'));
  });

  it('is the same built twice', () => {
    expect(JSON.stringify(buildIndex(serviceEntries(knowledge, examples), analyse))).toBe(JSON.stringify(index));
  });
});

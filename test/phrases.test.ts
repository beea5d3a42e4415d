import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { phrase, phraseFaults } from '../src/phrases.ts';
import { knowledge, phrases, world } from './world.ts';

const small = { sv: { hej: 'Hej {name}, vill {du|ni} ha {din|er} fråga besvarad?', tom: 'Bara text' }, en: { hej: 'Hello {name}', tom: 'Text only' } };

describe('a phrase', () => {
  it('speaks to one as du and to several as ni', () => {
    expect(phrase(small, 'hej', 'sv', { name: 'Mora' })).toBe('Hej Mora, vill du ha din fråga besvarad?');
    expect(phrase(small, 'hej', 'sv', { name: 'Mora', plural: false })).toBe('Hej Mora, vill du ha din fråga besvarad?');
    expect(phrase(small, 'hej', 'sv', { name: 'Mora', plural: true })).toBe('Hej Mora, vill ni ha er fråga besvarad?');
  });

  it('takes values as they are, also when they look like a pattern', () => {
    expect(phrase(small, 'hej', 'en', { name: '$& {du|ni} $1' })).toBe('Hello $& {du|ni} $1');
    expect(phrase(small, 'hej', 'en', { name: 0 })).toBe('Hello 0');
  });

  it('that is missing, or misses a value, is told by name', () => {
    expect(() => phrase(small, 'saknas', 'sv')).toThrow('saknas is missing in intents/phrases.sv.yaml');
    expect(() => phrase(small, 'hej', 'en')).toThrow('hej (en) wants a value for {name}');
  });
});

describe('the faults of a set of phrases', () => {
  it('are none in what the guide says', () => {
    expect(phraseFaults(phrases)).toEqual([]);
  });

  it('name the file, the phrase and what to write', () => {
    const [missing, value, ...more] = phraseFaults({ sv: { a: 'Ett', c: 'Tre' }, en: { a: 'One', b: 'Two', c: 'Three {what}' } });
    expect(missing).toBe('intents/phrases.sv.yaml: frasen b saknas. Skriv den; så här lyder den på det andra språket: «Two»');
    expect(value).toContain('intents/phrases.en.yaml: frasen c vill ha {what}');
    expect(more).toEqual([]);
  });
});

describe('what the guide says', () => {
  const sources = ['src/conversation', 'src/handover'].flatMap((folder) => readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8')));
  const asked = new Set(sources.flatMap((text) => [...text.matchAll(/(?:phrase|say)\(\s*'([a-z_.]+)'/g)].map(([, name]) => name!)));

  it('has every phrase that is asked for by name, in both languages', () => {
    expect(asked.size).toBeGreaterThan(20);
    for (const language of ['sv', 'en'] as const) expect([...asked].filter((name) => phrases[language][name] === undefined)).toEqual([]);
  });

  it('has a label for every option, the same options in both languages', () => {
    const options = (language: 'sv' | 'en') => Object.keys(phrases[language]).filter((name) => name.startsWith('option.')).sort();
    expect(options('en')).toEqual(options('sv'));
    for (const need of world.needs.keys()) for (const language of ['sv', 'en'] as const) expect(world.label('need', need, language)).not.toBe(need);
  });

  it('has a name, a reason and no loose ends for every need, in both languages', () => {
    for (const [need, { label, reason }] of Object.entries(knowledge.common.needs)) {
      for (const text of [label.sv, label.en, reason.sv, reason.en]) { expect(text, need).toBeTruthy(); expect(text, need).not.toMatch(/^\s|\s$|\s{2}/); }
    }
  });

  it('says du and ni only where it can choose between them', () => {
    const fixed = Object.entries(phrases.sv).filter(([, text]) => /(^|[^{|\p{L}])(du|ni|dig|er|din|ditt|ert|dina|era)(?![\p{L}}|])/iu.test(text)).map(([name]) => name);
    // To a person in despair it is always du; to the promoter who reads the brief it is always er; the company answers "det får ni".
    expect(fixed.filter((name) => !/^(despair|brief\.|option\.onward|why\.org\.kooperativ)/.test(name))).toEqual([]);
  });

  it('leaves no bracket open', () => {
    for (const texts of [phrases.sv, phrases.en]) for (const [name, text] of Object.entries(texts)) expect(text.replace(/\{[^{}]+\}/g, ''), name).not.toMatch(/[{}]/);
  });
});

import { describe, expect, it } from 'vitest';
import { Case, judge, play, summarise } from '../src/evaluate.ts';
import type { Understand } from '../src/understand.ts';
import { readingOf, world } from './world.ts';

const made = (also: Partial<Case> = {}): Case => ({ id: 'c1', region: 'dalarna', door: 'almi-dalarna', locale: 'sv', kind: 'clear', text: 'Vi vill låna', truth: {}, best: ['almi-dalarna'], ...also });

describe('judging what a company was shown', () => {
  it.each([
    ['the right door first', {}, ['almi-dalarna', 'ekn'], { first: true, three: true, wrong: false, deadEnd: false }],
    ['the right door third', {}, ['ekn', 'sek', 'almi-dalarna'], { first: false, three: true, wrong: false, deadEnd: false }],
    ['the right door fourth, which nobody sees', {}, ['ekn', 'sek', 'verksamt', 'almi-dalarna'], { first: false, three: false, wrong: false, deadEnd: false }],
    ['a door it must not be shown', { not: ['sek'] }, ['almi-dalarna', 'sek'], { first: true, three: true, wrong: true, deadEnd: false }],
    ['no door', {}, [], { first: false, three: false, wrong: false, deadEnd: true }],
    ['no door for what is none of our business', { kind: 'offtopic', best: [] }, [], { first: true, three: true, wrong: false, deadEnd: false }],
    ['a door for what is none of our business', { kind: 'offtopic', best: [] }, ['ekn'], { first: false, three: false, wrong: true, deadEnd: false }],
  ] as const)('%s', (_, also, doors, verdict) => {
    expect(judge(made(also as Partial<Case>), doors)).toEqual(verdict);
  });
});

describe('the figures', () => {
  const result = (also: Partial<Case>, doors: string[], asked: string[] = []) => ({ one: made(also), played: { doors, asked, text: '' } });

  it('are shares of all, and of each kind, language and region', () => {
    const figures = summarise([
      result({}, ['almi-dalarna'], ['stage', 'sector']),
      result({ locale: 'en', kind: 'vague' }, ['ekn', 'almi-dalarna']),
      result({ region: 'orebro' }, []),
      result({ kind: 'offtopic', best: [] }, []),
    ]);
    const of = (group: string) => figures.find((row) => row.group === group);
    expect(of('all')).toEqual({ group: 'all', n: 4, first: 0.5, three: 0.75, wrong: 0, deadEnd: 0.25, questions: 0.5 });
    expect(of('language en')).toMatchObject({ n: 1, first: 0, three: 1 });
    expect(of('region orebro')).toMatchObject({ n: 1, deadEnd: 1 });
    expect(of('kind clear')).toMatchObject({ n: 2, first: 0.5 });
    expect(figures.map(({ group }) => group).sort()).toEqual(['all', 'kind clear', 'kind offtopic', 'kind vague', 'language en', 'language sv', 'region dalarna', 'region orebro']);
  });
});

describe('playing a company', () => {
  const understand: Understand = (text) => (text.includes('oklart') ? readingOf('', { kind: 'unclear', needs: [{ need: 'export', p: 0.05 }, { need: 'lan', p: 0.05 }] }) : text.includes('väder') ? readingOf('', { kind: 'offtopic', needs: [] }) : readingOf(text.includes('export') ? 'export' : 'lan'));

  it('answers what it is asked from what is true of it, and "don’t know" to the rest', () => {
    const played = play(world, understand, made({ text: 'oklart', truth: { need: 'export', stage: 'etablerad', employees: 12 }, best: ['business-sweden-dalarna'] }));
    expect(played.asked[0]).toBe('need');
    expect(played.doors).toContain('business-sweden-dalarna');
  });

  it('says its facts when it is asked for its own words', () => {
    const played = play(world, understand, made({ text: 'oklart', truth: { facts: 'Vi vill låna' } }));
    expect(played.asked.slice(0, 2)).toEqual(['need', 'more']);
    expect(played.doors).toContain('almi-dalarna');
  });

  it('ends without doors where there is nothing to lead to', () => {
    expect(play(world, understand, made({ text: 'Vad blir det för väder?', kind: 'offtopic', best: [] }))).toMatchObject({ doors: [], asked: [] });
  });

  it('can be played at another door than its own', () => {
    expect(play(world, understand, made({ truth: { municipality: 'Mora' } }), { door: 'skatteverket' })).toMatchObject({ asked: ['municipality'] });
  });
});

it('a case with a field missing is refused', () => {
  expect(Case.safeParse({ id: 'c1' }).success).toBe(false);
  expect(Case.safeParse(made()).success).toBe(true);
});

import { describe, expect, it } from 'vitest';
import { Case, equalDoors, judge, play, summarise } from '../src/evaluate.ts';
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

describe('companies that answer with noise', () => {
  const unsure: Understand = () => readingOf('radgivning', { needs: [{ need: 'radgivning', p: 1 }] });
  const truth = { stage: 'start', municipality: 'Mora' };
  const cases = Array.from({ length: 100 }, (_, i) => made({ id: `c-${i}`, text: 'Vi vill ha råd', truth }));

  /** Whether each company answers the first question truly, with another option or with "don't know", seen by a world that notes which options it is asked to know. */
  function answersWith(noise: number): string[] {
    return cases.map((one) => {
      const chosen = new Map<string, string>();
      const noting = { ...world, hasOption: (slot: string, option: string) => { chosen.set(slot, option); return world.hasOption(slot, option); } };
      expect(play(noting, unsure, one, { noise }).asked[0]).toBe('stage');
      const given = chosen.get('stage') ?? 'unknown';
      return given === truth.stage ? 'true' : given === 'unknown' ? 'unknown' : 'other';
    });
  }
  const [none, little, much] = [0, 0.2, 0.5].map(answersWith) as [string[], string[], string[]];
  const count = (answers: readonly string[], kind: string) => answers.filter((one) => one === kind).length;

  it('all answer truly where there is none', () => {
    expect(none).toEqual(cases.map(() => 'true'));
    expect(cases.map((one) => play(world, unsure, one, { noise: 0 }))).toEqual(cases.map((one) => play(world, unsure, one)));
  });

  it('some choose another option and some say “don’t know”, about as many as was asked for', () => {
    for (const kind of ['other', 'unknown']) {
      expect(count(little, kind)).toBeGreaterThan(2);
      expect(count(little, kind)).toBeLessThan(20);
      expect(count(much, kind)).toBeGreaterThan(10);
      expect(count(much, kind)).toBeLessThan(40);
    }
    expect(count(little, 'true')).toBeGreaterThan(count(much, 'true'));
  });

  it('the same ones do so in every run, and who was wrong stays wrong when there is more of it', () => {
    expect(answersWith(0.2)).toEqual(little);
    little.forEach((answer, i) => { if (answer === 'other') expect(much[i]).toBe('other'); });
  });

  it('a company that answers wrongly may be shown other doors, and still ends', () => {
    const shown = (noise: number) => cases.map((one) => play(world, unsure, one, { noise }).doors.join());
    expect(shown(0.5)).not.toEqual(shown(0));
    expect(cases.every((one) => play(world, unsure, one, { noise: 1 }).asked.length <= 8)).toBe(true);
  });
});

describe('the doors that companies are shown', () => {
  const understand: Understand = (text) => readingOf(text.includes('export') ? 'export' : text.includes('patent') ? 'patent' : 'lan');
  const cases = [
    made({ id: 'a', text: 'Vi vill låna', truth: { municipality: 'Mora', stage: 'etablerad' } }),
    made({ id: 'b', door: 'skatteverket', text: 'Vi vill ha råd', truth: { municipality: 'Falun', market: 'eu' } }),
    made({ id: 'c', door: 'region-dalarna', text: 'Vi vill söka patent', truth: { municipality: 'Orsa' } }),
    made({ id: 'd', door: 'arbetsformedlingen', text: 'Vi vill låna', truth: { municipality: 'Borlänge' } }),
    made({ id: 'e', locale: 'en', text: 'We want to export', truth: { municipality: 'Mora', market: 'utanfor_eu' } }),
  ];

  it('are the same by whichever door they come in', () => {
    expect(cases.every((one) => play(world, understand, one).doors.length > 0)).toBe(true);
    expect(equalDoors(world, understand, cases)).toBe(1);
  });

  it('count as others where a door leads to another region', () => {
    const astray = { ...world, doors: new Map([...world.doors].map(([id, door]) => [id, id === 'region-dalarna' ? { ...door, region: 'orebro' } : door])) };
    const two = [made({ id: 'a' }), made({ id: 'b', door: 'region-dalarna' })];
    expect(equalDoors(world, understand, two)).toBe(1);
    expect(equalDoors(astray, understand, two)).toBe(0);
  });
});

it('a case with a field missing is refused', () => {
  expect(Case.safeParse({ id: 'c1' }).success).toBe(false);
  expect(Case.safeParse(made()).success).toBe(true);
});

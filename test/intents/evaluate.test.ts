import { describe, expect, it } from 'vitest';
import { refusals } from '../../src/intents/compare.ts';
import { deal, evaluate } from '../../src/intents/evaluate.ts';
import type { Known } from '../../src/intents/evaluate.ts';
import { refusalInWords } from '../../src/intents/reasons.ts';
import { special } from '../../src/intents/sentences.ts';

const openings = ['Vi vill', 'Vi behöver', 'Hur kan man', 'Vi tänker', 'Kan ni hjälpa oss att', 'Nu ska vi', 'Går det att', 'Vem hjälper oss att'];
const wishes: Readonly<Record<string, readonly string[]>> = {
  lan: ['låna pengar till en ugn', 'söka ett lån i banken', 'få ett billigt lån', 'låna en miljon', 'betala av lånen', 'få ett större lån'],
  export: ['exportera till Norge', 'börja med export', 'exportera maskiner', 'öka vår export', 'exportera mat till Tyskland', 'sälja på export'],
  patent: ['ta patent på en metod', 'patentera en uppfinning', 'söka patent', 'få patent på uppfinningen', 'patentera en produkt', 'försvara vårt patent'],
  [special.offtopic]: ['boka en tandläkare', 'baka pannkakor', 'se på fotboll', 'åka buss till mormor', 'klippa håret', 'lyssna på en låt'],
};
const known: Known[] = openings.flatMap((opening) => Object.entries(wishes).flatMap(([label, texts]) => texts.map((text): Known => ({ text: `${opening} ${text}`, language: 'sv', label }))));

describe('dealing sentences into parts', () => {
  it('keeps what is much the same together, and gives each part its share of each need', () => {
    const folds = deal([...known, ...known.map(({ text, label }) => ({ text: `${text} nu`, label }))], 3);
    known.forEach((_, i) => { expect(folds[i]).toBe(folds[known.length + i]); });
    for (const label of Object.keys(wishes)) for (const fold of [0, 1, 2]) expect(known.filter((one, i) => one.label === label && folds[i] === fold).length).toBeGreaterThan(8);
  });
});

describe('an evaluation', () => {
  it('finds no difference where there is none', () => {
    const { before, after, comparison, folds } = evaluate(known, known);
    expect(after).toEqual(before);
    expect(comparison).toMatchObject({ lost: [], won: [] });
    expect([folds, after.count]).toEqual([3, known.length]);
    expect(after.accuracy).toBeGreaterThan(0.9);
  });

  it('says which need gets worse when its sentences are taken for another, and by words that can be read', () => {
    const wrong = known.map((one, i) => (one.label === 'lan' && i % 2 === 0 ? { ...one, label: 'patent' } : one));
    const refused = refusals(evaluate(wrong, known).comparison, []);
    expect(refused).toEqual([]);
    const spoiled = refusals(evaluate(known, [...known.filter(({ label }) => label !== 'lan'), ...known.filter(({ label }) => label === 'lan').slice(0, 12), ...known.filter(({ label }) => label === 'lan').map((one) => ({ ...one, text: `${one.text}, tack`, label: 'patent' }))]).comparison, []);
    expect(spoiled.map((one) => (one.why === 'label' ? one.change.label : one.why))).toContain('lan');
    expect(spoiled.flatMap((one) => refusalInWords(one, 'sv', (id) => id)).join(' ')).toMatch(/lan (känns knappt igen längre|blir sämre)/);
  });

  it('judges a new need by what was learnt of it, which the one before could not know', () => {
    const before = known.filter(({ label }) => label !== 'patent');
    const { comparison, after } = evaluate(before, known, { names: [{ need: 'patent', sv: 'Patent', en: undefined }] });
    expect(after.labels.find(({ label }) => label === 'patent')?.recall).toBeGreaterThan(0.8);
    expect(comparison.won.filter(({ sentence }) => sentence.label === 'patent').length).toBeGreaterThan(30);
    expect(refusals(comparison, [])).toEqual([]);
  });

  it('never lets the like of a sentence teach the one who judges it', () => {
    const odd = ['Kvantflöjten ska stämmas om', 'Kvantflöjten ska stämmas om nu'].map((text): Known => ({ text, language: 'sv', label: 'patent' }));
    const { after } = evaluate(known, [...known, ...odd]);
    expect(after.count).toBe(known.length + 2);
    expect(deal([...known, ...odd].map(({ text, label }) => ({ text, label })), 3).slice(-2)).toSatisfy((two: Int32Array) => two[0] === two[1]);
  });

  it('leaves alone what no admin labels: greetings, a wish for a human, and what services answer', () => {
    const apart = [special.smalltalk, special.human, special.service].map((label): Known => ({ text: `hej ${label}`, language: 'sv', label }));
    expect(evaluate(known, [...known, ...apart]).after.count).toBe(known.length);
  });

  it('is told with progress that only rises, to 1', () => {
    const told: number[] = [];
    evaluate(known, known.slice(1), { folds: 2, progress: (share) => { told.push(share); } });
    expect(told).toEqual([...told].sort((a, b) => a - b));
    expect(told.at(-1)).toBeCloseTo(1, 9);
  });

  it('of nothing is nothing', () => { expect(evaluate([], [])).toMatchObject({ after: { count: 0 }, comparison: { lost: [], won: [], labels: [] } }); });
});

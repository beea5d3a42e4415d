import { describe, expect, it } from 'vitest';
import { queueOf, suggestionFrom, weekly } from '../../src/intents/queue.ts';
import type { Queueing, Said } from '../../src/intents/queue.ts';
import { reasonInWords } from '../../src/intents/reasons.ts';

let count = 0;
const said = (text: string, also: Partial<Said> = {}): Said => ({ source: { conversation: `c${++count}`, message: 'm1' }, text, language: 'sv', reading: { kind: 'need', needs: [{ need: 'lan', p: 0.4 }], found: [] }, flags: [], ...also });

/** A model that is sure of what speaks of loans, and wavers about all else. */
const understand: Queueing['understand'] = (text) => (/lån/.test(text) ? { needs: [{ need: 'lan', p: 0.97 }, { need: 'bidrag', p: 0.02 }], offtopic: 0.01 }
  : /väder/.test(text) ? { needs: [{ need: 'lan', p: 0.1 }, { need: 'bidrag', p: 0.1 }], offtopic: 0.99 } : { needs: [{ need: 'bidrag', p: 0.4 }, { need: 'lan', p: 0.3 }, { need: 'export', p: 0.2 }], offtopic: 0.05 });
const queue = (all: readonly Said[], also: Partial<Queueing> = {}) => queueOf(all, { understand, needsOf: (service) => ({ eori: ['tull_dokument'], almi: ['lan'] })[service] ?? [], ...also });
const texts = (all: readonly Said[], also: Partial<Queueing> = {}) => queue(all, also).map((one) => one.said.text);

const loan = 'vi vill låna till en maskin';
const customs = ['vi måste ha eorinummer för att skicka till norge', 'vad är eorinummer och var får man det', 'kan man exportera utan eorinummer'];
const stable = 'gården ska bygga nytt stall åt hästarna';

describe('the queue of what teaches most', () => {
  it('leaves out what the present model understands, about needs and about what is outside', () => {
    expect(texts([said(loan), said(stable), said('blir det fint väder i morgon')])).toEqual([stable]);
  });

  it('keeps what it thinks it understands when what happened says otherwise', () => {
    expect(texts([said(loan, { flags: ['declined'] })])).toEqual([loan]);
  });

  it.each(['smalltalk', 'human', 'despair'] as const)('asks nobody which need is meant by %s', (kind) => {
    expect(queue([said(stable, { flags: ['thumb_down'], reading: { kind, needs: [], found: [] } })])).toEqual([]);
  });

  it.each([['Mora', 'Mora'], ['vi sitter i Mora', 'Mora'], ['12', ''], ['ca 12 anställda', '12 anställda']])('leaves out what only answers where or how many: %s', (text, quote) => {
    const reading = { kind: 'need' as const, needs: [{ need: 'lan', p: 0.1 }], found: [], mentions: quote === '' ? [] : [{ slot: 'municipality' as const, value: quote, quote, sure: 0.9 }] };
    expect(texts([said(text, { reading }), said(`${stable} i ${text}`, { reading })])).toEqual([`${stable} i ${text}`]);
  });

  it('begins with what is like most of what is doubtful', () => {
    const order = texts([said(stable), ...customs.map((text) => said(text))]);
    expect(customs).toContain(order[0]);
  });

  it('does not ask for the like of one thing after the other', () => {
    const order = texts([...customs.map((text) => said(text)), said(stable), said('hur länge gäller ett mönsterskydd')]);
    expect(order.slice(0, 3).filter((text) => customs.includes(text))).toHaveLength(1);
  });

  it('does not begin with the like of what was labelled before', () => {
    const all = [...customs.slice(0, 2).map((text) => said(text)), said(stable)];
    expect(texts(all, { isDone: ({ conversation }) => conversation === all[0]!.source.conversation })[0]).toBe(stable);
  });

  it('shows one of what is much the same, the one that most happened to, and says how many stand behind it', () => {
    const first = said(stable);
    const rated = said(`${stable}!`, { flags: ['thumb_down'] });
    expect(queue([first, rated])).toMatchObject([{ said: { text: rated.text }, behind: [{ text: stable }] }]);
    expect(queue([first, rated])[0]!.reasons).toContainEqual({ why: 'often', times: 2 });
  });

  it('puts what is asked often before what is asked once', () => {
    const often = 'hur länge gäller ett mönsterskydd';
    expect(texts([said(stable), said(often), said(`${often}?`), said(often.toUpperCase())])[0]).toBe(often);
  });

  it('leaves out what has been labelled or set aside, and what is the same as that', () => {
    const done = said(stable);
    expect(queue([done, said(stable)], { isDone: ({ conversation }) => conversation === done.source.conversation })).toEqual([]);
  });

  it('says that the search points elsewhere', () => {
    const found = said(stable, { reading: { kind: 'need', needs: [{ need: 'bidrag', p: 0.4 }], found: [{ service: 'eori', score: 1 }] } });
    expect(queue([found])[0]!.reasons).toContainEqual({ why: 'disagrees', need: 'tull_dokument' });
    const agreed = said(loan, { flags: ['human'], reading: { kind: 'need', needs: [{ need: 'lan', p: 0.9 }], found: [{ service: 'almi', score: 1 }] } });
    expect(queue([agreed])[0]!.reasons.some(({ why }) => why === 'disagrees')).toBe(false);
  });

  it('brings the likeliest needs, for the keys', () => {
    expect(queue([said(stable)])[0]!.needs.map(({ need }) => need)).toEqual(['bidrag', 'lan', 'export']);
  });

  it('looks only at so many, the most doubtful when they were said', () => {
    const sure = said('vi funderar på att flytta', { reading: { kind: 'need', needs: [{ need: 'lokaler', p: 0.95 }], found: [] } });
    expect(texts([sure, said(stable), said(customs[0]!)], { most: 2 })).toHaveLength(2);
    expect(texts([sure, said(stable), said(customs[0]!)], { most: 2 })).not.toContain(sure.text);
  });

  it('holds everything once, also past what is chosen one by one, and is the same each time', () => {
    const all = Array.from({ length: 40 }, (_, i) => said(`fråga ${i} om ${'abcdefghij'[i % 10]!.repeat(9)} ${'klmnopqrst'[(i * 7) % 10]!.repeat(6 + (i % 3))}`));
    expect(new Set(texts(all, { careful: 5 })).size).toBe(texts(all, { careful: 5 }).length);
    expect(texts(all, { careful: 5 })).toEqual(texts(all, { careful: 5 }));
    expect(weekly).toBe(8);
  });

  it('is empty when nothing was said', () => { expect(queue([])).toEqual([]); });
});

describe('what the handover says that it was about', () => {
  const needs = [{ need: 'bidrag', p: 0.5 }, { need: 'lan', p: 0.3 }, { need: 'export', p: 0.2 }];
  it('is the likeliest need of whoever helped or took it in the end', () => {
    expect(suggestionFrom({ ended: 'helped', actor: 'almi', needs: ['export', 'lan'] }, needs)).toEqual({ label: { is: 'need', need: 'lan' }, because: 'helped' });
    expect(suggestionFrom({ ended: 'referred', actor: 'ekn', needs: ['betalningsrisk'] }, needs)).toEqual({ label: { is: 'need', need: 'betalningsrisk' }, because: 'referred' });
  });
  it('is the likeliest of the others where somebody said that it was the wrong door', () => {
    expect(suggestionFrom({ ended: 'declined', actor: 'almi', needs: ['bidrag'] }, needs)).toEqual({ label: { is: 'need', need: 'lan' }, because: 'declined' });
  });
  it('is nothing where nothing happened', () => { expect(suggestionFrom(undefined, needs)).toBeUndefined(); });
});

describe('the reasons', () => {
  const named = (id: string) => ({ bidrag: 'Bidrag', lan: 'Lån', almi: 'Almi' })[id] ?? id;
  it('can be read', () => {
    const all = [said(stable, { flags: ['declined'], ending: { ended: 'declined', actor: 'almi', needs: ['bidrag'] } }), said(`${stable}!`)];
    expect(queue(all)[0]!.reasons.map((reason) => reasonInWords(reason, 'sv', named))).toEqual(['Almi svarade att det var fel dörr.', 'Vägledaren tvekar mellan Bidrag (38 %) och Lån (28 %).', 'Nästan samma sak har skrivits 2 gånger.']);
    expect(queue(all)[0]!.reasons.map((reason) => reasonInWords(reason, 'en', named))).toEqual(['Almi said that it was the wrong door.', 'The guide wavers between Bidrag (38%) and Lån (28%).', 'Almost the same has been written 2 times.']);
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Case } from '../../src/evaluate.ts';
import { generator } from '../../src/intents/random.ts';
import { readSentences, special } from '../../src/intents/sentences.ts';
import type { Sentence } from '../../src/intents/sentences.ts';
import { features } from '../../src/intents/text.ts';
import type { Counted } from '../../src/intents/text.ts';
import { readKnowledge } from '../../src/knowledge/load.ts';

/** How often each need is asked for, and how many ask for something else, or in English: as among the labelled companies, each need once more than there so that none is never asked for. */
export type Traffic = { needs: ReadonlyMap<string, number>; outside: number; english: number };

/** A sentence, cut up once for all draws. */
export type Known = Pick<Sentence, 'text' | 'language' | 'label'> & { counted: Counted };

export type Ground = { sentences: Known[]; names: Known[]; traffic: Traffic };

/** One lot: what the first model learns from, what companies then say, and what is kept apart to measure with. */
export type Draw = { start: Known[]; pool: Known[]; heldOut: Known[]; random: () => number };

export const sizes = { start: { sv: 8, en: 2 }, heldOut: { sv: 40, en: 7 }, pool: 1000 } as const;

/** Our own sentences, the needs' names, and the traffic of the labelled companies. */
export function readGround(root: string): Ground {
  const knowledge = readKnowledge(join(root, 'knowledge'));
  const needs = Object.entries(knowledge.common.needs);
  const cases = readFileSync(join(root, 'test/companies/companies.jsonl'), 'utf8').split('\n').filter((line) => line.trim() !== '').map((line) => Case.parse(JSON.parse(line)));
  const asked = new Map(needs.map(([need]) => [need, 1]));
  for (const { truth } of cases) for (const need of [truth.need].flat()) if (typeof need === 'string' && asked.has(need)) asked.set(need, (asked.get(need) ?? 0) + 1);
  const all = [...asked.values()].reduce((sum, count) => sum + count, 0);
  const share = (is: (one: Case) => boolean) => cases.filter(is).length / cases.length;
  return {
    sentences: readSentences(join(root, 'intents'), needs.map(([need]) => need)).filter(({ label }) => !label.startsWith('_') || label === special.offtopic).map(cut),
    names: needs.flatMap(([need, { label }]) => [{ text: label.sv, language: 'sv' as const, label: need }, ...(label.en === undefined ? [] : [{ text: label.en, language: 'en' as const, label: need }])]).map(cut),
    traffic: { needs: new Map([...asked].map(([need, count]) => [need, count / all])), outside: share(({ kind }) => kind === 'offtopic'), english: share(({ locale }) => locale === 'en') },
  };
}

function cut({ text, language, label }: Pick<Sentence, 'text' | 'language' | 'label'>): Known {
  return { text, language, label, counted: features(text, language) };
}

/** Deals the sentences of each need at random: ten to begin with, some kept apart, and of the rest what companies say, as often as they ask for each need. */
export function deal({ sentences, traffic }: Ground, seed: number): Draw {
  const random = generator(seed);
  const piles = new Map<string, { sv: Known[]; en: Known[] }>();
  for (const one of shuffled(sentences, random)) {
    const pile = piles.get(one.label) ?? { sv: [], en: [] };
    piles.set(one.label, pile);
    pile[one.language].push(one);
  }
  const take = (size: { sv: number; en: number }) => [...piles.values()].flatMap(({ sv, en }) => [...sv.splice(0, size.sv), ...en.splice(0, size.en)]);
  const start = take(sizes.start);
  const heldOut = take(sizes.heldOut).filter(({ label }) => traffic.needs.has(label));
  const pool: Known[] = [];
  while (pool.length < sizes.pool) {
    const label = random() < traffic.outside ? special.offtopic : oneOf(traffic.needs, random());
    const said = piles.get(label)?.[random() < traffic.english ? 'en' : 'sv'].pop();
    if (said) pool.push(said);
  }
  return { start, pool, heldOut, random };
}

/** All in an order of chance. */
export function shuffled<T>(all: readonly T[], random: () => number): T[] {
  return all.map((one) => ({ one, at: random() })).sort((a, b) => a.at - b.at).map(({ one }) => one);
}

function oneOf(shares: ReadonlyMap<string, number>, at: number): string {
  let left = at;
  for (const [one, share] of shares) { left -= share; if (left <= 0) return one; }
  return [...shares.keys()].at(-1) ?? '';
}

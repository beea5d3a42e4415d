import type { TrainingResult } from '../src/learning/result.ts';
import type { Store } from '../src/store/store.ts';
import type { UtteranceRow } from '../src/store/talks.ts';

/** The training whose page is measured. */
export const trainingOfMany = 'bench';
/** Of so many things that were said, one is an example. */
const each = 10;
const publications = 40;
const mostFlips = 200;

/** Makes examples of what was said, with trainings and publications, as people would have made them in the pages. */
export async function keepExamples(store: Store, { needs, random, at }: { needs: readonly string[]; random: () => number; at: string }): Promise<void> {
  const { learning } = store;
  const pick = () => needs[Math.floor(random() * needs.length)] ?? '';
  const said = (await store.talks.utterances({ most: 100_000 })).filter(({ text }, place) => place % each === 0 && text.includes(' '));
  for (const one of said) await learning.putExample(exampleOf(one, random(), pick()), 0);
  for (let number = 0; number < publications; number++) {
    await learning.publishModel({ id: `bench-${number}`, kind: 'model', at: new Date(Date.parse(at) - (publications - number) * 86_400_000).toISOString(), name: 'Karin Berg', base: 'files', body: JSON.stringify({ files: true }), ...(number % 3 === 0 ? { why: 'Export är viktigare' } : {}) }, number === 0 ? undefined : `bench-${number - 1}`, said.slice(0, said.length / 2).map(({ conversation, message }) => ({ conversation, message })));
  }
  await learning.beginTraining({ id: trainingOfMany, at, name: 'Karin Berg' }, at);
  await learning.endTraining(trainingOfMany, { at, state: 'done', result: JSON.stringify(resultOf(said, { needs, random, pick })), model: '{}' });
}

/** Most are about a need; one of twenty wishes for a need that is not there, and one of ten was set aside. */
function exampleOf({ conversation, message, text, language, region, at }: UtteranceRow, kind: number, need: string): Parameters<Store['learning']['putExample']>[0] {
  const who = { source: { conversation, message }, at, account: 'bench', reviewer: 'Karin Berg', language, region };
  if (kind < 0.1) return { ...who, state: 'skipped' };
  return { ...who, state: 'draft', text, label: kind < 0.15 ? { is: 'new', name: `Behov ${Math.floor(kind * 1_000)}` } : kind < 0.25 ? { is: 'outside' } : { is: 'need', need } };
}

function resultOf(said: readonly UtteranceRow[], { needs, random, pick }: { needs: readonly string[]; random: () => number; pick: () => string }): TrainingResult {
  const labels = needs.map((label) => ({ label, support: 200, precision: random(), recall: random(), f1: random() }));
  const figures = { count: 14_000, accuracy: 0.9, labels, confusions: needs.flatMap((truth) => needs.map((guess) => ({ truth, guess, count: Math.floor(random() * 9) }))), confidence: Array.from({ length: 10 }, (_, i) => ({ from: i / 10, to: (i + 1) / 10, count: 1_400, sure: (i + 0.5) / 10, right: (i + 0.5) / 10 })), calibrationError: 0.02 };
  const flips = (from: number) => said.slice(from, from + mostFlips).map(({ conversation, message, language }, place) => ({
    label: pick(), before: pick(), after: pick(), language, at: place % 2 === 0 ? { source: { conversation, message } } : { file: 'intents/sv/lan.txt', line: place, text: 'Vi vill låna till en ny maskin' },
  }));
  const change = (label: string) => ({ label, lost: 9, won: 2, p: 0.01, verdict: random() < 0.5 ? 'worse' as const : 'as before' as const });
  const failures = Array.from({ length: 20 }, (_, line) => `knowledge/dalarna/samtal/kassan-ar-tom.md:${line}: förstår lan, inte export`);
  return {
    version: 'bench', base: 'files', seconds: 120, sentences: 14_000, examples: said.map(({ conversation, message }) => ({ conversation, message, version: 1 })), wished: 9, before: figures, after: figures, whole: change(''), labels: needs.map(change),
    lost: flips(0), won: flips(mostFlips), golden: { played: 300, broken: failures, mended: [], before: [] }, refusals: [{ why: 'golden', failures }, { why: 'whole', change: change('') }],
  };
}

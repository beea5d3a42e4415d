import { closeModel, decisions } from './model.ts';
import type { Model, ModelFile } from './model.ts';
import { special } from './sentences.ts';
import type { Sentence } from './sentences.ts';
import { trainLinear } from './svm.ts';
import { learnVocabulary, vectorise } from './vectors.ts';

/** A text with all that it means: a question about share capital is both general and about registering. */
export type Lesson = { text: string; language: 'sv' | 'en'; labels: string[] };

const notNeeds: ReadonlySet<string> = new Set(Object.values(special));

/** What a general question is about besides being general. */
const needOfService: Readonly<Record<string, string>> = {
  'vs-info': 'allman_info', 'vs-registrera': 'registrera', 'vs-checklista': 'allman_info', 'vs-radgivare': 'radgivning', 'bv-registrera': 'registrera', 'skv-skatt': 'skatt',
  'skv-punkt': 'tull_dokument', 'tull-eori': 'tull_dokument', 'tull-deklaration': 'tull_dokument', 'kk-solvit': 'handelshinder', 'kk-otgs': 'import', 'prv-patent': 'patent',
  'prv-varumarke': 'varumarke', 'af-starta': 'starta_foretag', 'jv-startstod': 'landsbygd', 'em-nu': 'energi', 'bs-guider': 'tull_dokument', 'lsd-tillstand': 'tillstand', 'lso-tillstand': 'tillstand',
};

/** Sentences as lessons, with each need's own name as one more example: the cheapest gain there is when examples are few. */
export function lessonsFrom(sentences: readonly Sentence[], names: readonly { need: string; sv: string; en: string | undefined }[]): Lesson[] {
  const lessons: Lesson[] = sentences.map(({ text, language, label, service }) => {
    const also = label === special.general && service !== undefined ? needOfService[service] : undefined;
    return { text, language, labels: also === undefined ? [label] : [label, also] };
  });
  for (const { need, sv, en } of names) {
    lessons.push({ text: sv, language: 'sv', labels: [need] });
    if (en !== undefined) lessons.push({ text: en, language: 'en', labels: [need] });
  }
  return lessons;
}

/** Trains a model: same lessons, same model. A fifth, chosen by the texts themselves, is set aside once to fit the temperature and the two judgements, then all of it is learnt from. */
export function train(lessons: readonly Lesson[]): ModelFile {
  const labels = [...new Set(lessons.flatMap((lesson) => lesson.labels))].sort();
  const aside = lessons.map(({ text }) => shareOf(text) === 2);
  const rehearsal = fit(lessons.filter((_, i) => !aside[i]), labels);
  const judged = lessons.filter((_, i) => aside[i]);
  const scored = judged.map((lesson) => ({ lesson, ...score(rehearsal, lesson) }));
  const whole = fit(lessons, labels);
  return closeModel({
    ...whole,
    temperature: fitTemperature(scored, labels),
    offtopic: fitLogistic(scored.map(({ lesson, decision, known }) => ({ x: offtopicScores(labels, decision, known), y: lesson.labels.includes(special.offtopic) }))),
    general: fitLogistic(scored.filter(({ lesson }) => !notNeeds.has(lesson.labels[0] ?? '') || lesson.labels.includes(special.general))
      .map(({ lesson, decision }) => ({ x: generalScores(labels, decision), y: lesson.labels.includes(special.general) }))),
  });
}

type Fitted = Omit<Model, 'version' | 'temperature' | 'offtopic' | 'general'>;

function fit(lessons: readonly Lesson[], labels: readonly string[]): Fitted {
  const vocabulary = learnVocabulary(lessons);
  const size = vocabulary.index.size;
  const docs = lessons.map(({ text, language }) => vectorise(text, language, vocabulary));
  const columns = labels.map((label) => trainLinear(docs, (i) => lessons[i]?.labels.includes(label) ?? false, size));
  const scales = columns.map((column) => {
    let most = 0;
    for (let f = 0; f < size; f++) most = Math.max(most, Math.abs(column[f] as number));
    return most / 127 || 1;
  });
  const starts = new Int32Array(size + 1);
  const classes: number[] = [];
  const weights: number[] = [];
  for (let f = 0; f < size; f++) {
    columns.forEach((column, label) => {
      const byte = Math.round((column[f] as number) / (scales[label] as number));
      if (byte !== 0) { classes.push(label); weights.push(byte); }
    });
    starts[f + 1] = classes.length;
  }
  return { labels: [...labels], vocabulary, starts, classes: Uint8Array.from(classes), weights: Int8Array.from(weights), scales, biases: columns.map((column) => column[size] as number) };
}

function score(model: Fitted, { text, language }: Lesson): { decision: Float64Array; known: number } {
  const { at, weight, known } = vectorise(text, language, model.vocabulary);
  return { decision: decisions({ ...model, version: '', temperature: 1, offtopic: [], general: [] }, at, weight), known };
}

/** The scores that tell what is none of our business from what is. */
export function offtopicScores(labels: readonly string[], decision: Float64Array, known: number): number[] {
  const off = decision[labels.indexOf(special.offtopic)] ?? -1;
  const needs = labels.flatMap((label, i) => (notNeeds.has(label) ? [] : [decision[i] as number])).sort((a, b) => b - a);
  return [off, needs[0] ?? -1, (needs[0] ?? -1) - (needs[1] ?? -1), known];
}

/** The scores that tell a question which a page answers from a wish for help. */
export function generalScores(labels: readonly string[], decision: Float64Array): number[] {
  return [decision[labels.indexOf(special.general)] ?? -1];
}

/** Fits the temperature of the softmax over the needs by the likelihood of what was set aside (golden section). */
function fitTemperature(scored: readonly { lesson: Lesson; decision: Float64Array }[], labels: readonly string[]): number {
  const needs = labels.flatMap((label, i) => (notNeeds.has(label) ? [] : [i]));
  const cases = scored.flatMap(({ lesson, decision }) => {
    const right = needs.findIndex((i) => lesson.labels.includes(labels[i] as string));
    return right < 0 ? [] : [{ values: needs.map((i) => decision[i] as number), right }];
  });
  const loss = (t: number) => cases.reduce((sum, { values, right }) => {
    const most = Math.max(...values);
    return sum + Math.log(values.reduce((all, value) => all + Math.exp((value - most) / t), 0)) - ((values[right] as number) - most) / t;
  }, 0);
  if (cases.length === 0) return 0.2;
  let [low, high] = [0.05, 1];
  const golden = (Math.sqrt(5) - 1) / 2;
  for (let step = 0; step < 30; step++) {
    const [a, b] = [high - golden * (high - low), low + golden * (high - low)];
    if (loss(a) < loss(b)) high = b; else low = a;
  }
  return (low + high) / 2;
}

/** Logistic regression with a little ridge, by Newton's method; the constant comes last. */
export function fitLogistic(cases: readonly { x: number[]; y: boolean }[]): number[] {
  const size = (cases[0]?.x.length ?? 0) + 1;
  let weights = new Array<number>(size).fill(0);
  for (let step = 0; step < 25; step++) {
    const gradient = weights.map((w) => -0.5 * w);
    const curve = weights.map((_, i) => weights.map((__, j) => (i === j ? 0.5 : 0)));
    for (const { x, y } of cases) {
      const full = [...x, 1];
      const p = logistic(weights, x);
      full.forEach((a, i) => {
        gradient[i] = (gradient[i] as number) + ((y ? 1 : 0) - p) * a;
        full.forEach((b, j) => { const row = curve[i] as number[]; row[j] = (row[j] as number) + p * (1 - p) * a * b; });
      });
    }
    const move = solve(curve, gradient);
    weights = weights.map((w, i) => w + (move[i] as number));
    if (Math.max(...move.map(Math.abs)) < 1e-6) break;
  }
  return weights;
}

/** The probability that a logistic regression gives. */
export function logistic(weights: readonly number[], x: readonly number[]): number {
  const sum = x.reduce((total, value, i) => total + value * (weights[i] ?? 0), weights[x.length] ?? 0);
  return 1 / (1 + Math.exp(-sum));
}

function solve(matrix: number[][], right: number[]): number[] {
  const rows = matrix.map((row, i) => [...row, right[i] as number]);
  const size = rows.length;
  for (let i = 0; i < size; i++) {
    const pivot = rows.slice(i).reduce((best, row, k) => (Math.abs(row[i] as number) > Math.abs((rows[best] as number[])[i] as number) ? i + k : best), i);
    [rows[i], rows[pivot]] = [rows[pivot] as number[], rows[i] as number[]];
    const top = rows[i] as number[];
    for (const row of rows) {
      if (row === top) continue;
      const factor = (row[i] as number) / (top[i] as number);
      for (let j = i; j <= size; j++) row[j] = (row[j] as number) - factor * (top[j] as number);
    }
  }
  return rows.map((row, i) => (row[size] as number) / (row[i] as number));
}

/** Which of five parts a text falls in (FNV-1a): the same whatever else is learnt from, so that one more sentence moves no other. */
function shareOf(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return (value >>> 8) % 5;
}

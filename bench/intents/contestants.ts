import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { classify } from '../../src/intents/classify.ts';
import { openModel } from '../../src/intents/model.ts';
import { special } from '../../src/intents/sentences.ts';
import { train } from '../../src/intents/train.ts';
import type { Lesson } from '../../src/intents/train.ts';
import type { Data } from './data.ts';
import type { Guess } from './figures.ts';

/** One who learns from the training texts and then guesses. */
export type Contestant = { name: string; learn(data: Data, progress: (share: number) => void): Learnt | Promise<Learnt> };
export type Learnt = { guess(text: string): Guess | Promise<Guess>; modelBytes: number };

const require = createRequire(import.meta.url);

/** What the product ships: the same training and the same classifying, each intent's name one more example as it is there. */
export const ours: Contestant = {
  name: 'ours',
  learn({ language, train: pairs, validation, outOfScopeTrain = [], outOfScopeValidation = [] }, progress) {
    const lesson = ([text, intent]: readonly [string, string]): Lesson => ({ text, language, labels: [intent] });
    const outside = (texts: readonly string[]) => texts.map((text) => lesson([text, special.offtopic]));
    const names = [...new Set(pairs.map(([, intent]) => intent))].map((intent) => lesson([intent.replaceAll('_', ' '), intent]));
    const judged = validation && [...validation.map(lesson), ...outside(outOfScopeValidation)];
    const file = train([...pairs.map(lesson), ...names, ...outside(outOfScopeTrain)], { progress, ...(judged ? { judged } : {}) });
    const model = openModel(file);
    return {
      modelBytes: Buffer.byteLength(JSON.stringify(file)),
      guess(text) {
        const { needs, offtopic } = classify(model, text, language);
        return { intent: needs[0]?.need ?? '', sure: needs[0]?.p ?? 0, outside: offtopic };
      },
    };
  },
};

type Bayes = { addDocument(text: string, label: string): void; train(): void; getClassifications(text: string): { label: string; value: number }[] };

/** The naive Bayes classifier of `natural`, with its stemmer for the language. Its values are made into shares. */
export const natural: Contestant = {
  name: 'natural',
  learn({ language, train: pairs }) {
    const Classifier = require('natural/lib/natural/classifiers/bayes_classifier') as new (stemmer: unknown) => Bayes;
    const bayes = new Classifier(require(`natural/lib/natural/stemmers/porter_stemmer${language === 'sv' ? '_sv' : ''}`));
    for (const [text, intent] of pairs) bayes.addDocument(text, intent);
    bayes.train();
    return {
      modelBytes: Buffer.byteLength(JSON.stringify(bayes)),
      guess(text) {
        const all = bayes.getClassifications(text);
        const total = all.reduce((sum, { value }) => sum + value, 0) || 1;
        const sure = (all[0]?.value ?? 0) / total;
        return { intent: all[0]?.label ?? '', sure, outside: -sure };
      },
    };
  },
};

type Nlp = {
  settings: { autoSave: boolean };
  addLanguage(language: string): void; addDocument(language: string, text: string, intent: string): void; train(): Promise<void>; export(minified: boolean): string;
  process(language: string, text: string): Promise<{ classifications: { intent: string; score: number }[] }>;
};

/** nlp.js, fetched into a folder of its own so that the product does not depend on it. */
export const nlpjs: Contestant = {
  name: 'nlp.js',
  async learn({ language, train: pairs }) {
    const manager = await peer(language);
    for (const [text, intent] of pairs) manager.addDocument(language, text, intent);
    await manager.train();
    return {
      modelBytes: Buffer.byteLength(manager.export(true)),
      async guess(text) {
        const { classifications } = await manager.process(language, text);
        const best = classifications.filter(({ intent }) => intent !== 'None').reduce((top, one) => (one.score > top.score ? one : top), { intent: '', score: 0 });
        return { intent: best.intent, sure: best.score, outside: -best.score };
      },
    };
  },
};

type Container = { use(plugin: unknown): void; get(name: 'nlp'): Nlp };

async function peer(language: 'sv' | 'en'): Promise<Nlp> {
  const folder = join(process.cwd(), 'node_modules', '.ratt-dorr', 'peers');
  const packages = ['@nlpjs/lang-sv@4.26.1', '@nlpjs/lang-en@4.26.1', '@nlpjs/core@4.26.1', '@nlpjs/nlp@4.27.0'];
  if (!existsSync(join(folder, 'node_modules', '@nlpjs', 'lang-sv'))) {
    process.stderr.write('Fetching nlp.js to measure beside; the product does not use it.\n');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{"private":true}');
    const { status } = spawnSync('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error', ...packages], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
    if (status !== 0) throw new Error('nlp.js could not be fetched. See that the npm registry can be reached, or leave --peers out.');
  }
  const own = createRequire(join(folder, 'package.json'));
  const { containerBootstrap } = own('@nlpjs/core') as { containerBootstrap: () => Promise<Container> };
  const container = await containerBootstrap();
  container.use((own('@nlpjs/nlp') as { Nlp: unknown }).Nlp);
  container.use((own(`@nlpjs/lang-${language}`) as Record<string, unknown>)[language === 'sv' ? 'LangSv' : 'LangEn']);
  const nlp = container.get('nlp');
  nlp.settings.autoSave = false;
  nlp.addLanguage(language);
  return nlp;
}

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { analyse } from './intents/text.ts';
import { openModel } from './intents/model.ts';
import type { Model, ModelFile } from './intents/model.ts';
import { readSentences, special } from './intents/sentences.ts';
import { lessonsFrom, train } from './intents/train.ts';
import { readKnowledge } from './knowledge/load.ts';
import { readPhrases } from './knowledge/read-phrases.ts';
import { Knowledge } from './knowledge/schema.ts';
import { buildIndex, openSearch } from './knowledge/search.ts';
import type { Search } from './knowledge/search.ts';
import type { Phrases } from './phrases.ts';

/** What the content amounts to once it has been read, checked and learnt from. */
export type Compiled = { knowledge: Knowledge; phrases: Phrases; model: Model; search: Search };
type Written = { knowledge: Knowledge; phrases: Phrases; model: ModelFile; index: object };

const names = { knowledge: 'knowledge.json', phrases: 'phrases.json', model: 'model.json', index: 'search.json' } as const;

/** Reads and checks everything under `root`/knowledge and `root`/intents, and learns from it. Takes some seconds. Throws with all faults in the content. */
export function compile(root: string): Written {
  const knowledge = readKnowledge(join(root, 'knowledge'));
  const phrases = readPhrases(join(root, 'intents'));
  const needs = Object.entries(knowledge.common.needs);
  const sentences = readSentences(join(root, 'intents'), needs.map(([need]) => need));
  const lessons = lessonsFrom(sentences.filter(({ label }) => label !== special.service), needs.map(([need, { label }]) => ({ need, sv: label.sv, en: label.en })));
  const examples = sentences.flatMap(({ label, service, text, language }) => ((label === special.general || label === special.service) && service !== undefined ? [{ service, text, language }] : []));
  return { knowledge, phrases, model: train(lessons), index: buildIndex(knowledge, examples, analyse) };
}

/** Writes what was compiled, so that starting does not have to read, check and learn again. */
export function writeCompiled(folder: string, written: Written): void {
  mkdirSync(folder, { recursive: true });
  for (const [part, name] of Object.entries(names)) writeFileSync(join(folder, name), JSON.stringify(written[part as keyof Written]));
}

/** Opens what was compiled. Throws with what to do when it is not there or is not what it should be. */
export function openCompiled(folder: string): Compiled {
  if (!existsSync(join(folder, names.model))) throw new Error(`${folder} is missing: run npm run build, which reads the knowledge and learns the sentences`);
  const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8'));
  return ready({ knowledge: Knowledge.parse(read(names.knowledge)), phrases: read(names.phrases) as Phrases, model: read(names.model) as ModelFile, index: read(names.index) as object });
}

/** Makes what was compiled ready for use. */
export function ready({ knowledge, phrases, model, index }: Written): Compiled {
  return { knowledge, phrases, model: openModel(model), search: openSearch(index, analyse) };
}

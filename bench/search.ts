// How well the search finds: `npm run bench:search -- FILE.jsonl [--json]`, a file of questions with candidate answers (SweFAQ's
// shape), each question asked against all answers of the file. Without a file: our own services, every fifth example question kept
// out of the index and asked.
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { readSentences, special } from '../src/intents/sentences.ts';
import { analyse } from '../src/intents/text.ts';
import { serviceEntries } from '../src/knowledge/entries.ts';
import { readKnowledge } from '../src/knowledge/load.ts';
import { buildIndex, openSearch } from '../src/knowledge/search.ts';
import type { Entry, Said } from '../src/knowledge/search.ts';

const Line = z.looseObject({ question: z.string(), candidate_answers: z.array(z.string()), label: z.number().int().nonnegative(), meta: z.looseObject({ category: z.string().optional() }).optional() });
type Task = { entries: Entry[]; questions: (Said & { right: string })[] };

const [file] = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const { entries, questions } = file === undefined ? ownTask() : fileTask(file);
const began = cpuSeconds();
const index = JSON.parse(JSON.stringify(buildIndex(entries, analyse))) as object;
const buildCpuSeconds = cpuSeconds() - began;
const search = openSearch(index, analyse);
for (const { text, language } of questions.slice(0, 50)) search.find(text, language);
const asked = cpuSeconds();
const ranks = questions.map(({ text, language, right }) => search.find(text, language, 10).findIndex(({ id }) => id === right));
const queryMicroseconds = ((cpuSeconds() - asked) * 1e6) / questions.length;
const share = (among: number) => ranks.filter((rank) => rank >= 0 && rank < among).length / ranks.length;
const figures = { file: file === undefined ? 'knowledge' : basename(file), hit1: share(1), hit3: share(3), mrr: ranks.reduce((sum, rank) => sum + (rank < 0 ? 0 : 1 / (rank + 1)), 0) / ranks.length, queryMicroseconds, buildCpuSeconds };

process.stdout.write(`${questions.length} questions against ${entries.length} entries\n  right first       ${(100 * figures.hit1).toFixed(1)} %\n  among three       ${(100 * figures.hit3).toFixed(1)} %\n  MRR at ten        ${figures.mrr.toFixed(3)}\n  a query           ${Math.round(queryMicroseconds)} µs CPU\n  building          ${buildCpuSeconds.toFixed(2)} s CPU, ${(JSON.stringify(index).length / 1e6).toFixed(2)} MB\n`);
if (process.argv.includes('--json')) process.stdout.write(`${JSON.stringify(figures)}\n`);

function fileTask(path: string): Task {
  const lines = readFileSync(path, 'utf8').split('\n').filter((line) => line.trim() !== '').map((line, i) => {
    const read = Line.safeParse(JSON.parse(line));
    if (!read.success) throw new Error(`${path}:${i + 1} is not { question, candidate_answers, label }:\n${z.prettifyError(read.error)}`);
    return read.data;
  });
  const answers = [...new Set(lines.flatMap(({ candidate_answers: all }) => all))];
  const idOf = new Map(answers.map((text, i) => [text, String(i)]));
  const titles = new Map(lines.flatMap(({ candidate_answers: all, meta }) => all.map((text) => [text, meta?.category] as const)));
  return {
    entries: answers.map((text, i) => ({ id: String(i), names: titles.get(text) === undefined ? [] : [{ text: titles.get(text) ?? '', language: 'sv' as const }], about: [{ text, language: 'sv' as const }], examples: [] })),
    questions: lines.map(({ question, candidate_answers: all, label }) => ({ text: question, language: 'sv' as const, right: idOf.get(all[label] ?? '') ?? '' })),
  };
}

function ownTask(): Task {
  const knowledge = readKnowledge(join(process.cwd(), 'knowledge'));
  const examples = readSentences(join(process.cwd(), 'intents'), Object.keys(knowledge.common.needs))
    .flatMap(({ label, service, text, language }) => (service !== undefined && (label === special.service || label === special.general) ? [{ service, text, language }] : []));
  const isAsked = (_: unknown, i: number) => i % 5 === 0;
  return {
    entries: serviceEntries(knowledge, examples.filter((one, i) => !isAsked(one, i))),
    questions: examples.filter(isAsked).map(({ service, text, language }) => ({ text, language, right: service })),
  };
}

function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

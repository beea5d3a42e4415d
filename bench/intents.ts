// How well intents are understood: `npm run bench:intents -- FILE.json [--peers] [--json]`, ours and natural's Bayes side by side in
// one run. Without a file: our own sentences, a fifth of them kept out, also with a typo in each and without å, ä and ö.
import { basename } from 'node:path';
import { generator } from '../src/intents/random.ts';
import { natural, nlpjs, ours } from './intents/contestants.ts';
import type { Contestant, Learnt } from './intents/contestants.ts';
import { ownData, readData } from './intents/data.ts';
import type { Data } from './intents/data.ts';
import { accuracy, auroc, bestThreshold, calibrationError } from './intents/figures.ts';
import type { Guess } from './intents/figures.ts';

type Result = { accuracy: number; auroc?: number; inScope?: number; outOfScopeRecall?: number; ece: number; trainCpuSeconds: number; predictMicroseconds: number; modelBytes: number; oneTypo?: number; noDiacritics?: number };

const [file] = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const flags = new Set(process.argv.slice(2).filter((argument) => argument.startsWith('--')));
const data = file === undefined ? ownData(process.cwd()) : readData(file);
say(`${file === undefined ? 'Our own Swedish sentences' : basename(file)}: ${data.train.length} texts to learn from, ${new Set(data.train.map(([, intent]) => intent)).size} intents, ${data.test.length} to test with.`);

const results: Record<string, Result> = {};
for (const contestant of [ours, natural, ...(flags.has('--peers') ? [nlpjs] : [])]) {
  results[contestant.name] = await measure(contestant, data);
  print(contestant.name, results[contestant.name] as Result);
}
if (flags.has('--json')) process.stdout.write(`${JSON.stringify({ file: file === undefined ? 'intents' : basename(file), ...results })}\n`);

async function measure(contestant: Contestant, whole: Data): Promise<Result> {
  const began = cpuSeconds();
  let told = 0;
  const learnt = await contestant.learn(whole, (share) => { if (share >= told + 0.25) { told = share; say(`${contestant.name}: ${Math.round(share * 100)} % learnt`); } });
  const trained = cpuSeconds();
  const truth = whole.test.map(([, intent]) => intent);
  const guesses = await guessAll(learnt, whole.test.map(([text]) => text));
  const guessed = cpuSeconds();
  return {
    accuracy: accuracy(guesses, truth), ...(await outsideFigures(learnt, whole, guesses, truth)), ece: calibrationError(guesses, truth),
    trainCpuSeconds: trained - began, predictMicroseconds: ((guessed - trained) * 1e6) / guesses.length, modelBytes: learnt.modelBytes,
    ...(file === undefined ? {
      oneTypo: accuracy(await guessAll(learnt, whole.test.map(([text], i) => withTypo(text, i))), truth),
      noDiacritics: accuracy(await guessAll(learnt, whole.test.map(([text]) => withoutDiacritics(text))), truth),
    } : {}),
  };
}

/** How well what is outside all intents is told from what is inside; at one threshold only where there is something to choose it on. */
async function outsideFigures(learnt: Learnt, { validation, outOfScopeValidation, outOfScopeTest }: Data, inside: readonly Guess[], truth: readonly string[]): Promise<Pick<Result, 'auroc' | 'inScope' | 'outOfScopeRecall'>> {
  if (!outOfScopeTest || outOfScopeTest.length === 0) return {};
  const outside = await guessAll(learnt, outOfScopeTest);
  const separated = { auroc: auroc(inside, outside) };
  if (!validation || !outOfScopeValidation) return separated;
  const threshold = bestThreshold(await guessAll(learnt, validation.map(([text]) => text)), validation.map(([, intent]) => intent), await guessAll(learnt, outOfScopeValidation));
  return {
    ...separated,
    inScope: inside.filter((guess, i) => guess.outside <= threshold && guess.intent === truth[i]).length / inside.length,
    outOfScopeRecall: outside.filter((guess) => guess.outside > threshold).length / outside.length,
  };
}

async function guessAll(learnt: Learnt, texts: readonly string[]): Promise<Guess[]> {
  const guesses: Guess[] = [];
  for (const text of texts) guesses.push(await learnt.guess(text));
  return guesses;
}

/** One letter left out, put in, changed or moved, in one word of at least four letters: the same one in every run. */
function withTypo(text: string, seed: number): string {
  const random = generator(seed + 1);
  const long = [...text.matchAll(/\p{L}{4,}/gu)];
  const word = long[Math.floor(random() * long.length)];
  if (!word) return text;
  const [letters] = word;
  const at = Math.floor(random() * (letters.length - 1));
  const letter = 'abcdefghijklmnopqrstuvwxyzåäö'[Math.floor(random() * 29)] ?? 'e';
  const kind = Math.floor(random() * 4);
  const middle = kind === 0 ? '' : kind === 1 ? letter + (letters[at] ?? '') : kind === 2 ? letter : (letters[at + 1] ?? '') + (letters[at] ?? '');
  return text.slice(0, word.index + at) + middle + text.slice(word.index + at + (kind === 3 ? 2 : 1));
}

function withoutDiacritics(text: string): string {
  return text.normalize('NFC').replace(/[åä]/g, 'a').replace(/[ÅÄ]/g, 'A').replace(/ö/g, 'o').replace(/Ö/g, 'O');
}

function print(name: string, result: Result): void {
  const percent = (share: number | undefined) => (share === undefined ? '–' : `${(100 * share).toFixed(2)} %`);
  const lines = [
    ['accuracy', percent(result.accuracy)], ['one typo in each', percent(result.oneTypo)], ['no å, ä, ö', percent(result.noDiacritics)], ['outside: AUROC', percent(result.auroc)],
    ['in scope, at one threshold', percent(result.inScope)], ['out of scope found', percent(result.outOfScopeRecall)], ['calibration error', percent(result.ece)],
    ['training', `${result.trainCpuSeconds.toFixed(1)} s CPU`], ['one guess', `${Math.round(result.predictMicroseconds)} µs CPU`], ['model', `${(result.modelBytes / 1e6).toFixed(2)} MB`],
  ];
  process.stdout.write(`${name}\n${lines.filter(([, value]) => value !== '–').map(([what = '', value = '']) => `  ${what.padEnd(28)}${value.padStart(12)}`).join('\n')}\n`);
}

function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}
